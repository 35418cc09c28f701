//! Reads the files for a class, checks them against the story, and joins them with their words.
//!
//! # The files
//! | file | holds |
//! |---|---|
//! | `class.toml` | aims, the lesson in a few sentences, plans with their minutes, quiz questions with answers, debate questions, further reading, corrections |
//! | `LANG/class.toml` | the words for each of them |
//! | `LANG/tools.toml` | the words of dialogs, windows and printed pages, by key |

use super::catalog::CatalogFiles;
use super::diagnostics::{Diagnostics, same_names};
use super::raw::Story;
use crate::classroom::{About, AnswerOption, Classroom, Correction, Opens, Part, Plan, Prompt, Question, Whose};
use crate::date::Date;
use crate::section::Section;
use lesson::address::Labels;
use lesson::model::StepId;
use lesson::model::{Language, LanguageId};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const FILE: &str = "class.toml";
/// The part of a plan in which the class goes through the story.
const STORY_PART: &str = "story";

/// Words by key.
type Words = BTreeMap<String, String>;

/// `class.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassFile {
    aims: Vec<String>,
    needs: Vec<String>,
    cannot: Vec<String>,
    sentences: Vec<String>,
    plan: Vec<PlanRecord>,
    question: Vec<QuestionRecord>,
    prompt: Vec<PromptRecord>,
    reading: Vec<ReadingRecord>,
    correction: Vec<CorrectionRecord>,
}

/// A lesson plan in `class.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanRecord {
    minutes: u32,
    parts: Vec<PartRecord>,
    seconds: BTreeMap<String, u32>,
}

/// A part of a lesson plan.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartRecord {
    id: String,
    minutes: u32,
    #[serde(default)]
    opens: Vec<OpensRecord>,
}

/// What a teacher opens for a part of a lesson: a step, or a page beside the story.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OpensRecord {
    /// The name of the page in its address.
    page: String,
    /// The id of something on a page beside the story.
    #[serde(default)]
    at: String,
    /// Whether the labels of a step are shown.
    #[serde(default)]
    labels: Labels,
}

impl OpensRecord {
    fn read(&self, story: &Story) -> Option<Opens> {
        let step = story.step.iter().find(|step| step.id.as_str() == self.page);
        match (step, Section::named(&self.page)) {
            (Some(step), _) if self.at.is_empty() => Some(Opens::Step(step.id.clone(), self.labels)),
            (None, Some(section)) if self.labels == Labels::default() => Some(Opens::Section(section, self.at.clone())),
            _ => None,
        }
    }
}

/// A quiz question in `class.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionRecord {
    id: String,
    about: About,
    step: StepId,
    options: Vec<String>,
    answer: String,
}

/// A debate question in `class.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PromptRecord {
    id: String,
    facts: Vec<String>,
}

/// An item of further reading in `class.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadingRecord {
    source: String,
}

/// A correction in `class.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CorrectionRecord {
    id: String,
    /// Whose wording it corrects.
    of: Whose,
    date: Date,
    #[serde(default)]
    facts: Vec<String>,
}

/// `LANG/class.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassWords {
    aims: Words,
    needs: Words,
    cannot: Words,
    sentences: Words,
    plans: BTreeMap<String, PlanWords>,
    questions: BTreeMap<String, QuestionWords>,
    prompts: BTreeMap<String, PromptWords>,
    reading: Words,
    corrections: BTreeMap<String, CorrectionWords>,
}

/// The words of a lesson plan.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanWords {
    name: String,
    parts: Words,
}

/// The words of a quiz question.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionWords {
    ask: String,
    options: Words,
    feedback: Words,
}

/// The words of a debate question.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PromptWords {
    ask: String,
    hint: String,
}

/// The words of a correction.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CorrectionWords {
    was: String,
    is: String,
    why: String,
}

