//! The tracks of a film as `WebVTT`: captions, descriptions, chapters.

use crate::film::Film;
use crate::reading::{captions, time};

/// A kind of track, as in the attribute `kind` of `<track>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The words beside the picture.
    Captions,
    /// What happens in the picture, for those who do not see it.
    Descriptions,
    /// The steps.
    Chapters,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Captions, Self::Descriptions, Self::Chapters];

    /// Its name in markup and in file names.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Captions => "captions",
            Self::Descriptions => "descriptions",
            Self::Chapters => "chapters",
        }
    }
}

/// Words, shown from a millisecond to another.
struct Cue {
    from: u32,
    to: u32,
    words: String,
}

/// A track of a film.
#[must_use]
pub fn track(film: &Film, kind: Kind) -> String {
    let starts = film.starts();
    let mut cues: Vec<Cue> = Vec::new();
    for (shot, from) in film.shots.iter().zip(&starts) {
        let to = from + shot.length();
        match kind {
            Kind::Chapters => cues.push(Cue { from: *from, to, words: shot.title.clone() }),
            Kind::Descriptions => cues.push(Cue { from: *from, to, words: shot.description.clone() }),
            Kind::Captions => {
                let ends = shot.due.iter().skip(1).map(|due| from + due).chain([to]);
                for ((sentence, due), end) in shot.sentences.iter().zip(&shot.due).zip(ends) {
                    cues.extend(spread(sentence, from + due, end));
                }
            }
        }
    }
    let (from, to) = (starts.last().copied().unwrap_or(0), film.length());
    match kind {
        Kind::Chapters => cues.push(Cue { from, to, words: film.card.heading.clone() }),
        Kind::Descriptions => cues.push(Cue { from, to, words: film.card.credit.join(" ") }),
        Kind::Captions => cues.extend(spread(&film.card.outcomes, from, to)),
    }
    let cues = cues.iter().enumerate().map(|(nth, cue)| {
        let [from, to] = [cue.from, cue.to].map(stamp);
        format!("\n{}\n{from} --> {to}\n{}\n", nth + 1, escaped(&cue.words))
    });
    std::iter::once("WEBVTT\n".to_owned()).chain(cues).collect()
}

/// Words as captions between two moments, each as long as its share of the words.
fn spread(words: &str, from: u32, to: u32) -> Vec<Cue> {
    let pieces = captions(words);
    let all: u32 = pieces.iter().map(|piece| time(piece)).sum();
    let mut read = 0;
    let place = |read: u32| from + u32::try_from(u64::from(to - from) * u64::from(read) / u64::from(all.max(1))).unwrap_or(0);
    let cue = |piece: &&str| {
        let begins = place(read);
        read += time(piece);
        Cue { from: begins, to: place(read), words: (*piece).to_owned() }
    };
    pieces.iter().map(cue).collect()
}

/// A moment as in a cue's line of times.
fn stamp(moment: u32) -> String {
    let [hours, minutes, seconds, rest] = [moment / 3_600_000, moment / 60_000 % 60, moment / 1000 % 60, moment % 1000];
    format!("{hours:02}:{minutes:02}:{seconds:02}.{rest:03}")
}

/// Words escaped for a cue.
fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
