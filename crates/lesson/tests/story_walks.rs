//! Walking the story, on the real graph and on one with a fork.
#![cfg(feature = "author")]

mod common;

use lesson::content::{self, Files};
use lesson::model::{Lesson, PathId, StepId};
use lesson::story::{Action, Story};

fn edit(files: &mut Files, file: &str, from: &str, to: &str) {
    let text = files.get_mut(file).expect("the file exists");
    assert!(text.contains(from), "{file} has {from}");
    *text = text.replacen(from, to, 1);
}

/// The real lesson, its last step but one asking a question: `lower-tier → lower-hit | lower-miss`.
fn forked() -> Lesson {
    let mut files = common::files();
    edit(&mut files, "story.toml", "next = [\"lower-hit\"]", "next = [\"lower-hit\", \"lower-miss\"]");
    edit(
        &mut files,
        "story.toml",
        "[[step]]",
        "[[path]]\nid = \"both-miss\"\nsteps = [\"upper-miss\", \"lower-tier\", \"lower-miss\"]\n\n\
         [[step]]\nid = \"lower-miss\"\nsources = [\"mod-2015\"]\n\n[[step]]",
    );
    for language in ["en", "ja"] {
        let file = format!("{language}/story.toml");
        edit(
            &mut files,
            &file,
            "[lower-tier.notes]",
            "question = \"?\"\nchoices = { lower-hit = \"a\", lower-miss = \"b\" }\n\n[lower-tier.notes]",
        );
        let text = files[&file].clone();
        let copy = text.split("[lower-hit]").nth(1).expect("the step has words").replace("[lower-hit.", "[lower-miss.");
        files.insert(file, text + "\n[lower-miss]" + &copy);
    }
    let lessons = content::load(&files).unwrap_or_else(|errors| panic!("{}", errors[0]));
    lessons.into_iter().next().expect("a first language")
}

fn plain() -> Lesson {
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
    let lesson = plain();
    let mut story = Story::begin(&lesson);
    let mut walked = vec![story.step.0.clone()];
    while let Some(next) = story.next(&lesson) {
        story = story.step(&lesson, &Action::Next);
        assert_eq!(story.step, next);
        walked.push(story.step.0.clone());
    }
    assert_eq!(walked, ["upper-miss", "lower-tier", "lower-hit"]);
    assert_eq!(story.step(&lesson, &Action::Next), story);
}

#[test]
fn back_undoes_next_at_every_step() {
    let lesson = plain();
    for step in &lesson.default_path().steps {
        let story = at(&lesson, step.as_str());
        if story.next(&lesson).is_some() {
            assert_eq!(story.step(&lesson, &Action::Next).step(&lesson, &Action::Back), story);
        }
    }
    check(&lesson, "upper-miss", Action::Back, "upper-miss");
}

#[test]
fn first_and_last_are_those_of_the_path() {
    let lesson = forked();
    check(&lesson, "lower-tier", Action::First, "upper-miss");
    check(&lesson, "lower-tier", Action::Last, "lower-hit");
}

#[test]
fn a_choice_off_the_path_takes_the_path_that_leads_there() {
    let lesson = forked();
    let story = check(&lesson, "lower-tier", Action::GoTo(StepId::from("lower-miss")), "lower-miss");
    assert_eq!(story.path.as_str(), "both-miss");
    assert_eq!(story.back(&lesson), Some(StepId::from("lower-tier")));
    assert_eq!(story.progress(&lesson), (3, 3));
}

#[test]
fn a_choice_on_the_path_keeps_it() {
    let lesson = forked();
    let story = check(&lesson, "lower-tier", Action::GoTo(StepId::from("lower-hit")), "lower-hit");
    assert_eq!(story.path.as_str(), "lower-hit");
}

#[test]
fn another_path_is_taken_where_one_stands_or_from_its_beginning() {
    let lesson = forked();
    let both = PathId::from("both-miss");
    check(&lesson, "lower-tier", Action::TakePath(both.clone()), "lower-tier");
    check(&lesson, "lower-hit", Action::TakePath(both), "upper-miss");
    check(&lesson, "lower-hit", Action::TakePath(PathId::from("sideways")), "lower-hit");
}

#[test]
fn a_step_that_does_not_exist_leads_nowhere() {
    let lesson = plain();
    check(&lesson, "lower-tier", Action::GoTo(StepId::from("moon")), "lower-tier");
    assert_eq!(at(&lesson, "moon"), Story::begin(&lesson));
}

#[test]
fn every_step_of_every_path_is_reached_from_the_beginning() {
    let lesson = forked();
    for path in &lesson.paths {
        let mut story = Story::begin(&lesson).step(&lesson, &Action::TakePath(path.id.clone()));
        for step in &path.steps {
            assert_eq!(story.step, *step);
            story = story.step(&lesson, &Action::Next);
        }
    }
}
