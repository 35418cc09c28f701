//! Estimates the width of words without a browser: an upper bound over common system fonts, with the margin that
//! the test of the pictures' words demands.

/// The greatest width of words. `letter` is the type size; the width has the same unit.
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
