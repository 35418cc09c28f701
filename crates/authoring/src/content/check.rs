//! Checks content files against each other. Each file is valid TOML of the right shape already.
//!
//! Each function checks a single concern and reports every mistake with its place.

use super::catalog::CatalogFiles;
use super::diagnostics::{Diagnostics, unique, written_as_name};
use super::raw::{OneOrMore, Site, Sources, StepWords, Story, SymbolName};
use crate::date::Date;
use crate::section::Section;
use crate::words::SectionWords;
use lesson::model::picture::{Picture, Pictures, Symbol};
use lesson::model::{MarkId, PageWords, Path, StepId};
use lesson::prose;
use std::collections::{BTreeMap, BTreeSet};

const STORY: &str = "story.toml";

pub(super) fn site(site: &Site, diagnostics: &mut Diagnostics<'_>) {
    if site.updated.parts().is_none() {
        diagnostics.error("site.toml", diagnostics.key("site.toml", "updated"), "`updated` is not a date".to_owned(), "2026-11-23");
    }
    if site.looked_to.parts().is_none() {
        diagnostics.error("site.toml", diagnostics.key("site.toml", "looked_to"), "`looked_to` is not a month".to_owned(), "2026-03");
    }
    if site.language.is_empty() {
        diagnostics.error("site.toml", None, "no language is listed".to_owned(), "at least one [[language]]");
    }
    unique("site.toml", "language", site.language.iter().map(|language| language.id.as_str()), diagnostics);
    for language in &site.language {
        written_as_name("site.toml", "language", language.id.as_str(), diagnostics);
    }
}

pub(super) fn story(story: &Story, sources: &Sources, diagnostics: &mut Diagnostics<'_>) {
    unique(STORY, "step", story.step.iter().map(|step| step.id.as_str()), diagnostics);
    let steps: BTreeSet<&StepId> = story.step.iter().map(|step| &step.id).collect();
    let named = story.step.iter().flat_map(|step| step.next.iter().chain(&step.also)).chain(story.path.iter().flat_map(|path| &path.steps));
    let unknown: BTreeSet<&StepId> = named.chain(&story.outcomes).chain([&story.start]).filter(|step| !steps.contains(step)).collect();
    for step in &unknown {
        let at = diagnostics.quoted(STORY, step.as_str(), 0);
        diagnostics.error(STORY, at, format!("no step is called “{}”", step.as_str()), &list(&steps));
    }
    for step in &story.step {
        written_as_name(STORY, "step", step.id.as_str(), diagnostics);
    }
    // An unknown id cuts routes. Reports about unreachable steps would only hide the cause.
    if unknown.is_empty() {
        reachable(story, diagnostics);
    }
    if story.path.is_empty() {
        diagnostics.error(STORY, None, "the story has no path".to_owned(), "at least one [[path]], the default first");
    }
    for path in &story.path {
        path_holds_together(story, path, diagnostics);
    }
    for step in story.step.iter().filter(|step| Section::all().any(|section| section.slug() == step.id.as_str())) {
        let at = diagnostics.record(STORY, "step", step.id.as_str(), 0);
        diagnostics.error(STORY, at, format!("“{}” is the address of another page", step.id.as_str()), "another name");
    }
    if story.outcomes.is_empty() {
        diagnostics.error(
            STORY,
            diagnostics.key(STORY, "outcomes"),
            "no outcome is listed".to_owned(),
            "the steps that show one, in the order of their figure",
        );
    }
    unique(STORY, "step.prospect", story.step.iter().flat_map(|step| &step.prospect).map(|prospect| prospect.id.as_str()), diagnostics);
    source_records(sources, diagnostics);
    let known: BTreeSet<&str> = sources.source.iter().map(|source| source.id.as_str()).collect();
    for step in &story.step {
        if step.sources.is_empty() {
            let at = diagnostics.record(STORY, "step", step.id.as_str(), 0);
            diagnostics.error(STORY, at, format!("step “{}” names no source", step.id.as_str()), "at least one");
        }
        for prospect in step.prospect.iter().filter(|prospect| prospect.sources.is_empty()) {
            let at = diagnostics.record(STORY, "step.prospect", &prospect.id, 0);
            diagnostics.error(STORY, at, format!("“{}” names no source", prospect.id), "at least one");
        }
        let named = step.sources.iter().chain(step.prospect.iter().flat_map(|prospect| &prospect.sources));
        for source in named.filter(|source| !known.contains(source.as_str())) {
            let at = diagnostics.quoted(STORY, source, 0);
            diagnostics.error(STORY, at, format!("no source is called “{source}”"), "the id of a [[source]] in sources.toml");
        }
    }
}

