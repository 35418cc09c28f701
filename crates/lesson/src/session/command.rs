//! What can be asked of the story, and how that is written.
//!
//! Links, keys, pages around a frame, the presenter's window, tools and switches all ask in these words.

use super::Session;
use crate::address::Labels;
use crate::model::{Era, MarkId, StepId};
use crate::query::Setting;

/// What can be asked of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Go on along the path.
    Next,
    /// Go to the step before.
    Back,
    /// Go to the first step of the path.
    First,
    /// Go to the last step of the path.
    Last,
    /// Go to this step.
    GoTo(StepId),
    /// Change a setting. On a step that the new path does not pass, it counts from the next step.
    Set(Setting),
    /// Give back the name of this mark, or of the next one. While all names are shown, hide them.
    Reveal(Option<MarkId>),
    /// Hide all names, or give all back.
    ToggleLabels,
    /// Close the notices.
    Dismiss,
}

impl Command {
    /// From a name and a value, for this session. None for what does not exist.
    ///
    /// A setting goes by the name of its key, and an empty value is its default.
    #[must_use]
    pub fn parse(session: &Session, name: &str, value: &str) -> Option<Self> {
        let lesson = &session.lesson;
        Some(match name {
            "next" => Self::Next,
            "back" => Self::Back,
            "first" => Self::First,
            "last" => Self::Last,
            "go" => Self::GoTo(lesson.step(&value.into())?.id.clone()),
            "choose" => Self::GoTo(session.choice(value)?),
            "reveal" => Self::Reveal((!value.is_empty()).then(|| value.into())),
            "names" => Self::ToggleLabels,
            "dismiss" => Self::Dismiss,
            key => Self::Set(Setting::read(lesson, key, value)?),
        })
    }
}

impl From<Era> for Command {
    fn from(era: Era) -> Self {
        Self::Set(era.into())
    }
}

impl From<Labels> for Command {
    fn from(labels: Labels) -> Self {
        Self::Set(labels.into())
    }
}
