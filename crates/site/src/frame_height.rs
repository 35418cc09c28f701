//! The height at which every step fits into a frame: the numbers, and the styles with them.
//!
//! It depends only on the frame's width and the text size: `picture × width + (words − saved × width) × scale`. So no step
//! moves the page around the frame. `schema` gives the numbers to scripts; the rules for the element's style sheet are written here.

use lesson::address::TextSize;

/// The numbers for a composition. Shares of the width are in ten-thousandths, so all numbers are whole.
struct Shape {
    /// The picture's height, as a share of the width.
    picture: u32,
    /// The height of the words of normal size and of the player's row in the narrowest frame, in pixels.
    words: u32,
    /// The height that the words save in a wider frame, as a share of the width.
    saved: u32,
}

const TALL: Shape = Shape { picture: 14_000, words: 760, saved: 6_600 };
const WIDE: Shape = Shape { picture: 5_625, words: 420, saved: 1_500 };

/// The least width of a frame with the wide picture, in pixels.
pub(super) const WIDE_FROM: u32 = 600;

/// The scale of a text size, in tenths.
const fn scale(text: TextSize) -> u32 {
    match text {
        TextSize::Normal => 10,
        TextSize::Large => 15,
        TextSize::Larger => 21,
    }
}

/// The height of a frame with the wide picture and words of normal size, in pixels.
pub(super) const fn wide(width: u32) -> u32 {
    (width * (WIDE.picture - WIDE.saved)).div_ceil(10_000) + WIDE.words
}

/// The height of a frame that fills its column, as a CSS value. In a column below the limit, the second term of the inner `min` is
/// far above any height, and in a wider column it is below zero.
pub(super) fn fitted() -> String {
    let height = |Shape { picture, words, saved }: &Shape| format!("{}cqi + {words}px", decimal(picture - saved, 100));
    format!("max({},min({},({WIDE_FROM}px - 100cqi)*9999))", height(&WIDE), height(&TALL))
}

/// The numbers as JavaScript constants.
pub(super) fn constants() -> String {
    let scales: Vec<String> = TextSize::ALL.iter().map(|text| format!("\"{}\": {}", text.as_str(), decimal(scale(*text), 10))).collect();
    let shape = |Shape { picture, words, saved }: &Shape| {
        format!("{{ picture: {}, words: {words}, saved: {} }}", decimal(*picture, 10_000), decimal(*saved, 10_000))
    };
    format!("{{\n  wideFrom: {WIDE_FROM},\n  scale: {{ {} }},\n  tall: {},\n  wide: {},\n}}", scales.join(", "), shape(&TALL), shape(&WIDE))
}

/// The CSS rules that give an element its height before its script is loaded.
#[must_use]
pub fn rules() -> String {
    let rules = |shape: &Shape, indent: &str| {
        let rule = |text: &TextSize| {
            let attribute = if *text == TextSize::default() { String::new() } else { format!("[text=\"{}\"]", text.as_str()) };
            format!("{indent}layered-defense{attribute}:not(:defined)::before {{ {} }}\n", block_size(shape, *text))
        };
        TextSize::ALL.iter().map(rule).collect::<String>()
    };
    format!("{}@container (min-width: {WIDE_FROM}px) {{\n{}}}\n", rules(&TALL, ""), rules(&WIDE, "  "))
}

fn block_size(Shape { picture, words, saved }: &Shape, text: TextSize) -> String {
    let scale = scale(text);
    let share = decimal(picture * 10 - saved * scale, 1000);
    format!("block-size: calc({}px + {share}cqi);", decimal(words * scale, 10))
}

/// A fraction as a short decimal.
fn decimal(numerator: u32, denominator: u32) -> String {
    (f64::from(numerator) / f64::from(denominator)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMBEDDING: &str = include_str!("../../../docs/embedding.md");

    /// The height that documents and examples give a frame.
    #[test]
    fn the_snippets_for_authors_have_the_published_height() {
        for text in [EMBEDDING, include_str!("../../../README.md")] {
            assert!(text.contains(&format!("height=\"{}\"", wide(800))));
            assert!(text.contains(&format!("height:{}\"", fitted())));
        }
        for text in [EMBEDDING, include_str!("../../../tests/hosts/article/host.css")] {
            let size = |shape: &Shape| format!("calc({}cqi + {}px)", decimal(shape.picture - shape.saved, 100), shape.words);
            assert!(text.contains(&size(&WIDE)), "{}", size(&WIDE));
            assert!(text.contains(&format!("(width < {WIDE_FROM}px)")));
            assert!(text.contains(&size(&TALL)), "{}", size(&TALL));
        }
    }

    #[test]
    fn the_documents_publish_the_height_as_a_function_of_the_width() {
        for (shape, place) in [(&TALL, "below"), (&WIDE, "from")] {
            let Shape { picture, words, saved } = shape;
            let row = format!(
                "| {place} {WIDE_FROM} px | {} × width + *text* × ({words} px − {} × width) |",
                decimal(*picture, 10_000),
                decimal(*saved, 10_000)
            );
            assert!(EMBEDDING.contains(&row), "{row}");
        }
    }
}
