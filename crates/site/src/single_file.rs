//! The whole explainer in a single file, which opens from disk and needs no other file: one file with all languages, and one for each.
//!
//! It contains every step, and every page beside the story but those about other files, as a static section. CSS shows the section that
//! the address's hash names, so the file works without scripts. With scripts, the program replaces the sections of the steps, and
//! `assets/script/single-file/` makes a page of the section that is shown.

mod leaf;
mod pictures;

use super::classroom::{dialogs, kiosk, player, what_if};
use super::document::{Head, policy_hash, whole};
use crate::layout::{PageLink, language_links, menu, page_links, pages as linked_pages, present, story_notice};
use crate::render::{plain_links, still, story_at};
use crate::sections::sections;
use crate::site::{AssetFile, Page, Site};
use crate::tools::Place;
use crate::{board, parts_list, search};
use authoring::Edition;
use authoring::section::Section;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use layered_defense::views::story::{self, Dispatch, StoryProps};
use lesson::address::{Surface, section};
use lesson::model::{SharedLesson, StepId};
use lesson::session::Session;
use pictures::Pictures;
use yew::prelude::*;

/// A section of the file that is shown alone.
struct Leaf {
    name: String,
    /// The title of the document while a page beside the story is shown; none for a step.
    title: Option<String>,
    inside: String,
}

/// The leaves of a language.
struct Book<'a> {
    lesson: &'a Edition,
    steps: Vec<Leaf>,
    pages: Vec<Leaf>,
}

/// Writes `layered-defense.html`, and `layered-defense-en.html` for each language.
pub(super) async fn pages(site: &Site) -> Vec<Page> {
    let within = Site { papers: false, in_one_file: true, ..site.clone() };
    let mut books = Vec::new();
    for lesson in &within.editions {
        books.push(Book { lesson, steps: steps(lesson).await, pages: pages_beside(&within, lesson).await });
    }
    let mut files = vec![("layered-defense.html".to_owned(), document(site, &books).await)];
    for book in &books {
        let name = ["layered-defense-", book.lesson.language.id.as_str(), ".html"].concat();
        files.push((name, document(site, std::slice::from_ref(book)).await));
    }
    files
}

async fn steps(lesson: &Edition) -> Vec<Leaf> {
    let links = plain_links(Surface::SingleFile, "");
    let mut leaves = Vec::new();
    for step in &lesson.steps {
        let id = id_of(lesson, step.id.as_str());
        let session = Session::new(SharedLesson::new(lesson.lesson.clone()), &step.id, links.clone());
        let story = story::view(StoryProps { id: &format!("{id}/story"), session: &session }, &Dispatch::default());
        let inside = html! { <>{ story }{ parts_of(lesson, &step.id) }</> };
        leaves.push(Leaf { name: step.id.0.clone(), title: None, inside: still(inside).await });
    }
    leaves
}

async fn pages_beside(site: &Site, lesson: &Edition) -> Vec<Leaf> {
    let language = &lesson.language.id;
    let held = sections(site, lesson).await.into_iter().filter_map(|(address, page)| {
        let name = leaf::name_of(&address, language).filter(|name| leaf::is_held(name))?;
        let title = page.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).map(|(title, _)| title.to_owned());
        let inside = leaf::main_of(&page, language, name)?;
        Some(Leaf { name: name.to_owned(), title, inside })
    });
    held.collect()
}

fn id_of(lesson: &Edition, name: &str) -> String {
    [lesson.language.id.as_str(), "/", name].concat()
}

/// The list of the parts in a step's picture.
fn parts_of(lesson: &Edition, step: &StepId) -> Html {
    parts_list::folded(lesson, &story_at(lesson, step), &["#", &id_of(lesson, Section::Parts.slug()), "/"].concat())
}

