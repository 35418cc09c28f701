//! The story: picture, caption and controls. What is prerendered, and what comes alive.

use super::{SharedLesson, caption, controls, notices, picture};
use lesson::address::{BadValue, Links};
use lesson::story::{Action, Story};
use yew::prelude::*;

/// Everything that is to be shown.
#[derive(Clone, PartialEq, Properties)]
pub struct Shown {
    /// The story's id in the page, from which those inside it follow.
    pub id: String,
    /// The lesson.
    pub lesson: SharedLesson,
    /// Where in it.
    pub story: Story,
    /// How links are written here.
    pub links: Links,
    /// Whether a step was taken in place: then what is new draws itself, and the change is read aloud.
    pub moved: bool,
    /// Values of the address that do not exist.
    pub bad: Vec<BadValue>,
}

/// Who is told what the visitor wants.
#[derive(Clone, Default)]
pub struct Heard {
    /// A way through the story was taken.
    pub on_action: Callback<Action>,
    /// The notices were closed.
    pub on_dismiss: Callback<()>,
}

impl Shown {
    /// The story before anything has happened: what is prerendered, and where it comes alive.
    #[must_use]
    pub fn at_rest(lesson: SharedLesson, story: Story, links: Links) -> Self {
        Self { id: "story".to_owned(), lesson, story, links, moved: false, bad: Vec::new() }
    }
}

/// The story.
pub fn view(shown: &Shown, heard: &Heard) -> Html {
    let Shown { id, lesson, story, moved, .. } = shown;
    let (class, announcement) = if *moved { ("story moved", story.shown(lesson).changed.clone()) } else { ("story", String::new()) };
    html! {
        <article {class} id={id.clone()} data-step={story.step.0.clone()} tabindex="-1">
            { notices::view(shown, heard) }
            { picture::view(shown) }
            <div class="telling">
                { caption::view(shown) }
                { controls::view(shown, heard) }
            </div>
            <p class="spoken" role="status">{ announcement }</p>
        </article>
    }
}
