//! A checked lesson: plain values in one language. Every id that it names exists.
//!
//! The `authoring` crate builds it from the content files; packed, it is shipped to the browser.
//! [`crate::story`] walks it, and [`crate::scene`] selects what a picture shows.

mod ids;
pub mod picture;
mod words;

use crate::{choice, packed};
pub use ids::{Era, LanguageId, MarkId, PathId, StepId};
use picture::{Pictures, Symbol};
use serde::{Deserialize, Serialize};
use std::ops::Deref;
use std::rc::Rc;
pub use words::{Meanings, PageWords};

/// Values with their names, in content order. Lookups are linear: the lists are short, and a map would add to the program.
pub type Named<T> = Vec<(String, T)>;

/// Looks up a value by its name.
#[must_use]
pub fn named<'a, T>(things: &'a Named<T>, name: &str) -> Option<&'a T> {
    things.iter().find(|(its, _)| its == name).map(|(_, thing)| thing)
}

/// A language of the lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    /// The tag for HTML's `lang`.
    pub id: LanguageId,
    /// Its name in itself: `日本語`.
    pub name: String,
    /// The direction of its text.
    pub direction: Direction,
}

/// The direction of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left. The page is mirrored, the picture is not.
    Rtl,
}

impl Direction {
    /// The value for HTML's `dir`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// The lesson in one language, as it is shipped. Content of other static pages is in `authoring`'s `Edition`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// The language of all words in this value.
    pub language: Language,
    /// All languages of the lesson, this one included, in the order of the language menu.
    pub languages: Vec<Language>,
    /// The first step.
    pub start: StepId,
    /// The paths through the story, the default first.
    pub paths: Vec<Path>,
    /// Every step, in the order of the content file.
    pub steps: Vec<Step>,
    /// The map of all steps.
    pub map: StoryMap,
    /// The two compositions.
    pub pictures: Pictures,
    /// The symbol family, by name.
    pub symbols: Named<Symbol>,
    /// The words in the picture, by the label's name. `|` marks where a line may break.
    pub labels: Named<String>,
    /// The words of the page around the story. Only the words that the program shows are shipped.
    #[serde(with = "words::shipped")]
    pub page: PageWords,
    /// The sources that the steps cite.
    pub sources: Vec<Source>,
    /// The terms that the steps use.
    pub terms: Vec<Term>,
}

/// A shared lesson. Two are equal if they are the same allocation; words are never compared.
#[derive(Clone, Debug)]
pub struct SharedLesson(Rc<Lesson>);

impl SharedLesson {
    /// Puts a lesson behind a reference count.
    #[must_use]
    pub fn new(lesson: impl Into<Rc<Lesson>>) -> Self {
        Self(lesson.into())
    }
}

impl Deref for SharedLesson {
    type Target = Lesson;

    fn deref(&self) -> &Lesson {
        &self.0
    }
}

impl PartialEq for SharedLesson {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// A path through the story, such as the path on which both tiers miss.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Path {
    /// Its value in the query.
    pub id: PathId,
    /// Its steps in order.
    pub steps: Vec<StepId>,
}

/// The map of all steps: a station for each, in columns along the story and rows of branches.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryMap {
    /// Columns and rows.
    pub size: [i32; 2],
    /// A station for every step, in the order of the story.
    pub stations: Vec<Station>,
    /// The lines between stations.
    pub ways: Vec<Way>,
}

/// A step on the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Station {
    /// The step.
    pub step: StepId,
    /// Column and row, from 1.
    pub place: [i32; 2],
    /// The tier and the result of an attempt in this step, if it shows one.
    pub outcome: Option<(picture::Tier, picture::AttemptResult)>,
}

/// A line between two stations of the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// Where it starts.
    pub from: StepId,
    /// Where it ends.
    pub to: StepId,
    /// SVG path data; a cell of the map is 2 × 2 units.
    pub path: String,
}

/// A step of the story. Each has its own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its id in addresses.
    pub id: StepId,
    /// The steps that may follow. With more than one, the step asks its question.
    pub next: Vec<StepId>,
    /// Steps off the path that this step links to.
    pub also: Vec<StepId>,
    /// Whether the picture begins anew here, without marks of earlier steps.
    pub fresh: bool,
    /// The marks of earlier steps in the picture if a visitor begins at this step.
    pub before: Vec<MarkId>,
    /// The marks that this step adds, in reading order. The marks of a group appear together.
    pub adds: Vec<Vec<MarkId>>,
    /// The marks that this step removes, or hides if they are otherwise in every picture.
    pub removes: Vec<MarkId>,
    /// The marks from earlier steps that act in this step.
    pub lights: Vec<MarkId>,
    /// The sources of the step's statements, by [`Source::id`].
    pub sources: Vec<String>,
    /// Systems that were planned or considered in 2015, and their results.
    pub prospects: Vec<Prospect>,
    /// The name, in a few words.
    pub title: String,
    /// The name as a heading, in running text.
    pub heading: String,
    /// The name in a word or two, for the map.
    pub station: String,
    /// One or two sentences: what happens, and why it matters.
    pub caption: Vec<String>,
    /// The whole picture in words, as its accessible description.
    pub description: String,
    /// The change since the step before. Screen readers announce it.
    pub changed: String,
    /// The words for the picture of today, if the step has it.
    pub now: Option<NowWords>,
    /// What the picture leaves out in this step.
    pub leaves_out: String,
    /// The question of a step with several next steps; else empty.
    pub question: String,
    /// The words of each choice, in the order of `next`; empty if there is no choice.
    pub choices: Vec<String>,
}

