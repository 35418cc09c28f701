//! A page beside the story: static markup, with the same head, header and footer.

use super::document::{Head, linked};
use super::{Page, Site, plain_links, section_links, still};
use lesson::address::{Surface, section};
use lesson::model::{Lesson, Section};
use yew::prelude::*;

/// Its title in the browser's tab.
pub(super) fn title(lesson: &Lesson, section: &Section) -> String {
    [section.title.as_str(), " – ", &lesson.page.name].concat()
}

/// Its links that must be absolute, where the site's address is known.
pub(super) fn absolute(site: &Site, lesson: &Lesson, name: &str) -> String {
    super::absolute_links(site, lesson, |language| section(&language.id, name))
}

/// The page, given what stands under its heading.
pub(super) async fn sheet(site: &Site, head: &Head<'_>, name: &str, words: &Section, body: Html) -> Page {
    let lesson = head.lesson;
    let links = plain_links(Surface::Page, head.root);
    let body = html! {
        <>
            <a class="skip" href="#content">{ lesson.page.skip.clone() }</a>
            { super::header(lesson, &links.step(&lesson.language.id, &lesson.start), section_links(lesson, head.root, name), |language| {
                [head.root, &section(&language.id, name)].concat()
            }) }
            <main class="sheet" id="content" tabindex="-1">
                <h1 class="title">{ words.title.clone() }</h1>
                <p class="sentence">{ words.summary.clone() }</p>
                { body }
            </main>
            { super::footer(lesson, section_links(lesson, head.root, name)) }
        </>
    };
    (section(&lesson.language.id, name), linked(site, head, &still(body).await))
}
