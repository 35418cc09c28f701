//! The messages for mistakes in content files: file, line, column, the problem, and what would be right.

mod common;

use authoring::content;
use common::{check, replace};

#[test]
fn a_horizon_narrower_than_the_picture_is_reported() {
    check(
        "picture/landscape.toml",
        replace("radius = 6040", "radius = 600"),
        "[horizon]",
        "the horizon’s radius is 600; expected more than 1280, to reach across",
    );
}

#[test]
fn an_orbit_in_the_air_is_reported() {
    check(
        "picture/portrait.toml",
        replace("orbit = 262", "orbit = 100"),
        "[horizon]",
        "the air or the orbit has the wrong height; expected an `air`",
    );
}

#[test]
fn an_inverted_ribbon_is_reported() {
    check(
        "picture/landscape.toml",
        replace("heights = [62, 164]", "heights = [164, 62]"),
        "id = \"lower-tier\"",
        "the heights of “lower-tier” are wrong; expected the lower edge, then the upper, below the orbit",
    );
}

#[test]
fn the_present_content_has_no_mistakes() {
    assert_eq!(common::editions().len(), 2);
}

#[test]
fn an_unknown_field_is_reported_with_its_place() {
    check("story.toml", replace("start =", "begin ="), "begin", "unknown field `begin`");
}

#[test]
fn invalid_toml_is_reported_with_its_place() {
    check("en/page.toml", replace("next = \"Next\"", "next \"Next\""), "\"Next\"", "key with no value");
}

#[test]
fn a_missing_word_of_the_page_is_reported() {
    check("ja/page.toml", replace("next = \"次へ\"\n", ""), "#", "missing field `next`");
}

#[test]
fn an_unknown_step_is_reported_where_it_is_used() {
    check(
        "story.toml",
        replace("next = [\"lower-hit\", \"lower-miss\"]", "next = [\"lower-hti\", \"lower-miss\"]"),
        "\"lower-hti\"",
        "no step is called “lower-hti”; expected one of",
    );
}

#[test]
fn a_step_that_cannot_be_reached_is_reported() {
    let lonely = "\n[[step]]\nid = \"lonely\"\nsources = [\"mod-2015\"]\n";
    check("story.toml", |text| text.to_owned() + lonely, "id = \"lonely\"", "no step leads to “lonely”");
}

#[test]
fn a_path_must_follow_the_steps() {
    check(
        "story.toml",
        replace("\"lower-tier\", \"lower-hit\", \"limits\"", "\"lower-hit\", \"limits\""),
        "id = \"lower-hit\"",
        "path “lower-hit” goes from “upper-miss” to “lower-hit”",
    );
}

#[test]
fn a_missing_translation_of_a_step_is_reported() {
    let without = |text: &str| text.split("[lower-hit]").next().unwrap_or_default().to_owned();
    check("ja/story.toml", without, "", "step “lower-hit” has no words; expected a table [lower-hit]");
}

#[test]
fn a_superfluous_translation_is_reported() {
    check("ja/picture.toml", |text| text.to_owned() + "moon = \"月\"\n", "moon =", "no label is called “moon”");
}

#[test]
fn a_missing_word_of_the_picture_is_reported() {
    check("ja/picture.toml", replace("boost = \"ブースト段階\"\n", ""), "", "the label “boost” of picture/landscape.toml has no words");
}

#[test]
fn a_mark_that_is_not_drawn_is_reported() {
    check("story.toml", replace("\"pac3-flies\"", "\"pac3-flys\""), "\"pac3-flys\"", "“pac3-flys” is not drawn in picture/landscape.toml");
}

#[test]
fn a_label_of_an_unknown_mark_is_reported() {
    check(
        "picture/portrait.toml",
        replace("of = \"skyline\"", "of = \"skylines\""),
        "\"skylines\"",
        "a label names “skylines”, which is not drawn",
    );
}

#[test]
fn a_source_without_an_address_is_reported() {
    check("sources.toml", replace("url = \"http://www.mod", "url = \"www.mod"), "id = \"mod-2015\"", "source “mod-2015” has no address");
}

#[test]
fn a_source_that_does_not_exist_is_reported() {
    check("story.toml", replace("\"aaf-2015\"", "\"aaf-2016\""), "\"aaf-2016\"", "no source is called “aaf-2016”");
}

