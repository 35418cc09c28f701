//! The plans of 2015 and their results: the switch between the two pictures, and the facts.

use super::props::{Dispatch, StoryProps};
use super::prose;
use super::sources::sources;
use lesson::address::{Surface, section};
use lesson::model::{Era, Prospect};
use lesson::session::Session;
use yew::prelude::*;

/// The choice between the pictures of 2015 and today; nothing if the step has a single picture.
///
/// Radio buttons, so that the style sheet can switch the picture without scripts.
pub(crate) fn choice(props: StoryProps<'_>, dispatch: &Dispatch) -> Html {
    let StoryProps { id, session } = props;
    let Session { lesson, story, query, .. } = session;
    let era = query.era();
    if story.shown(lesson).now.is_none() {
        return html! {};
    }
    let page = &lesson.page;
    let one = |which: Era, words: &str| {
        let onchange = dispatch.reform(move |_: Event| which.into());
        html! {
            <label>
                <input type="radio" name={[id, "-era"].concat()} value={which.as_str()} checked={era == which} {onchange} />
                { words.to_owned() }
            </label>
        }
    };
    html! {
        <fieldset class="era">
            <legend class="visually-hidden">{ page.era.clone() }</legend>
            { one(Era::In2015, &page.then) }
            { one(Era::Now, &page.now) }
        </fieldset>
    }
}

/// What was planned in 2015 and what happened since, with sources; nothing if the step has none.
pub(crate) fn list(session: &Session) -> Html {
    let prospects = &session.story.shown(&session.lesson).prospects;
    if prospects.is_empty() {
        return html! {};
    }
    html! { <div class="prospects">{ for prospects.iter().map(|it| prospect(session, it)) }</div> }
}

fn prospect(session: &Session, prospect: &Prospect) -> Html {
    let Session { lesson, links, .. } = session;
    html! {
        <section class="prospect">
            <h2>{ prose::html(&prospect.name, "") }</h2>
            <dl>
                <dt class="then">{ lesson.page.then.clone() }</dt>
                <dd class="then">{ prose::html(&prospect.then, "") }</dd>
                <dt class="since">{ lesson.page.now.clone() }</dt>
                <dd class="since">{ prose::html(&prospect.since, "") }</dd>
            </dl>
            <details class="aside">
                <summary>{ lesson.page.sources.clone() }</summary>
                { sources(lesson, &lesson.sources, &prospect.sources, links.surface) }
            </details>
            { for (links.surface == Surface::Page).then(|| html! {
                <p class="aside">
                    <a href={[links.root.as_str(), &section(&lesson.language.id, "systems"), &links.query, "#", &prospect.system].concat()}>
                        { lesson.page.card.clone() }
                    </a>
                </p>
            }) }
        </section>
    }
}
