//! The sheet of symbols: the whole family, each large, small and in dots.

use super::section::sheet;
use super::{Page, Site};
use crate::views::SharedLesson;
use crate::views::picture::node;
use lesson::drawing::symbol_alone;
use lesson::model::named;
use yew::prelude::*;

/// `en/symbols.html`.
pub(super) async fn page(site: &Site, lesson: &SharedLesson) -> Page {
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
    sheet(site, lesson, "symbols", &words.symbols, &[], body).await
}
