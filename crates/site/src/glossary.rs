//! The glossary: all terms with their definitions and their names in the other languages.

use super::citations::Citations;
use super::layout::sheet;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::catalog::GlossaryEntry;
use authoring::section::Section;
use layered_defense::views::sources::sources;
use layered_defense::views::unbroken;
use lesson::address::Surface;
use yew::prelude::*;

/// Writes `en/glossary.html`.
pub(super) async fn page(site: &Site, lesson: &Edition) -> Page {
    let citations = Citations::new(lesson);
    let groups = &lesson.catalog.glossary;
    let name_of = |group: &str| ["group-", group].concat();
    let body = html! {
        <div class="glossary">
            <ul class="within">
                { for groups.iter().map(|group| html! { <li><a href={["#", &name_of(&group.id)].concat()}>{ citations.read(&group.name) }</a></li> }) }
            </ul>
            { for groups.iter().map(|group| html! {
                <section id={name_of(&group.id)}>
                    <h2>{ citations.read(&group.name) }</h2>
                    <dl>{ for group.terms.iter().map(|term| entry(lesson, &citations, term)) }</dl>
                </section>
            }) }
            { citations.notes() }
        </div>
    };
    sheet(site, lesson, Section::Glossary.slug(), &lesson.sections.glossary, &[], body).await
}

fn entry(lesson: &Edition, citations: &Citations, term: &GlossaryEntry) -> Html {
    let elsewhere =
        term.elsewhere.iter().map(|(language, name)| html! { <span class="elsewhere" lang={language.0.clone()}>{ unbroken(name) }</span> });
    let also = (!term.also.is_empty()).then(|| {
        html! {
            <p class="also">{ [citations.word("also"), &lesson.page.colon].concat() }{ unbroken(&term.also.join(&lesson.page.comma)) }</p>
        }
    });
    let from = (!term.sources.is_empty()).then(|| {
        html! {
            <details class="aside">
                <summary>{ lesson.page.sources.clone() }</summary>
                { sources(lesson, &lesson.catalog.sources, &term.sources, Surface::Page) }
            </details>
        }
    });
    html! {
        <div class="entry" id={term.id.clone()} tabindex="-1">
            <dt><dfn>{ citations.read(&term.name) }</dfn>{ " " }{ for elsewhere }</dt>
            <dd>
                <p>{ citations.prose(&term.definition) }</p>
                { for also }
                { for from }
            </dd>
        </div>
    }
}
