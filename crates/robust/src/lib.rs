//! What must hold for any bytes. Each function takes bytes that anybody may have written, and panics if a promise is broken:
//!
//! 1. [`packed`]: bytes end in an error, or in a lesson on which a hundred commands hold.
//! 2. [`address`]: a text of commands and addresses leaves a visit whose address equals its state.
//! 3. [`content`]: content files end in errors with their places, or in editions.
//!
//! The tests of this crate call them with [`random`] bytes, and `cargo xtask fuzz` with bytes that a fuzzer finds. No site contains
//! this crate.

pub mod address;
pub mod content;
pub mod packed;
pub mod random;
pub mod visit;

use lesson::model::Lesson;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The folder with the project's own content.
#[must_use]
pub fn content_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content")
}

/// The project's own lessons, the default language first.
///
/// # Panics
/// If the content has mistakes.
#[must_use]
pub fn lessons() -> Vec<Lesson> {
    let editions = authoring::content_files::editions(&content_folder()).unwrap_or_else(|problem| panic!("{problem}"));
    editions.into_iter().map(|edition| Rc::unwrap_or_clone(edition.lesson)).collect()
}
