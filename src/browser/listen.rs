//! Listeners that let go when they are dropped.

use super::page;
use crate::keys::KeyPress;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// What has to be let go when the story does.
pub(crate) type Listeners = (EventListener, EventListener);

/// Hears keys anywhere on the page. The handler says whether it used one; then the page does not.
pub(crate) fn keys(handler: impl Fn(KeyPress) -> bool + 'static) -> EventListener {
    EventListener::new_with_options(&document(), "keydown", EventListenerOptions::enable_prevent_default(), move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let focused = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let on = |selector: &str| focused.as_ref().is_some_and(|it| it.closest(selector).ok().flatten().is_some());
        let press = KeyPress {
            key: key.key(),
            in_story: on(page::STORY),
            // Radio buttons want the arrows, and nothing else.
            taken: event.default_prevented()
                || on(
                    "input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable], dialog[open], [popover]:popover-open",
                )
                || on("[type=radio]") && key.key().starts_with("Arrow"),
            on_control: on("button, summary, input"),
            modified: key.ctrl_key() || key.alt_key() || key.meta_key(),
            shifted: key.shift_key(),
            letters: page::root_attr("keys") != "off",
            paging_is_free: page::is_presenting() || !page::is_scrollable(),
        };
        if handler(press) {
            event.prevent_default();
        }
    })
}

/// Hears when the visitor goes back or forward, or changes the hash; hands over [`page::address`] and the query.
pub(crate) fn on_popstate(handler: impl Fn(String, String) + 'static) -> EventListener {
    EventListener::new(&window(), "popstate", move |_| handler(page::address(), page::query()))
}
