//! A step's own page, and the page at the site's root.

use super::document::{Head, linked};
use crate::document::absolute_links;
use crate::layout::{footer, header, story_notice};
use crate::render::{alive, plain_links, still};
use crate::site::{AssetFile, Page, Site};
use crate::social_cards;
use authoring::Edition;
use layered_defense::fingerprint;
use lesson::address::Surface;
use lesson::model::{SharedLesson, StepId};
use lesson::prose::plain;
use lesson::session::Session;
use yew::prelude::*;

/// The page of a step: `en/lower-hit.html`.
pub(super) async fn page(site: &Site, lesson: &Edition, shipped: &AssetFile, step: &StepId) -> Page {
    (Surface::Page.step(&lesson.language.id, step), text(site, lesson, shipped, step, "../").await)
}

/// The page at the root: the first step in the default language.
pub(super) async fn index(site: &Site, lesson: &Edition, shipped: &AssetFile) -> Page {
    ("index.html".to_owned(), text(site, lesson, shipped, &lesson.start, "").await)
}

async fn text(site: &Site, lesson: &Edition, shipped: &AssetFile, step: &StepId, root: &str) -> String {
    let links = plain_links(Surface::Page, root);
    let session = Session::new(SharedLesson::new(lesson.lesson.clone()), step, links.clone());
    let shown = session.story.shown(lesson);
    let alive = alive(session.clone()).await;
    let intact = fingerprint::of_markup(&alive).written();
    let page = &lesson.page;
    let body = html! {
        <>
            <a class="skip" href="#story">{ page.skip.clone() }</a>
            { header(lesson, root, step.as_str(), |language| {
                links.step(&language.id, step)
            }) }
            { story_notice(lesson) }
            <main data-surface={Surface::Page.as_str()} data-root={root.to_owned()} data-step={step.0.clone()} data-intact={intact}>
                { Html::from_html_unchecked(alive.into()) }
            </main>
            { footer(lesson, root, step.as_str()) }
        </>
    };
    let shown_by_others = lesson.step(step).map(|step| social_cards::lines(site, lesson, step)).unwrap_or_default();
    let head = Head {
        lesson,
        root,
        title: &session.title(),
        description: &plain(&shown.caption.join(" ")),
        shipped,
        styles: &[],
        searchable: true,
        body_class: "page",
        // No `rel=next`: a browser that fetches it ahead is refused by the policy, and says so.
        more: [absolute_links(site, lesson, |language| Surface::Page.step(&language.id, step)), shown_by_others].concat(),
    };
    linked(site, &head, &still(body).await)
}
