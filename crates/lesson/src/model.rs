//! What a checked lesson is: plain values in one language, with every reference known to hold.
//!
//! Built by [`crate::content`] natively, shipped to the browser packed. How the values are
//! written by people is the content module's matter; what happens with them is the story's
//! and the scene's.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Declares a name that is written in content files and addresses: lower-case words joined by `-`.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The name as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(written: &str) -> Self {
                Self(written.to_owned())
            }
        }
    };
}

id!(
    /// A step of the story, as it stands in its address: `lower-hit`.
    StepId
);
id!(
    /// One way through the story, as it stands in the query: `lower-hit`.
    PathId
);
id!(
    /// Something drawn in the picture: an actor, a line, a tier.
    MarkId
);
id!(
    /// A language, as HTML's `lang` writes it: `ja`.
    LanguageId
);

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

/// The whole lesson in one language.
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
    /// The two compositions.
    pub pictures: Pictures,
    /// The symbol family, by name.
    pub symbols: BTreeMap<String, Symbol>,
    /// The words in the picture, by the label's name. `|` is a place where a line may end.
    pub labels: BTreeMap<String, String>,
    /// The words of the page around the story.
    pub page: PageWords,
    /// The sources that the steps name.
    pub sources: Vec<Source>,
}

/// One way through the story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Path {
    /// Its name in the query.
    pub id: PathId,
    /// Its steps, first to last.
    pub steps: Vec<StepId>,
}

/// One step of the story: a page of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its name in the address.
    pub id: StepId,
    /// The steps that may follow. More than one makes a question of it.
    pub next: Vec<StepId>,
    /// The picture when the story opens here: what earlier steps would have left.
    pub before: Vec<MarkId>,
    /// What this step brings into the picture, in the order in which it is to be read.
    pub adds: Vec<MarkId>,
    /// What this step takes out of the picture.
    pub removes: Vec<MarkId>,
    /// What stands already and is at work in this step.
    pub lights: Vec<MarkId>,
    /// The sources of what is said, by [`Source::id`].
    pub sources: Vec<String>,
    /// A few words: the heading.
    pub title: String,
    /// One or two plain sentences.
    pub caption: Vec<String>,
    /// The whole picture in words.
    pub description: String,
    /// What changed since the step before, for those who hear the page.
    pub changed: String,
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
}

/// A symbol on the family's grid of 48 × 48 units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(deny_unknown_fields))]
pub struct Symbol {
    /// SVG path data of the solid part, holes by the even-odd rule.
    pub fill: String,
    /// SVG path data of the lines, 2.5 units wide; empty where there are none.
    #[serde(default)]
    pub stroke: String,
}

/// Side of the symbols' grid, in units.
pub const SYMBOL_GRID: i32 = 48;

/// The two compositions of the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pictures {
    /// For projectors and desktops.
    pub landscape: Picture,
    /// For phones and narrow embeds.
    pub portrait: Picture,
}

/// One composition: where everything stands, in whole units of its own grid.
///
/// Units are the picture's own and mean nothing outside it: nothing is to scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(deny_unknown_fields))]
pub struct Picture {
    /// Width and height.
    pub size: [i32; 2],
    /// The layers of sky, top to bottom.
    #[serde(rename = "band")]
    pub bands: Vec<Band>,
    /// Sea and land.
    #[serde(rename = "ground")]
    pub grounds: Vec<Ground>,
    /// Everything that travels: information, orders, missiles.
    #[serde(rename = "line")]
    pub lines: Vec<Line>,
    /// Actors and other symbols.
    #[serde(rename = "symbol")]
    pub symbols: Vec<PlacedSymbol>,
    /// What came of an attempt to intercept.
    #[serde(rename = "outcome")]
    pub outcomes: Vec<Outcome>,
    /// Boxes on the information rail.
    #[serde(rename = "node")]
    pub nodes: Vec<Node>,
    /// The panels that name the tiers.
    #[serde(rename = "tier")]
    pub tiers: Vec<TierPanel>,
    /// Words.
    #[serde(rename = "label")]
    pub labels: Vec<Label>,
}

/// A layer of sky.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(deny_unknown_fields))]
pub struct Band {
    /// Its name.
    pub id: String,
    /// Upper edge.
    pub top: i32,
    /// Lower edge.
    pub bottom: i32,
}

/// A piece of sea or land.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(deny_unknown_fields))]
pub struct Ground {
    /// What it is.
    pub material: Material,
    /// SVG path data.
    pub outline: String,
}

/// What the ground is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Material {
    /// Water.
    Sea,
    /// Land.
    Land,
}

/// A line, and what it means. The meaning decides pattern, colour and weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(deny_unknown_fields))]
pub struct Line {
    /// Its name.
    pub id: MarkId,
    /// What travels on it.
    pub means: Meaning,
    /// SVG path data, drawn in the direction of travel.
    pub path: String,
    /// An arrowhead.
    #[serde(default)]
    pub tip: Option<Tip>,
}

/// An arrowhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(deny_unknown_fields))]
pub struct Tip {
    /// Its point.
    pub at: [i32; 2],
    /// Turned clockwise by so many degrees; 0 points up.
    pub turn: i32,
}

/// What a line means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// The incoming missile's drawn path.
    Incoming,
    /// Where that path would lead.
    Expected,
    /// A sensor sees.
    Sensing,
    /// Information on its way inside one country's network.
    Information,
    /// Information shared between the two countries.
    Shared,
    /// The commander gives a tier its task.
    Assignment,
    /// An upper-tier interceptor's drawn path.
    UpperTier,
    /// A lower-tier interceptor's drawn path.
    LowerTier,
}

