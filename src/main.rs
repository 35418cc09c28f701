//! The program that a page loads after it has been painted: it takes the story over.

use lesson::model::Lesson;
use wasm_bindgen::prelude::*;

fn main() {}

/// Takes over the story on this page, if it is still as it was prerendered.
///
/// # Errors
/// Where the lesson is not of the shape that this program expects, or the page has changed.
/// The page stays as it is; its links lead on.
#[wasm_bindgen]
pub fn wake(lesson: &[u8]) -> Result<(), JsError> {
    let lesson = Lesson::unpack(lesson).map_err(|_| JsError::new("the lesson was written for another program"))?;
    layered_defense::app::wake(lesson).map_err(JsError::new)
}
