//! What a checked lesson is: plain values in one language, with every reference known to hold.
//!
//! Built natively by the `authoring` crate, shipped to the browser packed. How the values are
//! written by people is that crate's matter; what happens with them is the story's
//! and the scene's.

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

/// Things by name, few enough to be looked for one by one. (A map costs the program more than it saves.)
pub type Named<T> = Vec<(String, T)>;

/// Looks up a thing by its name.
#[must_use]
pub fn named<'a, T>(things: &'a Named<T>, name: &str) -> Option<&'a T> {
    things.iter().find(|(its, _)| its == name).map(|(_, thing)| thing)
}

/// A language in which the whole lesson exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    /// As in HTML's `lang`.
    pub id: LanguageId,
    /// Its own name for itself.
    pub name: String,
    /// The direction of its text.
    pub direction: Direction,
}

/// The direction in which a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left. The page mirrors, the picture does not.
    Rtl,
}

impl Direction {
    /// As HTML's `dir` writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// The lesson in one language, as it is shipped. What stands beside it on static pages is no part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// The language of every word below.
    pub language: Language,
    /// All languages of the lesson, this one included, in the order in which they are offered.
    pub languages: Vec<Language>,
    /// Where the story begins.
    pub start: StepId,
    /// The ways through, the default first.
    pub paths: Vec<Path>,
    /// Every step, in the order of the content file.
    pub steps: Vec<Step>,
    /// The story seen from above.
    pub map: StoryMap,
    /// The two compositions.
    pub pictures: Pictures,
    /// The symbol family, by name.
    pub symbols: Named<Symbol>,
    /// The words in the picture, by the label's name. `|` is a place where a line may end.
    pub labels: Named<String>,
    /// The words of the page around the story. Shipped are those that the program shows.
    #[serde(with = "words::shipped")]
    pub page: PageWords,
    /// The sources that the steps name.
    pub sources: Vec<Source>,
    /// The terms that the steps name.
    pub terms: Vec<Term>,
}

/// A lesson in many hands. Two are equal when they are the same one; nobody compares the words.
#[derive(Clone, Debug)]
pub struct SharedLesson(Rc<Lesson>);

impl SharedLesson {
    /// Takes a lesson to be shared.
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

/// One way through the story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Path {
    /// Its name in the query.
    pub id: PathId,
    /// Its steps, first to last.
    pub steps: Vec<StepId>,
}

/// The story seen from above: every step a station, in columns along the way and rows of branches.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryMap {
    /// How many columns and rows there are.
    pub size: [i32; 2],
    /// Every step, in the order of the story.
    pub stations: Vec<Station>,
    /// What leads from one to the next.
    pub ways: Vec<Way>,
}

/// A step on the story's map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Station {
    /// Which step.
    pub step: StepId,
    /// Its column and row, from 1.
    pub place: [i32; 2],
    /// What came of an attempt there: whose it was, and the result.
    pub outcome: Option<(picture::Tier, picture::AttemptResult)>,
}

/// A way between two stations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    /// From this step.
    pub from: StepId,
    /// To that one.
    pub to: StepId,
    /// SVG path data; a cell of the map is 2 × 2 units.
    pub path: String,
}

/// One step of the story: a page of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its name in the address.
    pub id: StepId,
    /// The steps that may follow. More than one makes a question of it.
    pub next: Vec<StepId>,
    /// Further steps that this one points to, off its path.
    pub also: Vec<StepId>,
    /// Whether the picture starts again here, without the trace of what went before.
    pub fresh: bool,
    /// The picture when the story opens here: what earlier steps would have left.
    pub before: Vec<MarkId>,
    /// What this step brings into the picture, in the order in which it is to be read; what is in one
    /// group is read as one.
    pub adds: Vec<Vec<MarkId>>,
    /// What this step takes out of the picture, or leaves out of it where it stands in every other.
    pub removes: Vec<MarkId>,
    /// What stands already and is at work in this step.
    pub lights: Vec<MarkId>,
    /// The sources of what is said, by [`Source::id`].
    pub sources: Vec<String>,
    /// What was planned or considered in 2015, and what became of it.
    pub prospects: Vec<Prospect>,
    /// A few words: its name.
    pub title: String,
    /// The same as a heading: running text.
    pub heading: String,
    /// A word or two, for the story's map.
    pub station: String,
    /// The heading of its panel where the outcomes stand side by side; empty elsewhere.
    #[serde(skip)]
    pub outcome: String,
    /// One or two plain sentences.
    pub caption: Vec<String>,
    /// The whole picture in words.
    pub description: String,
    /// What changed since the step before, for those who hear the page.
    pub changed: String,
    /// What is said instead when the picture shows what has become of it since 2015.
    pub now: Option<NowWords>,
    /// What the picture leaves out here.
    pub leaves_out: String,
    /// Asked where the ways part; empty where they do not.
    pub question: String,
    /// The words of each choice, in the order of `next`; empty where there is none.
    pub choices: Vec<String>,
    /// For the teacher. Not shipped with the lesson: the plain page is the student's page.
    #[serde(skip)]
    pub notes: Notes,
}

