//! The content follows docs/style.md: no banned phrase, no long sentence, Japanese set as a textbook prints it.
//!
//! The banned phrases are read from the page's own tables, so the page and the test cannot differ. Exceptions are in
//! `plain_words/exceptions.toml`, each with its reason. An exception that is no longer needed fails, too.

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// The longest English sentence, in words.
const WORDS: usize = 22;
/// The longest Japanese sentence, in characters.
const CHARACTERS: usize = 80;
/// Punctuation that is full-width next to Japanese.
const HALF_WIDTH: &[char] = &['(', ')', ':', '?', '!', ';', '~', '%', ','];
/// Counters that take Arabic numerals.
const COUNTERS: &[&str] =
    &["隻", "基", "発", "回", "年", "個", "件", "週間", "か月", "か所", "か国", "枚", "冊", "点", "機", "社", "票", "番目", "本"];
/// Keys whose strings are not our sentences: ids, search variants, the dictionary of furigana.
const NO_PROSE: &[&str] = &["id", "also", "locale"];

/// A string of the content: its file, its key and its words.
struct Text {
    file: String,
    key: String,
    words: String,
}

/// An exception: its place, the finding and the reason.
#[derive(serde::Deserialize)]
struct Exception {
    at: String,
    finding: String,
    why: String,
}

impl Exception {
    fn covers(&self, at: &str, mark: &str) -> bool {
        let here = self.at.strip_suffix('*').map_or(at == self.at, |begin| at.starts_with(begin));
        here && mark.starts_with(&self.finding)
    }
}

fn project() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The strings of a language.
fn texts(language: &str) -> Vec<Text> {
    let mut found = Vec::new();
    for (file, content) in common::files().into_iter().filter(|(file, _)| file.starts_with(&format!("{language}/"))) {
        if file.ends_with("readings.toml") {
            continue;
        }
        let table: toml::Table = content.parse().expect("a content file");
        gather(&file, "", &toml::Value::Table(table), &mut found);
    }
    assert!(found.len() > 500, "the content of {language} was read");
    found
}

fn gather(file: &str, key: &str, value: &toml::Value, found: &mut Vec<Text>) {
    let deeper = |name: &str| if key.is_empty() { name.to_owned() } else { format!("{key}.{name}") };
    match value {
        toml::Value::Table(table) => {
            for (name, value) in table.iter().filter(|(name, _)| !NO_PROSE.contains(&name.as_str())) {
                gather(file, &deeper(name), value, found);
            }
        }
        toml::Value::Array(array) => {
            for (nth, value) in array.iter().enumerate() {
                gather(file, &deeper(&nth.to_string()), value, found);
            }
        }
        toml::Value::String(text) => {
            let words = unlinked(text).replace('|', "");
            found.push(Text { file: file.to_owned(), key: key.to_owned(), words });
        }
        _ => {}
    }
}

/// A text with `[words](address)` reduced to its words.
fn unlinked(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((words, address)) = after.split_once("](") else { break };
        let Some((_, further)) = address.split_once(')') else { break };
        plain.push_str(before);
        plain.push_str(words);
        rest = further;
    }
    plain + rest
}

/// A text without its quotations, because others chose those words.
fn unquoted(text: &str, open: char, close: char) -> String {
    let mut depth = 0_u32;
    let mut own = String::new();
    for letter in text.chars() {
        if letter == open {
            depth += 1;
        }
        if depth == 0 {
            own.push(letter);
        }
        if letter == close {
            depth = depth.saturating_sub(1);
        }
    }
    own
}

/// The sentences of an English text. Each line ends a sentence; “U.S.” and “Fig.” do not.
fn english_sentences(text: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    for line in text.lines() {
        let mut sentence: Vec<&str> = Vec::new();
        for word in line.split_whitespace() {
            sentence.push(word);
            let end = word.trim_end_matches(['”', '’', ')']);
            if end.ends_with(['.', '?', '!']) && !end.ends_with("U.S.") && !end.ends_with("Fig.") {
                sentences.push(std::mem::take(&mut sentence).join(" "));
            }
        }
        sentences.push(sentence.join(" "));
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

fn japanese_sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['。', '？', '\n']).map(str::trim).filter(|sentence| !sentence.is_empty())
}

fn is_japanese(letter: char) -> bool {
    matches!(letter, '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}')
}

/// The phrases in the right column of the table under a heading of docs/style.md.
fn banned(heading: &str) -> Vec<String> {
    let page = std::fs::read_to_string(project().join("docs/style.md")).expect("docs/style.md");
    let (_, part) = page.split_once(&format!("\n## {heading}\n")).expect("the heading");
    let part = part.split("\n## ").next().unwrap_or_default();
    let rows = part.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "));
    let phrases: Vec<String> = rows.flat_map(|(_, not)| not.split('`').skip(1).step_by(2)).map(str::to_owned).collect();
    assert!(phrases.len() > 20, "the table under “{heading}” was read");
    phrases
}

