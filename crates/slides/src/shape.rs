//! A shape on a slide, and how DrawingML writes it.
//!
//! Coordinates are in units of a slide, 96 to the inch. DrawingML counts EMU, 9525 to the unit.

use crate::contour::bounds;
use crate::paint::{Colour, Fill, Stroke, stretch, whole};
use crate::path::{Piece, Point};
use lesson::drawing::Element;
use lesson::model::picture::Anchor;

/// Who reads a shape.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Alternative {
    /// Screen readers read these words.
    Words(String),
    /// Screen readers pass over it.
    Decorative,
    /// It is text, which screen readers read.
    Text,
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shape {
    /// The name. PowerPoint's Morph joins shapes of equal names that begin with `!!`.
    pub(crate) name: String,
    pub(crate) alternative: Alternative,
    pub(crate) form: Form,
}

/// The kind of a shape.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Form {
    /// A straight line, from and to.
    Straight([Point; 2], Stroke, Tip),
    /// A ready-made form: its name, its adjustment, and left, top, width and height.
    Ready(&'static str, Option<i64>, [f64; 4], Fill, Option<Stroke>),
    /// Outlines. Of each: whether it is filled, and whether its line is drawn.
    Outline(Vec<(Vec<Piece>, bool, bool)>, Fill, Option<Stroke>, Tip),
    /// Lines of text.
    Text(Text),
}

/// The arrowhead at the end of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Tip {
    None,
    Open,
    Filled,
}

/// A label.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Text {
    pub(crate) lines: Vec<String>,
    /// The point of the first baseline that the anchor names.
    pub(crate) at: Point,
    pub(crate) anchor: Anchor,
    /// The height of the type, in units.
    pub(crate) size: f64,
    pub(crate) bold: bool,
    pub(crate) colour: Colour,
    /// The tag of its language with a country: `en-US`.
    pub(crate) language: String,
}

/// EMU for a length in units of a slide.
pub(crate) fn emu(units: f64) -> String {
    whole(units * 9525.0).to_string()
}

/// The distance of two lines of a label, in heights of its type.
const LEADING: f64 = 1.2;

impl Shape {
    /// The shape as DrawingML. `id` is unique on the slide.
    pub(crate) fn written(&self, id: usize) -> Element {
        let named = named(id, &self.name, &self.alternative);
        match &self.form {
            Form::Straight([from, to], stroke, tip) => {
                let sides = [0, 1].map(|axis| (to[axis] - from[axis]).abs());
                let corner = [0, 1].map(|axis| from[axis].min(to[axis]));
                let place = place([corner[0], corner[1], sides[0], sides[1]]);
                let flip = |place: Element, name, back: bool| if back { place.with(name, "1") } else { place };
                let place = flip(flip(place, "flipH", to[0] < from[0]), "flipV", to[1] < from[1]);
                let look = Element::new("p:spPr").child(place).child(ready("line", None)).child(line(stroke, *tip, [0.0; 4]));
                Element::new("p:cxnSp")
                    .child(Element::new("p:nvCxnSpPr").all([named, Element::new("p:cNvCxnSpPr"), Element::new("p:nvPr")]))
                    .child(look)
            }
            Form::Ready(kind, adjust, frame, fill, stroke) => {
                let [left, top, width, height] = *frame;
                let around = [left, top, left + width, top + height];
                let look = Element::new("p:spPr").child(place(*frame)).child(ready(kind, *adjust)).child(filled(fill, around));
                drawn(named, look.child(lined(stroke.as_ref(), Tip::None, around)))
            }
            Form::Outline(outlines, fill, stroke, tip) => {
                let around = around(outlines);
                let [left, top, right, bottom] = around;
                let look = Element::new("p:spPr").child(place([left, top, right - left, bottom - top])).child(own(outlines, around));
                drawn(named, look.child(filled(fill, around)).child(lined(stroke.as_ref(), *tip, around)))
            }
            Form::Text(text) => text.written(named),
        }
    }
}

/// Left, top, right and bottom of all outlines.
fn around(outlines: &[(Vec<Piece>, bool, bool)]) -> [f64; 4] {
    let all: Vec<Piece> = outlines.iter().flat_map(|(outline, ..)| outline.iter().copied()).collect();
    bounds(&all)
}

fn drawn(named: Element, look: Element) -> Element {
    Element::new("p:sp").child(Element::new("p:nvSpPr").all([named, Element::new("p:cNvSpPr"), Element::new("p:nvPr")])).child(look)
}

