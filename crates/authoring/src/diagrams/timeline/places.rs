//! Places names so that none touches another or a line. Numbers in, numbers out; all in the picture's units.

use crate::measure::width_of;
use lesson::model::picture::Anchor;

/// A short name that needs a place below its mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    /// The x of its mark.
    pub(super) at: i32,
    /// The width of its words.
    pub(super) width: i32,
    /// Whether it is more important than other names.
    pub(super) first: bool,
}

/// The place of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The row below the marks, from 0.
    pub(super) row: i32,
    /// The x at which its words begin.
    pub(super) left: i32,
    /// Which end of its words lies at its mark.
    pub(super) anchor: Anchor,
}

/// The distance to keep between words, and between words and lines.
const AIR: i32 = 6;

/// Breaks words into lines of at most this width. Scripts without spaces break between letters.
pub(super) fn wrapped(words: &str, letter: i32, room: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces(words) {
        match lines.last_mut() {
            Some(line) if width_of(&[line.as_str(), piece].concat(), letter) <= room => line.push_str(piece),
            _ => lines.push(piece.trim_start().to_owned()),
        }
    }
    lines
}

/// The words split where a line may break: before spaces, and between letters of scripts without spaces.
fn pieces(words: &str) -> impl Iterator<Item = &str> {
    let breaks = |(before, after): (char, char)| after == ' ' || (before as u32 >= 0x2E80 && after as u32 >= 0x3040);
    let mut ends: Vec<usize> = words
        .char_indices()
        .zip(words.chars().skip(1))
        .filter(|((_, before), after)| breaks((*before, *after)))
        .map(|((at, letter), _)| at + letter.len_utf8())
        .collect();
    ends.push(words.len());
    let mut from = 0;
    ends.into_iter().map(move |end| {
        let piece = &words[from..end];
        from = end;
        piece
    })
}

/// The height of each mark above the floor, so that none covers another.
pub(super) fn stacked(places: &[i32], step: i32) -> Vec<i32> {
    let mut levels: Vec<Option<i32>> = vec![None; places.len()];
    for nth in 0..places.len() {
        let taken = |level: i32, levels: &[Option<i32>]| {
            levels.iter().zip(places).any(|(its, place)| *its == Some(level) && (place - places[nth]).abs() < step)
        };
        levels[nth] = (0..).find(|level| !taken(*level, &levels));
    }
    levels.into_iter().flatten().collect()
}

/// Assigns each name a place, in as few rows as possible. `None` for a name that fits nowhere.
///
/// Names stay between these edges, and none crosses `divide`. No line from a mark to its name crosses another name. With many names the
/// result may not be the best: the search stops after [`STEPS`] and returns the best result so far, at worst the first free places.
pub(super) fn place(names: &[Name], edges: [i32; 2], divide: i32) -> Vec<Option<Place>> {
    let mut search = Search { names, edges, divide, steps: 0, put: Vec::new(), best: (i32::MAX, vec![None; names.len()]) };
    search.go_on(0);
    search.best.1
}

/// The greatest number of rows below the marks.
const ROWS: i32 = 3;
/// The cost of leaving out a name, higher than any row: a normal and an important name.
const NO_PLACE: [i32; 2] = [100, 500];

/// The greatest number of choices to try. The explainer's own timeline needs at most 1,600 in a lane.
const STEPS: u32 = 50_000;

/// Depth-first search over all places of all names, the first free place of each name first.
struct Search<'a> {
    names: &'a [Name],
    edges: [i32; 2],
    divide: i32,
    steps: u32,
    /// The places of the names so far.
    put: Vec<Option<Place>>,
    /// The lowest cost so far, and its places.
    best: (i32, Vec<Option<Place>>),
}

