//! A film of a path: its shots, and how long each lasts.
//!
//! A shot is a step. It holds the picture of the step before while viewers read its title, then plays the step, then rests. It is
//! as long as its words take. A step with two pictures has two shots. The last picture is a card with sources and licence.

use crate::reading::time;
use authoring::Edition;
use lesson::model::{Era, Path, PathId, Step, StepId};
use lesson::prose::{filled, plain};
use lesson::story::Story;
use motion::{Beat, TICKS_PER_SECOND, beats};
use slides::{Slide, outline};

/// The duration of a frame in milliseconds: 25 in a second.
pub const FRAME: u32 = 40;

/// The time to look at a new picture, besides that for its title.
const ARRIVAL: u32 = 600;
/// The shortest rest after the last event of a shot.
const REST: u32 = 2400;
/// The slowest pace of a step, as a share of the page's own.
const SLOWEST: [u32; 2] = [3, 5];
/// The duration of the marks that another year adds, as the page draws them.
const RENEWAL: u32 = 900;
/// The shortest and the longest time for the card at the end.
const CARD: [u32; 2] = [8_000, 16_000];

/// A step in a film. Durations are milliseconds, and whole frames.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shot {
    /// The step.
    pub step: StepId,
    /// The path through it.
    pub path: PathId,
    /// The era of its picture.
    pub era: Era,
    /// Its title.
    pub title: String,
    /// The sentences beside its picture.
    pub sentences: Vec<String>,
    /// The line with credit, licence and date.
    pub credit: String,
    /// What happens in it, for those who do not see it.
    pub description: String,
    /// When each sentence is due as a caption, from the start of the shot.
    pub due: Vec<u32>,
    /// The duration of the step's motion at the page's own pace.
    pub motion: u32,
    /// How long it waits before the first event.
    pub lead: u32,
    /// How long the step plays.
    pub plays: u32,
    /// How long it rests after the last event.
    pub rest: u32,
}

impl Shot {
    /// The whole duration.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.lead + self.plays + self.rest
    }

    /// The moments of its motion in order, each with the number of frames that show it.
    #[must_use]
    pub fn frames(&self) -> Vec<[u32; 2]> {
        let count = self.plays / FRAME;
        let mut all = vec![[0, self.lead / FRAME]];
        for nth in 1..=count {
            let moment = self.motion * nth / count;
            match all.last_mut() {
                Some([last, frames]) if *last == moment => *frames += 1,
                _ => all.push([moment, 1]),
            }
        }
        if let Some([_, frames]) = all.last_mut() {
            *frames += self.rest / FRAME;
        }
        all
    }
}

/// The last picture of a film, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The name of the explainer.
    pub name: String,
    /// How this path ends.
    pub ending: String,
    /// That it is one of several outcomes.
    pub outcomes: String,
    /// What the picture is and is not.
    pub caveat: String,
    /// The heading over the sources.
    pub heading: String,
    /// The sources of the path's steps.
    pub sources: Vec<String>,
    /// Credit, licence and date.
    pub credit: Vec<String>,
    /// How long it is shown.
    pub length: u32,
}

/// A film of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Film {
    /// The path.
    pub path: PathId,
    /// Its name in file names.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its shots, in order.
    pub shots: Vec<Shot>,
    /// What it ends with.
    pub card: Card,
}

impl Film {
    /// The start of each shot, and of the card.
    #[must_use]
    pub fn starts(&self) -> Vec<u32> {
        let mut at = 0;
        let starts = self.shots.iter().map(|shot| {
            at += shot.length();
            at - shot.length()
        });
        let mut starts: Vec<u32> = starts.collect();
        starts.push(at);
        starts
    }

    /// The whole duration.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.shots.iter().map(Shot::length).sum::<u32>() + self.card.length
    }
}

/// The film of a path.
#[must_use]
pub fn film(edition: &Edition, path: &Path) -> Film {
    // A film goes on by itself, so it does not ask.
    let slides = outline(edition, path).into_iter().filter(|slide| !slide.is_question);
    let shots = slides.filter_map(|slide| shot(edition, path, slide)).collect();
    let card = card(edition, path);
    Film {
        path: path.id.clone(),
        name: ["layered-defense", edition.language.id.as_str(), path.id.as_str()].join("-"),
        title: [card.name.as_str(), " – ", &card.ending].concat(),
        shots,
        card,
    }
}

