//! Makes the text of a PDF searchable: each glyph stands for the character that a reader sees.
//!
//! Chromium writes a map from glyphs to characters for each font. If a font has one glyph for several characters, it takes the first of
//! them, for example the radical U+2F6C for 目. Viewers that use the map alone then find no 目. This corrects the maps and the table of
//! offsets. It knows the form of PDFs that Chromium writes, and no other.

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use std::collections::BTreeSet;
use std::io::{Read, Write};

/// The kanji of the same shapes as the radicals from U+2F00 on.
const KANJI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴\
    廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿\
    目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵\
    邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Other characters that share a glyph, each with the one that the pages use.
const OTHERS: [(char, char); 13] = [
    ('⺟', '母'),
    ('⺠', '民'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻆', '角'),
    ('⻑', '長'),
    ('⻘', '青'),
    ('⻝', '食'),
    ('⻤', '鬼'),
    ('⻭', '歯'),
    ('\u{2027}', '・'),
    ('\u{2215}', '／'),
    ('\u{2012}', '–'),
];

/// The character that a reader sees.
fn seen(character: char) -> char {
    let radical = u32::from(character).checked_sub(0x2F00).and_then(|nth| KANJI.chars().nth(nth as usize));
    radical.or_else(|| OTHERS.iter().find(|(from, _)| *from == character).map(|(_, to)| *to)).unwrap_or(character)
}

/// A map from glyphs to characters, corrected.
///
/// Its lines are `<glyph> <character>` and `<first> <last> <character of the first>`.
fn corrected(map: &str) -> String {
    let line = |line: &str| {
        let codes: Vec<&str> = line.split(' ').filter_map(|code| code.strip_prefix('<')?.strip_suffix('>')).collect();
        let number = |nth: usize| u32::from_str_radix(codes.get(nth)?, 16).ok();
        let (from, to) = match codes.len() {
            2 if codes[1].len() == 4 => (number(0), number(0)),
            3 if codes[2].len() == 4 => (number(0), number(1)),
            _ => return line.to_owned(),
        };
        let (Some(from), Some(to), Some(first)) = (from, to, number(codes.len() - 1)) else { return line.to_owned() };
        let was: Vec<char> = (0..=to.saturating_sub(from)).filter_map(|nth| char::from_u32(first + nth)).collect();
        if was.iter().all(|it| seen(*it) == *it) {
            return line.to_owned();
        }
        let now: Vec<String> = was.iter().map(|it| format!("<{:04X}>", u32::from(seen(*it)))).collect();
        match codes.len() {
            2 => format!("<{}> {}", codes[0], now[0]),
            _ => format!("<{}> <{}> [{}]", codes[0], codes[1], now.join(" ")),
        }
    };
    map.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// The PDF with corrected maps.
///
/// # Errors
/// When it has not the form that Chromium writes.
pub(crate) fn searchable(pdf: &[u8]) -> Result<Vec<u8>> {
    let table = last(pdf, b"\nxref\n").context("the PDF has no table of offsets")? + 1;
    let trailer = last(pdf, b"trailer\n").context("the PDF has no trailer")?;
    let text = std::str::from_utf8(&pdf[table..trailer]).context("the table of offsets is no text")?;
    let mut lines = text.lines().skip(2);
    ensure!(lines.next().is_some_and(|first| first.ends_with(" f ")), "the table of offsets begins otherwise");
    let offset = |line: &str| line.strip_suffix(" 00000 n ")?.parse().ok();
    let offsets: Vec<usize> = lines.map(|line| offset(line).context("the table has an entry of another form")).collect::<Result<_>>()?;
    // In the order of the file, which is not that of their numbers.
    let mut objects: Vec<(usize, usize)> = offsets.into_iter().zip(1..).collect();
    objects.sort_unstable();
    let first = objects.first().context("the PDF has no objects")?.0;
    let maps = references(pdf, b"/ToUnicode ");
    let mut out = pdf[..first].to_vec();
    let mut moved = vec![0; objects.len()];
    for (nth, (from, number)) in objects.iter().enumerate() {
        let object = &pdf[*from..objects.get(nth + 1).map_or(table, |(next, _)| *next)];
        moved[number - 1] = out.len();
        if maps.contains(number) {
            out.extend(with_map_corrected(object).with_context(|| format!("the map {number} cannot be corrected"))?);
        } else {
            out.extend(object);
        }
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", moved.len() + 1).bytes());
    moved.iter().for_each(|at| out.extend(format!("{at:010} 00000 n \n").bytes()));
    let end = last(pdf, b"startxref\n").context("the PDF does not say where its table is")?;
    out.extend(&pdf[trailer..end]);
    out.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
    Ok(out)
}

/// An object with a compressed map, corrected.
fn with_map_corrected(object: &[u8]) -> Result<Vec<u8>> {
    let begin = last(object, b">> stream\n").context("it is no stream")?;
    let stream = begin + b">> stream\n".len();
    let head = std::str::from_utf8(&object[..begin])?;
    let (before, length) = head.rsplit_once("/Length ").context("it has no length")?;
    let end = stream + length.trim().parse::<usize>()?;
    let mut map = String::new();
    ZlibDecoder::new(object.get(stream..end).context("it is cut short")?).read_to_string(&mut map)?;
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(corrected(&map).as_bytes())?;
    let packed = packed.finish()?;
    let head = format!("{before}/Length {}>> stream\n", packed.len());
    Ok([head.as_bytes(), &packed, &object[end..]].concat())
}

/// The numbers of the objects that an entry of this name refers to: `/ToUnicode 12 0 R`.
fn references(pdf: &[u8], name: &[u8]) -> BTreeSet<usize> {
    let after = pdf.windows(name.len()).enumerate().filter(|(_, part)| *part == name).map(|(at, _)| &pdf[at + name.len()..]);
    let number = |rest: &[u8]| {
        let digits: Vec<u8> = rest.iter().copied().take_while(u8::is_ascii_digit).collect();
        String::from_utf8(digits).ok()?.parse().ok()
    };
    after.filter_map(number).collect()
}

/// Where a part begins for the last time.
fn last(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|here| here == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = "2 beginbfchar\n<0003> <0020>\n<0004> <2F6C>\nendbfchar\n1 beginbfrange\n<0010> <0012> <2EFF>\nendbfrange";

    #[test]
    fn a_glyph_stands_for_the_kanji_that_a_reader_sees_and_not_for_a_radical() {
        assert_eq!(KANJI.chars().count(), 214);
        assert_eq!(['⼀', '⽬', '⿕', '⻑', '‧', '目', 'a'].map(seen), ['一', '目', '龠', '長', '・', '目', 'a']);
        let now = corrected(MAP);
        assert!(now.contains("<0003> <0020>\n<0004> <76EE>\n"), "{now}");
        assert!(now.contains("\n<0010> <0012> [<2EFF> <4E00> <4E28>]\n"), "{now}");
    }

    #[test]
    fn the_offsets_of_a_corrected_pdf_lead_to_its_objects() {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::none());
        packed.write_all(MAP.as_bytes()).expect("packed");
        let packed = packed.finish().expect("packed");
        let mut pdf = b"%PDF-1.4\n".to_vec();
        let mut offsets = [0; 3];
        let stream = [format!("<</Filter /FlateDecode\n/Length {}>> stream\n", packed.len()).as_bytes(), &packed, b"\nendstream"].concat();
        for (number, object) in [(1, b"<</ToUnicode 2 0 R>>".to_vec()), (3, b"<</Type /Page>>".to_vec()), (2, stream)] {
            offsets[number - 1] = pdf.len();
            pdf.extend([format!("{number} 0 obj\n").as_bytes(), &object, b"\nendobj\n"].concat());
        }
        let table = pdf.len();
        let entries: String = offsets.iter().map(|at| format!("{at:010} 00000 n \n")).collect();
        pdf.extend(format!("xref\n0 4\n0000000000 65535 f \n{entries}trailer\n<</Size 4>>\nstartxref\n{table}\n%%EOF\n").bytes());

        let now = searchable(&pdf).expect("a PDF");
        let text = String::from_utf8_lossy(&now);
        assert!(!text.contains("2F6C") && now.ends_with(b"%%EOF\n"));
        let table: usize = text.rsplit_once("startxref\n").and_then(|(_, rest)| rest.lines().next()?.parse().ok()).expect("a place");
        let entries = std::str::from_utf8(&now[table..]).expect("text").lines().skip(3).take(3);
        for (nth, entry) in entries.enumerate() {
            let at: usize = entry[..10].parse().expect("an offset");
            assert!(now[at..].starts_with(format!("{} 0 obj", nth + 1).as_bytes()), "{entry}");
        }
        assert!(searchable(&pdf[..pdf.len() - 60]).is_err());
    }
}
