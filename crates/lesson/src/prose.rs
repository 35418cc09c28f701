//! Running text: words, terms with a definition, and furigana.
//!
//! Authors write a term as `[words](term)`, and words of another language as `[words](lang:en)`. When the content is read,
//! furigana are inserted from the language's dictionary, between Unicode's annotation characters. So authors write no word
//! twice.

/// Precedes a word with furigana (U+FFF9, interlinear annotation anchor).
pub const READ: char = '\u{FFF9}';
/// Separates the word from its furigana (U+FFFA).
pub const AS: char = '\u{FFFA}';
/// Follows the furigana (U+FFFB).
pub const END: char = '\u{FFFB}';

/// A piece of running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run<'a> {
    /// Plain words.
    Words(&'a str),
    /// A word and its furigana.
    Read(&'a str, &'a str),
    /// A term: its words here, which are running text, and its id in the glossary.
    Term(&'a str, &'a str),
    /// Words of another language, and its tag.
    Foreign(&'a str, &'a str),
}

/// Splits running text into its pieces.
#[must_use]
pub fn runs(prose: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut rest = prose;
    while let Some((before, run, after)) = first(rest) {
        if !before.is_empty() {
            runs.push(Run::Words(before));
        }
        runs.push(run);
        rest = after;
    }
    if !rest.is_empty() {
        runs.push(Run::Words(rest));
    }
    runs
}

/// The words before the first piece that is not plain words, that piece, and the rest.
fn first(prose: &str) -> Option<(&str, Run<'_>, &str)> {
    let mut from = 0;
    loop {
        let at = from + prose[from..].find(['[', READ])?;
        let (before, here) = (&prose[..at], &prose[at..]);
        if let Some(inside) = here.strip_prefix(READ) {
            let (word, rest) = inside.split_once(AS)?;
            let (reading, after) = rest.split_once(END)?;
            return Some((before, Run::Read(word, reading), after));
        }
        let term = here[1..].split_once(']').and_then(|(words, rest)| {
            let rest = rest.strip_prefix('(')?;
            let (term, after) = rest.split_once(')')?;
            // The bracket is not part of a term or a foreign word, and a later bracket may be.
            (!words.contains('[')).then_some((words, term, after))
        });
        match term {
            Some((words, term, after)) => {
                let run = term.strip_prefix("lang:").map_or(Run::Term(words, term), |language| Run::Foreign(words, language));
                return Some((before, run, after));
            }
            None => from = at + 1,
        }
    }
}

/// The plain words, for places without markup: names, descriptions, files.
#[must_use]
pub fn plain(prose: &str) -> String {
    let mut out = String::new();
    for run in runs(prose) {
        match run {
            Run::Words(words) | Run::Read(words, _) | Run::Foreign(words, _) => out.push_str(words),
            Run::Term(words, _) => out.push_str(&plain(words)),
        }
    }
    out
}

/// The text without its terms and with its furigana, for paper, where nothing opens.
#[must_use]
pub fn untermed(prose: &str) -> String {
    let mut out = String::new();
    for run in runs(prose) {
        match run {
            Run::Words(words) | Run::Foreign(words, _) | Run::Term(words, _) => out.push_str(words),
            Run::Read(word, reading) => out.extend([READ.to_string().as_str(), word, &AS.to_string(), reading, &END.to_string()]),
        }
    }
    out
}

/// The ids of the terms in running text.
pub fn terms(prose: &str) -> impl Iterator<Item = &str> {
    runs(prose).into_iter().filter_map(|run| match run {
        Run::Term(_, term) => Some(term),
        _ => None,
    })
}

/// Fills placeholders such as `{n}`. A placeholder without a value stays.
#[must_use]
pub fn filled(words: &str, values: &[(&str, &str)]) -> String {
    let mut parts = words.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let named = part.split_once('}').and_then(|(name, rest)| Some((values.iter().find(|(its, _)| *its == name)?.1, rest)));
        if let Some((value, rest)) = named {
            out.push_str(value);
            out.push_str(rest);
        } else {
            out.push('{');
            out.push_str(part);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_and_readings_are_found_and_other_brackets_are_words() {
        let prose = "a [b](c) [d] \u{FFF9}漢\u{FFFA}かん\u{FFFB}.";
        let expected = [Run::Words("a "), Run::Term("b", "c"), Run::Words(" [d] "), Run::Read("漢", "かん"), Run::Words(".")];
        assert_eq!(runs(prose), expected);
        assert_eq!(plain(prose), "a b [d] 漢.");
        assert_eq!(terms(prose).collect::<Vec<_>>(), ["c"]);
    }

    #[test]
    fn a_bracket_before_a_term_stays_where_it_is() {
        assert_eq!(runs("[a [b](c)"), [Run::Words("[a "), Run::Term("b", "c")]);
    }

    #[test]
    fn words_of_another_language_are_no_term() {
        assert_eq!(runs("[a b](lang:en)"), [Run::Foreign("a b", "en")]);
        assert_eq!(plain("[a b](lang:en)"), "a b");
    }

    #[test]
    fn on_paper_terms_are_words_and_furigana_stay() {
        assert_eq!(untermed("a [b](c) [d](lang:en) \u{FFF9}上\u{FFFA}うえ\u{FFFB}"), "a b d \u{FFF9}上\u{FFFA}うえ\u{FFFB}");
    }

    #[test]
    fn a_term_may_have_a_reading() {
        assert_eq!(plain("[\u{FFF9}上\u{FFFA}うえ\u{FFFB}](up)"), "上");
    }

    #[test]
    fn names_in_braces_are_filled_in_and_others_stay() {
        let values = [("n", "2"), ("count", "{n}")];
        assert_eq!(filled("Step {n} of {count}", &values), "Step 2 of {n}");
        assert_eq!(filled("{n}、{m} {n", &values), "2、{m} {n");
        assert_eq!(filled("", &values), "");
    }
}
