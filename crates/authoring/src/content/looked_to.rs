//! The date to which the site looked for events, written out in each language.
//!
//! `site.toml` has the date. In the files of a language its words replace `{looked_to}` before the files
//! are read. Files that are not valid TOML stay unchanged, and their readers report why.

use super::diagnostics::Files;
use crate::catalog::CitationWords;
use crate::date::Date;
use serde::Deserialize;

/// The placeholder for the date.
const MARK: &str = "{looked_to}";

/// The part of `site.toml` that this module reads.
#[derive(Deserialize)]
struct Site {
    looked_to: Date,
}

/// The files with the date filled in.
pub(super) fn filled(files: &Files) -> Files {
    let site = files.get("site.toml").and_then(|text| toml::from_str::<Site>(text).ok());
    let words = |file: &str| {
        let (language, _) = file.split_once('/')?;
        let citation_words: CitationWords = toml::from_str(files.get(&[language, "/citations.toml"].concat())?).ok()?;
        Some(citation_words.date(&site.as_ref()?.looked_to))
    };
    let in_words = |(file, text): (&String, &String)| {
        let marked = text.contains(MARK).then(|| words(file)).flatten();
        (file.clone(), marked.map_or_else(|| text.clone(), |date| text.replace(MARK, &date)))
    };
    files.iter().map(in_words).collect()
}
