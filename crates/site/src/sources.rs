//! The page *Sources and limits*: all sources with what they support, arguments, contested statements, how to cite.

use super::citations::Citations;
use super::layout::sheet;
use crate::render::plain_links;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::catalog::Catalog;
use authoring::section::Section;
use layered_defense::views::unbroken;
use lesson::address::Surface;
use lesson::model::{Source, SourceKind};
use std::collections::BTreeMap;
use yew::prelude::*;

/// Writes `en/sources.html`.
pub(super) async fn page(site: &Site, lesson: &Edition) -> Page {
    let citations = Citations::new(lesson);
    let catalog = &lesson.catalog;
    let list =
        |facts: &[String]| html! { <ul class="statements">{ for facts.iter().map(|id| html! { <li>{ citations.fact(id) }</li> }) }</ul> };
    let word = |key: &str| citations.read(citations.word(key));
    // Some lists have a summary before them.
    let summary = |key: &str| match key {
        "argues" => Some(word("argues_summary")),
        "unknown" => Some(word("looked_to")),
        "omitted" => Some(word("omitted_summary")),
        _ => None,
    };
    let listed = catalog
        .limits
        .lists()
        .map(|(key, facts)| (key, html! { <>{ for summary(key).map(|words| html! { <p>{ words }</p> }) }{ list(facts) }</> }));
    let leaves_out = html! { <><p>{ word("leaves_out_words") }</p><p>{ word("lost") }</p></> };
    let parts: Vec<(&str, Html)> =
        listed.into_iter().chain([("leaves_out", leaves_out), ("cite", cite(site, lesson, &citations))]).collect();
    let body = html! {
        <div class="limits">
            <p class="aside">{ citations.read(&citations.word("updated").replace("{date}", &catalog.citation_words.date(&lesson.updated))) }</p>
            { citations.legend() }
            <ul class="within">
                { for parts.iter().map(|(key, _)| *key).chain(["list"]).map(|key| html! { <li><a href={["#", key].concat()}>{ word(key) }</a></li> }) }
            </ul>
            { for parts.iter().map(|(key, inside)| html! { <section id={key.to_string()}><h2>{ word(key) }</h2>{ inside.clone() }</section> }) }
            <section id="list">
                <h2>{ word("list") }</h2>
                <p class="aside">{ word("own_title") }</p>
                { every(lesson, &citations) }
            </section>
            { citations.notes() }
        </div>
    };
    sheet(site, lesson, Section::Sources.slug(), &lesson.sections.sources, &[], body).await
}

/// All sources under their kinds, each with the places that it supports.
fn every(lesson: &Edition, citations: &Citations) -> Html {
    let catalog = &lesson.catalog;
    let supported = supported(lesson, citations);
    let of_kind = |kind: SourceKind| {
        let mut sources: Vec<&Source> = catalog.sources.iter().filter(|source| source.kind == kind).collect();
        sources.sort_by_key(|source| (source.publisher.as_str(), source.date.as_str()));
        sources
    };
    html! {
        <>
            { for SourceKind::ALL.iter().map(|kind| html! {
                <>
                    <h3>{ catalog.citation_words.kinds.get(kind.as_str()).cloned() }</h3>
                    <ol class="bibliography">
                        { for of_kind(*kind).into_iter().map(|source| entry(lesson, citations, source, supported.get(source.id.as_str()))) }
                    </ol>
                </>
            }) }
        </>
    }
}

fn entry(lesson: &Edition, citations: &Citations, source: &Source, supports: Option<&Vec<(String, String)>>) -> Html {
    let language = (source.language != lesson.language.id).then(|| source.language.0.clone());
    html! {
        <li id={["source-", &source.id].concat()}>
            <p>
                <span lang={language}>
                    { [&source.publisher, &lesson.page.colon].map(String::as_str).concat() }
                    <a href={source.url.clone()} rel="external noopener">{ source.title.clone() }</a>
                </span>
                { if source.date.is_empty() { String::new() } else { [&lesson.page.comma, &source.date].map(String::as_str).concat() } }
                { for [(source.archived, "old_address"), (source.whole, "whole_address")].into_iter().filter(|(applies, _)| *applies).map(|(_, remark)| html! {
                    <span class="old">{ [&lesson.page.comma, citations.word(remark)].concat() }</span>
                }) }
            </p>
            <p class="address">{ source.url.clone() }</p>
            { for supports.map(|places| html! {
                <p class="aside">
                    { [citations.word("supports"), &lesson.page.colon].concat() }
                    { for places.iter().enumerate().map(|(nth, (words, href))| html! {
                        <>{ if nth > 0 { " · " } else { "" } }<a href={href.clone()}>{ unbroken(words) }</a></>
                    }) }
                </p>
            }) }
        </li>
    }
}

