//! Writes the motion of the story as a file: the scores of every step on every path, in a compact form, and the words of each beat.
//!
//! It is bundled with `assets/script/motion`; `globals.d.ts` describes each list. Equal scores are
//! written once, because paths share their first steps. Scores contain no words, so all languages use the same.

use authoring::{BeatWords, Edition};
use lesson::drawing::{Child, Element};
use lesson::model::StepId;
use lesson::scene::{Composition, Presence};
use lesson::story::Story;
use motion::{Beat, Does, Ease, On, Score, Track, beats, score};
use serde_json::{Map, Value, json};

/// The scores of a site, as JSON.
///
/// # Panics
/// Never for checked content: it has at least one language.
#[must_use]
pub fn motion_scores(editions: &[Edition]) -> String {
    let lesson = editions.first().expect("checked content has a language");
    let mut scores: Vec<Value> = Vec::new();
    let mut lengths: Vec<Value> = Vec::new();
    let mut words: Vec<Vec<Value>> = vec![Vec::new(); editions.len()];
    let mut steps = Map::new();
    for path in &lesson.paths {
        let mut of_path: Vec<Value> = Vec::new();
        for step in &path.steps {
            let story = Story { step: step.clone(), path: path.id.clone() };
            let [wide, tall] = Composition::PAGE.map(|composition| once(&mut scores, written(&score(lesson, &story, composition))));
            let beats = beats(lesson, &story);
            let marks: Vec<Value> = editions.iter().map(|edition| marked(edition, step, &beats)).collect();
            lengths.push(beats.iter().map(|beat| beat.length).collect());
            for (list, marks) in words.iter_mut().zip(marks) {
                list.push(marks);
            }
            of_path.push(json!([step.as_str(), wide, tall, lengths.len() - 1]));
        }
        steps.insert(path.id.as_str().to_owned(), of_path.into());
    }
    let words: Map<String, Value> =
        editions.iter().zip(words).map(|(it, words)| (it.language.id.as_str().to_owned(), words.into())).collect();
    json!({ "path": lesson.default_path().id.as_str(), "steps": steps, "beats": lengths, "words": words, "scores": scores }).to_string()
}

/// The index of a value in a list. A missing value is added.
fn once(list: &mut Vec<Value>, value: Value) -> usize {
    list.iter().position(|its| *its == value).unwrap_or_else(|| {
        list.push(value);
        list.len() - 1
    })
}

/// The words of the caption for each beat. A beat without words keeps those of the beat before it.
fn marked(edition: &Edition, step: &StepId, beats: &[Beat]) -> Value {
    let words = |beat: &Beat| -> Option<&str> {
        let its = |words: &&BeatWords| words.step == *step && beat.brings.iter().chain(&beat.lights).any(|mark| *mark == words.mark);
        edition.beat_words.iter().find(its).map(|words| words.words.as_str())
    };
    let mut last = "";
    let held = beats.iter().map(|beat| {
        last = words(beat).unwrap_or(last);
        last
    });
    held.collect()
}

fn written(score: &Score) -> Value {
    json!([
        score.parts,
        score.under,
        score.ghosts.iter().map(element).collect::<Vec<_>>(),
        score.tracks.iter().map(track).collect::<Vec<_>>()
    ])
}

/// An element as scripts read it: tag, attributes, children.
pub(crate) fn element(element: &Element) -> Value {
    let attributes: Map<String, Value> =
        element.attributes.iter().map(|(name, value)| ((*name).to_owned(), value.as_str().into())).collect();
    let children = element.children.iter().filter_map(|child| match child {
        Child::Element(child) => Some(self::element(child)),
        Child::Text(_) => None,
    });
    [element.tag.into(), attributes.into()].into_iter().chain(children).collect()
}

fn track(track: &Track) -> Value {
    let on = match track.on {
        On::Part { group, nth } => json!([group, nth]),
        On::Ghost(nth) => json!([nth]),
    };
    let ease = match track.ease {
        Ease::Even => 0,
        Ease::Arrive => 1,
        Ease::Travel => 2,
        Ease::Launch => 3,
    };
    let (does, about, keys): (i32, Value, Vec<i32>) = match &track.does {
        Does::Appear => (0, 0.into(), Vec::new()),
        Does::Turn(was) => (1, presence(*was).into(), Vec::new()),
        Does::Draw(keys) => (2, 0.into(), steps_of(keys)),
        Does::Grow(about) => (3, json!(about), Vec::new()),
        Does::Settle(about) => (4, json!(about), Vec::new()),
        Does::Close(about) => (5, json!(about), Vec::new()),
        Does::Swell(about) => (6, json!(about), Vec::new()),
        Does::Move(keys) => (7, 0.into(), steps_of(keys)),
        Does::Swing(about, keys) => (8, json!(about), steps_of(keys)),
        Does::Fade(keys) => (9, 0.into(), steps_of(keys)),
    };
    json!([on, does, track.from, track.to, ease, about, keys])
}

/// Keys as differences from the previous key. Small numbers compress better.
fn steps_of<const N: usize>(keys: &[[i32; N]]) -> Vec<i32> {
    let before = std::iter::once(&[0; N]).chain(keys);
    keys.iter().zip(before).flat_map(|(key, before)| std::array::from_fn::<i32, N, _>(|nth| key[nth] - before[nth])).collect()
}

/// The CSS class for a presence.
fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Standing => "",
        Presence::Trace => "trace",
        Presence::Lit => "lit",
        Presence::New => "new",
    }
}
