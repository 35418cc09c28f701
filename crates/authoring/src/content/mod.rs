//! Reads and checks all content files together, so that an author sees every mistake.
//!
//! # The files
//! | file | holds |
//! |---|---|
//! | `site.toml` | the languages, the default first; the date to which events were looked for |
//! | `story.toml` | steps, paths, and the marks that each step adds, removes or lights |
//! | `symbols.toml` | the symbol family |
//! | `picture/landscape.toml`, `picture/portrait.toml` | the two compositions: the place of everything |
//! | `picture/panel.toml` | the composition of a panel among the outcomes, with fewer marks |
//! | `picture/atlas.toml` | the composition of the picture of all systems |
//! | `sources.toml` | the sources that steps and facts cite |
//! | `facts.toml`, `systems.toml`, `timeline.toml`, `cooperation.toml`, `glossary.toml`, `limits.toml` | the pages beside the story: the `catalog` module |
//! | `class.toml` | plans, questions of the quiz and corrections: the `classroom` module |
//! | `questions.toml` | what classes ask: the `questions` module |
//! | `links.toml` | the links that can be cut: the `dependency` module |
//! | `parts.toml` | the parts of the picture: the `parts` module |
//! | `what_if.toml` | what each mark of the story needs from the links: the `what_if` module |
//! | `LANG/story.toml` | the words of the steps, a table for each |
//! | `LANG/picture.toml` | the words of the labels; a bar marks where a line may break |
//! | `LANG/symbols.toml` | the names of the symbols, in the order of their sheet |
//! | `LANG/page.toml` | the words of the page around the story |
//! | `LANG/sections.toml` | the words of the pages beside the story |
//! | `LANG/tools.toml` | the words of dialogs and printed pages |
//! | `LANG/citations.toml` | the words around sources, and how to cite the explainer |
//! | `LANG/facts.toml` and others | the words for the file of that name above |
//! | `ja/readings.toml` | furigana: the `readings` module |
//!
//! The `catalog` module reads the content of the pages beside the story, the `classroom` and `questions` modules the content
//! for a class, and the `dependency` module the links that a class can cut.
//!
//! In the files of a language, `{looked_to}` is replaced by that date in `site.toml`.
//!
//! The fields are documented at the types that they become, in [`lesson::model`] and this crate. An unknown field, an id
//! that does not exist, a step that cannot be reached, a missing or superfluous translation and a
//! source without an address are errors with a place. This module reads no files from a disk;
//! [`crate::content_files`] does.

mod catalog;
mod check;
mod classroom;
mod dependency;
mod diagnostics;
mod looked_to;
mod map;
mod parts;
pub mod pseudo;
mod questions;
mod raw;
mod readings;
mod what_if;

pub use diagnostics::{ContentError, Files};

