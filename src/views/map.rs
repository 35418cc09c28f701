//! The map of all steps: the current step, the branches, the steps already seen. Each station links to its step.

use super::element::element;
use super::props::Dispatch;
use super::step_link::{StepLink, step_link};
use lesson::model::picture::{AttemptResult, Tier};
use lesson::model::{Station, StepId};
use lesson::session::{Command, Session};
use yew::prelude::*;

/// The map.
pub(crate) fn view(session: &Session, dispatch: &Dispatch) -> Html {
    let Session { lesson, story, .. } = session;
    let map = &lesson.map;
    let trail: Vec<&StepId> = story.walked(lesson).into_iter().map(|step| &step.id).collect();
    let walked = |from: &StepId, to: &StepId| trail.windows(2).any(|pair| pair[0] == from && pair[1] == to);
    let [width, height] = map.size.map(|cells| (2 * cells).to_string());
    let station = |station: &Station| {
        let [column, row] = station.place.map(|cell| cell.to_string());
        element("li", &["class"], vec![Some(["c", &column, " r", &row].concat())], stop(session, dispatch, station))
    };
    html! {
        <nav class="map" aria-label={lesson.page.map.clone()}>
            <svg class="ways" viewBox={["0 0 ", &width, " ", &height].concat()} preserveAspectRatio="none" aria-hidden="true">
                { for map.ways.iter().map(|way| {
                    let class = walked(&way.from, &way.to).then(|| "walked".to_owned());
                    element("path", &["d", "class"], vec![Some(way.path.clone()), class], Html::default())
                }) }
            </svg>
            <ol>{ for map.stations.iter().map(station) }</ol>
        </nav>
    }
}

/// One station: a link to its step.
fn stop(session: &Session, dispatch: &Dispatch, station: &Station) -> Html {
    let Session { lesson, story, links, seen, .. } = session;
    let to = station.step.clone();
    let here = to == story.step;
    let seen = !here && seen.contains(&to);
    let dot = match station.outcome {
        None | Some((_, AttemptResult::Ahead)) => "dot",
        Some((Tier::Upper, AttemptResult::Intercepted)) => "dot upper intercepted",
        Some((Tier::Upper, AttemptResult::Missed)) => "dot upper missed",
        Some((Tier::Lower, AttemptResult::Intercepted)) => "dot lower intercepted",
        Some((Tier::Lower, AttemptResult::Missed)) => "dot lower missed",
    };
    let name = lesson.step(&to).map_or("", |step| step.station.as_str());
    let words = html! {
        <>
            { element("i", &["class"], vec![Some(dot.to_owned())], Html::default()) }
            <span class="station">{ name.to_owned() }</span>
            { for seen.then(|| html! { <span class="visually-hidden">{ lesson.page.remark(&lesson.page.seen) }</span> }) }
        </>
    };
    let class = if seen { "stop seen" } else { "stop" };
    let href = links.step(&lesson.language.id, &to);
    let on_take = dispatch.reform(move |()| Command::GoTo(to.clone()));
    step_link(StepLink { key: station.step.as_str(), class, rel: None, here, href, words }, on_take)
}
