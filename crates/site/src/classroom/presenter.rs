//! Presenter view: for each step its notes, the question to ask, what comes next, and a clock.
//!
//! Without scripts it lists the notes of all steps. A script shows only the step that the class sees.

use super::parts::{pictured, word};
use super::{player, teach};
use crate::document::{Head, linked, script};
use crate::render::{still, story_at};
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::classroom::Plan;
use authoring::section::Section;
use layered_defense::views::unbroken;
use lesson::address::section;
use lesson::drawing::{draw, to_svg};
use lesson::model::{Era, Step, StepId};
use lesson::prose::plain;
use lesson::scene::{Composition, Scene};
use lesson::story::Story;
use yew::prelude::*;

/// Writes `en/presenter.html`.
pub(crate) async fn page(site: &Site, lesson: &Edition) -> Page {
    let styles = [&site.assets.class_style, &site.assets.player_style];
    let head = Head {
        // The story opens this page. Search engines should find the guide instead.
        listed: false,
        more: script("../", &site.assets.presenter),
        ..Head::of_section(lesson, &lesson.sections.presenter, &styles)
    };
    (section(&lesson.language.id, Section::Presenter.slug()), linked(site, &head, &still(body(lesson)).await))
}

/// The content of the window.
fn body(lesson: &Edition) -> Html {
    let words = &lesson.sections.presenter;
    let languages: Vec<&str> = lesson.languages.iter().map(|language| language.id.as_str()).collect();
    html! {
        <main class="presenter" data-languages={languages.join(" ")} data-start={lesson.start.0.clone()} data-path={lesson.default_path().id.0.clone()} data-over={word(lesson, "pace_over")} data-under={word(lesson, "pace_under")} data-on={word(lesson, "pace_on")}>
            <header class="presenter-head">
                <h1 class="title">{ words.title.clone() }</h1>
                <p class="tied" role="status" data-lost={word(lesson, "presenter_lost")} data-away={word(lesson, "presenter_away")} data-tied={word(lesson, "presenter_tied")}>{ word(lesson, "presenter_alone") }</p>
                { clock(lesson) }
                { for lesson.classroom.plans.iter().map(|plan| parts_of(lesson, plan)) }
                { player::row(lesson, None) }
            </header>
            { for lesson.steps.iter().map(|step| notes(lesson, step)) }
            { other_page(lesson) }
        </main>
    }
}

/// The page beside the story that the class sees: its title, its current part, and the answer if the part is a question. A script
/// fills it. Its step is empty, because it belongs to no step.
fn other_page(lesson: &Edition) -> Html {
    html! {
        <article class="of-step of-page" data-step="" tabindex="-1" aria-labelledby="notes-of-page" hidden=true>
            <div class="now">
                <p class="progress"></p>
                <h2 id="notes-of-page"></h2>
                <p class="part to-ask"></p>
                <dl class="teachers" hidden=true><dt>{ word(lesson, "look_for") }</dt><dd></dd></dl>
            </div>
            <div class="then">
                <p class="buttons">
                    <button type="button" data-do="back">{ lesson.page.back.clone() }</button>
                    <button type="button" data-do="next">{ lesson.page.next.clone() }</button>
                    <button type="button" data-do="black" aria-pressed="false">{ word(lesson, "black") }</button>
                    <button type="button" data-key="t">{ word(lesson, "board_larger") }</button>
                    <button type="button" data-do="story">{ word(lesson, "board_story") }</button>
                </p>
            </div>
        </article>
    }
}

/// The clock: the elapsed time, and how early or late that is in the chosen plan.
fn clock(lesson: &Edition) -> Html {
    html! {
        <div class="clock">
            <p class="time"><span role="timer" aria-label={word(lesson, "clock")}>{ "0:00" }</span>{ " " }<span class="whole"></span></p>
            <p class="pace"></p>
            <p>
                <label for="plan">{ word(lesson, "plan") }</label>{ " " }
                <select id="plan">
                    { for lesson.classroom.plans.iter().map(|plan| html! {
                        <option value={plan.minutes.to_string()}>{ word(lesson, "minutes").replace("{n}", &plan.minutes.to_string()) }</option>
                    }) }
                </select>
            </p>
            <p class="buttons">
                <button type="button" data-do="run" data-pause={word(lesson, "clock_pause")}>{ word(lesson, "clock_run") }</button>
                <button type="button" data-do="zero">{ word(lesson, "clock_zero") }</button>
            </p>
        </div>
    }
}

