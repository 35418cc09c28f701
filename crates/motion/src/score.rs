//! The score of a step: the motion of each part of its picture, from tick to tick.
//!
//! At the last tick every part equals the step's still. So a track describes only how a part differs from the still before
//! that. Things that are in no still (pulses, flying interceptors, marks that leave the picture) are [ghosts](crate::Score::ghosts),
//! which are invisible at the end.

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
