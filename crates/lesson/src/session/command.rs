//! The commands to the story, and how each is written.
//!
//! Links, keys, pages around a frame, the presenter's window, tools and switches all ask in these words.

use super::{Session, Tempo};
use crate::address::Labels;
use crate::model::{Era, MarkId, StepId};
use crate::query::{BEAT, Setting};

/// What can be asked of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Go on along the path; while the step plays, show its end.
    Next,
    /// Go to the step before.
    Back,
    /// Go to the first step of the path.
    First,
    /// Go to the last step of the path.
    Last,
    /// Go to this step.
    GoTo(StepId),
    /// Let the step play.
    Play,
    /// Show a step of the path at a moment, and stand there. Whoever moves through the story like this leaves no trace in the history.
    Seek(StepId, Setting),
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
            // A reader who presses *Next* while a step plays wants to see its end. A page around the story always means the next step.
            "next" => match session.story.next(lesson) {
                Some(step) if session.tempo == Tempo::Play => Self::GoTo(step),
                _ => Self::Next,
            },
            "back" => Self::Back,
            "first" => Self::First,
            "last" => Self::Last,
            "go" => Self::GoTo(lesson.step(&value.into())?.id.clone()),
            "play" => Self::Play,
            "seek" => {
                let (step, beat) = value.split_once('_').unwrap_or((value, ""));
                Self::Seek(lesson.step(&step.into())?.id.clone(), Setting::read(lesson, BEAT, beat)?)
            }
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
