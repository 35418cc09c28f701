//! Running text: words, terms that open their definition, and readings over Japanese words.
//!
//! An author writes a term as `[words](term)`, words of another language as `[words](lang:en)`. Readings come from
//! the language's list when the content is read, between Unicode's own marks for them, so that no text is written
//! twice.

/// Stands before a word that has a reading (U+FFF9, interlinear annotation anchor).
pub const READ: char = '\u{FFF9}';
/// Stands between a word and its reading (U+FFFA).
pub const AS: char = '\u{FFFA}';
/// Stands after a reading (U+FFFB).
pub const END: char = '\u{FFFB}';

/// A piece of running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run<'a> {
    /// Words as they are.
    Words(&'a str),
    /// A word and how it is read.
    Read(&'a str, &'a str),
    /// A term: what it is called here, which is running text again, and its name in the glossary.
    Term(&'a str, &'a str),
    /// Words of another language, and which.
    Foreign(&'a str, &'a str),
}

/// Takes running text apart.
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

/// What stands before the first run that is not mere words, that run, and what follows.
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
            // A bracket that belongs to something else, further on.
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

/// The words alone, for where no markup can stand: names, descriptions, files.
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

/// The same text without its terms: readings stay. For paper, where nothing opens.
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

/// The terms that running text names.
pub fn terms(prose: &str) -> impl Iterator<Item = &str> {
    runs(prose).into_iter().filter_map(|run| match run {
        Run::Term(_, term) => Some(term),
        _ => None,
    })
}

/// How the words of a language are read, the longest words first. Empty where it has no readings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings {
    /// Each word, and the same with its reading laid over it.
    pub words: Vec<(String, String)>,
}

impl Readings {
    /// Words with their readings, as running text.
    #[must_use]
    pub fn over(&self, prose: &str) -> String {
        let mut out = String::with_capacity(prose.len() * 2);
        let mut rest = prose;
        while let Some(letter) = rest.chars().next() {
            // Words that begin with kana are listed as well: they keep a kanji after it from being read alone.
            match self.words.iter().find(|(word, _)| rest.starts_with(word.as_str())) {
                Some((word, laid)) => {
                    out.push_str(laid);
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

/// Words with values in place of the names in braces: `{n}`. A name without a value stays.
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
