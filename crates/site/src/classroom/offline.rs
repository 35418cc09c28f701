//! *Keep for offline*: the dialog, and the notices about a new version and about a file that is not kept. A script fetches them on first
//! use.
//!
//! `assets/script/offline/` does the rest; [`crate::offline`] lists the files.

use super::parts::{lent, word};
use crate::offline::SIZE;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::section::Section;
use yew::prelude::*;

/// The keys of the words about a result.
const SAID: [&str; 8] = [
    "offline_busy",
    "offline_done",
    "offline_new",
    "offline_current",
    "offline_removed",
    "offline_no_network",
    "offline_full",
    "offline_refused",
];

/// The buttons: name, key of the words, and the states of the dialog that show it.
const BUTTONS: [(&str, &str, &str); 4] = [
    ("keep", "offline_keep", "none kept"),
    ("use", "offline_use", "new"),
    ("look", "offline_look", "kept"),
    ("remove", "offline_remove", "kept new"),
];

/// The states of the dialog in which pages can be kept.
const ABLE: &str = "none kept new busy";

/// Writes `en/offline.html`.
pub(crate) async fn page(site: &Site, lesson: &Edition) -> Page {
    lent(site, lesson, Section::Offline, words(site, lesson)).await
}

fn words(site: &Site, lesson: &Edition) -> Html {
    let [heading, kept] = ["-offline-heading", "-kept"].map(|end| [lesson.language.id.as_str(), end].concat());
    let say = |key: &str| word(lesson, key);
    html! {
        <div class="offline-words" data-style={site.assets.offline_style.name.clone()} hidden=true>
            <dialog class="tool-dialog of-offline" data-dialog="offline" aria-labelledby={heading.clone()}>
                <div class="dialog-head">
                    <h2 id={heading} tabindex="-1">{ say("offline") }</h2>
                    <button type="button" data-do="close">{ say("close") }</button>
                </div>
                <p data-in="unable" hidden=true>{ say("offline_unable") }</p>
                <p data-in="framed" hidden=true>{ say("offline_framed") }</p>
                <p data-in={ABLE}>{ say("offline_what") }</p>
                <p data-in={ABLE}>{ say("offline_size").replace("{size}", SIZE) }</p>
                <div data-in="kept new" hidden=true>
                    <p id={kept.clone()}>{ say("offline_kept") }</p>
                    <ul class="kept-languages" aria-labelledby={kept}>
                        { for lesson.languages.iter().map(|language| html! {
                            <li lang={language.id.0.clone()} data-language={language.id.0.clone()}>{ language.name.clone() }</li>
                        }) }
                    </ul>
                </div>
                <p role="status"></p>
                <progress data-in="busy" aria-label={say("offline_busy")} hidden=true></progress>
                <p class="buttons">
                    { for BUTTONS.map(|(name, key, states)| html! { <button type="button" data-do={name} data-in={states}>{ say(key) }</button> }) }
                </p>
                <ul class="aside" data-in={ABLE}>
                    <li>{ say("offline_where") }</li>
                    <li>{ say("offline_new_help") }</li>
                </ul>
                <ul hidden=true>{ for SAID.map(|key| html! { <li data-said={key.trim_start_matches("offline_")}>{ say(key) }</li> }) }</ul>
            </dialog>
            <div class="new-version" role="status" hidden=true>
                <p>{ say("offline_new") }</p>
                <button type="button" data-do="use">{ say("offline_use") }</button>
                <button type="button" data-do="later">{ say("offline_later") }</button>
            </div>
            <div class="not-here" role="status" hidden=true>
                <p>{ say("file_not_kept_notice") }</p>
                <button type="button" data-do="close">{ say("close") }</button>
            </div>
        </div>
    }
}
