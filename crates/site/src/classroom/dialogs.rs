//! The dialogs of the tools. A script fetches them on first use: markup in a language, with every word.
//!
//! In the single file they are part of the document.

use super::parts::{lent, word};
use crate::board;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::section::Section;
use lesson::address::{Labels, Motion, Readings, Shortcuts, TextSize, Theme};
use yew::prelude::*;

/// Writes `en/dialogs.html`.
pub(crate) async fn page(site: &Site, lesson: &Edition) -> Page {
    // The builder of frames has its own page, from which scripts fetch it. The single file has no such page.
    lent(
        site,
        lesson,
        Section::Dialogs,
        all(lesson, dialog(lesson, "embed", Html::default()), board::links(lesson, |name| [name, ".html"].concat())),
    )
    .await
}

/// All dialogs, `others`, the bar for presenting with links to `pages`, and the words of the scripts' notices.
pub(crate) fn all(lesson: &Edition, others: Html, pages: Html) -> Html {
    html! {
        <div class="tools" data-only={lesson.language.id.0.clone()}>
            { vote(lesson) }
            { preferences(lesson) }
            { share(lesson) }
            { picture(lesson) }
            { others }
            { board(lesson, pages) }
            { said(lesson) }
        </div>
    }
}

/// The keys of the words that scripts show in notices.
const SAID: [&str; 19] = [
    "said_no_full_screen",
    "said_black",
    "said_bright",
    "said_window_refused",
    "said_no_window",
    "said_copied",
    "said_copy_refused",
    "said_saved",
    "said_save_failed",
    "said_remembered",
    "said_forgotten",
    "said_storage_refused",
    "said_spoilt",
    "said_reset",
    "said_share_refused",
    "said_no_branch",
    "said_no_map",
    "said_qr_failed",
    "said_picture_copy_refused",
];

fn said(lesson: &Edition) -> Html {
    html! {
        <ul class="said" hidden=true>
            { for SAID.iter().map(|name| html! { <li data-said={name.trim_start_matches("said_")}>{ word(lesson, name) }</li> }) }
        </ul>
    }
}

/// A dialog with a heading, a close button and this content.
fn dialog(lesson: &Edition, name: &'static str, inside: Html) -> Html {
    let id = [lesson.language.id.as_str(), "-", name].concat();
    let heading = [&id, "-heading"].concat();
    html! {
        <dialog class={["tool-dialog of-", name].concat()} data-dialog={name} aria-labelledby={heading.clone()}>
            <div class="dialog-head">
                <h2 id={heading} tabindex="-1">{ word(lesson, name) }</h2>
                <button type="button" data-do="close">{ word(lesson, "close") }</button>
            </div>
            { inside }
        </dialog>
    }
}

/// The class vote. A script fills in the question and its choices.
fn vote(lesson: &Edition) -> Html {
    dialog(
        lesson,
        "vote",
        html! {
            <>
                <p class="vote-step"></p>
                <p class="vote-question"></p>
                <ol class="tally" data-show={word(lesson, "vote_show")} data-colon={lesson.page.colon.clone()} data-comma={lesson.page.comma.clone()}></ol>
                <p class="visually-hidden" role="status"></p>
                <p class="buttons">
                    <button type="button" data-do="take-back">{ word(lesson, "vote_take_back") }</button>
                    <button type="button" data-do="clear">{ word(lesson, "vote_clear") }</button>
                </p>
                <p class="aside">{ word(lesson, "vote_help") }</p>
            </>
        },
    )
}

/// A group of radio buttons: its legend's key, and for each value the key of its words.
fn radios(lesson: &Edition, key: &'static str, values: impl Iterator<Item = &'static str>) -> Html {
    let group = [lesson.language.id.as_str(), "-", key].concat();
    html! {
        <fieldset data-key={key}>
            <legend>{ word(lesson, &["set_", key].concat()) }</legend>
            { for values.enumerate().map(|(nth, value)| html! {
                <label>
                    <input type="radio" name={group.clone()} value={value} checked={nth == 0} />
                    { word(lesson, &["set_", key, "_", value].concat()) }
                </label>
            }) }
        </fieldset>
    }
}

