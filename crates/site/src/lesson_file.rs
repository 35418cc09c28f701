//! Writes a packed lesson as a text file.
//!
//! A packed lesson is mostly text, but hosts compress only files of a text type. So its bytes are written as valid UTF-8.
//! Bytes that are not valid UTF-8, and three control characters that programs on the way may change, become characters of the
//! private use area, one for each byte. `assets/script/common/lesson-file.js` restores the bytes.

/// The private-use character for byte 0. The others follow in order.
const FIRST: u32 = 0xE000;

/// Characters that file transfers and some programs change or cut: the null character and the ends of lines.
const CHANGED: [char; 3] = ['\0', '\n', '\r'];

/// Writes bytes as text.
#[must_use]
pub fn lesson_as_text(bytes: &[u8]) -> String {
    let escaped = |byte: u8| char::from_u32(FIRST + u32::from(byte)).unwrap_or_default();
    let is_escape = |letter: char| (FIRST..FIRST + 0x100).contains(&u32::from(letter));
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for letter in chunk.valid().chars() {
            if is_escape(letter) || CHANGED.contains(&letter) {
                let mut as_bytes = [0; 4];
                text.extend(letter.encode_utf8(&mut as_bytes).bytes().map(escaped));
            } else {
                text.push(letter);
            }
        }
        text.extend(chunk.invalid().iter().copied().map(escaped));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Restores the bytes, as the script does.
    fn bytes_of(text: &str) -> Vec<u8> {
        let text = text.as_bytes();
        let mut bytes = Vec::new();
        let mut at = 0;
        while at < text.len() {
            if text[at] == 0xEE && text[at + 1] < 0x84 {
                bytes.push((text[at + 1] & 3) << 6 | (text[at + 2] & 63));
                at += 3;
            } else {
                bytes.push(text[at]);
                at += 1;
            }
        }
        bytes
    }

    #[test]
    fn any_bytes_come_back_from_the_text() {
        let every: Vec<u8> = (0..=255).chain((0..=255).rev()).collect();
        let words = "Two tiers, 二段階\u{E000}\u{E0FF}\u{E100}\u{10FFFF}".as_bytes();
        for bytes in [every.as_slice(), words, b"\r\n\0", &[0xEE, 0x80], &[0xEE, 0x80, 0x80]] {
            let text = lesson_as_text(bytes);
            assert!(!text.contains(CHANGED));
            assert_eq!(bytes_of(&text), bytes);
        }
    }

    #[test]
    fn words_stay_unchanged() {
        assert_eq!(lesson_as_text("Two tiers, 二段階".as_bytes()), "Two tiers, 二段階");
    }
}
