//! The date to which the site looked for events, in the words of each language.
//!
//! It is written once, in `site.toml`. In the files of a language its words replace `{looked_to}` before anything
//! is read; files that cannot be read stay as they are, and the readers say why.

use super::diagnostics::Files;
use crate::catalog::CitationWords;
use crate::date::Date;
use serde::Deserialize;

/// What is written for the date.
const MARK: &str = "{looked_to}";

/// The part of `site.toml` that counts here.
#[derive(Deserialize)]
struct Site {
    looked_to: Date,
}

/// The files with the date in words.
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
