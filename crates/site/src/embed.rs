//! A step's page for frames: only the story, fitted to any box.

use super::document::{Head, linked, script};
use crate::layout::story_notice;
use crate::render::{still, story_element};
use crate::site::{AssetFile, Page, Site};
use authoring::Edition;
use lesson::address::Surface;
use lesson::model::StepId;
use yew::prelude::*;

/// Writes the embed page of a step: `embed/en/lower-hit.html`.
pub(super) async fn page(site: &Site, lesson: &Edition, shipped: &AssetFile, step: &StepId) -> Page {
    let root = "../../";
    let (session, story) = story_element(lesson, Surface::Embed, root, step).await;
    let whole = [root, &Surface::Page.step(&lesson.language.id, step)].concat();
    let body = html! {
        <>
        { story_notice(lesson) }
        { story }
        <footer class="credit">
            <button type="button" class="tool" data-tool="present" hidden=true>{ lesson.classroom.word("full_screen").to_owned() }</button>
            <a href={whole} target="_blank" rel="noopener">{ lesson.page.name.clone() }</a>
            { [" · ", &lesson.page.embed_credit].concat() }
        </footer>
        </>
    };
    let head = Head {
        // Search engines should find the step's own page instead.
        listed: false,
        framed: true,
        more: script(root, &site.assets.embed_bridge),
        ..Head::of_step(lesson, root, &session, shipped, "embed")
    };
    (Surface::Embed.step(&lesson.language.id, step), linked(site, &head, &still(body).await))
}
