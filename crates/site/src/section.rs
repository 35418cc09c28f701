//! A page beside the story: static markup, with the same head, header and footer.

use super::document::{Head, linked};
use super::margin::read;
use super::{Named, Page, Site, absolute_links, still};
use authoring::Edition;
use authoring::words::Section;
use lesson::address::section;
use yew::prelude::*;

/// The page of this name, given what stands under its heading, and style sheets of its own.
pub(super) async fn sheet(site: &Site, lesson: &Edition, name: &str, words: &Section, styles: &[&Named], body: Html) -> Page {
    written(site, lesson, name, words, (styles, ""), body).await
}

/// The same with scripts of its own.
pub(super) async fn scripted(
    site: &Site,
    lesson: &Edition,
    name: &str,
    words: &Section,
    styles: &[&Named],
    scripts: &str,
    body: Html,
) -> Page {
    written(site, lesson, name, words, (styles, scripts), body).await
}

async fn written(site: &Site, lesson: &Edition, name: &str, words: &Section, (styles, scripts): (&[&Named], &str), body: Html) -> Page {
    const ROOT: &str = "../";
    let body = html! {
        <>
            <a class="skip" href="#content">{ lesson.page.skip.clone() }</a>
            { super::header(lesson, ROOT, name, |language| {
                [ROOT, &section(&language.id, name)].concat()
            }) }
            <main class="sheet" id="content" tabindex="-1">
                <h1 class="title">{ read(lesson, &words.title) }</h1>
                <p class="sentence">{ read(lesson, &words.summary) }</p>
                { body }
            </main>
            { super::footer(lesson, ROOT, name) }
        </>
    };
    let head = Head {
        lesson,
        root: ROOT,
        title: &[words.title.as_str(), " – ", &lesson.page.name].concat(),
        description: &words.summary,
        // Nothing on it has to come alive.
        shipped: &Named::default(),
        styles,
        searchable: true,
        body_class: "page section",
        more: scripts.to_owned() + &absolute_links(site, lesson, |language| section(&language.id, name)),
    };
    (section(&lesson.language.id, name), linked(site, &head, &still(body).await))
}
