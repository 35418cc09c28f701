//! The sheet of symbols: the whole family, each large, small and in dots.

use super::document::Head;
use super::section::{self, sheet};
use super::{Named, Page, Site};
use crate::views::SharedLesson;
use crate::views::picture::node;
use lesson::drawing::symbol_alone;
use lesson::model::named;
use yew::prelude::*;

/// `en/symbols.html`.
pub(super) async fn page(site: &Site, lesson: &SharedLesson, none: &Named) -> Page {
    let words = &lesson.sections;
    let body = html! {
        <ul class="sheet-of-symbols">
            { for lesson.symbol_names.iter().filter_map(|(id, name)| {
                let symbol = named(&lesson.symbols, id)?;
                let dotted = (!symbol.outline.is_empty()).then(|| node(symbol_alone(symbol, true)));
                Some(html! {
                    <li>
                        <div class="large">{ node(symbol_alone(symbol, false)) }</div>
                        <p class="label actor-name">{ name.clone() }</p>
                        <div class="small">
                            { node(symbol_alone(symbol, false)) }
                            { for dotted }
                        </div>
                    </li>
                })
            }) }
        </ul>
    };
    let head = Head {
        lesson,
        root: "../",
        title: &section::title(lesson, &words.symbols),
        description: &words.symbols.summary,
        shipped: none,
        body_class: "page section",
        more: section::absolute(site, lesson, "symbols"),
    };
    sheet(site, &head, "symbols", &words.symbols, body).await
}
