//! The legend: the meaning of each line and mark. Entries that the step uses are highlighted.

use super::element::element;
use super::picture::node;

use lesson::legend;
use lesson::scene::{Composition, Scene};
use lesson::session::Session;
use yew::prelude::*;

/// The legend as a list.
pub(crate) fn view(session: &Session) -> Html {
    let scene = Scene::of(&session.lesson, &session.story, Composition::Landscape);
    html! {
        <ul class="legend" aria-label={session.lesson.page.legend.clone()}>
            { for legend::of(&scene).into_iter().map(|entry| {
                let sample = html! { <>{ node(entry.sample) }<span>{ entry.words.to_owned() }</span></> };
                element("li", &["class"], vec![entry.lit.then(|| "lit".to_owned())], sample)
            }) }
        </ul>
    }
}
