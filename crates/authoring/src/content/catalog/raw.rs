//! The raw files of the catalog, and their words in each language.

use crate::catalog::{
    Account, Basing, CitationWords, Confidence, Lane, Limits, Naming, Part, Phase, SpanEnd, Standing, Status, SystemWords, TieWay, TieWords,
};
use crate::content::diagnostics::Diagnostics;
use crate::content::raw;
use crate::date::Date;
use lesson::model::picture::{Picture, Tier};
use lesson::model::{LanguageId, Source};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Words by key.
pub(super) type Words = BTreeMap<String, String>;

/// A record of `facts.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FactRecord {
    pub(super) sources: Vec<String>,
    pub(super) standing: Standing,
    #[serde(default)]
    pub(super) confidence: Confidence,
    pub(super) date: Option<Date>,
}

/// `systems.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Systems {
    pub(super) system: Vec<SystemRecord>,
}

/// A record of `systems.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SystemRecord {
    pub(super) id: String,
    pub(super) symbol: String,
    #[serde(default)]
    pub(super) dotted: bool,
    pub(super) part: Part,
    pub(super) phase: Vec<Phase>,
    pub(super) basing: Vec<Basing>,
    pub(super) then: Status,
    pub(super) now: Status,
    pub(super) what: Vec<String>,
    pub(super) makers: Option<String>,
    pub(super) operators: Option<String>,
    pub(super) in_2015: Vec<String>,
    pub(super) since: Vec<String>,
}

/// `timeline.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TimelineFile {
    pub(super) years: [i32; 2],
    pub(super) article: String,
    pub(super) lanes: Vec<Lane>,
    pub(super) span: Vec<SpanRecord>,
    pub(super) event: Vec<EventRecord>,
}

/// A span of `timeline.toml`. Its end is an event, or a date that is still ahead.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SpanRecord {
    pub(super) id: String,
    pub(super) kind: Tier,
    pub(super) from: String,
    pub(super) to: Option<String>,
    pub(super) until: Option<Date>,
    pub(super) end: SpanEnd,
}

/// An event of `timeline.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventRecord {
    pub(super) fact: String,
    pub(super) lane: Lane,
    #[serde(default)]
    pub(super) named: Naming,
}

/// `LANG/timeline.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TimelineWords {
    pub(super) lanes: Words,
    pub(super) spans: Words,
    pub(super) events: Words,
    pub(super) words: Words,
}

/// `cooperation.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CooperationFile {
    pub(super) tie: Vec<TieRecord>,
    pub(super) account: Vec<Account>,
    pub(super) notes: AccountNotes,
}

/// A tie of `cooperation.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TieRecord {
    pub(super) id: String,
    pub(super) symbol: String,
    pub(super) way: TieWay,
    pub(super) facts: Vec<String>,
}

/// The notes on the accounts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AccountNotes {
    pub(super) facts: Vec<String>,
}

/// `LANG/cooperation.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CooperationWords {
    pub(super) ties: BTreeMap<String, TieWords>,
    pub(super) words: Words,
}

/// `glossary.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GlossaryFile {
    pub(super) groups: Vec<String>,
    pub(super) term: Vec<TermRecord>,
}

/// A term of `glossary.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TermRecord {
    pub(super) id: String,
    pub(super) group: String,
    #[serde(default)]
    pub(super) sources: Vec<String>,
    #[serde(default)]
    pub(super) review: Vec<LanguageId>,
}

/// `LANG/glossary.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GlossaryWords {
    pub(super) groups: Words,
    pub(super) term: BTreeMap<String, TermWords>,
}

/// A term's words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TermWords {
    pub(super) name: String,
    #[serde(default)]
    pub(super) also: Vec<String>,
    pub(super) definition: String,
}

/// The catalog's files that all languages share.
pub(in crate::content) struct CatalogFiles {
    pub(super) facts: BTreeMap<String, FactRecord>,
    pub(super) systems: Vec<SystemRecord>,
    pub(super) atlas: Picture,
    pub(super) timeline: TimelineFile,
    pub(super) cooperation: CooperationFile,
    pub(super) limits: Limits,
    pub(super) glossary: GlossaryFile,
    pub(super) sources: Vec<Source>,
}

/// The catalog's files of a language.
pub(super) struct CatalogText {
    pub(super) facts: Words,
    pub(super) systems: SystemWords,
    pub(super) timeline: TimelineWords,
    pub(super) cooperation: CooperationWords,
    pub(super) glossary: GlossaryWords,
    pub(super) citation_words: CitationWords,
}

impl CatalogFiles {
    /// Reads the shared files.
    pub(in crate::content) fn read(sources: &raw::Sources, diagnostics: &mut Diagnostics<'_>) -> Option<Self> {
        let facts = diagnostics.read("facts.toml");
        let systems: Option<Systems> = diagnostics.read("systems.toml");
        let atlas = diagnostics.read("picture/atlas.toml");
        let timeline = diagnostics.read("timeline.toml");
        let cooperation = diagnostics.read("cooperation.toml");
        let limits = diagnostics.read("limits.toml");
        let glossary = diagnostics.read("glossary.toml");
        Some(Self {
            facts: facts?,
            systems: systems?.system,
            atlas: atlas?,
            timeline: timeline?,
            cooperation: cooperation?,
            limits: limits?,
            glossary: glossary?,
            sources: sources.source.clone(),
        })
    }
}

impl CatalogFiles {
    /// The picture of all systems.
    pub(in crate::content) fn atlas(&self) -> &Picture {
        &self.atlas
    }

    /// Whether the glossary has this term.
    pub(in crate::content) fn has_term(&self, id: &str) -> bool {
        self.glossary.term.iter().any(|term| term.id == id)
    }

    /// Whether this fact exists.
    pub(in crate::content) fn has_fact(&self, id: &str) -> bool {
        self.facts.contains_key(id)
    }

    /// Whether this source exists.
    pub(in crate::content) fn has_source(&self, id: &str) -> bool {
        self.sources.iter().any(|source| source.id == id)
    }

    /// Whether this system has a card.
    pub(in crate::content) fn has_system(&self, id: &str) -> bool {
        self.systems.iter().any(|system| system.id == id)
    }

    /// Whether a fact or a term cites this source.
    pub(in crate::content) fn names_source(&self, id: &str) -> bool {
        let facts = self.facts.values().map(|fact| &fact.sources);
        facts.chain(self.glossary.term.iter().map(|term| &term.sources)).flatten().any(|source| source == id)
    }
}

impl CatalogText {
    /// Reads the files of a language.
    pub(super) fn read(language: &LanguageId, diagnostics: &mut Diagnostics<'_>) -> Option<Self> {
        let named = |file: &str| [language.as_str(), "/", file].concat();
        let facts = diagnostics.read(&named("facts.toml"));
        let systems = diagnostics.read(&named("systems.toml"));
        let timeline = diagnostics.read(&named("timeline.toml"));
        let cooperation = diagnostics.read(&named("cooperation.toml"));
        let glossary = diagnostics.read(&named("glossary.toml"));
        let citation_words = diagnostics.read(&named("citations.toml"));
        Some(Self {
            facts: facts?,
            systems: systems?,
            timeline: timeline?,
            cooperation: cooperation?,
            glossary: glossary?,
            citation_words: citation_words?,
        })
    }
}
