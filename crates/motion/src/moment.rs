//! A score at a moment: the state of every part that has a track.

use crate::course::whole;
use crate::track::{Does, On, Score, Track};

/// The state of a part at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// The part.
    pub on: On,
    /// Its opacity, in thousandths of its opacity in the still. For a ghost, of its own opacity.
    pub seen: i32,
    /// The drawn part of its line, in thousandths.
    pub drawn: i32,
    /// The progress of its change of look, in thousandths.
    pub turned: i32,
    /// x, y and turn of a moving part: tenths of a unit, degrees.
    pub place: Option<[i32; 3]>,
    /// Its scale in thousandths, and its swing in tenths of a degree.
    pub swing: [i32; 2],
}

impl State {
    /// The state in the still.
    #[must_use]
    pub fn still(on: On) -> Self {
        Self { on, seen: 1000, drawn: 1000, turned: 1000, place: None, swing: [1000, 0] }
    }
}

/// The state of every part with a track at a moment, in the order of their first tracks.
#[must_use]
pub fn at(score: &Score, moment: u32) -> Vec<State> {
    let mut states: Vec<State> = Vec::new();
    for track in &score.tracks {
        let nth = states.iter().position(|state| state.on == track.on).unwrap_or_else(|| {
            states.push(State::still(track.on));
            states.len() - 1
        });
        apply(track, moment, &mut states[nth]);
    }
    states
}

fn apply(track: &Track, moment: u32, state: &mut State) {
    let lasts = matches!(track.on, On::Ghost(_));
    // Before it swells, a part looks as in the still, too.
    let begins_later = matches!(track.does, Does::Swell(_)) && moment < track.from;
    if moment >= track.to && !lasts || begins_later {
        return;
    }
    let [from, to] = [f64::from(track.from), f64::from(track.to)];
    let share = track.ease.after(((f64::from(moment) - from) / (to - from)).clamp(0.0, 1.0));
    let thousandths = whole(share * 1000.0);
    match &track.does {
        Does::Appear => state.seen = thousandths,
        Does::Turn(_) => state.turned = thousandths,
        Does::Draw(keys) => state.drawn = between(keys, share)[1],
        Does::Grow(_) => state.swing[0] = thousandths,
        Does::Settle(_) => {
            state.seen = thousandths;
            state.swing[0] = 1300 - thousandths * 3 / 10;
        }
        Does::Close(_) => {
            state.drawn = thousandths;
            state.seen = if share > 0.0 { 1000 } else { 0 };
        }
        Does::Swell(_) => state.swing[0] = 1000 + (500 - (thousandths - 500).abs()) / 2,
        Does::Move(keys) | Does::Along(_, keys) => {
            let [_, x, y, turn] = between(keys, share);
            state.place = Some([x, y, turn]);
        }
        Does::Look(_, _, keys) => {
            let [_, turn, length] = between(keys, share);
            state.swing = [length, turn];
        }
        Does::Fade(keys) => state.seen = between(keys, share)[1],
    }
}

/// Interpolates between two keys. The first number of each key is its time, in thousandths.
fn between<const N: usize>(keys: &[[i32; N]], share: f64) -> [i32; N] {
    let when = share * 1000.0;
    let after = keys.partition_point(|key| f64::from(key[0]) < when);
    let (Some(a), Some(b)) = (keys.get(after.saturating_sub(1)), keys.get(after).or(keys.last())) else { return [0; N] };
    let width = f64::from(b[0] - a[0]);
    let t = if width > 0.0 { ((when - f64::from(a[0])) / width).clamp(0.0, 1.0) } else { 1.0 };
    std::array::from_fn(|nth| whole(f64::from(a[nth]) + f64::from(b[nth] - a[nth]) * t))
}
