//! The project's own content, read from its place for the tests.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part")]

use authoring::content::{self, ContentError, Files};
use authoring::{Edition, content_files};
use std::path::Path;

/// The content files as they are.
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

/// What is said of the real content with one file changed, and that file.
pub fn said(file: &str, change: impl Fn(&str) -> String) -> (String, Vec<ContentError>) {
    let mut files = files();
    let text = files.get_mut(file).expect("the file exists");
    let changed = change(text);
    assert!(*text != changed, "the change must change something");
    text.clone_from(&changed);
    (changed, content::load(&files).expect_err("the content is wrong now"))
}

/// Checks the first complaint: what it says, and that the place it names is where `at` stands in the changed file
/// (nothing: its end).
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

/// A change: the first place where one text stands gets another.
pub fn replace<'a>(from: &'a str, to: &'a str) -> impl Fn(&str) -> String + 'a {
    move |text| text.replacen(from, to, 1)
}
