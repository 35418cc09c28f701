//! The accessibility statement: what the pages aim at, what works, what does not, how it was tested.
//!
//! docs/accessibility.md lists the criteria one by one.

use super::parts::word;
use crate::layout::sheet;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::section::Section;
use yew::prelude::*;

/// Writes `en/accessibility.html`.
pub(crate) async fn page(site: &Site, lesson: &Edition) -> Page {
    let works = ["access_keys", "access_reader", "access_text", "access_colours", "access_motion", "access_language", "access_scripts"];
    let not = ["access_not_tried", "access_not_reader", "access_not_slides", "access_not_pdf"];
    let list = |items: &[&str]| html! { <ul class="plain-list">{ for items.iter().map(|key| html! { <li>{ led(&word(lesson, key)) }</li> }) }</ul> };
    let body = html! {
        <div class="statement">
            <p>{ word(lesson, "access_aim") }</p>
            <h2>{ word(lesson, "access_works") }</h2>
            { list(&works) }
            <h2>{ word(lesson, "access_not") }</h2>
            { list(&not) }
            <h2>{ word(lesson, "access_tested") }</h2>
            <p>{ word(lesson, "access_tested_help") }</p>
            <h2>{ word(lesson, "access_report") }</h2>
            <p>{ word(lesson, "access_report_help") }</p>
        </div>
    };
    sheet(site, lesson, Section::Accessibility.slug(), &lesson.sections.accessibility, &[&site.assets.class_style], body).await
}

/// An item of a list. If it begins with what it is about and a colon, that part stands out.
fn led(words: &str) -> Html {
    match words.find([':', '：']).map(|colon| words.split_at(colon)) {
        Some((about, rest)) => html! { <><b>{ about.to_owned() }</b>{ rest.to_owned() }</> },
        None => html! { { words.to_owned() } },
    }
}