use crate::catalog::Catalog;
use crate::classroom::Classroom;
use crate::words::SectionWords;
use crate::{BeatWords, Edition, Outcome};
use diagnostics::Diagnostics;
use lesson::model::picture::{Picture, Pictures, Symbol};
use lesson::model::{Lesson, MarkId, Prospect, Step, StepId, Term};
use lesson::prose;
use raw::{Site, StepWords, Story, SymbolName, SymbolNames};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Turns content files into an edition per language, the default language first.
///
/// # Errors
/// All mistakes found. If a file is not valid TOML, mistakes that depend on its content are not found.
pub fn load(files: &Files) -> Result<Vec<Edition>, Vec<ContentError>> {
    let files = looked_to::filled(files);
    let mut diagnostics = Diagnostics { files: &files, errors: Vec::new() };
    let site: Option<Site> = diagnostics.read("site.toml");
    let story: Option<Story> = diagnostics.read("story.toml");
    let symbols: Option<BTreeMap<String, Symbol>> = diagnostics.read("symbols.toml");
    let landscape: Option<Picture> = diagnostics.read("picture/landscape.toml");
    let portrait: Option<Picture> = diagnostics.read("picture/portrait.toml");
    let panel: Option<Picture> = diagnostics.read("picture/panel.toml");
    let sources: Option<raw::Sources> = diagnostics.read("sources.toml");
    let (Some(site), Some(story), Some(symbols), Some(landscape), Some(portrait), Some(panel), Some(sources)) =
        (site, story, symbols, landscape, portrait, panel, sources)
    else {
        return Err(diagnostics.errors);
    };
    let Some(shared) = catalog::CatalogFiles::read(&sources, &mut diagnostics) else { return Err(diagnostics.errors) };
    let pictures = Pictures { landscape, portrait };
    check::site(&site, &mut diagnostics);
    check::story(&story, &sources, &mut diagnostics);
    check::pictures(&pictures, [&panel, shared.atlas()], &symbols, &story, &mut diagnostics);
    let references = catalog::in_languages(&shared, &symbols, &site, &mut diagnostics);
    let mut references = references.into_iter();
    let classrooms = classroom::in_languages(&story, &shared, &site.language, &mut diagnostics);
    let mut classrooms = classrooms.into_iter();
    let mut questions = questions::in_languages(&story, &shared, &site.language, &mut diagnostics).into_iter();
    let mut parts = parts::in_languages(&pictures, &shared, &site.language, &mut diagnostics).into_iter();
    let arrangements = dependency::in_languages(&pictures, &site.language, &mut diagnostics);
    let arrangement = arrangements.first().cloned().unwrap_or_default();
    let mut what_ifs = what_if::in_languages(&story, &pictures, &arrangement, &site.language, &mut diagnostics).into_iter();
    let mut arrangements = arrangements.into_iter();

    let mut editions = Vec::new();
    for language in &site.language {
        let named = |file: &str| [language.id.as_str(), "/", file].concat();
        let words: Option<BTreeMap<String, StepWords>> = diagnostics.read(&named("story.toml"));
        let labels: Option<BTreeMap<String, String>> = diagnostics.read(&named("picture.toml"));
        let symbol_names: Option<Vec<SymbolName>> = diagnostics.read::<SymbolNames>(&named("symbols.toml")).map(|names| names.symbol);
        let page = diagnostics.read(&named("page.toml"));
        let sections: Option<SectionWords> = diagnostics.read(&named("sections.toml"));
        let (Some(words), Some(labels), Some(symbol_names), Some(page), Some(sections)) = (words, labels, symbol_names, page, sections)
        else {
            continue;
        };
        check::step_words(&named("story.toml"), &words, &story, &mut diagnostics);
        check::label_words(&named("picture.toml"), &labels, &pictures, [&panel, shared.atlas()], &mut diagnostics);
        check::symbol_names(&named("symbols.toml"), &symbol_names, &symbols, &mut diagnostics);
        check::page_words(&named("page.toml"), &page, &mut diagnostics);
        check::section_words(&named("sections.toml"), &sections, &mut diagnostics);
        check::step_terms(&named("story.toml"), &words, |term| shared.has_term(term), &mut diagnostics);
        let readings = readings::read(language, &mut diagnostics);
        let steps: Vec<Step> = story.step.iter().filter_map(|step| Some(joined(step, words.get(step.id.as_str())?))).collect();
        let mut catalog = references.next().unwrap_or_default();
        let mut lesson = Lesson {
            language: language.clone(),
            languages: site.language.clone(),
            start: story.start.clone(),
            paths: story.path.clone(),
            map: map::of(&story, &steps, &pictures.landscape),
            steps,
            pictures: pictures.clone(),
            symbols: symbols.clone().into_iter().collect(),
            labels: labels.into_iter().collect(),
            page,
            sources: sources.source.iter().filter(|source| story.names_source(&source.id)).cloned().collect(),
            terms: Vec::new(),
        };
        readings::annotate(readings, &mut lesson, &mut catalog);
        let (asked, bases) = questions.next().unwrap_or_default();
        let classroom = Classroom { asked, bases, ..classrooms.next().unwrap_or_default() };
        lesson.terms = terms_of(&lesson, &catalog);
        editions.push(Edition {
            lesson: Rc::new(lesson),
            outcomes: story.outcomes.iter().filter_map(|step| Some(outcome(step, words.get(step.as_str())?))).collect(),
            notes: story.step.iter().filter_map(|step| Some((step.id.clone(), words.get(step.id.as_str())?.notes.clone()))).collect(),
            panel: panel.clone(),
            symbol_names: symbol_names.into_iter().map(|symbol| (symbol.id, symbol.name)).collect(),
            sections,
            updated: site.updated.clone(),
            classroom,
            arrangement: arrangements.next().unwrap_or_default(),
            parts: parts.next().unwrap_or_default(),
            what_if: what_ifs.next().unwrap_or_default(),
            beat_words: beat_words(&words),
            catalog,
        });
    }
    readings::covered(&editions, &mut diagnostics);
    check::sources_named(&story, &shared, &sources, &mut diagnostics);
    if diagnostics.errors.is_empty() { Ok(editions) } else { Err(diagnostics.errors) }
}

/// The terms in the words of the steps, in the order of the glossary.
fn terms_of(lesson: &Lesson, catalog: &Catalog) -> Vec<Term> {
    let named: BTreeSet<&str> = lesson.steps.iter().flat_map(|step| step.prose()).flat_map(|prose| prose::terms(prose)).collect();
    catalog.terms().filter(|term| named.contains(term.id.as_str())).map(|entry| entry.term.clone()).collect()
}

fn outcome(step: &StepId, words: &StepWords) -> Outcome {
    Outcome { step: step.clone(), heading: words.outcome.clone() }
}

fn joined(step: &raw::Step, words: &StepWords) -> Step {
    let step = step.clone();
    let words = words.clone();
    Step {
        choices: choices_in_order(&step.next, &words),
        prospects: prospects_in_order(&step.prospect, &words),
        id: step.id,
        next: step.next,
        also: step.also,
        fresh: step.fresh,
        before: step.before,
        adds: step.adds.iter().map(|group| group.marks().to_vec()).collect(),
        removes: step.removes,
        lights: step.lights,
        sources: step.sources,
        heading: words.title.clone(),
        title: words.title,
        station: words.station,
        now: words.now,
        caption: words.caption,
        description: words.description,
        changed: words.changed,
        leaves_out: words.leaves_out,
        question: words.question,
    }
}

fn beat_words(steps: &BTreeMap<String, StepWords>) -> Vec<BeatWords> {
    let of = |(step, words): (&String, &StepWords)| {
        let step = StepId::from(step.as_str());
        let beat = move |(mark, words): (&MarkId, &String)| BeatWords { step: step.clone(), mark: mark.clone(), words: words.clone() };
        words.beats.iter().map(beat).collect::<Vec<_>>()
    };
    steps.iter().flat_map(of).collect()
}

fn choices_in_order(next: &[StepId], words: &StepWords) -> Vec<String> {
    next.iter().filter_map(|step| words.choices.get(step.as_str()).cloned()).collect()
}

fn prospects_in_order(written: &[raw::Prospect], words: &StepWords) -> Vec<Prospect> {
    let joined = |it: &raw::Prospect| {
        let words = words.prospects.get(&it.id)?.clone();
        Some(Prospect {
            id: it.id.clone(),
            system: it.system.clone(),
            sources: it.sources.clone(),
            name: words.name,
            then: words.then,
            since: words.since,
        })
    };
    written.iter().filter_map(joined).collect()
}
