//! The picture of the whole arrangement, with a letter on each of its links.
//!
//! Lines and marks carry classes of what they go with. Which links are cut, and where a letter leads, is the page's topic.

use crate::Edition;
use crate::dependency::Link;
use lesson::drawing::{Child, Element, draw};
use lesson::model::MarkId;
use lesson::scene::{Composition, Presence, Scene, letter};
use lesson::story::Story;

/// The class of what has nothing to pass on when the link's cuts are made.
#[must_use]
pub fn class_of_link(id: &str) -> String {
    ["on-", id].concat()
}

/// The class of what goes with a capability.
#[must_use]
pub fn class_of_capability(id: &str) -> String {
    ["with-", id].concat()
}

/// The picture of the whole arrangement; `href_of` says where a link's letter leads, for those who press it.
#[must_use]
pub fn drawn(edition: &Edition, composition: Composition, described_by: &str, href_of: impl Fn(&Link) -> String) -> Element {
    let arrangement = &edition.arrangement;
    let begin = Story::begin(edition);
    // What the first step shows ahead of the story belongs to the story.
    let mut scene = Scene::of(edition, &begin, composition)
        .without(begin.shown(edition).before.iter())
        .with(arrangement.shows.iter(), Presence::Trace)
        .with(arrangement.links.iter().map(|link| &link.line), Presence::Lit);
    scene.name = &arrangement.picture;
    scene.description = &arrangement.description;
    let mut picture = draw(&scene, described_by);
    // What stands for the story's course has no words here: they would stand in the way of the letters.
    let of_the_course = |drawn: &Child| {
        let labels = &scene.picture.labels;
        let key = if let Child::Element(drawn) = drawn { drawn.key.strip_prefix("label ") } else { None };
        labels.iter().any(|label| key == Some(label.id.as_str()) && label.of.as_ref().is_some_and(|of| arrangement.shows.contains(of)))
    };
    for group in picture.children.iter_mut().filter_map(element) {
        group.children.retain(|drawn| !of_the_course(drawn));
    }
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

/// Gives a class to whatever is drawn of a mark.
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

/// The letter of the link of this place: small, since the parts of the game of names have large ones.
#[must_use]
pub fn letter_of(nth: u8) -> String {
    letter(nth).to_lowercase()
}

/// A link's letter on its line. By keyboard one is at its list already, and needs no second way.
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