/// The name and the alternative text.
pub(crate) fn named(id: usize, name: &str, alternative: &Alternative) -> Element {
    let named = Element::new("p:cNvPr").with("id", &id.to_string()).with("name", name);
    match alternative {
        Alternative::Words(words) => named.with("descr", words),
        Alternative::Text => named,
        Alternative::Decorative => {
            let mark = Element::new("adec:decorative")
                .with("xmlns:adec", "http://schemas.microsoft.com/office/drawing/2017/decorative")
                .with("val", "1");
            let extension = Element::new("a:ext").with("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}").child(mark);
            named.child(Element::new("a:extLst").child(extension))
        }
    }
}

/// The place of a shape: left, top, width, height.
pub(crate) fn place([left, top, width, height]: [f64; 4]) -> Element {
    Element::new("a:xfrm")
        .child(Element::new("a:off").with("x", &emu(left)).with("y", &emu(top)))
        .child(Element::new("a:ext").with("cx", &emu(width)).with("cy", &emu(height)))
}

/// A form that every program knows by name.
pub(crate) fn ready(kind: &str, adjust: Option<i64>) -> Element {
    let adjusted = adjust.map(|value| Element::new("a:gd").with("name", "adj").with("fmla", &["val ", &value.to_string()].concat()));
    Element::new("a:prstGeom").with("prst", kind).child(Element::new("a:avLst").all(adjusted))
}

/// A form of its own.
fn own(outlines: &[(Vec<Piece>, bool, bool)], [left, top, right, bottom]: [f64; 4]) -> Element {
    let point = |[x, y]: Point| Element::new("a:pt").with("x", &emu(x - left)).with("y", &emu(y - top));
    let piece = |piece: &Piece| match *piece {
        Piece::Move(to) => Element::new("a:moveTo").child(point(to)),
        Piece::Line(to) => Element::new("a:lnTo").child(point(to)),
        Piece::Curve(one, two, to) => Element::new("a:cubicBezTo").all([one, two, to].map(point)),
        Piece::Close => Element::new("a:close"),
    };
    let path = |(outline, filled, lined): &(Vec<Piece>, bool, bool)| {
        let path = Element::new("a:path").with("w", &emu(right - left)).with("h", &emu(bottom - top));
        let path = if *filled { path } else { path.with("fill", "none") };
        let path = if *lined { path } else { path.with("stroke", "0") };
        path.all(outline.iter().map(piece))
    };
    Element::new("a:custGeom")
        .all(["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"].map(Element::new))
        .child(Element::new("a:rect").with("l", "0").with("t", "0").with("r", "r").with("b", "b"))
        .child(Element::new("a:pathLst").all(outlines.iter().map(path)))
}

/// A share from 0 to 1, in thousandths of a per cent.
fn per_cent(share: f64) -> String {
    whole(share * 100_000.0).to_string()
}

pub(crate) fn colour(colour: &Colour) -> Element {
    let plain = Element::new("a:srgbClr").with("val", &colour.hex);
    if colour.opacity < 1.0 { plain.child(Element::new("a:alpha").with("val", &per_cent(colour.opacity))) } else { plain }
}

pub(crate) fn solid(its: &Colour) -> Element {
    Element::new("a:solidFill").child(colour(its))
}

/// A fill of a shape with these bounds.
fn filled(fill: &Fill, [left, top, right, bottom]: [f64; 4]) -> Element {
    let stops = |stops: Vec<(f64, Colour)>| {
        let stop = |(at, its): &(f64, Colour)| Element::new("a:gs").with("pos", &per_cent(*at)).child(colour(its));
        Element::new("a:gradFill").with("rotWithShape", "1").child(Element::new("a:gsLst").all(stops.iter().map(stop)))
    };
    match fill {
        Fill::None => Element::new("a:noFill"),
        Fill::Solid(its) => solid(its),
        Fill::Along([from, to], all) => {
            // DrawingML spans a gradient over the shape, SVG over its own vector.
            let across = (to[0] - from[0]).abs() > (to[1] - from[1]).abs();
            let (axis, ends, angle) = if across { (0, [left, right], "0") } else { (1, [top, bottom], "5400000") };
            let share = |place: f64| (place - from[axis]) / (to[axis] - from[axis]);
            stops(stretch(all, ends.map(share))).child(Element::new("a:lin").with("ang", angle).with("scaled", "0"))
        }
        Fill::Round(all) => {
            // Its last colour is reached at the corners of the shape, and the edge of an ellipse is nearer.
            let nearer = all.iter().map(|(at, its)| (at * std::f64::consts::FRAC_1_SQRT_2, its.clone()));
            let last = all.last().map(|(_, its)| (1.0, its.clone()));
            let middle = ["l", "t", "r", "b"].into_iter().fold(Element::new("a:fillToRect"), |rect, side| rect.with(side, "50000"));
            stops(nearer.chain(last).collect()).child(Element::new("a:path").with("path", "circle").child(middle))
        }
    }
}

