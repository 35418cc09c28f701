//! Notices about an address that asks for something that does not exist. Each can be closed.

use super::props::Dispatch;
use lesson::prose::filled;
use lesson::query::InvalidParam;
use lesson::session::{Command, Session};
use yew::prelude::*;

/// The notices; nothing if there are none.
pub(crate) fn view(session: &Session, dispatch: &Dispatch) -> Html {
    let page = &session.lesson.page;
    if session.invalid.is_empty() {
        return html! {};
    }
    let onclick = dispatch.reform(|_: MouseEvent| Command::Dismiss);
    let say = |it: &InvalidParam| filled(&page.bad_value, &[("key", &it.key), ("value", &it.value), ("used", &it.used)]);
    html! {
        <div class="notices" role="alert">
            { for session.invalid.iter().map(|it| html! { <p>{ say(it) }</p> }) }
            <button type="button" {onclick}>{ page.dismiss.clone() }</button>
        </div>
    }
}
