//! The project's own content, for the tests.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part")]

use authoring::content::{self, ContentError, Files};
use authoring::{Edition, content_files};
use std::path::Path;

/// The content files.
pub fn files() -> Files {
    content_files::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content")).expect("the content folder")
}

/// The edition of every language.
pub fn editions() -> Vec<Edition> {
    content::load(&files()).unwrap_or_else(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

/// The mistakes in the content after a change of one file, and that file's changed text.
pub fn said(file: &str, change: impl Fn(&str) -> String) -> (String, Vec<ContentError>) {
    let mut files = files();
    let text = files.get_mut(file).expect("the file exists");
    let changed = change(text);
    assert!(*text != changed, "the change must change something");
    text.clone_from(&changed);
    (changed, content::load(&files).expect_err("the content is wrong now"))
}

/// Checks the first mistake: its message, and that its place is where `at` is in the changed file (`None` for the end).
#[track_caller]
pub fn check(file: &str, change: impl Fn(&str) -> String, at: &str, complaint: &str) {
    let (changed, errors) = said(file, change);
    let first = &errors[0];
    assert_eq!(first.file, file, "{first}");
    let line = changed.split('\n').nth(first.line - 1).expect("the line exists");
    let place: String = line.chars().skip(first.column - 1).collect();
    if at.is_empty() {
        assert_eq!(first.line, changed.split('\n').count(), "the end of the file");
    } else {
        assert!(place.starts_with(at), "{first}\nnames the place: {place}");
    }
    let said = format!("{}; expected {}", first.problem, first.expected);
    assert!(said.starts_with(complaint), "said:     {said}\nexpected: {complaint}…");
    assert!(first.to_string().contains(&format!("{file}:{}", first.line)), "{first}");
}

/// Returns a change that replaces the first occurrence of a text.
pub fn replace<'a>(from: &'a str, to: &'a str) -> impl Fn(&str) -> String + 'a {
    move |text| text.replacen(from, to, 1)
}
