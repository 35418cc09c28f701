//! The scene of a step: which marks its picture shows, and how important each is now.
//!
//! A [`Scene`] joins the steps walked so far with one composition. It holds no markup.
//! [`crate::drawing`] draws the marks.

use crate::model::picture::{Label, LabelRole, Picture};
use crate::model::{Era, Lesson, MarkId};
use crate::story::Story;

/// Which of the two compositions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Composition {
    /// For projectors and desktops.
    Landscape,
    /// For phones and narrow embeds.
    Portrait,
}

impl Composition {
    /// The two that a page carries, in their order.
    pub const PAGE: [Self; 2] = [Self::Landscape, Self::Portrait];

    /// The class that styles it, and its name in file names.
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

/// How a picture is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// As a page of the story shows it.
    Page(Composition),
    /// One outcome beside the others.
    Panel,
    /// Every system beside the tier that it serves.
    Atlas,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Self; 4] = [Self::Page(Composition::Landscape), Self::Page(Composition::Portrait), Self::Panel, Self::Atlas];

    /// The class that styles it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Page(composition) => composition.as_str(),
            Self::Panel => "panel",
            Self::Atlas => "atlas",
        }
    }
}

/// How much a mark matters in this step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It belongs to every picture: an actor at rest, a box, a name.
    Standing,
    /// It came in an earlier step and recedes.
    Trace,
    /// It was there and is at work in this step.
    Lit,
    /// This step brings it.
    New,
}

/// What is to be seen of a label while names are hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// Its words.
    No,
    /// Which part it names, from 0: a letter stands in its place.
    Blank(u8),
    /// Nothing: it would give a name away.
    Gone,
}

/// The letter that stands for a part, from `A` on: the tiers have numbers already.
#[must_use]
pub fn letter(nth: u8) -> String {
    char::from(b'A' + nth % 26).to_string()
}

/// One step's picture in one composition.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene<'a> {
    /// The lesson that it belongs to.
    pub lesson: &'a Lesson,
    /// How it is laid out.
    pub layout: Layout,
    /// Where everything stands in it.
    pub picture: &'a Picture,
    /// The picture's name.
    pub name: &'a str,
    /// The picture in words.
    pub description: &'a str,
    /// Which era's picture; none for both in one, between which the style sheet chooses.
    pub era: Option<Era>,
    presence: Vec<(&'a MarkId, Option<Presence>)>,
    stepwise: Vec<&'a MarkId>,
    /// Where names are hidden: the marks that have got theirs back.
    named: Option<&'a [MarkId]>,
}

impl<'a> Scene<'a> {
    /// The picture of the step that the story stands on, with the trace of those before it.
    #[must_use]
    pub fn of(lesson: &'a Lesson, story: &Story, composition: Composition) -> Self {
        Self::laid_out(lesson, story, Layout::Page(composition), composition.of(lesson))
    }

    /// The same, where everything stands as this picture says.
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

    /// The same picture with letters in place of names, but for the marks that are `named`.
    #[must_use]
    pub fn with_blanks(mut self, named: &'a [MarkId]) -> Self {
        self.named = Some(named);
        // Its own name and description would say what is hidden.
        self.name = &self.lesson.page.naming.title;
        self.description = &self.lesson.page.naming.help;
        self
    }

    /// The same with more marks, whatever the step says of them.
    #[must_use]
    pub fn with(mut self, marks: impl Iterator<Item = &'a MarkId>, presence: Presence) -> Self {
        self.presence.extend(marks.map(|mark| (mark, Some(presence))));
        self
    }

    /// The same without some marks, whatever the step says of them.
    #[must_use]
    pub fn without(mut self, marks: impl Iterator<Item = &'a MarkId>) -> Self {
        self.presence.extend(marks.map(|mark| (mark, None)));
        self
    }

    /// A picture without a story: everything stands in it, in both eras.
    #[must_use]
    pub fn at_rest(lesson: &'a Lesson, layout: Layout, picture: &'a Picture) -> Self {
        Self { lesson, layout, picture, name: "", description: "", era: None, presence: Vec::new(), stepwise: Vec::new(), named: None }
    }

    /// The picture of one era alone, for where no style sheet can choose. A step that has but one keeps it.
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

    /// Whether something of that era, or of both, is in the picture.
    #[must_use]
    pub fn shows(&self, era: Option<Era>) -> bool {
        self.era.is_none() || era.is_none() || self.era == era
    }

    /// The marks in the picture that have a name, in the order of their letters. It is the same in both compositions.
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

    /// What a label is while names are hidden.
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

    /// How much a mark matters here; none where it is not in the picture.
    ///
    /// What no step of the story adds stands in every picture.
    #[must_use]
    pub fn presence(&self, mark: &MarkId) -> Option<Presence> {
        // The last word counts.
        match self.presence.iter().rev().find(|(its, _)| *its == mark) {
            Some((_, presence)) => *presence,
            None if self.stepwise.contains(&mark) => None,
            None => Some(Presence::Standing),
        }
    }
}
