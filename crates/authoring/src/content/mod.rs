//! Reads the content files and checks them, all at once, so that an author sees every mistake.
//!
//! # The files
//! | file | holds |
//! |---|---|
//! | `site.toml` | the languages, the default first; until when events were looked for |
//! | `story.toml` | steps, paths, and which marks each step brings, removes or lights |
//! | `symbols.toml` | the symbol family |
//! | `picture/landscape.toml`, `picture/portrait.toml` | where everything stands |
//! | `picture/panel.toml` | the same for one outcome beside the others: a choice of marks |
//! | `sources.toml` | the sources that steps name |
//! | `LANG/story.toml` | the words of each step, one table a step |
//! | `LANG/picture.toml` | the words of each label; a bar marks where a line may end |
//! | `LANG/symbols.toml` | what each symbol is called, in the order of their sheet |
//! | `LANG/page.toml` | the words of the page around the story |
//! | `LANG/sections.toml` | the words of the pages beside it |
//!
//! What stands on those pages is read by the reference module, which lists its files; what a class needs by the
//! classroom module, and the links that it can cut by the arrangement module.
//!
//! In the files of a language `{looked_to}` stands for the date of that name in `site.toml`.
//!
//! Fields are documented where they end: in [`lesson::model`] and this crate. An unknown field, a name that
//! nothing answers to, a step that no way leads to, a missing or superfluous translation and a
//! source without an address are errors with their place. Reading files from a disk is the
//! caller's matter.

mod arrangement;
mod check;
mod classroom;
mod looked_to;
mod map;
pub mod pseudo;
mod readings;
mod reference;
mod written;

use crate::Edition;
use crate::reference::Reference;
use crate::words::SectionWords;
use lesson::model::picture::{Picture, Pictures, Symbol};
use lesson::model::{Lesson, Prospect, Step, StepId, Term};
use lesson::prose;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::rc::Rc;
use written::{Site, StepWords, Story, SymbolName, SymbolNames};

/// Something that the author of the content has to mend.
#[derive(Clone, Debug, PartialEq)]
pub struct ContentError {
    /// The file, as it was named to [`load`].
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What is wrong.
    pub problem: String,
    /// What would be right.
    pub expected: String,
}

impl fmt::Display for ContentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, problem, expected } = self;
        write!(f, "{file}:{line}:{column}: {problem}")?;
        if expected.is_empty() { Ok(()) } else { write!(f, "; expected {expected}") }
    }
}

/// The texts of the content files, by name: `en/story.toml`.
pub type Files = BTreeMap<String, String>;

/// Turns content files into an edition per language, the default language first.
///
/// # Errors
/// Every mistake found. Where a file cannot be read as TOML, mistakes that need it stay unfound.
pub fn load(files: &Files) -> Result<Vec<Edition>, Vec<ContentError>> {
    let files = looked_to::filled(files);
    let mut reader = Reader { files: &files, errors: Vec::new() };
    let site: Option<Site> = reader.read("site.toml");
    let story: Option<Story> = reader.read("story.toml");
    let symbols: Option<BTreeMap<String, Symbol>> = reader.read("symbols.toml");
    let landscape: Option<Picture> = reader.read("picture/landscape.toml");
    let portrait: Option<Picture> = reader.read("picture/portrait.toml");
    let panel: Option<Picture> = reader.read("picture/panel.toml");
    let sources: Option<written::Sources> = reader.read("sources.toml");
    let (Some(site), Some(story), Some(symbols), Some(landscape), Some(portrait), Some(panel), Some(sources)) =
        (site, story, symbols, landscape, portrait, panel, sources)
    else {
        return Err(reader.errors);
    };
    let Some(shared) = reference::Shared::read(&sources, &mut reader) else { return Err(reader.errors) };
    let pictures = Pictures { landscape, portrait };
    check::site(&site, &mut reader);
    check::story(&story, &sources, &mut reader);
    check::pictures(&pictures, [&panel, shared.atlas()], &symbols, &story, &mut reader);
    let references = reference::in_languages(&shared, &symbols, &site, &mut reader);
    let mut references = references.into_iter();
    let classrooms = classroom::in_languages(&story, &shared, &site.language, &mut reader);
    let mut classrooms = classrooms.into_iter();
    let mut arrangements = arrangement::in_languages(&pictures, &site.language, &mut reader).into_iter();

    let mut editions = Vec::new();
    for language in &site.language {
        let named = |file: &str| [language.id.as_str(), "/", file].concat();
        let words: Option<BTreeMap<String, StepWords>> = reader.read(&named("story.toml"));
        let labels: Option<BTreeMap<String, String>> = reader.read(&named("picture.toml"));
        let symbol_names: Option<Vec<SymbolName>> = reader.read::<SymbolNames>(&named("symbols.toml")).map(|names| names.symbol);
        let page = reader.read(&named("page.toml"));
        let sections: Option<SectionWords> = reader.read(&named("sections.toml"));
        let (Some(words), Some(labels), Some(symbol_names), Some(page), Some(sections)) = (words, labels, symbol_names, page, sections)
        else {
            continue;
        };
        check::step_words(&named("story.toml"), &words, &story, &mut reader);
        check::label_words(&named("picture.toml"), &labels, &pictures, [&panel, shared.atlas()], &mut reader);
        check::symbol_names(&named("symbols.toml"), &symbol_names, &symbols, &mut reader);
        check::page_words(&named("page.toml"), &page, &mut reader);
        check::section_words(&named("sections.toml"), &sections, &mut reader);
        check::step_terms(&named("story.toml"), &words, |term| shared.has_term(term), &mut reader);
        let readings = readings::read(language, &mut reader);
        let steps: Vec<Step> = story.step.iter().filter_map(|step| Some(joined(step, words.get(step.id.as_str())?))).collect();
        let mut reference = references.next().unwrap_or_default();
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
        readings::annotate(readings, &mut lesson, &mut reference);
        lesson.terms = terms_of(&lesson, &reference);
        editions.push(Edition {
            lesson: Rc::new(lesson),
            outcomes: story.outcomes.clone(),
            panel: panel.clone(),
            symbol_names: symbol_names.into_iter().map(|symbol| (symbol.id, symbol.name)).collect(),
            sections,
            updated: site.updated.clone(),
            classroom: classrooms.next().unwrap_or_default(),
            arrangement: arrangements.next().unwrap_or_default(),
            reference,
        });
    }
    readings::covered(&editions, &mut reader);
    check::sources_named(&story, &shared, &sources, &mut reader);
    if reader.errors.is_empty() { Ok(editions) } else { Err(reader.errors) }
}

