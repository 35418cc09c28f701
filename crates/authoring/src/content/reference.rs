//! The files of what stands beside the story: read, checked against each other, and joined with their words.
//!
//! # The files
//! | file | holds |
//! |---|---|
//! | `facts.toml` | every statement: its sources, whose it is, its date |
//! | `systems.toml` | the cards, by names of facts; `picture/atlas.toml` where each stands |
//! | `timeline.toml` | events by lane, and the spans from decisions to service |
//! | `cooperation.toml` | what ties the countries, and the accounts of who paid |
//! | `limits.toml` | what is argued, unconfirmed, contested, not known, and left out of the article |
//! | `glossary.toml` | the terms |
//! | `LANG/…` | the words of each of them; `LANG/apparatus.toml` those around facts |
//! | `LANG/readings.toml` | may hold how words are read, where the language has such a switch |

mod check;

use super::{Reader, written};
use crate::reference::Confidence;
use crate::reference::{
    Account, Apparatus, Basing, Cooperation, Date, Event, Fact, Lane, Limits, Naming, Part, Phase, Reference, Span, SpanEnd, Stage,
    Standing, System, SystemWords, TermGroup, Tie, TieWay, TieWords, Timeline,
};
use lesson::model::picture::{Picture, Symbol, Tier};
use lesson::model::{Language, LanguageId, Source, Term};
use lesson::prose::Readings;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Words by name.
type Words = BTreeMap<String, String>;

/// A record of `facts.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FactRecord {
    sources: Vec<String>,
    standing: Standing,
    #[serde(default)]
    confidence: Confidence,
    date: Option<Date>,
}

/// `systems.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Systems {
    system: Vec<SystemRecord>,
}

/// A record of `systems.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SystemRecord {
    id: String,
    symbol: String,
    #[serde(default)]
    dotted: bool,
    part: Part,
    phase: Vec<Phase>,
    basing: Vec<Basing>,
    then: Stage,
    now: Stage,
    what: Vec<String>,
    makers: Option<String>,
    operators: Option<String>,
    in_2015: Vec<String>,
    since: Vec<String>,
}

/// `timeline.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TimelineFile {
    years: [i32; 2],
    article: String,
    lanes: Vec<Lane>,
    span: Vec<SpanRecord>,
    event: Vec<EventRecord>,
}

/// A span of `timeline.toml`: its end is an event, or a date that is still ahead.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpanRecord {
    id: String,
    kind: Tier,
    from: String,
    to: Option<String>,
    until: Option<Date>,
    end: SpanEnd,
}

/// An event of `timeline.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventRecord {
    fact: String,
    lane: Lane,
    #[serde(default)]
    named: Naming,
}

/// `LANG/timeline.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TimelineWords {
    lanes: Words,
    spans: Words,
    events: Words,
    words: Words,
}

/// `cooperation.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CooperationFile {
    tie: Vec<TieRecord>,
    account: Vec<Account>,
    notes: AccountNotes,
}

/// A tie of `cooperation.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TieRecord {
    id: String,
    symbol: String,
    way: TieWay,
    facts: Vec<String>,
}

/// What is to be said about the accounts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AccountNotes {
    facts: Vec<String>,
}

/// `LANG/cooperation.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CooperationWords {
    ties: BTreeMap<String, TieWords>,
    words: Words,
}

/// `glossary.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GlossaryFile {
    groups: Vec<String>,
    term: Vec<TermRecord>,
}

/// A term of `glossary.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermRecord {
    id: String,
    group: String,
    #[serde(default)]
    sources: Vec<String>,
    #[serde(default)]
    review: Vec<LanguageId>,
}

/// `LANG/glossary.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GlossaryWords {
    groups: Words,
    term: BTreeMap<String, TermWords>,
}

/// A term's words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermWords {
    name: String,
    #[serde(default)]
    also: Vec<String>,
    definition: String,
}

