//! An edition: all content in one language, the shipped lesson and the content of the static pages.

use crate::catalog::Catalog;
use crate::classroom::{Classroom, Notes};
use crate::date::Date;
use crate::dependency::Arrangement;
use crate::parts::Parts;
use crate::what_if::WhatIf;
use crate::words::SectionWords;
use lesson::model::picture::Picture;
use lesson::model::{Lesson, MarkId, Named, Path, Step, StepId};
use lesson::scene::{Layout, Scene};
use lesson::story::Story;
use std::ops::Deref;
use std::rc::Rc;

/// All content in one language. It dereferences to its lesson.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The shipped lesson, shared by the pages that show it.
    pub lesson: Rc<Lesson>,
    /// The outcomes, in the order in which their figure shows them side by side.
    pub outcomes: Vec<Outcome>,
    /// The teacher's notes on each step, in the order of the steps.
    pub notes: Vec<(StepId, Notes)>,
    /// The composition of a panel of that figure.
    pub panel: Picture,
    /// The name of each symbol, in the order of the sheet.
    pub symbol_names: Named<String>,
    /// The words of the pages beside the story.
    pub sections: SectionWords,
    /// The date of the last change of content.
    pub updated: Date,
    /// The content for a class.
    pub classroom: Classroom,
    /// The links, and the capabilities that depend on them.
    pub arrangement: Arrangement,
    /// The parts of the story's picture.
    pub parts: Parts,
    /// What the story needs from its links, and the words for cut links.
    pub what_if: WhatIf,
    /// The words of captions that are marked during beats.
    pub beat_words: Vec<BeatWords>,
    /// The content of the pages beside the story.
    pub catalog: Catalog,
}

/// A step in which the story can end, with the heading of its panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The step.
    pub step: StepId,
    /// The heading. `|` marks where a line may break.
    pub heading: String,
}

/// The words of a step's caption that are marked during a beat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeatWords {
    /// The step.
    pub step: StepId,
    /// A mark that this beat adds or lights.
    pub mark: MarkId,
    /// The words, exactly as in the caption.
    pub words: String,
}

impl Deref for Edition {
    type Target = Lesson;

    fn deref(&self) -> &Lesson {
        &self.lesson
    }
}

impl Edition {
    /// The step of the outcome at which a path ends.
    #[must_use]
    pub fn ending(&self, path: &Path) -> Option<&Step> {
        self.outcomes.iter().rev().find(|it| path.steps.contains(&it.step)).and_then(|it| self.step(&it.step))
    }

    /// The teacher's notes on a step.
    ///
    /// # Panics
    /// If the edition has no such step.
    #[must_use]
    pub fn notes_on(&self, step: &StepId) -> &Notes {
        self.notes.iter().find(|(its, _)| its == step).map(|(_, notes)| notes).expect("every step of an edition has notes")
    }

    /// The scene of an outcome's panel.
    #[must_use]
    pub fn panel_of(&self, story: &Story) -> Scene<'_> {
        Scene::laid_out(&self.lesson, story, Layout::Panel, &self.panel)
    }
}
