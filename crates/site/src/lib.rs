//! The documents that make up the site, as text by file name.
//!
//! [`Site`] knows the lessons and the built assets; each module writes one kind of document.
//! Reading and writing files is the `prerender` program's matter.

mod builder;
mod classroom;
mod cooperation;
mod document;
mod embed;
mod figure_style;
mod figures;
mod frame;
mod frame_height;
mod glossary;
mod headers;
mod lesson_file;
mod margin;
mod not_found;
mod outcomes;
mod preview;
mod schema;
mod search;
mod section;
mod single_file;
mod sources;
mod step;
mod symbols;
mod systems;
mod timeline;
mod tools;

pub use classroom::cut::rules as cut_rules;
pub use frame_height::rules as frame_height_rules;
pub use lesson_file::lesson_as_text;
pub use schema::schema;
pub use search::index as search_index;

use authoring::Edition;
use authoring::words::Section;
use layered_defense::views::story::{self, Dispatch, StoryProps};
use lesson::address::{self, Links, Surface};
use lesson::model::{Language, PathId, StepId};
use lesson::session::Session;
use lesson::story::Story;
use yew::prelude::*;

/// What every document needs.
pub struct Site {
    /// The edition of every language, the default first.
    pub editions: Vec<Edition>,
    /// The built files.
    pub assets: Assets,
    /// Where the site is going to be, with a slash at the end; absolute links need it.
    pub site_url: Option<String>,
    /// Whether there are ready PDFs of what can be printed, and PNGs of the figures.
    pub papers: bool,
    /// While one works on the site: the script that reloads a page.
    pub reload: Option<String>,
}

/// The names of the built files, and what the single file needs of them.
pub struct Assets {
    /// The style sheet.
    pub style: Named,
    /// The script that runs before the first paint.
    pub early_state: Named,
    /// The script that starts the program.
    pub boot: Named,
    /// The script of the pages beside the story.
    pub islands: Named,
    /// Their style sheet, beside that of every page.
    pub section_style: Named,
    /// The script of what stands in the header: search and switches.
    pub header: Named,
    /// The search, a module that is loaded on first use.
    pub search: Named,
    /// Its style sheet, loaded with it.
    pub search_style: Named,
    /// What it looks through in each language, in the order of the lessons.
    pub indexes: Vec<Named>,
    /// The style sheet of the pages for a class.
    pub class_style: Named,
    /// What follows from each cut; see [`cut_rules`].
    pub cut_style: Named,
    /// The script of every page that finds what a click or a key asks for.
    pub tools: Named,
    /// The tools themselves, a module that is loaded on first use.
    pub classroom: Named,
    /// Their style sheet, loaded with them.
    pub tools_style: Named,
    /// The script of the page on which frames are put together.
    pub builder: Named,
    /// Its style, which a dialog of the tools borrows too.
    pub builder_style: Named,
    /// The script of every page for frames, which speaks with the page around it.
    pub embed_bridge: Named,
    /// The script of the presenter's window.
    pub presenter: Named,
    /// The one module of the single file: the program's JavaScript side, the tools, and what starts both.
    pub single_file: Named,
    /// The texts of `tokens.css` and `picture.css`, for figures that stand alone.
    pub figure_style: [String; 2],
    /// The program's JavaScript side.
    pub glue: Named,
    /// The program.
    pub program: Named,
    /// The JavaScript side of the program that draws QR codes: a module that is loaded on first use.
    pub qr_glue: Named,
    /// That program, loaded with it.
    pub qr_program: Named,
    /// The icon.
    pub icon: Named,
    /// The shipped lesson of each language, in the order of the lessons.
    pub lessons: Vec<Named>,
}

impl Assets {
    /// Every file that pages load by its name.
    pub fn files(&self) -> impl Iterator<Item = &Named> {
        let one = [
            &self.style,
            &self.early_state,
            &self.boot,
            &self.islands,
            &self.section_style,
            &self.header,
            &self.search,
            &self.search_style,
            &self.class_style,
            &self.cut_style,
            &self.tools,
            &self.classroom,
            &self.tools_style,
            &self.builder,
            &self.builder_style,
            &self.embed_bridge,
            &self.presenter,
            &self.glue,
            &self.program,
            &self.qr_glue,
            &self.qr_program,
            &self.icon,
        ];
        one.into_iter().chain(&self.lessons).chain(&self.indexes)
    }
}

/// A file's name below the site's root, and its content.
#[derive(Clone, Default)]
pub struct Named {
    /// With its hash.
    pub name: String,
    /// As it is written.
    pub content: Vec<u8>,
}

impl Named {
    fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.content)
    }
}

/// A document's name below the site's root, and its text.
pub type Page = (String, String);

