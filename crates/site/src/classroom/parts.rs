//! Parts that several pages for a class share: pictures, the key to their lines, numbered sources, the colophon.

use crate::citations::read;
use crate::document::{Head, POLICY, looks, whole};
use crate::render::still;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::section::Section;
use layered_defense::views::picture::node;
use layered_defense::views::sources::sources;
use lesson::address::{Surface, section};
use lesson::drawing::draw;
use lesson::legend;
use lesson::model::Source;
use lesson::scene::{Composition, Layout, Scene};
use std::cell::RefCell;
use std::collections::BTreeSet;
use yew::prelude::*;

/// A page from which scripts fetch a part: markup in a language, with every word. Readers who open it find a link to the story. It
/// loads little, because the scripts wait for it.
pub(super) async fn lent(site: &Site, lesson: &Edition, name: Section, part: Html) -> Page {
    const ROOT: &str = "../";
    let home = [ROOT, &Surface::Page.step(&lesson.language.id, &lesson.start)].concat();
    let body = html! {
        <main>
            <h1 class="title">{ lesson.page.name.clone() }</h1>
            <p class="sentence">{ word(lesson, "dialogs_help") }{ " " }<a href={home}>{ lesson.page.name.clone() }</a></p>
            { part }
        </main>
    };
    let head = Head { listed: false, ..Head::new(lesson, ROOT, "page section") };
    (section(&lesson.language.id, name.slug()), whole(&site.build, &head, POLICY, &looks(site, ROOT), &still(body).await))
}

/// A picture with its description, whose id is `id`. The scenes show the same step in different compositions.
pub(super) fn pictured(scenes: &[Scene<'_>], id: &str) -> Html {
    html! {
        <figure class="stage">
            <p class="visually-hidden" id={id.to_owned()}>{ for scenes.first().map(|scene| scene.description.to_owned()) }</p>
            { for scenes.iter().map(|scene| node(draw(scene, id))) }
        </figure>
    }
}

/// Every line and mark of the pictures with its meaning, whatever a step shows.
pub(super) fn whole_legend(lesson: &Edition) -> Vec<legend::Entry<'_>> {
    legend::of(&Scene::at_rest(lesson, Layout::Page(Composition::Landscape), &lesson.pictures.landscape))
}

/// The meaning of every line and mark, for paper. It serves all steps, so the scene is the picture at rest, and no entry is highlighted.
pub(super) fn key_to_lines(lesson: &Edition) -> Html {
    html! {
        <div class="key-to-lines">
            <p id="key-to-lines">{ read(lesson, &lesson.page.legend) }</p>
            <ul class="legend" aria-labelledby="key-to-lines">
                { for whole_legend(lesson).into_iter().map(|entry| html! {
                    <li class="lit">{ node(entry.sample) }<span>{ read(lesson, entry.words) }</span></li>
                }) }
            </ul>
        </div>
    }
}

/// The sources on a printed page, numbered in the order of their first use.
#[derive(Default)]
pub(super) struct Numbered(RefCell<Vec<String>>);

impl Numbered {
    /// The numbers of these sources: `1, 3`.
    pub(super) fn of(&self, ids: &[String], comma: &str) -> String {
        let mut all = self.0.borrow_mut();
        let number = |id: &String| {
            let nth = all.iter().position(|its| its == id).unwrap_or_else(|| {
                all.push(id.clone());
                all.len() - 1
            });
            nth + 1
        };
        let numbers: BTreeSet<usize> = ids.iter().map(number).collect();
        numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(comma)
    }

    /// The list of numbered sources with their addresses, because links do not work on paper.
    pub(super) fn list(&self, lesson: &Edition) -> Html {
        let all = self.0.borrow();
        let found = all.iter().filter_map(|id| lesson.catalog.source(id));
        html! { <ol class="bibliography">{ for found.map(|source: &Source| html! {
            <li>
                { sources(lesson, std::slice::from_ref(source), std::slice::from_ref(&source.id), Surface::Page) }
                <p class="address">{ source.url.clone() }</p>
            </li>
        }) }</ol> }
    }
}

/// The lines at the foot of every printed page.
pub(super) fn colophon(lesson: &Edition) -> Html {
    let citation_words = &lesson.catalog.citation_words;
    let cited = citation_words.words.get("cite_text").map(String::as_str).unwrap_or_default();
    let cited = cited.replace("{name}", &lesson.page.name).replace("{date}", &citation_words.date(&lesson.updated));
    html! { <p class="colophon">{ [cited.as_str(), " ", &lesson.page.caveat].concat() }</p> }
}

/// The words with this key among those of dialogs, windows and printed pages.
pub(super) fn word(lesson: &Edition, name: &str) -> String {
    lesson.classroom.word(name).to_owned()
}