/// The parts of a lesson plan in order. The clock highlights the current part. Each has the second at which it ends.
fn parts_of(lesson: &Edition, plan: &Plan) -> Html {
    let parts = plan.parts.iter().scan(0, |passed, part| {
        let begin = *passed;
        let end = begin + part.minutes;
        *passed = end;
        let when = word(lesson, "minutes").replace("{n}", &format!("{begin}–{end}"));
        Some(html! { <li data-until={(end * 60).to_string()}><b>{ when }</b>{ " " }{ part.what.clone() }</li> })
    });
    html! { <ol class="parts-of-plan" data-plan={plan.minutes.to_string()} hidden=true>{ for parts }</ol> }
}

/// The pictures of a step after each path through `by`. If all are equal there is one; else the script shows the picture of the
/// class's path.
fn pictures(lesson: &Edition, step: &StepId, by: &StepId, id: &str) -> Html {
    let mut different: Vec<(Vec<&str>, String, Scene<'_>)> = Vec::new();
    for path in lesson.paths.iter().filter(|path| path.steps.contains(step) && path.steps.contains(by)) {
        let scene = Scene::of(lesson, &Story::at(lesson, step, &path.id), Composition::Landscape);
        let drawn = to_svg(&draw(&scene, ""));
        match different.iter_mut().find(|(_, its, _)| *its == drawn) {
            Some((paths, ..)) => paths.push(path.id.as_str()),
            None => different.push((vec![path.id.as_str()], drawn, scene)),
        }
    }
    let single = different.len() == 1;
    different
        .iter()
        .enumerate()
        .map(|(nth, (paths, _, scene))| {
            let paths = (!single).then(|| paths.join(" "));
            let id = [id, "-", &nth.to_string()].concat();
            let inside = if scene.era.is_some() {
                pictured(std::slice::from_ref(scene), &id)
            } else {
                // Only one era, because the marks of both would overlap.
                Era::ALL
                    .iter()
                    .map(|era| {
                        let story = story_at(lesson, step);
                        let scene = Scene::of(lesson, &story, Composition::Landscape).in_era(&story, *era);
                        html! { <div class={["era-", era.as_str()].concat()}>{ pictured(&[scene], &[&id, era.as_str()].concat()) }</div> }
                    })
                    .collect()
            };
            html! { <div data-paths={paths} hidden={nth > 0}>{ inside }</div> }
        })
        .collect()
}

fn notes(lesson: &Edition, step: &Step) -> Html {
    let story = story_at(lesson, &step.id);
    let heading = ["notes-", step.id.as_str()].concat();
    let (n, _) = story.progress(lesson);
    let pace = |minutes: u32| {
        let plan = lesson.classroom.plans.iter().find(|plan| plan.minutes == minutes)?;
        // A step off the default path takes the time of the step in the same place.
        let here = plan.stays.iter().find(|(its, _)| *its == step.id).or_else(|| plan.stays.get(n - 1));
        here.map(|(_, seconds)| format!("{minutes}:{seconds}"))
    };
    let paces: Vec<String> = lesson.classroom.plans.iter().filter_map(|plan| pace(plan.minutes)).collect();
    let following = if step.next.len() > 1 { step.next.clone() } else { story.next(lesson).into_iter().collect() };
    let said = match &step.now {
        None => html! { { plain(&step.caption.join(" ")) } },
        Some(now) => html! {
            <>
                <span class="era-2015">{ plain(&step.caption.join(" ")) }</span>
                <span class="era-now">{ plain(&now.caption.join(" ")) }</span>
            </>
        },
    };
    let scene = Scene::of(lesson, &story, Composition::Landscape).in_era(&story, Era::In2015);
    let parts = scene.parts();
    let parted = following.len() > 1;
    let onward = following.iter().enumerate().filter_map(|(nth, to)| {
        let then = lesson.step(to)?;
        let words = step.choices.get(nth).map_or_else(|| then.title.clone(), |choice| plain(choice));
        let on: Vec<&str> = lesson.paths.iter().filter(|path| path.steps.contains(to)).map(|path| path.id.as_str()).collect();
        let key = if parted { (nth + 1).to_string() } else { word(lesson, "next_key") };
        Some(html! {
            <li>
                <button type="button" data-to={to.0.clone()} data-ways={on.join(" ")}>
                    <kbd>{ key }</kbd><span>{ unbroken(&words) }</span><output></output>
                    // The key that chooses the path of a clicker's *Next*.
                    { for parted.then(|| html! { <kbd class="of-path" hidden=true>{ word(lesson, "next_key") }</kbd> }) }
                </button>
                // While a vote is open, the button above counts hands.
                { for parted.then(|| html! {
                    <button type="button" class="show-way" data-to={to.0.clone()} aria-label={[word(lesson, "vote_show"), lesson.page.colon.clone(), words.clone()].concat()} hidden=true>{ word(lesson, "vote_show") }</button>
                }) }
                { pictures(lesson, to, &step.id, &["next-", step.id.as_str(), "-", to.as_str()].concat()) }
            </li>
        })
    });
    html! {
        <article class="of-step" data-step={step.id.0.clone()} data-paces={paces.join(" ")} tabindex="-1" aria-labelledby={heading.clone()}>
            <div class="now">
                <p class="progress">{ story.progress_text(lesson) }</p>
                <h2 id={heading}>{ step.title.clone() }</h2>
                { teach::notes(lesson, step) }
                { for lesson.classroom.asked_at(&step.id).map(|asked| html! {
                    <details class="aside"><summary>{ asked.ask.clone() }</summary><p>{ plain(&asked.answer) }</p></details>
                }) }
                <p class="aside"><b>{ lesson.page.leaves_out.clone() }</b>{ lesson.page.colon.clone() }{ plain(&step.leaves_out) }</p>
            </div>
            <div class="then">
                { for (!following.is_empty()).then(|| html! {
                    <h3>{ if step.question.is_empty() { word(lesson, "then") } else { plain(&step.question) } }</h3>
                }) }
                // The notice that the class sees the question. A script fills it, so that it is announced.
                { for parted.then(|| html! { <p class="press-again" role="status" data-words={word(lesson, "presenter_asked")}></p> }) }
                <ul class="onward">{ for onward }</ul>
                <p class="buttons">
                    <button type="button" data-do="back">{ lesson.page.back.clone() }</button>
                    <button type="button" data-do="black" aria-pressed="false">{ word(lesson, "black") }</button>
                    { for parted.then(|| html! {
                        <>
                            <button type="button" data-do="vote" aria-pressed="false">{ word(lesson, "vote") }</button>
                            <button type="button" class="show-way" data-do="take-back" hidden=true>{ word(lesson, "vote_take_back") }</button>
                        </>
                    }) }
                    <button type="button" data-key="l">{ word(lesson, "board_names") }</button>
                    <button type="button" data-key="g">{ word(lesson, "board_map") }</button>
                    <button type="button" data-key="t">{ word(lesson, "board_larger") }</button>
                    { for step.now.is_some().then(|| html! { <button type="button" data-key="e">{ [&lesson.page.then, " / ", &lesson.page.now].concat() }</button> }) }
                </p>
            </div>
            <div class="seen-now">
                <h3>{ word(lesson, "seen_now") }<span class="unnamed" hidden=true>{ lesson.page.remark(&[word(lesson, "set_labels"), lesson.page.colon.clone(), word(lesson, "set_labels_hidden")].concat()) }</span></h3>
                { pictures(lesson, &step.id, &step.id, &["now-", step.id.as_str()].concat()) }
                <div>
                    <p class="spoken-words">{ said }</p>
                    // The names for the letters, while the class sees no labels.
                    <ol class="unnamed letters" type="A" hidden=true>{ for parts.iter().map(|part| html! { <li>{ lesson.name_of(part) }</li> }) }</ol>
                </div>
            </div>
        </article>
    }
}