fn reachable(story: &Story, diagnostics: &mut Diagnostics<'_>) {
    let mut reached = BTreeSet::from([&story.start]);
    let mut ahead = vec![&story.start];
    while let Some(here) = ahead.pop() {
        for step in story.step.iter().filter(|step| step.id == *here).flat_map(|step| &step.next) {
            if reached.insert(step) {
                ahead.push(step);
            }
        }
    }
    for step in story.step.iter().filter(|step| !reached.contains(&step.id)) {
        let id = step.id.as_str();
        let at = diagnostics.record(STORY, "step", id, 0);
        diagnostics.error(STORY, at, format!("no step leads to “{id}”"), "its name in the `next` of another step");
    }
}

fn path_holds_together(story: &Story, path: &Path, diagnostics: &mut Diagnostics<'_>) {
    let id = path.id.as_str();
    let at = diagnostics.record(STORY, "path", id, 0);
    if path.steps.first() != Some(&story.start) {
        diagnostics.error(STORY, at, format!("path “{id}” does not begin where the story does"), story.start.as_str());
    }
    for pair in path.steps.windows(2) {
        let [from, to] = pair else { continue };
        if !story.step.iter().any(|step| step.id == *from && step.next.contains(to)) {
            let problem = format!("path “{id}” goes from “{}” to “{}”", from.as_str(), to.as_str());
            diagnostics.error(STORY, at, problem, "a step in the `next` of the step before");
        }
    }
}

fn source_records(sources: &Sources, diagnostics: &mut Diagnostics<'_>) {
    const FILE: &str = "sources.toml";
    unique(FILE, "source", sources.source.iter().map(|source| source.id.as_str()), diagnostics);
    for source in &sources.source {
        if !source.url.starts_with("https://") && !source.url.starts_with("http://") {
            let at = diagnostics.record(FILE, "source", &source.id, 0);
            diagnostics.error(FILE, at, format!("source “{}” has no address", source.id), "a `url` that begins with https://");
        }
        if !source.date.is_empty() && Date(source.date.clone()).parts().is_none() {
            let at = diagnostics.record(FILE, "source", &source.id, 0);
            diagnostics.error(
                FILE,
                at,
                format!("the date of “{}” has the wrong form", source.id),
                "2013-04-12, 2013-04, 2013, or nothing where the page gives none",
            );
        }
        if source.url.starts_with("http://") && !source.archived {
            let at = diagnostics.record(FILE, "source", &source.id, 0);
            diagnostics.error(FILE, at, format!("“{}” has an archived address, but not `archived = true`", source.id), "`archived = true`");
        }
    }
}

pub(super) fn pictures(
    pictures: &Pictures,
    others: [&Picture; 2],
    symbols: &BTreeMap<String, Symbol>,
    story: &Story,
    diagnostics: &mut Diagnostics<'_>,
) {
    let [panel, atlas] = others;
    for (file, picture) in compositions(pictures).into_iter().chain([(PANEL, panel), (ATLAS, atlas)]) {
        let marks = marks(picture);
        sky(file, picture, diagnostics);
        unique(file, "label", picture.labels.iter().map(|label| label.id.as_str()), diagnostics);
        for symbol in picture.symbols.iter().filter(|symbol| !symbols.contains_key(&symbol.draws)) {
            let at = diagnostics.quoted(file, &symbol.draws, 0);
            diagnostics.error(file, at, format!("no symbol is called “{}”", symbol.draws), &names(symbols.keys()));
        }
        for symbol in picture.symbols.iter().filter(|symbol| symbol.stage.is_some()) {
            if symbols.get(&symbol.draws).is_some_and(|drawn| drawn.outline.is_empty()) {
                let at = diagnostics.record(file, "symbol", symbol.id.as_str(), 0);
                let problem = format!("“{}” is not in service, but “{}” has no outline", symbol.id.as_str(), symbol.draws);
                diagnostics.error(file, at, problem, "an `outline` in symbols.toml");
            }
        }
        for mark in picture.labels.iter().filter_map(|label| label.of.as_ref()).filter(|mark| !marks.contains(mark)) {
            let at = diagnostics.quoted(file, mark.as_str(), 0);
            diagnostics.error(file, at, format!("a label names “{}”, which is not drawn", mark.as_str()), "a mark of this file");
        }
        // The picture of all systems has its own marks.
        if file == ATLAS {
            continue;
        }
        // A panel shows only some of the marks.
        if file == PANEL {
            let all = self::marks(&pictures.landscape);
            for mark in marks.iter().filter(|mark| !all.contains(*mark)) {
                let at = diagnostics.quoted(file, mark.as_str(), 0);
                diagnostics.error(file, at, format!("“{}” is in no other picture", mark.as_str()), "a mark of both compositions");
            }
            continue;
        }
        let staged: BTreeSet<&MarkId> = story
            .step
            .iter()
            .flat_map(|step| {
                let added = step.adds.iter().flat_map(OneOrMore::marks);
                step.before.iter().chain(added).chain(&step.removes).chain(&step.lights)
            })
            .collect();
        for mark in staged.into_iter().filter(|mark| !marks.contains(mark)) {
            let at = diagnostics.quoted(STORY, mark.as_str(), 0);
            diagnostics.error(STORY, at, format!("“{}” is not drawn in {file}", mark.as_str()), "a mark of both compositions");
        }
    }
}

