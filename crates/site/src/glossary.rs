//! The glossary: every term with its plain definition and what it is called in the other languages.

use super::margin::Margin;
use super::section::sheet;
use super::{Page, Site};
use authoring::Edition;
use layered_defense::views::caption::sources;
use layered_defense::views::unbroken;
use lesson::address::Surface;
use lesson::model::Term;
use yew::prelude::*;

/// Its name in addresses.
pub(super) const NAME: &str = "glossary";

/// `en/glossary.html`.
pub(super) async fn page(site: &Site, lesson: &Edition) -> Page {
    let margin = Margin::new(lesson);
    let groups = &lesson.catalog.glossary;
    let name_of = |group: &str| ["group-", group].concat();
    let body = html! {
        <div class="glossary">
            <ul class="within">
                { for groups.iter().map(|group| html! { <li><a href={["#", &name_of(&group.id)].concat()}>{ margin.read(&group.name) }</a></li> }) }
            </ul>
            { for groups.iter().map(|group| html! {
                <section id={name_of(&group.id)}>
                    <h2>{ margin.read(&group.name) }</h2>
                    <dl>{ for group.terms.iter().map(|term| entry(lesson, &margin, term)) }</dl>
                </section>
            }) }
            { margin.notes() }
        </div>
    };
    sheet(site, lesson, NAME, &lesson.sections.glossary, &[], body).await
}

fn entry(lesson: &Edition, margin: &Margin, term: &Term) -> Html {
    let elsewhere =
        term.elsewhere.iter().map(|(language, name)| html! { <span class="elsewhere" lang={language.0.clone()}>{ unbroken(name) }</span> });
    let also = (!term.also.is_empty()).then(|| {
        html! {
            <p class="also">{ [margin.word("also"), ": "].concat() }{ unbroken(&term.also.join(", ")) }</p>
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
            <dt><dfn>{ margin.read(&term.name) }</dfn>{ " " }{ for elsewhere }</dt>
            <dd>
                <p>{ margin.prose(&term.definition) }</p>
                { for also }
                { for from }
            </dd>
        </div>
    }
}
