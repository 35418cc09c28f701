//! The story in time: the beats of each step, and the motion of its picture.
//!
//! 1. [`beats`] lists the events of a step, each after its cause.
//! 2. [`score`] decides when each part of the picture appears, moves or lights up in that step.
//! 3. [`at`] evaluates a score at a moment. It is a pure function: the picture of a moment does not depend on earlier moments.
//!
//! Nothing here is part of the browser program. The scores are written when the site is built, and the script
//! `assets/script/motion` turns them into the browser's own animations. The crate knows no clock and no markup. Durations
//! are [ticks](TICKS_PER_SECOND) of showing, never of flight.

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

/// The resolution of durations and moments: hundredths of a second, at speed 1.
pub const TICKS_PER_SECOND: u32 = 100;
