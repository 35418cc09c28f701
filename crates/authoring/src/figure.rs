//! Figures: pictures as files, each with title, description, style and a credit line.
//!
//! The `site` crate provides the style of a theme.

use lesson::drawing::{Element, contents};
use lesson::model::picture::Picture;
use lesson::scene::{Composition, Layout, Scene};
use lesson::sky;

/// The parts of a figure besides its drawing.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The prefix of the figure's ids. It differs between figures, so that a page can include several.
    pub ids: &'a str,
    /// A style sheet without external references; empty if the elements have presentation attributes.
    pub style: &'a str,
    /// The credit: what it is, whose, under which licence. `|` marks where a line may break.
    pub credit: &'a str,
}

/// The height of the credit below a wide picture, in units.
const CREDIT: i32 = 28;
/// The height of the credit below a tall picture, which has three lines.
const TALL_CREDIT: i32 = 54;
/// The height of a panel's heading, two lines.
const HEADING: i32 = 72;
/// The distance between and around panels.
const GUTTER: i32 = 24;

/// A step's picture as a figure with this title.
#[must_use]
pub fn of_step(scene: &Scene<'_>, title: &str, with: Frame<'_>) -> Element {
    let picture = within_its_frame(scene.picture);
    let mut scene = scene.clone();
    scene.picture = &picture;
    let scene = &scene;
    let [width, height] = picture.size;
    let tall = scene.layout == Layout::Page(Composition::Portrait);
    let (inset, room) = if tall { (8, TALL_CREDIT) } else { (16, CREDIT) };
    root(scene, [width, height + room], title, scene.description, with).all(contents(scene, with.ids)).all(credit(
        with,
        tall,
        [inset, height + room - 9],
    ))
}

/// All outcomes in one figure, beside each other, or below each other if `tall`.
///
/// Each panel has its heading, in which `|` marks where a line may break.
///
/// # Panics
/// Without outcomes; a checked lesson has some.
#[must_use]
pub fn of_outcomes(outcomes: &[(Scene<'_>, &str)], title: &str, caveats: &str, tall: bool, with: Frame<'_>) -> Element {
    let (first, _) = outcomes.first().expect("a checked lesson has outcomes");
    let [width, height] = first.picture.size;
    let count = outcomes.iter().fold(0, |count, _| count + 1);
    let cell = [width + GUTTER, height + HEADING];
    let [columns, rows] = if tall { [1, count] } else { [count, 1] };
    let size = [columns * cell[0] + GUTTER, rows * cell[1] + GUTTER + if tall { TALL_CREDIT + CREDIT } else { CREDIT }];
    let description: Vec<&str> = outcomes.iter().map(|(scene, _)| scene.description).collect();
    let panels = outcomes.iter().zip(0..).map(|((scene, heading), nth)| {
        let [column, row] = if tall { [0, nth] } else { [nth, 0] };
        let [x, y] = [GUTTER + column * cell[0], row * cell[1] + HEADING];
        let place = ["translate(", &x.to_string(), " ", &y.to_string(), ")"].concat();
        let inside = Element::new("g").with("transform", &place).all(contents(scene, with.ids));
        let lines: Vec<&str> = heading.split('|').collect();
        let last = y - 14;
        let words = lines.iter().rev().zip(0..).map(|(line, above)| {
            Element::new("text").with("class", "heading").number("x", x).number("y", last - above * 24).text(line.trim_end())
        });
        Element::new("g").all(words).child(inside)
    });
    let foot = size[1] - 14;
    let caveats = Element::new("text").with("class", "credit-line").with("text-anchor", if tall { "start" } else { "end" }).text(caveats);
    let caveats = if tall {
        caveats.number("x", GUTTER).number("y", foot - TALL_CREDIT + 4)
    } else {
        caveats.number("x", size[0] - GUTTER).number("y", foot)
    };
    root(first, size, title, &description.join(" "), with).all(panels).all(credit(with, tall, [GUTTER, foot])).child(caveats)
}

/// A picture whose sky and ground end at its edges. A file has no window around it, and some programs colour the area outside
/// wrongly.
fn within_its_frame(picture: &Picture) -> Picture {
    let mut picture = picture.clone();
    picture.horizon.beyond = [0, 0];
    picture
}

fn root(scene: &Scene<'_>, [width, height]: [i32; 2], title: &str, description: &str, with: Frame<'_>) -> Element {
    let svg = Element::new("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("class", &["picture ", scene.layout.as_str()].concat())
        .with("viewBox", &format!("0 0 {width} {height}"))
        .number("width", width)
        .number("height", height)
        .with("lang", scene.lesson.language.id.as_str())
        .with("role", "img")
        .child(Element::new("title").text(title))
        .child(Element::new("desc").text(description));
    let svg = if with.style.is_empty() { svg } else { svg.child(Element::new("style").text(with.style)) };
    svg.child(sky::colours(scene.picture, with.ids))
        .child(Element::new("rect").with("class", "paper").number("width", width).number("height", height))
}

/// The credit, with its last line at this place. A tall picture has a line for each part, others a single line.
fn credit(with: Frame<'_>, tall: bool, [x, y]: [i32; 2]) -> impl Iterator<Item = Element> {
    let parts = if tall { with.credit.split('|').map(str::to_owned).collect() } else { vec![with.credit.replace('|', "")] };
    let line = |(part, above): (String, i32)| {
        Element::new("text").with("class", "credit-line").number("x", x).number("y", y - above * 15).text(part.trim_end())
    };
    parts.into_iter().rev().zip(0..).map(line).collect::<Vec<_>>().into_iter()
}
