//! The missile's flight through a step: its distance along the path at each tick.
//!
//! It flies a piece in each beat that adds a piece of its drawn path. In between it moves slowly. So only one thing at a time
//! moves fast, and the missile never seems to wait.

use crate::beats::{Beat, Kind};
use crate::course::{Course, Place, distance_between, point, samples, whole};
use crate::parties::flies;
use crate::stage::Stage;
use lesson::model::MarkId;
use lesson::model::picture::{AttemptResult, Meaning, Outcome, Picture, PlacedSymbol};

/// The share of a piece that is left for the beats in which others see, report and decide.
const LEFT: f64 = 0.25;
/// The share of a piece that the missile has flown at the end of the beat with the result before the piece.
const ON: f64 = 0.6;

pub(super) struct Flight {
    course: Course,
    /// Ticks and the length of the drawn path at each.
    knots: Vec<[f64; 2]>,
    /// The distance that the missile itself reaches.
    rest: f64,
    /// Its turn in the still, if the still shows it at rest.
    turn: Option<i32>,
    /// The pieces of the drawn path: mark, start and end distance.
    pieces: Vec<(MarkId, [f64; 2])>,
}

/// The missile in a picture.
pub(super) fn missile(picture: &Picture, shows: impl Fn(&MarkId) -> bool) -> Option<&PlacedSymbol> {
    picture.symbols.iter().find(|symbol| flies(symbol) && shows(&symbol.id))
}

impl Flight {
    pub(super) fn of(stage: &Stage<'_>, beats: &[Beat], starts: &[u32]) -> Option<Self> {
        let picture = stage.picture();
        let incoming = |mark: &MarkId| picture.lines.iter().find(|line| line.id == *mark && line.means == Meaning::Incoming);
        let mut course = Course::default();
        let mut pieces = Vec::new();
        let mut legs: Vec<(usize, [f64; 2])> = Vec::new();
        for (nth, beat) in beats.iter().enumerate() {
            let from = course.length();
            for line in beat.brings.iter().filter_map(incoming) {
                let piece = Course::of(&line.path);
                let start = if course.length() > 0.0 { course.length() + distance_between(course.end(), piece.start()) } else { 0.0 };
                course = course.then(&piece);
                pieces.push((line.id.clone(), [start, course.length()]));
            }
            let next = beats.get(nth + 1).map(|next| next.brings.as_slice()).unwrap_or_default();
            let met = picture.outcomes.iter().find(|it| it.result == AttemptResult::Intercepted && next.contains(&it.id));
            if course.length() > from {
                if let Some(met) = met {
                    course = course.on_to(point(met.at));
                }
                legs.push((nth, [from, course.length()]));
            }
        }
        if legs.is_empty() {
            return None;
        }
        let shown = missile(picture, |mark| stage.scene.presence(mark).is_some());
        let rest = shown.map_or(course.length(), |symbol| nearest(&course, point(symbol.at)));
        Some(Self { knots: knots(beats, starts, &legs), rest, turn: shown.map(|symbol| symbol.turn), course, pieces })
    }

    /// The first and last tick of its flight.
    pub(super) fn span(&self) -> [f64; 2] {
        [self.knots.first().map_or(0.0, |knot| knot[0]), self.knots.last().map_or(0.0, |knot| knot[0])]
    }

