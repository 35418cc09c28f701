//! Reads the files of the pages beside the story, checks them against each other, and joins them with their words.
//!
//! # The files
//! | file | holds |
//! |---|---|
//! | `facts.toml` | every statement: its sources, who makes it, its date |
//! | `systems.toml` | the cards, by ids of facts; `picture/atlas.toml` has their places |
//! | `timeline.toml` | events by lane, and the spans from decisions to service |
//! | `cooperation.toml` | the ties of the countries, and the accounts of who paid |
//! | `limits.toml` | the lists of *Sources and limits*: argued, unconfirmed, contested, unknown, left out |
//! | `glossary.toml` | the terms |
//! | `LANG/…` | the words for each file; `LANG/citations.toml` the words around facts |
//! | `LANG/readings.toml` | furigana, for a language that has them |

mod check;
mod raw;

pub(super) use raw::CatalogFiles;

use super::diagnostics::Diagnostics;
use super::raw::Site;
use crate::catalog::{Catalog, Cooperation, Event, Fact, GlossaryEntry, Span, System, TermGroup, Tie, Timeline};
use crate::furigana::Furigana;
use lesson::model::picture::Symbol;
use lesson::model::{Language, Term};
use raw::{CatalogText, EventRecord, SpanRecord, TermRecord, Words};
use std::collections::BTreeMap;

/// The catalog in every language, in order. If files are missing, that is reported, and fewer are returned.
pub(super) fn in_languages(
    files: &CatalogFiles,
    symbols: &BTreeMap<String, Symbol>,
    site: &Site,
    diagnostics: &mut Diagnostics<'_>,
) -> Vec<Catalog> {
    let languages = &site.language;
    check::files(files, symbols, diagnostics);
    check::looked_to(files, &site.looked_to, diagnostics);
    let all: Vec<(&Language, CatalogText)> =
        languages.iter().filter_map(|language| Some((language, CatalogText::read(&language.id, diagnostics)?))).collect();
    for (language, text) in &all {
        check::text(files, &language.id, text, diagnostics);
    }
    if all.len() < languages.len() || !diagnostics.errors.is_empty() {
        return Vec::new();
    }
    all.iter().map(|(language, text)| joined(files, language, text, &all)).collect()
}

fn joined(files: &CatalogFiles, language: &Language, text: &CatalogText, all: &[(&Language, CatalogText)]) -> Catalog {
    let others = || all.iter().filter(|(its, _)| its.id != language.id);
    let words = |of: &Words, key: &str| of.get(key).cloned().unwrap_or_default();
    let facts = files.facts.iter().map(|(id, record)| {
        let fact = Fact {
            id: id.clone(),
            words: words(&text.facts, id),
            sources: record.sources.clone(),
            standing: record.standing,
            confidence: record.confidence,
            date: record.date.clone(),
        };
        (id.clone(), fact)
    });
    let systems = files.systems.iter().map(|record| System {
        id: record.id.clone(),
        name: words(&text.systems.names, &record.id),
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
    let ties = files.cooperation.tie.iter().filter_map(|record| {
        let words = text.cooperation.ties.get(&record.id)?.clone();
        Some(Tie { id: record.id.clone(), symbol: record.symbol.clone(), way: record.way, words, facts: record.facts.clone() })
    });
    let term = |record: &TermRecord| {
        let words = text.glossary.term.get(&record.id)?;
        Some(GlossaryEntry {
            term: Term {
                id: record.id.clone(),
                name: words.name.clone(),
                elsewhere: others()
                    .filter_map(|(its, other)| Some((its.id.clone(), other.glossary.term.get(&record.id)?.name.clone())))
                    .collect(),
                definition: words.definition.clone(),
            },
            also: words.also.clone(),
            sources: record.sources.clone(),
            review: record.review.clone(),
        })
    };
    let glossary = files.glossary.groups.iter().map(|group| TermGroup {
        id: group.clone(),
        name: words(&text.glossary.groups, group),
        terms: files.glossary.term.iter().filter(|record| record.group == *group).filter_map(term).collect(),
    });
    Catalog {
        facts: facts.collect(),
        systems: systems.collect(),
        atlas: files.atlas.clone(),
        timeline: timeline(files, text),
        cooperation: Cooperation {
            ties: ties.collect(),
            accounts: files.cooperation.account.clone(),
            notes: files.cooperation.notes.facts.clone(),
        },
        limits: files.limits.clone(),
        glossary: glossary.collect(),
        sources: files.sources.clone(),
        system_words: text.systems.clone(),
        timeline_words: text.timeline.words.clone(),
        lanes: text.timeline.lanes.clone(),
        cooperation_words: text.cooperation.words.clone(),
        citation_words: text.citation_words.clone(),
        readings: Furigana::default(),
        elsewhere: others().map(|(its, other)| (its.id.clone(), other.systems.names.clone().into_iter().collect())).collect(),
    }
}

fn timeline(files: &CatalogFiles, text: &CatalogText) -> Timeline {
    let date = |fact: &str| files.facts.get(fact)?.date.clone();
    let span = |record: &SpanRecord| {
        Some(Span {
            id: record.id.clone(),
            kind: record.kind,
            words: text.timeline.spans.get(&record.id)?.clone(),
            begins: date(&record.from)?,
            ends: record.to.as_deref().and_then(date).or_else(|| record.until.clone())?,
            from: record.from.clone(),
            to: record.to.clone(),
            end: record.end,
        })
    };
    let event = |record: &EventRecord| {
        let name = text.timeline.events.get(&record.fact)?.clone();
        Some(Event { fact: record.fact.clone(), name, lane: record.lane, named: record.named })
    };
    let mut events: Vec<Event> = files.timeline.event.iter().filter_map(event).collect();
    // A bare year or month sorts before its days. Events of the same day keep the author's order.
    events.sort_by_key(|event| date(&event.fact).and_then(|date| date.parts()));
    Timeline {
        years: files.timeline.years,
        article: files.timeline.article.clone(),
        lanes: files.timeline.lanes.clone(),
        spans: files.timeline.span.iter().filter_map(span).collect(),
        events,
    }
}
