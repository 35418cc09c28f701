//! The look of a drawn element: reads SVG's presentation attributes, which the style of figures has computed.

use crate::path::Map;
use lesson::drawing::{Child, Element};

/// A colour and its opacity.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Colour {
    /// Six hexadecimal digits.
    pub(crate) hex: String,
    /// From 0 to 1.
    pub(crate) opacity: f64,
}

/// What an area is filled with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fill {
    None,
    Solid(Colour),
    /// Colours along a straight vector, in units of the slide: from, to, and stops from 0 to 1.
    Along([[f64; 2]; 2], Vec<(f64, Colour)>),
    /// Colours from the middle of the shape to its edge.
    Round(Vec<(f64, Colour)>),
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stroke {
    pub(crate) paint: Fill,
    pub(crate) width: f64,
    /// The lengths of dashes and gaps, in turn; empty for an unbroken line.
    pub(crate) dashes: Vec<f64>,
    /// The length that is skipped before the first dash.
    pub(crate) offset: f64,
    pub(crate) round_ends: bool,
    pub(crate) round_corners: bool,
}

/// The attributes that hold for an element: its own, and inherited ones.
#[derive(Clone, Debug, Default)]
pub(crate) struct Look<'a> {
    attributes: Vec<(&'static str, &'a str)>,
    /// The product of the opacities of the element and all around it.
    opacity: Option<f64>,
}

/// The value of an element's own attribute.
pub(crate) fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.attributes.iter().find(|(its, _)| *its == name).map(|(_, value)| value.as_str())
}

/// The value of an element's own attribute as a number; 0 if it has none.
pub(crate) fn number(element: &Element, name: &str) -> f64 {
    attribute(element, name).and_then(|value| value.parse().ok()).unwrap_or_default()
}

/// The elements inside an element.
pub(crate) fn inside(element: &Element) -> impl Iterator<Item = &Element> {
    element.children.iter().filter_map(|child| if let Child::Element(child) = child { Some(child) } else { None })
}

impl<'a> Look<'a> {
    /// The look of an element inside an element with this look.
    pub(crate) fn inner(&self, element: &'a Element) -> Self {
        let mut look = self.clone();
        for (name, value) in &element.attributes {
            match *name {
                "opacity" => look.opacity = Some(look.opacity.unwrap_or(1.0) * value.parse().unwrap_or(1.0)),
                name => match look.attributes.iter_mut().find(|(its, _)| *its == name) {
                    Some((_, its)) => *its = value,
                    None => look.attributes.push((name, value)),
                },
            }
        }
        look
    }

    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(its, _)| *its == name).map(|(_, value)| *value)
    }

    pub(crate) fn number(&self, name: &str, otherwise: f64) -> f64 {
        self.get(name).and_then(|value| value.parse().ok()).unwrap_or(otherwise)
    }

    fn paint(&self, name: &str, opacity: &str, map: Map, defs: &Element) -> Fill {
        let opacity = self.number(opacity, 1.0) * self.opacity.unwrap_or(1.0);
        let written = self.get(name).unwrap_or(if name == "fill" { "#000000" } else { "none" });
        match written.strip_prefix("url(#").and_then(|rest| rest.strip_suffix(')')) {
            Some(id) => gradient(id, opacity, map, defs),
            None => solid(written, opacity).map_or(Fill::None, Fill::Solid),
        }
    }

    /// How the element is filled, with this map of the picture to the slide.
    pub(crate) fn fill(&self, map: Map, defs: &Element) -> Fill {
        self.paint("fill", "fill-opacity", map, defs)
    }

    /// How its line is drawn, with this map; `None` without a line.
    pub(crate) fn stroke(&self, map: Map, defs: &Element) -> Option<Stroke> {
        let paint = self.paint("stroke", "stroke-opacity", map, defs);
        let written = self.get("stroke-dasharray").unwrap_or("none");
        (paint != Fill::None).then(|| Stroke {
            paint,
            width: self.number("stroke-width", 1.0) * map.scale(),
            dashes: written.split([' ', ',']).filter_map(|length| length.parse::<f64>().ok()).map(|it| it * map.scale()).collect(),
            offset: self.number("stroke-dashoffset", 0.0) * map.scale(),
            round_ends: self.get("stroke-linecap") == Some("round"),
            round_corners: self.get("stroke-linejoin") == Some("round"),
        })
    }
}

