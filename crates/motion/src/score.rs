//! The score of a step: the motion of each part of its picture, from tick to tick.
//!
//! At the last tick every part is as the step's still has it. So a track says only how a part differs from the still before
//! that, and what is in no still (pulses, interceptors on their way, what leaves the picture) is a [ghost](crate::Score::ghosts),
//! which nobody sees at the end.

mod flight;
mod thin;
mod writer;

use crate::beats::beats;
use crate::track::Score;
use lesson::model::Lesson;
use lesson::scene::Composition;
use lesson::story::Story;

/// The score of the step that a story shows.
#[must_use]
pub fn score(lesson: &Lesson, story: &Story, composition: Composition) -> Score {
    writer::Writer::new(lesson, story, composition, beats(lesson, story)).write()
}
