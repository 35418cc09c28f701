//! The messages for mistakes in files of the classroom: file, line, column, the problem, and what would be right.

mod common;

use authoring::classroom::Opens;
use authoring::content;
use authoring::section::Section;
use common::{check, editions, replace, said};

#[test]
fn a_plan_whose_parts_do_not_add_up_is_reported_where_it_begins() {
    check(
        "class.toml",
        replace("{ id = \"close\", minutes = 2 }", "{ id = \"close\", minutes = 3 }"),
        "minutes = 10",
        "the parts of the plan of 10 minutes make 11; expected 10",
    );
    check(
        "class.toml",
        replace("    { id = \"debate\", minutes = 7 },\n", ""),
        "minutes = 45",
        "the parts of the plan of 45 minutes make 38; expected 45",
    );
}

#[test]
fn a_plan_whose_steps_do_not_fill_the_story_is_reported() {
    check(
        "class.toml",
        replace("seconds = { overview = 60,", "seconds = { overview = 65,"),
        "minutes = 25",
        "the steps of the plan of 25 minutes take 545 seconds; expected 540",
    );
}

#[test]
fn a_plan_without_a_step_of_the_story_is_reported() {
    check(
        "class.toml",
        replace("seconds = { overview = 40, launch = 30,", "seconds = { overview = 70,"),
        "minutes = 10",
        "the plan of 10 minutes does not pace the steps of the default path",
    );
}

#[test]
fn a_plan_that_opens_a_page_that_is_not_there_is_reported() {
    check("class.toml", replace("{ page = \"outcomes\" }", "{ page = \"outcome\" }"), "    { id = \"endings\"", "a plan opens “outcome”");
    check(
        "class.toml",
        replace("{ page = \"cut\" }", "{ page = \"cut\", labels = \"hidden\" }"),
        "    { id = \"check\"",
        "a plan opens “cut”",
    );
    check("class.toml", replace("at = \"two-roles\"", "at = \"two-rules\""), "\"two-rules\"", "there is no question “two-rules”");
}

#[test]
fn every_plan_shows_all_endings_after_a_vote() {
    for edition in editions() {
        for plan in &edition.classroom.plans {
            let opened: Vec<&Opens> = plan.parts.iter().flat_map(|part| &part.opens).collect();
            assert!(opened.contains(&&Opens::Section(Section::Outcomes, String::new())), "{} minutes", plan.minutes);
            assert!(opened.iter().any(|it| matches!(it, Opens::Step(step, _) if *step == edition.start)), "{} minutes", plan.minutes);
        }
    }
}

#[test]
fn an_answer_that_is_not_an_option_is_reported_at_its_question() {
    check(
        "class.toml",
        replace("answer = \"satellite\"", "answer = \"satelite\""),
        "id = \"first-to-see\"",
        "“satelite” is not among the options of “first-to-see”",
    );
}

#[test]
fn a_question_about_an_unknown_step_is_reported() {
    check(
        "class.toml",
        replace("about = \"limits\"\nstep = \"lower-miss\"", "about = \"limits\"\nstep = \"lower-mess\""),
        "id = \"both-missed\"",
        "no step is called “lower-mess”",
    );
}

#[test]
fn a_question_on_an_unknown_topic_is_reported() {
    check(
        "class.toml",
        replace("about = \"picture\"", "about = \"dates\""),
        "\"dates\"",
        "unknown variant `dates`, expected one of `arrangement`",
    );
}

#[test]
fn a_prompt_with_an_unknown_fact_is_reported_at_the_fact() {
    check("class.toml", replace("\"iia-hit-2017\"", "\"iia-hit-2071\""), "\"iia-hit-2071\"", "there is no fact “iia-hit-2071”");
}

#[test]
fn further_reading_from_an_unknown_source_is_reported() {
    check(
        "class.toml",
        replace("source = \"carnegie-2020\"", "source = \"carnegie-2002\""),
        "\"carnegie-2002\"",
        "there is no source “carnegie-2002”",
    );
}

