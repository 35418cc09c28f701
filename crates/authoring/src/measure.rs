//! How wide words are, where no browser can be asked: an upper bound over the fonts that systems bring, with the
//! room to spare that the test of the pictures' words asks for.

/// How wide words are at most, in system fonts as wide as they come.
pub(crate) fn width_of(words: &str, letter: i32) -> i32 {
    let hundredths: i32 = words
        .chars()
        .map(|letter| match letter {
            ' ' | '.' | ',' | ':' | 'i' | 'j' | 'l' | 'I' => 44,
            'm' | 'w' | 'M' | 'W' => 106,
            letter if letter.is_ascii_uppercase() => 85,
            letter if (letter as u32) < 0x1100 => 73,
            _ => 116,
        })
        .sum();
    hundredths * letter / 100 + 1
}
