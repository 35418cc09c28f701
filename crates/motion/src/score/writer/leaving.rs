//! The marks that a step removes: they fade, and lines of sight follow the missile until then.

use super::{Layer, Writer, direction, tick};
use crate::beats::Kind;
use crate::course::{Course, distance_between, point, samples, whole};
use crate::parties::{Parties, flies};
use crate::score::flight::missile;
use crate::track::{Does, Ease};
use lesson::model::picture::{Line, Meaning};

impl Writer<'_> {
    /// Fades marks that the step removes. Until then, lines of sight follow the missile.
    pub(super) fn leave(&mut self) {
        let Some(before) = &self.stage.before else { return };
        let missile_was = missile(before.picture, |mark| before.presence(mark).is_some()).map(|symbol| point(symbol.at));
        let expects = self.beats.iter().position(|beat| beat.kind == Kind::Expects).map(|nth| self.starts[nth]);
        let ends = self.beats.iter().position(|beat| matches!(beat.kind, Kind::Meets)).map(|nth| self.starts[nth]);
        for line in &self.picture().lines {
            let Some(element) = self.stage.gone("line", &line.id) else { continue };
            let replaced = line.means == Meaning::Sensing && self.replaced(line);
            if replaced {
                continue;
            }
            self.of = line.id.clone();
            let ghost = self.ghost(Layer::Under, element);
            let until = match line.means {
                Meaning::Sensing => ends.unwrap_or(0),
                Meaning::Expected => expects.unwrap_or(0),
                _ => 0,
            };
            self.seen(Layer::Under, ghost, [0, until], [0, 45]);
            if let (Meaning::Sensing, Some(flight), Some(was), true) = (line.means, &self.flight, missile_was, until > 0) {
                let about = Course::of(&line.path).start();
                let [from, to] = flight.span();
                let key = |share: f64| {
                    let at = flight.place(from + (to - from) * share).at;
                    let turn = direction(about, at) - direction(about, was);
                    let length = distance_between(about, at) / distance_between(about, was);
                    [whole(share * 1000.0), whole(turn * 10.0), whole(length * 1000.0)]
                };
                let keys = samples(16).map(key).collect();
                let does = Does::Look(about.map(|it| whole(it * 10.0)), 0, keys);
                self.haunt(Layer::Under, ghost, does, [tick(from), tick(to)], Ease::Even);
            }
        }
        for outcome in &self.picture().outcomes {
            if let Some(element) = self.stage.gone("outcome", &outcome.id) {
                self.of = outcome.id.clone();
                let ghost = self.ghost(Layer::Under, element);
                self.seen(Layer::Under, ghost, [0, 0], [0, 45]);
            }
        }
        let stays = self.flight.is_none();
        for symbol in self.picture().symbols.iter().filter(|symbol| flies(symbol) && stays) {
            if let Some(element) = self.stage.gone("symbol", &symbol.id) {
                self.of = symbol.id.clone();
                let ghost = self.ghost(Layer::Over, element);
                self.seen(Layer::Over, ghost, [0, 0], [0, 45]);
            }
        }
    }

    /// Whether another line of the same sensor follows the missile now.
    fn replaced(&self, line: &Line) -> bool {
        let sensor = Parties::sensor(self.picture(), &line.path);
        let lines = self.picture().lines.iter().filter(|its| its.means == Meaning::Sensing);
        let shown = lines.filter(|its| self.stage.scene.presence(&its.id).is_some());
        shown.map(|its| Parties::sensor(self.picture(), &its.path)).any(|its| its == sensor)
    }
}