impl Search<'_> {
    /// Tries every place for the next name. `cost` is the cost of the names before it.
    fn go_on(&mut self, cost: i32) {
        if cost >= self.best.0 || self.steps >= STEPS {
            return;
        }
        self.steps += 1;
        let Some(name) = self.names.get(self.put.len()).copied() else {
            self.best = (cost, self.put.clone());
            return;
        };
        let [left_edge, right_edge] = self.edges;
        for row in 0..ROWS {
            // Beginning at its mark, ending at it, or centred on it.
            let ways = [
                (name.at - 2, Anchor::Start, 0),
                (name.at + 2 - name.width, Anchor::End, 1),
                (name.at - name.width / 2, Anchor::Middle, 1),
            ];
            for (left, anchor, extra) in ways {
                let right = left + name.width;
                let inside = left >= left_edge && right <= right_edge && (right <= self.divide - 2 || left >= self.divide + 2);
                let here = Place { row, left, anchor };
                let free = self.put.iter().zip(self.names).all(|(its, other)| its.is_none_or(|its| fit([here, its], [name, *other])));
                if inside && free {
                    self.with(Some(here), cost + 2 * row + extra);
                }
            }
        }
        self.with(None, cost + NO_PLACE[usize::from(name.first)]);
    }

    fn with(&mut self, place: Option<Place>, cost: i32) {
        self.put.push(place);
        self.go_on(cost);
        self.put.pop();
    }
}

/// Whether two names and their lines keep clear of each other.
fn fit(places: [Place; 2], names: [Name; 2]) -> bool {
    let [a, b] = places;
    let [of_a, of_b] = names;
    let covers = |place: Place, name: Name, at: i32| at > place.left - AIR && at < place.left + name.width + AIR;
    if a.row == b.row {
        return a.left + of_a.width + AIR <= b.left || b.left + of_b.width + AIR <= a.left;
    }
    let (upper, its, lower) = if a.row < b.row { (a, of_a, of_b) } else { (b, of_b, of_a) };
    !covers(upper, its, lower.at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EDGES: [i32; 2] = [0, 300];

    fn name(at: i32, width: i32) -> Name {
        Name { at, width, first: false }
    }

    #[test]
    fn names_with_room_share_a_row() {
        let put = place(&[name(10, 60), name(120, 60)], EDGES, 290);
        assert!(put.iter().all(|place| place.is_some_and(|place| place.row == 0)), "{put:?}");
    }

    #[test]
    fn with_room_for_a_single_name_the_important_name_is_placed() {
        let both = [name(150, 280), Name { first: true, ..name(160, 280) }];
        let put = place(&both, [0, 300], 400);
        assert!(put[1].is_some(), "{put:?}");
    }

    #[test]
    fn no_line_to_a_name_crosses_another_name() {
        let names = [name(100, 90), name(110, 90), name(120, 90)];
        let put: Vec<Place> = place(&names, EDGES, 290).into_iter().flatten().collect();
        assert_eq!(put.len(), 3);
        for (a, of_a) in put.iter().zip(&names) {
            for (b, of_b) in put.iter().zip(&names).filter(|(b, _)| b != &a) {
                assert!(fit([*a, *b], [*of_a, *of_b]), "{put:?}");
            }
        }
    }

    #[test]
    fn no_name_lies_across_the_divide_or_over_the_edge() {
        let put = place(&[name(280, 80), name(140, 80)], EDGES, 160);
        for place in put.into_iter().flatten() {
            let right = place.left + 80;
            assert!(place.left >= 0 && right <= 300 && (right <= 160 || place.left >= 160), "{place:?}");
        }
    }

    #[test]
    fn marks_at_the_same_place_are_stacked() {
        assert_eq!(stacked(&[50, 52, 90], 10), [0, 1, 0]);
    }

    #[test]
    fn lines_end_at_spaces_or_between_letters_without_them() {
        assert_eq!(wrapped("one two three", 10, 66), ["one two", "three"]);
        assert_eq!(wrapped("年表の言葉", 10, 36), ["年表の", "言葉"]);
    }

    #[test]
    fn forty_names_in_one_lane_are_placed_in_time_and_none_touches_another() {
        let names: Vec<Name> = (0..40).map(|nth| name(10 + nth * 7, 60)).collect();
        let put = place(&names, EDGES, 290);
        assert!(put.iter().flatten().count() >= 6, "{put:?}");
        for (nth, (a, of_a)) in put.iter().zip(&names).enumerate() {
            for (b, of_b) in put.iter().zip(&names).skip(nth + 1) {
                assert!(a.zip(*b).is_none_or(|places| fit(places.into(), [*of_a, *of_b])), "{a:?} {b:?}");
            }
        }
    }
}
