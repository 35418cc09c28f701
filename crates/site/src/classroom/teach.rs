//! The teacher's guide: what to bring, aims, lesson plans, questions, debate, limits. It is made for printing, too.

use super::handout::{self, ready};
use super::parts::{colophon, word};
use super::printed;
use crate::citations::Citations;
use crate::decks;
use crate::figures;
use crate::layout::sheet;
use crate::render::plain_links;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::classroom::{Opens, Plan};
use authoring::section::Section;
use layered_defense::views::sources::sources;
use lesson::address::{Labels, Links, Surface, Ui, section};
use lesson::model::{Path, Step};
use lesson::prose::plain;
use lesson::query::{Query, Setting};
use yew::prelude::*;

/// Writes `en/teach.html`.
pub(crate) async fn page(site: &Site, lesson: &Edition) -> Page {
    let citations = Citations::new(lesson);
    let room = &lesson.classroom;
    let all = |texts: &[String]| html! { <ul class="plain-list">{ for texts.iter().map(|text| html! { <li>{ text.clone() }</li> }) }</ul> };
    let parts: [(&str, Html); 9] = [
        ("plans", html! { <div class="plans">{ for room.plans.iter().map(|it| plan(lesson, it)) }</div> }),
        ("materials", materials(site, lesson)),
        ("aims", all(&room.aims)),
        ("needs", all(&room.needs)),
        ("by_step", by_step(lesson)),
        ("debate", debate(lesson, &citations)),
        ("reading", reading(lesson)),
        ("cannot", all(&room.cannot)),
        ("report", report(lesson)),
    ];
    let body = html! {
        <div class="teach">
            <ul class="within not-on-paper">
                { for parts.iter().map(|(key, _)| html! { <li><a href={["#", key].concat()}>{ word(lesson, key) }</a></li> }) }
            </ul>
            { for parts.iter().map(|(key, inside)| html! {
                <section id={key.to_string()} class={["of-", key].concat()}><h2>{ word(lesson, key) }</h2>{ inside.clone() }</section>
            }) }
            { colophon(lesson) }
            { citations.notes() }
        </div>
    };
    sheet(site, lesson, Section::Teach.slug(), &lesson.sections.teach, &[&site.assets.class_style], body).await
}

