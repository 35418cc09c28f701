//! Collects the mistakes in content files, each with its place, so that an author sees all of them together.
//!
//! It also has the checks that every file needs: names that are unique, complete and valid in an address.

use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A mistake that the author of the content has to correct.
#[derive(Clone, Debug, PartialEq)]
pub struct ContentError {
    /// The file, by its name among the [`Files`].
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The problem, as a sentence without a full stop.
    pub problem: String,
    /// The correct form, to follow “expected”. It may be empty.
    pub expected: String,
}

impl fmt::Display for ContentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, problem, expected } = self;
        write!(f, "{file}:{line}:{column}: {problem}")?;
        if expected.is_empty() { Ok(()) } else { write!(f, "; expected {expected}") }
    }
}

/// The texts of the content files by path: `en/story.toml`.
pub type Files = BTreeMap<String, String>;

/// Reads content files and collects their mistakes.
pub(super) struct Diagnostics<'a> {
    pub(super) files: &'a Files,
    pub(super) errors: Vec<ContentError>,
}

impl Diagnostics<'_> {
    pub(super) fn read<T: DeserializeOwned>(&mut self, file: &str) -> Option<T> {
        let Some(text) = self.files.get(file) else {
            self.error(file, None, "the file is missing".to_owned(), "a TOML file of this name");
            return None;
        };
        match toml::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                let at = error.span().map(|span| span.start);
                self.error(file, at, error.message().trim().replace('\n', ", "), "");
                None
            }
        }
    }

    /// Reports a mistake at a byte offset. Without an offset the place is the end of the file, where something is missing.
    pub(super) fn error(&mut self, file: &str, at: Option<usize>, problem: String, expected: &str) {
        let text = self.files.get(file).map_or("", String::as_str);
        let before = text.get(..at.unwrap_or(text.len())).unwrap_or("");
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        self.errors.push(ContentError {
            file: file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            problem,
            expected: expected.to_owned(),
        });
    }

    /// The byte offset of a quoted string in a file. `skip` skips its first occurrences.
    pub(super) fn quoted(&self, file: &str, word: &str, skip: usize) -> Option<usize> {
        let quoted = ["\"", word, "\""].concat();
        self.files.get(file)?.match_indices(&quoted).nth(skip).map(|(at, _)| at)
    }

    /// The byte offset of the record of this table and name. `skip` skips its first occurrences.
    pub(super) fn record(&self, file: &str, table: &str, name: &str, skip: usize) -> Option<usize> {
        let text = self.files.get(file)?;
        let id = ["id = \"", name, "\""].concat();
        let header = ["[[", table, "]]"].concat();
        let in_table = |at: usize| text[..at].rfind("[[").is_some_and(|open| text[open..].starts_with(&header));
        text.match_indices(&id).map(|(at, _)| at).filter(|at| in_table(*at)).nth(skip)
    }

    /// The byte offset of the table `[name]`.
    pub(super) fn table(&self, file: &str, name: &str) -> Option<usize> {
        let header = ["[", name, "]"].concat();
        self.line(file, |line| line.starts_with(&header))
    }

    /// The byte offset of the key of this name, at the start of a line.
    pub(super) fn key(&self, file: &str, name: &str) -> Option<usize> {
        self.line(file, |line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '='])))
    }

    /// The byte offset of the first line that matches.
    pub(super) fn line(&self, file: &str, like: impl Fn(&str) -> bool) -> Option<usize> {
        let text = self.files.get(file)?;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if like(line) {
                return Some(at);
            }
            at += line.len();
        }
        None
    }
}

pub(super) fn unique<'a>(file: &str, table: &str, ids: impl Iterator<Item = &'a str>, diagnostics: &mut Diagnostics<'_>) {
    let mut seen = BTreeSet::new();
    for id in ids.filter(|id| !seen.insert(id.to_string())) {
        let at = diagnostics.record(file, table, id, 1);
        diagnostics.error(file, at, format!("“{id}” is used twice"), "a name of its own");
    }
}

/// Reports missing and superfluous names.
pub(super) fn same_names<'a>(
    file: &str,
    place: &str,
    expected: impl IntoIterator<Item = &'a String>,
    found: impl IntoIterator<Item = &'a String>,
    diagnostics: &mut Diagnostics<'_>,
) {
    let expected: BTreeSet<&String> = expected.into_iter().collect();
    let found: BTreeSet<&String> = found.into_iter().collect();
    for missing in expected.difference(&found) {
        diagnostics.error(file, None, format!("{place} has no words for “{missing}”"), "its words in this language");
    }
    for extra in found.difference(&expected) {
        let at = diagnostics.key(file, extra);
        diagnostics.error(file, at, format!("{place} has words for “{extra}”, which nothing uses"), "no words, or a record that uses them");
    }
}

/// Checks that a name can be part of addresses and file names.
pub(super) fn written_as_name(file: &str, table: &str, id: &str, diagnostics: &mut Diagnostics<'_>) {
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if id.is_empty() || !id.chars().all(plain) {
        let at = diagnostics.record(file, table, id, 0);
        diagnostics.error(file, at, format!("“{id}” is not a valid name in an address"), "lower-case letters, digits and hyphens");
    }
}