fn shot(edition: &Edition, path: &Path, slide: Slide) -> Option<Shot> {
    let era = slide.picture.era;
    let step = edition.step(&slide.picture.step)?;
    let events = beats(&edition.lesson, &Story { step: step.id.clone(), path: path.id.clone() });
    let (sentences, description, motion) = match &step.now {
        Some(now) if era == Era::Now => (&now.caption, &now.changed, RENEWAL),
        _ => (&step.caption, &step.changed, length(&events)),
    };
    let sentences: Vec<String> = sentences.iter().map(|sentence| plain(sentence)).collect();
    let reads: u32 = sentences.iter().map(|sentence| time(sentence)).sum();
    let lead = frames(ARRIVAL + time(&slide.title));
    // The events come while the words are read, but never in slow motion.
    let plays = frames(reads.saturating_sub(REST).clamp(motion, motion * SLOWEST[1] / SLOWEST[0]));
    let rest = frames(REST.max((reads + ARRIVAL).saturating_sub(plays)));
    let mut shot = Shot {
        step: step.id.clone(),
        path: path.id.clone(),
        era,
        title: slide.title,
        credit: slide.credit,
        description: plain(description),
        due: Vec::new(),
        sentences,
        motion,
        lead,
        plays,
        rest,
    };
    shot.due = due(edition, step, &events, &shot);
    Some(shot)
}

/// The duration of beats in milliseconds.
fn length(beats: &[Beat]) -> u32 {
    beats.iter().map(|beat| beat.length).sum::<u32>() * 1000 / TICKS_PER_SECOND
}

/// The next whole number of frames.
fn frames(milliseconds: u32) -> u32 {
    milliseconds.div_ceil(FRAME) * FRAME
}

/// When each sentence is due: with the first event that marks its words, as far as all sentences can be read.
fn due(edition: &Edition, step: &Step, events: &[Beat], shot: &Shot) -> Vec<u32> {
    let times: Vec<u32> = shot.sentences.iter().map(|sentence| time(sentence)).collect();
    let all: u32 = times.iter().sum();
    let mut due = Vec::new();
    let mut earliest = 0;
    for (nth, sentence) in shot.sentences.iter().enumerate() {
        let before: u32 = times[..nth].iter().sum();
        let latest = shot.length().saturating_sub(all - before);
        let marked = (shot.era == Era::In2015 && nth > 0).then(|| event_in(edition, step, events, sentence)).flatten();
        let wanted = match marked {
            Some(at) => shot.lead + shot.plays * at / shot.motion.max(1),
            None => shot.length() * before / all.max(1),
        };
        let at = wanted.max(earliest).min(latest);
        earliest = at + times[nth];
        due.push(at);
    }
    due
}

/// When the first event begins that marks words of a sentence, in milliseconds at the page's own pace.
fn event_in(edition: &Edition, step: &Step, events: &[Beat], sentence: &str) -> Option<u32> {
    let its = edition.beat_words.iter().filter(|words| words.step == step.id && sentence.contains(words.words.as_str()));
    let begins = its.filter_map(|words| {
        let nth = events.iter().position(|event| event.brings.iter().chain(&event.lights).any(|mark| *mark == words.mark))?;
        Some(length(&events[..nth]))
    });
    begins.min()
}

fn card(edition: &Edition, path: &Path) -> Card {
    let ending = edition.ending(path);
    let outcome = edition.outcomes.iter().find(|outcome| ending.is_some_and(|step| step.id == outcome.step));
    let mut ids: Vec<&String> = Vec::new();
    for step in path.steps.iter().filter_map(|step| edition.step(step)) {
        for id in step.sources.iter().chain(step.prospects.iter().flat_map(|it| &it.sources)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
    }
    let sources = ids.into_iter().filter_map(|id| edition.catalog.source(id)).map(|source| {
        // A date stays on its line.
        let date = source.date.replace('-', "\u{2011}");
        let date = if date.is_empty() { date } else { edition.page.remark(&date) };
        [&source.publisher, &edition.page.comma, &source.title, &date].map(String::as_str).concat()
    });
    let words = &edition.catalog.citation_words;
    let updated = words.words.get("updated").map(String::as_str).unwrap_or_default();
    let credit = [
        edition.classroom.word("slides_author").to_owned(),
        plain(&edition.page.credit),
        plain(&filled(updated, &[("date", &words.date(&edition.updated))])),
    ];
    let [summary, caveat] = [&edition.sections.outcomes.summary, &edition.page.caveat].map(|words| plain(words));
    let length = frames((ARRIVAL + time(&summary) + time(&caveat)).clamp(CARD[0], CARD[1]));
    Card {
        name: edition.page.name.clone(),
        ending: outcome.map(|it| plain(&it.heading.replace('|', ""))).unwrap_or_default(),
        outcomes: summary,
        caveat,
        heading: plain(&edition.page.sources),
        sources: sources.collect(),
        credit: credit.to_vec(),
        length,
    }
}
