//! The words of each slide of a path, from the content: title, caption, notes, alternative texts, credit.

use authoring::Edition;
use lesson::address::Theme;
use lesson::model::{Era, MarkId, Path, Step, StepId};
use lesson::prose::{filled, plain};
use lesson::scene::{Composition, Scene};
use lesson::story::Story;

/// The picture of a slide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its step.
    pub step: StepId,
    /// Its era.
    pub era: Era,
}

/// A slide in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    /// What it shows.
    pub picture: Picture,
    /// Its title.
    pub title: String,
    /// The paragraphs below its picture: the step's sentences, or the answers to its question.
    pub caption: Vec<String>,
    /// Whether it asks the question of its step. The next slide shows the answer of the path.
    pub is_question: bool,
    /// The line with credit, licence and date.
    pub credit: String,
    /// The speaker's notes: headings with paragraphs.
    pub notes: Vec<(String, Vec<String>)>,
}

/// The slides of a path: one for each step, and another one for the picture of today or for the question where a step has it.
#[must_use]
pub fn outline(edition: &Edition, path: &Path) -> Vec<Slide> {
    let steps = path.steps.iter().filter_map(|step| edition.step(step));
    let of_step = |step| {
        let slides = eras(step).iter().map(move |era| slide(edition, step, *era));
        slides.chain(question(edition, path, step)).collect::<Vec<_>>()
    };
    steps.flat_map(of_step).collect()
}

/// The eras of a step's pictures.
fn eras(step: &Step) -> &'static [Era] {
    if step.now.is_some() { &[Era::In2015, Era::Now] } else { &[Era::In2015] }
}

fn slide(edition: &Edition, step: &Step, era: Era) -> Slide {
    let of_era = |era: &str| filled(&edition.sections.era_title, &[("step", &step.title), ("era", era)]);
    let (title, caption) = match (&step.now, era) {
        (None, _) => (step.title.clone(), &step.caption),
        (Some(_), Era::In2015) => (of_era(&edition.page.then), &step.caption),
        (Some(now), Era::Now) => (of_era(&edition.page.now), &now.caption),
    };
    Slide {
        picture: Picture { step: step.id.clone(), era },
        caption: vec![plain(&caption.join(between(edition)))],
        is_question: false,
        credit: credit(edition, &title),
        notes: if era == Era::Now { since(edition, step) } else { notes(edition, step) },
        title,
    }
}

/// The question of a step on a path, with the picture of that step.
fn question(edition: &Edition, path: &Path, step: &Step) -> Option<Slide> {
    let answers: Vec<(&StepId, String)> = step.next.iter().zip(step.choices.iter().map(|choice| plain(choice))).collect();
    let (_, answer) = answers.iter().find(|(to, _)| path.steps.contains(to))?;
    let title = plain(&step.question);
    let then = filled(edition.classroom.word("slides_question"), &[("answer", answer)]);
    Some(Slide {
        picture: Picture { step: step.id.clone(), era: Era::In2015 },
        credit: credit(edition, &plain(&step.title)),
        notes: vec![(edition.classroom.word("ask").to_owned(), vec![title.clone(), then])],
        title,
        caption: answers.iter().map(|(_, answer)| answer.clone()).collect(),
        is_question: true,
    })
}

/// What is between two sentences: nothing in Japanese, else a space.
fn between(edition: &Edition) -> &'static str {
    if edition.language.id.as_str() == "ja" { "" } else { " " }
}

/// The credit of a picture: what it is, whose, under which licence, and of which date.
fn credit(edition: &Edition, title: &str) -> String {
    [attribution(edition, title), dated(edition)].join(" · ")
}

fn attribution(edition: &Edition, title: &str) -> String {
    let (before, after) = edition.sections.credit_line.split_once("{step}").unwrap_or_default();
    // A title with a question mark needs no full stop.
    let after = if title.ends_with(['?', '？']) { after.trim_start_matches(['.', '。']) } else { after };
    [before, title, after].concat().replace('|', "")
}

/// The date of the content.
fn dated(edition: &Edition) -> String {
    let words = &edition.catalog.citation_words;
    let updated = words.words.get("updated").map(String::as_str).unwrap_or_default();
    plain(&filled(updated, &[("date", &words.date(&edition.updated))]))
}

/// Question, answer, misconception and sources, under the headings of presenter view.
fn notes(edition: &Edition, step: &Step) -> Vec<(String, Vec<String>)> {
    let notes = edition.notes_on(&step.id);
    let word = |name: &str| edition.classroom.word(name).to_owned();
    vec![
        (word("ask"), vec![plain(&notes.ask)]),
        (word("look_for"), vec![plain(&notes.answer)]),
        (word("misconception"), vec![plain(&notes.misconception)]),
        sources(edition, step.sources.iter()),
    ]
}

/// What happened to each plan of a step since then, and the sources of that.
fn since(edition: &Edition, step: &Step) -> Vec<(String, Vec<String>)> {
    let plans = step.prospects.iter().map(|plan| [plain(&plan.name).as_str(), &edition.page.colon, &plain(&plan.since)].concat());
    vec![(plain(&edition.page.prospects), plans.collect()), sources(edition, step.prospects.iter().flat_map(|plan| &plan.sources))]
}

/// A list of sources with its heading. Each source is in it once.
fn sources<'a>(edition: &'a Edition, its: impl Iterator<Item = &'a String>) -> (String, Vec<String>) {
    let mut ids: Vec<&String> = Vec::new();
    for id in its {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let sources = ids.into_iter().filter_map(|id| edition.catalog.source(id)).map(|source| {
        let date = if source.date.is_empty() { String::new() } else { edition.page.remark(&source.date) };
        let old = source.remarks(&edition.page);
        [&source.publisher, &edition.page.comma, &source.title, &date, &edition.page.colon, &source.url, &old].map(String::as_str).concat()
    });
    (plain(&edition.page.sources), sources.collect())
}

/// The scene of a slide's picture.
pub(crate) fn scene<'a>(edition: &'a Edition, path: &Path, picture: &Picture) -> Scene<'a> {
    let story = Story::at(&edition.lesson, &picture.step, &path.id);
    Scene::of(&edition.lesson, &story, Composition::Landscape).in_era(&story, picture.era)
}

/// The alternative text of a mark in a scene: its part, and what it does here. `None` without a part.
pub(crate) fn alternative(edition: &Edition, scene: &Scene<'_>, era: Era, mark: &MarkId) -> Option<(String, String)> {
    let parts = &edition.parts;
    let part = parts.of_mark(mark)?;
    let passage = parts.passages(scene, era).into_iter().find(|passage| passage.line.id == part.id);
    let words = match passage {
        Some(passage) => filled(&parts.words.line, &[("from", &passage.from.called), ("to", &passage.to.called), ("what", &part.carries)]),
        None => {
            let what = part.now.as_ref().filter(|_| era == Era::Now).unwrap_or(&part.what);
            let named = filled(&parts.words.named, &[("name", &part.name), ("roles", what)]);
            let roles = parts.roles_in_words(scene, era, part);
            if roles.is_empty() { named } else { [named.as_str(), &parts.words.role, &roles].join(between(edition)) }
        }
    };
    Some((part.id.clone(), plain(&words)))
}

/// The name of a path's file in a theme. It says what it is where a browser saves it.
#[must_use]
pub fn file_name(edition: &Edition, path: &Path, theme: Theme) -> String {
    let language = edition.language.id.as_str();
    let name = ["layered-defense", language, path.id.as_str()].join("-");
    if theme == Theme::Light { [&name, ".pptx"].concat() } else { [&name, "-", theme.as_str(), ".pptx"].concat() }
}
