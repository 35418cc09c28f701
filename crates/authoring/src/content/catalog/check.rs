//! Checks the files of the catalog against each other: ids exist, words are complete, statements have sources.

use super::raw::{CatalogFiles, CatalogText, SpanRecord, Words};
use crate::catalog::{Basing, Confidence, Lane, Part, Phase, Standing, Status};
use crate::content::diagnostics::{Diagnostics, unique};
use crate::date::Date;
use lesson::model::picture::Symbol;
use lesson::model::{LanguageId, SourceKind};
use lesson::prose;
use std::collections::{BTreeMap, BTreeSet};

const FACTS: &str = "facts.toml";
const SYSTEMS: &str = "systems.toml";
const TIMELINE: &str = "timeline.toml";
const COOPERATION: &str = "cooperation.toml";
const LIMITS: &str = "limits.toml";
const GLOSSARY: &str = "glossary.toml";

/// The words that the cards need.
const SYSTEM_WORDS: &[&str] = &[
    "tier",
    "phase",
    "basing",
    "makers",
    "operators",
    "then",
    "since",
    "all",
    "stage",
    "filters",
    "found",
    "none",
    "compare",
    "comparing",
    "compare_end",
    "picture",
    "back_to_picture",
];
/// The words that the timeline needs.
const TIMELINE_WORDS: &[&str] =
    &["spans", "known", "unknown", "from_article", "from_others", "only_listed", "all", "lanes", "found", "picture"];
/// The words that the cooperation page needs, besides those of the shares.
const COOPERATION_WORDS: &[&str] = &[
    "ties",
    "us",
    "japan",
    "both",
    "to_japan",
    "paid",
    "paid_summary",
    "shares",
    "amounts",
    "account",
    "of_japan",
    "of_us",
    "of_total",
    "ours",
    "more",
    "range",
    "no_figure",
    "undated",
];
/// The words around facts.
const APPARATUS_WORDS: &[&str] = &[
    "officially",
    "marks",
    "era",
    "mark",
    "notes",
    "close",
    "then",
    "now",
    "supports",
    "old_address",
    "whole_address",
    "own_title",
    "argues",
    "argues_summary",
    "unconfirmed",
    "concerns",
    "contested",
    "unknown",
    "leaves_out",
    "leaves_out_words",
    "omitted",
    "omitted_summary",
    "lost",
    "list",
    "cite",
    "cite_text",
    "cite_plain",
    "cite_bibtex",
    "updated",
    "looked_to",
    "copy",
    "copied",
    "also",
    "steps",
    "search",
    "search_field",
    "search_hint",
    "search_none",
    "search_found",
    "search_quiz",
    "search_tool",
    "search_tool_key",
    "kind_step",
    "kind_system",
    "kind_event",
    "kind_term",
    "kind_question",
    "kind_section",
    "kind_tool",
];
/// The forms of a date.
const DATES: &[&str] = &["day", "month", "year", "decade"];

/// Checks the files that all languages share.
pub(super) fn files(files: &CatalogFiles, symbols: &BTreeMap<String, Symbol>, diagnostics: &mut Diagnostics<'_>) {
    facts(files, diagnostics);
    names(files, symbols, diagnostics);
    uses(files, diagnostics);
    for record in files.timeline.event.iter() {
        if files.facts.get(&record.fact).is_some_and(|fact| fact.date.is_none()) {
            let at = diagnostics.quoted(TIMELINE, &record.fact, 0);
            diagnostics.error(TIMELINE, at, format!("the event “{}” has no date", record.fact), "a `date` in facts.toml");
        }
        let [from, to] = files.timeline.years;
        let year = files.facts.get(&record.fact).and_then(|fact| Some(fact.date.as_ref()?.months() / 12));
        if year.is_some_and(|year| year < from || year >= to) {
            let at = diagnostics.key(TIMELINE, "years");
            diagnostics.error(TIMELINE, at, format!("“{}” is outside the `years`", record.fact), "years that hold every event");
        }
        if !files.timeline.lanes.contains(&record.lane) {
            let at = diagnostics.quoted(TIMELINE, &record.fact, 0);
            diagnostics.error(TIMELINE, at, format!("“{}” is not among the `lanes`", record.lane.as_str()), "one that is");
        }
    }
    for SpanRecord { id, to, until, .. } in &files.timeline.span {
        if until.as_ref().is_some_and(|date| date.parts().is_none()) {
            let at = diagnostics.record(TIMELINE, "span", id, 0);
            diagnostics.error(TIMELINE, at, format!("the end of “{id}” is wrong"), "2027, 2027-03 or 2027-03-31");
        }
        if to.is_some() == until.is_some() {
            let at = diagnostics.record(TIMELINE, "span", id, 0);
            diagnostics.error(
                TIMELINE,
                at,
                format!("the end of “{id}” is wrong"),
                "either `to`, an event, or `until`, a date that is still ahead",
            );
        }
    }
    for record in &files.glossary.term {
        let at = diagnostics.record(GLOSSARY, "term", &record.id, 0);
        if !files.glossary.groups.contains(&record.group) {
            diagnostics.error(GLOSSARY, at, format!("no group is called “{}”", record.group), "one of `groups`");
        }
        // The terms of the last group belong to this explainer and need no source.
        if record.sources.is_empty() && files.glossary.groups.last() != Some(&record.group) {
            diagnostics.error(GLOSSARY, at, format!("term “{}” names no source", record.id), "at least one");
        }
    }
    if !files.timeline.event.iter().any(|event| event.fact == files.timeline.article) {
        let at = diagnostics.key(TIMELINE, "article");
        diagnostics.error(TIMELINE, at, format!("no event is called “{}”", files.timeline.article), "the `fact` of an [[event]]");
    }
    atlas(files, diagnostics);
}

