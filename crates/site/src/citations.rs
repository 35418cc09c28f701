//! Citations of a page beside the story: a note for each statement, and a definition for each term.
//!
//! A page shows facts through its citations, which add a mark to each. At the end it adds all notes and definitions
//! that the marks open. Notes are popovers on screen and endnotes on paper, from the same markup.

use authoring::Edition;
use authoring::catalog::{Catalog, Fact};
use layered_defense::views::prose::{definition, html};
use layered_defense::views::sources::sources;
use lesson::address::Surface;
use lesson::model::{SourceKind, Term};
use lesson::prose::{READ, Run, runs, terms};
use std::cell::RefCell;
use yew::prelude::*;

/// The citations of a page so far.
pub(super) struct Citations<'a> {
    lesson: &'a Edition,
    /// A fact for each note, in the order of the notes.
    noted: RefCell<Vec<String>>,
    /// The terms that occur on the page.
    named: RefCell<Vec<String>>,
}

impl<'a> Citations<'a> {
    pub(super) fn new(lesson: &'a Edition) -> Self {
        Self { lesson, noted: RefCell::default(), named: RefCell::default() }
    }

    fn catalog(&self) -> &Catalog {
        &self.lesson.catalog
    }

    /// Words that are not running text, with furigana if the language has them.
    pub(super) fn read(&self, words: &str) -> Html {
        read(self.lesson, words)
    }

    /// Running text without a note.
    pub(super) fn prose(&self, prose: &str) -> Html {
        for term in terms(prose) {
            let mut named = self.named.borrow_mut();
            if !named.iter().any(|its| its == term) {
                named.push(term.to_owned());
            }
        }
        html(prose, "")
    }

    /// A statement with its mark.
    pub(super) fn fact(&self, id: &str) -> Html {
        let words = &self.catalog().fact(id).words;
        // The last word and the mark stay on the same line.
        let last = last_word(words);
        html! { <>{ self.prose(&words[..last]) }<span class="nowrap">{ self.prose(&words[last..]) }{ self.mark(id) }</span></> }
    }

    /// The mark, which opens the note.
    fn mark(&self, id: &str) -> Html {
        let fact = self.catalog().fact(id);
        // Facts with equal notes share a note.
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

    /// The meaning of the marks, for the top of a page.
    pub(super) fn legend(&self) -> Html {
        html! { <p class="aside">{ self.prose(&self.catalog().readings.over(self.word("marks"))) }</p> }
    }

    /// All notes and definitions of the page.
    pub(super) fn notes(&self) -> Html {
        let noted = self.noted.borrow();
        let notes = noted.iter().zip(1..).map(|(id, n)| self.note(n, self.catalog().fact(id)));
        let terms: Vec<&Term> =
            self.catalog().terms().map(|entry| &entry.term).filter(|term| self.named.borrow().contains(&term.id)).collect();
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

    /// The words with this key among those around facts.
    pub(super) fn word(&self, key: &str) -> &str {
        self.catalog().citation_words.words.get(key).map_or("", String::as_str)
    }
}

/// Words that are not running text, with furigana if the language has them.
pub(super) fn read(lesson: &Edition, words: &str) -> Html {
    html(&lesson.catalog.readings.over(words), "")
}

/// The byte offset of the last word of running text, which may be a term or have furigana.
fn last_word(prose: &str) -> usize {
    let runs = runs(prose);
    let inside = |run: &Run<'_>| match run {
        Run::Words(words) | Run::Read(words, _) | Run::Term(words, _) | Run::Foreign(words, _) => {
            words.as_ptr() as usize - prose.as_ptr() as usize
        }
    };
    // The opening marks of a term or of furigana come before its words.
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
    fn the_last_word_is_found_in_every_kind_of_text() {
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
