//! The scene of a step: the marks in its picture, and the presence of each.
//!
//! A [`Scene`] combines the steps walked so far with a composition. It holds no markup.
//! [`crate::drawing`] draws the marks.

use crate::model::picture::{Label, LabelRole, Picture};
use crate::model::{Era, Lesson, MarkId};
use crate::story::Story;

/// A composition of the story's pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Composition {
    /// For projectors and desktops.
    Landscape,
    /// For phones and narrow embeds.
    Portrait,
}

impl Composition {
    /// Both compositions, in the order in which a page has them.
    pub const PAGE: [Self; 2] = [Self::Landscape, Self::Portrait];

    /// Its CSS class and its name in file names.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Landscape => "landscape",
            Self::Portrait => "portrait",
        }
    }

    fn of(self, lesson: &Lesson) -> &Picture {
        match self {
            Self::Landscape => &lesson.pictures.landscape,
            Self::Portrait => &lesson.pictures.portrait,
        }
    }
}

/// The layout of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A page of the story.
    Page(Composition),
    /// A panel among the outcomes.
    Panel,
    /// All systems beside their tiers.
    Atlas,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 4] = [Self::Page(Composition::Landscape), Self::Page(Composition::Portrait), Self::Panel, Self::Atlas];

    /// Its CSS class.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Page(composition) => composition.as_str(),
            Self::Panel => "panel",
            Self::Atlas => "atlas",
        }
    }
}

/// How prominent a mark is in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// In every picture: an actor that does not act, a box, a name.
    Standing,
    /// Added in an earlier step; now pale.
    Trace,
    /// Added in an earlier step, and acting in this step.
    Lit,
    /// Added in this step.
    New,
}

/// How a label appears while labels are hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// As its words.
    No,
    /// As the letter with this number, from 0.
    Blank(u8),
    /// Not at all, because it would reveal a name.
    Gone,
}

/// The letter for a number, from `A`. Tiers already have numbers.
#[must_use]
pub fn letter(nth: u8) -> String {
    char::from(b'A' + nth % 26).to_string()
}

/// A step's picture in a composition.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene<'a> {
    /// The lesson with its words and symbols.
    pub lesson: &'a Lesson,
    /// The layout.
    pub layout: Layout,
    /// The composition.
    pub picture: &'a Picture,
    /// The accessible name.
    pub name: &'a str,
    /// The accessible description.
    pub description: &'a str,
    /// The era of the picture. `None` for both eras, between which the style sheet chooses.
    pub era: Option<Era>,
    presence: Vec<(&'a MarkId, Option<Presence>)>,
    stepwise: Vec<&'a MarkId>,
    /// In the label quiz, the marks whose labels are shown; else `None`.
    named: Option<&'a [MarkId]>,
}

impl<'a> Scene<'a> {
    /// The picture of the story's current step, with pale marks of the steps before it.
    #[must_use]
    pub fn of(lesson: &'a Lesson, story: &Story, composition: Composition) -> Self {
        Self::laid_out(lesson, story, Layout::Page(composition), composition.of(lesson))
    }

    /// The same step in another composition or layout.
    #[must_use]
    pub fn laid_out(lesson: &'a Lesson, story: &Story, layout: Layout, picture: &'a Picture) -> Self {
        let shown = story.shown(lesson);
        let mut presence: Vec<(&MarkId, Option<Presence>)> = Vec::new();
        for step in story.walked(lesson) {
            let earlier = step.id != shown.id;
            if step.fresh {
                presence.clear();
            }
            presence.extend(step.removes.iter().map(|mark| (mark, None)));
            presence.extend(step.before.iter().map(|mark| (mark, Some(Presence::Trace))));
            let added = if earlier { Presence::Trace } else { Presence::New };
            presence.extend(step.adds.iter().flatten().map(|mark| (mark, Some(added))));
        }
        presence.extend(shown.lights.iter().map(|mark| (mark, Some(Presence::Lit))));
        let stepwise = lesson.steps.iter().flat_map(|step| step.before.iter().chain(step.adds.iter().flatten())).collect();
        Self {
            lesson,
            layout,
            picture,
            name: &shown.title,
            description: &shown.description,
            era: if shown.now.is_some() { None } else { Some(Era::In2015) },
            presence,
            stepwise,
            named: None,
        }
    }

