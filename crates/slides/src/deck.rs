//! A whole deck: the slides of a path in a theme, as the bytes of a PowerPoint file.

use crate::marks::Drawing;
use crate::notes;
use crate::outline::{Slide, alternative, outline, scene};
use crate::package::{Part, packed};
use crate::paint::{Colour, attribute};
use crate::parts::{self, Fonts, Properties};
use crate::slide::{self, Look, beyond, on_slide};
use authoring::Edition;
use lesson::drawing::{Element, contents, frame};
use lesson::model::Path;
use lesson::scene::Scene;
use lesson::sky;

/// A style: it writes the look of every element of a picture as attributes.
type Styled<'a> = &'a dyn Fn(Element) -> Element;

/// The slides of a path as a PowerPoint file. `styled` gives the picture the style of a theme. `author` is whose work it is.
#[must_use]
pub fn deck(edition: &Edition, path: &Path, author: &str, styled: Styled<'_>) -> Vec<u8> {
    let slides = outline(edition, path);
    let language = edition.sections.locale.replace('_', "-");
    let look = look(styled, language);
    let scenes: Vec<Scene<'_>> = slides.iter().map(|its| scene(edition, path, &its.picture)).collect();
    let drawn: Vec<Element> = scenes.iter().map(|scene| styled(drawn(scene))).collect();
    let mut all = vec![presentation(slides.len())];
    all.extend(drawn.first().into_iter().flat_map(|first| around(edition, styled, &look, first)));
    for (nth, ((its, scene), root)) in slides.iter().zip(&scenes).zip(&drawn).enumerate() {
        all.extend(of_slide(nth + 1, edition, its, scene, &look, root));
    }
    let settings = SETTINGS.into_iter().zip(SETTINGS_KINDS).zip(parts::settings());
    all.extend(settings.map(|((name, kind), content)| part(name, kind, content, Vec::new())));
    let last = path.steps.last().and_then(|step| edition.step(step));
    let ending = edition.ending(path).or(last).map_or("", |step| step.title.as_str());
    let properties = Properties { title: &edition.page.name, about: ending, author, language: &look.language, date: &edition.updated.0 };
    all.push(part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", parts::core(&properties), Vec::new()));
    let extended = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    all.push(part("docProps/app.xml", extended, parts::app(slides.len()), Vec::new()));
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    packed(
        &all,
        &[
            (&[office, "/officeDocument"].concat(), PRESENTATION),
            ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            (&[office, "/extended-properties"].concat(), "docProps/app.xml"),
        ],
    )
}

const PRESENTATION: &str = "ppt/presentation.xml";
const MASTER: &str = "ppt/slideMasters/slideMaster1.xml";
const LAYOUT: &str = "ppt/slideLayouts/slideLayout1.xml";
const NOTES_MASTER: &str = "ppt/notesMasters/notesMaster1.xml";
const THEME: &str = "ppt/theme/theme1.xml";
const NOTES_THEME: &str = "ppt/theme/theme2.xml";

/// The properties of the presentation and of its windows, and the styles of tables.
const SETTINGS: [&str; 3] = ["ppt/presProps.xml", "ppt/viewProps.xml", "ppt/tableStyles.xml"];
/// Their content types.
const SETTINGS_KINDS: [&str; 3] = [
    "application/vnd.openxmlformats-officedocument.presentationml.presProps+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml",
    "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml",
];

fn place_of_slide(nth: usize) -> String {
    format!("ppt/slides/slide{nth}.xml")
}

fn part(name: &str, kind: &'static str, content: Element, uses: Vec<(&'static str, &str)>) -> Part {
    Part { name: name.to_owned(), kind, content, uses: uses.into_iter().map(|(kind, name)| (kind, name.to_owned())).collect() }
}

fn presentation(count: usize) -> Part {
    let kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
    let slides: Vec<String> = (1..=count).map(place_of_slide).collect();
    let before = [("slideMaster", MASTER), ("notesMaster", NOTES_MASTER)];
    let after = [("theme", THEME), ("presProps", SETTINGS[0]), ("viewProps", SETTINGS[1]), ("tableStyles", SETTINGS[2])];
    let uses = before.into_iter().chain(slides.iter().map(|name| ("slide", name.as_str()))).chain(after);
    part(PRESENTATION, kind, parts::presentation(count), uses.collect())
}

