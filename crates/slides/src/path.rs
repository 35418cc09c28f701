//! Outlines as lines and curves: reads SVG path data and transforms.
//!
//! Arcs become cubic curves, because DrawingML has arcs only with other parameters. [`crate::contour`] measures and cuts outlines.

/// A point, in units of the picture.
pub(crate) type Point = [f64; 2];

/// A piece of an outline, with absolute coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Piece {
    /// Begins a new part at this point.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A cubic curve: two control points and the end.
    Curve(Point, Point, Point),
    /// A line back to the beginning of the part.
    Close,
}

/// An affine map: `x' = a x + c y + e`, `y' = b x + d y + f`, as in SVG's `matrix`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Map(pub(crate) [f64; 6]);

impl Map {
    /// Leaves everything in its place.
    pub(crate) const NONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Moves and enlarges.
    pub(crate) fn placed([x, y]: Point, scale: f64) -> Self {
        Self([scale, 0.0, 0.0, scale, x, y])
    }

    /// First `inner`, then this map.
    pub(crate) fn after(self, inner: Self) -> Self {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, inner.0);
        Self([a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f])
    }

    pub(crate) fn point(self, [x, y]: Point) -> Point {
        let [a, b, c, d, e, f] = self.0;
        [a * x + c * y + e, b * x + d * y + f]
    }

    /// The factor of lengths.
    pub(crate) fn scale(self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs().sqrt()
    }

    /// Reads an SVG transform of `translate`, `rotate` and `scale`.
    ///
    /// # Panics
    /// If the drawing uses another transform.
    pub(crate) fn read(written: &str) -> Self {
        let mut whole = Self::NONE;
        for part in written.split(')').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, numbers) = part.split_once('(').unwrap_or((part, ""));
            let numbers: Vec<f64> = numbers.split([' ', ',']).filter_map(|number| number.parse().ok()).collect();
            let next = match (name.trim(), numbers.as_slice()) {
                ("translate", [x, y]) => Self([1.0, 0.0, 0.0, 1.0, *x, *y]),
                ("scale", [both]) => Self([*both, 0.0, 0.0, *both, 0.0, 0.0]),
                ("scale", [x, y]) => Self([*x, 0.0, 0.0, *y, 0.0, 0.0]),
                ("rotate", [degrees]) => {
                    let (sin, cos) = degrees.to_radians().sin_cos();
                    Self([cos, sin, -sin, cos, 0.0, 0.0])
                }
                _ => panic!("slides cannot follow the transform {written}"),
            };
            whole = whole.after(next);
        }
        whole
    }
}

