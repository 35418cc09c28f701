//! Translates the drawing of a picture to shapes: a named shape for each mark, and further shapes for its parts of other colours.
//!
//! The drawing has its layers in the order of [`lesson::drawing::contents`], and a key for each mark, its kind and its name.

use crate::contour::{bounds, chains, dashes, half, open, strip};
use crate::paint::{Colour, Fill, Look, Stroke, attribute, inside, number};
use crate::path::{self, Map, Piece, Point, ellipse, moved};
use crate::shape::{Alternative, Form, Shape, Text, Tip};
use lesson::drawing::{Child, Element};
use lesson::model::MarkId;
use lesson::model::picture::Anchor;

/// The size of its labels, compared with a figure of the same size. With it, the smallest has 16 points, for the last row.
const TYPE: f64 = 1.08;

/// The drawing of a picture, with style.
pub(crate) struct Drawing<'a> {
    /// The whole picture.
    pub(crate) root: &'a Element,
    /// The place of the picture on the slide.
    pub(crate) map: Map,
    /// The tag of the language of its words.
    pub(crate) language: &'a str,
}

/// An element that is drawn, with the attributes and the place that it has inside others.
struct Leaf<'a> {
    element: &'a Element,
    look: Look<'a>,
    map: Map,
}

impl<'a> Drawing<'a> {
    /// The definitions of gradients.
    ///
    /// # Panics
    /// If the drawing has none.
    fn defs(&self) -> &'a Element {
        inside(self.root).find(|child| child.tag == "defs").expect("a drawing begins with its definitions")
    }

    fn layers(&self) -> impl Iterator<Item = &'a Element> {
        inside(self.root).filter(|child| child.tag == "g")
    }

    /// Sky and ground. They are the same in every step, and no marks.
    pub(crate) fn backdrop(&self) -> Vec<Shape> {
        let leaves = self.layers().take(1).flat_map(|layer| self.leaves(&[layer]));
        // The paper that fills everything is the background of the slide.
        let forms =
            leaves.map(|leaf| self.form(&leaf)).filter(|form| is_seen(form) && !matches!(form, Form::Outline(_, Fill::Solid(_), None, _)));
        forms
            .enumerate()
            .map(|(nth, form)| Shape { name: format!("sky {}", nth + 1), alternative: Alternative::Decorative, form })
            .collect()
    }

    /// The shapes of all marks and labels, back to front. `alternative` has the words for a mark.
    pub(crate) fn marks(&self, mut alternative: impl FnMut(&MarkId) -> Option<String>) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for (layer, mark) in self.layers().skip(1).flat_map(|layer| inside(layer).map(move |mark| (layer, mark))) {
            let (kind, id) = mark.key.split_once(' ').unwrap_or(("", &mark.key));
            let leaves = self.leaves(&[layer, mark]);
            let (name, forms) = match kind {
                "line" => (format!("!!{id}"), vec![self.line(&leaves)]),
                "label" => (format!("!!label {id}"), leaves.iter().map(|leaf| Form::Text(self.text(leaf))).collect()),
                "tier" => (format!("!!{id} badge"), self.forms(&leaves)),
                _ => (format!("!!{id}"), self.forms(&leaves)),
            };
            for (nth, form) in forms.into_iter().filter(is_seen).enumerate() {
                let is_silent = attribute(mark, "aria-hidden").is_some();
                let alternative = match kind {
                    "label" if is_silent => Alternative::Decorative,
                    "label" => Alternative::Text,
                    // The badge repeats its ribbon.
                    "tier" => Alternative::Decorative,
                    _ if nth > 0 => Alternative::Decorative,
                    _ => alternative(&MarkId(id.to_owned())).map_or(Alternative::Decorative, Alternative::Words),
                };
                let name = if nth == 0 { name.clone() } else { format!("{name} {}", nth + 1) };
                shapes.push(Shape { name, alternative, form });
            }
        }
        shapes
    }

    /// All drawn elements inside the last of nested elements.
    fn leaves(&self, nested: &[&'a Element]) -> Vec<Leaf<'a>> {
        let mut leaves = Vec::new();
        let look = nested.iter().rev().skip(1).rev().fold(Look::default().inner(self.root), |look, element| look.inner(element));
        if let Some(last) = nested.last() {
            gather(last, &look, self.map, &mut leaves);
        }
        leaves
    }

    /// The outline of a drawn element, on the slide.
    fn outline(leaf: &Leaf<'_>) -> Vec<Piece> {
        let element = leaf.element;
        let of = |name| number(element, name);
        let pieces = match element.tag {
            "circle" => ellipse([of("cx"), of("cy")], [of("r"), of("r")]),
            "ellipse" => ellipse([of("cx"), of("cy")], [of("rx"), of("ry")]),
            "path" => path::read(attribute(element, "d").unwrap_or_default()),
            other => panic!("slides have no shape for {other}"),
        };
        moved(&pieces, leaf.map)
    }

    /// An element as a shape of its own.
    fn form(&self, leaf: &Leaf<'_>) -> Form {
        let element = leaf.element;
        let fill = leaf.look.fill(leaf.map, self.defs());
        let stroke = leaf.look.stroke(leaf.map, self.defs());
        let frame = |[x, y]: Point, [width, height]: [f64; 2]| {
            let [left, top] = leaf.map.point([x, y]);
            [left, top, width * leaf.map.scale(), height * leaf.map.scale()]
        };
        let of = |name| number(element, name);
        let is_whole = stroke.as_ref().is_none_or(|stroke| stroke.dashes.is_empty());
        match element.tag {
            "rect" => {
                let [width, height] = [of("width"), of("height")];
                let corner = crate::paint::whole(of("rx") / width.min(height) * 100_000.0);
                Form::Ready("roundRect", Some(corner), frame([of("x"), of("y")], [width, height]), fill, stroke)
            }
            "circle" if is_whole => {
                let [x, y, r] = [of("cx"), of("cy"), of("r")];
                Form::Ready("ellipse", None, frame([x - r, y - r], [2.0 * r; 2]), fill, stroke)
            }
            "ellipse" => {
                let [x, y, rx, ry] = [of("cx"), of("cy"), of("rx"), of("ry")];
                Form::Ready("ellipse", None, frame([x - rx, y - ry], [2.0 * rx, 2.0 * ry]), fill, stroke)
            }
            _ => outlined(Self::outline(leaf), fill, stroke),
        }
    }

    /// The shapes of a mark. A solid part and the lines of its colour are a single shape.
    fn forms(&self, leaves: &[Leaf<'_>]) -> Vec<Form> {
        let mut forms: Vec<Form> = Vec::new();
        for form in leaves.iter().map(|leaf| self.form(leaf)) {
            if let (Some(Form::Outline(parts, Fill::Solid(solid), none @ None, _)), Form::Outline(lines, Fill::None, Some(stroke), _)) =
                (forms.last_mut(), &form)
                && stroke.paint == Fill::Solid(solid.clone())
            {
                parts.extend(lines.iter().cloned());
                *none = Some(stroke.clone());
                continue;
            }
            forms.push(form);
        }
        forms.into_iter().flat_map(halves).collect()
    }

    /// A line of the picture, with its arrowhead.
    ///
    /// # Panics
    /// If it has no course.
    fn line(&self, leaves: &[Leaf<'_>]) -> Form {
        let course = leaves.first().expect("a line has a course");
        let stroke = course.look.stroke(course.map, self.defs()).expect("a line is drawn");
        let mut outline = Self::outline(course);
        let head = leaves.get(1).map(|tip| (tip.map.point([0.0, 0.0]), tip.look.fill(tip.map, self.defs())));
        let tip = match &head {
            None => Tip::None,
            Some((_, Fill::None)) => Tip::Open,
            Some(_) => Tip::Filled,
        };
        // The point of the head is the end of the line.
        if let (Some((at, _)), Some(Piece::Move(end) | Piece::Line(end) | Piece::Curve(_, _, end))) = (head, outline.last_mut()) {
            *end = at;
        }
        match outline.as_slice() {
            [Piece::Move(from), Piece::Line(to)] => Form::Straight([*from, *to], stroke, tip),
            _ => Form::Outline(vec![(outline, false, true)], Fill::None, Some(stroke), tip),
        }
    }

    /// The words of a label.
    fn text(&self, leaf: &Leaf<'_>) -> Text {
        let (element, look) = (leaf.element, &leaf.look);
        let lines = |element: &Element| -> String {
            element.children.iter().filter_map(|child| if let Child::Text(words) = child { Some(words.as_str()) } else { None }).collect()
        };
        let own = lines(element);
        let inner = inside(element).filter(|line| attribute(line, "display") != Some("none")).map(lines);
        let colour = match look.fill(leaf.map, self.defs()) {
            Fill::Solid(colour) => colour,
            _ => Colour { hex: "000000".to_owned(), opacity: 1.0 },
        };
        Text {
            lines: if own.is_empty() { inner.collect() } else { vec![own] },
            at: leaf.map.point([number(element, "x"), number(element, "y")]),
            anchor: match look.get("text-anchor") {
                Some("middle") => Anchor::Middle,
                Some("end") => Anchor::End,
                _ => Anchor::Start,
            },
            size: look.number("font-size", 16.0) * TYPE * leaf.map.scale(),
            bold: look.get("font-weight") == Some("bold"),
            colour,
            language: self.language.to_owned(),
        }
    }
}

fn gather<'a>(element: &'a Element, around: &Look<'a>, map: Map, leaves: &mut Vec<Leaf<'a>>) {
    let look = around.inner(element);
    let map = attribute(element, "transform").map_or(map, |written| map.after(Map::read(written)));
    if element.tag == "g" {
        for child in inside(element) {
            gather(child, &look, map, leaves);
        }
    } else {
        leaves.push(Leaf { element, look, map });
    }
}

/// An outline as a shape. A line with an offset, or with a gradient, has an outline of its own: DrawingML has no offset, and not every
/// program draws such a gradient.
fn outlined(outline: Vec<Piece>, fill: Fill, stroke: Option<Stroke>) -> Form {
    let has_area = chains(&outline).iter().any(|chain| chain.len() > 2);
    let fill = if has_area { fill } else { Fill::None };
    match stroke {
        Some(stroke) if !matches!(stroke.paint, Fill::Solid(_)) => {
            let strips: Vec<Vec<Point>> = chains(&outline).iter().flat_map(|chain| dashes(chain, &stroke.dashes, stroke.offset)).collect();
            Form::Outline(vec![(strip(&strips, stroke.width), true, false)], stroke.paint, None, Tip::None)
        }
        Some(stroke) if stroke.offset != 0.0 => {
            let pieces: Vec<Vec<Point>> = chains(&outline).iter().flat_map(|chain| dashes(chain, &stroke.dashes, stroke.offset)).collect();
            let unbroken = Stroke { dashes: Vec::new(), offset: 0.0, ..stroke };
            Form::Outline(vec![(outline, true, false), (open(&pieces), false, true)], fill, Some(unbroken), Tip::None)
        }
        stroke => {
            let (is_filled, is_lined) = (fill != Fill::None, stroke.is_some());
            Form::Outline(vec![(outline, is_filled, is_lined)], fill, stroke, Tip::None)
        }
    }
}

/// A shape whose colour fades at both ends, as two halves. Programs that know only gradients of two colours (LibreOffice before 7.6)
/// would let it fade only at one end, and a tier would seem to have an edge there.
fn halves(form: Form) -> Vec<Form> {
    match form {
        Form::Outline(parts, Fill::Along(vector, stops), None, tip) if stops.len() > 3 => {
            let whole: Vec<Piece> = parts.iter().flat_map(|(outline, ..)| outline.iter().copied()).collect();
            let [left, _, right, _] = bounds(&whole);
            let middle = f64::midpoint(left, right);
            [true, false]
                .map(|is_left| {
                    let part = half(&whole, middle, is_left);
                    Form::Outline(vec![(part, true, false)], Fill::Along(vector, stops.clone()), None, tip)
                })
                .into()
        }
        form => vec![form],
    }
}

/// Whether anything of a shape can be seen.
fn is_seen(form: &Form) -> bool {
    match form {
        Form::Straight(..) => true,
        Form::Ready(_, _, _, fill, stroke) | Form::Outline(_, fill, stroke, _) => *fill != Fill::None || stroke.is_some(),
        Form::Text(text) => !text.lines.is_empty(),
    }
}
