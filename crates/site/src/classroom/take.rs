//! *Take it with you*: what a reader wants to do, and the file for it.
//!
//! The page only lists files that others write, and the tools that need no file.

use super::parts::word;
use crate::layout::sheet;
use crate::site::{Page, Site};
use crate::{decks, figures, lms};
use authoring::Edition;
use authoring::section::Section;
use lesson::address::{Theme, Ui};
use yew::prelude::*;

/// Writes `en/take.html`.
pub(crate) async fn page(site: &Site, lesson: &Edition) -> Page {
    let rows = [
        ("take_all", "take_all_help", files(&one_file(site, lesson))),
        (
            "take_device",
            "take_device_help",
            html! { <button type="button" class="tool" data-tool="offline" hidden=true>{ word(lesson, "offline") }</button> },
        ),
        ("take_slides", "take_slides_help", files(&slides(lesson))),
        ("take_paper", "take_paper_help", paper(lesson)),
        ("take_pictures", "take_pictures_help", pictures(site, lesson)),
        ("take_web", "take_web_help", to_section(lesson, Section::EmbedBuilder)),
        ("take_hall", "take_hall_help", kiosk()),
        ("take_platform", "take_platform_help", files(&packages(lesson))),
    ];
    let body = html! {
        <table class="papers taken">
            <thead><tr><th scope="col">{ word(lesson, "take_wish") }</th><th scope="col">{ word(lesson, "take_file") }</th></tr></thead>
            <tbody>{ for rows.into_iter().map(|(key, help, what)| html! {
                <tr id={key.to_owned()}>
                    <th scope="row">{ word(lesson, key) }</th>
                    <td>{ what }<p>{ word(lesson, help) }</p></td>
                </tr>
            }) }</tbody>
        </table>
    };
    sheet(site, lesson, Section::Take.slug(), &lesson.sections.take, &[&site.assets.class_style], body).await
}

/// Links to files: words and address, relative to the site's root.
type Files = Vec<(String, String)>;

fn files(files: &Files) -> Html {
    html! {
        <ul class="plain-list">{ for files.iter().map(|(words, place)| html! {
            <li><a href={["../", place].concat()} download="">{ words.clone() }</a></li>
        }) }</ul>
    }
}

/// The single file of this language, and the one with all languages.
fn one_file(site: &Site, lesson: &Edition) -> Files {
    let own = ["layered-defense-", lesson.language.id.as_str(), ".html"].concat();
    let names: Vec<&str> = site.editions.iter().map(|edition| edition.language.name.as_str()).collect();
    let titled = |languages: &str| word(lesson, "take_one_file").replace("{languages}", languages);
    vec![(titled(&lesson.language.name), own), (titled(&names.join(&lesson.page.comma)), "layered-defense.html".to_owned())]
}

/// A deck for each path, for screens. The guide has those for a bright room.
fn slides(lesson: &Edition) -> Files {
    let named = |path| word(lesson, "slides_file").replace("{theme}", lesson.ending(path).map_or("", |step| &step.title));
    lesson.paths.iter().map(|path| (named(path), decks::place(lesson, path, Theme::Light))).collect()
}

fn packages(lesson: &Edition) -> Files {
    [true, false]
        .map(|reports| (word(lesson, if reports { "take_scorm" } else { "take_zip" }), lms::place(&lesson.language, reports)))
        .into()
}

/// The printed pages, and the place in the guide that has them as PDFs.
fn paper(lesson: &Edition) -> Html {
    let printed = [Section::HandoutShort, Section::Handout, Section::Worksheet, Section::WorksheetKey];
    html! {
        <ul class="plain-list">
            { for printed.map(|section| html! {
                <li><a href={[section.slug(), ".html"].concat()}>{ section.words(&lesson.sections).name.clone() }</a></li>
            }) }
            <li><a href={[Section::Teach.slug(), ".html#materials"].concat()}>{ word(lesson, "take_pdfs") }</a></li>
        </ul>
    }
}

/// The single file as a kiosk opens it.
fn kiosk() -> Html {
    let name = ["layered-defense.html?", Ui::KEY, "=", Ui::Kiosk.as_str()].concat();
    html! { <a href={["../", &name].concat()} target="_blank" rel="noopener">{ name }</a> }
}

/// The archive of all pictures, if a browser renders their PNGs, and the page with each of them.
fn pictures(site: &Site, lesson: &Edition) -> Html {
    let all = if site.papers { vec![(word(lesson, "all_pictures"), figures::archive(lesson))] } else { Vec::new() };
    html! { <>{ files(&all) }{ to_section(lesson, Section::Figures) }</> }
}

fn to_section(lesson: &Edition, section: Section) -> Html {
    html! { <a href={[section.slug(), ".html"].concat()}>{ section.words(&lesson.sections).title.clone() }</a> }
}
