//! The parts of a presentation that show something: slides, their layout, and the master.
//!
//! Sky and ground are on the layout, because they are the same on every slide. Title and caption are placeholders, so an outline
//! lists them, and readers hear them first.

use crate::marks::Drawing;
use crate::outline::Slide;
use crate::package::RELATIONS;
use crate::paint::Colour;
use crate::path::Map;
use crate::shape::{Alternative, Shape, emu, faces, named, place, points, ready, solid, with_language};
use lesson::drawing::Element;

/// Width and height of a slide, in units: 96 to the inch, as wide as the picture.
pub const SLIDE: [i32; 2] = [1280, 720];
/// The place of the picture's left top corner on the slide.
pub const PICTURE_AT: [i32; 2] = [64, 8];
/// The size of the picture on the slide, in hundredths of its own.
pub const PICTURE_SCALE: i32 = 90;
/// Left, top, width and height of the title.
const TITLE: [f64; 4] = [40.0, 2.0, 1200.0, 36.0];
/// The same of the caption.
const CAPTION: [f64; 4] = [40.0, 659.0, 1200.0, 45.0];
/// The same of the line of credit.
const CREDIT: [f64; 4] = [40.0, 704.0, 1200.0, 14.0];
/// The heights of the type of title, caption and credit, in units.
const SIZES: [f64; 3] = [32.0, 21.4, 12.0];

/// The namespaces of a part that shows something.
pub(crate) fn showing(tag: &'static str) -> Element {
    Element::new(tag)
        .with("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")
        .with("xmlns:r", RELATIONS)
        .with("xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main")
}

/// The place of the picture on the slide.
pub(crate) fn on_slide() -> Map {
    let [x, y] = PICTURE_AT.map(f64::from);
    Map::placed([x, y], f64::from(PICTURE_SCALE) / 100.0)
}

/// How far sky and ground reach beyond the picture, so that they end with the slide.
pub(crate) fn beyond() -> [i32; 2] {
    PICTURE_AT.map(|room| room * 100 / PICTURE_SCALE)
}

/// The colours and the language of the words around the picture.
pub(crate) struct Look {
    pub(crate) paper: Colour,
    pub(crate) ink: Colour,
    pub(crate) quiet: Colour,
    /// The tag of the language with a country: `en-US`.
    pub(crate) language: String,
}

/// The tree of shapes of a slide, a layout or a master.
pub(crate) fn tree(shapes: impl IntoIterator<Item = Element>) -> Element {
    let whole = Element::new("a:xfrm").all(
        [["a:off", "x", "y"], ["a:ext", "cx", "cy"], ["a:chOff", "x", "y"], ["a:chExt", "cx", "cy"]]
            .map(|[tag, one, other]| Element::new(tag).with(one, "0").with(other, "0")),
    );
    let own = Element::new("p:nvGrpSpPr").all([
        Element::new("p:cNvPr").with("id", "1").with("name", ""),
        Element::new("p:cNvGrpSpPr"),
        Element::new("p:nvPr"),
    ]);
    Element::new("p:spTree").child(own).child(Element::new("p:grpSpPr").child(whole)).all(shapes)
}

