//! Running text as markup: words, their furigana, and terms that open a definition in place.
//!
//! A definition is a popover. The browser opens, closes and announces it, also without scripts.

use super::unbroken;
use lesson::model::{Lesson, Term};
use lesson::prose::{Run, runs};
use yew::prelude::*;

/// Running text. The ids of its definitions begin with `of`.
pub fn html(prose: &str, of: &str) -> Html {
    let runs = runs(prose);
    let mut taken = 0;
    runs.iter()
        .enumerate()
        .map(|(nth, run)| match *run {
            Run::Words(words) => html! { { unbroken(&words[std::mem::take(&mut taken)..]) } },
            Run::Read(word, reading) => html! { <ruby>{ word.to_owned() }<rt>{ reading.to_owned() }</rt></ruby> },
            Run::Foreign(words, language) => html! { <span lang={language.to_owned()}>{ words.to_owned() }</span> },
            Run::Term(words, term) => {
                let button = html! { <button type="button" class="term" popovertarget={id_of(term, of)}>{ html(words, of) }</button> };
                // Punctuation after a term stays with it, so that no line begins with it.
                match runs.get(nth + 1) {
                    Some(Run::Words(after)) if stop(after) > 0 => {
                        taken = stop(after);
                        html! { <span class="nowrap">{ button }{ after[..taken].to_owned() }</span> }
                    }
                    _ => button,
                }
            }
        })
        .collect()
}

/// The length in bytes of the punctuation with which these words begin.
fn stop(words: &str) -> usize {
    words.find(|letter: char| !".,;:)。、".contains(letter)).unwrap_or(words.len())
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