/// The class content in every language, in order. If something is missing, that is reported, and fewer are returned.
pub(super) fn in_languages(
    story: &Story,
    shared: &CatalogFiles,
    languages: &[Language],
    diagnostics: &mut Diagnostics<'_>,
) -> Vec<Classroom> {
    let Some(class) = diagnostics.read::<ClassFile>(FILE) else { return Vec::new() };
    shared_holds(&class, story, shared, diagnostics);
    let mut rooms = Vec::new();
    let mut first: Option<Words> = None;
    for language in languages {
        let words: Option<ClassWords> = diagnostics.read(&of(&language.id, FILE));
        let tools: Option<Words> = diagnostics.read(&of(&language.id, "tools.toml"));
        let (Some(words), Some(tools)) = (words, tools) else { continue };
        complete(&class, &words, &language.id, diagnostics);
        let expected = first.get_or_insert_with(|| tools.clone());
        same_names(&of(&language.id, "tools.toml"), "words", expected.keys(), tools.keys(), diagnostics);
        if diagnostics.errors.is_empty() {
            rooms.push(joined(&class, &words, tools, story));
        }
    }
    rooms
}

fn of(language: &LanguageId, file: &str) -> String {
    [language.as_str(), "/", file].concat()
}

fn plan_name(plan: &PlanRecord) -> String {
    ["m", &plan.minutes.to_string()].concat()
}

/// Checks what must hold in every language.
fn shared_holds(class: &ClassFile, story: &Story, shared: &CatalogFiles, diagnostics: &mut Diagnostics<'_>) {
    let steps: BTreeSet<&str> = story.step.iter().map(|step| step.id.as_str()).collect();
    let default: BTreeSet<&str> = story.path.first().into_iter().flat_map(|path| &path.steps).map(StepId::as_str).collect();
    for plan in &class.plan {
        let name = format!("the plan of {} minutes", plan.minutes);
        let at = diagnostics.line(FILE, |line| line.trim_end() == format!("minutes = {}", plan.minutes));
        let sum: u32 = plan.parts.iter().map(|part| part.minutes).sum();
        if sum != plan.minutes {
            diagnostics.error(FILE, at, format!("the parts of {name} make {sum}"), &plan.minutes.to_string());
        }
        let of_story: u32 = plan.parts.iter().filter(|part| part.id == STORY_PART).map(|part| part.minutes * 60).sum();
        let paced: u32 = plan.seconds.values().sum();
        if paced != of_story {
            diagnostics.error(
                FILE,
                at,
                format!("the steps of {name} take {paced} seconds"),
                &format!("{of_story}, as its part “{STORY_PART}”"),
            );
        }
        if plan.seconds.keys().map(String::as_str).collect::<BTreeSet<_>>() != default {
            diagnostics.error(FILE, at, format!("{name} does not pace the steps of the default path"), "each of them once, and no other");
        }
    }
    let asked: BTreeSet<&String> = class.question.iter().map(|it| &it.id).collect();
    for opens in class.plan.iter().flat_map(|plan| &plan.parts).flat_map(|part| &part.opens) {
        if opens.read(story).is_none() {
            let at = diagnostics.line(FILE, |line| line.contains(&["page = \"", &opens.page, "\""].concat()));
            let expected = "a step, with or without its labels, or a page beside the story, with or without `at`";
            diagnostics.error(FILE, at, format!("a plan opens “{}”, which is not a page that it can open like this", opens.page), expected);
        }
        if opens.page == Section::Quiz.slug() && !opens.at.is_empty() && !asked.contains(&opens.at) {
            let at = diagnostics.quoted(FILE, &opens.at, 0);
            diagnostics.error(FILE, at, format!("there is no question “{}”", opens.at), "the id of a [[question]]");
        }
    }
    for (list, ids) in [("aims", &class.aims), ("needs", &class.needs), ("cannot", &class.cannot), ("sentences", &class.sentences)] {
        let at = diagnostics.line(FILE, |line| line.starts_with(list));
        each_once(list, ids, |_, _| at, diagnostics);
    }
    let records = |table: &'static str| move |diagnostics: &Diagnostics<'_>, id: &str| diagnostics.record(FILE, table, id, 1);
    each_once("[[question]]", class.question.iter().map(|it| &it.id), records("question"), diagnostics);
    each_once("[[prompt]]", class.prompt.iter().map(|it| &it.id), records("prompt"), diagnostics);
    each_once("[[correction]]", class.correction.iter().map(|it| &it.id), records("correction"), diagnostics);
    for question in &class.question {
        let at = diagnostics.record(FILE, "question", &question.id, 0);
        each_once(&question.id, &question.options, |_, _| at, diagnostics);
        if !steps.contains(question.step.as_str()) {
            diagnostics.error(FILE, at, format!("no step is called “{}”", question.step.as_str()), "the id of a step of story.toml");
        }
        if !question.options.contains(&question.answer) {
            diagnostics.error(
                FILE,
                at,
                format!("“{}” is not among the options of “{}”", question.answer, question.id),
                "one of its options",
            );
        }
    }
    let facts = class.prompt.iter().flat_map(|it| &it.facts).chain(class.correction.iter().flat_map(|it| &it.facts));
    for fact in facts.filter(|fact| !shared.has_fact(fact)) {
        let at = diagnostics.quoted(FILE, fact, 0);
        diagnostics.error(FILE, at, format!("there is no fact “{fact}”"), "a name in facts.toml");
    }
    for reading in class.reading.iter().filter(|it| !shared.has_source(&it.source)) {
        let at = diagnostics.quoted(FILE, &reading.source, 0);
        diagnostics.error(FILE, at, format!("there is no source “{}”", reading.source), "the id of a [[source]] in sources.toml");
    }
    for correction in class.correction.iter().filter(|it| it.date.parts().is_none()) {
        let at = diagnostics.record(FILE, "correction", &correction.id, 0);
        diagnostics.error(FILE, at, format!("“{}” has no date", correction.id), "2026-11-23");
    }
}

