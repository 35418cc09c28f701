//! The picture of all links, with a letter on each.
//!
//! Lines and marks have classes of the links and capabilities to which they belong. The page cuts links and follows
//! their letters.

use crate::Edition;
use crate::dependency::Link;
use lesson::drawing::{Child, Element, draw};
use lesson::model::MarkId;
use lesson::scene::{Composition, Presence, Scene, letter};
use lesson::story::Story;

/// The class of a line that carries nothing when the cut sets of its link apply.
#[must_use]
pub fn class_of_link(id: &str) -> String {
    ["on-", id].concat()
}

/// The class of the marks of a capability.
#[must_use]
pub fn class_of_capability(id: &str) -> String {
    ["with-", id].concat()
}

/// Draws the picture. `href_of` returns the target of a link's letter.
#[must_use]
pub fn drawn(edition: &Edition, composition: Composition, described_by: &str, href_of: impl Fn(&Link) -> String) -> Element {
    let arrangement = &edition.arrangement;
    let begin = Story::begin(edition);
    // The first step previews the story. Those marks are not drawn here.
    let mut scene = Scene::of(edition, &begin, composition)
        .without(begin.shown(edition).before.iter())
        .with(arrangement.shows.iter(), Presence::Trace)
        .with(arrangement.links.iter().map(|link| &link.line), Presence::Lit);
    scene.name = &arrangement.picture;
    scene.description = &arrangement.description;
    let mut picture = draw(&scene, described_by);
    // Labels of the story's course are not drawn, because the letters need their room.
    let of_the_course = |drawn: &Child| {
        let labels = &scene.picture.labels;
        let key = if let Child::Element(drawn) = drawn { drawn.key.strip_prefix("label ") } else { None };
        labels.iter().any(|label| key == Some(label.id.as_str()) && label.of.as_ref().is_some_and(|of| arrangement.shows.contains(of)))
    };
    for group in picture.children.iter_mut().filter_map(element) {
        group.children.retain(|drawn| !of_the_course(drawn));
        if group.attributes.contains(&("class", "labels".to_owned())) {
            set(group, "aria-hidden", "true");
        }
    }
    // Its letters are links, which an image cannot have. A group with a name and a description, whose labels are not read, says as much.
    set(&mut picture, "role", "group");
    for link in &arrangement.links {
        mark(&mut picture, &link.line, &class_of_link(&link.id));
    }
    for capability in &arrangement.capabilities {
        for its in &capability.marks {
            mark(&mut picture, its, &class_of_capability(&capability.id));
        }
    }
    let letters =
        arrangement.links.iter().zip(0..).map(|(link, nth)| letter_on(link, &letter_of(nth), composition).with("href", &href_of(link)));
    picture.child(Element::new("g").with("class", "letters-of-links").all(letters))
}

/// Sets an attribute.
fn set(element: &mut Element, name: &'static str, value: &str) {
    element.attributes.retain(|(its, _)| *its != name);
    element.attributes.push((name, value.to_owned()));
}

/// Adds a class to the elements of a mark.
fn mark(picture: &mut Element, mark: &MarkId, class: &str) {
    for group in picture.children.iter_mut().filter_map(element) {
        for drawn in group.children.iter_mut().filter_map(element) {
            let of_mark = drawn.key.split_once(' ').is_some_and(|(kind, name)| kind != "label" && name == mark.as_str());
            if let Some((_, classes)) = drawn.attributes.iter_mut().find(|(name, _)| of_mark && *name == "class") {
                classes.push(' ');
                classes.push_str(class);
            }
        }
    }
}

fn element(child: &mut Child) -> Option<&mut Element> {
    match child {
        Child::Element(element) => Some(element),
        Child::Text(_) => None,
    }
}

/// The radius of a letter's disc in units: smaller than in the label quiz.
#[must_use]
pub fn letter_of(nth: u8) -> String {
    letter(nth).to_lowercase()
}

/// A link's letter on its line. It takes no keyboard focus, because the list of links already does.
fn letter_on(link: &Link, letter: &str, composition: Composition) -> Element {
    let [wide, narrow] = link.letter_at;
    let ([x, y], radius) = if composition == Composition::Portrait { (narrow, 10) } else { (wide, 15) };
    let label = Element::new("text").with("class", "label").number("x", x).number("y", y + radius / 3).with("text-anchor", "middle");
    Element::new("a")
        .with("class", &["letter-of-link ", &class_of_link(&link.id)].concat())
        .with("tabindex", "-1")
        .with("aria-hidden", "true")
        .child(Element::new("circle").number("cx", x).number("cy", y).number("r", radius))
        .child(label.text(letter))
}
