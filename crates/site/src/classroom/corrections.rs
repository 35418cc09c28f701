//! What was set right, with its date and who says so.

use super::word;
use crate::margin::Margin;
use crate::section::sheet;
use crate::{Page, Site};
use authoring::Edition;
use authoring::classroom::Correction;
use yew::prelude::*;

/// Its name in addresses.
pub(crate) const NAME: &str = "corrections";

/// `en/corrections.html`.
pub(crate) async fn page(site: &Site, lesson: &Edition) -> Page {
    let margin = Margin::new(lesson);
    let body = html! {
        <div class="corrections">
            <ol class="corrected">{ for lesson.classroom.corrections.iter().map(|it| correction(lesson, &margin, it)) }</ol>
            <p><a href="teach.html#report">{ word(lesson, "report") }</a></p>
            { margin.notes() }
        </div>
    };
    sheet(site, lesson, NAME, &lesson.sections.corrections, &[&site.assets.class_style], body).await
}

fn correction(lesson: &Edition, margin: &Margin, correction: &Correction) -> Html {
    html! {
        <li>
            <p class="when">{ lesson.catalog.citation_words.date(&correction.date) }</p>
            <dl>
                <dt>{ word(lesson, "was") }</dt>
                <dd>{ correction.was.clone() }</dd>
                <dt>{ word(lesson, "is") }</dt>
                <dd>{ correction.is.clone() }</dd>
                <dt>{ word(lesson, "why") }</dt>
                <dd>
                    { correction.why.clone() }
                    <ul class="statements">{ for correction.facts.iter().map(|id| html! { <li>{ margin.fact(id) }</li> }) }</ul>
                </dd>
            </dl>
        </li>
    }
}
