//! Measures outlines and cuts them: their bounds, their dashes, and strips along them.
//!
//! DrawingML has no offset for dashes, and some programs draw no line with a gradient. A broken ring and the edge of a ribbon
//! are therefore outlines of their own.

use crate::path::{Piece, Point};

/// The number of lines that replace a curve.
const FINE: u32 = 16;

/// The parts of an outline as chains of points.
pub(crate) fn chains(pieces: &[Piece]) -> Vec<Vec<Point>> {
    let mut chains: Vec<Vec<Point>> = Vec::new();
    for piece in pieces {
        let here = chains.last().and_then(|chain| chain.last()).copied().unwrap_or_default();
        match *piece {
            Piece::Move(to) => chains.push(vec![to]),
            Piece::Line(to) => chains.last_mut().into_iter().for_each(|chain| chain.push(to)),
            Piece::Curve(one, two, to) => {
                let on = |nth: u32| {
                    let t = f64::from(nth) / f64::from(FINE);
                    let u = 1.0 - t;
                    [0, 1].map(|axis| {
                        u * u * u * here[axis] + 3.0 * u * u * t * one[axis] + 3.0 * u * t * t * two[axis] + t * t * t * to[axis]
                    })
                };
                chains.last_mut().into_iter().for_each(|chain| chain.extend((1..=FINE).map(on)));
            }
            Piece::Close => chains.last_mut().into_iter().for_each(|chain| chain.extend(chain.first().copied())),
        }
    }
    chains
}

/// Left, top, right and bottom of an outline.
pub(crate) fn bounds(pieces: &[Piece]) -> [f64; 4] {
    let far = f64::INFINITY;
    chains(pieces)
        .iter()
        .flatten()
        .fold([far, far, -far, -far], |[left, top, right, bottom], [x, y]| [left.min(*x), top.min(*y), right.max(*x), bottom.max(*y)])
}

/// Cuts a chain into dashes. `pattern` has the lengths of dashes and gaps, in turn, and `offset` the length that is skipped first.
pub(crate) fn dashes(chain: &[Point], pattern: &[f64], offset: f64) -> Vec<Vec<Point>> {
    let period: f64 = pattern.iter().sum();
    if period <= 0.0 {
        return vec![chain.to_vec()];
    }
    let mut left = offset.rem_euclid(period);
    let mut nth = 0;
    while left >= pattern[nth % pattern.len()] {
        left -= pattern[nth % pattern.len()];
        nth += 1;
    }
    let mut rest = pattern[nth % pattern.len()] - left;
    let mut cut: Vec<Vec<Point>> = Vec::new();
    let mut dash: Vec<Point> = chain.first().copied().into_iter().collect();
    for pair in chain.windows(2) {
        let [mut from, to] = [pair[0], pair[1]];
        let mut length = (to[0] - from[0]).hypot(to[1] - from[1]);
        while length > rest {
            let share = rest / length;
            from = [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * share);
            length -= rest;
            if nth % 2 == 0 {
                dash.push(from);
                cut.push(std::mem::take(&mut dash));
            } else {
                dash = vec![from];
            }
            nth += 1;
            rest = pattern[nth % pattern.len()];
        }
        rest -= length;
        if nth % 2 == 0 {
            dash.push(to);
        }
    }
    if nth % 2 == 0 && dash.len() > 1 {
        cut.push(dash);
    }
    cut
}

/// Chains as an open outline.
pub(crate) fn open(chains: &[Vec<Point>]) -> Vec<Piece> {
    let part = |chain: &Vec<Point>| {
        let (first, rest) = chain.split_first()?;
        Some([Piece::Move(*first)].into_iter().chain(rest.iter().map(|to| Piece::Line(*to))).collect::<Vec<_>>())
    };
    chains.iter().filter_map(part).flatten().collect()
}

/// A strip of this width along each chain, as an outline to fill.
pub(crate) fn strip(chains: &[Vec<Point>], width: f64) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for chain in chains.iter().filter(|chain| chain.len() > 1) {
        let aside = |nth: usize, side: f64| {
            let [before, after] = [chain[nth.saturating_sub(1)], chain[(nth + 1).min(chain.len() - 1)]];
            let [dx, dy] = [after[0] - before[0], after[1] - before[1]];
            let length = dx.hypot(dy).max(f64::EPSILON);
            [chain[nth][0] - dy / length * side * width / 2.0, chain[nth][1] + dx / length * side * width / 2.0]
        };
        let there = (0..chain.len()).map(|nth| aside(nth, 1.0));
        let back = (0..chain.len()).rev().map(|nth| aside(nth, -1.0));
        for (nth, point) in there.chain(back).enumerate() {
            pieces.push(if nth == 0 { Piece::Move(point) } else { Piece::Line(point) });
        }
        pieces.push(Piece::Close);
    }
    pieces
}

/// The part of filled outlines on one side of a vertical line: the left side, or else the right.
pub(crate) fn half(pieces: &[Piece], x: f64, is_left: bool) -> Vec<Piece> {
    let is_in = |point: &Point| if is_left { point[0] <= x } else { point[0] >= x };
    let mut parts = Vec::new();
    for chain in chains(pieces) {
        let mut kept: Vec<Point> = Vec::new();
        for (nth, to) in chain.iter().enumerate() {
            let from = chain[(nth + chain.len() - 1) % chain.len()];
            if is_in(&from) != is_in(to) {
                let share = (x - from[0]) / (to[0] - from[0]);
                kept.push([x, from[1] + (to[1] - from[1]) * share]);
            }
            if is_in(to) {
                kept.push(*to);
            }
        }
        kept.dedup();
        if kept.len() > 2 {
            parts.extend(open(&[kept]));
            parts.push(Piece::Close);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::{ellipse, read};

    #[test]
    fn the_bounds_of_a_circle_are_its_square() {
        let [left, top, right, bottom] = bounds(&ellipse([10.0, 20.0], [5.0, 5.0]));
        for (found, expected) in [(left, 5.0), (top, 15.0), (right, 15.0), (bottom, 25.0)] {
            assert!((found - expected).abs() < 0.01, "{found} {expected}");
        }
    }

    #[test]
    fn dashes_begin_after_the_offset_and_go_round_corners() {
        let chain = chains(&read("M0 0H10V10"));
        let cut = dashes(&chain[0], &[6.0, 2.0], 3.0);
        assert_eq!(cut, [vec![[0.0, 0.0], [3.0, 0.0]], vec![[5.0, 0.0], [10.0, 0.0], [10.0, 1.0]], vec![[10.0, 3.0], [10.0, 9.0]]]);
    }

    #[test]
    fn a_half_ends_at_the_line_between_the_halves() {
        let whole = read("M0 0H10V4H0Z");
        assert_eq!(bounds(&half(&whole, 3.0, true)), [0.0, 0.0, 3.0, 4.0]);
        assert_eq!(bounds(&half(&whole, 3.0, false)), [3.0, 0.0, 10.0, 4.0]);
        assert_eq!(half(&whole, 20.0, false), []);
    }

    #[test]
    fn a_strip_has_its_width_on_both_sides() {
        let [left, top, right, bottom] = bounds(&strip(&chains(&read("M0 0H10")), 2.0));
        assert_eq!([left, top, right, bottom], [0.0, -1.0, 10.0, 1.0]);
    }
}
