//! The project's own content, as its authors wrote it, for the tests.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part")]

use authoring::{Edition, content_files};
use lesson::model::Lesson;
use std::path::Path;
use std::rc::Rc;

/// The edition of every language, the default first.
pub fn editions() -> Vec<Edition> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content");
    content_files::editions(&folder).unwrap_or_else(|problem| panic!("{problem}"))
}

/// The lesson in every language, the default first.
pub fn lessons() -> Vec<Lesson> {
    editions().into_iter().map(|edition| Rc::unwrap_or_clone(edition.lesson)).collect()
}