/// Checks that ids are unique, because words are found by id. `place` returns where the second occurrence is.
fn each_once<'a>(
    list: &str,
    ids: impl IntoIterator<Item = &'a String>,
    place: impl Fn(&Diagnostics<'_>, &str) -> Option<usize>,
    diagnostics: &mut Diagnostics<'_>,
) {
    let mut seen = BTreeSet::new();
    for twice in ids.into_iter().filter(|id| !seen.insert(id.as_str())) {
        let at = place(diagnostics, twice);
        diagnostics.error(FILE, at, format!("{list} has “{twice}” twice"), "each of them once");
    }
}

/// Checks that every record has its words and all words have their record.
fn complete(class: &ClassFile, words: &ClassWords, language: &LanguageId, diagnostics: &mut Diagnostics<'_>) {
    let file = of(language, FILE);
    same_names(&file, "[aims]", &class.aims, words.aims.keys(), diagnostics);
    same_names(&file, "[needs]", &class.needs, words.needs.keys(), diagnostics);
    same_names(&file, "[cannot]", &class.cannot, words.cannot.keys(), diagnostics);
    same_names(&file, "[sentences]", &class.sentences, words.sentences.keys(), diagnostics);
    same_names(&file, "[plans]", class.plan.iter().map(plan_name).collect::<Vec<_>>().iter(), words.plans.keys(), diagnostics);
    for plan in &class.plan {
        if let Some(words) = words.plans.get(&plan_name(plan)) {
            same_names(&file, &plan_name(plan), plan.parts.iter().map(|part| &part.id), words.parts.keys(), diagnostics);
        }
    }
    same_names(&file, "[questions]", class.question.iter().map(|it| &it.id), words.questions.keys(), diagnostics);
    for question in &class.question {
        if let Some(words) = words.questions.get(&question.id) {
            same_names(&file, &question.id, &question.options, words.options.keys(), diagnostics);
            same_names(&file, &question.id, &question.options, words.feedback.keys(), diagnostics);
        }
    }
    same_names(&file, "[prompts]", class.prompt.iter().map(|it| &it.id), words.prompts.keys(), diagnostics);
    same_names(&file, "[reading]", class.reading.iter().map(|it| &it.source), words.reading.keys(), diagnostics);
    same_names(&file, "[corrections]", class.correction.iter().map(|it| &it.id), words.corrections.keys(), diagnostics);
}

