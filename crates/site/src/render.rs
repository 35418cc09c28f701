//! Markup as text: the story as the program is going to take it over, and markup that stays as it is.

use authoring::Edition;
use layered_defense::fingerprint;
use layered_defense::views::story::{self, Dispatch, StoryProps};
use lesson::address::{Links, Surface};
use lesson::model::{PathId, SharedLesson, StepId};
use lesson::session::Session;
use lesson::story::Story;
use yew::prelude::*;

/// A step as it stands on a page of its own: on the first path that leads there.
pub(super) fn story_at(lesson: &Edition, step: &StepId) -> Story {
    Story::at(lesson, step, &PathId::default())
}

/// Links as they are written before anyone has asked for anything.
pub(super) fn plain_links(surface: Surface, root: &str) -> Links {
    Links { surface, root: root.to_owned(), query: String::new() }
}

/// The part of a page that the program takes over: the session that it shows, and its element with what the program looks for.
pub(super) async fn story_element(lesson: &Edition, surface: Surface, root: &str, step: &StepId) -> (Session, Html) {
    let session = Session::new(SharedLesson::new(lesson.lesson.clone()), step, plain_links(surface, root));
    let alive = alive(session.clone()).await;
    let intact = fingerprint::of_markup(&alive).written();
    let element = html! {
        <main data-surface={surface.as_str()} data-root={root.to_owned()} data-step={step.0.clone()} data-intact={intact}>
            { Html::from_html_unchecked(alive.into()) }
        </main>
    };
    (session, element)
}

/// The story's markup as the program is going to take it over.
///
/// Wrapped in one component as there: hydration finds each component by a mark in the markup.
async fn alive(session: Session) -> String {
    #[derive(PartialEq, Properties)]
    struct Props {
        session: Session,
    }
    #[component]
    fn StoryAtRest(props: &Props) -> Html {
        story::view(StoryProps { id: "story", session: &props.session }, &Dispatch::default())
    }
    yew::LocalServerRenderer::<StoryAtRest>::with_props(Props { session }).render().await
}

/// Markup that stays as it is.
pub(super) async fn still(html: Html) -> String {
    #[derive(PartialEq, Properties)]
    struct Props {
        html: Html,
    }
    #[component]
    fn Still(props: &Props) -> Html {
        props.html.clone()
    }
    yew::LocalServerRenderer::<Still>::with_props(Props { html }).hydratable(false).render().await
}
