//! A lesson from any bytes.

use crate::random::Random;
use crate::visit::{act, look, opened};
use lesson::model::{Lesson, SharedLesson};

/// How many commands must hold on a lesson.
const COMMANDS: usize = 100;

/// Reads bytes as a lesson. If they are one, a hundred commands that follow from the bytes must hold on it, and all must be drawn.
///
/// # Panics
/// If a promise is broken.
pub fn check(bytes: &[u8]) -> bool {
    let Some(lesson) = Lesson::unpack(bytes) else { return false };
    let mut random = Random::of(bytes);
    let mut session = opened(SharedLesson::new(lesson), &mut random);
    look(&session);
    for nth in 1..=COMMANDS {
        act(&mut session, &mut random);
        if nth % 20 == 0 {
            look(&session);
        }
    }
    true
}