/// The seconds at each step. The time before the story is added to its first step, the time after it to its last.
fn stays(plan: &PlanRecord, steps: &[StepId]) -> Vec<(StepId, u32)> {
    let mut stays: Vec<(StepId, u32)> = steps.iter().filter_map(|step| Some((step.clone(), *plan.seconds.get(step.as_str())?))).collect();
    let mut around = plan.parts.split(|part| part.id == STORY_PART).map(|parts| parts.iter().map(|part| part.minutes * 60).sum::<u32>());
    let (before, after) = (around.next().unwrap_or_default(), around.sum::<u32>());
    if let Some((_, first)) = stays.first_mut() {
        *first += before;
    }
    if let Some((_, last)) = stays.last_mut() {
        *last += after;
    }
    stays
}

fn joined(class: &ClassFile, words: &ClassWords, tools: Words, story: &Story) -> Classroom {
    let listed = |ids: &[String], words: &Words| ids.iter().filter_map(|id| words.get(id).cloned()).collect();
    let part = |part: &PartRecord, what: &String| Part {
        minutes: part.minutes,
        what: what.clone(),
        opens: part.opens.iter().filter_map(|opens| opens.read(story)).collect(),
    };
    let plan = |plan: &PlanRecord| {
        let words = words.plans.get(&plan_name(plan))?;
        let steps = story.path.first().map_or(&[][..], |path| &path.steps);
        Some(Plan {
            minutes: plan.minutes,
            name: words.name.clone(),
            parts: plan.parts.iter().filter_map(|record| Some(part(record, words.parts.get(&record.id)?))).collect(),
            stays: stays(plan, steps),
        })
    };
    let question = |record: &QuestionRecord| {
        let words = words.questions.get(&record.id)?;
        let option = |id: &String| {
            Some(AnswerOption {
                id: id.clone(),
                words: words.options.get(id)?.clone(),
                feedback: words.feedback.get(id)?.clone(),
                right: *id == record.answer,
            })
        };
        Some(Question {
            id: record.id.clone(),
            about: record.about,
            step: record.step.clone(),
            ask: words.ask.clone(),
            options: record.options.iter().filter_map(option).collect(),
        })
    };
    let prompt = |record: &PromptRecord| {
        let words = words.prompts.get(&record.id)?;
        Some(Prompt { ask: words.ask.clone(), hint: words.hint.clone(), facts: record.facts.clone() })
    };
    let correction = |record: &CorrectionRecord| {
        let words = words.corrections.get(&record.id)?;
        Some(Correction {
            of: record.of,
            date: record.date.clone(),
            was: words.was.clone(),
            is: words.is.clone(),
            why: words.why.clone(),
            facts: record.facts.clone(),
        })
    };
    let mut corrections: Vec<Correction> = class.correction.iter().filter_map(correction).collect();
    corrections.sort_by_key(|it| std::cmp::Reverse(it.date.parts()));
    Classroom {
        aims: listed(&class.aims, &words.aims),
        needs: listed(&class.needs, &words.needs),
        cannot: listed(&class.cannot, &words.cannot),
        sentences: listed(&class.sentences, &words.sentences),
        plans: class.plan.iter().filter_map(plan).collect(),
        questions: class.question.iter().filter_map(question).collect(),
        prompts: class.prompt.iter().filter_map(prompt).collect(),
        reading: class.reading.iter().filter_map(|it| Some((it.source.clone(), words.reading.get(&it.source)?.clone()))).collect(),
        corrections,
        words: tools,
        ..Classroom::default()
    }
}