/// What to open, print, and give to students.
fn materials(site: &Site, lesson: &Edition) -> Html {
    let links = plain_links(Surface::Page, "../");
    let student = match &site.site_url {
        Some(url) => [url.as_str(), &Surface::Page.step(&lesson.language.id, &lesson.start)].concat(),
        None => links.step(&lesson.language.id, &lesson.start),
    };
    let named = |name: &str| {
        let handout = lesson.paths.iter().find(|path| printed::handout(lesson, &path.id) == name);
        match handout {
            Some(path) => handout::titled(lesson, path),
            None if name == Section::HandoutShort.slug() => {
                [&lesson.sections.handout_short.name, &lesson.page.colon, &lesson.sections.handout_short.title].map(String::as_str).concat()
            }
            None => Section::named(name).map_or_else(String::new, |section| section.words(&lesson.sections).title.clone()),
        }
    };
    html! {
        <>
            <ul class="plain-list not-on-paper">
                // The address of a file on a disk opens nowhere else.
                { for (!site.in_one_file).then(|| html! {
                    <li>
                        <b>{ word(lesson, "student_link") }</b>{ " " }<a href={student.clone()}>{ if site.site_url.is_some() { student.clone() } else { lesson.page.name.clone() } }</a>{ " " }
                        { word(lesson, "student_link_help") }
                        { " " }<button type="button" class="tool" data-tool="share" data-link={student.clone()} hidden=true>{ word(lesson, "share") }</button>
                    </li>
                }) }
                { for (!site.in_one_file).then(|| html! {
                    <li><a href="../layered-defense.html" download="">{ word(lesson, "one_file") }</a>{ " " }{ word(lesson, "one_file_help") }</li>
                }) }
                { for [Section::Quiz, Section::Cut].map(|section| (section.slug(), section.words(&lesson.sections))).map(|(name, words)| html! {
                    <li><a href={[name, ".html"].concat()}>{ words.title.clone() }</a>{ lesson.page.colon.clone() }{ words.summary.clone() }</li>
                }) }
            </ul>
            <table class="papers not-on-paper">
                <caption>{ word(lesson, "to_print") }</caption>
                <tbody>
                    { for printed::printed(lesson).iter().map(|name| html! {
                        <tr>
                            <th scope="row"><a href={["../", &section(&lesson.language.id, name)].concat()}>{ named(name) }</a></th>
                            <td>{ ready(site, lesson, name) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
            <p>{ word(lesson, "keys_help") }</p>
            { for (!site.in_one_file).then(|| slides(lesson)) }
        </>
    }
}

/// The decks of each path.
fn slides(lesson: &Edition) -> Html {
    let looks = figures::THEMES.into_iter().zip(&lesson.sections.themes).filter(|(theme, _)| decks::THEMES.contains(theme));
    let of = |path: &Path| {
        html! {
            <tr>
                <th scope="row">{ lesson.ending(path).map_or_else(String::new, |step| step.title.clone()) }</th>
                <td><p class="ready">
                    { for looks.clone().map(|(theme, look)| html! {
                        <a href={["../", &decks::place(lesson, path, theme)].concat()} download="">{ word(lesson, "slides_file").replace("{theme}", look) }</a>
                    }) }
                </p></td>
            </tr>
        }
    };
    html! {
        <>
            <table class="papers not-on-paper" id="slides">
                <caption>{ word(lesson, "slides") }</caption>
                <tbody>{ for lesson.paths.iter().map(of) }</tbody>
            </table>
            <p class="not-on-paper">{ word(lesson, "slides_help") }</p>
        </>
    }
}

fn plan(lesson: &Edition, plan: &Plan) -> Html {
    let minutes = |minutes: u32| word(lesson, "minutes").replace("{n}", &minutes.to_string());
    html! {
        <section class="plan">
            <h3>{ plan.name.clone() }</h3>
            <ol>
                { for plan.parts.iter().map(|part| html! {
                    <li>
                        <b>{ minutes(part.minutes) }</b>
                        <span>{ part.what.clone() }</span>
                        { for (!part.opens.is_empty()).then(|| html! {
                            <p class="opens not-on-paper">{ for part.opens.iter().map(|it| html! { <>{ opens(lesson, it) }{ " " }</> }) }</p>
                        }) }
                    </li>
                }) }
            </ol>
        </section>
    }
}

/// A link to what a part of a lesson needs on the screen. A step opens as a class sees it.
fn opens(lesson: &Edition, opens: &Opens) -> Html {
    let (href, name, title) = match opens {
        Opens::Step(step, labels) => {
            let mut query = Query::default();
            let settings = [(Labels::KEY, labels.as_str()), (Ui::KEY, Ui::Board.as_str())];
            settings.into_iter().filter_map(|(key, value)| Setting::read(lesson, key, value)).for_each(|setting| query.set(setting));
            let links = Links { query: query.written(), ..plain_links(Surface::Page, "../") };
            let name = if *labels == Labels::Hidden { "plan_unnamed" } else { "plan_present" };
            (links.step(&lesson.language.id, step), name, lesson.step(step).map_or("", |step| &step.station))
        }
        Opens::Section(section, at) => {
            let at = if at.is_empty() { String::new() } else { ["#", at].concat() };
            ([section.slug(), ".html", &at].concat(), "plan_open", section.words(&lesson.sections).title.as_str())
        }
    };
    html! { <a {href}>{ word(lesson, name).replace("{title}", title) }</a> }
}

/// For each step a question, the expected answer and a frequent misunderstanding.
fn by_step(lesson: &Edition) -> Html {
    let links = plain_links(Surface::Page, "../");
    let of = |step: &Step| {
        html! {
            <li>
                <h3><a href={links.step(&lesson.language.id, &step.id)}>{ step.title.clone() }</a></h3>
                { notes(lesson, step) }
                <dl class="teachers may-ask">
                    <dt>{ word(lesson, "may_ask") }</dt>
                    { for lesson.classroom.asked_at(&step.id).map(|asked| html! { <dd><b>{ asked.ask.clone() }</b>{ " " }{ plain(&asked.answer) }</dd> }) }
                </dl>
            </li>
        }
    };
    html! { <ol class="by-step">{ for lesson.steps.iter().map(of) }</ol> }
}

/// The teacher's notes on a step.
pub(super) fn notes(lesson: &Edition, step: &Step) -> Html {
    let notes = lesson.notes_on(&step.id);
    html! {
        <dl class="teachers">
            <dt>{ word(lesson, "ask") }</dt>
            <dd class="to-ask">{ notes.ask.clone() }</dd>
            <dt>{ word(lesson, "look_for") }</dt>
            <dd>{ notes.answer.clone() }</dd>
            <dt>{ word(lesson, "misconception") }</dt>
            <dd>{ notes.misconception.clone() }</dd>
        </dl>
    }
}

fn debate(lesson: &Edition, citations: &Citations) -> Html {
    html! {
        <>
            <p>{ word(lesson, "debate_help") }</p>
            <ol class="prompts">
                { for lesson.classroom.prompts.iter().map(|prompt| html! {
                    <li>
                        <p class="to-ask">{ prompt.ask.clone() }</p>
                        <p>{ prompt.hint.clone() }</p>
                        <ul class="statements">{ for prompt.facts.iter().map(|id| html! { <li>{ citations.fact(id) }</li> }) }</ul>
                    </li>
                }) }
            </ol>
        </>
    }
}

fn reading(lesson: &Edition) -> Html {
    html! {
        <ul class="plain-list readings-list">
            { for lesson.classroom.reading.iter().map(|(source, why)| html! {
                <li>
                    { sources(lesson, &lesson.catalog.sources, std::slice::from_ref(source), Surface::Page) }
                    <p>{ why.clone() }</p>
                </li>
            }) }
        </ul>
    }
}

/// How to report a mistake, with a text to copy.
fn report(lesson: &Edition) -> Html {
    html! {
        <>
            <p>{ word(lesson, "report_help") }</p>
            <pre class="snippet" tabindex="0" role="group" aria-label={word(lesson, "report_form_name")}><code>{ word(lesson, "report_form") }</code></pre>
            <button type="button" class="copy" hidden=true aria-live="polite" data-copied={lesson.sections.copy[1].clone()}>{ lesson.sections.copy[0].clone() }</button>
            <p><a href={[Section::Corrections.slug(), ".html"].concat()}>{ lesson.sections.corrections.title.clone() }</a></p>
        </>
    }
}
