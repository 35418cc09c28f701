//! The words for cut links, as the script fetches them: the bar under the picture, and every title, caption and sentence in one language.
//!
//! Which of them are shown, and when, is the topic of `assets/script/what-if/`. In the single file they are in the document itself.

use super::parts::lent;
use crate::citations::read;
use crate::site::{AssetFile, Page, Site};
use authoring::Edition;
use authoring::diagrams::links::letter_of;
use authoring::section::Section;
use lesson::model::MarkId;
use std::collections::BTreeSet;
use yew::prelude::*;

/// `en/what-if.html`: lends the words to the pages of the story. Nobody goes there.
pub(crate) async fn page(site: &Site, lesson: &Edition) -> Page {
    lent(site, lesson, Section::WhatIf, words(lesson, Some([&site.assets.what_if, &site.assets.what_if_style]))).await
}

/// The words. `files` are the script and the style sheet that a page loads for them.
pub(crate) fn words(lesson: &Edition, files: Option<[&AssetFile; 2]>) -> Html {
    let what_if = &lesson.what_if;
    let say = |name: &str| what_if.control(name).to_owned();
    let button = |name: &'static str| html! { <button type="button" data-do={name}>{ say(name) }</button> };
    let [script, style] = files.map_or([None, None], |files| files.map(|file| Some(file.name.clone())));
    let ends = what_if.ends.iter().map(|end| {
        html! {
            <div data-end={end.id.clone()}>
                <p class="title">{ read(lesson, &end.title) }</p>
                { for end.caption.iter().map(|sentence| html! { <p class="sentence">{ read(lesson, sentence) }</p> }) }
            </div>
        }
    });
    let remarks = what_if.remark_words().into_iter().map(|(id, words)| {
        html! { <p class="sentence" data-remark={id.to_owned()}>{ read(lesson, words) }</p> }
    });
    let links = lesson.arrangement.links.iter().zip(0..).map(|(link, nth)| {
        html! { <li data-letter={letter_of(nth)}>{ read(lesson, &link.words) }</li> }
    });
    // The actors that can wait, as the picture names them.
    let marks: BTreeSet<&MarkId> = what_if.rules.iter().flat_map(|rule| &rule.marks).collect();
    let picture = &lesson.pictures.landscape;
    let is_actor = |mark: &&MarkId| picture.symbols.iter().any(|it| it.id == **mark) || picture.nodes.iter().any(|it| it.id == **mark);
    let names = marks.into_iter().filter(is_actor).map(|mark| (mark.0.clone(), lesson.name_of(mark))).filter(|(_, name)| !name.is_empty());
    html! {
        <div class="what-if-words" data-only={lesson.language.id.0.clone()} data-script={script} data-style={style} hidden=true
            data-same={say("same")} data-earlier={say("earlier")} data-go-on={say("go_on")} data-restored={say("restored")}
            data-picture={say("picture")} data-waits={say("waits")} data-joins={say("joins")} data-named={say("named")} data-choose={say("choose")}
            data-cut-it={say("cut_it")} data-take-away={say("take_away")} data-restore-it={say("restore_it")}>
            <div class="what-if" role="group" aria-label={say("label")}>
                { button("undo") }
                { button("restore") }
                <label><input type="checkbox" autocomplete="off" /><span>{ say("predict") }</span></label>
                <p class="cut-links"><b>{ say("cut") }</b>{ " " }<span></span></p>
                <details class="what-if-limits"><summary>{ say("note") }</summary>{ for what_if.note.iter().map(|words| html! { <p>{ read(lesson, words) }</p> }) }</details>
            </div>
            <div data-guess=""><p class="sentence">{ read(lesson, what_if.control("guess")) }</p>{ button("answer") }</div>
            { for ends }
            { for remarks }
            <ol>{ for links }</ol>
            <ul>{ for names.map(|(mark, name)| html! { <li data-mark={mark}>{ name }</li> }) }</ul>
            <dl>{ for what_if.scenes.iter().map(|(step, words)| html! { <dd data-step={step.clone()}>{ words.clone() }</dd> }) }</dl>
        </div>
    }
}