impl Site {
    /// Writes every page.
    pub async fn pages(&self) -> Vec<Page> {
        let mut pages = Vec::new();
        for (lesson, shipped) in self.editions.iter().zip(&self.assets.lessons) {
            for step in &lesson.steps {
                pages.push(step::page(self, lesson, shipped, &step.id).await);
                pages.push(embed::page(self, lesson, shipped, &step.id).await);
            }
            pages.push(systems::page(self, lesson).await);
            pages.push(timeline::page(self, lesson).await);
            pages.push(cooperation::page(self, lesson).await);
            pages.push(glossary::page(self, lesson).await);
            pages.push(sources::page(self, lesson).await);
            pages.push(outcomes::page(self, lesson).await);
            pages.push(symbols::page(self, lesson).await);
            pages.push(figures::page(self, lesson).await);
            pages.push(builder::page(self, lesson).await);
            pages.push(classroom::check::page(self, lesson).await);
            pages.push(classroom::cut::page(self, lesson).await);
            pages.push(classroom::teach::page(self, lesson).await);
            pages.extend(classroom::handout::pages(self, lesson).await);
            pages.push(classroom::worksheet::page(self, lesson).await);
            pages.push(classroom::worksheet::key(self, lesson).await);
            pages.push(classroom::corrections::page(self, lesson).await);
            pages.push(classroom::presenter::page(self, lesson).await);
            pages.push(classroom::dialogs::page(self, lesson).await);
            pages.extend(figures::files(self, lesson));
            pages.extend(preview::files(self, lesson));
        }
        if let (Some(lesson), Some(shipped)) = (self.editions.first(), self.assets.lessons.first()) {
            pages.push(step::index(self, lesson, shipped).await);
            pages.push(not_found::page(self));
            pages.push(headers::page(self));
        }
        pages.push(single_file::page(self).await);
        pages
    }
}

impl Site {
    /// What a browser is to print, as JSON: for each PDF its page, the query that asks for the paper, and its place.
    #[must_use]
    pub fn papers_to_print(&self) -> String {
        classroom::papers(self).to_string()
    }

    /// What a browser is to take down, as JSON: each figure, and the PNG that it becomes.
    #[must_use]
    pub fn stills_to_take(&self) -> String {
        figures::stills(self).to_string()
    }
}

/// A step as it stands on a page of its own: on the first path that leads there.
fn story_at(lesson: &Edition, step: &StepId) -> Story {
    Story::at(lesson, step, &PathId::default())
}

/// Links as they are written before anyone has asked for anything.
fn plain_links(surface: Surface, root: &str) -> Links {
    Links { surface, root: root.to_owned(), query: String::new() }
}

