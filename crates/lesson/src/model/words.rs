//! The words of the page around the story.
//!
//! This module also selects the words that are shipped, and their form. The words themselves are content.

use serde::Deserialize;

/// The words of the page around the story. Names in braces are placeholders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageWords {
    /// The explainer's name.
    pub name: String,
    /// A sentence that describes it.
    pub summary: String,
    /// The link that skips to the story.
    pub skip: String,
    /// The accessible name of the language menu.
    pub languages: String,
    /// The accessible name of the group of controls.
    pub controls: String,
    /// The link to the next step.
    pub next: String,
    /// While presenting, after the question has been asked: how the class goes on. It names no answer.
    pub press_again: String,
    /// The link to the next step on the first screen. Doors there have a second line that says where they lead.
    pub watch: String,
    /// The door to the page *Cut a link*.
    pub cut: String,
    /// The door to the guide for teachers.
    pub teach: String,
    /// The link to the step before.
    pub back: String,
    /// The link to the first step, at the end of a path.
    pub again: String,
    /// The position on the path: `{n}` of `{count}`.
    pub progress: String,
    /// The heading for what the picture leaves out.
    pub leaves_out: String,
    /// The heading for the sources.
    pub sources: String,
    /// The link to the questions that classes ask at a step.
    pub asked: String,
    /// The sentence on what the explainer does not claim.
    pub caveat: String,
    /// The credit at the page's foot.
    pub credit: String,
    /// The notice about an unknown value in the address: `{key}`, `{value}`, `{used}`.
    pub bad_value: String,
    /// The accessible name of the map.
    pub map: String,
    /// Marks a station as visited.
    pub seen: String,
    /// The accessible name of the legend.
    pub legend: String,
    /// The meaning of each line and mark.
    pub meanings: Meanings,
    /// The accessible name of the choice of era.
    pub era: String,
    /// The heading for the results of plans, where they are folded.
    pub prospects: String,
    /// The choice of the 2015 picture.
    pub then: String,
    /// The choice of today's picture.
    pub now: String,
    /// The link from a plan to its system's card.
    pub card: String,
    /// The link from a definition to the glossary.
    pub glossary: String,
    /// The switch for furigana; empty if the language has none.
    pub readings: String,
    /// The button for the search.
    pub search: String,
    /// The button for the menu.
    pub menu: String,
    /// Marks a source whose address may no longer work.
    pub archived: String,
    /// The remark about an address that opens a page about the whole publication.
    pub whole: String,
    /// Between a name and its explanation, with the space around it. This and the next three are the language's own punctuation.
    pub colon: String,
    /// Between the members of a list.
    pub comma: String,
    /// Before a remark in brackets.
    pub opens: String,
    /// After a remark in brackets.
    pub closes: String,
    /// The button that closes a notice.
    pub dismiss: String,
    /// The title of the page for addresses that do not exist.
    pub not_found: String,
    /// Its advice.
    pub not_found_help: String,
    /// The credit in an embed, after the linked name: date, licence, caveat.
    pub embed_credit: String,
    /// The words of the label quiz.
    pub naming: NamingWords,
}

/// The words of the label quiz. Names in braces are placeholders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamingWords {
    /// The heading.
    pub title: String,
    /// The instruction.
    pub help: String,
    /// The number of labels found: `{n}` of `{count}`.
    pub progress: String,
    /// The button that shows the next label.
    pub next: String,
    /// The button that shows all labels and ends the quiz.
    pub all: String,
    /// The accessible name of a hidden label: `{n}`.
    pub blank: String,
    /// The announcement of a label that is now shown: `{n}`, `{name}`.
    pub named: String,
}

impl PageWords {
    /// These words in brackets, as a remark that follows other words.
    #[must_use]
    pub fn remark(&self, words: &str) -> String {
        [self.opens.as_str(), words, &self.closes].concat()
    }

    /// The words that the program shows, in a fixed order. The other words are only on prerendered pages.
    fn shown(&mut self) -> [&mut String; 47] {
        let Self { meanings, naming, .. } = self;
        [
            &mut self.name,
            &mut self.controls,
            &mut self.next,
            &mut self.press_again,
            &mut self.watch,
            &mut self.cut,
            &mut self.teach,
            &mut self.back,
            &mut self.again,
            &mut self.progress,
            &mut self.leaves_out,
            &mut self.sources,
            &mut self.asked,
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
            &mut self.whole,
            &mut self.comma,
            &mut self.opens,
            &mut self.closes,
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

/// The shipped form of the words: a list. As a struct of many fields it would be a tenth of the program.
pub(super) mod shipped {
    use super::PageWords;
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes the words that the program shows.
    pub(in crate::model) fn serialize<S: Serializer>(words: &PageWords, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(words.clone().shown())
    }

    /// Reads the list. Words that are not shipped stay empty.
    pub(in crate::model) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PageWords, D::Error> {
        let shipped = Vec::<String>::deserialize(deserializer)?;
        let mut words = PageWords::default();
        for (place, word) in words.shown().into_iter().zip(shipped) {
            *place = word;
        }
        Ok(words)
    }
}

/// The meaning of each line and mark in the picture, in a few words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meanings {
    /// For [`super::picture::Meaning::Incoming`].
    pub incoming: String,
    /// For [`super::picture::Meaning::Expected`].
    pub expected: String,
    /// For [`super::picture::Meaning::Sensing`].
    pub sensing: String,
    /// For [`super::picture::Meaning::Information`].
    pub information: String,
    /// For [`super::picture::Meaning::Shared`].
    pub shared: String,
    /// For [`super::picture::Meaning::Assignment`].
    pub assignment: String,
    /// For [`super::picture::Meaning::UpperTier`].
    pub upper: String,
    /// For [`super::picture::Meaning::LowerTier`].
    pub lower: String,
    /// For [`super::picture::AttemptResult::Intercepted`].
    pub intercepted: String,
    /// For [`super::picture::AttemptResult::Missed`].
    pub missed: String,
    /// For [`super::picture::Meaning::Considered`] and dotted symbols.
    pub considered: String,
}
