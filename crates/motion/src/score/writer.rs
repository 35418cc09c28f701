//! Writes a score: goes through the beats and gives tracks to every mark that they add or light. The marks that leave are in `leaving`.

mod leaving;

use super::flight::{Flight, missile};
use super::thin::thinned;
use crate::beats::{Beat, Kind, tells_a_result};
use crate::course::{Course, Place, distance_between, point, samples, whole};
use crate::parties::{Parties, boxed};
use crate::stage::Stage;
use crate::track::{Does, Ease, On, Score, Track};
use lesson::drawing::{Element, symbol};
use lesson::model::picture::{Line, Meaning, Outcome, Picture, PlacedSymbol, Tier};
use lesson::model::{Lesson, MarkId};
use lesson::scene::{Composition, Presence};
use lesson::story::Story;
use std::collections::BTreeSet;

/// The time to appear or to light up, in ticks.
const SOON: u32 = 30;
/// The angle through which a new line of sight turns until it finds the missile, in degrees.
const SWEEP: f64 = 24.0;

pub(super) struct Writer<'a> {
    stage: Stage<'a>,
    composition: Composition,
    beats: Vec<Beat>,
    starts: Vec<u32>,
    flight: Option<Flight>,
    /// The mark whose tracks are being written.
    of: MarkId,
    under: Vec<Element>,
    over: Vec<Element>,
    /// The tracks so far. The index of a ghost above the lines counts within `over`.
    tracks: Vec<(Layer, Track)>,
    /// Parts whose change is already decided by a beat.
    arranged: BTreeSet<On>,
}

/// Whether a track's ghost is below the lines or above them.
#[derive(Clone, Copy, PartialEq)]
enum Layer {
    Under,
    Over,
}

impl<'a> Writer<'a> {
    pub(super) fn new(lesson: &'a Lesson, story: &Story, composition: Composition, beats: Vec<Beat>) -> Self {
        let stage = Stage::of(lesson, story, composition);
        let starts: Vec<u32> = beats
            .iter()
            .scan(0, |at, beat| {
                *at += beat.length;
                Some(*at - beat.length)
            })
            .collect();
        let flight = Flight::of(&stage, &beats, &starts);
        Self {
            stage,
            composition,
            beats,
            starts,
            flight,
            of: MarkId::default(),
            under: Vec::new(),
            over: Vec::new(),
            tracks: Vec::new(),
            arranged: BTreeSet::new(),
        }
    }

    pub(super) fn write(mut self) -> Score {
        for nth in 0..self.beats.len() {
            let beat = self.beats[nth].clone();
            self.bring(nth, &beat);
            self.light(nth, &beat);
        }
        self.missile();
        self.leave();
        self.change();
        let under = self.under.len();
        let placed = |(layer, mut track): (Layer, Track)| {
            if let (Layer::Over, On::Ghost(nth)) = (layer, track.on) {
                track.on = On::Ghost(nth + under);
            }
            track.does = thinned(track.does);
            track
        };
        Score {
            beats: self.beats,
            parts: self.stage.parts(),
            ghosts: self.under.into_iter().chain(self.over).collect(),
            under,
            tracks: self.tracks.into_iter().map(placed).collect(),
        }
    }

