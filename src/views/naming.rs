//! The game of naming: what stands in place of a step's words while the picture's names are hidden.

use super::story::{Heard, Shown, Wanted};
use lesson::address::Labels;
use lesson::model::MarkId;
use lesson::scene::{Composition, Scene, letter};
use yew::prelude::*;

/// The picture's parts in the order of their letters.
fn parts(shown: &Shown) -> Vec<&MarkId> {
    Scene::of(&shown.lesson, &shown.story, Composition::Landscape).in_era(&shown.story, shown.era).parts()
}

/// What to do, how far one is, and the two ways on; `done` are the marks that have been named.
pub(crate) fn view(shown: &Shown, heard: &Heard, done: &[MarkId]) -> Html {
    let words = &shown.lesson.page.naming;
    let parts = parts(shown);
    let left = parts.iter().any(|part| !done.contains(part));
    let progress = progress(shown, &parts, done);
    let next = heard.reform(|_: MouseEvent| Wanted::Name(None));
    let all = heard.reform(|_: MouseEvent| Wanted::Labels(Labels::Shown));
    html! {
        <div class="caption" key="naming">
            <p class="progress">{ progress }</p>
            <h1 class="title">{ words.title.clone() }</h1>
            <p class="help">{ words.help.clone() }</p>
            <p class="naming">
                { for left.then(|| html! { <button type="button" onclick={next}>{ words.next.clone() }</button> }) }
                <button type="button" onclick={all}>{ words.all.clone() }</button>
            </p>
        </div>
    }
}

/// How far one is.
fn progress(shown: &Shown, parts: &[&MarkId], done: &[MarkId]) -> String {
    let n = parts.iter().filter(|part| done.contains(part)).count();
    let words = &shown.lesson.page.naming.progress;
    words.replace("{n}", &n.to_string()).replace("{count}", &parts.len().to_string())
}

/// What is read aloud: the part that was named last, or what to do.
pub(crate) fn spoken(shown: &Shown, done: &[MarkId]) -> String {
    let words = &shown.lesson.page.naming;
    let parts = parts(shown);
    if shown.moved {
        // In another step: which, and how far one is there.
        return [shown.story.told_progress(&shown.lesson).as_str(), " – ", &progress(shown, &parts, done)].concat();
    }
    let Some(mark) = done.last() else { return words.help.clone() };
    // A part that is not in this picture has no letter.
    let Some((_, nth)) = parts.iter().zip(0..).find(|(part, _)| **part == mark) else { return progress(shown, &parts, done) };
    words.named.replace("{n}", &letter(nth)).replace("{name}", &shown.lesson.name_of(mark))
}