/// Checks that the horizon is a curve across the whole picture, and that the layers above it are in order.
fn sky(file: &str, picture: &Picture, diagnostics: &mut Diagnostics<'_>) {
    let horizon = &picture.horizon;
    let at = diagnostics.table(file, "horizon");
    let [width, height] = picture.size;
    let farthest = horizon.top[0].max(width - horizon.top[0]) + horizon.beyond[0];
    if horizon.radius <= farthest {
        diagnostics.error(
            file,
            at,
            format!("the horizon’s radius is {}", horizon.radius),
            &format!("more than {farthest}, to reach across"),
        );
    }
    if !(0 < horizon.air && horizon.air < horizon.orbit) {
        diagnostics.error(
            file,
            at,
            "the air or the orbit has the wrong height".to_owned(),
            "an `air` above the ground, and an `orbit` above the air",
        );
    }
    if !(horizon.top[1] < horizon.floor && horizon.floor <= height) {
        diagnostics.error(file, at, format!("the floor is at {}", horizon.floor), "a place below the ground and in the picture");
    }
    if horizon.sea[0] >= horizon.sea[1] {
        diagnostics.error(file, at, "the shores of the sea are in the wrong order".to_owned(), "its left shore, then its right one");
    }
    for tier in &picture.tiers {
        let at = diagnostics.record(file, "tier", tier.id.as_str(), 0);
        if tier.heights[0] >= tier.heights[1] || tier.heights[1] >= horizon.orbit {
            diagnostics.error(
                file,
                at,
                format!("the heights of “{}” are wrong", tier.id.as_str()),
                "the lower edge, then the upper, below the orbit",
            );
        }
        if tier.span[0] >= tier.span[1] {
            diagnostics.error(
                file,
                at,
                format!("the span of “{}” is wrong", tier.id.as_str()),
                "where the ribbon begins, then where it ends",
            );
        }
    }
}

const PANEL: &str = "picture/panel.toml";
const ATLAS: &str = "picture/atlas.toml";

