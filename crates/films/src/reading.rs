//! How long words take to read, and how they are divided into captions.

/// The time for a letter of an alphabet, in milliseconds: 15 in a second, slower than most subtitles, because viewers also watch.
const LETTER: u32 = 67;
/// The time for a kana or kanji: 7 in a second.
const SIGN: u32 = 143;

/// The most that a caption holds, in the widths of letters. It is two lines of subtitles.
const CAPTION: u32 = 84;

/// The time to read words, in milliseconds.
pub(crate) fn time(words: &str) -> u32 {
    words.chars().map(|letter| if is_wide(letter) { SIGN } else { LETTER }).sum()
}

/// Whether a letter is as wide as two of an alphabet.
fn is_wide(letter: char) -> bool {
    u32::from(letter) >= 0x2E80
}

fn width(words: &str) -> u32 {
    words.chars().map(|letter| if is_wide(letter) { 2 } else { 1 }).sum()
}

/// Divides words into captions: at the ends of sentences, and long sentences at a comma or a space near their middle.
pub(crate) fn captions(words: &str) -> Vec<&str> {
    sentences(words).into_iter().flat_map(halves).collect()
}

fn sentences(words: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = words;
    while let Some(end) = end_of_sentence(rest) {
        all.push(rest[..end].trim());
        rest = rest[end..].trim_start();
    }
    all.push(rest.trim());
    all.retain(|sentence| !sentence.is_empty());
    all
}

/// Where the first sentence ends, if another follows. A full stop after a capital belongs to an abbreviation.
fn end_of_sentence(words: &str) -> Option<usize> {
    let letters: Vec<(usize, char)> = words.char_indices().collect();
    letters.windows(3).find_map(|near| {
        let [(_, before), (at, here), (next, after)] = *near else { return None };
        let ends = match here {
            '。' | '？' | '！' => true,
            '.' | '?' | '!' => after == ' ' && !before.is_uppercase(),
            _ => false,
        };
        // A closing bracket belongs to the sentence before it.
        (ends && !['」', '）', '”', ')'].contains(&after) && at > 0).then_some(next)
    })
}

fn halves(sentence: &str) -> Vec<&str> {
    if width(sentence) <= CAPTION {
        return vec![sentence];
    }
    let middle = width(sentence) / 2;
    let best = |breaks: fn(char) -> bool| {
        let places = sentence.char_indices().filter(|(_, letter)| breaks(*letter)).map(|(at, letter)| at + letter.len_utf8());
        // A piece of a few words would flash by.
        let near = places.filter(|at| width(&sentence[..*at]) * 4 > middle && width(&sentence[*at..]) * 4 > middle);
        near.min_by_key(|at| width(&sentence[..*at]).abs_diff(middle))
    };
    let comma = best(|letter| [',', '、', ';', '：'].contains(&letter));
    let Some(at) = comma.or_else(|| best(|letter| letter == ' ')).filter(|at| *at < sentence.len()) else { return vec![sentence] };
    let (first, second) = sentence.split_at(at);
    [halves(first.trim()), halves(second.trim())].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kana_and_kanji_take_longer_than_letters() {
        assert!(time("発射を捉える") > time("A launch"));
        assert_eq!(time("abc"), 3 * LETTER);
    }

    #[test]
    fn a_caption_is_a_sentence_and_an_abbreviation_does_not_end_it() {
        assert_eq!(captions("A U.S. satellite sees it. Then Japan knows."), ["A U.S. satellite sees it.", "Then Japan knows."]);
        assert_eq!(captions("見えます。次に知ります。"), ["見えます。", "次に知ります。"]);
    }

    #[test]
    fn a_long_sentence_is_divided_at_the_comma_near_its_middle() {
        let long = "Radars at sea and on land follow it with their own beams, and the command system of Japan combines what they see for the commander.";
        let pieces = captions(long);
        assert_eq!(pieces[0], "Radars at sea and on land follow it with their own beams,");
        assert_eq!(pieces.join(" "), long);
        assert!(pieces.iter().all(|piece| width(piece) <= CAPTION), "{pieces:?}");
    }
}
