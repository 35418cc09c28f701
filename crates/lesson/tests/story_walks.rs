//! Walking the story.

mod common;

use lesson::model::{Lesson, PathId, StepId};
use lesson::story::{Action, Story};

fn lesson() -> Lesson {
    common::lessons().remove(0)
}

fn at(lesson: &Lesson, step: &str) -> Story {
    Story::at(lesson, &StepId::from(step), &lesson.default_path().id)
}

#[track_caller]
fn check(lesson: &Lesson, from: &str, action: Action, to: &str) -> Story {
    let story = at(lesson, from).step(lesson, &action);
    assert_eq!(story.step.as_str(), to, "{from} then {action:?}");
    story
}

#[test]
fn next_walks_the_path_to_its_end_and_stays_there() {
    let lesson = lesson();
    let mut story = Story::begin(&lesson);
    let mut walked = vec![story.step.0.clone()];
    while let Some(next) = story.next(&lesson) {
        story = story.step(&lesson, &Action::Next);
        assert_eq!(story.step, next);
        walked.push(story.step.0.clone());
    }
    assert_eq!(walked, ["overview", "launch", "track", "upper-tier", "upper-miss", "lower-tier", "lower-hit", "limits", "next-generation"]);
    assert_eq!(story.step(&lesson, &Action::Next), story);
}

#[test]
fn back_undoes_next_at_every_step() {
    let lesson = lesson();
    for step in &lesson.default_path().steps {
        let story = at(&lesson, step.as_str());
        if story.next(&lesson).is_some() {
            assert_eq!(story.step(&lesson, &Action::Next).step(&lesson, &Action::Back), story);
        }
    }
    check(&lesson, "overview", Action::Back, "overview");
}

#[test]
fn first_and_last_are_those_of_the_path() {
    let lesson = lesson();
    check(&lesson, "lower-tier", Action::First, "overview");
    check(&lesson, "lower-tier", Action::Last, "next-generation");
}

#[test]
fn a_choice_off_the_path_takes_the_path_that_leads_there() {
    let lesson = lesson();
    let story = check(&lesson, "lower-tier", Action::GoTo(StepId::from("lower-miss")), "lower-miss");
    assert_eq!(story.path.as_str(), "both-miss");
    assert_eq!(story.back(&lesson), Some(StepId::from("lower-tier")));
    assert_eq!(story.progress(&lesson), (7, 9));
}

#[test]
fn a_choice_on_the_path_keeps_it() {
    let lesson = lesson();
    let story = check(&lesson, "lower-tier", Action::GoTo(StepId::from("lower-hit")), "lower-hit");
    assert_eq!(story.path.as_str(), "lower-hit");
}

#[test]
fn another_path_is_taken_where_one_stands_or_from_its_beginning() {
    let lesson = lesson();
    let both = PathId::from("both-miss");
    check(&lesson, "lower-tier", Action::TakePath(both.clone()), "lower-tier");
    check(&lesson, "lower-hit", Action::TakePath(both), "overview");
    check(&lesson, "lower-hit", Action::TakePath(PathId::from("sideways")), "lower-hit");
}

#[test]
fn a_path_that_ends_early_is_as_long_as_its_steps() {
    let lesson = lesson();
    let story = check(&lesson, "upper-tier", Action::GoTo(StepId::from("upper-hit")), "upper-hit");
    assert_eq!(story.progress(&lesson), (5, 7));
    assert_eq!(story.step(&lesson, &Action::Next).step.as_str(), "limits");
}

#[test]
fn a_step_that_does_not_exist_leads_nowhere() {
    let lesson = lesson();
    check(&lesson, "lower-tier", Action::GoTo(StepId::from("moon")), "lower-tier");
    assert_eq!(at(&lesson, "moon"), Story::begin(&lesson));
}

#[test]
fn every_step_of_every_path_is_reached_from_the_beginning() {
    let lesson = lesson();
    for path in &lesson.paths {
        let mut story = Story::begin(&lesson).step(&lesson, &Action::TakePath(path.id.clone()));
        for step in &path.steps {
            assert_eq!(story.step, *step);
            story = story.step(&lesson, &Action::Next);
        }
    }
}
