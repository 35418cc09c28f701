//! Every system in one picture, each a link to its card.
//!
//! Drawn from the same parts as the story's pictures; nothing happens in it.

use crate::drawing::{Element, backdrop, frame, label, symbol, tier_panel};
use crate::model::Lesson;
use crate::scene::{Composition, Presence, Scene};

/// Draws the picture, named like this; `class_of` tells each actor by its place among the systems, from 1.
#[must_use]
pub fn draw(lesson: &Lesson, name: &str, class_of: impl Fn(usize) -> String) -> Element {
    let scene = Scene::at_rest(lesson, Composition::Atlas);
    let picture = scene.picture;
    let of_none = picture.labels.iter().filter(|its| its.of.is_none());
    let actors = lesson.reference.systems.iter().enumerate().map(|(nth, system)| {
        let symbols = picture.symbols.iter().filter(|its| its.id.as_str() == system.id);
        let labels = picture.labels.iter().filter(|its| its.of.as_ref().is_some_and(|of| of.as_str() == system.id));
        Element::new("a")
            .with("class", &["actor ", &class_of(nth + 1)].concat())
            .with("href", &["#", &system.id].concat())
            .all(symbols.map(|placed| symbol(&scene, placed, Presence::Lit)))
            .all(labels.filter_map(|its| label(&scene, its)))
    });
    let group = |class| Element::new("g").with("class", class);
    frame(&scene)
        .with("role", "group")
        .with("aria-label", name)
        .child(group("backdrop").all(backdrop(&scene)))
        .child(group("tiers").all(picture.tiers.iter().map(|panel| tier_panel(panel, Presence::Standing))))
        .child(group("labels").all(of_none.filter_map(|its| label(&scene, its))))
        .all(actors)
}
