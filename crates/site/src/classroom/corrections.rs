//! The corrections, each with its date and its sources.

use super::parts::word;
use crate::citations::Citations;
use crate::layout::sheet;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::classroom::{Correction, Whose};
use authoring::section::Section;
use yew::prelude::*;

/// Writes `en/corrections.html`.
pub(crate) async fn page(site: &Site, lesson: &Edition) -> Page {
    let citations = Citations::new(lesson);
    let body = html! {
        <div class="corrections">
            <ol class="corrected">{ for lesson.classroom.corrections.iter().map(|it| correction(lesson, &citations, it)) }</ol>
            <p><a href="teach.html#report">{ word(lesson, "report") }</a></p>
            { citations.notes() }
        </div>
    };
    sheet(site, lesson, Section::Corrections.slug(), &lesson.sections.corrections, &[&site.assets.class_style], body).await
}

fn correction(lesson: &Edition, citations: &Citations, correction: &Correction) -> Html {
    html! {
        <li>
            <p class="when">{ lesson.catalog.citation_words.date(&correction.date) }</p>
            <dl>
                <dt>{ word(lesson, match correction.of { Whose::Article => "was_article", Whose::Ours => "was_ours" }) }</dt>
                <dd>{ correction.was.clone() }</dd>
                <dt>{ word(lesson, "is") }</dt>
                <dd>{ correction.is.clone() }</dd>
                <dt>{ word(lesson, "why") }</dt>
                <dd>
                    { correction.why.clone() }
                    <ul class="statements">{ for correction.facts.iter().map(|id| html! { <li>{ citations.fact(id) }</li> }) }</ul>
                </dd>
            </dl>
        </li>
    }
}
