//! Event listeners that are removed when they are dropped.

use super::page;
use crate::keys::KeyPress;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// The story's listeners: keys and `popstate`.
pub(crate) type Listeners = (EventListener, EventListener);

/// Listens for keys on the whole page. The handler returns whether it used the key; if so, the browser's default is prevented.
pub(crate) fn keys(handler: impl Fn(KeyPress) -> bool + 'static) -> EventListener {
    EventListener::new_with_options(&document(), "keydown", EventListenerOptions::enable_prevent_default(), move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let focused = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let on = |selector: &str| focused.as_ref().is_some_and(|it| it.closest(selector).ok().flatten().is_some());
        let press = KeyPress {
            key: name(key),
            in_story: on(page::STORY),
            // Radio buttons use the arrow keys only.
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
            presenting: page::is_presenting(),
            question_is_cut: page::root_attr("what-if").split(' ').any(|word| word == "on"),
        };
        if handler(press) {
            event.prevent_default();
        }
    })
}

/// The name of a key. `common/keys.js` has the same for the scripts, with the reasons.
fn name(press: &KeyboardEvent) -> String {
    let (key, code) = (press.key(), press.code());
    match (code.strip_prefix("Key"), code.strip_prefix("Digit")) {
        (Some(letter), _) if !key.is_ascii() => letter.to_ascii_lowercase(),
        (_, Some(digit)) if !press.shift_key() => digit.to_owned(),
        _ => key,
    }
}

/// Listens for Back, Forward and a changed hash. The handler gets [`page::address`] and [`page::query`].
pub(crate) fn on_popstate(handler: impl Fn(String, String) + 'static) -> EventListener {
    EventListener::new(&window(), "popstate", move |_| handler(page::address(), page::query()))
}