#[test]
fn a_duplicate_id_is_reported_at_its_second_place() {
    check("sources.toml", replace("id = \"aaf-2015\"", "id = \"mod-2015\""), "id = \"mod-2015\"", "“mod-2015” is used twice");
}

#[test]
fn a_third_sentence_is_too_many() {
    check(
        "en/story.toml",
        replace("attempt is possible.\",", "attempt is possible.\", \"A third.\","),
        "[upper-miss]",
        "the caption of “upper-miss” has 3 sentences; expected one or two",
    );
}

#[test]
fn words_with_a_value_need_its_placeholder() {
    check("en/page.toml", replace("Step {n} of", "Step of"), "progress =", "`progress` does not contain {n}");
}

#[test]
fn all_mistakes_are_reported_together() {
    let mut files = common::files();
    for file in ["en/picture.toml", "ja/picture.toml"] {
        files.get_mut(file).expect("the file exists").push_str("moon = \"\"\n");
    }
    assert_eq!(content::load(&files).expect_err("two mistakes").len(), 2);
}

#[test]
fn a_statement_about_a_system_needs_a_source() {
    check(
        "story.toml",
        replace(
            "id = \"thaad\"\nsystem = \"thaad\"\nsources = [\"bloomberg-2015\", \"japan-times-2017\", \"mod-2024\"]",
            "id = \"thaad\"\nsystem = \"thaad\"\nsources = []",
        ),
        "id = \"thaad\"",
        "“thaad” names no source",
    );
}

#[test]
fn a_system_without_words_is_reported() {
    check(
        "ja/story.toml",
        replace("[next-generation.prospects.thaad]", "[next-generation.prospects.thad]"),
        "[next-generation]",
        "the prospect “thaad”",
    );
}

#[test]
fn an_outcome_needs_its_heading_and_other_steps_have_none() {
    check("en/story.toml", replace("outcome = \"Both tiers miss\"\n", ""), "[lower-miss]", "the `outcome` of “lower-miss”");
    check(
        "en/story.toml",
        replace("station = \"Launch\"\n", "station = \"Launch\"\noutcome = \"A launch\"\n"),
        "[launch]",
        "the `outcome` of “launch”",
    );
}

#[test]
fn a_symbol_that_is_drawn_dotted_needs_an_outline() {
    let drop_outline = |text: &str| {
        let at = text.find("[thaad]").expect("the symbol");
        let outline = text[at..].find("outline = ").expect("its outline") + at;
        let end = text[outline..].find('\n').expect("the end of the line") + outline;
        [&text[..outline], &text[end + 1..]].concat()
    };
    let mut files = common::files();
    let symbols = files.get_mut("symbols.toml").expect("the symbols");
    *symbols = drop_outline(symbols);
    let errors = content::load(&files).expect_err("the content is wrong now");
    assert!(errors[0].problem.starts_with("“thaad” is not in service, but “thaad” has no outline"), "{}", errors[0]);
}

#[test]
fn every_symbol_has_a_name_in_every_language() {
    check("ja/symbols.toml", replace("[[symbol]]\nid = \"network\"\nname = \"情報網\"\n", ""), "", "the symbol “network” has no name");
}

#[test]
fn a_statement_without_a_source_is_reported() {
    let change = replace("[sm3-2015]\nsources = [\"spacenews-2010\"]", "[sm3-2015]\nsources = []");
    check("facts.toml", change, "[sm3-2015]", "fact “sm3-2015” names no source");
}

#[test]
fn an_official_statement_needs_an_official_source() {
    let change = replace(
        "[sm3-2015]\nsources = [\"spacenews-2010\"]\nstanding = \"press\"",
        "[sm3-2015]\nsources = [\"spacenews-2010\"]\nstanding = \"official\"",
    );
    check("facts.toml", change, "[sm3-2015]", "“sm3-2015” is marked as official, but none of its sources is");
}

#[test]
fn an_invalid_date_is_reported() {
    check("facts.toml", replace("date = \"2009\"", "date = \"in 2009\""), "[jadge-2009]", "the date of “jadge-2009”");
}

