//! What a ring in the picture says: a closed one is a hit, an open one is empty, and what missed passes beside it.

mod common;

use lesson::model::Lesson;
use lesson::model::picture::{AttemptResult, Line, Meaning, Outcome, Tier};
use lesson::scene::{Composition, Scene};
use lesson::story::Story;

type Point = [f64; 2];

/// A path of straight and cubic pieces as points, so close to each other that nothing lies between them; one list for each stroke.
fn traced(path: &str) -> Vec<Vec<Point>> {
    let strokes = path.split('M').filter(|stroke| !stroke.is_empty());
    let numbers = |text: &str| -> Vec<f64> { text.split([' ', 'C', 'L']).map(|number| number.parse().expect("a number")).collect() };
    strokes
        .filter(|stroke| !stroke.contains(['H', 'V', 'Q']))
        .map(|stroke| {
            let all: Vec<Point> = numbers(stroke).chunks(2).map(|pair| [pair[0], pair[1]]).collect();
            let curve = stroke.contains('C');
            let mut points = vec![all[0]];
            for piece in all[1..].chunks(if curve { 3 } else { 1 }) {
                let start = *points.last().expect("a point");
                let [first, second, end] = if curve { [piece[0], piece[1], piece[2]] } else { [start, piece[0], piece[0]] };
                points.extend((1..=400).map(|part| {
                    let [t, u] = [f64::from(part) / 400.0, 1.0 - f64::from(part) / 400.0];
                    [0, 1].map(|axis| {
                        u * u * u * start[axis] + 3.0 * u * u * t * first[axis] + 3.0 * u * t * t * second[axis] + t * t * t * end[axis]
                    })
                }));
            }
            points
        })
        .collect()
}

/// How far outside of a ring a point lies; inside, it is below 0.
fn outside(ring: &Outcome, [x, y]: Point) -> f64 {
    let [aside, away] = [(x - f64::from(ring.at[0])).abs(), (y - f64::from(ring.at[1])).abs()];
    let half = f64::from(ring.size / 2);
    match ring.tier {
        Tier::Upper => aside.hypot(away) - half,
        // The diamond reaches a quarter farther than its size says.
        Tier::Lower => (aside + away - half * 1.25) / std::f64::consts::SQRT_2,
    }
}

/// Where the dots of a line stand.
fn dots(line: &Line, distance: f64) -> Vec<Point> {
    let mut dots = Vec::new();
    for stroke in traced(&line.path) {
        let mut next = 0.0;
        let mut along = 0.0;
        for (from, to) in stroke.iter().zip(stroke.iter().skip(1)) {
            if along >= next {
                dots.push(*from);
                next += distance;
            }
            along += (to[0] - from[0]).hypot(to[1] - from[1]);
        }
    }
    dots
}

/// Calls back with every scene of the story, in both compositions.
fn every_scene(lesson: &Lesson, mut look: impl FnMut(&str, Composition, &Scene<'_>)) {
    for path in &lesson.paths {
        for step in &path.steps {
            let story = Story::at(lesson, step, &path.id);
            for composition in Composition::PAGE {
                look(step.as_str(), composition, &Scene::of(lesson, &story, composition));
            }
        }
    }
}

#[test]
fn no_dot_of_a_path_lies_in_an_open_ring() {
    let lesson = common::lessons().remove(0);
    let mut rings = 0;
    every_scene(&lesson, |step, composition, scene| {
        let shown = |line: &&Line| scene.presence(&line.id).is_some();
        let open = |ring: &&Outcome| ring.result != AttemptResult::Intercepted && scene.presence(&ring.id).is_some();
        for ring in scene.picture.outcomes.iter().filter(open) {
            rings += 1;
            for line in scene.picture.lines.iter().filter(shown) {
                let distance = match (line.means, composition) {
                    (Meaning::Incoming, Composition::Landscape) => 12.0,
                    (Meaning::Incoming, Composition::Portrait) => 8.0,
                    (Meaning::Expected, Composition::Landscape) => 14.0,
                    (Meaning::Expected, Composition::Portrait) => 9.0,
                    _ => continue,
                };
                for dot in dots(line, distance) {
                    let its = outside(ring, dot);
                    assert!(
                        its > 1.5,
                        "{step}, {composition:?}: a dot of {} stands {its:.1} outside of {}",
                        line.id.as_str(),
                        ring.id.as_str()
                    );
                }
            }
        }
    });
    assert!(rings > 10, "rings were looked at");
}

#[test]
fn an_interceptor_that_missed_crosses_the_path_behind_the_missile_and_beside_the_ring() {
    let lesson = common::lessons().remove(0);
    let mut misses = 0;
    every_scene(&lesson, |step, composition, scene| {
        let missed = |ring: &&Outcome| ring.result == AttemptResult::Missed && scene.presence(&ring.id).is_some();
        for ring in scene.picture.outcomes.iter().filter(missed) {
            misses += 1;
            let flown = |line: &&Line| {
                let its = if ring.tier == Tier::Upper { Meaning::UpperTier } else { Meaning::LowerTier };
                line.means == its && scene.presence(&line.id).is_some()
            };
            let flight: Vec<Point> = scene.picture.lines.iter().filter(flown).flat_map(|line| traced(&line.path)).flatten().collect();
            let nearest = flight.iter().map(|point| outside(ring, *point)).fold(f64::INFINITY, f64::min);
            let [clear, near] = if composition == Composition::Landscape { [12.0, 40.0] } else { [5.0, 24.0] };
            assert!(nearest > clear, "{step}, {composition:?}: {nearest:.1} from {}", ring.id.as_str());
            assert!(nearest < near, "{step}, {composition:?}: {nearest:.1} from {}: it seems to fall short", ring.id.as_str());
            // The missile flies to the right: what crosses its path to the left of the ring crosses it where it has been.
            let trail: Vec<Point> = scene
                .picture
                .lines
                .iter()
                .filter(|line| line.means == Meaning::Incoming && scene.presence(&line.id).is_some())
                .flat_map(|line| traced(&line.path))
                .flatten()
                .collect();
            let meets = |point: &&Point| trail.iter().any(|its| (its[0] - point[0]).hypot(its[1] - point[1]) < 2.0);
            let crossing = flight.iter().find(meets).unwrap_or_else(|| panic!("{step}, {composition:?}: it stops before the path"));
            assert!(crossing[0] < f64::from(ring.at[0]), "{step}, {composition:?}: it crosses ahead of the missile");
        }
    });
    assert!(misses > 5, "misses were looked at");
}
