//! Removes superfluous keys: those that lie where interpolation between their neighbours puts them anyway.

use crate::track::Does;

/// The tolerance for moves: less than a unit, and two degrees.
const MOVE: [i32; 4] = [0, 8, 8, 2];
/// The tolerance for drawn lines: a three-hundredth of the line.
const DRAW: [i32; 2] = [0, 3];

/// The same motion with as few keys as possible.
pub(super) fn thinned(does: Does) -> Does {
    match does {
        Does::Move(keys) => Does::Move(thin(&keys, MOVE)),
        Does::Draw(keys) => Does::Draw(thin(&keys, DRAW)),
        other => other,
    }
}

fn thin<const N: usize>(keys: &[[i32; N]], tolerance: [i32; N]) -> Vec<[i32; N]> {
    let [first, .., last] = keys else { return keys.to_vec() };
    // The greatest distance of a key from the straight piece, in tolerances.
    let miss = |key: &[i32; N]| {
        let share = f64::from(key[0] - first[0]) / f64::from((last[0] - first[0]).max(1));
        let of = |nth: usize| {
            let straight = f64::from(first[nth]) + f64::from(last[nth] - first[nth]) * share;
            (f64::from(key[nth]) - straight).abs() / f64::from(tolerance[nth])
        };
        (1..N).map(of).fold(0.0, f64::max)
    };
    let inside = keys.iter().enumerate().skip(1).take(keys.len() - 2);
    let worst = inside.map(|(nth, key)| (nth, miss(key))).max_by(|a, b| a.1.total_cmp(&b.1));
    match worst {
        Some((nth, miss)) if miss > 1.0 => {
            let mut before = thin(&keys[..=nth], tolerance);
            before.pop();
            before.extend(thin(&keys[nth..], tolerance));
            before
        }
        _ => vec![*first, *last],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_on_the_way_goes_and_a_corner_stays() {
        let keys = [[0, 0], [250, 101], [500, 200], [750, 100], [1000, 0]];
        assert_eq!(thin(&keys, DRAW), [[0, 0], [500, 200], [1000, 0]]);
        assert_eq!(thin(&keys[..1], DRAW), keys[..1]);
    }
}
