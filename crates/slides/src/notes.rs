//! The speaker's notes of a slide, and their master.

use crate::outline::Slide;
use crate::shape::{Alternative, named, place};
use crate::slide::{level, placeholder, showing, text, tree};
use lesson::drawing::Element;

/// Left, top, width and height of the slide's picture on a page of notes, in units. A page is 720 wide and 960 high.
const PICTURE: [f64; 4] = [72.0, 60.0, 576.0, 324.0];
/// The same of the notes.
const NOTES: [f64; 4] = [72.0, 408.0, 576.0, 492.0];

/// The notes of a slide.
pub(crate) fn notes(its: &Slide, language: &str) -> Element {
    let paragraphs = its.notes.iter().flat_map(|(heading, paragraphs)| {
        let rest = paragraphs.iter().map(|words| vec![(words.as_str(), false)]);
        [vec![(heading.as_str(), true)]].into_iter().chain(rest)
    });
    let words = text(Element::new("a:bodyPr"), &paragraphs.collect::<Vec<_>>(), language);
    let shapes = [picture(None), placeholder(3, "Notes", &[("type", "body"), ("idx", "1")], None, words)];
    let map = Element::new("p:clrMapOvr").child(Element::new("a:masterClrMapping"));
    showing("p:notes").child(Element::new("p:cSld").child(tree(shapes))).child(map)
}

/// The frame of the slide's picture.
fn picture(frame: Option<[f64; 4]>) -> Element {
    let locks = Element::new("a:spLocks").with("noGrp", "1").with("noRot", "1").with("noChangeAspect", "1");
    let about = Element::new("p:nvSpPr").all([
        named(2, "Slide", &Alternative::Decorative),
        Element::new("p:cNvSpPr").child(locks),
        Element::new("p:nvPr").child(Element::new("p:ph").with("type", "sldImg")),
    ]);
    let ready = || Element::new("a:prstGeom").with("prst", "rect").child(Element::new("a:avLst"));
    Element::new("p:sp").child(about).child(Element::new("p:spPr").all(frame.into_iter().flat_map(|frame| [place(frame), ready()])))
}

/// The master of notes. `map` is the map of colours of the slides' master.
pub(crate) fn master(map: Element) -> Element {
    let words = text(Element::new("a:bodyPr"), &[Vec::new()], "");
    let shapes = [picture(Some(PICTURE)), placeholder(3, "Notes", &[("type", "body"), ("idx", "1")], Some(NOTES), words)];
    let background = Element::new("p:bgPr").child(Element::new("a:solidFill").child(Element::new("a:srgbClr").with("val", "FFFFFF")));
    let background = Element::new("p:bg").child(background.child(Element::new("a:effectLst")));
    showing("p:notesMaster")
        .child(Element::new("p:cSld").child(background).child(tree(shapes)))
        .child(map)
        .child(Element::new("p:notesStyle").child(level("a:lvl1pPr", 16.0, "100000", false, "+mn")))
}