/// What every language shares of the reference.
pub(super) struct Shared {
    facts: BTreeMap<String, FactRecord>,
    systems: Vec<SystemRecord>,
    atlas: Picture,
    timeline: TimelineFile,
    cooperation: CooperationFile,
    limits: Limits,
    glossary: GlossaryFile,
    sources: Vec<Source>,
}

/// The words of one language.
struct Spoken {
    facts: Words,
    systems: SystemWords,
    timeline: TimelineWords,
    cooperation: CooperationWords,
    glossary: GlossaryWords,
    apparatus: Apparatus,
}

impl Shared {
    /// Reads what has no words.
    pub(super) fn read(sources: &written::Sources, reader: &mut Reader<'_>) -> Option<Self> {
        let facts = reader.read("facts.toml");
        let systems: Option<Systems> = reader.read("systems.toml");
        let atlas = reader.read("picture/atlas.toml");
        let timeline = reader.read("timeline.toml");
        let cooperation = reader.read("cooperation.toml");
        let limits = reader.read("limits.toml");
        let glossary = reader.read("glossary.toml");
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

impl Shared {
    /// Where every system stands.
    pub(super) fn atlas(&self) -> &Picture {
        &self.atlas
    }

    /// Whether the glossary has a term.
    pub(super) fn has_term(&self, id: &str) -> bool {
        self.glossary.term.iter().any(|term| term.id == id)
    }

    /// Whether there is a fact of that name.
    pub(super) fn has_fact(&self, id: &str) -> bool {
        self.facts.contains_key(id)
    }

    /// Whether there is a source of that name.
    pub(super) fn has_source(&self, id: &str) -> bool {
        self.sources.iter().any(|source| source.id == id)
    }

    /// Whether there is a card for a system.
    pub(super) fn has_system(&self, id: &str) -> bool {
        self.systems.iter().any(|system| system.id == id)
    }

    /// Whether a fact or a term rests on this source.
    pub(super) fn names_source(&self, id: &str) -> bool {
        let facts = self.facts.values().map(|fact| &fact.sources);
        facts.chain(self.glossary.term.iter().map(|term| &term.sources)).flatten().any(|source| source == id)
    }
}

fn spoken(language: &LanguageId, reader: &mut Reader<'_>) -> Option<Spoken> {
    let named = |file: &str| [language.as_str(), "/", file].concat();
    let facts = reader.read(&named("facts.toml"));
    let systems = reader.read(&named("systems.toml"));
    let timeline = reader.read(&named("timeline.toml"));
    let cooperation = reader.read(&named("cooperation.toml"));
    let glossary = reader.read(&named("glossary.toml"));
    let apparatus = reader.read(&named("apparatus.toml"));
    Some(Spoken {
        facts: facts?,
        systems: systems?,
        timeline: timeline?,
        cooperation: cooperation?,
        glossary: glossary?,
        apparatus: apparatus?,
    })
}

/// The reference in every language, in their order. Fewer where files are missing, which is noted.
pub(super) fn in_languages(
    shared: &Shared,
    symbols: &BTreeMap<String, Symbol>,
    site: &written::Site,
    reader: &mut Reader<'_>,
) -> Vec<Reference> {
    let languages = &site.language;
    check::shared(shared, symbols, reader);
    check::looked_to(shared, &site.looked_to, reader);
    let all: Vec<(&Language, Spoken)> = languages.iter().filter_map(|language| Some((language, spoken(&language.id, reader)?))).collect();
    for (language, spoken) in &all {
        check::spoken(shared, &language.id, spoken, reader);
    }
    if all.len() < languages.len() || !reader.errors.is_empty() {
        return Vec::new();
    }
    all.iter().map(|(language, spoken)| joined(shared, language, spoken, &all)).collect()
}

fn joined(shared: &Shared, language: &Language, spoken: &Spoken, all: &[(&Language, Spoken)]) -> Reference {
    let others = || all.iter().filter(|(its, _)| its.id != language.id);
    let words = |of: &Words, key: &str| of.get(key).cloned().unwrap_or_default();
    let facts = shared.facts.iter().map(|(id, record)| {
        let fact = Fact {
            id: id.clone(),
            words: words(&spoken.facts, id),
            sources: record.sources.clone(),
            standing: record.standing,
            confidence: record.confidence,
            date: record.date.clone(),
        };
        (id.clone(), fact)
    });
    let systems = shared.systems.iter().map(|record| System {
        id: record.id.clone(),
        name: words(&spoken.systems.names, &record.id),
        symbol: record.symbol.clone(),
        dotted: record.dotted,
        part: record.part,
        phases: record.phase.clone(),
        basing: record.basing.clone(),
        then: record.then,
        now: record.now,
        what: record.what.clone(),
        makers: record.makers.clone(),
        operators: record.operators.clone(),
        in_2015: record.in_2015.clone(),
        since: record.since.clone(),
    });
    let ties = shared.cooperation.tie.iter().filter_map(|record| {
        let words = spoken.cooperation.ties.get(&record.id)?.clone();
        Some(Tie { id: record.id.clone(), symbol: record.symbol.clone(), way: record.way, words, facts: record.facts.clone() })
    });
    let term = |record: &TermRecord| {
        let words = spoken.glossary.term.get(&record.id)?;
        Some(Term {
            id: record.id.clone(),
            name: words.name.clone(),
            elsewhere: others()
                .filter_map(|(its, other)| Some((its.id.clone(), other.glossary.term.get(&record.id)?.name.clone())))
                .collect(),
            definition: words.definition.clone(),
            also: words.also.clone(),
            sources: record.sources.clone(),
            review: record.review.clone(),
        })
    };
    let glossary = shared.glossary.groups.iter().map(|group| TermGroup {
        id: group.clone(),
        name: words(&spoken.glossary.groups, group),
        terms: shared.glossary.term.iter().filter(|record| record.group == *group).filter_map(term).collect(),
    });
    Reference {
        facts: facts.collect(),
        systems: systems.collect(),
        atlas: shared.atlas.clone(),
        timeline: timeline(shared, spoken),
        cooperation: Cooperation {
            ties: ties.collect(),
            accounts: shared.cooperation.account.clone(),
            notes: shared.cooperation.notes.facts.clone(),
        },
        limits: shared.limits.clone(),
        glossary: glossary.collect(),
        sources: shared.sources.clone(),
        system_words: spoken.systems.clone(),
        timeline_words: spoken.timeline.words.clone(),
        lanes: spoken.timeline.lanes.clone(),
        cooperation_words: spoken.cooperation.words.clone(),
        apparatus: spoken.apparatus.clone(),
        readings: Readings::default(),
        elsewhere: others().map(|(its, other)| (its.id.clone(), other.systems.names.clone().into_iter().collect())).collect(),
    }
}

fn timeline(shared: &Shared, spoken: &Spoken) -> Timeline {
    let date = |fact: &str| shared.facts.get(fact)?.date.clone();
    let span = |record: &SpanRecord| {
        Some(Span {
            id: record.id.clone(),
            kind: record.kind,
            words: spoken.timeline.spans.get(&record.id)?.clone(),
            begins: date(&record.from)?,
            ends: record.to.as_deref().and_then(date).or_else(|| record.until.clone())?,
            from: record.from.clone(),
            to: record.to.clone(),
            end: record.end,
        })
    };
    let event = |record: &EventRecord| {
        let name = spoken.timeline.events.get(&record.fact)?.clone();
        Some(Event { fact: record.fact.clone(), name, lane: record.lane, named: record.named })
    };
    let mut events: Vec<Event> = shared.timeline.event.iter().filter_map(event).collect();
    // Within a month the author's order stays.
    events.sort_by_key(|event| date(&event.fact).map(|date| date.months()));
    Timeline {
        years: shared.timeline.years,
        article: shared.timeline.article.clone(),
        lanes: shared.timeline.lanes.clone(),
        spans: shared.timeline.span.iter().filter_map(span).collect(),
        events,
    }
}
