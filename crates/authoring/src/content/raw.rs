//! The content files as they are written, unchecked.
//!
//! These types are separate from the model, so that the file format and the lesson can change independently.

use crate::classroom::Notes;
use crate::date::Date;
use lesson::model::{Language, MarkId, NowWords, Path, Source, StepId};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `site.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Site {
    pub(super) updated: Date,
    /// The date to which events were looked for.
    pub(super) looked_to: Date,
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
    /// The steps of the outcomes, in the order in which their figure shows them side by side.
    pub(super) outcomes: Vec<StepId>,
    pub(super) path: Vec<Path>,
    pub(super) step: Vec<Step>,
}

impl Story {
    /// Whether a step cites this source.
    pub(super) fn names_source(&self, id: &str) -> bool {
        let of_step = |step: &Step| step.sources.iter().chain(step.prospect.iter().flat_map(|it| &it.sources)).any(|source| source == id);
        self.step.iter().any(of_step)
    }
}

/// A step in `story.toml`, without its words.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    pub(super) id: StepId,
    #[serde(default)]
    pub(super) next: Vec<StepId>,
    #[serde(default)]
    pub(super) also: Vec<StepId>,
    #[serde(default)]
    pub(super) fresh: bool,
    #[serde(default)]
    pub(super) before: Vec<MarkId>,
    #[serde(default)]
    pub(super) adds: Vec<OneOrMore>,
    #[serde(default)]
    pub(super) removes: Vec<MarkId>,
    #[serde(default)]
    pub(super) lights: Vec<MarkId>,
    pub(super) sources: Vec<String>,
    #[serde(default)]
    pub(super) prospect: Vec<Prospect>,
}

/// A mark, or a group of marks that appear together.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMore {
    One(MarkId),
    More(Vec<MarkId>),
}

impl OneOrMore {
    pub(super) fn marks(&self) -> &[MarkId] {
        match self {
            Self::One(mark) => std::slice::from_ref(mark),
            Self::More(marks) => marks,
        }
    }
}

/// A system that was planned or considered, without its words.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Prospect {
    pub(super) id: String,
    pub(super) system: String,
    pub(super) sources: Vec<String>,
}

/// The words of a step, in `LANG/story.toml`.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepWords {
    pub(super) title: String,
    pub(super) station: String,
    #[serde(default)]
    pub(super) outcome: String,
    #[serde(default)]
    pub(super) now: Option<NowWords>,
    #[serde(default)]
    pub(super) prospects: BTreeMap<String, ProspectWords>,
    pub(super) caption: Vec<String>,
    pub(super) description: String,
    pub(super) changed: String,
    pub(super) leaves_out: String,
    #[serde(default)]
    pub(super) question: String,
    #[serde(default)]
    pub(super) choices: BTreeMap<String, String>,
    /// The words of the caption that are marked during a beat, by a mark of the beat.
    #[serde(default)]
    pub(super) beats: BTreeMap<MarkId, String>,
    pub(super) notes: Notes,
}

/// `LANG/symbols.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SymbolNames {
    pub(super) symbol: Vec<SymbolName>,
}

/// The name of a symbol.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SymbolName {
    pub(super) id: String,
    pub(super) name: String,
}

/// The words of a [`Prospect`].
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProspectWords {
    pub(super) name: String,
    pub(super) then: String,
    pub(super) since: String,
}
