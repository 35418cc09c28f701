//! Citations of a page beside the story: the note to each statement, the definition of each term.
//!
//! A page states facts through its citations, which gives each its mark; at the end it writes everything that the
//! marks open. The notes are popovers on the screen and endnotes on paper, and so are written once.

use authoring::Edition;
use authoring::catalog::{Catalog, Fact};
use layered_defense::views::prose::{definition, html};
use layered_defense::views::sources::sources;
use lesson::address::Surface;
use lesson::model::{SourceKind, Term};
use lesson::prose::{READ, Run, runs, terms};
use std::cell::RefCell;
use yew::prelude::*;

/// Gathers the marks of one page.
pub(super) struct Citations<'a> {
    lesson: &'a Edition,
    /// A fact for each note, in the order of the notes.
    noted: RefCell<Vec<String>>,
    /// The terms that are named.
    named: RefCell<Vec<String>>,
}

impl<'a> Citations<'a> {
    pub(super) fn new(lesson: &'a Edition) -> Self {
        Self { lesson, noted: RefCell::default(), named: RefCell::default() }
    }

    fn catalog(&self) -> &Catalog {
        &self.lesson.catalog
    }

    /// Words that are no running text, with their readings where the language has them.
    pub(super) fn read(&self, words: &str) -> Html {
        read(self.lesson, words)
    }

    /// Running text that needs no note.
    pub(super) fn prose(&self, prose: &str) -> Html {
        for term in terms(prose) {
            let mut named = self.named.borrow_mut();
            if !named.iter().any(|its| its == term) {
                named.push(term.to_owned());
            }
        }
        html(prose, "")
    }

    /// A statement and its mark.
    pub(super) fn fact(&self, id: &str) -> Html {
        let words = &self.catalog().fact(id).words;
        // The last word and the mark stay together: no line begins with a mark.
        let last = last_word(words);
        html! { <>{ self.prose(&words[..last]) }<span class="held">{ self.prose(&words[last..]) }{ self.mark(id) }</span></> }
    }

    /// The mark alone, which opens the note.
    fn mark(&self, id: &str) -> Html {
        let fact = self.catalog().fact(id);
        // Statements of which the same is to be said share their note.
        let said = |fact: &Fact| (fact.standing, fact.confidence, fact.sources.clone());
        let nth = {
            let mut noted = self.noted.borrow_mut();
            noted.iter().position(|its| said(self.catalog().fact(its)) == said(fact)).unwrap_or_else(|| {
                noted.push(id.to_owned());
                noted.len() - 1
            }) + 1
        };
        let n = nth.to_string();
        let words = self.word("mark").replace("{n}", &n).replace("{standing}", self.standing(fact));
        html! {
            <button type="button" class={["mark ", fact.standing.as_str()].concat()} popovertarget={["note-", &n].concat()} aria-label={words}>
                { n }
            </button>
        }
    }

    /// What the marks mean, for where a page begins.
    pub(super) fn legend(&self) -> Html {
        html! { <p class="aside">{ self.prose(&self.catalog().readings.over(self.word("marks"))) }</p> }
    }

    /// Everything that the marks and terms of the page open.
    pub(super) fn notes(&self) -> Html {
        let noted = self.noted.borrow();
        let notes = noted.iter().zip(1..).map(|(id, n)| self.note(n, self.catalog().fact(id)));
        let terms: Vec<&Term> = self.catalog().terms().filter(|term| self.named.borrow().contains(&term.id)).collect();
        html! {
            <>
                { for (!noted.is_empty()).then(|| html! {
                    <div class="notes">
                        <h2 class="on-paper">{ self.word("notes").to_owned() }</h2>
                        <ol>{ for notes }</ol>
                    </div>
                }) }
                { for terms.into_iter().map(|term| definition(self.lesson, term, "", Some(["glossary.html#", &term.id].concat()), None)) }
            </>
        }
    }

    fn note(&self, n: i32, fact: &Fact) -> Html {
        let confidence = self.confidence(fact).filter(|_| fact.standing.is_supported());
        html! {
            <li id={["note-", &n.to_string()].concat()} value={n.to_string()} popover="auto" class="note">
                <p><b class={["standing ", fact.standing.as_str()].concat()}>{ self.standing(fact).to_owned() }</b>{ " " }{ confidence.unwrap_or_default().to_owned() }</p>
                { sources(self.lesson, &self.catalog().sources, &fact.sources, Surface::Page) }
            </li>
        }
    }

    /// How well a fact is supported, in words.
    fn confidence(&self, fact: &Fact) -> Option<&str> {
        let official = |source: &String| self.catalog().source(source).is_some_and(|source| source.kind == SourceKind::Official);
        if fact.sources.iter().any(official) {
            return Some(self.word("officially"));
        }
        self.catalog().citation_words.confidences.get(fact.confidence.as_str()).map(String::as_str)
    }

    fn standing(&self, fact: &Fact) -> &str {
        self.catalog().citation_words.standings.get(fact.standing.as_str()).map_or("", String::as_str)
    }

    /// One of the words around facts.
    pub(super) fn word(&self, key: &str) -> &str {
        self.catalog().citation_words.words.get(key).map_or("", String::as_str)
    }
}

/// Words that are no running text, with their readings where the language has them.
pub(super) fn read(lesson: &Edition, words: &str) -> Html {
    html(&lesson.catalog.readings.over(words), "")
}

/// Where the last word of running text begins, which may be a term or have a reading.
fn last_word(prose: &str) -> usize {
    let runs = runs(prose);
    let inside = |run: &Run<'_>| match run {
        Run::Words(words) | Run::Read(words, _) | Run::Term(words, _) | Run::Foreign(words, _) => {
            words.as_ptr() as usize - prose.as_ptr() as usize
        }
    };
    // The marks of a term or a reading stand before its words.
    let start = |run: &Run<'_>| prose[..inside(run)].rfind(['[', READ]).unwrap_or(0);
    match runs.as_slice() {
        [.., before @ (Run::Term(..) | Run::Read(..)), Run::Words(stop)] if stop.chars().count() < 3 => start(before),
        [.., Run::Words(words)] => {
            let from = inside(&Run::Words(words));
            let at = words.rfind(' ').map(|at| at + 1).or_else(|| words.char_indices().rev().nth(2).map(|(at, _)| at));
            from + at.unwrap_or(0)
        }
        [.., last] => start(last),
        [] => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::last_word;

    #[test]
    fn the_last_word_is_found_whatever_it_is() {
        for (prose, last) in [
            ("Three plain words.", "words."),
            ("It is [a term](name).", "[a term](name)."),
            ("一つの文です。", "です。"),
            ("ends in \u{FFF9}漢\u{FFFA}かん\u{FFFB}。", "\u{FFF9}漢\u{FFFA}かん\u{FFFB}。"),
            ("", ""),
        ] {
            assert_eq!(&prose[last_word(prose)..], last);
        }
    }
}