/// The terms that the steps name, in the order of the glossary.
fn terms_of(lesson: &Lesson, reference: &Reference) -> Vec<Term> {
    let named: BTreeSet<&str> = lesson.steps.iter().flat_map(|step| step.prose()).flat_map(|prose| prose::terms(prose)).collect();
    reference.terms().filter(|term| named.contains(term.id.as_str())).cloned().collect()
}

fn joined(step: &written::Step, words: &StepWords) -> Step {
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
        outcome: words.outcome,
        now: words.now,
        caption: words.caption,
        description: words.description,
        changed: words.changed,
        leaves_out: words.leaves_out,
        question: words.question,
        notes: words.notes.into(),
    }
}

fn choices_in_order(next: &[StepId], words: &StepWords) -> Vec<String> {
    next.iter().filter_map(|step| words.choices.get(step.as_str()).cloned()).collect()
}

fn prospects_in_order(written: &[written::Prospect], words: &StepWords) -> Vec<Prospect> {
    let joined = |it: &written::Prospect| {
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

/// Reads single files and gathers what is wrong with them.
struct Reader<'a> {
    files: &'a Files,
    errors: Vec<ContentError>,
}

impl Reader<'_> {
    fn read<T: DeserializeOwned>(&mut self, file: &str) -> Option<T> {
        let Some(text) = self.files.get(file) else {
            self.error(file, None, "the file is missing".to_owned(), "a TOML file of this name");
            return None;
        };
        match toml::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                let at = error.span().map(|span| span.start);
                self.error(file, at, error.message().trim().replace('\n', ", "), "");
                None
            }
        }
    }

    /// Notes a mistake at a byte of a file; without one, at the end, where something is missing.
    fn error(&mut self, file: &str, at: Option<usize>, problem: String, expected: &str) {
        let text = self.files.get(file).map_or("", String::as_str);
        let before = text.get(..at.unwrap_or(text.len())).unwrap_or("");
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        self.errors.push(ContentError {
            file: file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            problem,
            expected: expected.to_owned(),
        });
    }

    /// Where a string stands in a file, in quotes; `skip` passes over its first places.
    fn quoted(&self, file: &str, word: &str, skip: usize) -> Option<usize> {
        let quoted = ["\"", word, "\""].concat();
        self.files.get(file)?.match_indices(&quoted).nth(skip).map(|(at, _)| at)
    }

    /// Where the record of this table and name begins; `skip` passes over its first places.
    fn record(&self, file: &str, table: &str, name: &str, skip: usize) -> Option<usize> {
        let text = self.files.get(file)?;
        let id = ["id = \"", name, "\""].concat();
        let header = ["[[", table, "]]"].concat();
        let in_table = |at: usize| text[..at].rfind("[[").is_some_and(|open| text[open..].starts_with(&header));
        text.match_indices(&id).map(|(at, _)| at).filter(|at| in_table(*at)).nth(skip)
    }

    /// Where the table of this name begins: `[name]`.
    fn table(&self, file: &str, name: &str) -> Option<usize> {
        let header = ["[", name, "]"].concat();
        self.line(file, |line| line.starts_with(&header))
    }

    /// Where the key of this name stands, at the start of a line.
    fn key(&self, file: &str, name: &str) -> Option<usize> {
        self.line(file, |line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '='])))
    }

    /// Where the first line begins that is like this.
    fn line(&self, file: &str, like: impl Fn(&str) -> bool) -> Option<usize> {
        let text = self.files.get(file)?;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if like(line) {
                return Some(at);
            }
            at += line.len();
        }
        None
    }
}
