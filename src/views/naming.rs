//! The label quiz. It replaces a step's words while the picture's labels are hidden.

use super::props::Dispatch;
use lesson::address::Labels;
use lesson::session::{Command, Session};
use yew::prelude::*;

/// The instruction, the number of labels found, and the two buttons.
pub(crate) fn view(session: &Session, dispatch: &Dispatch) -> Html {
    let words = &session.lesson.page.naming;
    let next = dispatch.reform(|_: MouseEvent| Command::Reveal(None));
    let all = dispatch.reform(|_: MouseEvent| Labels::Shown.into());
    html! {
        <div class="caption" key="naming">
            <p class="progress" key={session.naming_progress()}>{ session.naming_progress() }</p>
            <h1 class="title">{ words.title.clone() }</h1>
            <p class="help">{ words.help.clone() }</p>
            <p class="naming">
                { for session.names_left().then(|| html! { <button type="button" onclick={next}>{ words.next.clone() }</button> }) }
                <button type="button" onclick={all}>{ words.all.clone() }</button>
            </p>
        </div>
    }
}