/// A placeholder. On a slide it has no frame: the layout has it.
pub(crate) fn placeholder(id: usize, name: &str, kind: &[(&'static str, &str)], frame: Option<[f64; 4]>, body: Element) -> Element {
    let kind = kind.iter().fold(Element::new("p:ph"), |place, (name, value)| place.with(name, value));
    let lock = Element::new("p:cNvSpPr").child(Element::new("a:spLocks").with("noGrp", "1"));
    let about = Element::new("p:nvSpPr").all([named(id, name, &Alternative::Text), lock, Element::new("p:nvPr").child(kind)]);
    let look = Element::new("p:spPr").all(frame.into_iter().flat_map(|frame| [place(frame), ready("rect", None)]));
    Element::new("p:sp").child(about).child(look).child(body)
}

/// A text of paragraphs, each a list of runs: words, and whether they are bold.
pub(crate) fn text(body: Element, paragraphs: &[Vec<(&str, bool)>], language: &str) -> Element {
    let run = |(words, is_bold): &(&str, bool)| {
        let kind = with_language(Element::new("a:rPr"), language);
        let kind = if *is_bold { kind.with("b", "1") } else { kind };
        Element::new("a:r").child(kind).child(Element::new("a:t").text(words))
    };
    let paragraph = |runs: &Vec<(&str, bool)>| Element::new("a:p").all(runs.iter().map(run));
    Element::new("p:txBody").child(body).child(Element::new("a:lstStyle")).all(paragraphs.iter().map(paragraph))
}

/// The answers to a question, side by side in a single line, so that there is room for letters as large as the question's.
fn answers(body: Element, answers: &[String], language: &str) -> Element {
    let run = |words: &str| {
        let kind = with_language(Element::new("a:rPr"), language).with("sz", &points(SIZES[0])).with("b", "1");
        Element::new("a:r").child(kind).child(Element::new("a:t").text(words))
    };
    let stop = Element::new("a:tab").with("pos", &emu(CAPTION[2] / 2.0)).with("algn", "l");
    let line = Element::new("a:p").child(Element::new("a:pPr").child(Element::new("a:tabLst").child(stop)));
    Element::new("p:txBody").child(body).child(Element::new("a:lstStyle")).child(line.child(run(&answers.join("\t"))))
}

/// A slide with its picture. `alternative` has the words for a mark.
pub(crate) fn slide(its: &Slide, look: &Look, shapes: &[Shape]) -> Element {
    let body = || Element::new("a:bodyPr");
    let title = placeholder(2, "Title", &[("type", "title")], None, text(body(), &[vec![(&its.title, false)]], &look.language));
    let paragraphs: Vec<_> = its.caption.iter().map(|words| vec![(words.as_str(), false)]).collect();
    let words = if its.is_question { answers(body(), &its.caption, &look.language) } else { text(body(), &paragraphs, &look.language) };
    let caption = placeholder(3, "Caption", &[("type", "body"), ("idx", "1")], None, words);
    let marks = shapes.iter().enumerate().map(|(nth, shape)| shape.written(nth + 4));
    let credit = credit(shapes.len() + 4, its, look);
    showing("p:sld")
        .child(Element::new("p:cSld").child(tree([title, caption].into_iter().chain(marks).chain([credit]))))
        .all([map_of_colours(), transition()])
}

/// The line of credit. It is a text on the slide itself, so that a copied slide keeps it.
fn credit(id: usize, its: &Slide, look: &Look) -> Element {
    let about = Element::new("p:nvSpPr").all([
        named(id, "!!credit", &Alternative::Text),
        Element::new("p:cNvSpPr").with("txBox", "1"),
        Element::new("p:nvPr"),
    ]);
    let kind =
        with_language(Element::new("a:rPr"), &look.language).with("sz", &points(SIZES[2])).child(solid(&look.quiet)).all(faces("+mn"));
    let run = Element::new("a:r").child(kind).child(Element::new("a:t").text(&its.credit));
    let shown = Element::new("p:spPr").all([place(CREDIT), ready("rect", None), Element::new("a:noFill")]);
    let body = Element::new("p:txBody").all([without_room("ctr"), Element::new("a:lstStyle"), Element::new("a:p").child(run)]);
    Element::new("p:sp").all([about, shown, body])
}

/// The properties of a text that begins at the edge of its frame.
fn without_room(anchor: &str) -> Element {
    let body = Element::new("a:bodyPr").with("wrap", "square");
    let body = ["lIns", "tIns", "rIns", "bIns"].into_iter().fold(body, |body, side| body.with(side, "0"));
    body.with("anchor", anchor).child(Element::new("a:normAutofit"))
}

fn map_of_colours() -> Element {
    Element::new("p:clrMapOvr").child(Element::new("a:masterClrMapping"))
}

/// Morph, and a fade in programs without it.
fn transition() -> Element {
    let morph = Element::new("p:transition")
        .with("xmlns:p14", "http://schemas.microsoft.com/office/powerpoint/2010/main")
        .with("spd", "slow")
        .with("p14:dur", "1500")
        .child(Element::new("p159:morph").with("option", "byObject"));
    let choice = Element::new("mc:Choice")
        .with("xmlns:p159", "http://schemas.microsoft.com/office/powerpoint/2015/09/main")
        .with("Requires", "p159")
        .child(morph);
    let fade = Element::new("p:transition").with("spd", "med").child(Element::new("p:fade"));
    Element::new("mc:AlternateContent")
        .with("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006")
        .child(choice)
        .child(Element::new("mc:Fallback").child(fade))
}

/// The layout of every slide: sky and ground, title, caption.
pub(crate) fn layout(drawing: &Drawing<'_>) -> Element {
    let backdrop = drawing.backdrop();
    let drawn = backdrop.iter().enumerate().map(|(nth, shape)| shape.written(nth + 2));
    let after = backdrop.len() + 2;
    showing("p:sldLayout")
        .with("preserve", "1")
        .with("userDrawn", "1")
        .child(Element::new("p:cSld").with("name", "Picture").child(tree(drawn.chain(frames(after)))))
        .child(map_of_colours())
}

/// The placeholders of layout and master.
fn frames(from: usize) -> [Element; 2] {
    let words = |body| text(body, &[Vec::new()], "");
    [
        placeholder(from, "Title", &[("type", "title")], Some(TITLE), words(without_room("ctr"))),
        placeholder(from + 1, "Caption", &[("type", "body"), ("idx", "1")], Some(CAPTION), words(without_room("t"))),
    ]
}

/// The master with background and styles of text, and its map of colours.
pub(crate) fn master(look: &Look) -> (Element, Element) {
    let background = Element::new("p:bg").child(Element::new("p:bgPr").child(solid(&look.paper)).child(Element::new("a:effectLst")));
    let colours = [
        ("bg1", "lt1"),
        ("tx1", "dk1"),
        ("bg2", "lt2"),
        ("tx2", "dk2"),
        ("accent1", "accent1"),
        ("accent2", "accent2"),
        ("accent3", "accent3"),
        ("accent4", "accent4"),
        ("accent5", "accent5"),
        ("accent6", "accent6"),
        ("hlink", "hlink"),
        ("folHlink", "folHlink"),
    ];
    let map = colours.into_iter().fold(Element::new("p:clrMap"), |map, (name, value)| map.with(name, value));
    let layouts = Element::new("p:sldLayoutIdLst").child(Element::new("p:sldLayoutId").with("id", "2147483649").with("r:id", "rId1"));
    let style = |tag, level: Element| Element::new(tag).child(level);
    let heading = level("a:lvl1pPr", SIZES[0], "90000", true, "+mj");
    let body = level("a:lvl1pPr", SIZES[1], "90000", false, "+mn");
    let other = level("a:lvl1pPr", SIZES[1], "100000", false, "+mn");
    let master = showing("p:sldMaster")
        .child(Element::new("p:cSld").child(background).child(tree(frames(2))))
        .child(map.clone())
        .child(layouts)
        .child(Element::new("p:txStyles").all([style("p:titleStyle", heading), style("p:bodyStyle", body), style("p:otherStyle", other)]));
    (master, map)
}

/// The style of a level of text, in the theme's font and its colour of text.
pub(crate) fn level(tag: &'static str, size: f64, leading: &str, is_bold: bool, font: &str) -> Element {
    let spacing = |tag, inside: Element| Element::new(tag).child(inside);
    let kind = Element::new("a:defRPr").with("sz", &points(size)).with("b", if is_bold { "1" } else { "0" }).with("kern", "1200");
    let colour = Element::new("a:solidFill").child(Element::new("a:schemeClr").with("val", "tx1"));
    let kind = kind.child(colour).all(faces(font));
    Element::new(tag)
        .with("marL", "0")
        .with("indent", "0")
        .with("algn", "l")
        .with("defTabSz", "914400")
        .with("rtl", "0")
        .with("eaLnBrk", "1")
        .with("latinLnBrk", "0")
        .with("hangingPunct", "1")
        .child(spacing("a:lnSpc", Element::new("a:spcPct").with("val", leading)))
        .child(spacing("a:spcBef", Element::new("a:spcPts").with("val", "0")))
        .child(Element::new("a:buNone"))
        .child(kind)
}