fn preferences(lesson: &Edition) -> Html {
    let keys: Vec<&str> = lesson.classroom.word("key_list").lines().collect();
    dialog(
        lesson,
        "preferences",
        html! {
            <>
                { radios(lesson, Theme::KEY, Theme::ALL.iter().map(|it| it.as_str())) }
                { radios(lesson, TextSize::KEY, TextSize::ALL.iter().map(|it| it.as_str())) }
                { radios(lesson, Labels::KEY, Labels::ALL.iter().map(|it| it.as_str())) }
                { radios(lesson, Motion::KEY, Motion::ALL.iter().map(|it| it.as_str())) }
                { for (!lesson.page.readings.is_empty()).then(|| radios(lesson, Readings::KEY, Readings::ALL.iter().map(|it| it.as_str()))) }
                { radios(lesson, Shortcuts::KEY, Shortcuts::ALL.iter().map(|it| it.as_str())) }
                <fieldset class="of-language">
                    <legend>{ lesson.page.languages.clone() }</legend>
                    { for lesson.languages.iter().map(|language| html! {
                        <button type="button" lang={language.id.0.clone()} data-to-language={language.id.0.clone()} aria-current={(language.id == lesson.language.id).then_some("true")}>
                            { language.name.clone() }
                        </button>
                    }) }
                </fieldset>
                <p class="remembering">
                    <label><input type="checkbox" data-do="remember" />{ word(lesson, "remember") }</label>
                    <span class="aside">{ word(lesson, "remember_help") }</span>
                </p>
                <p class="buttons"><button type="button" data-do="reset">{ word(lesson, "reset") }</button></p>
                <details class="aside of-keys" open=true>
                    <summary>{ word(lesson, "keys") }</summary>
                    <table class="key-list">
                        <tbody>
                            { for keys.iter().filter_map(|line| line.split_once(": ")).map(|(keys, what)| html! {
                                <tr><th scope="row">{ for keys.split(' ').map(|key| html! { <kbd>{ key.to_owned() }</kbd> }) }</th><td>{ what.to_owned() }</td></tr>
                            }) }
                        </tbody>
                    </table>
                </details>
            </>
        },
    )
}

fn share(lesson: &Edition) -> Html {
    let id = [lesson.language.id.as_str(), "-link"].concat();
    dialog(
        lesson,
        "share",
        html! {
            <>
                <p data-from="web">{ word(lesson, "share_help") }</p>
                <p data-from="device" hidden=true>{ word(lesson, "share_from_device") }</p>
                <p data-from="file" hidden=true>{ word(lesson, "share_from_file") }</p>
                <p class="link">
                    <label class="visually-hidden" for={id.clone()}>{ word(lesson, "share_link") }</label>
                    <input {id} type="text" readonly=true spellcheck="false" />
                </p>
                <p class="buttons">
                    <button type="button" data-do="copy-link">{ word(lesson, "copy_link") }</button>
                    <button type="button" data-do="hand-over" hidden=true>{ word(lesson, "share_sheet") }</button>
                    <button type="button" data-do="qr" aria-expanded="false">{ word(lesson, "qr") }</button>
                </p>
                <div class="qr" data-name={word(lesson, "qr_name")} hidden=true>
                    <div class="qr-code"></div>
                    <p class="qr-address"></p>
                </div>
            </>
        },
    )
}

fn picture(lesson: &Edition) -> Html {
    let credit = lesson.sections.credit_line.replace('|', "");
    // The digit is the number of pixels for each unit of the picture.
    let all = [("png-2", "picture_slides"), ("png-4", "picture_posters"), ("svg", "picture_edit")];
    dialog(
        lesson,
        "picture",
        html! {
            <>
                <p>{ word(lesson, "picture_help") }</p>
                <ul class="buttons downloads" data-credit={credit}>
                    { for all.iter().map(|(kind, words)| html! { <li><button type="button" data-do={["save-", kind].concat()}>{ word(lesson, words) }</button></li> }) }
                </ul>
                <p class="buttons">
                    <button type="button" data-do="copy-png">{ word(lesson, "copy_png") }</button>
                    <button type="button" data-do="copy-svg">{ word(lesson, "copy_svg") }</button>
                </p>
            </>
        },
    )
}

/// The controls for a mouse or a finger while presenting. They appear when the pointer moves. The story and the other pages have
/// different buttons; the style sheet shows those of the page.
fn board(lesson: &Edition, pages: Html) -> Html {
    let button = |tool: &'static str, words: String, place: Option<&'static str>| {
        html! { <button type="button" data-board={tool} data-in={place}>{ words }</button> }
    };
    const STORY: Option<&str> = Some("story");
    const PAGE: Option<&str> = Some("page");
    const VIEW: [(&str, &str, &str); 4] = [
        ("pointer", "board_pointer", "X"),
        ("zoom-in", "board_zoom_in", "+"),
        ("zoom-out", "board_zoom_out", "-"),
        ("zoom-end", "board_zoom_end", "0"),
    ];
    let more = [lesson.language.id.as_str(), "-more"].concat();
    html! {
        <nav class="board-bar" aria-label={word(lesson, "present")} hidden=true>
            { button("back", lesson.page.back.clone(), PAGE) }
            { button("next", lesson.page.next.clone(), PAGE) }
            { button("map", word(lesson, "board_map"), STORY) }
            { button("names", word(lesson, "board_names"), STORY) }
            { button("black", word(lesson, "black"), None) }
            { button("larger", word(lesson, "board_larger"), None) }
            { button("projector", word(lesson, "board_projector"), None) }
            { button("vote", word(lesson, "vote"), STORY) }
            <button type="button" popovertarget={more.clone()}>{ word(lesson, "board_more") }</button>
            { button("end", word(lesson, "board_end"), None) }
            <div id={more} class="board-more" popover="auto">
                <ul>
                    { for VIEW.iter().map(|(tool, words, key)| html! {
                        <li><button type="button" data-board={*tool}><span>{ word(lesson, words) }</span><kbd>{ *key }</kbd></button></li>
                    }) }
                </ul>
                { pages }
            </div>
        </nav>
    }
}