/// Reads SVG path data.
///
/// # Panics
/// If the data has a command that no drawing of ours uses.
pub(crate) fn read(data: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut here, mut start) = ([0.0, 0.0], [0.0, 0.0]);
    for (command, numbers) in commands(data) {
        let relative = command.is_ascii_lowercase();
        let from = |here: Point| if relative { here } else { [0.0, 0.0] };
        let place = |here: Point, at: &[f64]| [from(here)[0] + at[0], from(here)[1] + at[1]];
        match command.to_ascii_uppercase() {
            'M' => {
                for (nth, at) in numbers.chunks_exact(2).enumerate() {
                    here = place(here, at);
                    if nth == 0 {
                        start = here;
                        pieces.push(Piece::Move(here));
                    } else {
                        pieces.push(Piece::Line(here));
                    }
                }
            }
            'L' => {
                for at in numbers.chunks_exact(2) {
                    here = place(here, at);
                    pieces.push(Piece::Line(here));
                }
            }
            'H' => {
                for x in &numbers {
                    here = [from(here)[0] + x, here[1]];
                    pieces.push(Piece::Line(here));
                }
            }
            'V' => {
                for y in &numbers {
                    here = [here[0], from(here)[1] + y];
                    pieces.push(Piece::Line(here));
                }
            }
            'C' => {
                for at in numbers.chunks_exact(6) {
                    let [one, two, end] = [0, 2, 4].map(|nth| place(here, &at[nth..nth + 2]));
                    pieces.push(Piece::Curve(one, two, end));
                    here = end;
                }
            }
            'S' => {
                for at in numbers.chunks_exact(4) {
                    let one = match pieces.last() {
                        Some(Piece::Curve(_, two, end)) => [2.0 * end[0] - two[0], 2.0 * end[1] - two[1]],
                        _ => here,
                    };
                    let [two, end] = [0, 2].map(|nth| place(here, &at[nth..nth + 2]));
                    pieces.push(Piece::Curve(one, two, end));
                    here = end;
                }
            }
            'Q' => {
                for at in numbers.chunks_exact(4) {
                    let [control, end] = [0, 2].map(|nth| place(here, &at[nth..nth + 2]));
                    let towards = |a: Point, b: Point| [a[0] + (b[0] - a[0]) * 2.0 / 3.0, a[1] + (b[1] - a[1]) * 2.0 / 3.0];
                    pieces.push(Piece::Curve(towards(here, control), towards(end, control), end));
                    here = end;
                }
            }
            'A' => {
                for at in numbers.chunks_exact(7) {
                    let end = place(here, &at[5..7]);
                    pieces.extend(arc(here, [at[0], at[1]], at[3] > 0.5, at[4] > 0.5, end));
                    here = end;
                }
            }
            'Z' => {
                pieces.push(Piece::Close);
                here = start;
            }
            _ => panic!("slides cannot follow the path {data}"),
        }
    }
    pieces
}

/// The commands of path data with their numbers.
fn commands(data: &str) -> Vec<(char, Vec<f64>)> {
    let mut all: Vec<(char, Vec<f64>)> = Vec::new();
    let mut number = String::new();
    let take = |number: &mut String, all: &mut Vec<(char, Vec<f64>)>| {
        if let (Some((_, numbers)), Ok(value)) = (all.last_mut(), number.parse()) {
            numbers.push(value);
        }
        number.clear();
    };
    for letter in data.chars() {
        match letter {
            '0'..='9' => number.push(letter),
            // A second point begins a new number.
            '.' => {
                if number.contains('.') {
                    take(&mut number, &mut all);
                }
                number.push('.');
            }
            '-' => {
                take(&mut number, &mut all);
                number.push('-');
            }
            ' ' | ',' | '\n' => take(&mut number, &mut all),
            command => {
                take(&mut number, &mut all);
                all.push((command, Vec::new()));
            }
        }
    }
    take(&mut number, &mut all);
    all
}

/// An elliptical arc without rotation, as curves of at most a quarter turn.
fn arc(from: Point, [rx, ry]: [f64; 2], large: bool, sweep: bool, to: Point) -> Vec<Piece> {
    // SVG's appendix B.2.4, with the ellipse scaled to a circle.
    let [dx, dy] = [(from[0] - to[0]) / 2.0 / rx, (from[1] - to[1]) / 2.0 / ry];
    let half = dx.hypot(dy);
    // Radii that are too short for the arc grow.
    let grown = half.max(1.0);
    let aside = ((grown * grown - half * half).max(0.0) / (half * half).max(f64::EPSILON)).sqrt();
    let aside = if large == sweep { -aside } else { aside };
    let centre = [aside * dy, -aside * dx];
    let middle = [f64::midpoint(from[0], to[0]), f64::midpoint(from[1], to[1])];
    let [rx, ry] = [rx * grown, ry * grown];
    let [cx, cy] = [centre[0] / grown, centre[1] / grown];
    let angle = |x: f64, y: f64| y.atan2(x);
    let begin = angle(dx / grown - cx, dy / grown - cy);
    let end = angle(-dx / grown - cx, -dy / grown - cy);
    let full = std::f64::consts::TAU;
    let turn = match (end - begin).rem_euclid(full) {
        turn if sweep => turn,
        turn => turn - full,
    };
    let place = |x: f64, y: f64| [middle[0] + rx * (cx + x), middle[1] + ry * (cy + y)];
    let count = (turn.abs() / std::f64::consts::FRAC_PI_2 - 1e-9).ceil().max(1.0);
    let step = turn / count;
    let reach = 4.0 / 3.0 * (step / 4.0).tan();
    let mut pieces = Vec::new();
    let mut nth = 0.0;
    while nth < count {
        let [one, two] = [begin + nth * step, begin + (nth + 1.0) * step];
        let ((sin, cos), (sin2, cos2)) = (one.sin_cos(), two.sin_cos());
        let last = nth + 1.0 >= count;
        pieces.push(Piece::Curve(
            place(cos - reach * sin, sin + reach * cos),
            place(cos2 + reach * sin2, sin2 - reach * cos2),
            if last { to } else { place(cos2, sin2) },
        ));
        nth += 1.0;
    }
    pieces
}

