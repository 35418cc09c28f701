//! Writes `assets/script/schema.js`: everything that scripts need to know about the content and the program.
//!
//! Each value comes from its only place in Rust or in the content. A build bundles a schema for its own content.

use crate::{embed_snippet, frame_height, tools};
use authoring::section::Section;
use lesson::model::Lesson;
use lesson::query;
use serde_json::json;
use std::fmt::Write;

const HEAD: &str = "// What the content and the program know and the scripts need: written by `crates/site/src/schema.rs`, never by hand.\n\
                    // `UPDATE_EXPECT=1 cargo test -p site schema` writes it anew. A build bundles one of its own.\n";

/// The module for the languages, steps and paths of a lesson.
#[must_use]
pub fn schema(lesson: &Lesson) -> String {
    // Only pages beside the story have the paper size in their query.
    let keys = list(query::keys().chain(["paper"]));
    let mut text = HEAD.to_owned();
    let mut export = |about: &str, kind: &str, name: &str, value: String| {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n/**\n * {about}\n * @type {{{kind}}}\n */\nexport const {name} = {value};\n");
    };
    export(
        "What a frame can be asked for: each key with its values, the default first. Language and step are the address itself.",
        "Record<string, string[]>",
        "GRAMMAR",
        object(query::grammar(lesson).into_iter().map(|(key, values)| (key, list(values)))),
    );
    export("How cut links are written, as a regular expression.", "string", "CUTS", quoted(query::CUTS));
    export("The keys of a query, in their published order.", "string[]", "ADDRESS_KEYS", keys);
    export("The keys that a device may remember.", "string[]", "REMEMBERED_KEYS", list(query::REMEMBERED));
    export("The name under which a device remembers.", "string", "STORE", quoted("layered-defense"));
    export(
        "The keys of the keyboard that ask for a tool.",
        "Record<string, string>",
        "TOOL_KEYS",
        object(tools::keys().map(|(key, tool)| (key, quoted(tool)))),
    );
    export(
        "The keys of the keyboard that move the picture in time.",
        "Record<string, string>",
        "MOTION_KEYS",
        object(tools::keys_of_motion().map(|(key, tool)| (key, quoted(tool)))),
    );
    export(
        "The keys of the keyboard that ask for a tool while presenting.",
        "Record<string, string>",
        "BOARD_KEYS",
        object(tools::keys_while_presenting().map(|(key, tool)| (key, quoted(tool)))),
    );
    export("The tools that every page offers, whether the story runs or not.", "string[]", "PERSONAL_TOOLS", list(tools::everywhere()));
    let sections = [
        ("builder", Section::EmbedBuilder.slug()),
        ("dialogs", Section::Dialogs.slug()),
        ("kiosk", Section::Kiosk.slug()),
        ("offline", Section::Offline.slug()),
        ("parts", Section::Parts.slug()),
        ("player", Section::Player.slug()),
        ("presenter", Section::Presenter.slug()),
        ("whatIf", Section::WhatIf.slug()),
    ];
    export(
        "The names of the pages that the tools open, or borrow from.",
        "Record<\"builder\" | \"dialogs\" | \"kiosk\" | \"offline\" | \"parts\" | \"player\" | \"presenter\" | \"whatIf\", string>",
        "SECTIONS",
        object(sections.map(|(page, name)| (page, quoted(name)))),
    );
    const SHAPE: &str = "{ picture: number, words: number, saved: number }";
    export(
        "How the height of a frame follows from its width, in the tall picture and in the wide: `picture * width + (words - saved * width) * scale`.",
        &format!("{{ wideFrom: number, scale: Record<string, number>, tall: {SHAPE}, wide: {SHAPE} }}"),
        "FRAME",
        frame_height::constants(),
    );
    export("The lines for a frame; what stands in braces is filled in.", "string", "FRAME_LINES", quoted(&embed_snippet::frame_template()));
    export(
        "The lines for the element; what stands in braces is filled in.",
        "string",
        "ELEMENT_LINES",
        quoted(&embed_snippet::element_template()),
    );
    text
}

fn quoted(text: &str) -> String {
    json!(text).to_string()
}

fn list<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    let items: Vec<String> = items.into_iter().map(quoted).collect();
    ["[", &items.join(", "), "]"].concat()
}

fn object<'a>(pairs: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let lines: Vec<String> = pairs.into_iter().map(|(key, value)| format!("  {}: {value},\n", quoted(key))).collect();
    ["{\n", &lines.concat(), "}"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use authoring::content_files;
    use expect_test::expect_file;
    use std::path::Path;

    #[test]
    fn the_schema_in_the_repository_equals_the_generated_schema() {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content");
        let editions = content_files::editions(&content).expect("the content holds");
        expect_file!["../../../assets/script/schema.js"].assert_eq(&schema(&editions[0]));
    }
}