    fn picture(&self) -> &'a Picture {
        self.stage.picture()
    }

    fn line(&self, mark: &MarkId) -> Option<&'a Line> {
        self.picture().lines.iter().find(|line| line.id == *mark)
    }

    fn outcome(&self, mark: &MarkId) -> Option<&'a Outcome> {
        self.picture().outcomes.iter().find(|it| it.id == *mark)
    }

    fn wide(&self) -> bool {
        self.composition == Composition::Landscape
    }

    fn end(&self, nth: usize) -> u32 {
        self.starts[nth] + self.beats[nth].length
    }

    fn add(&mut self, on: On, does: Does, [from, to]: [u32; 2], ease: Ease) {
        self.haunt(Layer::Under, on, does, [from, to], ease);
    }

    fn ghost(&mut self, layer: Layer, element: Element) -> On {
        let ghosts = if layer == Layer::Over { &mut self.over } else { &mut self.under };
        ghosts.push(element);
        On::Ghost(ghosts.len() - 1)
    }

    fn haunt(&mut self, layer: Layer, on: On, does: Does, [from, to]: [u32; 2], ease: Ease) {
        self.tracks.push((layer, Track { of: self.of.clone(), on, does, from, to: to.max(from + 1), ease }));
    }

    /// Shows a ghost between two ticks, with a fade at both.
    fn seen(&mut self, layer: Layer, on: On, [from, to]: [u32; 2], [rise, fall]: [u32; 2]) {
        let start = from.saturating_sub(rise);
        let length = f64::from(to + fall - start).max(1.0);
        let key = |tick: u32, seen| [whole(f64::from(tick - start) / length * 1000.0), seen];
        let keys = vec![key(start, if rise == 0 { 1000 } else { 0 }), key(from, 1000), key(to, 1000), key(to + fall, 0)];
        self.haunt(layer, on, Does::Fade(keys), [start, to + fall], Ease::Even);
    }

    // Marks that a beat adds

    fn bring(&mut self, nth: usize, beat: &Beat) {
        let [start, end] = [self.starts[nth], self.end(nth)];
        self.interceptor(nth, beat);
        for (mark, order) in beat.brings.iter().zip(0..) {
            self.of = mark.clone();
            // Several marks appear one shortly after the other.
            let delay = if beat.kind == Kind::Stands { order * 8 } else { 0 };
            let words_from = self.bring_mark(nth, mark, [start + delay, end]);
            for label in &self.picture().labels {
                if label.of.as_ref() != Some(mark) {
                    continue;
                }
                let from = if tells_a_result(label.role) { words_from.max(end.saturating_sub(SOON)) } else { words_from };
                if let Some(on) = self.stage.part("label", &label.id) {
                    self.arranged.insert(on);
                    self.add(on, Does::Appear, [from, from + SOON], Ease::Arrive);
                }
            }
        }
    }

    /// Gives tracks to a mark. Returns the tick from which its words may appear.
    fn bring_mark(&mut self, nth: usize, mark: &MarkId, [start, end]: [u32; 2]) -> u32 {
        let parts = self.stage.parts_of(mark);
        self.arranged.extend(parts.iter().copied());
        if let (Some(line), Some(on)) = (self.line(mark), parts.first().copied()) {
            return self.bring_line(nth, line, on, [start, end]);
        }
        if let (Some(outcome), Some(on)) = (self.outcome(mark), parts.first().copied()) {
            let about = outcome.at.map(|it| it * 10);
            let middle = start + (end - start) / 3;
            let met = self.beats[nth].kind == Kind::Meets;
            if met {
                self.add(on, Does::Close(about), [start, end.saturating_sub(SOON)], Ease::Arrive);
            } else if self.beats[nth].kind == Kind::Acts {
                self.add(on, Does::Settle(about), [end.saturating_sub(60), end.saturating_sub(15)], Ease::Arrive);
                return end.saturating_sub(SOON);
            } else {
                // The shape of a miss stays open. It appears when the missile has left the place, so that it is never around the missile.
                let left = self.flight.as_ref().and_then(|flight| flight.leaves(outcome)).map_or(start, tick).max(start);
                self.add(on, Does::Settle(about), [left, left + 45], Ease::Arrive);
                return left + 45;
            }
            return middle;
        }
        if missile(self.picture(), |its| its == mark).is_some() {
            // It moves with the flight. The name of the phase appears when the missile is there.
            return u32::midpoint(start, end);
        }
        for on in parts {
            self.add(on, Does::Appear, [start, start + SOON], Ease::Arrive);
        }
        start
    }

    fn bring_line(&mut self, nth: usize, line: &'a Line, on: On, [start, end]: [u32; 2]) -> u32 {
        match line.means {
            Meaning::Incoming => {
                if let Some(([from, to], keys)) = self.flight.as_ref().and_then(|flight| flight.piece(&line.id)) {
                    self.add(on, Does::Draw(keys), [tick(from), tick(to)], Ease::Even);
                    // The name of the phase appears when the missile is there.
                    return tick(f64::midpoint(from, to));
                }
            }
            Meaning::Sensing => self.sight(nth, line, on, [start, end]),
            Meaning::UpperTier | Meaning::LowerTier if self.beats[nth].kind == Kind::Acts => self.interceptor_line(nth, line, on),
            Meaning::Assignment => {
                let about = Course::of(&line.path).start().map(|it| whole(it * 10.0));
                self.add(on, Does::Grow(about), [start, start + (end - start) / 2], Ease::Arrive);
                self.pulse(nth, line, "order");
            }
            _ => self.draw(line, on, [start, end.saturating_sub(10)]),
        }
        start
    }

    /// Draws a line from its start. If it has several pieces, ghosts draw them in turn, because browsers draw all pieces together.
    fn draw(&mut self, line: &'a Line, on: On, [start, end]: [u32; 2]) {
        let whole_line = vec![[0, 0], [1000, 1000]];
        let pieces: Vec<String> = line.path.split('M').filter(|piece| !piece.is_empty()).map(|piece| ["M", piece].concat()).collect();
        if pieces.len() < 2 {
            self.add(on, Does::Draw(whole_line), [start, end], Ease::Travel);
            return;
        }
        let lengths: Vec<f64> = pieces.iter().map(|piece| Course::of(piece).length()).collect();
        let all: f64 = lengths.iter().sum();
        let mut done = 0.0;
        for (piece, length) in pieces.iter().zip(&lengths) {
            let [from, to] = [done, done + length].map(|it| start + tick(it / all * f64::from(end - start)));
            done += length;
            let class = ["line ", line.means.class(), " trace"].concat();
            let element = Element::new("g").with("class", &class).child(Element::new("path").with("class", "course").with("d", piece));
            let ghost = self.ghost(Layer::Under, element);
            self.haunt(Layer::Under, ghost, Does::Draw(whole_line.clone()), [from, to], Ease::Even);
            self.seen(Layer::Under, ghost, [from, end], [1, 1]);
        }
        self.add(on, Does::Appear, [end, end + 1], Ease::Even);
    }

    /// Turns a sensor's line of sight until it finds the missile, and lets it follow.
    fn sight(&mut self, nth: usize, line: &'a Line, on: On, [start, end]: [u32; 2]) {
        let course = Course::of(&line.path);
        let about = course.start();
        let follows = matches!(self.beats[nth].kind, Kind::Flies | Kind::Acts);
        let found = if follows { 0 } else { start + (end - start) * 3 / 5 };
        let Some(flight) = &self.flight else {
            self.add(on, Does::Grow(about.map(|it| whole(it * 10.0))), [start, end], Ease::Arrive);
            return;
        };
        let last = flight.span()[1].max(f64::from(found));
        let from = if follows { 0.0 } else { f64::from(start) };
        let still = flight.place(last).at;
        let looks = |tick: f64| {
            let at = flight.place(tick).at;
            let reach = ((tick - from) / (f64::from(found) - from).max(1.0)).clamp(0.0, 1.0);
            let reach = if follows { 1.0 } else { 1.0 - (1.0 - reach) * (1.0 - reach) };
            let turn = direction(about, at) - direction(about, still) - (1.0 - reach) * SWEEP;
            let length = distance_between(about, at) / distance_between(about, still) * (0.1 + 0.9 * reach);
            (turn, length)
        };
        let key = |tick: f64| {
            let (turn, length) = looks(tick);
            [whole((tick - from) / (last - from).max(1.0) * 1000.0), whole(turn * 10.0), whole(length * 1000.0)]
        };
        let count = whole(((last - from) / 14.0).ceil()).max(1);
        let keys = samples(count).map(|share| key(from + (last - from) * share)).collect();
        let does = Does::Look(about.map(|it| whole(it * 10.0)), if follows { 0 } else { found }, keys);
        self.add(on, does, [tick(from), tick(last)], Ease::Even);
        if !follows {
            self.add(on, Does::Appear, [start, start + SOON / 2], Ease::Arrive);
            // A pulse returns to the sensor.
            let back = Course::straight(still, about);
            self.travel(&back, None, "see", [found.saturating_sub(10), end.saturating_sub(10)]);
            if let Some(sensor) = Parties::sensor(self.picture(), &line.path) {
                self.attend(&sensor, [end.saturating_sub(30), end]);
            }
        }
    }

    /// Moves the interceptor of a beat ahead of the line that it draws.
    fn interceptor(&mut self, nth: usize, beat: &Beat) {
        if beat.kind != Kind::Acts {
            return;
        }
        let Some((way, like)) = self.interceptor_way(nth).zip(missile(self.picture(), |_| true).cloned()) else { return };
        let Some(line) = self.interceptor_lines(nth).next() else { return };
        let upper = line.means == Meaning::UpperTier;
        self.of = line.id.clone();
        let (draws, tier) = if upper { ("interceptor-upper", Tier::Upper) } else { ("interceptor-lower", Tier::Lower) };
        let placed = PlacedSymbol {
            id: MarkId::from(draws),
            draws: draws.to_owned(),
            at: [0, 0],
            size: if self.wide() { 44 } else { 24 },
            turn: 0,
            tier: Some(tier),
            // Like the missile, it is not planned and belongs to both eras.
            ..like
        };
        let ghost = self.ghost(Layer::Over, symbol(&self.stage.scene, &placed, Presence::Lit));
        let [start, end] = [self.starts[nth], self.arrives(nth, &way)];
        let keys = samples(16).map(|share| place_key(share, way.at(way.length() * share), 90)).collect();
        let lines = self.interceptor_lines(nth).filter_map(|line| self.stage.part("line", line.id.as_str())).collect();
        self.haunt(Layer::Over, ghost, Does::Along(lines, keys), [start, end], Ease::Launch);
        // It disappears when its result appears, or at the end of the step if the result is still open.
        let result = self.beats.get(nth + 1).is_some_and(|next| matches!(next.kind, Kind::Meets | Kind::Passes));
        let gone = if result { [end + 15, 45] } else { [end.saturating_sub(16), 15] };
        self.seen(Layer::Over, ghost, [start + 8, gone[0]], [8, gone[1]]);
    }

    /// The tick at which a beat's interceptor reaches the end of its path. After a miss it flies on into the next beat and crosses
    /// the missile's path when the missile is past, so that the two never seem to touch.
    fn arrives(&self, nth: usize, way: &Course) -> u32 {
        let [start, end] = [self.starts[nth], self.end(nth)];
        let misses = self.beats.get(nth + 1).is_some_and(|next| next.kind == Kind::Passes);
        let Some(flight) = self.flight.as_ref().filter(|_| misses) else { return end };
        let clear = if self.wide() { 60.0 } else { 34.0 };
        let Some((share, past)) = flight.past(way, clear) else { return end };
        let crosses = (1..=100).map(|it| f64::from(it) / 100.0).find(|it| Ease::Launch.after(*it) >= share).unwrap_or(1.0);
        let latest = self.end(nth + 1);
        (start + tick((past - f64::from(start)) / crosses)).clamp(end, latest)
    }

    /// The lines that a beat's interceptor draws, in the order of its flight.
    fn interceptor_lines(&self, nth: usize) -> impl Iterator<Item = &'a Line> {
        let lines = self.beats[nth].brings.iter().filter_map(|mark| self.line(mark));
        lines.filter(|line| matches!(line.means, Meaning::UpperTier | Meaning::LowerTier))
    }

    /// The path of a beat's interceptor.
    fn interceptor_way(&self, nth: usize) -> Option<Course> {
        self.interceptor_lines(nth).map(|line| Course::of(&line.path)).reduce(|way, next| way.then(&next))
    }

    fn interceptor_line(&mut self, nth: usize, line: &Line, on: On) {
        let Some(way) = self.interceptor_way(nth) else { return };
        let [start, end] = [self.starts[nth], self.arrives(nth, &way)];
        let first = Course::of(&line.path);
        let from = way.corners().into_iter().find(|distance| distance_between(way.at(*distance).at, first.start()) < 1.0).unwrap_or(0.0);
        let share = |distance: f64| whole(distance / way.length() * 1000.0);
        let keys = vec![[0, 0], [share(from), 0], [share(from + first.length()), 1000], [1000, 1000]];
        self.add(on, Does::Draw(keys), [start, end], Ease::Launch);
    }

    /// Sends a pulse along a line. The sender stands out first, and the receiver when the pulse arrives.
    fn pulse(&mut self, nth: usize, line: &Line, what: &str) {
        let Some(parties) = Parties::of(self.picture(), &line.path) else { return };
        let [start, end] = [self.starts[nth], self.end(nth)];
        let course = Course::of(&line.path);
        // A task starts at the commander's symbol in the box.
        let commander = self.picture().symbols.iter().find(|symbol| boxed(self.picture(), symbol) == Some(&parties.from.mark));
        let (from, way, whole) = match commander.filter(|_| what == "order") {
            Some(symbol) => (&symbol.id, self.round_words(&parties.from.mark, course.start(), symbol).reversed().then(&course), None),
            None => (&parties.from.mark, course, Some(line)),
        };
        self.attend(from, [start, start + 30]);
        self.travel(&way, whole, what, [start + 15, end.saturating_sub(25)]);
        self.attend(&parties.to.mark, [end.saturating_sub(30), end]);
    }

    /// The course in a box from a point at its edge to a symbol: along the upper edge, because the box has words inside.
    fn round_words(&self, home: &MarkId, from: [f64; 2], symbol: &PlacedSymbol) -> Course {
        let frame = self.picture().nodes.iter().rfind(|node| node.id == *home).map(|node| node.frame.map(f64::from));
        let [to, _] = point(symbol.at);
        match frame {
            Some([x, y, width, _]) => Course::straight(from, [from[0].clamp(x, x + width), y]).on_to([to, y]),
            None => Course::straight(from, from),
        }
    }

    /// Swells an actor, or the edge of a box, once.
    fn attend(&mut self, mark: &MarkId, span: [u32; 2]) {
        if let Some(node) = self.stage.part("node", mark.as_str()) {
            self.add(node, Does::Swell([0; 3]), span, Ease::Travel);
        }
        let symbol = self.picture().symbols.iter().find(|symbol| symbol.id == *mark);
        if let Some((symbol, on)) = symbol.and_then(|symbol| Some((symbol, self.stage.part("symbol", symbol.id.as_str())?))) {
            let [x, y] = symbol.at;
            self.add(on, Does::Swell([x * 10, y * 10, symbol.turn]), span, Ease::Travel);
        }
    }

    /// Moves a pulse along a course. If the course is a line of the picture, the score refers to that line.
    fn travel(&mut self, way: &Course, line: Option<&Line>, what: &str, [start, end]: [u32; 2]) {
        let ghost = self.ghost(Layer::Over, Element::new("g").with("class", &["pulse ", what].concat()).child(self.shape(what)));
        let length = way.length().max(1.0);
        let mut keys: Vec<[i32; 4]> = Vec::new();
        for distance in way.corners() {
            let key = place_key(distance / length, way.at(distance.max(0.01)), 0);
            // On a straight piece the turn is constant, so places in between need no key.
            while let [.., before, last] = keys.as_slice() {
                if before[3] != last[3] || last[3] != key[3] {
                    break;
                }
                keys.pop();
            }
            keys.push(key);
        }
        let does = match line.and_then(|line| self.stage.part("line", line.id.as_str())) {
            Some(on) => Does::Along(vec![on], keys),
            None => Does::Move(keys),
        };
        self.haunt(Layer::Over, ghost, does, [start, end], Ease::Travel);
        self.seen(Layer::Over, ghost, [start + 4, end], [4, 14]);
    }

    /// The look of a pulse. A task points in its direction; a pulse inside a box is small.
    fn shape(&self, what: &str) -> Element {
        let wide = self.wide();
        let radius = match what {
            "join" => [6, 9],
            _ => [8, 15],
        };
        match what {
            "order" => Element::new("path").with("d", if wide { "M-12 -13L17 0L-12 13Z" } else { "M-7 -8L10 0L-7 8Z" }),
            _ => Element::new("circle").number("r", radius[usize::from(wide)]),
        }
    }

    // Marks that a beat lights

    fn light(&mut self, nth: usize, beat: &Beat) {
        let [start, end] = [self.starts[nth], self.end(nth)];
        let lines: Vec<&Line> = beat.lights.iter().chain(&beat.brings).filter_map(|mark| self.line(mark)).collect();
        let receivers: Vec<MarkId> = lines
            .iter()
            .filter(|_| matches!(beat.kind, Kind::Tells | Kind::Orders))
            .filter_map(|line| Parties::of(self.picture(), &line.path))
            .map(|parties| parties.to.mark)
            .collect();
        for (mark, order) in beat.lights.iter().zip(0..) {
            self.of = mark.clone();
            if let Some(line) = self.line(mark).filter(|_| beat.kind == Kind::Tells) {
                self.pulse(nth, line, "tell");
            }
            if beat.kind == Kind::Recalls {
                if let (Some(outcome), Some(on)) = (self.outcome(mark), self.stage.part("outcome", mark.as_str())) {
                    let [x, y] = outcome.at;
                    self.add(on, Does::Swell([x * 10, y * 10, 0]), [start, end], Ease::Travel);
                }
                continue;
            }
            let tasked = beat.kind == Kind::Orders && self.picture().tiers.iter().any(|tier| tier.id == *mark);
            let from = match beat.kind {
                _ if receivers.contains(mark) || tasked => end.saturating_sub(30),
                Kind::Joins => end.saturating_sub(15),
                Kind::Sees if self.line(mark).is_none() => start,
                Kind::Stands => start + order * (end - start) / u32::try_from(beat.lights.len()).unwrap_or(1).max(1),
                _ => start,
            };
            self.turn(mark, from);
        }
        if beat.kind == Kind::Joins {
            self.join(nth, beat);
        }
    }

    /// Combines the tracks that have arrived in a box at the commander's symbol.
    fn join(&mut self, nth: usize, beat: &Beat) {
        let [start, end] = [self.starts[nth], self.end(nth)];
        let picture = self.picture();
        for symbol in picture.symbols.iter().filter(|symbol| beat.lights.contains(&symbol.id)) {
            let Some(home) = boxed(picture, symbol) else { continue };
            let lines: Vec<&MarkId> =
                self.beats[..nth].iter().filter(|beat| beat.kind == Kind::Tells).flat_map(|beat| &beat.lights).collect();
            for line in lines.into_iter().filter_map(|mark| self.line(mark)).collect::<Vec<_>>() {
                if Parties::of(picture, &line.path).is_some_and(|parties| parties.to.mark == *home) {
                    self.of = line.id.clone();
                    let way = self.round_words(home, Course::of(&line.path).end(), symbol);
                    self.travel(&way, None, "join", [start, end.saturating_sub(25)]);
                }
            }
            self.of = symbol.id.clone();
            self.attend(&symbol.id, [end.saturating_sub(30), end]);
        }
    }

    /// Changes the look of a mark and its words from that of the previous step to its own.
    fn turn(&mut self, mark: &MarkId, from: u32) {
        let is = self.stage.scene.presence(mark);
        let last = self.starts.last().map_or(0, |_| self.end(self.beats.len() - 1));
        let from = from.min(last.saturating_sub(SOON));
        let Some(was) = self.stage.was(mark) else { return };
        self.of = mark.clone();
        let parts = self.stage.parts_of(mark).into_iter().chain(self.stage.labels_of(mark));
        for on in parts.collect::<Vec<_>>() {
            if self.arranged.insert(on) && is != Some(was) {
                self.add(on, Does::Turn(was), [from, from + SOON], Ease::Arrive);
            }
        }
    }

    // Motion that belongs to no beat

    /// The missile is a single object. It starts where the previous step left it.
    fn missile(&mut self) {
        let Some(flight) = &self.flight else { return };
        let shows = |scene: &lesson::scene::Scene<'_>, mark: &MarkId| scene.presence(mark).is_some();
        let here = missile(self.picture(), |mark| shows(&self.stage.scene, mark));
        let before = self.stage.before.as_ref().and_then(|before| missile(before.picture, |mark| shows(before, mark)));
        let [from, to] = flight.span();
        let mut turned = None;
        let keys: Vec<[i32; 4]> = flight
            .ticks()
            .into_iter()
            .map(|tick| {
                let mut key = place_key((tick - from) / (to - from), flight.place(tick), 0);
                if let (true, Some(symbol)) = (tick <= from, before) {
                    key[3] = symbol.turn;
                }
                key[3] = nearest_turn(key[3], turned);
                turned = Some(key[3]);
                key
            })
            .collect();
        let span = [tick(from), tick(to)];
        self.of = here.or(before).map(|symbol| symbol.id.clone()).unwrap_or_default();
        if let Some(on) = here.and_then(|symbol| self.stage.part("symbol", symbol.id.as_str())) {
            self.arranged.insert(on);
            self.add(on, Does::Move(keys), span, Ease::Even);
            if before.is_none() {
                self.add(on, Does::Appear, [span[0] + 5, span[0] + 15], Ease::Even);
            }
        } else if let Some(element) = before.and_then(|symbol| self.stage.gone("symbol", &symbol.id)) {
            // It ends where the interceptor hits it.
            let ghost = self.ghost(Layer::Over, element);
            self.haunt(Layer::Over, ghost, Does::Move(keys), span, Ease::Even);
            self.seen(Layer::Over, ghost, [0, span[1] + 15], [0, 45]);
        }
    }

    /// Changes the look of marks that no beat lights, at the start.
    fn change(&mut self) {
        if self.stage.before.is_none() {
            return;
        }
        let picture = self.picture();
        let marks: Vec<&MarkId> = (picture.lines.iter().map(|it| &it.id))
            .chain(picture.symbols.iter().map(|it| &it.id))
            .chain(picture.outcomes.iter().map(|it| &it.id))
            .chain(picture.nodes.iter().map(|it| &it.id))
            .chain(picture.tiers.iter().map(|it| &it.id))
            .collect();
        for mark in marks {
            if self.stage.scene.presence(mark).is_some() {
                self.turn(mark, 0);
            }
        }
    }
}

/// A key of a move. `upright` is the turn of a drawing that points up.
fn place_key(share: f64, place: Place, upright: i32) -> [i32; 4] {
    [whole(share * 1000.0), whole(place.at[0] * 10.0), whole(place.at[1] * 10.0), whole(place.turn) + upright]
}

/// An equivalent turn that differs from the previous turn by less than half a turn.
fn nearest_turn(turn: i32, before: Option<i32>) -> i32 {
    let Some(before) = before else { return turn };
    before + (turn - before + 180).rem_euclid(360) - 180
}

/// The direction from a point to another, in degrees.
fn direction(from: [f64; 2], to: [f64; 2]) -> f64 {
    (to[1] - from[1]).atan2(to[0] - from[0]).to_degrees()
}

/// The nearest tick.
fn tick(time: f64) -> u32 {
    u32::try_from(whole(time)).unwrap_or(0)
}