#[test]
fn a_statement_on_which_accounts_differ_has_no_confidence() {
    let change = replace("[contested-name]\n", "[contested-name]\nconfidence = \"medium\"\n");
    check("facts.toml", change, "[contested-name]", "“contested-name” states a confidence");
}

#[test]
fn a_statement_with_several_sources_does_not_say_that_it_has_one() {
    let change = replace("[sm3-2015]\nsources = [\"spacenews-2010\"]", "[sm3-2015]\nsources = [\"spacenews-2010\", \"mod-2015\"]");
    check("facts.toml", change, "[sm3-2015]", "“sm3-2015” has several sources");
}

#[test]
fn an_event_after_the_date_to_which_the_site_looked_is_reported() {
    let later = replace("date = \"2026-03-13\"", "date = \"2026-04-01\"");
    check("facts.toml", later, "[golden-dome]", "“golden-dome” is later than 2026-03");
}

#[test]
fn a_statement_that_no_page_uses_is_reported() {
    let change = replace("[sm3-2015]", "[unused]\nsources = [\"mod-2015\"]\nstanding = \"official\"\n[sm3-2015]");
    check("facts.toml", change, "[unused]", "no page uses fact “unused”");
}

#[test]
fn a_statement_without_words_in_a_language_is_reported() {
    check("ja/facts.toml", replace("sm3-operators =", "sm3-operator ="), "", "“sm3-operators” is missing");
}

#[test]
fn a_term_that_is_not_in_the_glossary_is_reported() {
    check("en/facts.toml", replace("(hit-to-kill)", "(hit-and-kill)"), "sm3-hits", "no term is called “hit-and-kill”");
    check(
        "en/story.toml",
        replace("[SM-3](sm3) get", "[SM-3](sm4) get"),
        "[overview]",
        "“overview” uses the term “sm4”, which is not in the glossary",
    );
}

#[test]
fn a_term_where_none_can_open_is_reported() {
    let change = replace("title = \"The upper tier acts\"", "title = \"The [upper tier](upper-tier) acts\"");
    check("en/story.toml", change, "[upper-tier]", "“upper-tier” uses the term “upper-tier” where no definition can open");
}

#[test]
fn an_archived_address_must_be_marked() {
    let change = replace("specialfeature.html\"\nkind = \"official\"\narchived = true", "specialfeature.html\"\nkind = \"official\"");
    check("sources.toml", change, "id = \"mod-2015\"", "“mod-2015” has an archived address, but not `archived = true`");
}

#[test]
fn a_source_that_nothing_cites_is_reported() {
    const RECORD: &str = "[[source]]\nid = \"unused\"\npublisher = \"A\"\ntitle = \"B\"\nlanguage = \"en\"\ndate = \"\"\nurl = \"https://a.example\"\nkind = \"press\"\n";
    check("sources.toml", |text| [text, RECORD].concat(), "id = \"unused\"", "nothing uses source “unused”");
}

#[test]
fn a_system_without_a_place_in_the_picture_is_reported() {
    let change = |text: &str| text.replace("id = \"thaad\"\ndraws", "id = \"thad\"\ndraws").replace("of = \"thaad\"", "of = \"thad\"");
    check("picture/atlas.toml", change, "\"thaad\"", "“thaad” is not both a system and a symbol; expected one symbol for each system");
}

#[test]
fn a_word_without_furigana_is_reported() {
    check("ja/readings.toml", replace("\"迎撃\" = \"げいげき\"\n", ""), "", "these words have no reading: ");
}

#[test]
fn furigana_that_do_not_fit_their_word_are_reported() {
    check(
        "ja/readings.toml",
        replace("\"迎撃\" = \"げいげき\"", "\"迎撃つ\" = \"げいげき\""),
        "\"迎撃つ\"",
        "“げいげき” cannot be the reading of “迎撃つ”",
    );
}

#[test]
fn a_bracket_that_is_not_closed_is_reported() {
    check(
        "en/facts.toml",
        replace("[hit-to-kill](hit-to-kill)", "[hit-to-kill](hit-to-kill"),
        "sm3-hits",
        "a bracket of “sm3-hits” stays open",
    );
}

#[test]
fn the_date_of_a_source_must_be_valid() {
    check("sources.toml", replace("date = \"2015-07-21\"", "date = \"21 July 2015\""), "id = \"mod-2015\"", "the date of “mod-2015”");
}
