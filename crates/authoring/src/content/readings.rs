//! Furigana: inserted into Japanese running text when the content is read.
//!
//! `LANG/readings.toml` is a dictionary of words and their furigana. In running text the longest word that fits is
//! annotated. A word may contain kana (`取り組む = "とりくむ"`); the furigana then cover its kanji only.
//! A language without the file has no furigana, and no switch for them.

use super::diagnostics::Diagnostics;
use crate::Edition;
use crate::catalog::Catalog;
use crate::furigana::Furigana;
use crate::section::Section;
use lesson::model::{Language, Lesson};
use lesson::prose::{AS, END, READ};
use std::collections::{BTreeMap, BTreeSet};

/// Reads the dictionary, if the language has it. Reports furigana that cannot belong to their word.
pub(super) fn read(language: &Language, diagnostics: &mut Diagnostics<'_>) -> Furigana {
    let file = file_of(language);
    if !diagnostics.files.contains_key(&file) {
        return Furigana::default();
    }
    let listed: BTreeMap<String, String> = diagnostics.read(&file).unwrap_or_default();
    let mut words = Vec::new();
    for (word, reading) in listed {
        match over_kanji(&word, &reading) {
            Some(laid) => words.push((word, laid)),
            None => {
                let at = diagnostics.quoted(&file, &word, 0);
                diagnostics.error(&file, at, format!("“{reading}” cannot be the reading of “{word}”"), "its kana in their places");
            }
        }
    }
    Furigana::new(words)
}

/// Annotates all running text of the lesson and the catalog, and stores the dictionary in the catalog for other words.
pub(super) fn annotate(readings: Furigana, lesson: &mut Lesson, catalog: &mut Catalog) {
    if !readings.is_empty() {
        for prose in lesson.steps.iter_mut().flat_map(|step| step.prose_mut()).chain(catalog.prose_mut()) {
            *prose = readings.over(prose);
        }
    }
    catalog.readings = readings;
}

/// Reports every kanji of running text without furigana, in languages that have them.
pub(super) fn covered(editions: &[Edition], diagnostics: &mut Diagnostics<'_>) {
    for edition in editions {
        let file = file_of(&edition.language);
        if !diagnostics.files.contains_key(&file) {
            continue;
        }
        let prose = edition.steps.iter().flat_map(|step| step.prose()).chain(edition.catalog.prose());
        let words = edition
            .catalog
            .words()
            .chain(Section::words_for_students(&edition.sections))
            .chain(edition.classroom.for_students())
            .chain(edition.arrangement.words())
            .chain(edition.parts.words())
            .chain(edition.what_if.words());
        let words = words.map(|words| edition.catalog.readings.over(words));
        let mut bare = BTreeSet::new();
        for text in prose.cloned().chain(words) {
            let mut inside = false;
            for (at, letter) in text.char_indices() {
                inside = (inside || letter == READ) && letter != END;
                if !inside && is_kanji(letter) {
                    bare.insert(around(&text, at));
                }
            }
        }
        if !bare.is_empty() {
            let words: Vec<&str> = bare.iter().map(String::as_str).collect();
            let expected = "an entry for each word, like \"上り\" = \"のぼり\"";
            diagnostics.error(&file, None, format!("these words have no reading: {}", words.join(", ")), expected);
        }
    }
}

/// A kanji with the characters around it, so that an author finds its place.
fn around(text: &str, at: usize) -> String {
    let before: Vec<char> = text[..at].chars().rev().filter(|letter| ![READ, AS, END].contains(letter)).take(4).collect();
    let after = text[at..].chars().filter(|letter| ![READ, AS, END].contains(letter)).take(6);
    before.into_iter().rev().chain(after).collect()
}

fn file_of(language: &Language) -> String {
    [language.id.as_str(), "/readings.toml"].concat()
}

fn is_kanji(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '々' | 'ヶ')
}

/// The word with furigana over each run of kanji. `None` if the kana of both do not fit.
fn over_kanji(word: &str, reading: &str) -> Option<String> {
    let Some(start) = word.find(is_kanji) else { return (word == reading).then(|| word.to_owned()) };
    let (kana, rest) = word.split_at(start);
    let reading = reading.strip_prefix(kana)?;
    let end = rest.find(|letter| !is_kanji(letter)).unwrap_or(rest.len());
    let (kanji, after) = rest.split_at(end);
    // The shortest furigana for this run that let the rest fit. A kanji has at least one kana.
    let cuts = reading.char_indices().map(|(at, letter)| at + letter.len_utf8());
    cuts.into_iter().find_map(|cut| {
        let (over, left) = reading.split_at(cut);
        let tail = if after.is_empty() { left.is_empty().then(String::new) } else { over_kanji(after, left) }?;
        Some(format!("{kana}{READ}{kanji}{AS}{over}{END}{tail}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furigana_cover_only_the_kanji_of_their_word() {
        assert_eq!(over_kanji("取り組む", "とりくむ").as_deref(), Some("\u{FFF9}取\u{FFFA}と\u{FFFB}り\u{FFF9}組\u{FFFA}く\u{FFFB}む"));
        assert_eq!(over_kanji("迎撃", "げいげき").as_deref(), Some("\u{FFF9}迎撃\u{FFFA}げいげき\u{FFFB}"));
        assert_eq!(over_kanji("上る", "うえ"), None);
    }
}
