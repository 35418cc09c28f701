//! Reads and checks the rules for the results of cut links, and joins them with their words.
//!
//! # The files
//! | file | holds |
//! |---|---|
//! | `what_if.toml` | the needs of each mark, and the conditions of the words |
//! | `LANG/what_if.toml` | the words |

use super::check::marks;
use super::diagnostics::{Diagnostics, same_names};
use super::raw::Story;
use crate::dependency::Arrangement;
use crate::what_if::{Condition, End, Fork, Instead, Mention, Remark, Rule, WhatIf};
use lesson::model::picture::Pictures;
use lesson::model::{Language, MarkId, StepId};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const FILE: &str = "what_if.toml";

/// `what_if.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    rule: Vec<RuleRecord>,
    fork: Vec<ForkRecord>,
    instead: Vec<InsteadRecord>,
    end: Vec<WordsRecord>,
    remark: Vec<WordsRecord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleRecord {
    marks: Vec<MarkId>,
    #[serde(default)]
    steps: Vec<StepId>,
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    after: Vec<MarkId>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ForkRecord {
    step: StepId,
    needs: MarkId,
    on: StepId,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InsteadRecord {
    step: StepId,
    by: StepId,
}

/// The condition of an end or a remark.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsRecord {
    id: String,
    steps: Vec<StepId>,
    lost: Vec<String>,
    #[serde(default)]
    kept: Vec<String>,
}

impl WordsRecord {
    fn when(&self) -> Condition {
        let read = |all: &[String]| all.iter().map(|written| Mention::read(written)).collect();
        Condition { steps: self.steps.clone(), lost: read(&self.lost), kept: read(&self.kept) }
    }
}

/// `LANG/what_if.toml`.
#[derive(Deserialize)]
struct WhatIfWords {
    note_text: Vec<String>,
    scene: BTreeMap<String, String>,
    remark: BTreeMap<String, String>,
    end: BTreeMap<String, EndWords>,
    #[serde(flatten)]
    controls: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EndWords {
    title: String,
    caption: Vec<String>,
}

/// The words of the controls that every language needs.
const CONTROLS: [&str; 21] = [
    "label",
    "cut",
    "none",
    "undo",
    "restore",
    "predict",
    "guess",
    "answer",
    "same",
    "earlier",
    "go_on",
    "restored",
    "picture",
    "waits",
    "joins",
    "named",
    "choose",
    "cut_it",
    "take_away",
    "restore_it",
    "note",
];

/// The rules with the words of every language, in order. If something is missing, that is reported, and fewer are returned.
pub(super) fn in_languages(
    story: &Story,
    pictures: &Pictures,
    arrangement: &Arrangement,
    languages: &[Language],
    diagnostics: &mut Diagnostics<'_>,
) -> Vec<WhatIf> {
    let Some(file) = diagnostics.read::<RulesFile>(FILE) else { return Vec::new() };
    holds_together(&file, story, pictures, arrangement, diagnostics);
    let steps: Vec<String> = story.step.iter().map(|step| step.id.as_str().to_owned()).collect();
    let controls: Vec<String> = CONTROLS.iter().map(|name| (*name).to_owned()).collect();
    let mut all = Vec::new();
    for language in languages {
        let name = [language.id.as_str(), "/", FILE].concat();
        let Some(words) = diagnostics.read::<WhatIfWords>(&name) else { continue };
        same_names(&name, "[scene]", &steps, words.scene.keys(), diagnostics);
        same_names(&name, "[end]", file.end.iter().map(|it| &it.id), words.end.keys(), diagnostics);
        same_names(&name, "[remark]", file.remark.iter().map(|it| &it.id), words.remark.keys(), diagnostics);
        same_names(&name, "the file", &controls, words.controls.keys(), diagnostics);
        all.extend(joined(&file, words));
    }
    all
}

/// Checks that every id in the rules exists.
fn holds_together(file: &RulesFile, story: &Story, pictures: &Pictures, arrangement: &Arrangement, diagnostics: &mut Diagnostics<'_>) {
    let steps: BTreeSet<&StepId> = story.step.iter().map(|step| &step.id).collect();
    let conditions: Vec<Condition> = file.end.iter().chain(&file.remark).map(WordsRecord::when).collect();
    let mentions = || conditions.iter().flat_map(|when| when.lost.iter().chain(&when.kept));
    let of_rules = file.rule.iter().flat_map(|rule| &rule.steps);
    let of_forks = file.fork.iter().flat_map(|fork| [&fork.step, &fork.on]);
    let of_insteads = file.instead.iter().flat_map(|instead| [&instead.step, &instead.by]);
    let of_words = conditions.iter().flat_map(|when| &when.steps).chain(mentions().filter_map(|mention| mention.step.as_ref()));
    for step in of_rules.chain(of_forks).chain(of_insteads).chain(of_words).filter(|step| !steps.contains(step)).collect::<BTreeSet<_>>() {
        let at = diagnostics.quoted(FILE, step.as_str(), 0);
        diagnostics.error(FILE, at, format!("no step is called “{}”", step.as_str()), "a step of story.toml");
    }
    let named = file.rule.iter().flat_map(|rule| rule.marks.iter().chain(&rule.after)).chain(file.fork.iter().map(|fork| &fork.needs));
    let named: BTreeSet<&MarkId> = named.chain(mentions().map(|mention| &mention.mark)).collect();
    for (picture, of) in [("landscape", &pictures.landscape), ("portrait", &pictures.portrait)] {
        let drawn = marks(of);
        for mark in named.iter().filter(|mark| !drawn.contains(**mark)) {
            let at = diagnostics.quoted(FILE, mark.as_str(), 0);
            diagnostics.error(
                FILE,
                at,
                format!("“{}” is not drawn in picture/{picture}.toml", mark.as_str()),
                "a mark of both compositions",
            );
        }
    }
    let ruled: BTreeSet<&MarkId> = file.rule.iter().flat_map(|rule| &rule.marks).collect();
    for mark in mentions().map(|mention| &mention.mark).filter(|mark| !ruled.contains(mark)).collect::<BTreeSet<_>>() {
        let at = diagnostics.quoted(FILE, mark.as_str(), 0);
        diagnostics.error(FILE, at, format!("“{}” cannot be lost: no rule names it", mark.as_str()), "a mark with a [[rule]]");
    }
    for need in file.rule.iter().flat_map(|rule| &rule.needs).collect::<BTreeSet<_>>() {
        if !arrangement.capabilities.iter().any(|capability| capability.id == *need) {
            let at = diagnostics.quoted(FILE, need, 0);
            diagnostics.error(FILE, at, format!("“{need}” is no capability"), "the id of a [[capability]] in links.toml");
        }
    }
}

/// Joins rules and words. `None` if words are missing, which is reported already.
fn joined(file: &RulesFile, words: WhatIfWords) -> Option<WhatIf> {
    let end = |end: &WordsRecord| {
        let said = words.end.get(&end.id)?;
        Some(End { id: end.id.clone(), when: end.when(), title: said.title.clone(), caption: said.caption.clone() })
    };
    let remark =
        |remark: &WordsRecord| Some(Remark { id: remark.id.clone(), when: remark.when(), words: words.remark.get(&remark.id)?.clone() });
    let rule = |rule: &RuleRecord| Rule {
        marks: rule.marks.clone(),
        steps: rule.steps.clone(),
        needs: rule.needs.clone(),
        after: rule.after.clone(),
    };
    Some(WhatIf {
        rules: file.rule.iter().map(rule).collect(),
        forks: file.fork.iter().map(|it| Fork { step: it.step.clone(), needs: it.needs.clone(), on: it.on.clone() }).collect(),
        insteads: file.instead.iter().map(|it| Instead { step: it.step.clone(), by: it.by.clone() }).collect(),
        ends: file.end.iter().map(end).collect::<Option<_>>()?,
        remarks: file.remark.iter().map(remark).collect::<Option<_>>()?,
        scenes: words.scene.into_iter().collect(),
        controls: words.controls.into_iter().collect(),
        note: words.note_text,
    })
}
