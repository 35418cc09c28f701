//! Lists the pages beside the story in a language.

use crate::classroom::{accessibility, corrections, cut, handout, handout_short, presenter, quiz, take, teach, worksheet};
use crate::site::{Page, Site};
use crate::{cooperation, embed_builder, figures, glossary, outcomes, parts, questions, sources, symbols, systems, timeline};
use authoring::Edition;

/// Writes these pages.
pub(super) async fn sections(site: &Site, lesson: &Edition) -> Vec<Page> {
    let mut pages = vec![
        systems::page(site, lesson).await,
        timeline::page(site, lesson).await,
        cooperation::page(site, lesson).await,
        glossary::page(site, lesson).await,
        questions::page(site, lesson).await,
        sources::page(site, lesson).await,
        outcomes::page(site, lesson).await,
        symbols::page(site, lesson).await,
        figures::page(site, lesson).await,
        embed_builder::page(site, lesson).await,
        take::page(site, lesson).await,
        quiz::page(site, lesson).await,
        cut::page(site, lesson).await,
        parts::page(site, lesson).await,
        teach::page(site, lesson).await,
    ];
    pages.extend(handout::pages(site, lesson).await);
    pages.extend([
        handout_short::page(site, lesson).await,
        worksheet::page(site, lesson).await,
        worksheet::key(site, lesson).await,
        corrections::page(site, lesson).await,
        accessibility::page(site, lesson).await,
        presenter::page(site, lesson).await,
    ]);
    pages
}
