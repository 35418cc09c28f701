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
    /// The grid's width in units.
    #[serde(default = "grid")]
    pub width: i32,
    /// The point of the grid that lies at the symbol's place: the foot of what is on the ground, the middle of what flies.
    pub stands: [i32; 2],
    /// SVG path data of the solid part. Holes follow the even-odd rule.
    pub fill: String,
    /// SVG path data of lines, 2.5 units wide; may be empty.
    #[serde(default)]
    pub stroke: String,
    /// SVG path data of a paler area behind the solid part; may be empty.
    #[serde(default)]
    pub back: String,
    /// SVG path data of the silhouette that is drawn if the system is not in service.
    #[serde(default)]
    pub outline: String,
}

/// The height of the symbols' grid, in units.
pub const SYMBOL_GRID: i32 = 48;

fn grid() -> i32 {
    SYMBOL_GRID
}

/// The compositions of the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pictures {
    /// For projectors and desktops.
    pub landscape: Picture,
    /// For phones and narrow embeds.
    pub portrait: Picture,
}

/// A composition: the place of everything, in whole units of its own grid.
///
/// The units have no meaning outside the picture, which is not to scale.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// Width and height, in units.
    pub size: [i32; 2],
    /// The curve of the ground and the heights above it.
    pub horizon: Horizon,
    /// Clouds, which show that there is air: centre (x, y) and width.
    #[serde(default)]
    pub clouds: Vec<[i32; 3]>,
    /// Stars, which show that there is none: centres, for the dark theme.
    #[serde(default)]
    pub stars: Vec<[i32; 2]>,
    /// Lines on which something travels: information, orders, missiles.
    #[serde(rename = "line")]
    pub lines: Vec<Line>,
    /// Actors and other symbols.
    #[serde(rename = "symbol")]
    pub symbols: Vec<PlacedSymbol>,
    /// Results of attempts to intercept.
    #[serde(rename = "outcome")]
    pub outcomes: Vec<Outcome>,
    /// Boxes on the information rail.
    #[serde(rename = "node")]
    pub nodes: Vec<Node>,
    /// The two tiers.
    #[serde(rename = "tier")]
    pub tiers: Vec<TierPanel>,
    /// Labels.
    #[serde(rename = "label")]
    pub labels: Vec<Label>,
}

/// The curve of the ground, a circle. All heights are measured from it, so that every layer has the same curve.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Horizon {
    /// The highest point of the ground.
    pub top: [i32; 2],
    /// The radius of the circle.
    pub radius: i32,
    /// The height of the air's upper edge.
    pub air: i32,
    /// The height of the satellites' orbit.
    pub orbit: i32,
    /// The left and right shore of the sea; the rest is land.
    pub sea: [i32; 2],
    /// The y at which land and sea have faded into the page's background.
    pub floor: i32,
    /// How far sky and ground extend beyond the picture at each side and above, for a window wider than the picture.
    #[serde(default)]
    pub beyond: [i32; 2],
}

impl Horizon {
    /// The y of a curve at `height` above the ground, at this x.
    #[must_use]
    pub fn at(&self, x: i32, height: i32) -> i32 {
        let radius = f64::from(self.radius + height);
        let [beside, centre] = [f64::from(x - self.top[0]), f64::from(self.top[1] + self.radius)];
        // Rounded to whole units, which nobody can see. Pictures are small enough for the cast.
        #[allow(clippy::cast_possible_truncation, reason = "within a picture")]
        let y = (centre - (radius * radius - beside * beside).max(0.0).sqrt()).round() as i32;
        y
    }
}

/// A line with its meaning. The meaning selects pattern, colour and weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The id, unique among lines.
    pub id: MarkId,
    /// What travels along it.
    pub means: Meaning,
    /// SVG path data in the direction of travel.
    pub path: String,
    /// An arrowhead.
    #[serde(default)]
    pub tip: Option<Tip>,
    /// The era to whose picture it belongs; in both if none.
    #[serde(default)]
    pub era: Option<Era>,
}

/// An arrowhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tip {
    /// The point of the head.
    pub at: [i32; 2],
    /// Degrees clockwise; 0 points up.
    pub turn: i32,
}

/// The meaning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// The missile's path so far.
    Incoming,
    /// The missile's expected path.
    Expected,
    /// A sensor's view of the missile.
    Sensing,
    /// Information within a country's network.
    Information,
    /// Information shared between the two countries.
    Shared,
    /// A task from the commander to a tier.
    Assignment,
    /// An upper-tier interceptor's path.
    UpperTier,
    /// A lower-tier interceptor's path.
    LowerTier,
    /// What a system would do that is only planned or considered.
    Considered,
}

