//! The story in time: the beats of each step, and the motion of its picture.
//!
//! 1. [`beats`] lists the events of a step, in the order of causes.
//! 2. [`score`] says of every part of the picture when it appears, moves or lights up in that step.
//! 3. [`at`] reads a score at a moment. It is a pure function: the picture of a moment does not depend on earlier moments.
//!
//! Nothing here is part of the program in the browser. The scores are written down when the site is built, and the script
//! `assets/script/motion` hands them to the browser's own animations. No clock and no markup files are known here; lengths
//! are [ticks](TICKS_PER_SECOND), and they are lengths of showing, never of flight.

mod beats;
mod course;
mod moment;
mod parties;
mod score;
mod stage;
mod track;

pub use beats::{Beat, Kind, beats};
pub use course::{Course, Place};
pub use moment::{State, at};
pub use parties::{Parties, Party, ends};
pub use score::score;
pub use track::{Does, Ease, On, Score, Track};

/// How finely lengths and moments are counted: hundredths of a second, at speed 1.
pub const TICKS_PER_SECOND: u32 = 100;
