//! Plain words when an address asks for something that does not exist. Each can be closed.

use super::story::{Heard, Shown, Wanted};
use lesson::address::BadValue;
use yew::prelude::*;

/// The notices; nothing where there is nothing to say.
pub(crate) fn view(shown: &Shown, heard: &Heard) -> Html {
    let page = &shown.lesson.page;
    if shown.bad.is_empty() {
        return html! {};
    }
    let onclick = heard.reform(|_: MouseEvent| Wanted::Dismissal);
    let say = |bad: &BadValue| page.bad_value.replace("{key}", &bad.key).replace("{value}", &bad.value).replace("{used}", &bad.used);
    html! {
        <div class="notices" role="alert">
            { for shown.bad.iter().map(|bad| html! { <p>{ say(bad) }</p> }) }
            <button type="button" {onclick}>{ page.dismiss.clone() }</button>
        </div>
    }
}
