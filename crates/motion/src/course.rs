//! Measures the course of a line: the place and the direction at a distance along it.
//!
//! It reads the path commands of the compositions (M, L, H, V, C and Q, absolute), and no others.

/// The number of straight pieces for a curve.
const PIECES: u32 = 24;

/// A course of straight pieces, with the distance from the start at the end of each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Course {
    points: Vec<([f64; 2], f64)>,
}

/// A place on a course, in the picture's units, with the direction there.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// x and y.
    pub at: [f64; 2],
    /// Degrees clockwise from pointing to the right.
    pub turn: f64,
}

impl Course {
    /// The course of path data. A gap counts as a straight piece.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let mut course = Self::default();
        let mut command = ' ';
        let mut numbers = Vec::new();
        for token in tokens(path) {
            match token.parse::<f64>() {
                Ok(number) => numbers.push(number),
                Err(_) => command = token.chars().next().unwrap_or(' '),
            }
            course.take(command, &mut numbers);
        }
        course
    }

    /// A straight course between two points.
    #[must_use]
    pub fn straight(from: [f64; 2], to: [f64; 2]) -> Self {
        let mut course = Self::default();
        course.to(from);
        course.to(to);
        course
    }

    /// This course, then another.
    #[must_use]
    pub fn then(mut self, next: &Self) -> Self {
        for (point, _) in &next.points {
            self.to(*point);
        }
        self
    }

    /// This course, then straight to a point.
    #[must_use]
    pub fn on_to(mut self, place: [f64; 2]) -> Self {
        self.to(place);
        self
    }

    /// This course in reverse.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let mut course = Self::default();
        for (point, _) in self.points.iter().rev() {
            course.to(*point);
        }
        course
    }

    /// Its length, in units.
    #[must_use]
    pub fn length(&self) -> f64 {
        self.points.last().map_or(0.0, |(_, distance)| *distance)
    }

    /// Its first point.
    #[must_use]
    pub fn start(&self) -> [f64; 2] {
        self.points.first().map_or([0.0; 2], |(point, _)| *point)
    }

    /// Its last point.
    #[must_use]
    pub fn end(&self) -> [f64; 2] {
        self.points.last().map_or([0.0; 2], |(point, _)| *point)
    }

    /// The distances of its corners and its end. A straight course has two.
    pub(crate) fn corners(&self) -> Vec<f64> {
        self.points.iter().map(|(_, distance)| *distance).collect()
    }

    /// The place at a distance from the start, in units.
    #[must_use]
    pub fn at(&self, distance: f64) -> Place {
        let after = self.points.partition_point(|(_, its)| *its < distance).clamp(1, self.points.len().max(2) - 1);
        let (Some((a, from)), Some((b, to))) = (self.points.get(after - 1), self.points.get(after)) else {
            return Place { at: self.start(), turn: 0.0 };
        };
        let share = ((distance - from) / (to - from)).clamp(0.0, 1.0);
        let turn = (b[1] - a[1]).atan2(b[0] - a[0]).to_degrees();
        Place { at: [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share], turn }
    }

    /// Adds a straight piece to a point. The current point adds nothing.
    fn to(&mut self, point: [f64; 2]) {
        let Some((last, distance)) = self.points.last() else {
            self.points.push((point, 0.0));
            return;
        };
        let step = distance_between(*last, point);
        if step > 0.01 {
            let distance = distance + step;
            self.points.push((point, distance));
        }
    }

    /// Executes a path command as soon as it has all its numbers.
    fn take(&mut self, command: char, numbers: &mut Vec<f64>) {
        let from = self.end();
        match (command, numbers.as_slice()) {
            ('M' | 'L', &[x, y]) => self.to([x, y]),
            ('H', &[x]) => self.to([x, from[1]]),
            ('V', &[y]) => self.to([from[0], y]),
            ('Q', &[cx, cy, x, y]) => self.curve(|t| {
                let [a, b, c] = [(1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t];
                [a * from[0] + b * cx + c * x, a * from[1] + b * cy + c * y]
            }),
            ('C', &[cx, cy, dx, dy, x, y]) => self.curve(|t| {
                let u = 1.0 - t;
                let [a, b, c, d] = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
                [a * from[0] + b * cx + c * dx + d * x, a * from[1] + b * cy + c * dy + d * y]
            }),
            _ => return,
        }
        numbers.clear();
    }

    fn curve(&mut self, point: impl Fn(f64) -> [f64; 2]) {
        for piece in 1..=PIECES {
            self.to(point(f64::from(piece) / f64::from(PIECES)));
        }
    }
}

/// The distance between two points.
pub(crate) fn distance_between(a: [f64; 2], b: [f64; 2]) -> f64 {
    (b[0] - a[0]).hypot(b[1] - a[1])
}

/// The nearest whole number.
#[allow(clippy::cast_possible_truncation, reason = "lengths and places within a picture")]
pub(crate) fn whole(number: f64) -> i32 {
    number.round() as i32
}

/// A point from whole numbers.
pub(crate) fn point([x, y]: [i32; 2]) -> [f64; 2] {
    [f64::from(x), f64::from(y)]
}

/// `count` evenly spaced shares from 0 to 1.
pub(crate) fn samples(count: i32) -> impl Iterator<Item = f64> {
    (0..=count).map(move |nth| f64::from(nth) / f64::from(count))
}

fn tokens(path: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    for (at, letter) in path.char_indices() {
        let ends_here = letter.is_ascii_alphabetic() || letter == ' ' || letter == ',' || letter == '-';
        if ends_here {
            tokens.push(&path[start..at]);
            start = at + usize::from(letter != '-' && !letter.is_ascii_alphabetic());
        }
        if letter.is_ascii_alphabetic() {
            tokens.push(&path[at..=at]);
            start = at + 1;
        }
    }
    tokens.push(&path[start..]);
    tokens.retain(|token| !token.is_empty());
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(course: &Course, distance: f64) -> [i32; 3] {
        let Place { at, turn } = course.at(distance);
        [whole(at[0]), whole(at[1]), whole(turn)]
    }

    #[test]
    fn a_course_of_straight_pieces_is_as_long_as_they_are_and_turns_where_they_do() {
        let course = Course::of("M10 -10H30V10L0 10");
        assert_eq!(whole(course.length()), 70);
        assert_eq!(rounded(&course, 10.0), [20, -10, 0]);
        assert_eq!(rounded(&course, 30.0), [30, 0, 90]);
        assert_eq!(rounded(&course, 500.0), [0, 10, 180]);
    }

    #[test]
    fn a_curve_begins_and_ends_where_it_says_and_leaves_along_its_handle() {
        let course = Course::of("M0 0C0-40 60-40 60 0");
        assert_eq!(course.end(), [60.0, 0.0]);
        assert_eq!(rounded(&course, course.length() / 2.0)[..2], [30, -30]);
        assert!(course.at(0.0).turn < -80.0);
    }

    #[test]
    fn one_course_follows_another_without_a_stop() {
        let course = Course::of("M0 0L10 0").then(&Course::of("M10 0L10 10"));
        assert_eq!(rounded(&course, 15.0), [10, 5, 90]);
        assert_eq!(whole(course.length()), 20);
    }
}
