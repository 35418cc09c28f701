//! Every picture of the story as a file that a person can look at: `tests/pictures/*.svg`.
//! `UPDATE_EXPECT=1 cargo test -p lesson` rewrites them.

mod common;

use authoring::figure::{Frame, of_outcomes, of_step};
use expect_test::expect_file;
use lesson::drawing::to_svg;
use lesson::model::{Era, StepId};
use lesson::scene::{Composition, Scene};
use lesson::story::Story;
use std::collections::BTreeMap;

/// Snapshots lean on the real style sheets, so that a change of colour is not a change of picture.
const STYLE: &str = "@import url(../../../../assets/style/tokens.css); @import url(../../../../assets/style/picture.css);";

const FRAME: Frame<'static> = Frame { ids: "snapshot", style: STYLE, credit: "Credit" };

#[test]
fn every_step_is_drawn_as_its_snapshot_shows() {
    let mut drawn = BTreeMap::new();
    for edition in common::editions() {
        let lesson = &edition.lesson;
        for path in &lesson.paths {
            for step in &path.steps {
                for composition in Composition::PAGE {
                    let story = Story::at(lesson, step, &path.id);
                    let eras = if story.shown(lesson).now.is_some() { Era::ALL } else { &Era::ALL[..1] };
                    for era in eras {
                        let scene = Scene::of(lesson, &story, composition).in_era(&story, *era);
                        let svg = to_svg(&of_step(&scene, scene.name, FRAME));
                        let era = if *era == Era::Now { ".now" } else { "" };
                        let rest = [lesson.language.id.as_str(), composition.as_str(), "svg"].join(".");
                        let name = format!("{}{era}.{rest}", step.as_str());
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
        let story_of = |step: &StepId| Story::at(lesson, step, &lesson.default_path().id);
        let panels: Vec<_> =
            edition.outcomes.iter().map(|outcome| (edition.panel_of(&story_of(&outcome.step)), outcome.heading.as_str())).collect();
        let figure = of_outcomes(&panels, "Outcomes", "Caveats", false, FRAME);
        drawn.insert(format!("outcomes.{}.svg", lesson.language.id.as_str()), to_svg(&figure));
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    for entry in std::fs::read_dir(folder).expect("the folder of snapshots") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        assert!(drawn.contains_key(&name), "nothing draws tests/pictures/{name} any more: delete it");
    }
    for (name, svg) in drawn {
        expect_file![["pictures/", &name].concat()].assert_eq(&svg);
    }
}
