//! The words of a step: its number, title and sentences, and the folded details: what the picture leaves out, and the sources.

use super::element::element;
use super::props::{Dispatch, StoryProps};
use super::sources::sources;
use super::step_link::{StepLink, step_link};
use super::{legend, map, prose, prospects};
use lesson::address::{Surface, section};
use lesson::model::{Step, StepId};
use lesson::prose::terms;
use lesson::session::{Command, Session};
use yew::prelude::*;

/// The words of a step.
pub(crate) fn view(props: StoryProps<'_>, dispatch: &Dispatch) -> Html {
    let StoryProps { id, session } = props;
    let Session { lesson, story, .. } = session;
    let step = story.shown(lesson);
    let of = [id, "-"].concat();
    html! {
        <div class="caption" key={step.id.as_str()}>
            <p class="progress" key={story.progress_text(lesson)}>{ story.progress_text(lesson) }</p>
            <h1 class="title">{ prose::html(&step.heading, &of) }</h1>
            { prospects::choice(props, dispatch) }
            { for step.caption.iter().map(|sentence| {
                let class = if step.now.is_some() { "sentence era-2015" } else { "sentence" };
                element("p", &["class"], vec![Some(class.to_owned())], prose::html(sentence, &of))
            }) }
            { for step.now.iter().flat_map(|now| &now.caption).map(|sentence| html! {
                <p class="sentence era-now">{ prose::html(sentence, &of) }</p>
            }) }
            { definitions(session, &of) }
        </div>
    }
}

/// The part below the buttons: what the picture leaves out, the sources, steps off the path.
///
/// It follows the buttons, so that its length never moves them.
pub(crate) fn details(props: StoryProps<'_>, dispatch: &Dispatch) -> Html {
    let StoryProps { id, session } = props;
    let Session { lesson, story, links, .. } = session;
    let step = story.shown(lesson);
    let page = &lesson.page;
    let of = [id, "-"].concat();
    // A frame has room only for the headings of the details.
    let open = links.surface != Surface::Embed;
    html! {
        <div class="details" key={step.id.as_str()}>
            { aside(&page.leaves_out, open, html! { <p>{ prose::html(&step.leaves_out, &of) }</p> }) }
            { aside(&page.sources, false, sources(lesson, &lesson.sources, &step.sources, links.surface)) }
            { for step.also.iter().map(|to| also(session, dispatch, to)) }
            { for (links.surface == Surface::Page).then(|| html! {
                <p class="aside">
                    <a href={[links.root.as_str(), &section(&lesson.language.id, "questions"), &links.query, "#", step.id.as_str()].concat()}>
                        { page.asked.clone() }
                    </a>
                </p>
            }) }
            { for (!open).then(|| folded(session, dispatch)) }
        </div>
    }
}

/// The definitions of the terms in the step's words.
fn definitions(session: &Session, of: &str) -> Html {
    let Session { lesson, links, .. } = session;
    let step: &Step = session.story.shown(lesson);
    let now = step.now.iter().flat_map(|now| &now.caption);
    let named: Vec<&str> = step.caption.iter().chain(now).chain([&step.leaves_out]).flat_map(|prose| terms(prose)).collect();
    let (root, target) = match links.surface {
        Surface::Page => (Some(links.root.as_str()), None),
        Surface::Embed => (Some(links.root.as_str()), Some("_blank")),
        // The single file has no glossary page.
        Surface::SingleFile => (None, None),
    };
    let glossary = |term: &str| root.map(|root| [root, &section(&lesson.language.id, "glossary"), &links.query, "#", term].concat());
    lesson
        .terms
        .iter()
        .filter(|term| named.contains(&term.id.as_str()))
        .map(|term| prose::definition(lesson, term, of, glossary(&term.id), target))
        .collect()
}

/// A link to a step off the path.
fn also(session: &Session, dispatch: &Dispatch, to: &StepId) -> Html {
    let Session { lesson, links, .. } = session;
    let words = html! { { lesson.step(to).map_or("", |step| step.title.as_str()).to_owned() } };
    let href = links.step(&lesson.language.id, to);
    let command = Command::GoTo(to.clone());
    let on_take = dispatch.reform(move |()| command.clone());
    html! { <p class="aside">{ step_link(StepLink { key: to.as_str(), class: "also", rel: Some("related"), here: false, href, words }, on_take) }</p> }
}

/// The legend and the map, folded in a frame, because the picture needs the room.
fn folded(session: &Session, dispatch: &Dispatch) -> Html {
    let page = &session.lesson.page;
    let since = !session.story.shown(&session.lesson).prospects.is_empty();
    html! {
        <>
            { for since.then(|| aside(&page.prospects, false, prospects::list(session))) }
            { aside(&page.map, false, map::view(session, dispatch)) }
            { aside(&page.legend, false, legend::view(session)) }
        </>
    }
}

fn aside(summary: &str, open: bool, inside: Html) -> Html {
    html! { <details class="aside" {open}><summary>{ summary.to_owned() }</summary>{ inside }</details> }
}