/// Checks that every id is unique and every symbol exists, with an outline if it is dotted.
fn names(files: &CatalogFiles, symbols: &BTreeMap<String, Symbol>, diagnostics: &mut Diagnostics<'_>) {
    unique(SYSTEMS, "system", files.systems.iter().map(|it| it.id.as_str()), diagnostics);
    unique(GLOSSARY, "term", files.glossary.term.iter().map(|it| it.id.as_str()), diagnostics);
    unique(TIMELINE, "span", files.timeline.span.iter().map(|it| it.id.as_str()), diagnostics);
    unique(COOPERATION, "tie", files.cooperation.tie.iter().map(|it| it.id.as_str()), diagnostics);
    let mut seen = BTreeSet::new();
    for event in files.timeline.event.iter().filter(|event| !seen.insert(&event.fact)) {
        let at = diagnostics.quoted(TIMELINE, &event.fact, 1);
        diagnostics.error(TIMELINE, at, format!("the event “{}” is used twice", event.fact), "one [[event]] for it");
    }
    let systems = files.systems.iter().map(|it| (SYSTEMS, "system", &it.id, &it.symbol, it.dotted));
    let ties = files.cooperation.tie.iter().map(|it| (COOPERATION, "tie", &it.id, &it.symbol, false));
    for (file, table, id, symbol, dotted) in systems.chain(ties) {
        let at = diagnostics.record(file, table, id, 0);
        match symbols.get(symbol) {
            None => diagnostics.error(file, at, format!("no symbol is called “{symbol}”"), "a table of symbols.toml"),
            Some(drawn) if dotted && drawn.outline.is_empty() => {
                diagnostics.error(
                    file,
                    at,
                    format!("“{id}” is drawn in dots, but “{symbol}” has no outline"),
                    "an `outline` in symbols.toml",
                );
            }
            Some(_) => {}
        }
    }
}

fn facts(files: &CatalogFiles, diagnostics: &mut Diagnostics<'_>) {
    let known: BTreeSet<&str> = files.sources.iter().map(|source| source.id.as_str()).collect();
    for (id, fact) in &files.facts {
        let at = diagnostics.table(FACTS, id);
        if fact.sources.is_empty() {
            diagnostics.error(FACTS, at, format!("fact “{id}” names no source"), "at least one source");
        }
        if fact.date.as_ref().is_some_and(|date| date.parts().is_none()) {
            diagnostics.error(
                FACTS,
                at,
                format!("the date of “{id}” has the wrong form"),
                "2017-12-19, 2020-06, 2009, or 198X for a decade",
            );
        }
        if !fact.standing.is_supported() && fact.confidence != Confidence::default() {
            diagnostics.error(
                FACTS,
                at,
                format!("“{id}” states a confidence"),
                "none: where accounts differ, or the article or we speak, no sources support one statement",
            );
        }
        let kind = |source: &String| files.sources.iter().find(|its| its.id == *source).map(|its| its.kind);
        let official = fact.sources.iter().filter_map(kind).any(|kind| kind == SourceKind::Official);
        if fact.standing.is_supported() && fact.confidence == Confidence::High && !official && fact.sources.len() == 1 {
            diagnostics.error(
                FACTS,
                at,
                format!("“{id}” has one source"),
                "`confidence = \"medium\"`, an official source, or a second one",
            );
        }
        if fact.confidence == Confidence::Medium && fact.sources.len() > 1 {
            diagnostics.error(FACTS, at, format!("“{id}” has several sources"), "no `confidence`: medium is for a single reliable source");
        }
        if fact.standing == Standing::Official && !official {
            diagnostics.error(
                FACTS,
                at,
                format!("“{id}” is marked as official, but none of its sources is"),
                "a source whose `kind` is official",
            );
        }
    }
    let terms = files.glossary.term.iter().map(|term| (GLOSSARY, &term.sources));
    let named = files.facts.values().map(|fact| (FACTS, &fact.sources)).chain(terms);
    for (file, source) in named.flat_map(|(file, sources)| sources.iter().map(move |source| (file, source))) {
        if !known.contains(source.as_str()) {
            let at = diagnostics.quoted(file, source, 0);
            diagnostics.error(file, at, format!("no source is called “{source}”"), "the id of a [[source]] in sources.toml");
        }
    }
}

