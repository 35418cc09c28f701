//! A score as a value: the tracks of a step. Each describes the motion of a part from tick to tick.

use crate::beats::Beat;
use lesson::drawing::Element;
use lesson::model::MarkId;
use lesson::scene::Presence;

/// The motion of a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// The beats, in order.
    pub beats: Vec<Beat>,
    /// The number of parts in each group of the drawing, back to front.
    pub parts: Vec<usize>,
    /// Things that are visible only while they move. The first `under` of them are below the picture's lines.
    pub ghosts: Vec<Element>,
    /// The number of ghosts below the picture's lines.
    pub under: usize,
    /// The motion of each part and each ghost.
    pub tracks: Vec<Track>,
}

impl Score {
    /// The duration of the whole step at speed 1, in ticks.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.beats.iter().map(|beat| beat.length).sum()
    }

    /// The first tick of each beat.
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
    /// The mark to which the motion belongs. A player can leave out the tracks of a mark.
    pub of: MarkId,
    /// The part.
    pub on: On,
    /// The kind of motion.
    pub does: Does,
    /// The first tick; before it, the part is as at this tick.
    pub from: u32,
    /// The last tick; after it, the part is as in the still, and a ghost as at this tick.
    pub to: u32,
    /// The change of speed in between.
    pub ease: Ease,
}

/// A part of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum On {
    /// The n-th part of the n-th group of the drawing.
    Part {
        /// The index of the group.
        group: usize,
        /// The index of the part in the group.
        nth: usize,
    },
    /// The ghost with this index.
    Ghost(usize),
}

/// A kind of motion. Places are tenths of a unit, shares are thousandths, turns are degrees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Does {
    /// It appears.
    Appear,
    /// Its look changes from that of the previous step to its own.
    Turn(Presence),
    /// Its line is drawn. Keys: time, drawn share.
    Draw(Vec<[i32; 2]>),
    /// It grows from a point.
    Grow([i32; 2]),
    /// It settles at its size around a point.
    Settle([i32; 2]),
    /// Its ring closes around a point, and the dot in it grows.
    Close([i32; 2]),
    /// It swells once around a point. The third number is its turn in the still.
    Swell([i32; 3]),
    /// It moves. Keys: time, x, y, turn.
    Move(Vec<[i32; 4]>),
    /// It moves evenly along lines of the picture, in the direction of travel. The keys follow from the lines.
    Along(Vec<On>, Vec<[i32; 4]>),
    /// A line of sight turns around a point, finds the missile at a tick and follows it. The keys (time, turn in tenths of
    /// a degree, length as a share of the drawn line) follow from the missile's flight.
    Look([i32; 2], u32, Vec<[i32; 3]>),
    /// Its opacity changes. Keys: time, opacity.
    Fade(Vec<[i32; 2]>),
}

/// The change of speed within a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ease {
    /// Constant speed.
    Even,
    /// Fast at first, for things that appear.
    Arrive,
    /// Slow at both ends, for things that travel.
    Travel,
    /// Slow at first, for things that are launched.
    Launch,
}

impl Ease {
    /// The two handles of its curve, in hundredths, as in CSS.
    #[must_use]
    pub fn handles(self) -> [i32; 4] {
        match self {
            Self::Even => [0, 0, 100, 100],
            Self::Arrive => [30, 0, 20, 100],
            Self::Travel => [45, 0, 55, 100],
            Self::Launch => [35, 0, 70, 100],
        }
    }

    /// The progress of a track after this share of its time.
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
