//! The picture of all systems. Each is a link to its card.
//!
//! It is drawn with the same functions as the story's pictures, and shows no events.

use crate::Edition;
use crate::measure::width_of;
use lesson::drawing::{Element, frame, label, ribbon, symbol, tier_panel};
use lesson::model::picture::{Anchor, Label, Picture, SYMBOL_GRID};
use lesson::model::{Lesson, named};
use lesson::scene::{Layout, Presence, Scene};
use lesson::sky;

/// Draws the picture. `name` is its accessible name; `class_of` returns an actor's class by its number among the systems, from 1.
#[must_use]
pub fn draw(edition: &Edition, name: &str, class_of: impl Fn(usize) -> String) -> Element {
    let scene = Scene::at_rest(edition, Layout::Atlas, &edition.catalog.atlas);
    let picture = scene.picture;
    let of_none = picture.labels.iter().filter(|its| its.of.is_none());
    let actors = edition.catalog.systems.iter().enumerate().map(|(nth, system)| {
        let symbols = picture.symbols.iter().filter(|its| its.id.as_str() == system.id);
        let labels = labels_of(picture, &system.id);
        let link = Element::new("a").with("class", &["actor ", &class_of(nth + 1)].concat()).with("href", &["#", &system.id].concat());
        // Read from the drawing, two lines with a space between them would be a single word.
        let name: String = labels.clone().filter_map(|its| named(&edition.labels, its.words())).map(String::as_str).collect();
        let link = if name.contains(" |") { link.with("aria-label", &name.replace('|', "")) } else { link };
        link.child(room(edition, picture, &system.id))
            .all(symbols.map(|placed| symbol(&scene, placed, Presence::Lit)))
            .all(labels.filter_map(|its| label(&scene, its)))
    });
    let group = |class| Element::new("g").with("class", class);
    frame(&scene)
        .with("role", "group")
        .with("aria-label", name)
        .child(sky::colours(picture, IDS))
        .child(group("backdrop").all(sky::backdrop(picture, IDS)))
        .child(group("ribbons").all(picture.tiers.iter().map(|panel| ribbon(&scene, panel, Presence::Lit, IDS))))
        .child(group("tiers").all(picture.tiers.iter().map(|panel| tier_panel(panel, Presence::Standing))))
        .child(group("labels").all(of_none.filter_map(|its| label(&scene, its))))
        .all(actors)
}

/// The labels of an actor.
fn labels_of<'a>(picture: &'a Picture, system: &'a str) -> impl Iterator<Item = &'a Label> + Clone {
    picture.labels.iter().filter(move |its| its.of.as_ref().is_some_and(|of| of.as_str() == system))
}

/// The prefix of its gradients' ids. A page has a single picture of all systems.
const IDS: &str = "atlas";

/// The text size of an actor's name in units: the style sheet's, rounded up.
const LETTER: i32 = 14;

/// An invisible rectangle over an actor and its name, so that all of it can be clicked.
fn room(lesson: &Lesson, picture: &Picture, system: &str) -> Element {
    let symbols = picture.symbols.iter().filter(|its| its.id.as_str() == system).map(|its| {
        let (grid, [x, y]) = named(&lesson.symbols, &its.draws).map_or((SYMBOL_GRID, [0, 0]), |symbol| (symbol.width, symbol.stands));
        let [left, top] = [its.at[0] - x * its.size / SYMBOL_GRID, its.at[1] - y * its.size / SYMBOL_GRID];
        [left, top, left + grid * its.size / SYMBOL_GRID, top + its.size]
    });
    let labels = labels_of(picture, system).map(|its| {
        let words = named(&lesson.labels, its.words()).map_or("", String::as_str);
        let width = words.split('|').map(|line| width_of(line, LETTER)).max().unwrap_or_default();
        let [x, y] = its.at;
        let left = match its.anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2,
            Anchor::End => x - width,
        };
        [left, y - LETTER, left + width, y + LETTER * i32::from(its.lines - 1) * 5 / 4 + 4]
    });
    let joined = |a: [i32; 4], b: [i32; 4]| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])];
    let [left, top, right, bottom] = symbols.chain(labels).reduce(joined).unwrap_or_default();
    Element::new("rect")
        .with("class", "room")
        .number("x", left)
        .number("y", top)
        .number("width", right - left)
        .number("height", bottom - top)
}
