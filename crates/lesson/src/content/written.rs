//! The content files as they are written, before anything is checked.
//!
//! Kept apart from the model so that the way of writing and the lesson can change separately.

use crate::model::{Language, MarkId, Notes, Path, Source, StepId};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `site.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Site {
    pub(super) language: Vec<Language>,
}

/// `sources.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sources {
    pub(super) source: Vec<Source>,
}

/// `story.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Story {
    pub(super) start: StepId,
    pub(super) path: Vec<Path>,
    pub(super) step: Vec<Step>,
}

/// A step in `story.toml`: everything but its words.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    pub(super) id: StepId,
    #[serde(default)]
    pub(super) next: Vec<StepId>,
    #[serde(default)]
    pub(super) before: Vec<MarkId>,
    #[serde(default)]
    pub(super) adds: Vec<MarkId>,
    #[serde(default)]
    pub(super) removes: Vec<MarkId>,
    #[serde(default)]
    pub(super) lights: Vec<MarkId>,
    pub(super) sources: Vec<String>,
}

/// A step in `LANG/story.toml`: its words.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepWords {
    pub(super) title: String,
    pub(super) caption: Vec<String>,
    pub(super) description: String,
    pub(super) changed: String,
    pub(super) leaves_out: String,
    #[serde(default)]
    pub(super) question: String,
    #[serde(default)]
    pub(super) choices: BTreeMap<String, String>,
    pub(super) notes: NoteWords,
}

/// The teacher's part of a step in `LANG/story.toml`.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoteWords {
    ask: String,
    answer: String,
    misconception: String,
}

impl From<NoteWords> for Notes {
    fn from(words: NoteWords) -> Self {
        Self { ask: words.ask, answer: words.answer, misconception: words.misconception }
    }
}
