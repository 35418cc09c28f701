//! Walking the story.

mod common;

use lesson::model::{Lesson, StepId};
use lesson::story::Story;

fn lesson() -> Lesson {
    common::lessons().remove(0)
}

fn at(lesson: &Lesson, step: &str) -> Story {
    Story::at(lesson, &StepId::from(step), &lesson.default_path().id)
}

/// On along the path; at its end the story stays.
fn on(lesson: &Lesson, story: &Story) -> Story {
    story.next(lesson).map_or_else(|| story.clone(), |next| story.go_to(lesson, &next))
}

#[track_caller]
fn check(lesson: &Lesson, from: &str, to: &str, arrives: &str) -> Story {
    let story = at(lesson, from).go_to(lesson, &StepId::from(to));
    assert_eq!(story.step.as_str(), arrives, "from {from} to {to}");
    story
}

#[test]
fn next_follows_the_path_to_its_end_and_stays_there() {
    let lesson = lesson();
    let mut story = Story::begin(&lesson);
    let mut walked = vec![story.step.0.clone()];
    while let Some(next) = story.next(&lesson) {
        story = on(&lesson, &story);
        assert_eq!(story.step, next);
        walked.push(story.step.0.clone());
    }
    assert_eq!(walked, ["overview", "launch", "track", "upper-tier", "upper-miss", "lower-tier", "lower-hit", "limits", "next-generation"]);
    assert_eq!(on(&lesson, &story), story);
}

#[test]
fn back_undoes_next_at_every_step() {
    let lesson = lesson();
    for step in &lesson.default_path().steps {
        let story = at(&lesson, step.as_str());
        if let Some(next) = story.next(&lesson) {
            assert_eq!(story.go_to(&lesson, &next).back(&lesson), Some(step.clone()));
        }
    }
    assert_eq!(at(&lesson, "overview").back(&lesson), None);
}

#[test]
fn first_and_last_are_those_of_the_path() {
    let lesson = lesson();
    let story = at(&lesson, "lower-tier");
    assert_eq!(story.first(&lesson), Some(StepId::from("overview")));
    assert_eq!(story.last(&lesson), Some(StepId::from("next-generation")));
}

#[test]
fn a_choice_off_the_path_takes_the_path_that_leads_there() {
    let lesson = lesson();
    let story = check(&lesson, "lower-tier", "lower-miss", "lower-miss");
    assert_eq!(story.path.as_str(), "both-miss");
    assert_eq!(story.back(&lesson), Some(StepId::from("lower-tier")));
    assert_eq!(story.progress(&lesson), (7, 9));
}

#[test]
fn a_choice_on_the_path_keeps_it() {
    let lesson = lesson();
    let story = check(&lesson, "lower-tier", "lower-hit", "lower-hit");
    assert_eq!(story.path.as_str(), "lower-hit");
}

#[test]
fn a_path_that_ends_early_is_as_long_as_its_steps() {
    let lesson = lesson();
    let story = check(&lesson, "upper-tier", "upper-hit", "upper-hit");
    assert_eq!(story.progress(&lesson), (5, 7));
    assert_eq!(on(&lesson, &story).step.as_str(), "limits");
}

#[test]
fn a_step_that_does_not_exist_leads_nowhere() {
    let lesson = lesson();
    check(&lesson, "lower-tier", "moon", "lower-tier");
    assert_eq!(at(&lesson, "moon"), Story::begin(&lesson));
}

#[test]
fn every_step_of_every_path_is_reached_from_the_beginning() {
    let lesson = lesson();
    for path in &lesson.paths {
        let mut story = Story::at(&lesson, &lesson.start, &path.id);
        for step in &path.steps {
            assert_eq!(story.step, *step);
            story = on(&lesson, &story);
        }
    }
}
