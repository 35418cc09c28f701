//! Reads the questions that classes ask, checks them against the story, the facts and the glossary, and joins them with their words.
//!
//! `questions.toml` holds the step and the basis of each question, `LANG/questions.toml` the question and its answer.

use super::catalog::CatalogFiles;
use super::diagnostics::{Diagnostics, same_names, unique, written_as_name};
use super::raw::Story;
use crate::classroom::{Asked, Basis};
use lesson::model::{Language, StepId};
use lesson::prose;
use serde::Deserialize;
use std::collections::BTreeMap;

const FILE: &str = "questions.toml";

/// `questions.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionsFile {
    question: Vec<Record>,
}

/// A question of `questions.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    id: String,
    step: StepId,
    basis: Basis,
    #[serde(default)]
    facts: Vec<String>,
}

/// `LANG/questions.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    basis: BTreeMap<String, String>,
    questions: BTreeMap<String, Words>,
}

/// The words of a question.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    ask: String,
    answer: String,
}

/// The questions in one language, and what says what an answer rests on.
pub(super) type Questions = (Vec<Asked>, BTreeMap<String, String>);

/// The questions in every language, in their order. Fewer where something is missing, which is noted.
pub(super) fn in_languages(
    story: &Story,
    shared: &CatalogFiles,
    languages: &[Language],
    diagnostics: &mut Diagnostics<'_>,
) -> Vec<Questions> {
    let Some(file) = diagnostics.read::<QuestionsFile>(FILE) else { return Vec::new() };
    shared_holds(&file.question, story, shared, diagnostics);
    let mut all = Vec::new();
    for language in languages {
        let name = [language.id.as_str(), "/", FILE].concat();
        let Some(text) = diagnostics.read::<Text>(&name) else { continue };
        let bases: Vec<String> = Basis::WRITTEN.iter().map(|basis| (*basis).to_owned()).collect();
        same_names(&name, "[basis]", &bases, text.basis.keys(), diagnostics);
        same_names(&name, "[questions]", file.question.iter().map(|it| &it.id), text.questions.keys(), diagnostics);
        for (id, words) in &text.questions {
            for term in prose::terms(&words.answer).filter(|term| !shared.has_term(term)) {
                let at = diagnostics.table(&name, &["questions.", id].concat());
                let problem = format!("“{id}” uses the term “{term}”, which is not in the glossary");
                diagnostics.error(&name, at, problem, "the id of a [[term]] in glossary.toml");
            }
        }
        all.push((file.question.iter().filter_map(|record| Some(joined(record, text.questions.get(&record.id)?))).collect(), text.basis));
    }
    all
}

/// What must hold in every language.
fn shared_holds(questions: &[Record], story: &Story, shared: &CatalogFiles, diagnostics: &mut Diagnostics<'_>) {
    unique(FILE, "question", questions.iter().map(|it| it.id.as_str()), diagnostics);
    for question in questions {
        written_as_name(FILE, "question", &question.id, diagnostics);
        let at = diagnostics.record(FILE, "question", &question.id, 0);
        if !story.step.iter().any(|step| step.id == question.step) {
            diagnostics.error(FILE, at, format!("no step is called “{}”", question.step.as_str()), "the id of a step of story.toml");
        }
        // On the page the questions of a step are found under the name of the step.
        if story.step.iter().any(|step| step.id.as_str() == question.id) {
            diagnostics.error(FILE, at, format!("“{}” is the name of a step, too", question.id), "a name of its own");
        }
        if question.basis == Basis::Sources && question.facts.is_empty() {
            diagnostics.error(FILE, at, format!("the answer to “{}” names no facts", question.id), "its `facts`, or another `basis`");
        }
        for fact in question.facts.iter().filter(|fact| !shared.has_fact(fact)) {
            let at = diagnostics.quoted(FILE, fact, 0);
            diagnostics.error(FILE, at, format!("there is no fact “{fact}”"), "a name in facts.toml");
        }
    }
    // Each step of the story leads to its questions.
    for step in story.step.iter().filter(|step| !questions.iter().any(|question| question.step == step.id)) {
        diagnostics.error(FILE, None, format!("no question comes up at the step “{}”", step.id.as_str()), "a [[question]] for each step");
    }
}

fn joined(record: &Record, words: &Words) -> Asked {
    Asked {
        id: record.id.clone(),
        step: record.step.clone(),
        basis: record.basis,
        ask: words.ask.clone(),
        answer: words.answer.clone(),
        facts: record.facts.clone(),
    }
}