#[test]
fn a_correction_without_a_day_is_reported() {
    let change =
        replace("id = \"us-2006\"\nof = \"article\"\ndate = \"2026-11-23\"", "id = \"us-2006\"\nof = \"article\"\ndate = \"lately\"");
    check("class.toml", change, "id = \"us-2006\"", "“us-2006” has no date");
}

#[test]
fn a_duplicate_in_a_list_is_reported_at_the_list() {
    check("class.toml", replace("\"follow-lines\"", "\"name-roles\""), "aims = ", "aims has “name-roles” twice");
    let (changed, errors) = said("class.toml", replace("id = \"first-to-see\"", "id = \"which-phase\""));
    let (second, _) = changed.lines().enumerate().filter(|(_, line)| *line == "id = \"which-phase\"").nth(1).expect("the duplicate");
    let place = format!("class.toml:{}:1: [[question]] has “which-phase” twice", second + 1);
    assert!(errors[0].to_string().starts_with(&place), "{}", errors[0]);
}

#[test]
fn words_that_are_missing_in_a_language_are_reported_with_their_file() {
    for (file, without, complaint) in [
        ("ja/class.toml", "options.battery = ", "first-to-see has no words for “battery”"),
        ("ja/class.toml", "feedback.satellite = ", "first-to-see has no words for “satellite”"),
        ("ja/class.toml", "name-roles = ", "[aims] has no words for “name-roles”"),
        ("en/class.toml", "projector = ", "[needs] has no words for “projector”"),
        ("en/class.toml", "judge = ", "[cannot] has no words for “judge”"),
        ("ja/class.toml", "parts.naming = ", "m25 has no words for “naming”"),
        ("ja/class.toml", "carnegie-2020 = ", "[reading] has no words for “carnegie-2020”"),
        ("ja/tools.toml", "vote_clear = ", "words has no words for “vote_clear”"),
    ] {
        let line_less = |text: &str| {
            let at = text.find(&["\n", without].concat()).expect("the words are there") + 1;
            let end = text[at..].find('\n').expect("the line ends") + at + 1;
            [&text[..at], &text[end..]].concat()
        };
        check(file, line_less, "", complaint);
    }
}

#[test]
fn a_question_without_words_in_a_language_is_reported() {
    let change = |text: &str| {
        let at = text.find("[questions.who-assigns]").expect("the question");
        let end = text[at + 1..].find("\n[").expect("the next table") + at + 2;
        [&text[..at], &text[end..]].concat()
    };
    check("ja/class.toml", change, "", "[questions] has no words for “who-assigns”");
}

#[test]
fn unused_words_are_reported_at_their_place() {
    check(
        "en/class.toml",
        replace("\n[needs]\n", "fly-rockets = \"Build one.\"\n\n[needs]\n"),
        "fly-rockets =",
        "[aims] has words for “fly-rockets”, which nothing uses",
    );
    check(
        "ja/tools.toml",
        replace("\nclose = ", "\nclosed = \"x\"\nclose = "),
        "closed =",
        "words has words for “closed”, which nothing uses",
    );
}

#[test]
fn words_that_are_missing_in_the_default_language_are_reported_there_or_at_the_words_left_over() {
    let (_, errors) = said("en/tools.toml", replace("vote_clear = \"Reset\"\n", ""));
    let told = errors.iter().any(|error| error.to_string().contains("vote_clear"));
    assert!(told, "{errors:?}");
}

#[test]
fn a_missing_file_of_the_classroom_is_reported() {
    for file in ["class.toml", "en/class.toml", "ja/tools.toml"] {
        let mut files = common::files();
        files.remove(file).expect("the file exists");
        let errors = content::load(&files).expect_err("a file is missing");
        assert!(errors.iter().any(|error| error.file == file && error.problem == "the file is missing"), "{errors:?}");
    }
}