impl Step {
    /// The step's running text: what may hold terms and readings.
    pub fn prose(&self) -> impl Iterator<Item = &String> {
        let now = self.now.iter().flat_map(|now| &now.caption);
        let prospects = self.prospects.iter().flat_map(|it| [&it.name, &it.then, &it.since]);
        [&self.heading, &self.leaves_out, &self.question].into_iter().chain(&self.caption).chain(&self.choices).chain(now).chain(prospects)
    }

    /// The same, to be changed.
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

/// The words of a step for [`Era::Now`], where its picture differs from that of 2015.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NowWords {
    /// One or two plain sentences.
    pub caption: Vec<String>,
    /// The whole picture in words.
    pub description: String,
    /// What changed since the picture of 2015, for those who hear the page.
    pub changed: String,
}

/// A system that was planned or considered in 2015, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prospect {
    /// Its short name.
    pub id: String,
    /// The system whose card says more, by its name in addresses.
    pub system: String,
    /// The sources of both statements, by [`Source::id`].
    pub sources: Vec<String>,
    /// The name that readers see, in the language of the edition.
    pub name: String,
    /// What was said of it in December 2015.
    pub then: String,
    /// What became of it, with dates.
    pub since: String,
}

/// What a teacher has beside the step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// A question to put to the class.
    pub ask: String,
    /// The answer to look for.
    pub answer: String,
    /// The misconception that this step meets.
    pub misconception: String,
}

/// Where a statement comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its short name in the content files.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// Its title, in its own language.
    pub title: String,
    /// The language of the title.
    pub language: LanguageId,
    /// When it was published: `2015`, `2015-12` or `2015-12-02`.
    pub date: String,
    /// Its address.
    pub url: String,
    /// Who speaks in it.
    pub kind: SourceKind,
    /// Whether its address is an old one, under which it may be gone.
    #[serde(default)]
    pub archived: bool,
}

choice!(
    /// What kind of publisher a source has.
    SourceKind, "kind" {
        /// A government or an armed force.
        Official = "official",
        /// A research body or a reference work.
        Research = "research",
        /// A newspaper, an agency, a trade journal.
        Press = "press",
        /// One that argues for a policy.
        Advocacy = "advocacy"
    }
);

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The ID, as in addresses: lower-case letters, digits and hyphens.
    pub id: String,
    /// The name that readers see, in the language of the edition.
    pub name: String,
    /// What it is called in the other languages.
    pub elsewhere: Vec<(LanguageId, String)>,
    /// A sentence or two on what it is.
    pub definition: String,
    /// Other names under which it may be looked for. Not shipped, like its sources.
    #[serde(skip)]
    pub also: Vec<String>,
    /// Where it is explained, by [`Source::id`].
    #[serde(skip)]
    pub sources: Vec<String>,
    /// In which languages its name waits for a native reader.
    #[serde(skip)]
    pub review: Vec<LanguageId>,
}

impl Lesson {
    /// From how it is shipped to the browser: the fields in their order, without their names.
    ///
    /// Nothing where the bytes were packed by another version of this crate.
    #[must_use]
    pub fn unpack(packed: &[u8]) -> Option<Self> {
        packed::read(packed)
    }

    /// As it is shipped to the browser.
    ///
    /// # Errors
    /// None that a lesson can cause.
    pub fn pack(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_allocvec(self)
    }

    /// The step of that name.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == *id)
    }

    /// The path of that name.
    #[must_use]
    pub fn path(&self, id: &PathId) -> Option<&Path> {
        self.paths.iter().find(|path| path.id == *id)
    }

    /// What the picture calls a mark, in one line; nothing where it gives it no name.
    #[must_use]
    pub fn name_of(&self, mark: &MarkId) -> String {
        let label = self.pictures.landscape.labels.iter().find(|label| label.names() && label.of.as_ref() == Some(mark));
        label.and_then(|label| named(&self.labels, label.words())).map_or_else(String::new, |words| words.replace('|', ""))
    }

    /// The path that is taken unless another is asked for.
    ///
    /// # Panics
    /// Never for a checked lesson: it has at least one path.
    #[must_use]
    pub fn default_path(&self) -> &Path {
        self.paths.first().expect("a checked lesson has a path")
    }
}
