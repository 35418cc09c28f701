//! The story that the program draws: a Yew component that follows the store.
//!
//! The first render equals the prerendered page. The query and everything else that only a
//! browser knows arrive with the first message, [`Msg::Hydrated`].

use crate::browser::{listen, page};
use crate::store::Store;
use crate::views::story::{self, StoryProps};
use lesson::address::{Links, Surface, step_in};
use lesson::model::{LanguageId, Lesson, SharedLesson, StepId};
use lesson::session::{Msg, Session};
use yew::prelude::*;

/// The root component. It draws the session that the store holds.
pub(crate) struct App {
    /// Removed from the page when the component is dropped.
    listeners: Option<listen::Listeners>,
}

/// The store that the component draws from.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct Props {
    store: Store,
}

impl Component for App {
    type Message = ();
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        ctx.props().store.on_redraw({
            let link = ctx.link().clone();
            move |()| link.send_message(())
        });
        Self { listeners: None }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let store = ctx.props().store.clone();
        let session = ctx.props().store.session();
        let dispatch = Callback::from(move |command| store.dispatch(Msg::Command(command)));
        story::view(StoryProps { id: "story", session: &session }, &dispatch)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let store = ctx.props().store.clone();
        if !first {
            return store.drawn();
        }
        store.hydrated();
        let keys = store.clone();
        self.listeners = Some((
            listen::keys(move |press| keys.press(&press)),
            listen::on_popstate(move |address, query| store.dispatch(Msg::Navigated { address, query })),
        ));
    }
}

/// Hydrates the story that is prerendered on the page, or renders it where the single file shows another step.
///
/// # Errors
/// A message for the console if the page holds no story, is of an unknown kind, or differs from its prerendered markup.
pub fn start(lesson: Lesson) -> Result<Store, &'static str> {
    let root = page::root().ok_or("the page holds no story")?;
    let surface = Surface::read(&root.surface).ok_or("the page is of an unknown kind")?;
    let known = |language: &LanguageId, step: &StepId| lesson.languages.iter().any(|it| it.id == *language) && lesson.step(step).is_some();
    let step = match (surface, step_in(&page::address())) {
        (Surface::SingleFile, Some((language, step))) if known(&language, &step) => step,
        _ => root.step.as_str().into(),
    };
    let links = Links { surface, root: root.root, query: String::new() };
    let store = Store::new(Session::new(SharedLesson::new(lesson), &step, links));
    let app = yew::Renderer::<App>::with_root_and_props(root.element, Props { store: store.clone() });
    match surface {
        // The single file holds static markup for every step. It is needed only without scripts.
        Surface::SingleFile => drop(app.render()),
        Surface::Page | Surface::Embed if root.intact => drop(app.hydrate()),
        Surface::Page | Surface::Embed => return Err("something has changed the page; it stays as it is"),
    }
    Ok(store)
}
