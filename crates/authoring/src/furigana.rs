//! The furigana of a language, and how they get into running text.
//!
//! `content` reads them from the language's dictionary. [`lesson::prose`] parses the result.

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The furigana of a language. Empty if the language has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Furigana {
    /// By the first letter of a word: each word, and the word with its furigana as running text. The longest words are first.
    words: BTreeMap<char, Vec<(String, String)>>,
}

impl Furigana {
    /// The dictionary of these words: each word, and the word with its furigana as running text.
    #[must_use]
    pub fn new(listed: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut words: BTreeMap<char, Vec<(String, String)>> = BTreeMap::new();
        for (word, annotated) in listed {
            if let Some(letter) = word.chars().next() {
                words.entry(letter).or_default().push((word, annotated));
            }
        }
        words.values_mut().for_each(|alike| alike.sort_by_key(|(word, _)| Reverse(word.len())));
        Self { words }
    }

    /// Whether the language has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Adds furigana to plain words, each time to the longest word that fits. Returns running text.
    #[must_use]
    pub fn over(&self, prose: &str) -> String {
        let mut out = String::with_capacity(prose.len() * 2);
        let mut rest = prose;
        while let Some(letter) = rest.chars().next() {
            // Words that begin with kana are listed, too. They keep a kanji after them from being read alone.
            let fits = self.words.get(&letter).and_then(|alike| alike.iter().find(|(word, _)| rest.starts_with(word.as_str())));
            match fits {
                Some((word, annotated)) => {
                    out.push_str(annotated);
                    rest = &rest[word.len()..];
                }
                None => {
                    out.push(letter);
                    rest = &rest[letter.len_utf8()..];
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::Furigana;
    use lesson::prose::{AS, END, READ};

    #[test]
    fn the_longest_word_that_fits_is_annotated_and_other_letters_stay() {
        let annotated = |word: &str, reading: &str| {
            (word.to_owned(), [READ.to_string().as_str(), word, &AS.to_string(), reading, &END.to_string()].concat())
        };
        let furigana = Furigana::new([annotated("上", "うえ"), annotated("上層", "じょうそう")]);
        assert_eq!(furigana.over("上の上層、a"), "\u{FFF9}上\u{FFFA}うえ\u{FFFB}の\u{FFF9}上層\u{FFFA}じょうそう\u{FFFB}、a");
        assert_eq!(Furigana::default().over("上"), "上");
        assert!(Furigana::default().is_empty() && !furigana.is_empty());
    }
}
