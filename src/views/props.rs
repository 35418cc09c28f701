//! The properties that every part of the story takes, and the callback for the visitor's commands.

use lesson::session::{Command, Session};
use yew::prelude::*;

/// The input of every view.
#[derive(Clone, Copy)]
pub struct StoryProps<'a> {
    /// The story's id on the page. Ids inside the story begin with it.
    pub id: &'a str,
    /// The session that is drawn.
    pub session: &'a Session,
}

/// Receives the visitor's commands.
pub type Dispatch = Callback<Command>;
