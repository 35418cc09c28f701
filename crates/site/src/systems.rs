//! The cards of the systems, and a picture of all systems. Readers can filter, link and compare cards.
//!
//! CSS filters and highlights cards, based on radio buttons and the address's hash, so both
//! work without scripts. A script adds the comparison and updates the address.

use super::citations::Citations;
use super::layout::sheet;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::catalog::{Basing, Part, Status, System, SystemWords};
use authoring::diagrams::systems;
use authoring::section::Section;
use layered_defense::views::picture::node;
use lesson::drawing::symbol_alone;
use lesson::model::named;
use lesson::model::picture::Stage;
use yew::prelude::*;

/// Writes `en/systems.html`.
pub(super) async fn page(site: &Site, lesson: &Edition) -> Page {
    let citations = Citations::new(lesson);
    let catalog = &lesson.catalog;
    let words = &catalog.system_words;
    let cards: Vec<Html> = catalog.systems.iter().zip(1..).map(|(system, nth)| card(lesson, &citations, system, nth)).collect();
    let picture = systems::draw(lesson, word(words, "picture"), place);
    let body = html! {
        <div class="systems">
            <div class="legend-of-marks">{ citations.legend() }</div>
            <div class="overview" id="picture">
                { era(&citations) }
                <figure>{ node(picture) }</figure>
            </div>
            <div class="catalogue">
                { filters(&citations, catalog.systems.as_slice(), words) }
                <ul class="cards">{ for cards }</ul>
                <p class="none" hidden=true>{ word(words, "none").to_owned() }</p>
            </div>
            { citations.notes() }
        </div>
    };
    sheet(site, lesson, Section::Systems.slug(), &lesson.sections.systems, &[], body).await
}

/// The class that connects a card with its actor in the picture.
fn place(nth: usize) -> String {
    ["s", &nth.to_string()].concat()
}

fn word<'a>(words: &'a SystemWords, key: &str) -> &'a str {
    words.words.get(key).map_or("", String::as_str)
}

/// The choice of the era, for the picture and the cards.
fn era(citations: &Citations) -> Html {
    let one = |value: &'static str, words: &str| {
        let id = ["era-", value].concat();
        let name = [&id, "-name"].concat();
        // Each card has a second label for it, which would join its name.
        html! { <label><input type="radio" name="era" {id} {value} checked={value == "2015"} aria-labelledby={name.clone()} /><span id={name}>{ citations.read(words) }</span></label> }
    };
    html! {
        <fieldset class="era">
            <legend class="visually-hidden">{ citations.word("era").to_owned() }</legend>
            { one("2015", citations.word("then")) }
            { one("now", citations.word("now")) }
        </fieldset>
    }
}

/// Radio buttons for the filters, with only those values that some system has.
fn filters(citations: &Citations, systems: &[System], words: &SystemWords) -> Html {
    let parts = Part::ALL.iter().filter(|part| systems.iter().any(|system| system.part == **part));
    let basings = Basing::ALL.iter().filter(|basing| systems.iter().any(|system| system.basing.contains(basing)));
    let stages = Status::ALL.iter().filter(|stage| systems.iter().any(|system| system.then == **stage));
    let group = |key: &'static str, legend: &str, values: Vec<(&str, Option<&String>)>| {
        let one = |value: &str, words: &str| {
            html! {
                <label>
                    <input type="radio" name={key} value={value.to_owned()} checked={value.is_empty()} />
                    <span>{ citations.read(words) }</span>
                </label>
            }
        };
        html! {
            <fieldset class="chips">
                <legend>{ citations.read(legend) }</legend>
                { one("", word(words, "all")) }
                { for values.into_iter().map(|(value, words)| one(value, words.map_or("", String::as_str))) }
            </fieldset>
        }
    };
    html! {
        <>
        <details class="fold">
        <summary>{ citations.read(word(words, "filters")) }</summary>
        <div class="filters" role="group" aria-label={word(words, "filters").to_owned()} data-found={word(words, "found").to_owned()}>
            { group(Part::KEY, word(words, "tier"), parts.map(|it| (it.as_str(), words.parts.get(it.as_str()))).collect()) }
            { group(Basing::KEY, word(words, "basing"), basings.map(|it| (it.as_str(), words.basings.get(it.as_str()))).collect()) }
            { group(Status::KEY, word(words, "stage"), stages.map(|it| (it.as_str(), words.stages.get(it.as_str()))).collect()) }
        </div>
        </details>
        <p class="found" role="status"></p>
        </>
    }
}

