//! The handout on one page: the outcomes, a summary, and what the lines mean.

use super::handout::ready;
use super::parts::{colophon, key_to_lines, word};
use crate::citations::Citations;
use crate::layout::sheet;
use crate::render::story_at;
use crate::site::{Page, Site};
use authoring::section::Section;
use authoring::{Edition, Outcome};
use layered_defense::views::picture::node;
use lesson::drawing::draw;
use yew::prelude::*;

/// `en/handout-short.html`.
pub(crate) async fn page(site: &Site, lesson: &Edition) -> Page {
    let citations = Citations::new(lesson);
    let slug = Section::HandoutShort.slug();
    let body = html! {
        <div class="handout on-one-page">
            <nav class="not-on-paper choice-of-paper" aria-label={word(lesson, "handouts")}>
                <p>{ word(lesson, "print_help") }</p>
                { ready(site, lesson, slug) }
            </nav>
            <div class="outcomes-and-sentences">
                { for lesson.outcomes.iter().map(|it| outcome(lesson, &citations, it)) }
                <section class="in-sentences">
                    <h2>{ citations.read(&word(lesson, "in_sentences")) }</h2>
                    <ol>{ for lesson.classroom.sentences.iter().map(|sentence| html! { <li>{ citations.read(sentence) }</li> }) }</ol>
                </section>
            </div>
            { key_to_lines(lesson) }
            { colophon(lesson) }
        </div>
    };
    sheet(site, lesson, slug, &lesson.sections.handout_short, &[&site.assets.class_style], body).await
}

fn outcome(lesson: &Edition, citations: &Citations, Outcome { step, heading }: &Outcome) -> Html {
    let story = story_at(lesson, step);
    let shown = story.shown(lesson);
    let described_by = [step.as_str(), "-described"].concat();
    html! {
        <section>
            <h2>{ citations.read(&heading.replace('|', "")) }</h2>
            <p class="visually-hidden" id={described_by.clone()}>{ shown.description.clone() }</p>
            { node(draw(&lesson.panel_of(&story), &described_by)) }
        </section>
    }
}
