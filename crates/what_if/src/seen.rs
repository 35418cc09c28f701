//! The content of a step of a path with some links cut.
//!
//! The script in the browser computes the same from the table. The tests compare it with this module.

use crate::event::{Cuts, Event, lost};
use authoring::Edition;
use authoring::what_if::{Condition, Mention};
use lesson::model::picture::AttemptResult;
use lesson::model::{MarkId, Path, StepId};

/// A path with some links cut.
#[derive(Clone, Debug)]
pub struct Run<'a> {
    edition: &'a Edition,
    path: &'a Path,
    events: &'a [Event],
    /// For each event, whether it is prevented.
    pub lost: Vec<bool>,
}

/// The differences in a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Marks that never appeared.
    pub gone: Vec<MarkId>,
    /// Marks of the picture that do not become active in this step.
    pub idle: Vec<MarkId>,
    /// The id of the words that replace those of the step.
    pub end: Option<String>,
    /// The ids of the sentences that are added.
    pub remarks: Vec<String>,
    /// The step at which the story continues without its question.
    pub on: Option<StepId>,
    /// Whether the hit of this step, or of an earlier one, did not happen.
    pub flies_on: bool,
}

impl<'a> Run<'a> {
    /// A path with these links cut. `events` are the events of the path.
    #[must_use]
    pub fn of(edition: &'a Edition, path: &'a Path, events: &'a [Event], cuts: &Cuts) -> Self {
        Self { edition, path, events, lost: lost(events, cuts) }
    }

    /// The differences in the nth step, from 1.
    #[must_use]
    pub fn seen(&self, nth: usize) -> Seen {
        let Some(step) = self.path.steps.get(nth - 1) else { return Seen::default() };
        let what_if = &self.edition.what_if;
        let marks = |chosen: &dyn Fn(&Event) -> bool| {
            let lost = self.events.iter().zip(&self.lost).filter(|(event, lost)| **lost && chosen(event));
            lost.map(|(event, _)| event.mark.clone()).collect::<Vec<_>>()
        };
        let fork = what_if.forks.iter().find(|fork| fork.step == *step);
        let mut hits = self.path.steps.iter().take(nth).filter_map(|step| outcome_of(self.edition, step));
        Seen {
            gone: marks(&|event| event.brings && event.at.0 <= nth),
            idle: marks(&|event| !event.brings && event.at.0 == nth),
            end: what_if.ends.iter().find(|end| self.fits(&end.when, nth)).map(|end| end.id.clone()),
            remarks: what_if.remarks.iter().filter(|remark| self.fits(&remark.when, nth)).map(|remark| remark.id.clone()).collect(),
            on: fork.filter(|fork| self.is_lost(&fork.needs, nth)).map(|fork| fork.on.clone()),
            flies_on: hits.any(|hit| self.is_lost(hit, nth)),
        }
    }

    /// Whether a condition holds in the nth step.
    fn fits(&self, when: &Condition, nth: usize) -> bool {
        let is_lost = |mention: &Mention| match &mention.step {
            None => self.is_lost(&mention.mark, nth),
            Some(step) => {
                let at = self.path.steps.iter().position(|its| its == step).map(|at| at + 1).filter(|at| *at <= nth);
                let its = self.events.iter().position(|event| Some(event.at.0) == at && event.mark == mention.mark);
                its.is_some_and(|its| self.lost[its])
            }
        };
        let here = self.path.steps.get(nth - 1).is_some_and(|step| when.steps.contains(step));
        here && when.lost.iter().all(is_lost) && !when.kept.iter().any(is_lost)
    }

    /// Whether the latest event of a mark, up to a step, is lost.
    fn is_lost(&self, mark: &MarkId, nth: usize) -> bool {
        self.events.iter().rposition(|event| event.at.0 <= nth && event.mark == *mark).is_some_and(|its| self.lost[its])
    }
}

/// The mark of the hit in a step, if another step shows the same flight without it.
#[must_use]
pub fn outcome_of<'a>(edition: &'a Edition, step: &StepId) -> Option<&'a MarkId> {
    edition.what_if.insteads.iter().find(|instead| instead.step == *step)?;
    let adds = &edition.step(step)?.adds;
    let hits = edition.pictures.landscape.outcomes.iter().filter(|outcome| outcome.result == AttemptResult::Intercepted);
    hits.map(|outcome| &outcome.id).find(|hit| adds.iter().flatten().any(|mark| mark == *hit))
}
