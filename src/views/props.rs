//! The properties of every part of the story, and the callback for a visitor's commands.

use lesson::session::{Command, Session};
use yew::prelude::*;

/// What the story shows.
#[derive(Clone, Copy)]
pub struct StoryProps<'a> {
    /// The story's id in the page, from which those inside it follow.
    pub id: &'a str,
    /// The visit.
    pub session: &'a Session,
}

/// Takes what a visitor asks for.
pub type Dispatch = Callback<Command>;