/// Whether a text contains a phrase as whole words, in any case.
fn says(text: &str, phrase: &str) -> bool {
    let text = text.to_lowercase();
    let letter = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || it == '-');
    text.match_indices(phrase).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        !letter(before) && !letter(after)
    })
}

/// The findings in an English text.
fn english(text: &Text, banned: &[String]) -> Vec<String> {
    let own = unquoted(&text.words, '“', '”');
    let mut marks: Vec<String> = banned.iter().filter(|phrase| says(&own, phrase)).cloned().collect();
    for sentence in english_sentences(&text.words) {
        let count = sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        if count > WORDS {
            marks.push(format!("{count} words: {sentence}"));
        }
        if sentence.starts_with("What ") && sentence.ends_with('.') {
            marks.push(format!("“What” as a subject: {sentence}"));
        }
    }
    if own.contains(';') {
        marks.push("semicolon".to_owned());
    }
    marks
}

/// The findings in a Japanese text.
fn japanese(text: &Text, banned: &[String]) -> Vec<String> {
    let own = unquoted(&text.words, '「', '」');
    let mut marks: Vec<String> = banned.iter().filter(|phrase| own.contains(phrase.as_str())).cloned().collect();
    for sentence in japanese_sentences(&text.words) {
        let count = sentence.chars().count();
        if count > CHARACTERS {
            marks.push(format!("{count} characters: {sentence}"));
        }
    }
    let letters: Vec<char> = own.chars().collect();
    let at = |nth: usize| letters.get(nth).copied().unwrap_or(' ');
    for (nth, letter) in letters.iter().enumerate() {
        let (before, after) = (at(nth.wrapping_sub(1)), at(nth + 1));
        if HALF_WIDTH.contains(letter) && (is_japanese(before) || is_japanese(after)) {
            marks.push(format!("half-width {letter}"));
        }
        if *letter == ' ' && (is_japanese(before) && !after.is_whitespace() || is_japanese(after)) {
            marks.push("space".to_owned());
        }
    }
    for counter in COUNTERS {
        let numerals = |before: &str| before.chars().next_back().is_some_and(|it| "一二三四五六七八九十".contains(it));
        if own.match_indices(counter).any(|(at, _)| numerals(&own[..at])) {
            marks.push(format!("kanji numeral with {counter}"));
        }
    }
    marks.sort();
    marks.dedup();
    marks
}

/// Compares the findings with the exceptions and lists the rest.
#[track_caller]
fn check(language: &str, marked: impl Fn(&Text) -> Vec<String>) {
    let named = std::fs::read_to_string(project().join("crates/authoring/tests/plain_words/exceptions.toml")).expect("the exceptions");
    let named: BTreeMap<String, Vec<Exception>> = toml::from_str(&named).expect("the exceptions");
    let named: Vec<&Exception> = named["exception"].iter().filter(|it| it.at.starts_with(language)).collect();
    assert!(named.iter().all(|it| it.why.len() > 10), "each exception has a reason");
    let mut used = vec![false; named.len()];
    let mut marks = String::new();
    for text in texts(language) {
        let at = format!("{} {}", text.file, text.key);
        for mark in marked(&text) {
            match named.iter().position(|exception| exception.covers(&at, &mark)) {
                Some(nth) => used[nth] = true,
                None => _ = writeln!(marks, "{at}: {mark}"),
            }
        }
    }
    for (exception, _) in named.iter().zip(used).filter(|(_, used)| !used) {
        let _ = writeln!(marks, "exceptions.toml: nothing at {} needs the exception “{}” any more", exception.at, exception.finding);
    }
    assert!(marks.is_empty(), "docs/style.md has the words to write instead:\n{marks}");
}

#[test]
fn the_english_follows_the_style_page() {
    let banned = banned("English");
    check("en", |text| english(text, &banned));
}

#[test]
fn the_japanese_follows_the_style_page() {
    let banned = banned("日本語");
    check("ja", |text| japanese(text, &banned));
}

#[test]
fn each_habit_is_found_where_it_occurs() {
    let text = |words: &str| Text { file: String::new(), key: String::new(), words: words.to_owned() };
    let found = |words: &str| english(&text(words), &banned("English"));
    assert_eq!(found("The SM-3 meets the missile; it was “told” so."), ["meets", "semicolon"]);
    assert_eq!(found("The U.S. network metes out no meetstone."), Vec::<String>::new());
    assert_eq!(found("What lies there. What lies there?"), ["“What” as a subject: What lies there."]);
    assert_eq!(found(&"word ".repeat(23)).len(), 1);
    let found = |words: &str| japanese(&text(words), &banned("日本語"));
    assert_eq!(found("六隻が物語(図)を 読む。"), ["half-width (", "half-width )", "kanji numeral with 隻", "space", "物語"]);
    assert_eq!(found("6隻が図解（図）を読む。「物語(図)」"), Vec::<String>::new());
    assert_eq!(found(&"あ".repeat(81)).len(), 1);
}
