//! The messages for mistakes in what classes ask: file, line, column, the problem, and what would be right.

mod common;

use authoring::classroom::Basis;
use common::{check, editions, replace};

const FILE: &str = "questions.toml";

#[test]
fn a_question_about_a_step_that_is_not_there_is_named() {
    let change = replace("id = \"boost\"\nstep = \"launch\"", "id = \"boost\"\nstep = \"lunch\"");
    check(FILE, change, "id = \"boost\"", "no step is called “lunch”");
}

#[test]
fn an_answer_that_rests_on_sources_names_facts_and_facts_that_exist() {
    let facts = "basis = \"sources\"\nfacts = [\"space-never\", \"sm3-what\", \"pac3-what\"]";
    check(FILE, replace(facts, "basis = \"sources\""), "id = \"boost\"", "the answer to “boost” names no facts");
    check(FILE, replace("\"space-never\"", "\"space-ever\""), "\"space-ever\"", "there is no fact “space-ever”");
}

#[test]
fn a_step_at_which_nothing_is_asked_is_named_because_the_story_leads_to_its_questions() {
    let change = replace("id = \"how-long\"\nstep = \"track\"", "id = \"how-long\"\nstep = \"launch\"");
    check(FILE, change, "", "no question comes up at the step “track”");
}

#[test]
fn a_question_with_the_name_of_another_or_of_a_step_is_named() {
    check(FILE, replace("id = \"boost\"", "id = \"real\""), "id = \"real\"", "“real” is used twice");
    check(FILE, replace("id = \"how-many\"", "id = \"upper-tier\""), "id = \"upper-tier\"", "“upper-tier” is the name of a step, too");
}

#[test]
fn an_answer_without_words_or_with_an_unknown_term_is_named_in_its_language() {
    let nameless = |text: &str| text.replace("[questions.boost]", "[questions.boast]");
    check("ja/questions.toml", nameless, "", "[questions] has no words for “boost”");
    let change = replace("[Glide Phase Interceptor](gpi)", "[Glide Phase Interceptor](gps)");
    check("en/questions.toml", change, "[questions.other-missiles]", "“other-missiles” uses the term “gps”");
    check("ja/questions.toml", replace("open = ", "opened = "), "", "[basis] has no words for “open”");
}

#[test]
fn an_answer_is_short_and_some_answers_say_that_they_are_open() {
    for edition in editions() {
        for asked in &edition.classroom.asked {
            let sentences = asked.answer.replace("U.S.", "US").matches(['。', '.', '？', '?']).count();
            assert!((2..=4).contains(&sentences), "{}: {}", asked.id, asked.answer);
        }
        assert!(edition.classroom.asked.iter().any(|asked| asked.basis == Basis::Open));
    }
}
