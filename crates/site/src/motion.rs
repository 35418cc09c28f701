//! Writes the motion of the story as a file: the scores of every step on every path, in a compact form, and the words of each beat.
//!
//! `assets/script/motion` reads it; `globals.d.ts` describes each list. The index is bundled with the script. The scores of
//! each composition are a file of their own, since a page shows one. Scores hold no words, so every language uses the same.

use authoring::{BeatWords, Edition};
use lesson::drawing::{Child, Element};
use lesson::model::{MarkId, StepId};
use lesson::scene::{Composition, Presence};
use lesson::story::Story;
use motion::{Beat, Does, Ease, On, Score, Track, beats, score};
use serde_json::{Map, Value, json};

/// What moves in a site's pictures.
pub struct MotionData {
    /// The scores of each of a page's compositions, as JSON, under its name.
    pub scores: Vec<(&'static str, String)>,
    paths: Value,
    default_path: String,
    beats: Vec<Value>,
    words: Map<String, Value>,
}

impl MotionData {
    /// What every composition needs, as JSON. `files` are the names under which the scores are shipped.
    #[must_use]
    pub fn index(&self, files: &[String]) -> String {
        let files: Map<String, Value> =
            self.scores.iter().zip(files).map(|((name, _), file)| ((*name).to_owned(), file.as_str().into())).collect();
        json!({ "path": self.default_path, "steps": self.paths, "beats": self.beats, "words": self.words, "files": files }).to_string()
    }
}

/// The motion of a site.
///
/// # Panics
/// Never for checked content: it has at least one language.
#[must_use]
pub fn motion_data(editions: &[Edition]) -> MotionData {
    let lesson = editions.first().expect("checked content has a language");
    // Paths share steps: an equal motion is written once.
    let mut motions: Vec<Value> = Vec::new();
    let mut paths = Map::new();
    for path in &lesson.paths {
        let steps = path.steps.iter().map(|step| {
            let story = Story { step: step.clone(), path: path.id.clone() };
            let beats = beats(lesson, &story);
            let lengths: Vec<u32> = beats.iter().map(|beat| beat.length).collect();
            let words: Vec<Value> = editions.iter().map(|edition| marked(edition, step, &beats)).collect();
            let scores = Composition::PAGE.map(|composition| written(&score(lesson, &story, composition)));
            json!([step.as_str(), once(&mut motions, json!([lengths, words, scores]))])
        });
        let steps = steps.collect();
        paths.insert(path.id.as_str().to_owned(), steps);
    }
    let all = |pointer: &str| motions.iter().filter_map(|motion| motion.pointer(pointer).cloned()).collect::<Vec<_>>();
    let words = editions.iter().enumerate().map(|(nth, it)| (it.language.id.as_str().to_owned(), all(&format!("/1/{nth}")).into()));
    let scores = Composition::PAGE.iter().enumerate().map(|(nth, it)| (it.as_str(), Value::from(all(&format!("/2/{nth}"))).to_string()));
    MotionData {
        scores: scores.collect(),
        paths: paths.into(),
        default_path: lesson.default_path().id.as_str().to_owned(),
        beats: all("/0"),
        words: words.collect(),
    }
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
    // A player can leave a mark's tracks out, so they are written together.
    let mut marks: Vec<&MarkId> = Vec::new();
    for track in &score.tracks {
        if !marks.contains(&&track.of) {
            marks.push(&track.of);
        }
    }
    let of = |mark: &&MarkId| -> Value {
        let tracks = score.tracks.iter().filter(|track| track.of == **mark).map(track);
        std::iter::once(mark.as_str().into()).chain(tracks).collect()
    };
    json!([score.parts, score.under, score.ghosts.iter().map(element).collect::<Vec<_>>(), marks.iter().map(of).collect::<Vec<_>>()])
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

/// A part's group and its place there, or a ghost's number.
fn place(on: On) -> Vec<i32> {
    let numbers = match on {
        On::Part { group, nth } => vec![group, nth],
        On::Ghost(nth) => vec![nth],
    };
    numbers.into_iter().filter_map(|number| i32::try_from(number).ok()).collect()
}

fn track(track: &Track) -> Value {
    let on = place(track.on);
    let ease = match track.ease {
        Ease::Even => 0,
        Ease::Arrive => 1,
        Ease::Travel => 2,
        Ease::Launch => 3,
    };
    let parts = |parts: &[On]| -> Vec<i32> { parts.iter().flat_map(|part| place(*part)).collect() };
    let (does, about, keys): (i32, Vec<i32>, Vec<i32>) = match &track.does {
        Does::Appear => (0, vec![], vec![]),
        Does::Turn(was) => (1, vec![presence(*was)], vec![]),
        Does::Draw(keys) => (2, vec![], steps_of(keys)),
        Does::Grow(about) => (3, about.to_vec(), vec![]),
        Does::Settle(about) => (4, about.to_vec(), vec![]),
        Does::Close(about) => (5, about.to_vec(), vec![]),
        Does::Swell(about) => (6, about.to_vec(), vec![]),
        Does::Move(keys) => (7, vec![], steps_of(keys)),
        // What follows from the picture is not written.
        Does::Along(lines, _) => (7, parts(lines), vec![]),
        Does::Look([x, y], found, _) => (8, vec![*x, *y, i32::try_from(*found).unwrap_or(0)], vec![]),
        Does::Fade(keys) => (9, vec![], steps_of(keys)),
    };
    json!([on, does, track.from, track.to, ease, about, keys])
}

/// Keys as differences from the previous key. Small numbers compress better.
fn steps_of<const N: usize>(keys: &[[i32; N]]) -> Vec<i32> {
    let before = std::iter::once(&[0; N]).chain(keys);
    keys.iter().zip(before).flat_map(|(key, before)| std::array::from_fn::<i32, N, _>(|nth| key[nth] - before[nth])).collect()
}

/// How much something matters, as the script numbers it.
fn presence(presence: Presence) -> i32 {
    match presence {
        Presence::Standing => 0,
        Presence::Trace => 1,
        Presence::Lit => 2,
        Presence::New => 3,
    }
}
