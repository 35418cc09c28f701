//! The story: picture, caption and controls. What is prerendered, and what comes alive.

use super::{SharedLesson, caption, controls, legend, map, naming, notices, picture, prospects};
use lesson::address::{BadValue, Labels, Links, Surface};
use lesson::model::{Era, MarkId, StepId};
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
    /// Which era's picture, where a step has two.
    pub era: Era,
    /// Where one has been before.
    pub seen: Vec<StepId>,
    /// Whether a step was taken in place: then what is new draws itself.
    pub moved: bool,
    /// Whether what changed is read aloud.
    pub announced: bool,
    /// While the picture's names are hidden: the marks that have been named again.
    pub naming: Option<Vec<MarkId>>,
    /// Values of the address that do not exist.
    pub bad: Vec<BadValue>,
}

/// What a visitor can want of the story.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// To take a way through it.
    Way(Action),
    /// The other era's picture.
    Era(Era),
    /// The name of this mark; of the next one, where there is none.
    Name(Option<MarkId>),
    /// All names, or none.
    Labels(Labels),
    /// To close the notices.
    Dismissal,
}

/// Who is told.
pub type Heard = Callback<Wanted>;

impl Shown {
    /// The story before anything has happened: what is prerendered, and where it comes alive.
    #[must_use]
    pub fn at_rest(lesson: SharedLesson, story: Story, links: Links) -> Self {
        Self {
            id: "story".to_owned(),
            lesson,
            story,
            links,
            era: Era::default(),
            seen: Vec::new(),
            moved: false,
            announced: false,
            naming: None,
            bad: Vec::new(),
        }
    }
}

/// The story.
pub fn view(shown: &Shown, heard: &Heard) -> Html {
    let Shown { id, lesson, story, era, moved, announced, .. } = shown;
    let step = story.shown(lesson);
    let changed = match (era, &step.now) {
        (Era::Now, Some(now)) => &now.changed,
        _ => &step.changed,
    };
    let class = if *moved { "story moved" } else { "story" };
    let announcement = match &shown.naming {
        Some(done) => naming::spoken(shown, done),
        None if *announced => changed.clone(),
        None => String::new(),
    };
    let around = shown.links.surface != Surface::Embed;
    html! {
        <article {class} id={id.clone()} data-step={story.step.0.clone()} tabindex="-1">
            { notices::view(shown, heard) }
            { picture::view(shown, heard) }
            <div class="telling">
                { match &shown.naming {
                    Some(done) => naming::view(shown, heard, done),
                    None => caption::view(shown, heard),
                } }
                { controls::view(shown, heard) }
            </div>
            { for around.then(|| html! {
                <>
                    <div class="around">
                        { map::view(shown, heard) }
                        { legend::view(shown) }
                    </div>
                    { prospects::list(shown) }
                </>
            }) }
            <p class="spoken" role="status">{ announcement }</p>
        </article>
    }
}