/// What must be absolute, where the site's address is known; `place` is the page's below the root.
fn absolute_links(site: &Site, lesson: &Edition, place: impl Fn(&Language) -> String) -> String {
    let Some(url) = &site.site_url else { return String::new() };
    let at = |language: &Language| document::escaped(&[url.as_str(), &place(language)].concat());
    let alternates = lesson
        .languages
        .iter()
        .map(|language| format!("<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">\n", language.id.as_str(), at(language)));
    let canonical = format!("<link rel=\"canonical\" href=\"{}\">\n", at(&lesson.language));
    std::iter::once(canonical).chain(alternates).collect()
}

/// A page's header: the explainer's name, the pages beside this one, search, switches, the choice of language.
///
/// `here` is the page that it stands on.
fn header(lesson: &Edition, root: &str, here: &str, href_of: impl Fn(&Language) -> String) -> Html {
    let page = &lesson.page;
    let home = [root, &Surface::Page.step(&lesson.language.id, &lesson.start)].concat();
    let instead = address::section(&lesson.language.id, glossary::NAME);
    html! {
        <header class="site">
            <a class="name" href={home}>{ page.name.clone() }</a>
            <div class="more" id="pages" popover="auto">
                <nav class="sections" aria-label={lesson.sections.sections.clone()}>
                    { section_links(lesson, root, here, main_sections(lesson)) }
                    <span class="further">{ section_links(lesson, root, here, more_sections(lesson)) }</span>
                </nav>
                { tool_list(lesson, root, here) }
                <button type="button" class="open-search" data-instead={instead} hidden=true>{ page.search.clone() }</button>
                { for (!page.readings.is_empty()).then(|| html! {
                    <label class="readings"><input type="checkbox" value="on" />{ page.readings.clone() }</label>
                }) }
            </div>
            { language_links(lesson, href_of) }
            <button type="button" class="open-pages" popovertarget="pages">{ page.pages.clone() }</button>
        </header>
    }
}

/// What a class needs: presenting, a list of tools, and the pages for teachers. Buttons stay hidden until a script
/// can answer them.
fn tool_list(lesson: &Edition, root: &str, here: &str) -> Html {
    let word = |name: &str| lesson.classroom.word(name).to_owned();
    let in_story = lesson.step(&here.into()).is_some();
    let others: Vec<&str> = lesson.paths.iter().skip(1).map(|path| path.id.as_str()).collect();
    let at = |name: &str| [root, &address::section(&lesson.language.id, name)].concat();
    html! {
        <>
            { for in_story.then(|| html! { <button type="button" class="tool first" data-tool="present" hidden=true>{ word("present") }</button> }) }
            <button type="button" class="open-tools" popovertarget="tools">{ word("tools") }</button>
            <div class="tool-list" id="tools" popover="auto">
                <ul>{ tools::buttons(lesson, in_story, true) }</ul>
                <ul>
                    <li><a href={at(classroom::check::NAME)}>{ lesson.sections.check.name.clone() }</a></li>
                    <li><a href={at(classroom::cut::NAME)}>{ lesson.sections.cut.name.clone() }</a></li>
                    <li><a class="handout-of-path" data-paths={others.join(" ")} href={at("handout")}>{ lesson.sections.handout.name.clone() }</a></li>
                    <li><a href={at(classroom::teach::NAME)}>{ lesson.sections.teach.name.clone() }</a></li>
                </ul>
            </div>
        </>
    }
}

/// A page's footer: all pages beside this one; what this is not; credit.
fn footer(lesson: &Edition, root: &str, here: &str) -> Html {
    html! {
        <footer class="site">
            <nav class="sections" aria-label={lesson.sections.all.clone()}>
                { section_links(lesson, root, here, main_sections(lesson).into_iter().chain(more_sections(lesson)).collect()) }
            </nav>
            <p>{ lesson.page.caveat.clone() }</p>
            <p>{ lesson.page.credit.clone() }</p>
            <p class="tools-failed" role="status" hidden=true>{ lesson.classroom.word("tools_failed").to_owned() }</p>
        </footer>
    }
}

/// A page as the links name it: its name, what it is called, its address below the root.
type SectionLink = (String, String, String);

/// The pages that a reader goes between.
fn main_sections(lesson: &Edition) -> Vec<SectionLink> {
    let words = &lesson.sections;
    let section = |name: &str, words: &Section| (name.to_owned(), words.name.clone(), address::section(&lesson.language.id, name));
    // A step that is a page to come to by itself: it says what became of plans.
    let steps = lesson.steps.iter().filter(|step| !step.prospects.is_empty());
    let steps = steps.map(|step| (step.id.0.clone(), step.station.clone(), Surface::Page.step(&lesson.language.id, &step.id)));
    let mut all = vec![(String::new(), words.story.clone(), Surface::Page.step(&lesson.language.id, &lesson.start))];
    all.extend([
        section(systems::NAME, &words.systems),
        section(timeline::NAME, &words.timeline),
        section(cooperation::NAME, &words.cooperation),
    ]);
    all.extend(steps);
    all.extend([section(glossary::NAME, &words.glossary), section(sources::NAME, &words.sources)]);
    all
}

/// The pages for a class, and those that hold pictures to take away.
fn more_sections(lesson: &Edition) -> Vec<SectionLink> {
    let words = &lesson.sections;
    let all = [
        (classroom::check::NAME, &words.check),
        (classroom::cut::NAME, &words.cut),
        (classroom::teach::NAME, &words.teach),
        (figures::OUTCOMES, &words.outcomes),
        ("symbols", &words.symbols),
        ("figures", &words.figures),
        (builder::NAME, &words.embed),
    ];
    all.into_iter().map(|(name, words)| (name.to_owned(), words.name.clone(), address::section(&lesson.language.id, name))).collect()
}

/// Links to pages; `here` is the one that they stand on.
fn section_links(lesson: &Edition, root: &str, here: &str, all: Vec<SectionLink>) -> Html {
    // A step is a page of the story: one walks in place from one to the other, and the mark stays true.
    let here = if lesson.step(&here.into()).is_some() { "" } else { here };
    all.into_iter()
        .map(|(name, words, place)| {
            html! {
                <a href={[root, &place].concat()} aria-current={(name == here).then_some("page")}>{ words }</a>
            }
        })
        .collect()
}

/// What markup belongs to a language choice: `href_of` gives the address for each.
fn language_links(lesson: &Edition, href_of: impl Fn(&Language) -> String) -> Html {
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

/// The story's markup as the program is going to take it over.
///
/// Wrapped in one component as there: hydration finds each component by a mark in the markup.
async fn alive(session: Session) -> String {
    #[derive(PartialEq, Properties)]
    struct Props {
        session: Session,
    }
    #[component]
    fn StoryAtRest(props: &Props) -> Html {
        story::view(StoryProps { id: "story", session: &props.session }, &Dispatch::default())
    }
    yew::LocalServerRenderer::<StoryAtRest>::with_props(Props { session }).render().await
}

/// Markup that stays as it is.
async fn still(html: Html) -> String {
    #[derive(PartialEq, Properties)]
    struct Props {
        html: Html,
    }
    #[component]
    fn Still(props: &Props) -> Html {
        props.html.clone()
    }
    yew::LocalServerRenderer::<Still>::with_props(Props { html }).hydratable(false).render().await
}
