//! The links on from a step: Back, Next or the choices, and the three doors of the first screen. They are real links, and
//! the program handles their clicks.

use super::element::element;
use super::props::{Dispatch, StoryProps};
use super::prose;
use super::step_link::{StepLink, step_link};
use lesson::address::{Surface, section};
use lesson::model::StepId;
use lesson::session::{Command, Session};
use yew::prelude::*;

/// Back, next or the choices.
pub(crate) fn view(props: StoryProps<'_>, dispatch: &Dispatch) -> Html {
    let StoryProps { id, session } = props;
    let Session { lesson, story, links, .. } = session;
    let step = story.shown(lesson);
    let page = &lesson.page;
    let link = |class: &'static str, rel: &'static str, to: &StepId, command: Command, words: &str| {
        let href = links.step(&lesson.language.id, to);
        let onclick = dispatch.reform(move |()| command.clone());
        // With the same words, Back and Next stay the same elements in every step, so that they keep the focus. Other words need another
        // element: a translator replaces texts by elements of its own, in which Yew could not change the words.
        let key = if class == "choice" { to.as_str() } else { words };
        step_link(StepLink { key, class, rel: Some(rel), here: false, href, words: prose::html(words, "") }, onclick)
    };
    let back = story.back(lesson).map(|to| link("back", "prev", &to, Command::Back, &page.back));
    let parts = step.next.len() > 1;
    let choices = parts.then(|| {
        html! {
            <div class="choices" key="choices">
                <p class="question" id={[id, "-question"].concat()} tabindex="-1">{ prose::html(&step.question, "") }</p>
                { for step.next.iter().zip(&step.choices).map(|(to, words)| {
                    link("choice", "next", to, Command::GoTo(to.clone()), words)
                }) }
                { for session.press_again().map(|words| html! { <p class="press-again">{ words.to_owned() }</p> }) }
            </div>
        }
    });
    // While labels are hidden, the style sheet hides the choices, because their words would reveal some. Next follows the path.
    // The first screen has three doors: Next, an activity, and the guide for teachers.
    let opens = links.surface == Surface::Page && story.step == lesson.start && session.naming().is_none();
    let doors = opens.then(|| {
        let door = |name: &str, words: &str| {
            let href = [links.root.as_str(), &section(&lesson.language.id, name), &links.query].concat();
            element("a", &["href", "class"], vec![Some(href), Some("door".to_owned())], html! { { words.to_owned() } })
        };
        html! { <>{ door("cut", &page.cut) }{ door("teach", &page.teach) }</> }
    });
    let on = (!parts || session.naming().is_some()).then(|| match story.next(lesson) {
        Some(to) => link("next", "next", &to, Command::Next, if opens { &page.watch } else { &page.next }),
        None => link("next", "start", &lesson.start, Command::First, &page.again),
    });
    html! {
        <nav class="controls" aria-label={page.controls.clone()}>
            { for back }
            { for choices }
            { for doors }
            { for on }
        </nav>
    }
}
