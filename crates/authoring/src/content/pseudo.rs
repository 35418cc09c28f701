//! Artificial languages made from the default language, to test the pages before a translation exists.
//!
//! One has texts as long as the longest languages, the other runs from right to left. They are added to
//! content files in memory and never published.

use super::diagnostics::Files;
use toml::{Table, Value};

/// Long words: a third longer on the page, a seventh longer in the picture, which has that much room to spare.
pub const LONG: &str = "qps-long";
/// Words in letters that run from right to left.
pub const RTL: &str = "qps-rtl";

/// Adds both languages to the content files.
///
/// # Panics
/// If the files of the default language, `en`, are not valid TOML. They are checked before.
pub fn add(files: &mut Files) {
    let site = files.entry("site.toml".to_owned()).or_default();
    for (id, direction) in [(LONG, "ltr"), (RTL, "rtl")] {
        site.push_str(&format!("\n[[language]]\nid = \"{id}\"\nname = \"{id}\"\ndirection = \"{direction}\"\n"));
    }
    let originals: Vec<(String, String)> =
        files.iter().filter_map(|(name, text)| Some((name.strip_prefix("en/")?.to_owned(), text.clone()))).collect();
    for (name, text) in originals {
        let every = if name == "picture.toml" { 7 } else { 3 };
        let changed = |change: &dyn Fn(&str) -> String| {
            let mut table: Table = text.parse().expect("the default language is TOML");
            table.iter_mut().for_each(|(key, value)| change_words(key, value, change));
            table.to_string()
        };
        files.insert(format!("{LONG}/{name}"), changed(&|words| longer(words, every)));
        files.insert(format!("{RTL}/{name}"), changed(&turned));
    }
}

fn change_words(key: &str, value: &mut Value, change: &dyn Fn(&str) -> String) {
    match value {
        // Ids are not words.
        Value::String(_) if key == "id" => {}
        Value::String(words) => *words = change(words),
        Value::Array(all) => all.iter_mut().for_each(|value| change_words(key, value, change)),
        Value::Table(table) => {
            // Doubled letters change the parts of captions that beats mark, so no part is marked.
            table.remove("beats");
            table.iter_mut().for_each(|(key, value)| change_words(key, value, change));
        }
        _ => {}
    }
}

/// The words with every n-th letter doubled. Placeholders stay.
fn longer(words: &str, every: usize) -> String {
    let mut count = 0;
    each_letter(words, |letter, out| {
        count += 1;
        out.push(letter);
        if count % every == 0 {
            out.push(letter);
        }
    })
}

/// The words in Hebrew letters, a letter for each Latin letter.
fn turned(words: &str) -> String {
    let alphabet: Vec<char> = "אבגדהוזחטיכלמנסעפצקרשתאבגד".chars().collect();
    each_letter(words, |letter, out| {
        let nth = letter.to_ascii_lowercase() as usize - 'a' as usize;
        out.push(alphabet[nth % alphabet.len()]);
    })
}

/// Passes each letter to `change`. Placeholders in braces, ids in `[words](id)`, and characters that are not letters stay.
fn each_letter(words: &str, mut change: impl FnMut(char, &mut String)) -> String {
    let mut out = String::new();
    let (mut filled_in, mut name) = (false, false);
    for letter in words.chars() {
        filled_in = (filled_in || letter == '{') && letter != '}';
        name = (name || out.ends_with(']') && letter == '(') && letter != ')';
        if letter.is_ascii_alphabetic() && !filled_in && !name {
            change(letter, &mut out);
        } else {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_change_and_placeholders_stay() {
        assert_eq!(longer("Step {n} of {count}", 3), "Steep {n} off {count}");
        assert_eq!(turned("A {n} |b"), "א {n} |ב");
        assert_eq!(turned("[a](term) (b)"), "[א](term) (ב)");
    }
}
