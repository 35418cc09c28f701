//! Every score of the story as a text that a person can compare: `tests/scores/*.txt`. Whoever changes a score looks at the step
//! as a film first (docs/motion.md), and then rewrites these files with `UPDATE_EXPECT=1 cargo test -p motion`.

use authoring::content_files;
use expect_test::expect_file;
use lesson::drawing::to_svg;
use lesson::scene::Composition;
use lesson::story::Story;
use motion::{Beat, Does, On, Score, State, Track, at, score};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::path::Path;

#[test]
fn every_step_moves_as_it_was_looked_at() {
    let mut written: BTreeMap<String, String> = BTreeMap::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content");
    let editions = content_files::editions(&folder).unwrap_or_else(|problem| panic!("{problem}"));
    for lesson in editions.iter().map(|edition| &edition.lesson) {
        for path in &lesson.paths {
            for (step, composition) in path.steps.iter().flat_map(|step| Composition::PAGE.map(|composition| (step, composition))) {
                let story = Story { step: step.clone(), path: path.id.clone() };
                let text = listed(&score(lesson, &story, composition));
                let [plain, of_path, of_language] = ["", path.id.as_str(), lesson.language.id.as_str()]
                    .map(|way| format!("{}.{way}.{}.txt", step.as_str(), composition.as_str()).replace("..", "."));
                // Paths and languages share most scores.
                if written.get(&plain).is_none_or(|first| *first == text) {
                    written.insert(plain, text);
                } else if written.get(&of_path).is_none_or(|first| *first == text) {
                    written.insert(of_path, text);
                } else {
                    let last = written.entry(of_language).or_insert_with(|| text.clone());
                    assert_eq!(*last, text, "{story:?} needs a file of its own");
                }
            }
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scores");
    for entry in std::fs::read_dir(folder).expect("the folder of scores") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        assert!(written.contains_key(&name), "no step has the score tests/scores/{name} any more: delete it");
    }
    for (name, text) in written {
        expect_file![["scores/", &name].concat()].assert_eq(&text);
    }
}

/// A score as lines: beats, tracks, ghosts, and the state of each part at each quarter of the step.
fn listed(score: &Score) -> String {
    let mut lines = vec![format!("{} ticks, groups of {:?} parts", score.length(), score.parts)];
    lines.push("\nbeats".into());
    lines.extend(score.beats.iter().zip(score.starts()).map(|(beat, start)| beat_line(beat, start)));
    lines.push("\ntracks: tenths of a unit, thousandths, degrees".into());
    lines.extend(score.tracks.iter().map(track_line));
    lines.push(format!("\nghosts, the first {} below the lines", score.under));
    lines.extend(score.ghosts.iter().map(|ghost| to_svg(ghost).trim_end().to_owned()));
    for quarter in 0..=4 {
        let moment = score.length() * quarter / 4;
        lines.push(format!("\nat {moment}"));
        lines.extend(at(score, moment).iter().filter(|state| **state != State::still(state.on)).map(state_line));
    }
    lines.join("\n") + "\n"
}

fn beat_line(beat: &Beat, start: u32) -> String {
    let [brings, lights] = [&beat.brings, &beat.lights].map(|marks| marks.iter().map(|mark| mark.as_str()).collect::<Vec<_>>().join(" "));
    format!("{start} + {} {:?}: brings {brings}; lights {lights}", beat.length, beat.kind).replace(" ;", ";").trim_end().to_owned()
}

fn track_line(track: &Track) -> String {
    let Track { of, on, does, from, to, ease } = track;
    let does = match does {
        Does::Draw(keys) => format!("Draw {}", list(keys)),
        Does::Move(keys) => format!("Move {}", list(keys)),
        Does::Along(lines, keys) => format!("Along {} {}", lines.iter().map(|line| part(*line)).collect::<Vec<_>>().join(" "), list(keys)),
        Does::Look(from, tick, keys) => format!("Look from {from:?} at {tick} {}", list(keys)),
        Does::Fade(keys) => format!("Fade {}", list(keys)),
        other => format!("{other:?}"),
    };
    format!("{from} to {to} {} {} {ease:?} {does}", part(*on), of.as_str())
}

fn state_line(state: &State) -> String {
    let State { on, seen, drawn, turned, place, swing } = state;
    format!("{} seen {seen} drawn {drawn} turned {turned} place {place:?} swing {swing:?}", part(*on))
}

fn part(on: On) -> String {
    match on {
        On::Part { group, nth } => format!("part {group}.{nth}"),
        On::Ghost(nth) => format!("ghost {nth}"),
    }
}

fn list(keys: &[impl Debug]) -> String {
    keys.iter().map(|key| format!("{key:?}")).collect::<Vec<_>>().join(" ")
}
