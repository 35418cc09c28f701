//! Every picture as a file that a person can look at: `tests/pictures/*.svg`, and the parts of pictures beside words: `tests/parts/*.txt`.
//! `UPDATE_EXPECT=1 cargo test -p lesson` rewrites them.

mod common;

use authoring::diagrams::systems;
use authoring::figure::{Frame, of_outcomes, of_step};
use expect_test::expect_file;
use lesson::drawing::{draw, symbol_alone, to_svg};
use lesson::legend;
use lesson::model::picture::Stage;
use lesson::model::{Era, Lesson, MarkId, StepId};
use lesson::scene::{Composition, Presence, Scene};
use lesson::story::Story;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Snapshots lean on the real style sheets, so that a change of colour is not a change of picture.
const STYLE: &str = "@import url(../../../../assets/style/tokens.css); @import url(../../../../assets/style/picture.css);";

const FRAME: Frame<'static> = Frame { ids: "snapshot", style: STYLE, credit: "Credit" };

/// The English lesson.
fn english() -> Lesson {
    common::lessons().remove(0)
}

/// Pictures as pages draw them: both eras at once, and letters in place of labels, of which one is shown.
fn as_pages_draw(lesson: &Lesson) -> BTreeMap<String, String> {
    let kinds = [("next-generation", "page"), ("next-generation", "quiz"), ("overview", "quiz")];
    let drawn = kinds.into_iter().flat_map(|(step, kind)| {
        Composition::PAGE.map(|composition| {
            let scene = Scene::of(lesson, &Story::at(lesson, &step.into(), &lesson.default_path().id), composition);
            let shown: Vec<MarkId> = scene.parts().into_iter().skip(1).take(1).cloned().collect();
            let scene = if kind == "quiz" { scene.with_blanks(&shown) } else { scene };
            ([step, kind, lesson.language.id.as_str(), composition.as_str(), "svg"].join("."), to_svg(&draw(&scene, "words")))
        })
    });
    drawn.collect()
}

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
        drawn.insert(
            format!("systems.{}.svg", lesson.language.id.as_str()),
            to_svg(&systems::draw(&edition, "Systems", |nth| format!("number-{nth}"))),
        );
    }
    drawn.extend(as_pages_draw(&english()));
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    for entry in std::fs::read_dir(folder).expect("the folder of snapshots") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        assert!(drawn.contains_key(&name), "nothing draws tests/pictures/{name} any more: delete it");
    }
    for (name, svg) in drawn {
        expect_file![["pictures/", &name].concat()].assert_eq(&svg);
    }
}

#[test]
fn the_legend_of_every_step_names_what_its_picture_shows() {
    let lesson = english();
    let mut text = String::new();
    let mut samples = BTreeMap::new();
    for step in &lesson.steps {
        let story = Story::at(&lesson, &step.id, &lesson.default_path().id);
        for era in [None, Some(Era::In2015), Some(Era::Now)] {
            if era.is_some() && step.now.is_none() {
                continue;
            }
            let scene = Scene::of(&lesson, &story, Composition::Landscape);
            let scene = era.map_or(scene.clone(), |era| scene.in_era(&story, era));
            writeln!(text, "{} {}", step.id.as_str(), era.map_or("", Era::as_str)).expect("a text grows");
            for entry in legend::of(&scene) {
                writeln!(text, "  {} {}", if entry.lit { "lit " } else { "pale" }, entry.words).expect("a text grows");
                samples.insert(entry.words.to_owned(), to_svg(&entry.sample));
            }
        }
    }
    for (words, sample) in samples {
        write!(text, "{words}\n{sample}").expect("a text grows");
    }
    expect_file!["parts/legend.txt"].assert_eq(&text);
}

#[test]
fn a_symbol_beside_words_has_the_shapes_of_its_status() {
    let lesson = english();
    let mut text = String::new();
    for (name, symbol) in &lesson.symbols {
        writeln!(text, "{name}").expect("a text grows");
        for stage in [None, Some(Stage::Considered), Some(Stage::GivenUp)] {
            if stage.is_none() || !symbol.outline.is_empty() {
                text.push_str(&to_svg(&symbol_alone(symbol, stage)));
            }
        }
    }
    expect_file!["parts/symbols.txt"].assert_eq(&text);
}

#[test]
fn letters_stand_for_names_in_reading_order_and_after_the_last_letter_come_the_first_again() {
    let lesson = english();
    let mut text = String::new();
    for step in &lesson.steps {
        let story = Story::at(&lesson, &step.id, &lesson.default_path().id);
        let scene = Scene::of(&lesson, &story, Composition::Portrait);
        let names = scene.parts().into_iter().zip(0..).map(|(part, nth)| [lesson::scene::letter(nth), lesson.name_of(part)].join(" "));
        writeln!(text, "{}: {}", step.id.as_str(), names.collect::<Vec<_>>().join(", ")).expect("a text grows");
    }
    expect_file!["parts/letters.txt"].assert_eq(&text);
    assert_eq!([0, 25, 26].map(lesson::scene::letter), ["A", "Z", "A"]);
    assert_eq!(lesson.name_of(&"moon".into()), "");
}

#[test]
fn marks_are_shown_and_removed_whatever_the_step_does_with_them() {
    let lesson = english();
    let scene = Scene::of(&lesson, &Story::begin(&lesson), Composition::Landscape);
    let line = &lesson.pictures.landscape.lines[0].id;
    assert_eq!(scene.presence(line), None, "the overview has no lines");
    let scene = scene.with([line].into_iter(), Presence::Trace);
    assert_eq!(scene.presence(line), Some(Presence::Trace));
    assert_eq!(scene.without([line].into_iter()).presence(line), None);
}
