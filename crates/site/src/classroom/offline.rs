//! *Keep for offline*: the dialog and the notice about a new version, which a script fetches on first use.
//!
//! `assets/script/offline/` does the rest; [`crate::offline`] lists the files.

use super::parts::{lent, word};
use crate::offline::SIZE;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::section::Section;
use yew::prelude::*;

/// The keys of the words about a result.
const SAID: [&str; 8] = ["busy", "done", "new", "current", "removed", "no-network", "full", "refused"];

/// Writes `en/offline.html`.
pub(crate) async fn page(site: &Site, lesson: &Edition) -> Page {
    lent(site, lesson, Section::Offline, words(site, lesson)).await
}

fn words(site: &Site, lesson: &Edition) -> Html {
    let id = [lesson.language.id.as_str(), "-offline-heading"].concat();
    let say = |name: &str| word(lesson, &["offline_", &name.replace('-', "_")].concat());
    let button = |name: &'static str| html! { <button type="button" data-do={name} data-in={shown_in(name)}>{ say(name) }</button> };
    html! {
        <div class="offline-words" data-style={site.assets.offline_style.name.clone()} hidden=true>
            <dialog class="tool-dialog of-offline" data-dialog="offline" aria-labelledby={id.clone()}>
                <div class="dialog-head">
                    <h2 {id} tabindex="-1">{ word(lesson, "offline") }</h2>
                    <button type="button" data-do="close">{ word(lesson, "close") }</button>
                </div>
                <p data-in="unable" hidden=true>{ say("unable") }</p>
                <p data-in="framed" hidden=true>{ say("framed") }</p>
                { for ["what", "size"].map(|name| html! { <p data-in="none kept new busy">{ say(name).replace("{size}", SIZE) }</p> }) }
                <div data-in="kept new" hidden=true>
                    <p id={[lesson.language.id.as_str(), "-kept"].concat()}>{ say("kept") }</p>
                    <ul class="kept-languages" aria-labelledby={[lesson.language.id.as_str(), "-kept"].concat()}>
                        { for lesson.languages.iter().map(|language| html! {
                            <li lang={language.id.0.clone()} data-language={language.id.0.clone()}>{ language.name.clone() }</li>
                        }) }
                    </ul>
                </div>
                <p role="status"></p>
                <progress data-in="busy" aria-label={say("busy")} hidden=true></progress>
                <p class="buttons">
                    { for ["keep", "use", "look", "remove"].map(button) }
                </p>
                <ul class="aside" data-in="none kept new busy">{ for ["where", "new_help"].map(|name| html! { <li>{ say(name) }</li> }) }</ul>
                <ul hidden=true>{ for SAID.map(|name| html! { <li data-said={name}>{ say(name) }</li> }) }</ul>
            </dialog>
            <div class="new-version" role="status" hidden=true>
                <p>{ say("new") }</p>
                <button type="button" data-do="use">{ say("use") }</button>
                <button type="button" data-do="later">{ say("later") }</button>
            </div>
        </div>
    }
}

/// The states of the dialog that show a button.
fn shown_in(button: &str) -> &'static str {
    match button {
        "keep" => "none kept",
        "use" => "new",
        "look" => "kept",
        _ => "kept new",
    }
}