impl Step {
    /// All running text of the step. It may contain terms and furigana.
    pub fn prose(&self) -> impl Iterator<Item = &String> {
        let now = self.now.iter().flat_map(|now| &now.caption);
        let prospects = self.prospects.iter().flat_map(|it| [&it.name, &it.then, &it.since]);
        [&self.heading, &self.leaves_out, &self.question].into_iter().chain(&self.caption).chain(&self.choices).chain(now).chain(prospects)
    }

    /// All running text of the step, mutable.
    pub fn prose_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let now = self.now.iter_mut().flat_map(|now| &mut now.caption);
        let prospects = self.prospects.iter_mut().flat_map(|it| [&mut it.name, &mut it.then, &mut it.since]);
        [&mut self.heading, &mut self.leaves_out, &mut self.question]
            .into_iter()
            .chain(&mut self.caption)
            .chain(&mut self.choices)
            .chain(now)
            .chain(prospects)
    }
}

/// A step's words for [`Era::Now`], if its picture differs from that of 2015.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NowWords {
    /// One or two sentences.
    pub caption: Vec<String>,
    /// The whole picture in words.
    pub description: String,
    /// The change since the picture of 2015. Screen readers announce it.
    pub changed: String,
}

/// A system that was planned or considered in 2015, and its result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prospect {
    /// Its id, unique within the step.
    pub id: String,
    /// The id of the system's card.
    pub system: String,
    /// The sources of both statements, by [`Source::id`].
    pub sources: Vec<String>,
    /// The name that readers see, in the language of the edition.
    pub name: String,
    /// Its state in December 2015.
    pub then: String,
    /// What has happened since, with dates.
    pub since: String,
}

/// A source of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its id in the content files.
    pub id: String,
    /// The publisher.
    pub publisher: String,
    /// The title in its own language.
    pub title: String,
    /// The title's language.
    pub language: LanguageId,
    /// The date of publication: `2015`, `2015-12` or `2015-12-02`.
    pub date: String,
    /// The address.
    pub url: String,
    /// The kind of publisher.
    pub kind: SourceKind,
    /// Whether the address may no longer work.
    #[serde(default)]
    pub archived: bool,
    /// Whether the address opens a page about the whole publication, where the reader looks for the part that the title names.
    #[serde(default)]
    pub whole: bool,
}

impl Source {
    /// What a reader should know about the address, each remark after a comma; empty if there is nothing.
    #[must_use]
    pub fn remarks(&self, words: &PageWords) -> String {
        let remarks = [(self.archived, &words.archived), (self.whole, &words.whole)];
        remarks.into_iter().filter(|(applies, _)| *applies).map(|(_, remark)| [words.comma.as_str(), remark].concat()).collect()
    }
}

choice!(
    /// The kind of a source's publisher.
    SourceKind, "kind" {
        /// A government or armed forces.
        Official = "official",
        /// A research institute or a reference work.
        Research = "research",
        /// A newspaper, a news agency or a trade journal.
        Press = "press",
        /// An organisation that argues for a policy.
        Advocacy = "advocacy"
    }
);

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its id in addresses: lower-case letters, digits and hyphens.
    pub id: String,
    /// The name that readers see, in the language of the edition.
    pub name: String,
    /// Its names in the other languages.
    pub elsewhere: Vec<(LanguageId, String)>,
    /// The definition, in one or two sentences.
    pub definition: String,
}

impl Lesson {
    /// Reads a packed lesson: postcard's bytes of the fields in their order.
    ///
    /// `None` if another version of this crate packed it, or if it is damaged so that no visit can walk it.
    #[must_use]
    pub fn unpack(packed: &[u8]) -> Option<Self> {
        packed::read(packed).filter(Self::can_be_walked)
    }

    /// Whether every step that something leads to exists, and every step is on a path. The `authoring` crate reports such mistakes to
    /// authors; here they are damage on the way to the reader.
    fn can_be_walked(&self) -> bool {
        let exists = |id: &StepId| self.step(id).is_some();
        let is_on_a_path = |step: &Step| self.paths.iter().any(|path| path.steps.contains(&step.id));
        exists(&self.start)
            && self.steps.iter().all(|step| is_on_a_path(step) && step.next.iter().all(exists))
            && self.paths.iter().all(|path| path.steps.iter().all(exists))
    }

    /// Packs the lesson for the browser.
    ///
    /// # Errors
    /// Postcard's; no lesson causes one.
    pub fn pack(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(self)
    }

    /// Looks up a step.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == *id)
    }

    /// Looks up a path.
    #[must_use]
    pub fn path(&self, id: &PathId) -> Option<&Path> {
        self.paths.iter().find(|path| path.id == *id)
    }

    /// The name of a mark on a single line; empty if no label names it.
    #[must_use]
    pub fn name_of(&self, mark: &MarkId) -> String {
        let label = self.pictures.landscape.labels.iter().find(|label| label.names() && label.of.as_ref() == Some(mark));
        label.and_then(|label| named(&self.labels, label.words())).map_or_else(String::new, |words| words.replace('|', ""))
    }

    /// The path that the story follows unless the query names another.
    ///
    /// # Panics
    /// Never for a checked lesson: it has at least one path.
    #[must_use]
    pub fn default_path(&self) -> &Path {
        self.paths.first().expect("a checked lesson has a path")
    }
}
