//! A score as a value: the tracks of a step. Each describes the motion of a part from tick to tick.

use crate::beats::Beat;
use lesson::drawing::Element;
use lesson::model::MarkId;
use lesson::scene::Presence;

/// The motion of a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// The events, in their order.
    pub beats: Vec<Beat>,
    /// How many parts each group of the drawing has, in the order in which they are painted.
    pub parts: Vec<usize>,
    /// Things that are visible only while they move. The first `under` of them lie under the picture's lines.
    pub ghosts: Vec<Element>,
    /// How many ghosts lie under the picture's lines.
    pub under: usize,
    /// The motion of each part and each ghost.
    pub tracks: Vec<Track>,
}

impl Score {
    /// The length of the whole step at speed 1, in ticks.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.beats.iter().map(|beat| beat.length).sum()
    }

    /// When each beat begins.
    #[must_use]
    pub fn starts(&self) -> Vec<u32> {
        let begin = |at: &mut u32, beat: &Beat| {
            let start = *at;
            *at += beat.length;
            Some(start)
        };
        self.beats.iter().scan(0, begin).collect()
    }
}

/// The motion of a part.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// Whose motion it is. A player can leave the tracks of a mark out.
    pub of: MarkId,
    /// Which part.
    pub on: On,
    /// The kind of motion.
    pub does: Does,
    /// From this tick; before it, the part is as at that tick.
    pub from: u32,
    /// To this tick; after it, the part is as the still has it, and a ghost as at that tick.
    pub to: u32,
    /// How it gathers and loses speed in between.
    pub ease: Ease,
}

/// A part of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum On {
    /// The n-th part of the n-th group of the drawing.
    Part {
        /// Which group.
        group: usize,
        /// Which of its parts.
        nth: usize,
    },
    /// A ghost.
    Ghost(usize),
}

/// A kind of motion. Places are tenths of a unit, shares are thousandths, turns are degrees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Does {
    /// It appears: it was not there before.
    Appear,
    /// Its look changes from that of the previous step to its own.
    Turn(Presence),
    /// Its line is drawn: keys of when, and how much of it.
    Draw(Vec<[i32; 2]>),
    /// It grows out of a place.
    Grow([i32; 2]),
    /// It settles round a place.
    Settle([i32; 2]),
    /// Its ring closes round a place, and the dot in it grows.
    Close([i32; 2]),
    /// It swells once, round a place, and is turned as the still has it.
    Swell([i32; 3]),
    /// It goes along: keys of when, where across and down, and how it is turned.
    Move(Vec<[i32; 4]>),
    /// The same along lines of the picture, evenly, pointing where it goes. The keys follow from the lines.
    Along(Vec<On>, Vec<[i32; 4]>),
    /// A line of sight swings round a place after the missile, which it finds at a tick. The keys (when, the turn in tenths of
    /// a degree, and the length as a share of the drawn line) follow from the missile's way.
    Look([i32; 2], u32, Vec<[i32; 3]>),
    /// It is seen more or less: keys of when, and how much.
    Fade(Vec<[i32; 2]>),
}

/// How a track gathers and loses speed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ease {
    /// It does neither.
    Even,
    /// Fast at first, for things that appear.
    Arrive,
    /// Slow at both ends, for things that travel.
    Travel,
    /// Slow at first, for things that are launched.
    Launch,
}

impl Ease {
    /// The two handles of its curve, in hundredths, as a style sheet writes them.
    #[must_use]
    pub fn handles(self) -> [i32; 4] {
        match self {
            Self::Even => [0, 0, 100, 100],
            Self::Arrive => [30, 0, 20, 100],
            Self::Travel => [45, 0, 55, 100],
            Self::Launch => [35, 0, 70, 100],
        }
    }

    /// How far a track has come after this share of its time.
    #[must_use]
    pub fn after(self, share: f64) -> f64 {
        let [x1, y1, x2, y2] = self.handles().map(|it| f64::from(it) / 100.0);
        let curve = |a: f64, b: f64, t: f64| 3.0 * a * t * (1.0 - t) * (1.0 - t) + 3.0 * b * t * t * (1.0 - t) + t * t * t;
        let [mut low, mut high] = [0.0, 1.0];
        for _ in 0..24 {
            let middle = f64::midpoint(low, high);
            if curve(x1, x2, middle) < share { low = middle } else { high = middle }
        }
        if share <= 0.0 || share >= 1.0 { share } else { curve(y1, y2, f64::midpoint(low, high)) }
    }
}
