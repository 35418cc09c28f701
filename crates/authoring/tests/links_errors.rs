//! The messages for mistakes in the file of the links: file, line, column, the problem, and what would be right.

mod common;

use common::{check, replace};

#[test]
fn a_capability_that_needs_something_unknown_is_reported() {
    check(
        "links.toml",
        replace("supports = [[\"ship-sees\"]]", "supports = [[\"ship-seas\"]]"),
        "id = \"ship-sees-missile\"",
        "“ship-sees-missile” depends on “ship-seas”, which does not exist; expected the id of a [[link]], or of a [[capability]] above",
    );
}

#[test]
fn a_capability_that_depends_on_itself_is_reported() {
    check(
        "links.toml",
        replace("supports = [[\"satellite-sees\"]]", "supports = [[\"jadge-warned\"]]"),
        "id = \"satellite-saw\"",
        "“satellite-saw” depends on “jadge-warned”, which does not exist",
    );
}

#[test]
fn a_capability_without_support_is_reported() {
    check(
        "links.toml",
        replace("supports = [[\"ship-sees\"]]", "supports = []"),
        "id = \"ship-sees-missile\"",
        "“ship-sees-missile” depends on nothing",
    );
}

#[test]
fn a_duplicate_id_of_a_link_or_capability_is_reported() {
    check("links.toml", replace("id = \"ship-informs\"", "id = \"ship-sees\""), "id = \"ship-sees\"", "two links are called “ship-sees”");
    check(
        "links.toml",
        replace("id = \"ship-tasked\"", "id = \"ship-sees-missile\""),
        "id = \"ship-sees-missile\"",
        "“ship-sees-missile” is also the name of a link or of another capability",
    );
}

#[test]
fn a_link_that_carries_an_unknown_capability_is_reported() {
    let change = replace("carries = [\"satellite-saw\"]", "carries = [\"a-word\"]");
    check("links.toml", change, "id = \"satellite-informs\"", "“satellite-informs” carries “a-word”");
}

#[test]
fn a_link_that_no_picture_draws_is_reported() {
    check(
        "links.toml",
        replace("line = \"radar-sees-midcourse\"", "line = \"radar-sees-all\""),
        "\"radar-sees-all\"",
        "“radar-sees-all” is not drawn in picture/landscape.toml",
    );
}

#[test]
fn a_letter_outside_the_picture_is_reported_with_the_picture() {
    check(
        "links.toml",
        replace("portrait = [100, 128]", "portrait = [100, 1280]"),
        "id = \"satellite-sees\"",
        "the letter of “satellite-sees” is outside the portrait picture; expected a place within 360 × 430",
    );
}

#[test]
fn words_that_are_missing_in_a_language_are_reported_with_their_file() {
    check(
        "ja/links.toml",
        replace("ship-sees = \"イージス艦のレーダーがミサイルを捉える\"\n", ""),
        "",
        "[link] has no words for “ship-sees”",
    );
    check("ja/links.toml", replace("tracks = \"どの航跡が届くか\"\n", ""), "", "[of] has no words for “tracks”");
}

#[test]
fn an_id_that_css_could_not_use_is_reported() {
    check(
        "links.toml",
        replace("id = \"ship-informs\"", "id = \"ship.informs\""),
        "id = \"ship.informs\"",
        "“ship.informs” is not a valid name in an address",
    );
}