fn compositions(pictures: &Pictures) -> [(&'static str, &Picture); 2] {
    [("picture/landscape.toml", &pictures.landscape), ("picture/portrait.toml", &pictures.portrait)]
}

pub(super) fn marks(picture: &Picture) -> BTreeSet<&MarkId> {
    let lines = picture.lines.iter().map(|mark| &mark.id);
    let symbols = picture.symbols.iter().map(|mark| &mark.id);
    let outcomes = picture.outcomes.iter().map(|mark| &mark.id);
    let nodes = picture.nodes.iter().map(|mark| &mark.id);
    let tiers = picture.tiers.iter().map(|mark| &mark.id);
    lines.chain(symbols).chain(outcomes).chain(nodes).chain(tiers).collect()
}

pub(super) fn step_words(file: &str, words: &BTreeMap<String, StepWords>, story: &Story, diagnostics: &mut Diagnostics<'_>) {
    let mut stations = BTreeSet::new();
    for step in &story.step {
        let id = step.id.as_str();
        let Some(words) = words.get(id) else {
            diagnostics.error(file, None, format!("step “{id}” has no words"), &format!("a table [{id}]"));
            continue;
        };
        let at = diagnostics.table(file, id);
        if words.caption.is_empty() || words.caption.len() > 2 {
            diagnostics.error(file, at, format!("the caption of “{id}” has {} sentences", words.caption.len()), "one or two");
        }
        if words.now.as_ref().is_some_and(|now| now.caption.is_empty() || now.caption.len() > 2) {
            diagnostics.error(file, at, format!("the caption of “{id}” for now has the wrong length"), "one or two sentences");
        }
        let said = words.caption.iter().map(|sentence| prose::plain(sentence)).collect::<Vec<_>>();
        for (mark, phrase) in &words.beats {
            let at = diagnostics.quoted(file, phrase, 0);
            let known =
                story.step.iter().flat_map(|step| step.adds.iter().flat_map(OneOrMore::marks).chain(&step.lights).chain(&step.before));
            if !known.into_iter().any(|its| its == mark) {
                diagnostics.error(
                    file,
                    at,
                    format!("no step has a mark called “{}”", mark.as_str()),
                    "a mark that the step adds or lights",
                );
            }
            if !said.iter().any(|sentence| sentence.contains(phrase.as_str())) {
                diagnostics.error(file, at, format!("the caption of “{id}” does not say “{phrase}”"), "words as they stand in it");
            }
        }
        if words.station.is_empty() || !stations.insert(words.station.as_str()) {
            diagnostics.error(
                file,
                at,
                format!("the station of “{id}” is empty or not unique"),
                "one or two words that no other station has",
            );
        }
        let asks = step.next.len() > 1;
        if asks == words.question.is_empty() {
            let expected = if asks { "a `question`, because several steps may follow" } else { "none, because only one step may follow" };
            diagnostics.error(file, at, format!("the question of “{id}” is missing or superfluous"), expected);
        }
        if story.outcomes.contains(&step.id) == words.outcome.is_empty() {
            let expected = "words if the step is one of the `outcomes`, and none otherwise";
            diagnostics.error(file, at, format!("the `outcome` of “{id}” is missing or superfluous"), expected);
        }
        let listed: BTreeSet<&str> = step.prospect.iter().map(|prospect| prospect.id.as_str()).collect();
        let worded: BTreeSet<&str> = words.prospects.keys().map(String::as_str).collect();
        for prospect in listed.symmetric_difference(&worded) {
            diagnostics.error(
                file,
                at,
                format!("the prospect “{prospect}” of “{id}” is missing or superfluous"),
                "words for each [[step.prospect]] of story.toml",
            );
        }
        let offered: BTreeSet<&str> = if asks { step.next.iter().map(StepId::as_str).collect() } else { BTreeSet::new() };
        let worded: BTreeSet<&str> = words.choices.keys().map(String::as_str).collect();
        for choice in offered.symmetric_difference(&worded) {
            diagnostics.error(
                file,
                at,
                format!("the choice “{choice}” of “{id}” is missing or superfluous"),
                "one of `choices` for each step that may follow",
            );
        }
    }
    for id in words.keys().filter(|id| !story.step.iter().any(|step| step.id.as_str() == *id)) {
        let at = diagnostics.table(file, id);
        diagnostics.error(file, at, format!("no step is called “{id}”"), "a step of story.toml");
    }
}

pub(super) fn label_words(
    file: &str,
    words: &BTreeMap<String, String>,
    pictures: &Pictures,
    others: [&Picture; 2],
    diagnostics: &mut Diagnostics<'_>,
) {
    let mut used = BTreeSet::new();
    let [panel, atlas] = others;
    for (composition, picture) in compositions(pictures).into_iter().chain([(PANEL, panel), (ATLAS, atlas)]) {
        for label in &picture.labels {
            used.insert(label.words());
            if !words.contains_key(label.words()) {
                diagnostics.error(file, None, format!("the label “{}” of {composition} has no words", label.words()), "its words here");
            }
        }
    }
    for key in words.keys().filter(|key| !used.contains(key.as_str())) {
        let at = diagnostics.key(file, key);
        diagnostics.error(file, at, format!("no label is called “{key}”"), "the id of a [[label]] of a composition");
    }
}

pub(super) fn symbol_names(file: &str, names: &[SymbolName], symbols: &BTreeMap<String, Symbol>, diagnostics: &mut Diagnostics<'_>) {
    unique(file, "symbol", names.iter().map(|symbol| symbol.id.as_str()), diagnostics);
    for id in symbols.keys().filter(|id| !names.iter().any(|symbol| symbol.id == **id)) {
        diagnostics.error(file, None, format!("the symbol “{id}” has no name"), "a [[symbol]] with its name here");
    }
    for name in names.iter().filter(|symbol| !symbols.contains_key(&symbol.id)) {
        let at = diagnostics.record(file, "symbol", &name.id, 0);
        diagnostics.error(file, at, format!("no symbol is called “{}”", name.id), &self::names(symbols.keys()));
    }
}

pub(super) fn page_words(file: &str, words: &PageWords, diagnostics: &mut Diagnostics<'_>) {
    let naming = &words.naming;
    let filled: [(&str, &str, &[&str]); 5] = [
        ("progress", &words.progress, &["{n}", "{count}"]),
        ("bad_value", &words.bad_value, &["{key}", "{value}", "{used}"]),
        ("progress", &naming.progress, &["{n}", "{count}"]),
        ("blank", &naming.blank, &["{n}"]),
        ("named", &naming.named, &["{n}", "{name}"]),
    ];
    for (key, written, places) in filled {
        for place in places.iter().filter(|place| !written.contains(*place)) {
            let at = diagnostics.key(file, key);
            diagnostics.error(file, at, format!("`{key}` does not contain {place}"), place);
        }
    }
}

pub(super) fn section_words(file: &str, words: &SectionWords, diagnostics: &mut Diagnostics<'_>) {
    for (key, written, place) in [
        ("see_step", &words.see_step, "{step}"),
        ("credit_line", &words.credit_line, "{step}"),
        ("era_title", &words.era_title, "{step}"),
        ("era_title", &words.era_title, "{era}"),
    ] {
        if !written.contains(place) {
            let at = diagnostics.key(file, key);
            diagnostics.error(file, at, format!("`{key}` does not contain {place}"), place);
        }
    }
}

/// Checks that every term in the steps is in the glossary.
pub(super) fn step_terms(file: &str, words: &BTreeMap<String, StepWords>, known: impl Fn(&str) -> bool, diagnostics: &mut Diagnostics<'_>) {
    for (step, words) in words {
        let prose = words.caption.iter().chain(words.now.iter().flat_map(|now| &now.caption)).chain([&words.leaves_out]);
        for term in prose.flat_map(|prose| prose::terms(prose)).filter(|term| !known(term)) {
            let at = diagnostics.table(file, step);
            diagnostics.error(
                file,
                at,
                format!("“{step}” uses the term “{term}”, which is not in the glossary"),
                "the id of a [[term]] in glossary.toml",
            );
        }
        let prospects = words.prospects.values().flat_map(|it| [&it.name, &it.then, &it.since]);
        let closed = [&words.title, &words.question].into_iter().chain(words.choices.values()).chain(prospects);
        for term in closed.flat_map(|prose| prose::terms(prose)) {
            let at = diagnostics.table(file, step);
            diagnostics.error(
                file,
                at,
                format!("“{step}” uses the term “{term}” where no definition can open"),
                "terms in `caption` or `leaves_out` only",
            );
        }
    }
}

/// Checks that something cites every source. The list holds only sources on which the explainer depends.
pub(super) fn sources_named(story: &Story, catalog: &CatalogFiles, sources: &Sources, diagnostics: &mut Diagnostics<'_>) {
    const FILE: &str = "sources.toml";
    for source in sources.source.iter().filter(|source| !story.names_source(&source.id) && !catalog.names_source(&source.id)) {
        let at = diagnostics.record(FILE, "source", &source.id, 0);
        diagnostics.error(FILE, at, format!("nothing uses source “{}”", source.id), "its name in a fact, a term or a step");
    }
    for prospect in story.step.iter().flat_map(|step| &step.prospect).filter(|prospect| !catalog.has_system(&prospect.system)) {
        let at = diagnostics.record(STORY, "step.prospect", &prospect.id, 0);
        diagnostics.error(STORY, at, format!("no system is called “{}”", prospect.system), "the id of a [[system]] in systems.toml");
    }
}

fn list(steps: &BTreeSet<&StepId>) -> String {
    names(steps.iter().map(|step| step.as_str()))
}

fn names<S: AsRef<str>>(names: impl Iterator<Item = S>) -> String {
    let names: Vec<String> = names.map(|name| name.as_ref().to_owned()).collect();
    format!("one of {}", names.join(", "))
}