/// Checks that no event is later than the date to which the site looked.
pub(super) fn looked_to(files: &CatalogFiles, looked_to: &Date, diagnostics: &mut Diagnostics<'_>) {
    let later = |date: &Date| date.0.get(..looked_to.0.len()).unwrap_or(&date.0) > looked_to.0.as_str();
    for (id, _) in files.facts.iter().filter(|(_, fact)| fact.date.as_ref().is_some_and(later)) {
        let at = diagnostics.table(FACTS, id);
        diagnostics.error(
            FACTS,
            at,
            format!("“{id}” is later than {}", looked_to.0),
            "a later `looked_to` in site.toml, after you have looked for all events until then",
        );
    }
}

/// Checks that every fact that is named exists, and that some page uses every fact.
fn uses(files: &CatalogFiles, diagnostics: &mut Diagnostics<'_>) {
    let systems =
        files.systems.iter().flat_map(|it| it.what.iter().chain(&it.makers).chain(&it.operators).chain(&it.in_2015).chain(&it.since));
    let spans = files.timeline.span.iter().flat_map(|it| std::iter::once(&it.from).chain(&it.to));
    let events = files.timeline.event.iter().map(|it| &it.fact);
    let cooperation = &files.cooperation;
    let ties = cooperation.tie.iter().flat_map(|it| &it.facts);
    let accounts = cooperation.account.iter().map(|it| &it.fact).chain(&cooperation.notes.facts);
    let limits = files.limits.lists().into_iter().flat_map(|(_, facts)| facts);
    let used: Vec<(&str, &String)> = systems
        .map(|fact| (SYSTEMS, fact))
        .chain(spans.chain(events).map(|fact| (TIMELINE, fact)))
        .chain(ties.chain(accounts).map(|fact| (COOPERATION, fact)))
        .chain(limits.map(|fact| (LIMITS, fact)))
        .collect();
    for (file, fact) in used.iter().filter(|(_, fact)| !files.facts.contains_key(*fact)) {
        let at = diagnostics.quoted(file, fact, 0);
        diagnostics.error(file, at, format!("no fact is called “{fact}”"), "a table of facts.toml");
    }
    let told: BTreeSet<&String> = used.into_iter().map(|(_, fact)| fact).collect();
    for id in files.facts.keys().filter(|id| !told.contains(id)) {
        let at = diagnostics.table(FACTS, id);
        diagnostics.error(FACTS, at, format!("no page uses fact “{id}”"), "its name in systems, timeline, cooperation or limits");
    }
}

/// Checks that the picture of all systems has a place for each system, and for nothing else.
fn atlas(files: &CatalogFiles, diagnostics: &mut Diagnostics<'_>) {
    const ATLAS: &str = "picture/atlas.toml";
    let drawn: BTreeSet<&str> = files.atlas.symbols.iter().map(|symbol| symbol.id.as_str()).collect();
    let systems: BTreeSet<&str> = files.systems.iter().map(|system| system.id.as_str()).collect();
    for id in drawn.symmetric_difference(&systems) {
        let at = diagnostics.quoted(ATLAS, id, 0);
        diagnostics.error(ATLAS, at, format!("“{id}” is not both a system and a symbol"), "one symbol for each system, with the same name");
    }
}

