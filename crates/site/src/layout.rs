//! The layout of every page: header, tools, links to other pages, footer, languages. It also writes whole pages beside the
//! story.

use super::board;
use super::citations::read;
use super::document::{Head, absolute_links, linked};
use super::parts_list;
use super::render::{still, story_at};
use super::site::{AssetFile, Page, Site};
use super::tools::{self, Place};
use authoring::Edition;
use authoring::section::{Linked, Section};
use authoring::words::SectionText;
use lesson::address::{self, Surface};
use lesson::model::Language;
use yew::prelude::*;

/// Writes a page with this name, this content under its heading, and these style sheets.
pub(super) async fn sheet(site: &Site, lesson: &Edition, name: &str, words: &SectionText, styles: &[&AssetFile], body: Html) -> Page {
    written(site, lesson, name, words, (styles, ""), body).await
}

/// The same, with scripts.
pub(super) async fn scripted(
    site: &Site,
    lesson: &Edition,
    name: &str,
    words: &SectionText,
    styles: &[&AssetFile],
    scripts: &str,
    body: Html,
) -> Page {
    written(site, lesson, name, words, (styles, scripts), body).await
}

async fn written(
    site: &Site,
    lesson: &Edition,
    name: &str,
    words: &SectionText,
    (styles, scripts): (&[&AssetFile], &str),
    body: Html,
) -> Page {
    const ROOT: &str = "../";
    let body = html! {
        <>
            <a class="skip" href="#content">{ lesson.page.skip.clone() }</a>
            { header(lesson, ROOT, name, |language| {
                [ROOT, &address::section(&language.id, name)].concat()
            }) }
            <main class="sheet" id="content" tabindex="-1">
                <h1 class="title">{ read(lesson, &words.title) }</h1>
                <p class="sentence">{ read(lesson, &words.summary) }</p>
                { body }
            </main>
            { footer(lesson, ROOT, name) }
        </>
    };
    let head = Head {
        searchable: true,
        more: scripts.to_owned() + &absolute_links(site, lesson, |language| address::section(&language.id, name)),
        ..Head::of_section(lesson, words, styles)
    };
    (address::section(&lesson.language.id, name), linked(site, &head, &still(body).await))
}

/// A page's header: the explainer's name, *Present*, the menu (search, pages, tools, switches), the other languages.
///
/// `here` is the page's own name.
pub(super) fn header(lesson: &Edition, root: &str, here: &str, href_of: impl Fn(&Language) -> String) -> Html {
    let at = |place: &str| [root, place].concat();
    let place = if lesson.step(&here.into()).is_some() {
        Place::Story
    } else if board::is_presented(here) {
        Place::PresentedPage
    } else {
        Place::Page
    };
    html! {
        <header class="site">
            <a class="name" href={at(&Surface::Page.step(&lesson.language.id, &lesson.start))}>{ lesson.page.name.clone() }</a>
            { for (place != Place::Page).then(|| present(lesson)) }
            { menu(lesson, "menu", address::section(&lesson.language.id, Section::Glossary.slug()), &pages(lesson), here, &at, place) }
            { language_links(lesson, href_of) }
        </header>
    }
}

/// The button *Present*. It stays hidden until a script handles it.
pub(super) fn present(lesson: &Edition) -> Html {
    html! { <button type="button" class="tool first" data-tool="present" hidden=true>{ lesson.classroom.word("present").to_owned() }</button> }
}

/// The menu and its button. The menu is a popover and needs no script.
///
/// `instead` is a page for readers whose search cannot be loaded. `at` returns the address of a place below the root.
pub(super) fn menu(
    lesson: &Edition,
    id: &str,
    instead: String,
    [first, further]: &[Vec<PageLink>; 2],
    here: &str,
    at: &dyn Fn(&str) -> String,
    place: Place,
) -> Html {
    let page = &lesson.page;
    html! {
        <>
            <button type="button" class="open-menu" popovertarget={id.to_owned()}>{ page.menu.clone() }</button>
            <div class="menu" id={id.to_owned()} popover="auto">
                <button type="button" class="open-search" data-instead={instead} hidden=true>{ page.search.clone() }</button>
                <nav class="sections" aria-label={lesson.sections.sections.clone()}>
                    <div>{ page_links(lesson, here, first, at) }</div>
                    <div>{ page_links(lesson, here, further, at) }{ handout(lesson, at) }</div>
                </nav>
                { tools::list(lesson, place) }
                { for (!page.readings.is_empty()).then(|| html! {
                    <label class="readings"><input type="checkbox" value="on" />{ page.readings.clone() }</label>
                }) }
            </div>
        </>
    }
}

