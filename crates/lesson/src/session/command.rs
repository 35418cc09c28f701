//! The commands to the story, and their names.
//!
//! Links, keys, host pages, the presenter's window, tools and switches all use these commands.

use super::Session;
use crate::address::Labels;
use crate::model::{Era, MarkId, StepId};
use crate::query::{BEAT, Setting};

/// A command to the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Go to the next step of the path. While a step plays, show its end instead. While presenting, ask the step's question first.
    Next,
    /// Ask the step's question. [`Command::Next`] then goes on.
    Ask,
    /// Go to the step before.
    Back,
    /// Go to the first step of the path.
    First,
    /// Go to the last step of the path.
    Last,
    /// Go to a step.
    GoTo(StepId),
    /// Play the step.
    Play,
    /// Show a moment of a step on the path, as a still. Such moves add no entries to the history.
    Seek(StepId, Setting),
    /// Change a setting. A path that does not contain the current step applies from the next step.
    Set(Setting),
    /// Show the label of this mark, or the next label. If labels are shown, hide them.
    Reveal(Option<MarkId>),
    /// Hide all labels, or show all.
    ToggleLabels,
    /// Close the notices.
    Dismiss,
}

impl Command {
    /// Parses a command for this session. `None` if the name or the value does not exist.
    ///
    /// The name of a setting is its key, and an empty value is its default.
    #[must_use]
    pub fn parse(session: &Session, name: &str, value: &str) -> Option<Self> {
        let lesson = &session.lesson;
        Some(match name {
            // For a reader, *Next* may show the end of a step that plays, or ask. For a host it always means the next step.
            "next" => session.onward(),
            "ask" => Self::Ask,
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
