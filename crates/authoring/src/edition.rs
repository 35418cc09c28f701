//! An edition: everything in one language, the shipped lesson and the content of the static pages.

use crate::catalog::Catalog;
use crate::classroom::Classroom;
use crate::date::Date;
use crate::dependency::Arrangement;
use crate::words::SectionWords;
use lesson::model::picture::Picture;
use lesson::model::{Lesson, MarkId, Named, Path, Step, StepId};
use lesson::scene::{Layout, Scene};
use lesson::story::Story;
use std::ops::Deref;
use std::rc::Rc;

/// Everything in one language. It reads as the lesson that it holds.
#[derive(Clone, Debug)]
pub struct Edition {
    /// What is shipped, in as many hands as show it.
    pub lesson: Rc<Lesson>,
    /// The steps that show the outcomes, in the order of the figure that sets them side by side.
    pub outcomes: Vec<StepId>,
    /// The small composition of that figure.
    pub panel: Picture,
    /// What each symbol is called on the sheet, in the sheet's order.
    pub symbol_names: Named<String>,
    /// The words of the pages beside the story.
    pub sections: SectionWords,
    /// When the content last changed.
    pub updated: Date,
    /// What stands beside it for a class.
    pub classroom: Classroom,
    /// Who passes what to whom, and who has what as long as they do.
    pub arrangement: Arrangement,
    /// The words of captions that beats mark.
    pub beat_words: Vec<BeatWords>,
    /// All that stands beside the story.
    pub catalog: Catalog,
}

/// Words of a step's caption that are marked while a beat of it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeatWords {
    /// Which step.
    pub step: StepId,
    /// A mark that this beat brings or lights.
    pub mark: MarkId,
    /// The words, as they stand in the caption.
    pub words: String,
}

impl Deref for Edition {
    type Target = Lesson;

    fn deref(&self) -> &Lesson {
        &self.lesson
    }
}

impl Edition {
    /// The outcome in which a path ends.
    #[must_use]
    pub fn ending(&self, path: &Path) -> Option<&Step> {
        self.outcomes.iter().rev().find(|step| path.steps.contains(step)).and_then(|step| self.step(step))
    }

    /// An outcome as it stands beside the others.
    #[must_use]
    pub fn panel_of(&self, story: &Story) -> Scene<'_> {
        Scene::laid_out(&self.lesson, story, Layout::Panel, &self.panel)
    }
}