impl Meaning {
    /// The class that styles it.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Incoming => "incoming",
            Self::Expected => "expected",
            Self::Sensing => "sensing",
            Self::Information => "information",
            Self::Shared => "shared",
            Self::Assignment => "assignment",
            Self::UpperTier => "upper",
            Self::LowerTier => "lower",
        }
    }
}

/// A symbol at its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(deny_unknown_fields))]
pub struct PlacedSymbol {
    /// Its name.
    pub id: MarkId,
    /// Which symbol of the family.
    pub draws: String,
    /// The centre of its grid.
    pub at: [i32; 2],
    /// The side of its grid.
    pub size: i32,
    /// Turned clockwise by so many degrees.
    #[serde(default)]
    pub turn: i32,
    /// Whose tier it acts for; at work, it takes that tier's colour.
    #[serde(default)]
    pub tier: Option<Tier>,
    /// Looking the other way.
    #[serde(default)]
    pub mirrored: bool,
}

/// One of the two tiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// SM-3 from Aegis destroyers: a circle.
    Upper,
    /// PAC-3 on land: a diamond.
    Lower,
}

impl Tier {
    /// The class that styles it.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Upper => "upper",
            Self::Lower => "lower",
        }
    }
}

/// What came of one tier's attempt, where it happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(deny_unknown_fields))]
pub struct Outcome {
    /// Its name.
    pub id: MarkId,
    /// Whose attempt.
    pub tier: Tier,
    /// What came of it.
    pub result: AttemptResult,
    /// Across.
    pub size: i32,
    /// Where.
    pub at: [i32; 2],
}

/// What came of an attempt to intercept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttemptResult {
    /// A quiet ring, closed.
    Intercepted,
    /// The same ring, open.
    Missed,
}

/// A box on the information rail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(deny_unknown_fields))]
pub struct Node {
    /// Its name.
    pub id: MarkId,
    /// Whose it is.
    pub style: NodeStyle,
    /// Left, top, width, height.
    #[serde(rename = "box")]
    pub frame: [i32; 4],
}

/// Whose network a box belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NodeStyle {
    /// Japan's own command network.
    Command,
    /// The other country's, linked and never merged.
    Shared,
}

/// The panel that names a tier at the edge of its band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(deny_unknown_fields))]
pub struct TierPanel {
    /// Its name.
    pub id: MarkId,
    /// Which tier.
    pub tier: Tier,
    /// Centre of the badge that carries the tier's shape.
    pub badge: [i32; 2],
    /// The badge across.
    pub size: i32,
    /// Top and bottom of the bar below the badge.
    pub bar: [i32; 2],
}

/// Words in the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(deny_unknown_fields))]
pub struct Label {
    /// Its name, which is also that of its words.
    pub id: String,
    /// The mark that it names; it is shown when that is. Without one, always.
    #[serde(default)]
    pub of: Option<MarkId>,
    /// What kind of words.
    pub role: LabelRole,
    /// Where its first baseline is anchored.
    pub at: [i32; 2],
    /// Which end stands there.
    pub anchor: Anchor,
    /// 1: never broken. 2: broken where the words allow it.
    #[serde(default = "one")]
    pub lines: u8,
}

fn one() -> u8 {
    1
}

/// What kind of words a label carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LabelRole {
    /// A layer of sky.
    Band,
    /// A tier's name.
    Tier,
    /// An actor's name.
    Actor,
    /// A place that is not an actor.
    Place,
    /// A remark in quiet type.
    Note,
    /// An upper-tier result.
    UpperTier,
    /// A lower-tier result.
    LowerTier,
    /// Inside a tier's badge.
    Badge,
    /// What the picture is not.
    Caveat,
}

impl LabelRole {
    /// The class that styles it.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Band => "band-name",
            Self::Tier => "tier-name",
            Self::Actor => "actor-name",
            Self::Place => "place-name",
            Self::Note => "note",
            Self::UpperTier => "result upper",
            Self::LowerTier => "result lower",
            Self::Badge => "badge-number",
            Self::Caveat => "caveat",
        }
    }
}

/// Which end of the words stands at the given point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The left end; the picture does not mirror.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

impl Anchor {
    /// As SVG's `text-anchor` writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// The words of the page around the story. `{…}` is filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "author", serde(deny_unknown_fields))]
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
    /// Closes a notice.
    pub dismiss: String,
    /// Title of the page for an address that does not exist.
    pub not_found: String,
    /// What to do there.
    pub not_found_help: String,
    /// In an embed: leads to the whole explainer.
    pub open_full: String,
}

impl Lesson {
    /// From how it is shipped to the browser: the fields in their order, without their names.
    ///
    /// # Errors
    /// Where the bytes were packed by another version of this crate.
    pub fn unpack(packed: &[u8]) -> postcard::Result<Self> {
        postcard::from_bytes(packed)
    }

    /// As it is shipped to the browser.
    ///
    /// # Errors
    /// None that a lesson can cause.
    #[cfg(feature = "author")]
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

    /// The path that is taken unless another is asked for.
    ///
    /// # Panics
    /// Never for a checked lesson: it has at least one path.
    #[must_use]
    pub fn default_path(&self) -> &Path {
        self.paths.first().expect("a checked lesson has a path")
    }
}
