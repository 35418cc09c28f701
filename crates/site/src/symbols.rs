//! The sheet of symbols: the whole family, each symbol large, small and dotted.
//!
//! With labels hidden it is a quiz for a class: each symbol has a letter, and a click shows its name. Checkboxes
//! and CSS do that without scripts.

use super::citations::read;
use super::layout::sheet;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::section::Section;
use layered_defense::views::picture::node;
use lesson::drawing::symbol_alone;
use lesson::model::named;
use lesson::model::picture::{Stage, Symbol};
use lesson::scene::letter;
use yew::prelude::*;

/// Writes `en/symbols.html`.
pub(super) async fn page(site: &Site, lesson: &Edition) -> Page {
    let words = &lesson.sections;
    let symbols = lesson.symbol_names.iter().filter_map(|(id, name)| Some((named(&lesson.symbols, id)?, name)));
    let body = html! {
        <>
            <p class="how-to-guess">{ read(lesson, lesson.classroom.word("symbols_help")) }</p>
            // Without autocomplete, Back does not restore the checkboxes of the last class.
            <form method="dialog" autocomplete="off">
                <ul class="sheet-of-symbols">{ for (0..).zip(symbols).map(|(nth, (symbol, name))| entry(lesson, nth, symbol, name)) }</ul>
            </form>
        </>
    };
    sheet(site, lesson, Section::Symbols.slug(), &words.symbols, &[&site.assets.class_style], body).await
}

/// A symbol, its name, and the checkbox that shows the name in the quiz.
fn entry(lesson: &Edition, nth: u8, symbol: &Symbol, name: &str) -> Html {
    let letter = letter(nth);
    let dotted = (!symbol.outline.is_empty()).then(|| node(symbol_alone(symbol, Some(Stage::Considered))));
    let asks = lesson.classroom.word("symbols_guess").replace("{letter}", &letter);
    html! {
        <li>
            <input type="checkbox" class="guess" aria-label={asks} />
            <div class="large">{ node(symbol_alone(symbol, None)) }</div>
            <span class="letter" aria-hidden="true">{ letter }</span>
            <p class="name">{ name.to_owned() }</p>
            <div class="small">
                { node(symbol_alone(symbol, None)) }
                { for dotted }
            </div>
        </li>
    }
}
