//! Renders markup as text: the story for hydration, and static markup.

use authoring::Edition;
use layered_defense::fingerprint;
use layered_defense::views::story::{self, Dispatch, StoryProps};
use lesson::address::{Links, Surface};
use lesson::model::{PathId, SharedLesson, StepId};
use lesson::session::Session;
use lesson::story::Story;
use yew::prelude::*;

/// The story at a step, on the first path that contains it.
pub(super) fn story_at(lesson: &Edition, step: &StepId) -> Story {
    Story::at(lesson, step, &PathId::default())
}

/// Links with the default view's query.
pub(super) fn plain_links(surface: Surface, root: &str) -> Links {
    Links { surface, root: root.to_owned(), query: String::new() }
}

/// The story's element: the attributes that the program reads, and the prerendered session.
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

/// The session's markup for hydration.
///
/// It is wrapped in a component as in the program, because hydration needs the comments that Yew writes around a component.
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

/// Static markup, without comments for hydration.
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
