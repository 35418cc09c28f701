//! Content files from any text.

use crate::random::Random;
use authoring::content::{Files, load};
use authoring::content_files;
use std::sync::LazyLock;

/// The project's own content files.
static FILES: LazyLock<Files> =
    LazyLock::new(|| content_files::read(&crate::content_folder()).unwrap_or_else(|problem| panic!("{problem}")));

/// The names of the content files, in order.
#[must_use]
pub fn names() -> Vec<&'static str> {
    FILES.keys().map(String::as_str).collect()
}

/// The text of a content file.
///
/// # Panics
/// If there is no such file.
#[must_use]
pub fn text(name: &str) -> &'static str {
    &FILES[name]
}

/// Reads the content with another text in one of its files. It must end in editions, or in errors that name a file, a line and a
/// column. Returns whether there were no errors.
///
/// # Panics
/// If a promise is broken.
pub fn check(name: &str, text: &str) -> bool {
    let mut files = FILES.clone();
    files.insert(name.to_owned(), text.to_owned());
    match load(&files) {
        Ok(editions) => {
            assert!(!editions.is_empty(), "no language is left, and no error says so");
            true
        }
        Err(errors) => {
            assert!(!errors.is_empty(), "it failed without an error");
            for error in errors {
                let line = error.to_string();
                let mut parts = line.splitn(4, ':');
                let [file, row, column] = [parts.next(), parts.next(), parts.next()].map(Option::unwrap_or_default);
                assert!(file.ends_with(".toml") && row.parse::<usize>().is_ok() && column.parse::<usize>().is_ok(), "no place: {line}");
            }
            false
        }
    }
}

/// Changes a text as authors do by mistake: removes, repeats and exchanges lines and records, and puts other texts and numbers into
/// places that have some. Most results are valid TOML with wrong content.
///
/// # Panics
/// Never: a text has a line.
#[must_use]
pub fn mistaken(text: &str, random: &mut Random) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let strings: Vec<String> = text.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    for _ in 0..=random.below(3) {
        if lines.is_empty() {
            break;
        }
        let at = random.below(lines.len());
        let other = random.below(lines.len());
        match random.below(7) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(other, lines[at].clone()),
            2 => lines.swap(at, other),
            3 => {
                // A whole record.
                let end = lines.iter().skip(at + 1).position(|line| line.starts_with('[')).map_or(lines.len(), |nth| at + 1 + nth);
                lines.drain(at..end);
            }
            4 | 5 => {
                let mut parts: Vec<String> = lines[at].split('"').map(str::to_owned).collect();
                if parts.len() > 2 {
                    let place = 2 * random.below(parts.len() / 2) + 1;
                    parts[place] = match random.below(4) {
                        0 => (*random.one_of(&[
                            "",
                            " ",
                            "a b",
                            "<",
                            "|",
                            "{n}",
                            "[a](b)",
                            "\u{FFF9}",
                            "日本",
                            "2015-13-40",
                            "M 0 0 L 9 9",
                            "M",
                            "9999999999",
                        ]))
                        .to_owned(),
                        _ if strings.is_empty() => String::new(),
                        _ => random.one_of(&strings).clone(),
                    };
                    lines[at] = parts.join("\"");
                }
            }
            _ => {
                let number = *random.one_of(&["0", "-1", "1", "2147483647", "-2147483648", "99999999999", "1.5", "[]", "true"]);
                let line = lines[at].clone();
                if let Some(start) = line.find(|letter: char| letter.is_ascii_digit()) {
                    let end = line[start..].find(|letter: char| !letter.is_ascii_digit()).map_or(line.len(), |length| start + length);
                    lines[at] = [&line[..start], number, &line[end..]].concat();
                }
            }
        }
    }
    lines.join("\n") + "\n"
}
