//! The parts of a presentation that show nothing: its list of slides, its theme, its properties.

use crate::shape::emu;
use crate::slide::{SLIDE, level, showing};
use lesson::drawing::Element;

/// The fonts of a deck, which PowerPoint has on every system: for Latin letters, and for Japanese.
pub(crate) struct Fonts {
    pub(crate) latin: &'static str,
    pub(crate) japanese: &'static str,
}

/// The list of slides. The relations are the master, the master of notes, the slides and the theme, in this order.
pub(crate) fn presentation(count: usize) -> Element {
    let id = |tag, nth: usize| Element::new(tag).with("r:id", &format!("rId{nth}"));
    let masters = Element::new("p:sldMasterIdLst").child(Element::new("p:sldMasterId").with("id", "2147483648").with("r:id", "rId1"));
    let notes = Element::new("p:notesMasterIdLst").child(id("p:notesMasterId", 2));
    let slide = |nth: usize| Element::new("p:sldId").with("id", &(256 + nth).to_string()).with("r:id", &format!("rId{}", nth + 3));
    let size = |tag, sides: [f64; 2]| Element::new(tag).with("cx", &emu(sides[0])).with("cy", &emu(sides[1]));
    showing("p:presentation")
        .with("saveSubsetFonts", "1")
        .child(masters)
        .child(notes)
        .child(Element::new("p:sldIdLst").all((0..count).map(slide)))
        .child(size("p:sldSz", SLIDE.map(f64::from)))
        .child(size("p:notesSz", [720.0, 960.0]))
        .child(Element::new("p:defaultTextStyle").child(level("a:lvl1pPr", 24.0, "100000", false, "+mn")))
}

/// Properties of the presentation and of its windows, and styles of tables. All are empty, but PowerPoint offers to repair a file without
/// them.
pub(crate) fn settings() -> [Element; 3] {
    let styles = Element::new("a:tblStyleLst")
        .with("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")
        .with("def", "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}");
    [showing("p:presentationPr"), showing("p:viewPr"), styles]
}

/// The theme: twelve colours and the fonts, so that a deck can be recoloured at once.
pub(crate) fn theme(name: &str, colours: &[(&'static str, String); 12], fonts: &Fonts) -> Element {
    let colour = |(tag, hex): &(&'static str, String)| Element::new(tag).child(Element::new("a:srgbClr").with("val", hex));
    let faces = |tag| {
        Element::new(tag)
            .child(Element::new("a:latin").with("typeface", fonts.latin))
            .child(Element::new("a:ea").with("typeface", fonts.japanese))
            .child(Element::new("a:cs").with("typeface", ""))
            .child(Element::new("a:font").with("script", "Jpan").with("typeface", fonts.japanese))
    };
    let solid = || Element::new("a:solidFill").child(Element::new("a:schemeClr").with("val", "phClr"));
    let thrice = |tag, one: &dyn Fn() -> Element| Element::new(tag).all((0..3).map(|_| one()));
    let line = || Element::new("a:ln").with("w", "12700").child(solid());
    let effect = || Element::new("a:effectStyle").child(Element::new("a:effectLst"));
    let elements = Element::new("a:themeElements")
        .child(Element::new("a:clrScheme").with("name", name).all(colours.iter().map(colour)))
        .child(Element::new("a:fontScheme").with("name", name).all(["a:majorFont", "a:minorFont"].map(faces)))
        .child(Element::new("a:fmtScheme").with("name", name).all([
            thrice("a:fillStyleLst", &solid),
            thrice("a:lnStyleLst", &line),
            thrice("a:effectStyleLst", &effect),
            thrice("a:bgFillStyleLst", &solid),
        ]));
    Element::new("a:theme")
        .with("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")
        .with("name", name)
        .child(elements)
        .all(["a:objectDefaults", "a:extraClrSchemeLst"].map(Element::new))
}

/// What the file's properties say.
pub(crate) struct Properties<'a> {
    pub(crate) title: &'a str,
    pub(crate) about: &'a str,
    pub(crate) author: &'a str,
    pub(crate) language: &'a str,
    /// A day: `2026-11-28`.
    pub(crate) date: &'a str,
}

/// Title, author, language and date. The date is that of the content, so two builds give the same bytes.
pub(crate) fn core(its: &Properties<'_>) -> Element {
    let words = |tag, words: &str| Element::new(tag).text(words);
    let time = |tag| Element::new(tag).with("xsi:type", "dcterms:W3CDTF").text(&[its.date, "T00:00:00Z"].concat());
    Element::new("cp:coreProperties")
        .with("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(words("dc:title", its.title))
        .child(words("dc:subject", its.about))
        .child(words("dc:creator", its.author))
        .child(words("dc:language", its.language))
        .child(words("cp:lastModifiedBy", its.author))
        .child(time("dcterms:created"))
        .child(time("dcterms:modified"))
}

/// The number of slides, for lists of files.
pub(crate) fn app(count: usize) -> Element {
    let number = |tag| Element::new(tag).text(&count.to_string());
    Element::new("Properties")
        .with("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
        .child(Element::new("PresentationFormat").text("Widescreen"))
        .child(number("Slides"))
        .child(number("Notes"))
}