fn card(lesson: &Edition, citations: &Citations, system: &System, nth: usize) -> Html {
    let words = &lesson.catalog.system_words;
    let said = |words: &std::collections::BTreeMap<String, String>, key: &str| words.get(key).cloned().unwrap_or_default();
    let basing: Vec<&str> = system.basing.iter().map(|it| it.as_str()).collect();
    let joined = |words: Vec<String>| words.join(" · ");
    let drawn = named(&lesson.symbols, &system.symbol).map(|symbol| {
        let then = system.dotted.then_some(Stage::Considered);
        let now = match system.now {
            Status::InService => None,
            Status::GivenUp | Status::NotAcquired => Some(Stage::GivenUp),
            _ => then,
        };
        // Both drawings if they differ. CSS shows the drawing of the chosen era.
        html! {
            <>
                <span class={if then == now { "glyph" } else { "glyph era-2015" }}>{ node(symbol_alone(symbol, then)) }</span>
                { for (then != now).then(|| html! { <span class="glyph era-now">{ node(symbol_alone(symbol, now)) }</span> }) }
            </>
        }
    });
    let trait_of = |key: &str, inside: Html| html! { <div><dt>{ citations.read(word(words, key)) }</dt><dd>{ inside }</dd></div> };
    let maker = |key: &str, fact: &Option<String>| fact.as_ref().map(|fact| trait_of(key, citations.fact(fact)));
    html! {
        <li
                class={["card ", &place(nth), " ", system.part.as_str()].concat()}
                id={system.id.clone()}
                tabindex="-1"
                aria-labelledby={[system.id.as_str(), "-name"].concat()}
                data-tier={system.part.as_str()}
                data-basing={basing.join(" ")}
                data-status={system.then.as_str()}
            >
                <header>
                    { for drawn }
                    <h2 id={[system.id.as_str(), "-name"].concat()}><a href={["#", &system.id].concat()}>{ citations.read(&system.name) }</a></h2>
                    <p class="state era-2015"><span class="which">{ citations.read(word(words, "then")) }{ lesson.page.colon.clone() }</span>{ citations.read(&said(&words.stages, system.then.as_str())) }</p>
                    <p class="state era-now"><span class="which">{ citations.read(word(words, "since")) }{ lesson.page.colon.clone() }</span>{ citations.read(&said(&words.stages, system.now.as_str())) }</p>
                </header>
                <p>{ for system.what.iter().map(|fact| html! { <>{ citations.fact(fact) }{ " " }</> }) }</p>
                <dl>
                    { trait_of("tier", citations.read(&said(&words.parts, system.part.as_str()))) }
                    { trait_of("phase", citations.read(&joined(system.phases.iter().map(|it| said(&words.phases, it.as_str())).collect()))) }
                    { trait_of("basing", citations.read(&joined(system.basing.iter().map(|it| said(&words.basings, it.as_str())).collect()))) }
                    { for maker("makers", &system.makers) }
                    { for maker("operators", &system.operators) }
                </dl>
                { facts_of_era(lesson, citations, "era-2015", [word(words, "then"), word(words, "since")], &system.in_2015) }
                { facts_of_era(lesson, citations, "era-now", [word(words, "since"), word(words, "then")], &system.since) }
                <p class="card-foot">
                    <a class="to-picture" href="#picture">{ word(words, "back_to_picture").to_owned() }</a>
                    <button type="button" class="compare" hidden=true
                        data-chosen={word(words, "comparing").to_owned()} data-end={word(words, "compare_end").to_owned()}>
                        { word(words, "compare").to_owned() }
                    </button>
                </p>
        </li>
    }
}

/// Facts of a year. Events have their date, which links to the timeline.
fn facts_of_era(lesson: &Edition, citations: &Citations, era: &'static str, [heading, other]: [&str; 2], facts: &[String]) -> Html {
    let catalog = &lesson.catalog;
    html! {
        <section class={["era-facts ", era].concat()}>
            <h3>{ citations.read(heading) }</h3>
            <ul>
                { for facts.iter().map(|id| {
                    let dated = catalog.fact(id).date.as_ref().map(|date| {
                        let words = catalog.citation_words.date(date);
                        match catalog.timeline.events.iter().any(|event| event.fact == *id) {
                            true => html! { <a class="date" href={["timeline.html#", id].concat()}>{ words }</a> },
                            false => html! { <span class="date">{ words }</span> },
                        }
                    });
                    html! { <li>{ for dated }{ " " }{ citations.fact(id) }</li> }
                }) }
            </ul>
            // The choice of the era again, near the thumb. The keyboard has it at the top of the page.
            <label class="turn" for={if era == "era-2015" { "era-now" } else { "era-2015" }}>{ citations.read(other) }</label>
        </section>
    }
}
