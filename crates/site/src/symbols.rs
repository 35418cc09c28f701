//! The sheet of symbols: the whole family, each large, small and in dots.
//!
//! While names are hidden it is a game for a class: each symbol carries a letter, and pressing it shows its name. A box to
//! tick does that, so it takes no script; the style sheet brings it and the letters, and takes the names away.

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

/// `en/symbols.html`.
pub(super) async fn page(site: &Site, lesson: &Edition) -> Page {
    let words = &lesson.sections;
    let symbols = lesson.symbol_names.iter().filter_map(|(id, name)| Some((named(&lesson.symbols, id)?, name)));
    let body = html! {
        <>
            <p class="how-to-guess">{ read(lesson, lesson.classroom.word("symbols_help")) }</p>
            <ul class="sheet-of-symbols">{ for (0..).zip(symbols).map(|(nth, (symbol, name))| entry(lesson, nth, symbol, name)) }</ul>
        </>
    };
    sheet(site, lesson, Section::Symbols.slug(), &words.symbols, &[], body).await
}

/// A symbol, its name, and what shows the name while it is hidden.
fn entry(lesson: &Edition, nth: u8, symbol: &Symbol, name: &str) -> Html {
    let letter = letter(nth);
    let dotted = (!symbol.outline.is_empty()).then(|| node(symbol_alone(symbol, Some(Stage::Considered))));
    let asks = lesson.classroom.word("symbols_guess").replace("{letter}", &letter);
    html! {
        <li>
            // A browser that goes back would else give away what the last class had found.
            <input type="checkbox" class="guess" autocomplete="off" aria-label={asks} />
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
