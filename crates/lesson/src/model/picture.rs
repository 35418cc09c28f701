//! The composition of a picture: the place and the meaning of each mark.
//!
//! Plain values read from the composition files. [`crate::scene`] decides which
//! marks a step shows, and [`crate::drawing`] draws them.

use super::ids::{Era, MarkId};
use serde::{Deserialize, Serialize};

/// A symbol on the family's grid, 48 units high.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Symbol {
    /// Width of its grid.
    #[serde(default = "grid")]
    pub width: i32,
    /// The point of its grid by which it is placed: where it stands, or the middle of what flies.
    pub stands: [i32; 2],
    /// SVG path data of the solid part, holes by the even-odd rule.
    pub fill: String,
    /// SVG path data of the lines, 2.5 units wide; empty where there are none.
    #[serde(default)]
    pub stroke: String,
    /// SVG path data of a paler mass behind the solid part.
    #[serde(default)]
    pub back: String,
    /// SVG path data of its silhouette, for what is not in service.
    #[serde(default)]
    pub outline: String,
}

/// Height of the symbols' grid, in units.
pub const SYMBOL_GRID: i32 = 48;

fn grid() -> i32 {
    SYMBOL_GRID
}

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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// Width and height.
    pub size: [i32; 2],
    /// The curve of the ground, and what lies over it.
    pub horizon: Horizon,
    /// Soft clouds, which say that there is air: centre and width.
    #[serde(default)]
    pub clouds: Vec<[i32; 3]>,
    /// Stars, which say that there is none; in the dark theme alone.
    #[serde(default)]
    pub stars: Vec<[i32; 2]>,
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

/// The curve of the ground: a circle. Heights count from it, so that all that lies over it is curved alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Horizon {
    /// The highest point of the ground.
    pub top: [i32; 2],
    /// The circle's radius.
    pub radius: i32,
    /// How high the air reaches.
    pub air: i32,
    /// How high the orbit of satellites lies.
    pub orbit: i32,
    /// The sea, from shore to shore; the rest is land.
    pub sea: [i32; 2],
    /// Where land and sea have faded into the paper.
    pub floor: i32,
    /// How far sky and ground go on beside the picture and above it, for a window that is wider than the picture.
    #[serde(default)]
    pub beyond: [i32; 2],
}

impl Horizon {
    /// Where a circle of this height over the ground stands above `x`.
    #[must_use]
    pub fn at(&self, x: i32, height: i32) -> i32 {
        let radius = f64::from(self.radius + height);
        let [beside, centre] = [f64::from(x - self.top[0]), f64::from(self.top[1] + self.radius)];
        // Whole units: nobody sees the rest. No picture is as wide as to leave the number's range.
        #[allow(clippy::cast_possible_truncation, reason = "within a picture")]
        let y = (centre - (radius * radius - beside * beside).max(0.0).sqrt()).round() as i32;
        y
    }
}

/// A line, and what it means. The meaning decides pattern, colour and weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The ID, unique among its kind.
    pub id: MarkId,
    /// What travels on it.
    pub means: Meaning,
    /// SVG path data, drawn in the direction of travel.
    pub path: String,
    /// An arrowhead.
    #[serde(default)]
    pub tip: Option<Tip>,
    /// Only in that era's picture.
    #[serde(default)]
    pub era: Option<Era>,
}

/// An arrowhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
    /// What something would do that was only planned or considered.
    Considered,
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
            Self::Considered => "considered",
        }
    }
}

/// A symbol at its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlacedSymbol {
    /// The ID, unique among its kind.
    pub id: MarkId,
    /// Which symbol of the family.
    pub draws: String,
    /// Where it stands; the middle of what flies.
    pub at: [i32; 2],
    /// The height of its grid.
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
    /// How far it has come, where it is not in service: its silhouette is drawn.
    #[serde(default)]
    pub stage: Option<Stage>,
    /// Only in that era's picture.
    #[serde(default)]
    pub era: Option<Era>,
}

/// How far a system has come that is not in service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Planned or considered: in dots.
    Considered,
    /// Decided on and on order: in a line.
    Ordered,
    /// Chosen or considered once, and no longer: in dots, empty and struck out.
    GivenUp,
}

impl Stage {
    /// The class that styles it.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Considered => "considered",
            Self::Ordered => "ordered",
            Self::GivenUp => "given-up",
        }
    }
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
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The ID, unique among its kind.
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
    /// The chance that is still ahead.
    Ahead,
}

/// A box on the information rail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// The ID, unique among its kind.
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

/// A tier: the ribbon of sky in which it acts, and the badge that stands for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierPanel {
    /// The ID, unique among its kind.
    pub id: MarkId,
    /// Which tier.
    pub tier: Tier,
    /// Centre of the badge that carries the tier's shape.
    pub badge: [i32; 2],
    /// The badge across.
    pub size: i32,
    /// The ribbon's lower and upper edge, as heights over the ground.
    pub heights: [i32; 2],
    /// From where to where the ribbon goes. It fades at both ends, since it is no area that something covers.
    pub span: [i32; 2],
}

/// Words in the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// Its name; also that of its words, unless it shares those of another.
    pub id: String,
    /// The name of its words, where it shares them with another label.
    #[serde(default)]
    pub words: Option<String>,
    /// The mark that it names; it is shown when that is. Without one, always.
    #[serde(default)]
    pub of: Option<MarkId>,
    /// What kind of words.
    pub role: LabelRole,
    /// Only in that era's picture.
    #[serde(default)]
    pub era: Option<Era>,
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

impl Label {
    /// Whether it is the name of a part of the arrangement.
    #[must_use]
    pub fn names(&self) -> bool {
        matches!(self.role, LabelRole::Tier | LabelRole::Actor | LabelRole::Place)
    }

    /// The name of its words.
    #[must_use]
    pub fn words(&self) -> &str {
        self.words.as_deref().unwrap_or(&self.id)
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
