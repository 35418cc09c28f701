//! The words of the page around the story.
//!
//! This module also decides which words are shipped to the browser, and how. The words themselves are content.

use serde::Deserialize;

/// The words of the page around the story. `{…}` is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageWords {
    /// The explainer's name.
    pub name: String,
    /// One sentence on what it is.
    pub summary: String,
    /// The link for those who go by keyboard.
    pub skip: String,
    /// Names the choice of language.
    pub languages: String,
    /// Names the group of controls.
    pub controls: String,
    /// To the next step.
    pub next: String,
    /// On the first screen, to the next step. The doors of that screen have a second line, which says where they lead.
    pub watch: String,
    /// To where a link can be cut.
    pub cut: String,
    /// To the guide for teachers.
    pub teach: String,
    /// To the step before.
    pub back: String,
    /// To the first step, where there is no next.
    pub again: String,
    /// Where one is: `{n}` of `{count}`.
    pub progress: String,
    /// Heading over what the picture leaves out.
    pub leaves_out: String,
    /// Heading over the sources.
    pub sources: String,
    /// What the explainer is not.
    pub caveat: String,
    /// Credit under the page.
    pub credit: String,
    /// A value in the address is not known: `{key}`, `{value}`, `{used}`.
    pub bad_value: String,
    /// Names the map of the story.
    pub map: String,
    /// Said of a station where one has been.
    pub seen: String,
    /// Names the legend.
    pub legend: String,
    /// What each line and mark means.
    pub meanings: Meanings,
    /// Names the choice between the two eras.
    pub era: String,
    /// Heading over what became of plans, where it is folded away.
    pub prospects: String,
    /// The arrangement of 2015.
    pub then: String,
    /// What became of it.
    pub now: String,
    /// Leads from a plan to the card of its system.
    pub card: String,
    /// Leads from a term's definition to the glossary.
    pub glossary: String,
    /// The switch for readings over words, where the language has them; empty where it has none.
    pub readings: String,
    /// Opens the search.
    pub search: String,
    /// Opens the menu.
    pub menu: String,
    /// Said of a source whose address is an old one.
    pub archived: String,
    /// Closes a notice.
    pub dismiss: String,
    /// Title of the page for an address that does not exist.
    pub not_found: String,
    /// What to do there.
    pub not_found_help: String,
    /// In an embed, after the name, which leads to the whole explainer: date, licence, caveat.
    pub embed_credit: String,
    /// The words of the game of naming the picture's parts.
    pub naming: NamingWords,
}

/// The words of the game of naming the picture's parts. `{…}` is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamingWords {
    /// Its heading.
    pub title: String,
    /// What to do.
    pub help: String,
    /// How far one is: `{n}` of `{count}`.
    pub progress: String,
    /// Names the next part.
    pub next: String,
    /// Names them all, and ends the game.
    pub all: String,
    /// A part whose name is hidden: `{n}`.
    pub blank: String,
    /// A part has just been named: `{n}`, `{name}`.
    pub named: String,
}

impl PageWords {
    /// The words that the program shows, in a fixed order. The others stand on the prerendered pages alone.
    fn shown(&mut self) -> [&mut String; 41] {
        let Self { meanings, naming, .. } = self;
        [
            &mut self.name,
            &mut self.controls,
            &mut self.next,
            &mut self.watch,
            &mut self.cut,
            &mut self.teach,
            &mut self.back,
            &mut self.again,
            &mut self.progress,
            &mut self.leaves_out,
            &mut self.sources,
            &mut self.bad_value,
            &mut self.map,
            &mut self.seen,
            &mut self.legend,
            &mut self.era,
            &mut self.prospects,
            &mut self.then,
            &mut self.now,
            &mut self.card,
            &mut self.glossary,
            &mut self.archived,
            &mut self.dismiss,
            &mut naming.title,
            &mut naming.help,
            &mut naming.progress,
            &mut naming.next,
            &mut naming.all,
            &mut naming.blank,
            &mut naming.named,
            &mut meanings.incoming,
            &mut meanings.expected,
            &mut meanings.sensing,
            &mut meanings.information,
            &mut meanings.shared,
            &mut meanings.assignment,
            &mut meanings.upper,
            &mut meanings.lower,
            &mut meanings.intercepted,
            &mut meanings.missed,
            &mut meanings.considered,
        ]
    }
}

/// How the words are shipped: as a list. As a record of many fields they would make up a tenth of the program.
pub(super) mod shipped {
    use super::PageWords;
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes the words that the program shows.
    pub(in crate::model) fn serialize<S: Serializer>(words: &PageWords, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(words.clone().shown())
    }

    /// Reads them; the others stay empty.
    pub(in crate::model) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PageWords, D::Error> {
        let shipped = Vec::<String>::deserialize(deserializer)?;
        let mut words = PageWords::default();
        for (place, word) in words.shown().into_iter().zip(shipped) {
            *place = word;
        }
        Ok(words)
    }
}

/// What each line and mark of the picture means, in a few words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meanings {
    /// [`super::picture::Meaning::Incoming`].
    pub incoming: String,
    /// [`super::picture::Meaning::Expected`].
    pub expected: String,
    /// [`super::picture::Meaning::Sensing`].
    pub sensing: String,
    /// [`super::picture::Meaning::Information`].
    pub information: String,
    /// [`super::picture::Meaning::Shared`].
    pub shared: String,
    /// [`super::picture::Meaning::Assignment`].
    pub assignment: String,
    /// [`super::picture::Meaning::UpperTier`].
    pub upper: String,
    /// [`super::picture::Meaning::LowerTier`].
    pub lower: String,
    /// [`super::picture::AttemptResult::Intercepted`].
    pub intercepted: String,
    /// [`super::picture::AttemptResult::Missed`].
    pub missed: String,
    /// [`super::picture::Meaning::Considered`], and symbols drawn in dots.
    pub considered: String,
}
