//! The events of a path, and the cuts that prevent each of them.
//!
//! An event is a mark that appears or becomes active in a beat of a step. It needs capabilities at that moment
//! and earlier events. A cut applies from a moment on; earlier events stay.

use authoring::Edition;
use authoring::dependency::CutSet;
use lesson::model::{MarkId, Path};
use lesson::story::Story;
use motion::beats;

/// A moment of a path: the step, from 1, and the number of beats shown.
pub type Moment = (usize, usize);

/// The cut links and the moment of the cut, which is the same for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cuts {
    /// The links, by [`authoring::dependency::Link::id`].
    pub links: CutSet,
    /// The moment of the cut. `(0, 0)` is the start.
    pub from: Moment,
}

/// A minimal cut set that prevents an event, if it is cut by a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// The links.
    pub links: CutSet,
    /// The last moment of a cut that prevents the event: the number of beats before it.
    pub until: Moment,
}

/// An event of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The step of the path, from 1, and the number of beats before the event.
    pub at: Moment,
    /// The mark that appears or becomes active.
    pub mark: MarkId,
    /// Whether the mark appears.
    pub brings: bool,
    /// The cuts that prevent it, each of them alone. Empty if it needs no link.
    pub guards: Vec<Guard>,
}

impl Guard {
    fn prevents(&self, cuts: &Cuts) -> bool {
        cuts.from <= self.until && self.links.is_subset(&cuts.links)
    }

    /// Whether another guard prevents everything that this one prevents.
    fn is_within(&self, other: &Self) -> bool {
        other.links.is_subset(&self.links) && other.until >= self.until
    }
}

impl Event {
    /// Whether these cuts prevent it.
    #[must_use]
    pub fn is_lost(&self, cuts: &Cuts) -> bool {
        self.guards.iter().any(|guard| guard.prevents(cuts))
    }
}

/// For each event in order, whether the cuts prevent it.
#[must_use]
pub fn lost(events: &[Event], cuts: &Cuts) -> Vec<bool> {
    events.iter().map(|event| event.is_lost(cuts)).collect()
}

/// The events of a path in order: every mark that a beat adds or lights.
#[must_use]
pub fn events(edition: &Edition, path: &Path) -> Vec<Event> {
    let mut all: Vec<Event> = Vec::new();
    for (step, nth) in path.steps.iter().zip(1..) {
        let story = Story { step: step.clone(), path: path.id.clone() };
        for (beat, before) in beats(edition, &story).iter().zip(0..) {
            let marks = beat.brings.iter().map(|mark| (mark, true)).chain(beat.lights.iter().map(|mark| (mark, false)));
            for (mark, brings) in marks {
                let at = (nth, before);
                let mut guards = Vec::new();
                if let Some(rule) = edition.what_if.rule(step, mark) {
                    let sets = rule.needs.iter().flat_map(|need| edition.arrangement.minimal_cut_sets(need));
                    guards.extend(sets.map(|links| Guard { links, until: at }));
                    for earlier in &rule.after {
                        guards.extend(all.iter().rfind(|event| event.mark == *earlier).into_iter().flat_map(|event| event.guards.clone()));
                    }
                }
                all.push(Event { at, mark: mark.clone(), brings, guards: minimal(guards) });
            }
        }
    }
    all
}

/// Removes guards that another guard makes superfluous.
fn minimal(guards: Vec<Guard>) -> Vec<Guard> {
    let mut kept: Vec<Guard> = Vec::new();
    for guard in &guards {
        if !guards.iter().any(|other| other != guard && guard.is_within(other)) && !kept.contains(guard) {
            kept.push(guard.clone());
        }
    }
    kept
}
