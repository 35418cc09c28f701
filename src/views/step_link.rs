//! A link to a step. The program handles the click; without it the browser follows the link.

use super::element::element;
use std::rc::Rc;
use yew::html::onclick;
use yew::prelude::*;

/// A link to a step and the command for its click.
pub(crate) struct StepLink<'a> {
    pub(crate) key: &'a str,
    pub(crate) class: &'static str,
    pub(crate) rel: Option<&'static str>,
    /// Whether it leads to the current step.
    pub(crate) here: bool,
    pub(crate) href: String,
    pub(crate) words: Html,
}

/// Renders the link.
pub(crate) fn step_link(link: StepLink<'_>, on_take: Callback<()>) -> Html {
    // A click with a modifier opens a tab or a window in the browser.
    let on_click = Callback::from(move |click: MouseEvent| {
        if click.button() == 0 && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key()) {
            click.prevent_default();
            on_take.emit(());
        }
    });
    let StepLink { key, class, rel, here, href, words } = link;
    let values = vec![rel.map(str::to_owned), Some(href), here.then(|| "step".to_owned()), Some(class.to_owned())];
    let mut link = element("a", &["rel", "href", "aria-current", "class"], values, words);
    link.key = Some(key.into());
    link.add_listener(Rc::new(onclick::Wrapper::new(on_click)));
    link.into()
}
