//! The messages for mistakes in the file of the picture's parts: file, line, column, the problem, and what would be right.

mod common;

use common::{check, replace};

#[test]
fn a_mark_without_a_part_is_named_with_its_picture() {
    check(
        "parts.toml",
        replace("marks = [\"chance-one\"]", "marks = [\"chance-two\"]"),
        "",
        "the mark “chance-one” of picture/landscape.toml belongs to no part, or to more than one",
    );
}

#[test]
fn a_part_that_no_picture_draws_is_named() {
    check(
        "parts.toml",
        replace("marks = [\"satellite\"]", "marks = [\"sattelite\"]"),
        "\"sattelite\"",
        "“sattelite” is not drawn in picture/landscape.toml",
    );
}

#[test]
fn a_part_without_words_is_named_with_their_file() {
    check("ja/parts.toml", replace("[part.launch]", "[part.start]"), "", "[part] has no words for “launch”");
}

#[test]
fn a_line_that_carries_nothing_is_named() {
    check(
        "en/parts.toml",
        replace("carries = \"radar data\"\n", ""),
        "[part.ship-informs]",
        "“ship-informs” is a line and carries nothing",
    );
}

#[test]
fn a_line_that_leads_nowhere_is_named() {
    check(
        "parts.toml",
        replace("to = [\"us-network\"]", "to = [\"network\"]"),
        "id = \"satellite-informs\"",
        "“satellite-informs” leads to “network”",
    );
}

#[test]
fn a_fact_and_a_card_that_do_not_exist_are_named() {
    check("parts.toml", replace("facts = [\"radars-what\"]", "facts = [\"radars\"]"), "id = \"ground-radar\"", "there is no fact “radars”");
    check("parts.toml", replace("system = \"pac3\"", "system = \"pac4\""), "id = \"battery\"", "there is no system “pac4”");
}

#[test]
fn an_actor_that_rests_on_no_fact_is_named() {
    check("parts.toml", replace("facts = [\"radars-what\"]\n", ""), "id = \"ground-radar\"", "“ground-radar” rests on no fact");
}