/// A circle or ellipse as path data would draw it, clockwise from its right.
pub(crate) fn ellipse([x, y]: Point, [rx, ry]: [f64; 2]) -> Vec<Piece> {
    let right = [x + rx, y];
    let left = [x - rx, y];
    let mut pieces = vec![Piece::Move(right)];
    pieces.extend(arc(right, [rx, ry], false, true, left));
    pieces.extend(arc(left, [rx, ry], false, true, right));
    pieces.push(Piece::Close);
    pieces
}

/// The pieces at another place.
pub(crate) fn moved(pieces: &[Piece], map: Map) -> Vec<Piece> {
    let at = |point| map.point(point);
    let moved = |piece: &Piece| match *piece {
        Piece::Move(to) => Piece::Move(at(to)),
        Piece::Line(to) => Piece::Line(at(to)),
        Piece::Curve(one, two, to) => Piece::Curve(at(one), at(two), at(to)),
        Piece::Close => Piece::Close,
    };
    pieces.iter().map(moved).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: Point, other: Point) -> bool {
        (one[0] - other[0]).hypot(one[1] - other[1]) < 1e-6
    }

    #[test]
    fn relative_commands_and_joined_numbers_are_read() {
        assert_eq!(
            read("M10 20h5v-5l-1.5.5Z"),
            [Piece::Move([10.0, 20.0]), Piece::Line([15.0, 20.0]), Piece::Line([15.0, 15.0]), Piece::Line([13.5, 15.5]), Piece::Close]
        );
    }

    #[test]
    fn an_arc_keeps_its_radius_and_its_side() {
        // A quarter of a circle around (0, 0), clockwise on the screen.
        let pieces = read("M10 0A10 10 0 0 1 0 10");
        let Some(Piece::Curve(one, two, end)) = pieces.get(1).copied() else { panic!("a curve: {pieces:?}") };
        assert!(near(end, [0.0, 10.0]));
        let middle = [0, 1].map(|axis| ([10.0, 0.0][axis] + 3.0 * one[axis] + 3.0 * two[axis] + end[axis]) / 8.0);
        assert!((middle[0].hypot(middle[1]) - 10.0).abs() < 0.01 && middle[0] > 0.0 && middle[1] > 0.0, "{middle:?}");
        // The other side, the long way round.
        let long = read("M10 0A10 10 0 1 0 0 10");
        assert_eq!(long.len(), 4, "three quarters: {long:?}");
    }

    #[test]
    fn transforms_act_from_the_right() {
        let map = Map::read("translate(100 50) rotate(90)").after(Map::read("scale(-2 2) translate(-1 0)"));
        // (2, 0) is moved to (1, 0), mirrored to (-2, 0), turned to (0, -2) and moved.
        assert!(near(map.point([2.0, 0.0]), [100.0, 48.0]));
        assert!((map.scale() - 2.0).abs() < 1e-9);
    }
}