/// Checks that a language's words are complete and that their terms exist.
pub(super) fn text(files: &CatalogFiles, language: &LanguageId, text: &CatalogText, diagnostics: &mut Diagnostics<'_>) {
    let file = |name: &str| [language.as_str(), "/", name].concat();
    let facts = file(FACTS);
    same_keys(&facts, "", text.facts.keys(), files.facts.keys(), diagnostics);
    let systems = file(SYSTEMS);
    let words = &text.systems;
    choices(&systems, "parts", &words.parts, Part::ALL.iter().map(|it| it.as_str()), diagnostics);
    choices(&systems, "phases", &words.phases, Phase::ALL.iter().map(|it| it.as_str()), diagnostics);
    choices(&systems, "basings", &words.basings, Basing::ALL.iter().map(|it| it.as_str()), diagnostics);
    choices(&systems, "stages", &words.stages, Status::ALL.iter().map(|it| it.as_str()), diagnostics);
    choices(&systems, "words", &words.words, SYSTEM_WORDS.iter().copied(), diagnostics);
    same_keys(&systems, "names", words.names.keys(), files.systems.iter().map(|system| &system.id), diagnostics);
    let timeline = file(TIMELINE);
    choices(&timeline, "lanes", &text.timeline.lanes, Lane::ALL.iter().map(|it| it.as_str()), diagnostics);
    choices(&timeline, "words", &text.timeline.words, TIMELINE_WORDS.iter().copied(), diagnostics);
    same_keys(&timeline, "spans", text.timeline.spans.keys(), files.timeline.span.iter().map(|it| &it.id), diagnostics);
    same_keys(&timeline, "events", text.timeline.events.keys(), files.timeline.event.iter().map(|it| &it.fact), diagnostics);
    let cooperation = file(COOPERATION);
    same_keys(&cooperation, "ties", text.cooperation.ties.keys(), files.cooperation.tie.iter().map(|it| &it.id), diagnostics);
    let shares = files.cooperation.account.iter().filter_map(|account| account.share.as_ref()).map(|share| share.words.as_str());
    choices(&cooperation, "words", &text.cooperation.words, COOPERATION_WORDS.iter().copied().chain(shares), diagnostics);
    let glossary = file(GLOSSARY);
    same_keys(&glossary, "groups", text.glossary.groups.keys(), files.glossary.groups.iter(), diagnostics);
    same_keys(&glossary, "term", text.glossary.term.keys(), files.glossary.term.iter().map(|it| &it.id), diagnostics);
    let citation_words = file("citations.toml");
    choices(&citation_words, "words", &text.citation_words.words, APPARATUS_WORDS.iter().copied(), diagnostics);
    choices(&citation_words, "dates", &text.citation_words.dates, DATES.iter().copied(), diagnostics);
    choices(&citation_words, "standings", &text.citation_words.standings, Standing::ALL.iter().map(|it| it.as_str()), diagnostics);
    choices(&citation_words, "confidences", &text.citation_words.confidences, Confidence::ALL.iter().map(|it| it.as_str()), diagnostics);
    choices(&citation_words, "kinds", &text.citation_words.kinds, SourceKind::ALL.iter().map(|it| it.as_str()), diagnostics);
    for (words, prose) in &text.facts {
        known_terms(&facts, words, prose, files, diagnostics);
    }
    for (id, term) in text.glossary.term.iter().filter(|(_, term)| prose::terms(&term.definition).next().is_some()) {
        let at = diagnostics.table(&glossary, &["term.", id].concat());
        diagnostics.error(
            &glossary,
            at,
            format!("the definition of “{}” uses a term", term.name),
            "plain words, because a definition cannot open another",
        );
    }
    if ![0, 12].contains(&text.citation_words.months.len()) {
        let at = diagnostics.key(&citation_words, "months");
        diagnostics.error(&citation_words, at, "there are not twelve months".to_owned(), "twelve names, or none where dates have numbers");
    }
}

/// Checks that running text uses only terms of the glossary, and no other brackets.
fn known_terms(file: &str, key: &str, prose: &str, files: &CatalogFiles, diagnostics: &mut Diagnostics<'_>) {
    for term in prose::terms(prose).filter(|term| !files.glossary.term.iter().any(|its| its.id == *term)) {
        let at = diagnostics.key(file, key);
        diagnostics.error(file, at, format!("no term is called “{term}”"), "the id of a [[term]] in glossary.toml");
    }
    let stray = |run: &prose::Run<'_>| matches!(run, prose::Run::Words(words) if words.contains("](") || words.contains('['));
    if prose::runs(prose).iter().any(stray) {
        let at = diagnostics.key(file, key);
        diagnostics.error(file, at, format!("a bracket of “{key}” stays open"), "[words](term), closed on both sides");
    }
}

fn choices<'a>(file: &str, table: &str, words: &Words, wanted: impl Iterator<Item = &'a str>, diagnostics: &mut Diagnostics<'_>) {
    let wanted: Vec<String> = wanted.map(str::to_owned).collect();
    same_keys(file, table, words.keys(), wanted.iter(), diagnostics);
}

/// Reports missing and superfluous keys.
fn same_keys<'a>(
    file: &str,
    table: &str,
    written: impl Iterator<Item = &'a String>,
    wanted: impl Iterator<Item = &'a String>,
    diagnostics: &mut Diagnostics<'_>,
) {
    let written: BTreeSet<&String> = written.collect();
    let wanted: BTreeSet<&String> = wanted.collect();
    let place = if table.is_empty() { String::new() } else { format!(" of [{table}]") };
    for key in wanted.difference(&written) {
        diagnostics.error(file, None, format!("“{key}”{place} is missing"), "its words");
    }
    for key in written.difference(&wanted) {
        let at = diagnostics.key(file, key).or_else(|| diagnostics.table(file, &[table, ".", key].concat()));
        diagnostics.error(file, at, format!("“{key}”{place} is not used"), "a name from the files without words");
    }
}