    /// The ticks for keys, dense enough that straight pieces look like its curve.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let [from, to] = self.span();
        let count = ((to - from) / 14.0).ceil().max(1.0);
        samples(whole(count)).map(|share| from + (to - from) * share).collect()
    }

    /// The missile's place at a tick.
    pub(super) fn place(&self, tick: f64) -> Place {
        let distance = self.drawn(tick).min(self.rest);
        let place = self.course.at(distance);
        match self.turn {
            // The still has its turn in whole degrees.
            Some(turn) if self.rest - distance < 1.0 => Place { turn: f64::from(turn), ..place },
            _ => place,
        }
    }

    /// Where another course crosses the missile's, as a share of that course, and the tick at which the missile is `clear` units
    /// past the crossing.
    pub(super) fn past(&self, other: &Course, clear: f64) -> Option<(f64, f64)> {
        let apart = |share: &f64| {
            let place = other.at(other.length() * share).at;
            distance_between(self.course.at(nearest(&self.course, place)).at, place)
        };
        let share = samples(60).min_by(|a, b| apart(a).total_cmp(&apart(b)))?;
        let crossing = nearest(&self.course, other.at(other.length() * share).at);
        let [from, to] = self.span();
        let past = (whole(from)..=whole(to)).map(f64::from).find(|tick| self.drawn(*tick) >= crossing + clear);
        Some((share, past.unwrap_or(to)))
    }

    /// The tick at which the missile has left the place of a result.
    pub(super) fn leaves(&self, outcome: &Outcome) -> Option<f64> {
        let behind = nearest(&self.course, point(outcome.at)) + 0.9 * f64::from(outcome.size);
        let [from, to] = self.span();
        (whole(from)..=whole(to)).map(f64::from).find(|tick| self.drawn(*tick) >= behind)
    }

    /// The drawing of a piece of the path: first and last tick, and keys in between.
    pub(super) fn piece(&self, mark: &MarkId) -> Option<([f64; 2], Vec<[i32; 2]>)> {
        let (_, [start, end]) = self.pieces.iter().find(|(its, _)| its == mark)?;
        let share = |tick: f64| ((self.drawn(tick) - start) / (end - start)).clamp(0.0, 1.0);
        let ticks = self.ticks();
        let first = ticks.iter().rposition(|tick| share(*tick) <= 0.0).unwrap_or(0);
        let last = ticks.iter().position(|tick| share(*tick) >= 1.0).unwrap_or(ticks.len() - 1).max(first + 1).min(ticks.len() - 1);
        let [from, to] = [ticks[first], ticks[last]];
        let key = |tick: &f64| [whole((tick - from) / (to - from) * 1000.0), whole(share(*tick) * 1000.0)];
        Some(([from, to], ticks[first..=last].iter().map(key).collect()))
    }

    /// The length of the drawn path at a tick: a monotonic curve through the knots.
    fn drawn(&self, tick: f64) -> f64 {
        let after = self.knots.partition_point(|knot| knot[0] < tick);
        let (Some(a), Some(b)) = (after.checked_sub(1).and_then(|nth| self.knots.get(nth)), self.knots.get(after)) else {
            let end = if after == 0 { self.knots.first() } else { self.knots.last() };
            return end.map_or(0.0, |knot| knot[1]);
        };
        let [slope_a, slope_b] = [self.slope(after - 1), self.slope(after)];
        let width = b[0] - a[0];
        let t = (tick - a[0]) / width;
        let [t2, t3] = [t * t, t * t * t];
        (2.0 * t3 - 3.0 * t2 + 1.0) * a[1]
            + (t3 - 2.0 * t2 + t) * width * slope_a
            + (3.0 * t2 - 2.0 * t3) * b[1]
            + (t3 - t2) * width * slope_b
    }

    /// The speed at a knot. The harmonic mean of both sides keeps the curve monotonic. It is 0 at both ends.
    fn slope(&self, nth: usize) -> f64 {
        let speed = |a: &[f64; 2], b: &[f64; 2]| (b[1] - a[1]) / (b[0] - a[0]);
        match (nth.checked_sub(1).and_then(|before| self.knots.get(before)), self.knots.get(nth), self.knots.get(nth + 1)) {
            (Some(a), Some(b), Some(c)) => {
                let [before, after] = [speed(a, b), speed(b, c)];
                if before <= 0.0 || after <= 0.0 { 0.0 } else { 2.0 * before * after / (before + after) }
            }
            _ => 0.0,
        }
    }
}

/// Ticks and the length of the drawn path at each.
fn knots(beats: &[Beat], starts: &[u32], legs: &[(usize, [f64; 2])]) -> Vec<[f64; 2]> {
    let start = |nth: usize| f64::from(starts[nth]);
    let end = |nth: usize| f64::from(starts[nth] + beats[nth].length);
    let mut knots: Vec<[f64; 2]> = Vec::new();
    for (leg, (nth, [from, to])) in legs.iter().enumerate() {
        if leg == 0 {
            knots.push([start(*nth), *from]);
        } else {
            // The missile does not stop at a result that it passes.
            knots.push([start(*nth), from + (to - from) * ON]);
        }
        let last = beats.len() - 1;
        if leg + 1 < legs.len() || *nth == last || beats[*nth].kind == Kind::Acts {
            knots.push([end(*nth), *to]);
        } else {
            knots.push([end(*nth), to - (to - from) * LEFT]);
            knots.push([end(last), *to]);
        }
    }
    knots
}

/// The distance along a course that is closest to a point.
fn nearest(course: &Course, place: [f64; 2]) -> f64 {
    let away = |distance: &f64| distance_between(course.at(*distance).at, place);
    let length = course.length();
    let best = |from: f64, to: f64| {
        let candidates = samples(40).map(|share| (from + (to - from) * share).clamp(0.0, length));
        candidates.min_by(|a, b| away(a).total_cmp(&away(b))).unwrap_or(length)
    };
    let about = best(0.0, length);
    best(about - length / 40.0, about + length / 40.0)
}
