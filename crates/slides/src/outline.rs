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
    /// The sentences below its picture.
    pub caption: String,
    /// The line with credit, licence and date.
    pub credit: String,
    /// The speaker's notes: headings with paragraphs.
    pub notes: Vec<(String, Vec<String>)>,
}

/// The slides of a path: one for each step, and another one for the picture of today where a step has it.
#[must_use]
pub fn outline(edition: &Edition, path: &Path) -> Vec<Slide> {
    let steps = path.steps.iter().filter_map(|step| edition.step(step));
    steps.flat_map(|step| eras(step).iter().map(move |era| slide(edition, step, *era))).collect()
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
        caption: plain(&caption.join(between(edition))),
        credit: [credit(edition, &title), dated(edition)].join(" · "),
        notes: notes(edition, step),
        title,
    }
}

/// What is between two sentences: nothing in Japanese, else a space.
fn between(edition: &Edition) -> &'static str {
    if edition.language.id.as_str() == "ja" { "" } else { " " }
}

/// The credit of a picture: what it is, whose, and under which licence.
fn credit(edition: &Edition, title: &str) -> String {
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
    let its = step.sources.iter().chain(step.prospects.iter().flat_map(|it| &it.sources));
    let mut ids: Vec<&String> = Vec::new();
    for id in its {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let sources = ids.into_iter().filter_map(|id| edition.catalog.source(id)).map(|source| {
        let date = if source.date.is_empty() { String::new() } else { [" (", &source.date, ")"].concat() };
        let old = if source.archived { [" – ", &edition.page.archived].concat() } else { String::new() };
        [source.publisher.as_str(), ", ", &source.title, &date, ": ", &source.url, &old].concat()
    });
    vec![
        (word("ask"), vec![plain(&notes.ask)]),
        (word("look_for"), vec![plain(&notes.answer)]),
        (word("misconception"), vec![plain(&notes.misconception)]),
        (plain(&edition.page.sources), sources.collect()),
    ]
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
