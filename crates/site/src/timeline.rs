//! The timeline: a picture, then the same events as a list with a filter by lane.

use super::citations::Citations;
use super::layout::sheet;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::catalog::{Event, Lane};
use authoring::date::Date;
use authoring::diagrams::timeline::{self, Measure, is_in_article};
use authoring::section::Section;
use layered_defense::views::picture::node;
use yew::prelude::*;

/// Writes `en/timeline.html`.
pub(super) async fn page(site: &Site, lesson: &Edition) -> Page {
    let citations = Citations::new(lesson);
    let catalog = &lesson.catalog;
    let word = |key: &str| catalog.timeline_words.get(key).cloned().unwrap_or_default();
    let body = html! {
        <div class="timeline">
            { citations.legend() }
            <figure>
                <p class="visually-hidden">{ word("picture") }</p>
                { for [Measure::Wide, Measure::Narrow].map(|measure| node(timeline::draw(lesson, measure))) }
                <figcaption class="evidence">
                    <span class="in-article">{ word("from_article") }</span>
                    <span class="later">{ word("from_others") }</span>
                    <span class="only-listed">{ word("only_listed") }</span>
                </figcaption>
            </figure>
            <div class="filters" data-found={word("found")}>
                <fieldset class="chips">
                    <legend>{ citations.read(&word("lanes")) }</legend>
                    { chip(&citations, "", &word("all")) }
                    { for catalog.timeline.lanes.iter().map(|lane| chip(&citations, lane.as_str(), lane_name(lesson, *lane))) }
                </fieldset>
            </div>
            <p class="found" role="status"></p>
            <ol class="events">{ for catalog.timeline.events.iter().map(|event| entry(lesson, &citations, event)) }</ol>
            { citations.notes() }
        </div>
    };
    sheet(site, lesson, Section::Timeline.slug(), &lesson.sections.timeline, &[], body).await
}

fn lane_name(lesson: &Edition, lane: Lane) -> &str {
    lesson.catalog.lanes.get(lane.as_str()).map_or("", String::as_str)
}

fn chip(citations: &Citations, value: &str, words: &str) -> Html {
    html! {
        <label>
            <input type="radio" name={Lane::KEY} value={value.to_owned()} checked={value.is_empty()} />
            <span>{ citations.read(words) }</span>
        </label>
    }
}

fn entry(lesson: &Edition, citations: &Citations, event: &Event) -> Html {
    let catalog = &lesson.catalog;
    let date = catalog.fact(&event.fact).date.as_ref();
    let in_article = is_in_article(catalog, &event.fact);
    let evidence = if in_article { "in-article" } else { "later" };
    let article = catalog.fact(&catalog.timeline.article).date.as_ref();
    let since = if date.map(Date::months) > article.map(Date::months) { " since" } else { "" };
    let divides = if event.fact == catalog.timeline.article { " divide" } else { "" };
    let words = date.map(|date| catalog.citation_words.date(date));
    // A decade is no date of HTML, which would take “1980s” as a number of seconds.
    let when = match date.filter(|date| !date.is_decade()) {
        Some(date) => html! { <time class="when" datetime={date.0.clone()}>{ words }</time> },
        None => html! { <span class="when">{ words }</span> },
    };
    html! {
        <li class={["event ", evidence, since, divides].concat()} id={event.fact.clone()} tabindex="-1" data-lane={event.lane.as_str()}>
            { when }
            <div>
                <h2>{ citations.read(&event.name) }</h2>
                <p class="lane">
                    { citations.read(lane_name(lesson, event.lane)) }
                    <span class="visually-hidden">
                        { lesson.page.comma.clone() }{ catalog.timeline_words.get(if in_article { "from_article" } else { "from_others" }).cloned() }
                    </span>
                </p>
                <p>{ citations.fact(&event.fact) }</p>
            </div>
        </li>
    }
}
