//! Plain words when an address asks for something that does not exist. Each can be closed.

use super::props::Dispatch;
use lesson::query::InvalidParam;
use lesson::session::{Command, Session};
use yew::prelude::*;

/// The notices; nothing where there is nothing to say.
pub(crate) fn view(session: &Session, dispatch: &Dispatch) -> Html {
    let page = &session.lesson.page;
    if session.invalid.is_empty() {
        return html! {};
    }
    let onclick = dispatch.reform(|_: MouseEvent| Command::Dismiss);
    let say = |it: &InvalidParam| page.bad_value.replace("{key}", &it.key).replace("{value}", &it.value).replace("{used}", &it.used);
    html! {
        <div class="notices" role="alert">
            { for session.invalid.iter().map(|it| html! { <p>{ say(it) }</p> }) }
            <button type="button" {onclick}>{ page.dismiss.clone() }</button>
        </div>
    }
}
