//! Writes title, description, credit and resolution into a PNG.
//!
//! Slide and word processors read the resolution to place a picture in its size. Programs that manage pictures show the credit.

use anyhow::{Context, Result};
use flate2::Crc;

/// Signature and header, after which other chunks may follow.
const HEAD: usize = 33;

/// A PNG with texts by keyword. `scale` is the number of its dots for each CSS pixel, of which 96 are an inch.
///
/// # Errors
/// When it is no PNG.
pub(crate) fn with_words(png: &[u8], words: &[(&str, String)], scale: u32) -> Result<Vec<u8>> {
    let (head, rest) = png.split_at_checked(HEAD).filter(|_| png.starts_with(b"\x89PNG\r\n\x1a\n")).context("it is no PNG")?;
    let mut out = head.to_vec();
    // An inch is 0.0254 m.
    let dots_per_metre = (scale * 960_000 + 127) / 254;
    out.extend(chunk(b"pHYs", &[&dots_per_metre.to_be_bytes()[..], &dots_per_metre.to_be_bytes(), &[1]].concat()));
    for (keyword, text) in words {
        // Not compressed, of no language, with no translated keyword.
        out.extend(chunk(b"iTXt", &[keyword.as_bytes(), &[0; 5], text.as_bytes()].concat()));
    }
    out.extend(rest);
    Ok(out)
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut sum = Crc::new();
    sum.update(kind);
    sum.update(data);
    let length = u32::try_from(data.len()).expect("a chunk of a PNG is short");
    [&length.to_be_bytes()[..], kind, data, &sum.sum().to_be_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_png_says_its_title_and_its_resolution_before_its_picture() {
        let png = [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &[0; 13]), chunk(b"IDAT", b"x"), chunk(b"IEND", b"")].concat();
        let words = [("Title", "上層".to_owned())];
        let whole = with_words(&png, &words, 2).expect("a PNG");
        let mut chunks = Vec::new();
        let mut at = 8;
        while at < whole.len() {
            let length = u32::from_be_bytes(whole[at..at + 4].try_into().expect("four bytes")) as usize;
            chunks.push((&whole[at + 4..at + 8], &whole[at + 8..at + 8 + length]));
            at += 12 + length;
        }
        let names: Vec<_> = chunks.iter().map(|(name, _)| String::from_utf8_lossy(name)).collect();
        assert_eq!(names, ["IHDR", "pHYs", "iTXt", "IDAT", "IEND"]);
        assert_eq!(chunks[1].1, [0, 0, 0x1d, 0x87, 0, 0, 0x1d, 0x87, 1], "7559 dots a metre are 192 an inch");
        assert_eq!(chunks[2].1, ["Title".as_bytes(), &[0; 5], "上層".as_bytes()].concat());
        assert!(with_words(b"GIF89a", &words, 2).is_err());
    }

    #[test]
    fn the_sum_of_a_chunk_is_that_of_the_standard() {
        assert_eq!(chunk(b"IEND", b""), b"\0\0\0\0IEND\xae\x42\x60\x82");
    }
}
