//! Walks the story: the current step, the path, and the steps before and after.
//!
//! Pure functions of a checked [`Lesson`]. [`crate::session`] has the commands, [`crate::address`]
//! the addresses, and [`crate::scene`] the pictures.

use crate::model::{Lesson, Path, PathId, Step, StepId};
use crate::prose::filled;

/// The current step and path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The step that is shown.
    pub step: StepId,
    /// The path that *Next* follows.
    pub path: PathId,
}

impl Story {
    /// The first step of the default path.
    #[must_use]
    pub fn begin(lesson: &Lesson) -> Self {
        Self { step: lesson.start.clone(), path: lesson.default_path().id.clone() }
    }

    /// A step on a path. A step or path that does not exist is replaced by the lesson's first.
    #[must_use]
    pub fn at(lesson: &Lesson, step: &StepId, path: &PathId) -> Self {
        let begin = Self::begin(lesson);
        let path = lesson.path(path).map_or(begin.path.clone(), |path| path.id.clone());
        Self { path, ..begin }.go_to(lesson, step)
    }

    /// The current step.
    ///
    /// # Panics
    /// Never, for a story made from the same lesson.
    #[must_use]
    pub fn shown<'a>(&self, lesson: &'a Lesson) -> &'a Step {
        lesson.step(&self.step).expect("a story stands on a step of its lesson")
    }

    /// The story at another step. If the path does not contain the step, the story changes to a path that does. If the step does
    /// not exist, nothing changes.
    #[must_use]
    pub fn go_to(&self, lesson: &Lesson, step: &StepId) -> Self {
        match lesson.step(step) {
            Some(step) => Self { path: self.path_towards(lesson, &step.id).id.clone(), step: step.id.clone() },
            None => self.clone(),
        }
    }

    /// The first step of the path.
    #[must_use]
    pub fn first(&self, lesson: &Lesson) -> Option<StepId> {
        self.path_of(lesson).steps.first().cloned()
    }

    /// The last step of the path.
    #[must_use]
    pub fn last(&self, lesson: &Lesson) -> Option<StepId> {
        self.path_of(lesson).steps.last().cloned()
    }

    /// The step after this one on the path; none at its end.
    #[must_use]
    pub fn next(&self, lesson: &Lesson) -> Option<StepId> {
        let path = self.path_of(lesson);
        match self.position(path) {
            Some(here) => path.steps.get(here + 1).cloned(),
            None => self.shown(lesson).next.first().cloned(),
        }
    }

    /// The step before this one on the path; none at its beginning.
    #[must_use]
    pub fn back(&self, lesson: &Lesson) -> Option<StepId> {
        let path = self.path_of(lesson);
        match self.position(path) {
            Some(0) => None,
            Some(here) => path.steps.get(here - 1).cloned(),
            None => lesson.steps.iter().find(|step| step.next.contains(&self.step)).map(|step| step.id.clone()),
        }
    }

    /// The position on the path and its length: `(2, 3)` for the second of three steps.
    #[must_use]
    pub fn progress(&self, lesson: &Lesson) -> (usize, usize) {
        let path = self.path_of(lesson);
        (self.position(path).map_or(1, |here| here + 1), path.steps.len())
    }

    /// The position in the lesson's words: “Step 2 of 3”.
    #[must_use]
    pub fn progress_text(&self, lesson: &Lesson) -> String {
        let (n, count) = self.progress(lesson);
        filled(&lesson.page.progress, &[("n", &n.to_string()), ("count", &count.to_string())])
    }

    /// The steps of the path up to the current step, which is included.
    #[must_use]
    pub fn walked<'a>(&self, lesson: &'a Lesson) -> Vec<&'a Step> {
        let path = self.path_of(lesson);
        let upto = self.position(path).unwrap_or(0);
        path.steps.iter().take(upto + 1).filter_map(|id| lesson.step(id)).collect()
    }

    fn path_of<'a>(&self, lesson: &'a Lesson) -> &'a Path {
        lesson.path(&self.path).unwrap_or_else(|| lesson.default_path())
    }

    fn position(&self, path: &Path) -> Option<usize> {
        path.steps.iter().position(|step| *step == self.step)
    }

    /// The current path if it contains `step`; otherwise the first path through the current step and `step`; or else the first through
    /// `step`.
    fn path_towards<'a>(&self, lesson: &'a Lesson, step: &StepId) -> &'a Path {
        let present = self.path_of(lesson);
        if present.steps.contains(step) {
            return present;
        }
        let through_here = |path: &&Path| path.steps.contains(step) && path.steps.contains(&self.step);
        let through_there = |path: &&Path| path.steps.contains(step);
        lesson.paths.iter().find(through_here).or_else(|| lesson.paths.iter().find(through_there)).unwrap_or(present)
    }
}
