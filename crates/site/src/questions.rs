//! What classes ask: the questions of each step with their answers.
//!
//! The story leads to the questions of a step by the name of the step, the search to a question by its own.

use super::citations::Citations;
use super::layout::sheet;
use crate::render::plain_links;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::classroom::{Asked, Basis};
use authoring::section::Section;
use layered_defense::views::unbroken;
use lesson::address::Surface;
use lesson::model::Step;
use yew::prelude::*;

/// `en/questions.html`.
pub(super) async fn page(site: &Site, lesson: &Edition) -> Page {
    let citations = Citations::new(lesson);
    let body = html! {
        <div class="asked-in-class">
            { citations.legend() }
            <ul class="within">
                { for lesson.steps.iter().map(|step| html! { <li><a href={["#", step.id.as_str()].concat()}>{ unbroken(&step.station) }</a></li> }) }
            </ul>
            { for lesson.steps.iter().map(|step| of_step(lesson, &citations, step)) }
            { citations.notes() }
        </div>
    };
    sheet(site, lesson, Section::Questions.slug(), &lesson.sections.questions, &[&site.assets.class_style], body).await
}

fn of_step(lesson: &Edition, citations: &Citations, step: &Step) -> Html {
    let to = plain_links(Surface::Page, "../").step(&lesson.language.id, &step.id);
    html! {
        <section id={step.id.0.clone()} tabindex="-1">
            <h2><a href={to}>{ citations.prose(&step.heading) }</a></h2>
            { for lesson.classroom.asked_at(&step.id).map(|asked| question(lesson, citations, asked)) }
        </section>
    }
}

fn question(lesson: &Edition, citations: &Citations, asked: &Asked) -> Html {
    let basis = |basis: Basis| citations.read(lesson.classroom.bases.get(basis.as_str()).map_or("", String::as_str));
    html! {
        <article id={asked.id.clone()} tabindex="-1">
            <h3>{ citations.read(&asked.ask) }</h3>
            <p>{ citations.prose(&lesson.catalog.readings.over(&asked.answer)) }</p>
            { for (asked.basis != Basis::Sources).then(|| html! { <p class="aside">{ basis(asked.basis) }</p> }) }
            { for (!asked.facts.is_empty()).then(|| html! {
                <details class="aside">
                    <summary>{ basis(Basis::Sources) }</summary>
                    <ul class="statements">{ for asked.facts.iter().map(|id| html! { <li>{ citations.fact(id) }</li> }) }</ul>
                </details>
            }) }
        </article>
    }
}