/// Master, layout and themes, which all slides share.
fn around(edition: &Edition, styled: Styled<'_>, look: &Look, first: &Element) -> [Part; 5] {
    let drawing = Drawing { root: first, map: on_slide(), language: &look.language };
    let (master, map) = slide::master(look);
    let japanese = "Yu Gothic";
    // In Japanese text, Latin letters come from the same font.
    let fonts = Fonts { latin: if edition.language.id.as_str() == "ja" { japanese } else { "Arial" }, japanese };
    let theme = || parts::theme(&edition.page.name, &scheme(styled, look), &fonts);
    [
        part(
            MASTER,
            "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml",
            master,
            vec![("slideLayout", LAYOUT), ("theme", THEME)],
        ),
        part(
            LAYOUT,
            "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml",
            slide::layout(&drawing),
            vec![("slideMaster", MASTER)],
        ),
        part(
            NOTES_MASTER,
            "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml",
            notes::master(map),
            vec![("theme", NOTES_THEME)],
        ),
        part(THEME, "application/vnd.openxmlformats-officedocument.theme+xml", theme(), Vec::new()),
        part(NOTES_THEME, "application/vnd.openxmlformats-officedocument.theme+xml", theme(), Vec::new()),
    ]
}

/// A slide and its notes.
fn of_slide(nth: usize, edition: &Edition, its: &Slide, scene: &Scene<'_>, look: &Look, root: &Element) -> [Part; 2] {
    let drawing = Drawing { root, map: on_slide(), language: &look.language };
    // Several marks may draw a part. Only the first has the words, so that nobody hears them twice.
    let mut read: Vec<String> = Vec::new();
    let shapes = drawing.marks(|mark| {
        let (part, words) = alternative(edition, scene, its.picture.era, mark)?;
        if read.contains(&part) {
            return None;
        }
        read.push(part);
        Some(words)
    });
    let [slide_place, notes_place] = [place_of_slide(nth), format!("ppt/notesSlides/notesSlide{nth}.xml")];
    [
        part(
            &slide_place,
            "application/vnd.openxmlformats-officedocument.presentationml.slide+xml",
            slide::slide(its, look, &shapes),
            vec![("slideLayout", LAYOUT), ("notesSlide", &notes_place)],
        ),
        part(
            &notes_place,
            "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml",
            notes::notes(its, &look.language),
            vec![("notesMaster", NOTES_MASTER), ("slide", &slide_place)],
        ),
    ]
}

/// A picture that reaches the edges of the slide, without style.
fn drawn(scene: &Scene<'_>) -> Element {
    let mut picture = scene.picture.clone();
    picture.horizon.beyond = beyond();
    let mut scene = scene.clone();
    scene.picture = &picture;
    frame(&scene).child(sky::colours(scene.picture, "sky")).all(contents(&scene, "sky"))
}

/// The value that the style gives to an attribute of an element with these classes.
fn probed(styled: Styled<'_>, tag: &'static str, class: &str, name: &str) -> String {
    let around = Element::new("svg").with("class", "picture landscape").child(Element::new(tag).with("class", class));
    let styled = styled(around);
    let found = crate::paint::inside(&styled).next().and_then(|inner| attribute(inner, name)).unwrap_or("#000000").to_owned();
    found.trim_start_matches('#').to_uppercase()
}

fn look(styled: Styled<'_>, language: String) -> Look {
    let colour = |tag, class| Colour { hex: probed(styled, tag, class, "fill"), opacity: 1.0 };
    Look { paper: colour("rect", "paper"), ink: colour("text", "label"), quiet: colour("text", "label note"), language }
}

/// The theme's colours, from those of the picture.
fn scheme(styled: Styled<'_>, look: &Look) -> [(&'static str, String); 12] {
    let text = |class| probed(styled, "text", class, "fill");
    let line = |class| probed(styled, "g", class, "stroke");
    let [upper, lower] = [text("label upper"), text("label lower")];
    [
        ("a:dk1", look.ink.hex.clone()),
        ("a:lt1", look.paper.hex.clone()),
        ("a:dk2", look.quiet.hex.clone()),
        ("a:lt2", look.paper.hex.clone()),
        ("a:accent1", upper.clone()),
        ("a:accent2", lower.clone()),
        ("a:accent3", line("line sensing")),
        ("a:accent4", line("line information")),
        ("a:accent5", line("sea-line")),
        ("a:accent6", line("land-line")),
        ("a:hlink", upper),
        ("a:folHlink", lower),
    ]
}