/// The places that each source supports: name and address.
fn supported(lesson: &Edition, citations: &Citations) -> BTreeMap<String, Vec<(String, String)>> {
    let catalog = &lesson.catalog;
    let sections = &lesson.sections;
    let mut places: Vec<(String, String, Vec<&String>)> = Vec::new();
    let links = plain_links(Surface::Page, "../");
    for step in &lesson.steps {
        let prospects = step.prospects.iter().flat_map(|it| &it.sources);
        let name = [citations.word("steps"), &lesson.page.colon, &step.title].concat();
        places.push((name, links.step(&lesson.language.id, &step.id), step.sources.iter().chain(prospects).collect()));
    }
    let of = |facts: Vec<&String>| facts.into_iter().flat_map(|fact| &catalog.fact(fact).sources).collect::<Vec<_>>();
    for system in &catalog.systems {
        let facts = system.what.iter().chain(&system.makers).chain(&system.operators).chain(&system.in_2015).chain(&system.since);
        places.push((system.name.clone(), ["systems.html#", &system.id].concat(), of(facts.collect())));
    }
    let events = catalog.timeline.events.iter().map(|event| &event.fact).collect();
    places.push((sections.timeline.name.clone(), "timeline.html".to_owned(), of(events)));
    let Catalog { cooperation, limits, .. } = catalog;
    let ties = cooperation.ties.iter().flat_map(|tie| &tie.facts).chain(cooperation.accounts.iter().map(|account| &account.fact));
    places.push((sections.cooperation.name.clone(), "cooperation.html".to_owned(), of(ties.chain(&cooperation.notes).collect())));
    let terms = catalog.terms().flat_map(|term| &term.sources).collect();
    places.push((sections.glossary.name.clone(), "glossary.html".to_owned(), terms));
    for (key, facts) in limits.lists() {
        places.push((citations.word(key).to_owned(), ["#", key].concat(), of(facts.iter().collect())));
    }
    let mut supported: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (name, address, sources) in places {
        for source in sources {
            let of_source = supported.entry(source.clone()).or_default();
            if !of_source.iter().any(|(_, its)| *its == address) {
                of_source.push((name.clone(), address.clone()));
            }
        }
    }
    supported
}

/// How to cite the explainer, as text and in formats for reference managers.
fn cite(site: &Site, lesson: &Edition, citations: &Citations) -> Html {
    let name = lesson.page.name.as_str();
    let updated = &lesson.updated;
    let date = lesson.catalog.citation_words.date(updated);
    let url = site.site_url.as_ref().map(|url| [url.as_str(), lesson.language.id.as_str(), "/sources.html"].concat());
    let text = citations.word("cite_text").replace("{name}", name).replace("{date}", &date);
    let text = match &url {
        Some(url) => [text.as_str(), " ", url].concat(),
        None => text,
    };
    let [year, ..] = updated.parts().unwrap_or_default();
    let address = url.map(|url| format!("  url = {{{url}}},\n")).unwrap_or_default();
    let bibtex = format!(
        "@misc{{layered-defense-{year},\n  title = {{{{{name}}}}},\n  year = {{{year}}},\n{address}  note = {{{caveat} {updated}. CC BY 4.0}},\n  langid = {{{language}}}\n}}",
        caveat = lesson.sections.caveats,
        updated = updated.0,
        language = lesson.language.id.as_str(),
    );
    let one = |key: &str, text: String| {
        html! {
            <>
                <h3>{ citations.word(key).to_owned() }</h3>
                <pre class="snippet" tabindex="0">{ text }</pre>
                <button type="button" class="copy" data-copied={citations.word("copied").to_owned()} hidden=true>{ citations.word("copy").to_owned() }</button>
            </>
        }
    };
    html! { <>{ one("cite_plain", text) }{ one("cite_bibtex", bibtex) }</> }
}