/// The link to the handout. A script changes it to the path that the visitor took.
fn handout(lesson: &Edition, at: &dyn Fn(&str) -> String) -> Html {
    let others: Vec<&str> = lesson.paths.iter().skip(1).map(|path| path.id.as_str()).collect();
    let href = at(&address::section(&lesson.language.id, Section::Handout.slug()));
    html! { <a class="handout-of-path" data-paths={others.join(" ")} {href}>{ lesson.sections.handout.name.clone() }</a> }
}

/// A page's footer: all pages beside the story, the caveat, the credit.
pub(super) fn footer(lesson: &Edition, root: &str, here: &str) -> Html {
    // The step's own list of parts comes first: it belongs to what is above it.
    let parts = lesson
        .step(&here.into())
        .map(|step| parts_list::folded(lesson, &story_at(lesson, &step.id), &parts_list::cards_from(lesson, root)));
    html! {
        <footer class="site">
            { for parts }
            <nav class="sections" aria-label={lesson.sections.all.clone()}>
                { page_links(lesson, here, &pages(lesson).concat(), &|place| [root, place].concat()) }
            </nav>
            <p>{ lesson.page.caveat.clone() }</p>
            <p>{ lesson.page.credit.clone() }</p>
            <p><a href={[root, &address::section(&lesson.language.id, Section::Accessibility.slug())].concat()}>{ lesson.sections.accessibility.name.clone() }</a></p>
            <p class="tools-failed" role="status" hidden=true>{ lesson.classroom.word("tools_failed").to_owned() }</p>
        </footer>
    }
}

/// A link to a page: its id, its words, its address relative to the root.
pub(super) type PageLink = (String, String, String);

/// The main pages, and the further pages.
pub(super) fn pages(lesson: &Edition) -> [Vec<PageLink>; 2] {
    [first_links(lesson), Section::linked(Linked::Further).map(|section| link(lesson, section)).collect()]
}

fn first_links(lesson: &Edition) -> Vec<PageLink> {
    // A step about the results of plans is listed as a page, too.
    let steps = lesson.steps.iter().filter(|step| !step.prospects.is_empty());
    let steps = steps.map(|step| (step.id.0.clone(), step.station.clone(), Surface::Page.step(&lesson.language.id, &step.id)));
    let mut all = vec![(String::new(), lesson.sections.story.clone(), Surface::Page.step(&lesson.language.id, &lesson.start))];
    all.extend(Section::linked(Linked::First).map(|section| link(lesson, section)));
    // It comes after the pages on the defence and before the glossary.
    let after = all.iter().position(|(name, _, _)| name == Section::Glossary.slug()).unwrap_or(all.len());
    all.splice(after..after, steps);
    all
}

fn link(lesson: &Edition, section: Section) -> PageLink {
    let name = section.words(&lesson.sections).name.clone();
    (section.slug().to_owned(), name, address::section(&lesson.language.id, section.slug()))
}

/// Links to pages. `here` is the current page.
pub(super) fn page_links(lesson: &Edition, here: &str, all: &[PageLink], at: &dyn Fn(&str) -> String) -> Html {
    // The current page is not marked on the story's pages, because visitors change the step without loading a page.
    let here = if lesson.step(&here.into()).is_some() { "" } else { here };
    all.iter()
        .map(|(name, words, place)| {
            html! {
                <a href={at(place)} aria-current={(name == here).then_some("page")}>{ words.clone() }</a>
            }
        })
        .collect()
}

/// The links of the language menu. `href_of` returns the address for each language.
pub(super) fn language_links(lesson: &Edition, href_of: impl Fn(&Language) -> String) -> Html {
    html! {
        <nav class="languages" aria-label={lesson.page.languages.clone()}>
            { for lesson.languages.iter().map(|language| {
                let id = language.id.0.clone();
                let here = (language.id == lesson.language.id).then_some("page");
                html! {
                    <a href={href_of(language)} hreflang={id.clone()} lang={id.clone()} data-language={id} aria-current={here}>
                        { language.name.clone() }
                    </a>
                }
            }) }
        </nav>
    }
}

/// The notice that the story continues without the program, in a language. A script fills it.
pub(super) fn story_notice(lesson: &Edition) -> Html {
    let word = |name: &str| lesson.classroom.word(name).to_owned();
    let language = lesson.language.id.0.clone();
    html! { <p class="story-notice" role="status" lang={language} data-failed={word("story_failed")} data-other-build={word("other_build")}></p> }
}
