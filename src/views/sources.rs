//! Sources as a list of links.

use lesson::address::Surface;
use lesson::model::{Lesson, Source};
use yew::prelude::*;

/// Sources as a list of links.
pub fn sources(lesson: &Lesson, all: &[Source], ids: &[String], surface: Surface) -> Html {
    let named = ids.iter().filter_map(|id| all.iter().find(|source| source.id == *id));
    let target = (surface == Surface::Embed).then_some("_blank");
    html! {
        <ul class="sources">
            { for named.map(|source| html! {
                <li>
                    <span lang={(source.language != lesson.language.id).then(|| source.language.0.clone())}>
                        { [&source.publisher, &lesson.page.comma].map(String::as_str).concat() }
                        <a href={source.url.clone()} rel="external noopener" {target}>{ source.title.clone() }</a>
                        { if source.date.is_empty() { String::new() } else { lesson.page.remark(&source.date) } }
                    </span>
                    { for Some(source.remarks(&lesson.page)).filter(|remarks| !remarks.is_empty()).map(|remarks| html! { <span class="old">{ remarks }</span> }) }
                </li>
            }) }
        </ul>
    }
}
