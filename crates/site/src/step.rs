//! The page of a step, and the page at the site's root.

use super::document::{Head, linked};
use crate::document::absolute_links;
use crate::layout::{footer, header, story_notice};
use crate::render::{still, story_element};
use crate::site::{AssetFile, Page, Site};
use crate::social_cards;
use authoring::Edition;
use lesson::address::Surface;
use lesson::model::StepId;
use yew::prelude::*;

/// Writes the page of a step: `en/lower-hit.html`.
pub(super) async fn page(site: &Site, lesson: &Edition, shipped: &AssetFile, step: &StepId) -> Page {
    (Surface::Page.step(&lesson.language.id, step), text(site, lesson, shipped, step, "../").await)
}

/// Writes the page at the root: the first step in the default language.
pub(super) async fn index(site: &Site, lesson: &Edition, shipped: &AssetFile) -> Page {
    ("index.html".to_owned(), text(site, lesson, shipped, &lesson.start, "").await)
}

async fn text(site: &Site, lesson: &Edition, shipped: &AssetFile, step: &StepId, root: &str) -> String {
    let (session, story) = story_element(lesson, Surface::Page, root, step).await;
    let page = &lesson.page;
    let body = html! {
        <>
            <a class="skip" href="#story">{ page.skip.clone() }</a>
            { header(lesson, root, step.as_str(), |language| {
                session.links.step(&language.id, step)
            }) }
            { story_notice(lesson) }
            { story }
            <link rel="stylesheet" href={[root, &site.assets.later_style.name].concat()} />
            { footer(lesson, root, step.as_str()) }
        </>
    };
    let shown_by_others = lesson.step(step).map(|step| social_cards::lines(site, lesson, step)).unwrap_or_default();
    let head = Head {
        searchable: true,
        // No `rel=next`: the policy would block a browser that prefetches it, and the console would report that.
        more: [absolute_links(site, lesson, |language| Surface::Page.step(&language.id, step)), shown_by_others].concat(),
        ..Head::of_step(lesson, root, &session, shipped, "page")
    };
    linked(site, &head, &still(body).await)
}
