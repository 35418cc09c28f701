//! What the lines and marks of the picture mean, lit by what the step uses.

use super::picture::node;
use super::story::Shown;
use lesson::legend;
use lesson::scene::{Composition, Scene};
use yew::prelude::*;

/// The legend as a list.
pub(crate) fn view(shown: &Shown) -> Html {
    let scene = Scene::of(&shown.lesson, &shown.story, Composition::Landscape);
    html! {
        <ul class="legend" aria-label={shown.lesson.page.legend.clone()}>
            { for legend::of(&scene).into_iter().map(|entry| html! {
                <li class={entry.lit.then_some("lit")}>{ node(entry.sample) }<span>{ entry.words.to_owned() }</span></li>
            }) }
        </ul>
    }
}