/// The links to the other languages, if the file has them.
fn languages(books: &[Book<'_>], lesson: &Edition, name: &str) -> Html {
    let to = |language: &str| ["#", language, "/", name].concat();
    if books.len() > 1 { language_links(lesson, |language| to(language.id.as_str())) } else { Html::default() }
}

fn linked(lesson: &Edition) -> [Vec<PageLink>; 2] {
    linked_pages(lesson).map(|links| links.into_iter().filter(|(name, ..)| leaf::is_held(name)).collect())
}

/// A leaf as markup. Its header is for readers without scripts.
async fn section_of(books: &[Book<'_>], lesson: &Edition, leaf: &Leaf) -> String {
    let header = html! {
        <header class="site">
            <a class="name" href={["#", &id_of(lesson, lesson.start.as_str())].concat()}>{ lesson.page.name.clone() }</a>
            { languages(books, lesson, &leaf.name) }
        </header>
    };
    let title = leaf.title.as_ref().map(|title| format!(" data-title=\"{title}\"")).unwrap_or_default();
    let presented = if board::is_presented(&leaf.name) { " data-presented" } else { "" };
    format!(
        "<section class=\"leaf\" id=\"{}\" lang=\"{}\" dir=\"{}\"{title}{presented}>{}{}</section>\n",
        id_of(lesson, &leaf.name),
        lesson.language.id.as_str(),
        lesson.language.direction.as_str(),
        still(header).await,
        leaf.inside
    )
}

/// What the scripts and every section share in a language: header, dialogs, the player's row, words, footer.
fn around(books: &[Book<'_>], lesson: &Edition) -> [Html; 3] {
    let language = lesson.language.id.0.clone();
    let at = |name: &str| leaf::address(&section(&lesson.language.id, name));
    let links = linked(lesson);
    let header = html! {
        <header class="site for-the-program" data-only={language.clone()}>
            <a class="name" href={at(lesson.start.as_str())}>{ lesson.page.name.clone() }</a>
            { present(lesson) }
            { menu(lesson, &[&language, "-menu"].concat(), at(Section::Glossary.slug()), &links, "", &leaf::address, Place::SingleFile) }
            { languages(books, lesson, lesson.start.as_str()) }
        </header>
    };
    let lent = html! {
        <>
            { dialogs::all(lesson, Html::default(), board::links(lesson, at)) }
            { player::row(lesson, None) }
            { what_if::words(lesson, None) }
        </>
    };
    let footer = html! {
        <footer class="site" lang={language.clone()} data-only={language.clone()}>
            <div class="for-the-program of-story">{ parts_of(lesson, &lesson.start) }</div>
            <nav class="sections" aria-label={lesson.sections.all.clone()}>{ page_links(lesson, "", &links.concat(), &leaf::address) }</nav>
            <p>{ [lesson.page.caveat.as_str(), " ", &lesson.page.credit].concat() }</p>
        </footer>
    };
    [header, lent, footer]
}

async fn document(site: &Site, books: &[Book<'_>]) -> String {
    let assets = &site.assets;
    let first = books[0].lesson;
    let [mut headers, mut notices, mut steps, mut pages, mut lent, mut footers, mut held] = [const { String::new() }; 7];
    for book in books {
        let lesson = book.lesson;
        let language = lesson.language.id.as_str();
        let [header, its_lent, footer] = around(books, lesson);
        headers += &still(header).await;
        notices += &still(story_notice(lesson)).await;
        lent += &still(its_lent).await;
        footers += &still(footer).await;
        for leaf in &book.steps {
            steps += &section_of(books, lesson, leaf).await;
        }
        for leaf in &book.pages {
            pages += &section_of(books, lesson, leaf).await;
        }
        // `prerender` has already packed the lesson and reported any failure.
        let packed = STANDARD.encode(lesson.pack().unwrap_or_default());
        let index = search::index_within(lesson, |place| is_held(place).then(|| leaf::address(place)));
        held += &format!(
            "<script type=\"application/octet-stream\" data-lesson=\"{language}\">{packed}</script>\n\
             <script type=\"application/json\" data-index=\"{language}\">{}</script>\n",
            index.replace('<', "\\u003c")
        );
    }
    let editions: Vec<&Edition> = books.iter().map(|book| book.lesson).collect();
    lent += &still(kiosk::words(&editions, None)).await;
    let mut pictures = Pictures::default();
    let body = pictures.once(&format!(
        "{headers}{notices}<main class=\"leaves\" data-surface=\"{}\" data-root=\"\" data-step=\"{}\">\n{steps}</main>\n{lent}\n{pages}{footers}",
        Surface::SingleFile.as_str(),
        first.start.as_str()
    ));
    // Browsers close furigana by themselves, and there are ten thousand of them.
    let body = body.replace("</rt></ruby>", "</ruby>");
    // In the order of the site: later sheets change what earlier ones say.
    let further = [
        assets.class_style.text(),
        assets.cut_style.text(),
        assets.tools_style.text(),
        assets.player_style.text(),
        assets.parts_style.text(),
        assets.what_if_style.text(),
        assets.search_style.text(),
        assets.popovers_style.text(),
        assets.kiosk_style.text(),
        assets.single_file_style.text(),
    ]
    .concat();
    let of_every_page = [assets.style.text(), assets.later_style.text()].concat();
    let [style, of_pages, board] = [of_every_page.as_str(), &assets.section_style.text(), &assets.board_style.text()].map(leaf::selectors);
    let further = leaf::selectors(&further);
    let early = [assets.early_state.text(), assets.single_file_head.text()].concat();
    let [tools, presenter, start] = [&assets.tools, &assets.presenter, &assets.single_file].map(AssetFile::text);
    let scripts = [&early, tools.as_ref(), &presenter, &start].map(policy_hash).join(" ");
    let styles = [&style, &of_pages, &further, &board].map(|style| policy_hash(style)).join(" ");
    let policy = format!(
        "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src {styles}; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    );
    let head = Head::new(first, "", "page single-file");
    let icon = format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">\n", STANDARD.encode(&assets.icon.content));
    let loads = format!(
        "{icon}<style>{style}</style>\n<style data-for=\"pages\">{of_pages}</style>\n<style>{further}</style>\n\
         <style data-for=\"board\" media=\"not all\">{board}</style>\n<script>{early}</script>\n"
    );
    let program = STANDARD.encode(&assets.program.content);
    let body = format!(
        "{}\n{body}\n<script>{tools}</script>\n<script>{presenter}</script>\n{held}\
         <script type=\"application/octet-stream\" id=\"program\">{program}</script>\n<script type=\"module\">{start}</script>",
        pictures.shared()
    );
    whole(&site.build, &head, &policy, &loads, &body)
}

/// Whether the file holds a place on the site.
fn is_held(place: &str) -> bool {
    let page = place.split(['#', '?']).next().unwrap_or_default();
    leaf::is_held(page.rsplit('/').next().unwrap_or_default().trim_end_matches(".html"))
}
