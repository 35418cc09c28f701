//! Reads the files of the picture's parts, checks them against the pictures, and joins them with their words.
//!
//! # The files
//! | file | holds |
//! |---|---|
//! | `parts.toml` | every part: its marks, the ends of lines, its facts |
//! | `LANG/parts.toml` | the words for each of them |

use super::catalog::CatalogFiles;
use super::check::marks;
use super::diagnostics::{Diagnostics, same_names, unique, written_as_name};
use crate::parts::{Part, PartKind, Parts, PartsWords, Role};
use lesson::model::picture::Pictures;
use lesson::model::{Language, MarkId};
use serde::Deserialize;
use std::collections::BTreeMap;

const FILE: &str = "parts.toml";

/// `parts.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartsFile {
    part: Vec<PartRecord>,
}

/// A part in `parts.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartRecord {
    id: String,
    kind: PartKind,
    #[serde(default)]
    marks: Vec<MarkId>,
    #[serde(default)]
    from: Vec<String>,
    #[serde(default)]
    to: Vec<String>,
    #[serde(default)]
    roles: Vec<Role>,
    system: Option<String>,
    #[serde(default)]
    facts: Vec<String>,
    means: Option<String>,
}

/// `LANG/parts.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartsText {
    words: PartsWords,
    roles: BTreeMap<String, String>,
    part: BTreeMap<String, PartText>,
}

/// The words of a part.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct PartText {
    name: String,
    called: Option<String>,
    carries: Option<String>,
    what: String,
    now: Option<String>,
}

/// The parts in every language, in order. If something is missing, that is reported, and fewer are returned.
pub(super) fn in_languages(
    pictures: &Pictures,
    shared: &CatalogFiles,
    languages: &[Language],
    diagnostics: &mut Diagnostics<'_>,
) -> Vec<Parts> {
    let Some(file) = diagnostics.read::<PartsFile>(FILE) else { return Vec::new() };
    holds_together(&file, diagnostics);
    drawn(&file, pictures, diagnostics);
    rests_on_facts(&file, shared, diagnostics);
    let mut all = Vec::new();
    for language in languages {
        let name = [language.id.as_str(), "/", FILE].concat();
        let Some(text) = diagnostics.read::<PartsText>(&name) else { continue };
        same_names(&name, "[part]", file.part.iter().map(|it| &it.id), text.part.keys(), diagnostics);
        let roles: Vec<String> = Role::ALL.iter().map(|it| it.as_str().to_owned()).collect();
        same_names(&name, "[roles]", &roles, text.roles.keys(), diagnostics);
        for line in file.part.iter().filter(|part| part.kind == PartKind::Line) {
            if text.part.get(&line.id).is_some_and(|words| words.carries.is_none()) {
                let at = diagnostics.table(&name, &["part.", &line.id].concat());
                diagnostics.error(&name, at, format!("“{}” is a line and carries nothing", line.id), "`carries` in a few words");
            }
        }
        let joined = file.part.iter().filter_map(|record| Some(joined(record, text.part.get(&record.id)?.clone())));
        all.push(Parts { all: joined.collect(), words: text.words, roles: text.roles });
    }
    all
}

/// Checks that ids are unique, that the ends of a line are parts, and that only lines have ends.
fn holds_together(file: &PartsFile, diagnostics: &mut Diagnostics<'_>) {
    unique(FILE, "part", file.part.iter().map(|part| part.id.as_str()), diagnostics);
    for part in &file.part {
        written_as_name(FILE, "part", &part.id, diagnostics);
        let at = diagnostics.record(FILE, "part", &part.id, 0);
        for end in part.from.iter().chain(&part.to).filter(|end| file.part.iter().all(|other| other.id != **end)) {
            diagnostics.error(FILE, at, format!("“{}” leads to “{end}”, which does not exist", part.id), "the id of a [[part]]");
        }
        let is_line = part.kind == PartKind::Line;
        if is_line == part.from.is_empty() || is_line == part.to.is_empty() {
            diagnostics.error(FILE, at, format!("the ends of “{}” are wrong", part.id), "`from` and `to` for a line, and for nothing else");
        }
        let is_meaning = part.kind == PartKind::Meaning;
        if is_meaning != part.means.is_some() || is_meaning != part.marks.is_empty() {
            let expected = "`means` and no `marks` for an entry of the legend, `marks` and no `means` for everything else";
            diagnostics.error(FILE, at, format!("it is not clear which marks draw “{}”", part.id), expected);
        }
    }
}

/// Checks that every mark of both compositions belongs to one part, and that both draw every part.
fn drawn(file: &PartsFile, pictures: &Pictures, diagnostics: &mut Diagnostics<'_>) {
    for (name, picture) in [("landscape", &pictures.landscape), ("portrait", &pictures.portrait)] {
        let marks = marks(picture);
        let listed: Vec<&MarkId> = file.part.iter().flat_map(|part| &part.marks).collect();
        for mark in listed.iter().filter(|mark| !marks.contains(*mark)) {
            let at = diagnostics.quoted(FILE, mark.as_str(), 0);
            let problem = format!("“{}” is not drawn in picture/{name}.toml", mark.as_str());
            diagnostics.error(FILE, at, problem, "a mark of both compositions");
        }
        for mark in marks.iter().filter(|mark| listed.iter().filter(|it| **it == **mark).count() != 1) {
            let problem = format!("the mark “{}” of picture/{name}.toml belongs to no part, or to more than one", mark.as_str());
            diagnostics.error(FILE, None, problem, "its name in the `marks` of one [[part]]");
        }
    }
}

/// Checks that every fact and every card exists, and that a part that states a fact names it.
fn rests_on_facts(file: &PartsFile, shared: &CatalogFiles, diagnostics: &mut Diagnostics<'_>) {
    for part in &file.part {
        for fact in part.facts.iter().filter(|fact| !shared.has_fact(fact)) {
            let at = diagnostics.record(FILE, "part", &part.id, 0);
            diagnostics.error(FILE, at, format!("there is no fact “{fact}”"), "a name in facts.toml");
        }
        if let Some(system) = part.system.as_ref().filter(|system| !shared.has_system(system)) {
            let at = diagnostics.record(FILE, "part", &part.id, 0);
            diagnostics.error(FILE, at, format!("there is no system “{system}”"), "the id of a [[system]]");
        }
        if matches!(part.kind, PartKind::Actor | PartKind::Line) && part.facts.is_empty() {
            let at = diagnostics.record(FILE, "part", &part.id, 0);
            diagnostics.error(FILE, at, format!("“{}” rests on no fact", part.id), "names of facts.toml in `facts`");
        }
    }
}

fn joined(record: &PartRecord, words: PartText) -> Part {
    Part {
        id: record.id.clone(),
        kind: record.kind,
        marks: record.marks.clone(),
        from: record.from.clone(),
        to: record.to.clone(),
        roles: record.roles.clone(),
        system: record.system.clone(),
        facts: record.facts.clone(),
        means: record.means.clone(),
        called: words.called.unwrap_or_else(|| words.name.clone()),
        name: words.name,
        carries: words.carries.unwrap_or_default(),
        what: words.what,
        now: words.now,
    }
}
