//! Running text as markup: words, their furigana, and terms that open a definition in place.
//!
//! A definition is a popover. The browser opens, closes and announces it, also without scripts.

use super::unbroken;
use lesson::model::{Lesson, Term};
use lesson::prose::{Run, runs};
use yew::prelude::*;

/// Running text. The ids of its definitions begin with `of`.
///
/// Browsers may break a line on both sides of a button. Punctuation beside a term stays with it.
pub fn html(prose: &str, of: &str) -> Html {
    let runs = runs(prose);
    let words_at = |nth: Option<usize>| match nth.and_then(|nth| runs.get(nth)) {
        Some(Run::Words(words)) => *words,
        _ => "",
    };
    let is_term = |nth: Option<usize>| matches!(nth.and_then(|nth| runs.get(nth)), Some(Run::Term(..)));
    runs.iter()
        .enumerate()
        .map(|(nth, run)| match *run {
            Run::Words(words) => {
                let from = if is_term(nth.checked_sub(1)) { closing(words).len() } else { 0 };
                let to = words.len() - if is_term(Some(nth + 1)) { opening(words).len() } else { 0 };
                html! { { unbroken(&words[from..to]) } }
            }
            Run::Read(word, reading) => html! { <ruby>{ word.to_owned() }<rt>{ reading.to_owned() }</rt></ruby> },
            Run::Foreign(words, language) => html! { <span lang={language.to_owned()}>{ words.to_owned() }</span> },
            Run::Term(words, term) => {
                let button = html! { <button type="button" class="term" popovertarget={id_of(term, of)}>{ html(words, of) }</button> };
                match (opening(words_at(nth.checked_sub(1))), closing(words_at(Some(nth + 1)))) {
                    ("", "") => button,
                    (before, after) => html! { <span class="nowrap">{ before.to_owned() }{ button }{ after.to_owned() }</span> },
                }
            }
        })
        .collect()
}

/// The punctuation with which no line may end, at the end of these words.
fn opening(words: &str) -> &str {
    &words[words.trim_end_matches(['(', '（', '「', '『']).len()..]
}

/// The punctuation with which no line may begin, at the start of these words.
fn closing(words: &str) -> &str {
    &words[..words.len() - words.trim_start_matches(['.', ',', ';', ':', ')', '。', '、', '）', '」', '』']).len()]
}

/// The popover with a term's definition. `glossary` is the link to its entry.
pub fn definition(lesson: &Lesson, term: &Term, of: &str, glossary: Option<String>, target: Option<&'static str>) -> Html {
    let elsewhere = term.elsewhere.iter().map(|(language, name)| {
        html! { <span lang={language.0.clone()}>{ unbroken(name) }</span> }
    });
    html! {
        <div class="definition" key={term.id.clone()} id={id_of(&term.id, of)} popover="auto">
            <p><b>{ unbroken(&term.name) }</b>{ " " }{ for elsewhere }</p>
            <p>{ html(&term.definition, of) }</p>
            { for glossary.map(|href| html! { <p><a {href} {target}>{ lesson.page.glossary.clone() }</a></p> }) }
        </div>
    }
}

fn id_of(term: &str, of: &str) -> String {
    [of, "term-", term].concat()
}
