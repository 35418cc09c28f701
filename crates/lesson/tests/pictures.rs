//! Every picture of the story as a file that a person can look at: `tests/pictures/*.svg`.
//! `UPDATE_EXPECT=1 cargo test -p lesson --features author` writes them anew.
#![cfg(feature = "author")]

mod common;

use expect_test::expect_file;
use lesson::drawing::{Setting, draw, to_svg};
use lesson::scene::{Composition, Scene};
use lesson::story::Story;
use std::collections::BTreeMap;

/// Snapshots lean on the real style sheets, so that a change of colour is not a change of picture.
const STYLE: &str = "@import url(../../../../assets/style/tokens.css); @import url(../../../../assets/style/picture.css);";

#[test]
fn every_step_is_drawn_as_its_snapshot_shows() {
    let mut drawn = BTreeMap::new();
    for lesson in common::lessons() {
        for path in &lesson.paths {
            for step in &path.steps {
                for composition in Composition::ALL {
                    let story = Story::at(&lesson, step, &path.id);
                    let scene = Scene::of(&lesson, &story, composition);
                    let svg = to_svg(&draw(&scene, Setting::Alone { style: STYLE }));
                    let rest = [lesson.language.id.as_str(), composition.as_str(), "svg"].join(".");
                    let name = format!("{}.{rest}", step.as_str());
                    // A step that several paths share is drawn once, unless the way there shows in it.
                    match drawn.get(&name) {
                        None => drop(drawn.insert(name, svg)),
                        Some(first) if *first == svg => {}
                        Some(_) => drop(drawn.insert(format!("{}.after-{}.{rest}", step.as_str(), path.id.as_str()), svg)),
                    }
                }
            }
        }
    }
    for (name, svg) in drawn {
        expect_file![["pictures/", &name].concat()].assert_eq(&svg);
    }
}