impl Meaning {
    /// The line's CSS class.
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
    /// The id, unique among symbols.
    pub id: MarkId,
    /// The name of the symbol in the family.
    pub draws: String,
    /// The place of the symbol's reference point, [`Symbol::stands`].
    pub at: [i32; 2],
    /// The height of its grid in the picture, in units.
    pub size: i32,
    /// Degrees clockwise.
    #[serde(default)]
    pub turn: i32,
    /// The tier for which it acts; then it has that tier's colour.
    #[serde(default)]
    pub tier: Option<Tier>,
    /// Whether it is mirrored.
    #[serde(default)]
    pub mirrored: bool,
    /// Its status if it is not in service; then its silhouette is drawn.
    #[serde(default)]
    pub stage: Option<Stage>,
    /// The era to whose picture it belongs; in both if none.
    #[serde(default)]
    pub era: Option<Era>,
}

/// The status of a system that is not in service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Planned or considered: dotted.
    Considered,
    /// Ordered: outlined.
    Ordered,
    /// Given up: dotted, empty and struck out.
    GivenUp,
}

impl Stage {
    /// The symbol's CSS class.
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
    /// The tier's CSS class.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Upper => "upper",
            Self::Lower => "lower",
        }
    }
}

/// The mark for the result of an attempt, at its place in the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The id, unique among results.
    pub id: MarkId,
    /// The tier that made the attempt.
    pub tier: Tier,
    /// The result.
    pub result: AttemptResult,
    /// The width in units.
    pub size: i32,
    /// The centre.
    pub at: [i32; 2],
}

/// The result of an attempt to intercept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttemptResult {
    /// A hit: a closed ring.
    Intercepted,
    /// A miss: an open ring.
    Missed,
    /// An attempt that is still possible.
    Ahead,
}

/// A box on the information rail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// The id, unique among boxes.
    pub id: MarkId,
    /// Whose network it belongs to.
    pub style: NodeStyle,
    /// Left, top, width, height, in units.
    #[serde(rename = "box")]
    pub frame: [i32; 4],
}

/// The network of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NodeStyle {
    /// Japan's command network.
    Command,
    /// The U.S. network, which is linked with Japan's and separate from it.
    Shared,
}

/// A tier: the ribbon of sky in which it acts, and its badge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierPanel {
    /// The id, unique among tiers.
    pub id: MarkId,
    /// Which tier.
    pub tier: Tier,
    /// The centre of its badge.
    pub badge: [i32; 2],
    /// The width of its badge, in units.
    pub size: i32,
    /// The lower and upper edge of the ribbon, as heights above the ground.
    pub heights: [i32; 2],
    /// The x at which the ribbon begins and ends. It fades at both ends, because it is not a defended area.
    pub span: [i32; 2],
}

/// A label in the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// The id, unique among labels. It names the words, unless `words` does.
    pub id: String,
    /// The label whose words this label repeats.
    #[serde(default)]
    pub words: Option<String>,
    /// The mark that the label names; both are shown together. Without a mark the label is always shown.
    #[serde(default)]
    pub of: Option<MarkId>,
    /// The kind of label.
    pub role: LabelRole,
    /// The era to whose picture it belongs; in both if none.
    #[serde(default)]
    pub era: Option<Era>,
    /// The anchor point of its first baseline.
    pub at: [i32; 2],
    /// Which end of the words lies at the anchor point.
    pub anchor: Anchor,
    /// The greatest number of lines: 1, or 2 if the words allow a break.
    #[serde(default = "one")]
    pub lines: u8,
}

fn one() -> u8 {
    1
}

/// The kind of a label.
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
    /// A quiet note.
    Note,
    /// A result of the upper tier.
    UpperTier,
    /// A result of the lower tier.
    LowerTier,
    /// The number inside a tier's badge.
    Badge,
    /// A limit of the picture, such as its scale.
    Caveat,
}

impl LabelRole {
    /// The label's CSS class.
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
    /// Whether it names a part of the system, which the label quiz hides.
    #[must_use]
    pub fn names(&self) -> bool {
        matches!(self.role, LabelRole::Tier | LabelRole::Actor | LabelRole::Place)
    }

    /// The name of its words in [`super::Lesson::labels`].
    #[must_use]
    pub fn words(&self) -> &str {
        self.words.as_deref().unwrap_or(&self.id)
    }
}

/// Which end of the words lies at the anchor point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The left end, also in languages that run right to left.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

impl Anchor {
    /// The value for SVG's `text-anchor`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}