/// A plain colour; `None` if nothing is drawn.
fn solid(written: &str, opacity: f64) -> Option<Colour> {
    let digits = written.strip_prefix('#')?.to_uppercase();
    let hex = if digits.len() == 3 { digits.chars().flat_map(|digit| [digit, digit]).collect() } else { digits };
    (opacity > 0.0).then_some(Colour { hex, opacity })
}

/// The gradient with this id among the definitions.
///
/// # Panics
/// If there is none.
fn gradient(id: &str, opacity: f64, map: Map, defs: &Element) -> Fill {
    let found = inside(defs).find(|it| attribute(it, "id") == Some(id)).unwrap_or_else(|| panic!("no gradient is named {id}"));
    let stops = inside(found).map(|stop| {
        let at = attribute(stop, "offset").and_then(|it| it.strip_suffix('%')?.parse::<f64>().ok()).unwrap_or_default() / 100.0;
        let its = attribute(stop, "stop-opacity").and_then(|it| it.parse::<f64>().ok()).unwrap_or(1.0);
        let hex = attribute(stop, "stop-color").unwrap_or("#000000").trim_start_matches('#').to_uppercase();
        (at, Colour { hex, opacity: its * opacity })
    });
    let stops = stops.collect();
    match found.tag {
        "radialGradient" => Fill::Round(stops),
        _ => Fill::Along([["x1", "y1"], ["x2", "y2"]].map(|ends| map.point(ends.map(|name| number(found, name)))), stops),
    }
}

/// The stops of a gradient along a stretch of its vector, `from` and `to` in shares of it, so that they cover exactly that stretch.
pub(crate) fn stretch(stops: &[(f64, Colour)], [from, to]: [f64; 2]) -> Vec<(f64, Colour)> {
    let at = |place: f64| {
        let after = stops.iter().position(|(its, _)| *its >= place);
        match after {
            None => stops.last().map(|(_, colour)| colour.clone()),
            Some(0) => stops.first().map(|(_, colour)| colour.clone()),
            Some(nth) => {
                let ((begin, one), (end, other)) = (&stops[nth - 1], &stops[nth]);
                Some(mixed(one, other, (place - begin) / (end - begin)))
            }
        }
    };
    let share = |place: f64| (place - from) / (to - from);
    // A stop this near to an end is that end.
    let near = (to - from) / 200.0;
    let within = stops.iter().filter(|(place, _)| (from + near..to - near).contains(place));
    let ends = |place: f64| at(place).map(|colour| (share(place), colour));
    ends(from).into_iter().chain(within.map(|(place, colour)| (share(*place), colour.clone()))).chain(ends(to)).collect()
}

/// A colour between two others.
fn mixed(one: &Colour, other: &Colour, share: f64) -> Colour {
    let channels = |colour: &Colour| [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&colour.hex[at..at + 2], 16).unwrap_or_default()));
    let (a, b) = (channels(one), channels(other));
    let hex = [0, 1, 2].map(|nth| format!("{:02X}", whole(a[nth] + (b[nth] - a[nth]) * share))).concat();
    Colour { hex, opacity: one.opacity + (other.opacity - one.opacity) * share }
}

/// A number rounded to a whole one.
pub(crate) fn whole(number: f64) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "slides are small")]
    let rounded = number.round() as i64;
    rounded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_of_a_gradient_begins_and_ends_with_the_colours_there() {
        let colour = |hex: &str| Colour { hex: hex.to_owned(), opacity: 1.0 };
        let stops = [(0.0, colour("000000")), (1.0, colour("FFFFFF"))];
        assert_eq!(stretch(&stops, [0.5, 2.0]), [(0.0, colour("808080")), (1.0 / 3.0, colour("FFFFFF")), (1.0, colour("FFFFFF"))]);
        assert_eq!(stretch(&stops, [-1.0, 0.0]), [(0.0, colour("000000")), (1.0, colour("000000"))]);
    }
}
