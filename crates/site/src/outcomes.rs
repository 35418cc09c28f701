//! The outcomes side by side, in a single image.

use super::citations::Citations;
use super::layout::sheet;
use crate::render::{plain_links, story_at};
use crate::site::{Page, Site};
use authoring::section::Section;
use authoring::{Edition, Outcome};
use layered_defense::views::picture::node;
use lesson::address::Surface;
use lesson::drawing::draw;
use lesson::query::{Query, Setting};
use yew::prelude::*;

/// Writes `en/outcomes.html`.
pub(super) async fn page(site: &Site, lesson: &Edition) -> Page {
    let words = &lesson.sections;
    let citations = Citations::new(lesson);
    let panels: Vec<Html> = lesson.outcomes.iter().map(|outcome| panel(lesson, &citations, outcome)).collect();
    let body = html! {
        <>
            <div class="side-by-side">{ for panels }</div>
            <p class="aside">{ words.caveats.clone() }</p>
            { citations.notes() }
        </>
    };
    sheet(site, lesson, Section::Outcomes.slug(), &words.outcomes, &[], body).await
}

fn panel(lesson: &Edition, citations: &Citations, outcome: &Outcome) -> Html {
    let step = &outcome.step;
    let story = story_at(lesson, step);
    let shown = story.shown(lesson);
    let described_by = [step.as_str(), "-described"].concat();
    let scene = lesson.panel_of(&story);
    let mut query = Query::default();
    query.set(Setting::path(lesson, &story.path));
    let mut links = plain_links(Surface::Page, "../");
    links.query = query.written();
    html! {
        <section class="outcome-panel">
            <h2>{ outcome.heading.replace('|', "") }</h2>
            { node(draw(&scene, &described_by)) }
            <p class="visually-hidden" id={described_by}>{ shown.description.clone() }</p>
            <div class="sentences">{ for shown.caption.iter().map(|sentence| html! { <p>{ citations.prose(sentence) }</p> }) }</div>
            <p><a href={links.step(&lesson.language.id, step)}>{ lesson.sections.see_step.replace("{step}", &shown.title) }</a></p>
        </section>
    }
}