fn lined(stroke: Option<&Stroke>, tip: Tip, around: [f64; 4]) -> Element {
    match stroke {
        Some(stroke) => line(stroke, tip, around),
        None => Element::new("a:ln").child(Element::new("a:noFill")),
    }
}

fn line(stroke: &Stroke, tip: Tip, around: [f64; 4]) -> Element {
    let width = stroke.width;
    let line = Element::new("a:ln").with("w", &emu(width)).with("cap", if stroke.round_ends { "rnd" } else { "flat" });
    let line = line.child(filled(&stroke.paint, around));
    let line = match stroke.dashes.as_slice() {
        [] => line,
        dashes => {
            // SVG adds round ends to a dash, DrawingML counts them as parts of it.
            let ends = if stroke.round_ends { width } else { 0.0 };
            let dash = |pair: &[f64]| {
                let [dash, gap] = [pair[0] + ends, (pair[1] - ends).max(0.0)].map(|length| per_cent(length / width));
                Element::new("a:ds").with("d", &dash).with("sp", &gap)
            };
            line.child(Element::new("a:custDash").all(dashes.chunks_exact(2).map(dash)))
        }
    };
    let line = if stroke.round_corners || stroke.round_ends {
        line.child(Element::new("a:round"))
    } else {
        line.child(Element::new("a:miter").with("lim", "800000"))
    };
    let head = |kind| Element::new("a:tailEnd").with("type", kind).with("w", "lg").with("len", "med");
    match tip {
        Tip::None => line,
        Tip::Open => line.child(head("arrow")),
        Tip::Filled => line.child(head("triangle")),
    }
}

impl Text {
    /// A width that the longest line has at most, whatever the font.
    fn width(&self) -> f64 {
        let wide = |letter: char| if letter > '\u{2E7F}' { 1.1 } else { 0.85 };
        let lines = self.lines.iter().map(|line| line.chars().map(wide).sum::<f64>());
        (lines.fold(0.0, f64::max) + 1.0) * self.size
    }

    fn written(&self, named: Element) -> Element {
        let width = self.width();
        let count = self.lines.iter().fold(0.0, |count, _| count + 1.0);
        let height = count * LEADING * self.size;
        let [x, baseline] = self.at;
        let (left, align) = match self.anchor {
            Anchor::Start => (x, "l"),
            Anchor::Middle => (x - width / 2.0, "ctr"),
            Anchor::End => (x - width, "r"),
        };
        // The middle of a line of text is this far above its baseline in the usual fonts.
        let top = baseline - 0.36 * self.size - LEADING * self.size / 2.0;
        let look =
            Element::new("p:spPr").child(place([left, top, width, height])).child(ready("rect", None)).child(Element::new("a:noFill"));
        let body = ["lIns", "tIns", "rIns", "bIns"]
            .into_iter()
            .fold(Element::new("a:bodyPr").with("wrap", "square"), |body, side| body.with(side, "0"));
        let leading = Element::new("a:lnSpc").child(Element::new("a:spcPts").with("val", &points(LEADING * self.size)));
        let paragraph = Element::new("a:p").child(Element::new("a:pPr").with("algn", align).child(leading));
        let kind = || {
            let kind = with_language(Element::new("a:rPr"), &self.language).with("sz", &points(self.size));
            let kind = if self.bold { kind.with("b", "1") } else { kind };
            kind.child(solid(&self.colour)).all(faces("+mn"))
        };
        let lines = self.lines.iter().enumerate().flat_map(|(nth, line)| {
            let broken = (nth > 0).then(|| Element::new("a:br").child(kind()));
            broken.into_iter().chain([Element::new("a:r").child(kind()).child(Element::new("a:t").text(line))])
        });
        Element::new("p:sp")
            .child(Element::new("p:nvSpPr").all([named, Element::new("p:cNvSpPr").with("txBox", "1"), Element::new("p:nvPr")]))
            .child(look)
            .child(
                Element::new("p:txBody")
                    .child(body.with("anchor", "ctr").child(Element::new("a:noAutofit")))
                    .child(Element::new("a:lstStyle"))
                    .child(paragraph.all(lines)),
            )
    }
}

/// A run's language. In Japanese text Latin letters are of the second language, so that both are checked.
pub(crate) fn with_language(run: Element, language: &str) -> Element {
    let run = run.with("lang", language);
    if language.starts_with("en") { run } else { run.with("altLang", "en-US") }
}

/// The fonts of a run, as places in the theme.
pub(crate) fn faces(font: &str) -> [Element; 3] {
    [("a:latin", "-lt"), ("a:ea", "-ea"), ("a:cs", "-cs")].map(|(tag, end)| Element::new(tag).with("typeface", &[font, end].concat()))
}

/// Hundredths of a point for a length in units.
pub(crate) fn points(units: f64) -> String {
    whole(units * 75.0).to_string()
}
