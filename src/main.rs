//! The program that a page loads after it has been painted: it takes the story over.

use lesson::model::Lesson;
use wasm_bindgen::prelude::*;

fn main() {}

/// Goes on with the lesson of another language, which the page is in already.
///
/// # Errors
/// Where the lesson is not of the shape that this program expects.
#[wasm_bindgen]
pub fn speak(lesson: &[u8]) -> Result<(), JsError> {
    layered_defense::app::speak(unpacked(lesson)?);
    Ok(())
}

fn unpacked(lesson: &[u8]) -> Result<Lesson, JsError> {
    Lesson::unpack(lesson).map_err(|_| JsError::new("the lesson was written for another program"))
}

/// Takes over the story on this page, if it is still as it was prerendered.
///
/// # Errors
/// Where the lesson is not of the shape that this program expects, or the page has changed.
/// The page stays as it is; its links lead on.
#[wasm_bindgen]
pub fn wake(lesson: &[u8]) -> Result<(), JsError> {
    layered_defense::app::wake(unpacked(lesson)?).map_err(JsError::new)
}
