//! The story's map and the legend.

mod common;

use lesson::legend;
use lesson::model::{Lesson, PathId, StepId};
use lesson::scene::{Composition, Scene};
use lesson::story::Story;
use std::collections::BTreeSet;

fn lesson() -> Lesson {
    common::lessons().remove(0)
}

#[test]
fn every_step_has_a_place_of_its_own_on_the_map() {
    let lesson = lesson();
    let places: BTreeSet<[i32; 2]> = lesson.map.stations.iter().map(|station| station.place).collect();
    assert_eq!(places.len(), lesson.steps.len());
    let [columns, rows] = lesson.map.size;
    assert!(places.iter().all(|[column, row]| (1..=columns).contains(column) && (1..=rows).contains(row)));
}

#[test]
fn every_line_of_the_map_runs_onward_and_the_default_path_is_straight() {
    let lesson = lesson();
    let place = |step: &StepId| lesson.map.stations.iter().find(|station| station.step == *step).expect("a station").place;
    for way in &lesson.map.ways {
        assert!(place(&way.from)[0] < place(&way.to)[0], "{} to {}", way.from.as_str(), way.to.as_str());
    }
    let rows: BTreeSet<i32> = lesson.default_path().steps.iter().map(|step| place(step)[1]).collect();
    assert_eq!(rows.len(), 1);
}

#[test]
fn the_map_shows_the_result_of_each_attempt() {
    let lesson = lesson();
    let with: Vec<&str> = lesson.map.stations.iter().filter(|it| it.outcome.is_some()).map(|it| it.step.as_str()).collect();
    assert_eq!(with, ["upper-hit", "upper-miss", "lower-hit", "lower-miss"]);
}

#[track_caller]
fn check_lit(step: &str, expected: &[&str]) {
    let lesson = lesson();
    let story = Story::at(&lesson, &StepId::from(step), &PathId::default());
    let scene = Scene::of(&lesson, &story, Composition::Landscape);
    let lit: Vec<&str> = legend::of(&scene).into_iter().filter(|entry| entry.lit).map(|entry| entry.words).collect();
    assert_eq!(lit, expected, "{step}");
}

#[test]
fn the_legend_explains_what_the_picture_shows_and_nothing_else() {
    let lesson = lesson();
    let words = &lesson.page.meanings;
    let explained = |step: &str| {
        let story = Story::at(&lesson, &StepId::from(step), &PathId::default());
        let scene = Scene::of(&lesson, &story, Composition::Landscape);
        legend::of(&scene).into_iter().map(|entry| entry.words.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(explained("launch"), [&*words.incoming, &words.sensing, &words.information, &words.shared]);
    let of_the_end = explained("limits");
    assert!(of_the_end.contains(&words.missed) && of_the_end.contains(&words.intercepted), "{of_the_end:?}");
    assert!(!of_the_end.contains(&words.considered), "{of_the_end:?}");
    assert!(explained("next-generation").contains(&words.considered));
}

#[test]
fn the_legend_lights_what_the_step_uses() {
    let words = lesson().page.meanings;
    check_lit("limits", &[]);
    check_lit("launch", &[&words.incoming, &words.sensing, &words.shared]);
    check_lit("lower-hit", &[&words.incoming, &words.expected, &words.sensing, &words.lower, &words.intercepted]);
    check_lit("next-generation", &[&words.considered]);
}
