//! Writes each picture of the single file once. Pages that show it again refer to it by `<use>`, which needs no script.
//!
//! Many pages show the picture of a step: its own section, presenter view, the handouts, the quiz. Shades of the sky are shared by all of
//! them: browsers draw none that lies in a hidden section.

use std::collections::HashMap;

/// A path with more letters than this is written once, wherever it is drawn.
const LONG: usize = 60;

/// Elements without content, as they are drawn.
const EMPTY: [&str; 8] = ["path", "stop", "use", "circle", "rect", "line", "ellipse", "polyline"];

/// The pictures that have been written.
#[derive(Default)]
pub(super) struct Pictures {
    /// The number of each picture.
    seen: HashMap<String, usize>,
    /// The number of each set of shades.
    shades: HashMap<String, usize>,
    /// The number of each long path: the symbols, which most pictures share.
    paths: HashMap<String, usize>,
}

impl Pictures {
    /// Markup in which every picture that was there before is a reference.
    pub(super) fn once(&mut self, markup: &str) -> String {
        const END: &str = "</svg>";
        let mut written = String::with_capacity(markup.len());
        let mut rest = markup;
        while let Some(start) = rest.find("<svg") {
            let end = rest[start..].find(END).map_or(rest.len(), |end| start + end);
            let Some(open) = rest[start..end].find('>').map(|open| start + open + 1) else { break };
            let (tag, inside) = (&rest[start..open], &rest[open..end]);
            written.push_str(&rest[..open]);
            let inside = self.inside(tag, inside);
            written.push_str(&compact(&self.short(&inside)));
            rest = &rest[end..];
        }
        written + rest
    }

    /// What the pictures share: shades and long paths. It must be drawn, in no space.
    pub(super) fn shared(&self) -> String {
        let shades: String =
            in_order(&self.shades).map(|(shades, number)| shades.replace(" id=\"", &[" id=\"", &shade(number)].concat())).collect();
        let paths: String = in_order(&self.paths).map(|(path, number)| format!("<path id=\"path-{number}\" d=\"{path}\"/>")).collect();
        ["<svg class=\"visually-hidden\" aria-hidden=\"true\"><defs>", &compact(&shades), &paths, "</defs></svg>\n"].concat()
    }

    /// A drawing with references to long paths. A reference inherits the look that its class has.
    fn short(&mut self, drawn: &str) -> String {
        const START: &str = "<path ";
        let mut parts = drawn.split(START);
        let mut written = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (tag, rest) = part.split_once('>').unwrap_or((part, ""));
            let (class, path) = match tag.split_once("d=\"") {
                Some((class, path)) if class.is_empty() || class.starts_with("class=\"") && class.matches('=').count() == 1 => {
                    (class, path)
                }
                _ => ("", ""),
            };
            match path.split_once('"') {
                Some((path, "")) if path.len() > LONG => {
                    let next = self.paths.len();
                    let number = *self.paths.entry(path.to_owned()).or_insert(next);
                    let rest = rest.strip_prefix("</path>").unwrap_or(rest);
                    written.push_str(&format!("<use {class}href=\"#path-{number}\"/>{rest}"));
                }
                _ => written.push_str(&[START, part].concat()),
            }
        }
        written
    }

    fn inside(&mut self, tag: &str, inside: &str) -> String {
        let attribute = |name: &str| tag.split_once(&[" ", name, "=\""].concat()).and_then(|(_, rest)| rest.split('"').next());
        let (Some(described), true) = (attribute("aria-describedby"), attribute("class").is_some_and(|class| class.contains("picture")))
        else {
            return inside.to_owned();
        };
        // The ids of a picture's shades begin with that of its description.
        let own = [described, "-"].concat();
        let inside = inside.replace(&[" id=\"", &own].concat(), " id=\"").replace(&["url(#", &own].concat(), "url(#");
        let drawn = match inside.strip_prefix("<defs>").and_then(|rest| rest.split_once("</defs>")) {
            Some((shades, drawn)) => {
                let next = self.shades.len();
                let number = *self.shades.entry(shades.to_owned()).or_insert(next);
                drawn.replace("url(#", &["url(#", &shade(number)].concat())
            }
            None => inside,
        };
        let next = self.seen.len();
        match self.seen.get(&drawn) {
            Some(number) => format!("<use href=\"#picture-{number}\"></use>"),
            None => {
                let first = format!("<g id=\"picture-{next}\">{drawn}</g>");
                self.seen.insert(drawn, next);
                first
            }
        }
    }
}

fn in_order(numbers: &HashMap<String, usize>) -> impl Iterator<Item = (&str, usize)> {
    let mut all: Vec<_> = numbers.iter().map(|(drawn, number)| (drawn.as_str(), *number)).collect();
    all.sort_by_key(|(_, number)| *number);
    all.into_iter()
}

/// The beginning of the ids of a set of shades.
fn shade(number: usize) -> String {
    format!("shade-{number}-")
}

/// Drawn elements without their end tags.
fn compact(drawn: &str) -> String {
    EMPTY.iter().fold(drawn.to_owned(), |drawn, name| drawn.replace(&["></", name, ">"].concat(), "/>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_was_there_before_is_a_reference_and_shades_are_shared() {
        let picture = |id: &str, x: &str| {
            format!(
                "<svg class=\"picture tall\" aria-describedby=\"{id}\"><defs><stop id=\"{id}-a\"></stop></defs><path d=\"{x}\" fill=\"url(#{id}-a)\"></path></svg>"
            )
        };
        let mut pictures = Pictures::default();
        let once = pictures.once(&[picture("one", "M0 0"), picture("two", "M1 1"), picture("three", "M0 0")].concat());
        let inside: Vec<&str> = once.split("</svg>").filter_map(|it| it.split_once('>').map(|(_, inside)| inside)).collect();
        assert_eq!(
            inside,
            [
                "<g id=\"picture-0\"><path d=\"M0 0\" fill=\"url(#shade-0-a)\"/></g>",
                "<g id=\"picture-1\"><path d=\"M1 1\" fill=\"url(#shade-0-a)\"/></g>",
                "<use href=\"#picture-0\"/>"
            ]
        );
        assert!(pictures.shared().contains("<stop id=\"shade-0-a\"/>"));
    }

    #[test]
    fn a_long_path_is_written_once_and_keeps_its_class() {
        let long = "M0 0h1".repeat(20);
        let symbol = format!("<svg><path class=\"solid\" d=\"{long}\"></path><path d=\"M0 0\"></path></svg>");
        let mut pictures = Pictures::default();
        let expected = "<svg><use class=\"solid\" href=\"#path-0\"/><path d=\"M0 0\"/></svg>";
        assert_eq!(pictures.once(&[symbol.as_str(), &symbol].concat()), [expected, expected].concat());
        assert!(pictures.shared().contains(&format!("<path id=\"path-0\" d=\"{long}\"/>")));
    }

    #[test]
    fn other_drawings_stay() {
        let symbol = "<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>";
        assert_eq!(Pictures::default().once(&[symbol, symbol].concat()), [symbol, symbol].concat());
    }
}
