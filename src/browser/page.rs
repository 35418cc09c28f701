//! Reads and writes the page: address, title, links, focus.

use crate::fingerprint::Fingerprint;
use gloo::utils::{document, window};
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement, Node};

/// The selector of the story's element.
pub(crate) const STORY: &str = "#story";

/// The element that the program takes over, with the values of its attributes. `intact` means that the fingerprint of its markup fits.
pub(crate) struct Root {
    pub(crate) element: Element,
    pub(crate) surface: String,
    pub(crate) root: String,
    pub(crate) step: String,
    pub(crate) intact: bool,
}

/// Finds the element that the prerender wrote.
pub(crate) fn root() -> Option<Root> {
    let element = document().query_selector("[data-surface]").ok()??;
    let attribute = |name| element.get_attribute(name).unwrap_or_default();
    let surface = attribute("data-surface");
    let root = attribute("data-root");
    let step = attribute("data-step");
    let intact = attribute("data-intact") == fingerprint(&element);
    Some(Root { element, surface, root, step, intact })
}

fn fingerprint(root: &Element) -> String {
    fn walk(node: &Node, into: &mut Fingerprint) {
        let mut next = node.first_child();
        while let Some(child) = next {
            match child.node_type() {
                Node::ELEMENT_NODE => {
                    into.element(&child.node_name());
                    walk(&child, into);
                }
                Node::TEXT_NODE => into.text(&child.node_value().unwrap_or_default()),
                _ => {}
            }
            next = child.next_sibling();
        }
    }
    let mut fingerprint = Fingerprint::default();
    walk(root, &mut fingerprint);
    fingerprint.written()
}

/// The part of the address that names a step: the hash where there is one, else the path.
pub(crate) fn address() -> String {
    let location = window().location();
    match location.hash() {
        Ok(hash) if hash.contains('/') => hash,
        _ => location.pathname().unwrap_or_default(),
    }
}

/// The key of the query in the state of a history entry.
const QUERY: &str = "query";

/// The query of the address, with its question mark. In a document whose address has none (`srcdoc`, `blob:`), it is in the state of
/// the history entry.
pub(crate) fn query() -> String {
    let search = window().location().search().unwrap_or_default();
    if !search.is_empty() {
        return search;
    }
    let state = window().history().and_then(|history| history.state()).unwrap_or_default();
    Reflect::get(&state, &QUERY.into()).ok().and_then(|query| query.as_string()).unwrap_or_default()
}

/// Makes a relative address absolute, from the page's current address.
pub(crate) fn absolute(relative: &str) -> String {
    // An empty address would keep the query.
    let relative = if relative.is_empty() { "./" } else { relative };
    let base = window().location().href().unwrap_or_default();
    web_sys::Url::new_with_base(relative, &base).map_or_else(|_| relative.to_owned(), |url| url.href())
}

/// Makes every link outside the story absolute, because the page's address is about to change.
pub(crate) fn pin_links() {
    for link in select("a[href]:not(#story a), link[href]:not([rel=stylesheet])") {
        if let Some(href) = link.get_attribute("href").filter(|href| !href.starts_with('#')) {
            set(&link, "href", &absolute(&href));
        }
    }
}

/// Adds the path and query to a bare hash. A bare hash would keep the old query.
fn whole(address: &str) -> String {
    let path = if address.starts_with('#') { window().location().pathname().unwrap_or_default() } else { String::new() };
    path + address
}

/// Adds the address of the view to the browser's history.
pub(crate) fn push_address(address: &str) {
    let history = window().history();
    write_address(address, &JsValue::NULL, |state, address| {
        history.as_ref().is_ok_and(|it| it.push_state_with_url(state, "", Some(address)).is_ok())
    });
}

/// Replaces the address of the current history entry, and keeps its state. A frame adds no entries to its host's history.
pub(crate) fn replace_address(address: &str) {
    let history = window().history();
    let state = history.as_ref().ok().and_then(|it| it.state().ok()).unwrap_or_default();
    write_address(address, &state, |state, address| {
        history.as_ref().is_ok_and(|it| it.replace_state_with_url(state, "", Some(address)).is_ok())
    });
}

fn write_address(address: &str, state: &JsValue, write: impl Fn(&JsValue, &str) -> bool) {
    if write(state, &whole(address)) {
        return;
    }
    // Only the hash of such an address can be changed, and the entry's state holds the query.
    let (query, hash) = address.split_once('#').unwrap_or((address, ""));
    let state = Object::assign(&Object::new(), state.unchecked_ref());
    drop(Reflect::set(&state, &QUERY.into(), &query.into()));
    let here = window().location().href().unwrap_or_default();
    let place = here.split('#').next().unwrap_or_default();
    // If the browser refuses this too, the story continues at the old address.
    write(&state, &[place, "#", hash].concat());
}

/// An attribute of the root element; empty if it is not set.
pub(crate) fn root_attr(name: &str) -> String {
    document().document_element().and_then(|html| html.get_attribute(&["data-", name].concat())).unwrap_or_default()
}

/// Sets an attribute of the root element, which the style sheets read. An empty value removes it.
pub(crate) fn set_root_attr(name: &str, value: &str) {
    if let Some(html) = document().document_element() {
        let name = ["data-", name].concat();
        if value.is_empty() {
            drop(html.remove_attribute(&name));
        } else {
            set(&html, &name, value);
        }
    }
}

/// Marks the root element: the program runs.
pub(crate) fn mark_running() {
    if let Some(html) = document().document_element() {
        set(&html, "data-awake", "");
    }
}

/// Sets the document's title.
pub(crate) fn set_title(title: &str) {
    document().set_title(title);
}

/// Points the links of the language menu at the same step. `href_of` returns the address for a language id.
pub(crate) fn point_languages(href_of: impl Fn(&str) -> String) {
    for link in select("a[data-language]") {
        if let Some(language) = link.get_attribute("data-language") {
            set(&link, "href", &href_of(&language));
        }
    }
}

/// Scrolls to the top of the story if the page is scrolled past it.
pub(crate) fn show_story() {
    if let Ok(Some(story)) = document().query_selector(STORY)
        && story.get_bounding_client_rect().top() < 0.0
    {
        story.scroll_into_view();
    }
}

/// Whether the page is higher than the window.
pub(crate) fn is_scrollable() -> bool {
    document().document_element().is_some_and(|html| html.scroll_height() > html.client_height())
}

/// Whether the page shows the story alone, for presenting.
pub(crate) fn is_presenting() -> bool {
    root_attr("ui") == "board"
}

/// Moves the focus to the first element that matches the selector, without scrolling. The reader looks at the picture after
/// a step, so the picture must not move.
pub(crate) fn focus(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector)
        && let Ok(element) = element.dyn_into::<HtmlElement>()
    {
        // If the element cannot take the focus, the focus stays where it is.
        let still = FocusOptions::new();
        still.set_prevent_scroll(true);
        drop(element.focus_with_options(&still));
    }
}

/// Whether the focused element is no longer on the page. In a frame that its host drives, the document has no focus, so
/// none can be lost.
pub(crate) fn focus_is_lost() -> bool {
    document().has_focus().unwrap_or(false) && document().active_element().is_none_or(|element| element.node_name() == "BODY")
}

fn select(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|nth| found.item(nth)?.dyn_into().ok()).collect()
}

fn set(element: &Element, name: &str, value: &str) {
    // An attribute with a valid name can always be set.
    drop(element.set_attribute(name, value));
}