    /// The picture for the label quiz: letters in place of labels, except for the marks in `named`.
    #[must_use]
    pub fn with_blanks(mut self, named: &'a [MarkId]) -> Self {
        self.named = Some(named);
        // The name and description of the step would reveal the hidden labels.
        self.name = &self.lesson.page.naming.title;
        self.description = &self.lesson.page.naming.help;
        self
    }

    /// Whether letters replace labels.
    #[must_use]
    pub fn has_blanks(&self) -> bool {
        self.named.is_some()
    }

    /// Shows further marks with this presence, whatever the step does with them.
    #[must_use]
    pub fn with(mut self, marks: impl Iterator<Item = &'a MarkId>, presence: Presence) -> Self {
        self.presence.extend(marks.map(|mark| (mark, Some(presence))));
        self
    }

    /// Removes marks, whatever the step does with them.
    #[must_use]
    pub fn without(mut self, marks: impl Iterator<Item = &'a MarkId>) -> Self {
        self.presence.extend(marks.map(|mark| (mark, None)));
        self
    }

    /// A picture without a story: all marks of both eras.
    #[must_use]
    pub fn at_rest(lesson: &'a Lesson, layout: Layout, picture: &'a Picture) -> Self {
        Self { lesson, layout, picture, name: "", description: "", era: None, presence: Vec::new(), stepwise: Vec::new(), named: None }
    }

    /// The picture of a single era, for places without a style sheet that can choose. A step with a single era keeps it.
    #[must_use]
    pub fn in_era(mut self, story: &Story, era: Era) -> Self {
        if let (None, Some(now)) = (self.era, &story.shown(self.lesson).now) {
            self.era = Some(era);
            if era == Era::Now {
                self.description = &now.description;
            }
        }
        self
    }

    /// Whether something of that era, or of both eras, is in the picture.
    #[must_use]
    pub fn shows(&self, era: Option<Era>) -> bool {
        self.era.is_none() || era.is_none() || self.era == era
    }

    /// The marks with a label in this picture, in the order of their letters. Both compositions give the same order.
    #[must_use]
    pub fn parts(&self) -> Vec<&'a MarkId> {
        let mut parts = Vec::new();
        for label in &self.lesson.pictures.landscape.labels {
            if let Some(mark) = label.of.as_ref().filter(|_| label.names())
                && self.shows(label.era)
                && self.presence(mark).is_some()
                && !parts.contains(&mark)
            {
                parts.push(mark);
            }
        }
        parts
    }

    /// How a label appears in the label quiz.
    #[must_use]
    pub fn hides(&self, label: &Label) -> Hidden {
        let Some(named) = self.named else { return Hidden::No };
        match &label.of {
            _ if matches!(label.role, LabelRole::Band | LabelRole::Caveat | LabelRole::Badge) => Hidden::No,
            Some(mark) if named.contains(mark) => Hidden::No,
            Some(mark) if label.names() => {
                self.parts().iter().zip(0..).find(|(part, _)| **part == mark).map_or(Hidden::Gone, |(_, nth)| Hidden::Blank(nth))
            }
            _ => Hidden::Gone,
        }
    }

    /// How prominent a mark is; `None` if it is not in the picture.
    ///
    /// A mark that no step adds is in every picture.
    #[must_use]
    pub fn presence(&self, mark: &MarkId) -> Option<Presence> {
        // The last entry for a mark counts.
        match self.presence.iter().rev().find(|(its, _)| *its == mark) {
            Some((_, presence)) => *presence,
            None if self.stepwise.contains(&mark) => None,
            None => Some(Presence::Standing),
        }
    }
}
