//! The parts of the picture: the ends of lines in the content are the ends in both pictures.

use authoring::Edition;
use authoring::content;
use authoring::content_files;
use authoring::parts::{PartKind, Passage};
use lesson::model::picture::Meaning;
use lesson::model::{Era, PathId};
use lesson::scene::{Composition, Scene};
use lesson::story::Story;
use motion::ends;
use std::path::Path;

fn edition() -> Edition {
    let files = content_files::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content")).expect("the content folder");
    content::load(&files).expect("the content").into_iter().next().expect("a language")
}

/// Every step of every path.
fn stories(edition: &Edition) -> Vec<Story> {
    let of = |path: &lesson::model::Path| {
        let id = PathId::from(path.id.as_str());
        path.steps.iter().map(move |step| Story { step: step.clone(), path: id.clone() }).collect::<Vec<_>>()
    };
    edition.paths.iter().flat_map(of).collect()
}

fn triple(passage: &Passage<'_>) -> [String; 3] {
    [passage.from, passage.line, passage.to].map(|part| part.id.clone())
}

#[test]
fn each_line_runs_between_the_parts_that_content_names_in_both_pictures() {
    let edition = edition();
    let mut looked_at = 0;
    for story in stories(&edition) {
        for composition in Composition::PAGE {
            let scene = Scene::of(&edition, &story, composition);
            for passage in edition.parts.passages(&scene, Era::In2015) {
                let marks = passage.line.marks.iter().filter(|mark| scene.presence(mark).is_some());
                for mark in marks {
                    let line = scene.picture.lines.iter().find(|line| line.id == *mark).expect("a line");
                    // The line of a system that was only considered ends early. Words beside it name its end.
                    if line.means == Meaning::Considered {
                        continue;
                    }
                    let [from, to] = ends(scene.picture, line);
                    for (end, part) in [(from, passage.from), (to, passage.to)] {
                        // The missile is moving, so its place is not that of a party.
                        let fits = end.as_ref().map_or(part.kind != PartKind::Actor, |end| part.marks.contains(end));
                        assert!(fits, "{composition:?} of {}: {} ends at {end:?}, not at {}", story.step.as_str(), mark.as_str(), part.id);
                        looked_at += 1;
                    }
                }
            }
        }
    }
    assert!(looked_at > 300, "{looked_at}");
}

#[test]
fn the_list_of_a_step_holds_every_line_that_its_pictures_show() {
    let edition = edition();
    for story in stories(&edition) {
        let [wide, tall] = Composition::PAGE.map(|composition| {
            let scene = Scene::of(&edition, &story, composition);
            // Paths, and the line of an interceptor that was only planned, carry nothing.
            let passes = |means| !matches!(means, Meaning::Incoming | Meaning::Expected);
            let lines = scene.picture.lines.iter().filter(|line| passes(line.means) && scene.presence(&line.id).is_some());
            let lines: Vec<_> =
                lines.filter(|line| edition.parts.of_mark(&line.id).is_some_and(|part| part.kind == PartKind::Line)).collect();
            let passages = edition.parts.passages(&scene, Era::In2015);
            for line in lines {
                let listed = passages.iter().any(|passage| passage.line.marks.contains(&line.id));
                assert!(listed, "{} shows {}, and its list does not", story.step.as_str(), line.id.as_str());
            }
            passages.iter().map(triple).collect::<Vec<_>>()
        });
        assert_eq!(wide, tall, "{}", story.step.as_str());
    }
}

#[test]
fn the_satellite_takes_part_in_the_launch_alone() {
    let edition = edition();
    let part = edition.parts.part("satellite").expect("the satellite");
    for (step, sees) in [("launch", true), ("track", false), ("lower-hit", false)] {
        let story = Story { step: step.into(), path: PathId::from("lower-hit") };
        let scene = Scene::of(&edition, &story, Composition::Landscape);
        assert_eq!(!edition.parts.roles(&scene, Era::In2015, part).is_empty(), sees, "{step}");
    }
}
