//! The label quiz: which labels are hidden, how many are shown, and the words for that.

use super::Session;
use crate::address::Labels;
use crate::model::MarkId;
use crate::prose::filled;
use crate::scene::{Composition, Scene, letter};

impl Session {
    /// In the label quiz: the marks whose labels are shown. `None` while labels are shown.
    #[must_use]
    pub fn naming(&self) -> Option<&[MarkId]> {
        (self.query.labels() == Labels::Hidden).then_some(self.revealed.as_slice())
    }

    /// The marks with a label, in the order of their letters.
    #[must_use]
    pub fn parts(&self) -> Vec<&MarkId> {
        Scene::of(&self.lesson, &self.story, Composition::Landscape).in_era(&self.story, self.query.era()).parts()
    }

    /// How many labels of this picture are shown, in words.
    #[must_use]
    pub fn naming_progress(&self) -> String {
        let parts = self.parts();
        let n = parts.iter().filter(|part| self.revealed.contains(part)).count();
        filled(&self.lesson.page.naming.progress, &[("n", &n.to_string()), ("count", &parts.len().to_string())])
    }

    /// Whether a label of this picture is still hidden.
    #[must_use]
    pub fn names_left(&self) -> bool {
        self.parts().iter().any(|part| !self.revealed.contains(part))
    }

    /// Shows the label of a mark, or the next label. Returns whether that changes anything.
    pub(super) fn reveal(&mut self, mark: Option<MarkId>) -> bool {
        let parts = self.parts();
        let hidden = |part: &MarkId| parts.contains(&part) && !self.revealed.contains(part);
        let found = match mark {
            Some(mark) => Some(mark).filter(|mark| hidden(mark)),
            None => parts.iter().find(|part| hidden(part)).map(|part| (*part).clone()),
        };
        let changes = found.is_some();
        self.revealed.extend(found);
        changes
    }

    /// The announcement in the label quiz: the position in a new step, otherwise the last label, or the instruction.
    pub(super) fn naming_words(&self) -> String {
        let words = &self.lesson.page.naming;
        if self.moved {
            return [self.story.progress_text(&self.lesson).as_str(), " – ", &self.naming_progress()].concat();
        }
        let Some(mark) = self.revealed.last() else { return words.help.clone() };
        match self.parts().into_iter().zip(0..).find(|(part, _)| *part == mark) {
            Some((_, nth)) => filled(&words.named, &[("n", &letter(nth)), ("name", &self.lesson.name_of(mark))]),
            // The mark is not in this picture, so it has no letter.
            None => self.naming_progress(),
        }
    }
}
