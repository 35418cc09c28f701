//! The messages for mistakes in the files of what cut links lead to: file, line, column, the problem, and what would be right.

mod common;

use common::{check, replace};

#[test]
fn a_rule_that_needs_no_known_capability_is_named() {
    check(
        "what_if.toml",
        replace("needs = [\"ship-tasked\"]", "needs = [\"ship-asked\"]"),
        "\"ship-asked\"",
        "“ship-asked” is no capability; expected the id of a [[capability]] in links.toml",
    );
}

#[test]
fn a_mark_that_no_picture_draws_is_named() {
    check(
        "what_if.toml",
        replace("after = [\"sm3-flies\"]", "after = [\"sm3-rises\"]"),
        "\"sm3-rises\"",
        "“sm3-rises” is not drawn in picture/landscape.toml; expected a mark of both compositions",
    );
}

#[test]
fn a_step_that_does_not_exist_is_named() {
    check(
        "what_if.toml",
        replace("on = \"upper-miss\"", "on = \"upper-mist\""),
        "\"upper-mist\"",
        "no step is called “upper-mist”; expected a step of story.toml",
    );
}

#[test]
fn words_for_the_loss_of_a_mark_that_cannot_be_lost_are_named() {
    check(
        "what_if.toml",
        replace("lost = [\"satellite-informs\"]", "lost = [\"missile-rises\"]"),
        "\"missile-rises\"",
        "“missile-rises” cannot be lost: no rule names it; expected a mark with a [[rule]]",
    );
}

#[test]
fn words_that_are_missing_in_one_language_are_named_with_their_file() {
    check("ja/what_if.toml", replace("undo = \"元に戻す\"\n", ""), "", "the file has no words for “undo”");
    check("ja/what_if.toml", replace("[end.not-seen]", "[end.unseen]"), "", "[end] has no words for “not-seen”");
}
