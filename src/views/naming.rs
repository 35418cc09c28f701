//! The game of naming: what stands in place of a step's words while the picture's names are hidden.

use super::story::{Heard, Shown, Wanted};
use lesson::address::Labels;
use lesson::model::{MarkId, named};
use lesson::scene::{Composition, Scene};
use yew::prelude::*;

/// The picture's parts in the order of their numbers.
fn parts(shown: &Shown) -> Vec<&MarkId> {
    Scene::of(&shown.lesson, &shown.story, Composition::Landscape).in_era(&shown.story, shown.era).parts()
}

/// What to do, how far one is, and the two ways on; `done` are the marks that have been named.
pub(crate) fn view(shown: &Shown, heard: &Heard, done: &[MarkId]) -> Html {
    let words = &shown.lesson.page.naming;
    let parts = parts(shown);
    let count = parts.len();
    let n = parts.into_iter().filter(|part| done.contains(part)).count();
    let progress = words.progress.replace("{n}", &n.to_string()).replace("{count}", &count.to_string());
    let next = heard.reform(|_: MouseEvent| Wanted::Name(None));
    let all = heard.reform(|_: MouseEvent| Wanted::Labels(Labels::Shown));
    html! {
        <div class="caption" key="naming">
            <p class="progress">{ progress }</p>
            <h1 class="title">{ words.title.clone() }</h1>
            <p class="help">{ words.help.clone() }</p>
            <p class="naming">
                { for (n < count).then(|| html! { <button type="button" onclick={next}>{ words.next.clone() }</button> }) }
                <button type="button" onclick={all}>{ words.all.clone() }</button>
            </p>
        </div>
    }
}

/// What is read aloud: the part that was named last, or what to do.
pub(crate) fn spoken(shown: &Shown, done: &[MarkId]) -> String {
    let words = &shown.lesson.page.naming;
    let Some(mark) = done.last() else { return words.help.clone() };
    let nth = parts(shown).into_iter().zip(1..).find(|(part, _)| *part == mark).map_or(0, |(_, nth)| nth);
    let labels = &shown.lesson.pictures.landscape.labels;
    let label = labels.iter().find(|label| label.names() && label.of.as_ref() == Some(mark));
    let name = label.and_then(|label| named(&shown.lesson.labels, label.words())).map_or(String::new(), |words| words.replace('|', ""));
    words.named.replace("{n}", &nth.to_string()).replace("{name}", &name)
}
