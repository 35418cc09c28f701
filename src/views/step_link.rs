//! A link to a step: real, and taken in place where the program runs.

use yew::prelude::*;

/// A link to a step that can be taken in place.
pub(crate) struct StepLink<'a> {
    pub(crate) key: &'a str,
    pub(crate) class: &'static str,
    pub(crate) rel: Option<&'static str>,
    /// Whether it leads to where one is.
    pub(crate) here: bool,
    pub(crate) href: String,
    pub(crate) words: Html,
}

/// The link itself.
pub(crate) fn step_link(link: StepLink<'_>, on_take: Callback<()>) -> Html {
    // A click with a modifier opens a tab or a window: the browser's matter.
    let onclick = Callback::from(move |click: MouseEvent| {
        if click.button() == 0 && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key()) {
            click.prevent_default();
            on_take.emit(());
        }
    });
    let StepLink { key, class, rel, here, href, words } = link;
    html! { <a {key} {class} {rel} {href} {onclick} aria-current={here.then_some("step")}>{ words }</a> }
}
