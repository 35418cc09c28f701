//! The whole explainer in a single file, which opens from disk and needs no other file.
//!
//! It contains all steps in all languages as static sections. CSS shows the section that the address's hash names,
//! so the file works without scripts. With scripts, the program replaces the sections.

use super::classroom::{dialogs, player, presenter, what_if};
use super::document::{Head, policy_hash, whole};
use super::{parts, parts_list};
use crate::layout::{language_links, menu, present, story_notice};
use crate::render::{plain_links, still, story_at};
use crate::site::{AssetFile, Page, Site};
use crate::tools;
use authoring::Edition;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use layered_defense::views::story::{self, Dispatch, StoryProps};
use lesson::address::Surface;
use lesson::model::SharedLesson;
use lesson::session::Session;
use yew::prelude::*;

/// Writes `layered-defense.html`.
pub(super) async fn page(site: &Site) -> Page {
    let assets = &site.assets;
    let first = &site.editions[0];
    let mut leaves = Vec::new();
    for lesson in &site.editions {
        leaves.extend(leaves_of(lesson).await);
    }
    let mut parts_of = Vec::new();
    for lesson in &site.editions {
        let id = [lesson.language.id.as_str(), "/parts"].concat();
        let cards = parts::leaf(lesson, &[&id, "/"].concat()).await;
        parts_of.push(html! {
            <section class="leaf" {id} lang={lesson.language.id.0.clone()} dir={lesson.language.direction.as_str()}>{ cards }</section>
        });
    }
    let links = plain_links(Surface::SingleFile, "");
    let body = html! {
        <>
            { for site.editions.iter().map(|lesson| html! {
                <header class="site for-the-program" data-only={lesson.language.id.0.clone()}>
                    <span class="name">{ lesson.page.name.clone() }</span>
                    { present(lesson) }
                    { menu(lesson, &[lesson.language.id.as_str(), "-menu"].concat(), tools::list(lesson, tools::Place::SingleFile)) }
                    { language_links(lesson, |language| links.step(&language.id, &lesson.start)) }
                </header>
            }) }
            { for site.editions.iter().map(story_notice) }
            <main class="leaves" data-surface={Surface::SingleFile.as_str()} data-root="" data-step={first.start.0.clone()}>
                { for leaves }
            </main>
            { for site.editions.iter().map(|lesson| dialogs::all(lesson, Html::default(), Html::default())) }
            { for site.editions.iter().map(|lesson| player::row(lesson, None)) }
            { for parts_of }
            { for site.editions.iter().map(|lesson| what_if::words(lesson, None)) }
            { for site.editions.iter().map(|lesson| html! {
                <section class="leaf" id={[lesson.language.id.as_str(), "/presenter"].concat()} lang={lesson.language.id.0.clone()} dir={lesson.language.direction.as_str()}>
                    { presenter::body(lesson, &[lesson.language.id.as_str(), "-"].concat()) }
                </section>
            }) }
            <footer class="site">
                { for site.editions.iter().map(|lesson| html! {
                    <div class="for-the-program" lang={lesson.language.id.0.clone()} data-only={lesson.language.id.0.clone()}>
                        { parts_list::folded(lesson, &story_at(lesson, &lesson.start), &["#", lesson.language.id.as_str(), "/parts/"].concat()) }
                    </div>
                }) }
                { for site.editions.iter().map(|lesson| html! {
                    <p lang={lesson.language.id.0.clone()} data-only={lesson.language.id.0.clone()}>{ [lesson.page.caveat.as_str(), " ", &lesson.page.credit].concat() }</p>
                }) }
            </footer>
        </>
    };
    let style = [
        assets.style.text(),
        assets.class_style.text(),
        assets.tools_style.text(),
        assets.player_style.text(),
        assets.parts_style.text(),
        assets.what_if_style.text(),
        assets.popovers_style.text(),
    ]
    .concat();
    let [script, tools, presenter, start] =
        [&assets.early_state, &assets.tools, &assets.presenter, &assets.single_file].map(AssetFile::text);
    let policy = format!(
        "default-src 'none'; script-src {} {} {} {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        policy_hash(&script),
        policy_hash(&tools),
        policy_hash(&presenter),
        policy_hash(&start),
        policy_hash(&style)
    );
    let head = Head::new(first, "", "page single-file");
    let icon = format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">\n", STANDARD.encode(&assets.icon.content));
    let loads = format!("{icon}<style>{style}</style>\n<script>{script}</script>\n");
    let lessons = site.editions.iter().map(|lesson| {
        // `prerender` has already packed the lesson and reported any failure.
        let packed = STANDARD.encode(lesson.pack().unwrap_or_default());
        format!("<script type=\"application/octet-stream\" data-lesson=\"{}\">{packed}</script>\n", lesson.language.id.as_str())
    });
    let held: String = lessons.collect();
    let program = STANDARD.encode(&assets.program.content);
    let body = format!(
        "{}\n<script>{tools}</script>\n<script>{presenter}</script>\n{held}<script type=\"application/octet-stream\" id=\"program\">{program}</script>\n<script type=\"module\">{start}</script>",
        still(body).await
    );
    ("layered-defense.html".to_owned(), whole(&site.build, &head, &policy, &loads, &body))
}

async fn leaves_of(lesson: &Edition) -> Vec<Html> {
    let links = plain_links(Surface::SingleFile, "");
    let mut leaves = Vec::new();
    for step in &lesson.steps {
        let id = [lesson.language.id.as_str(), "/", step.id.as_str()].concat();
        let session = Session::new(SharedLesson::new(lesson.lesson.clone()), &step.id, links.clone());
        let story = still(story::view(StoryProps { id: &format!("{id}/story"), session: &session }, &Dispatch::default())).await;
        leaves.push(html! {
            <section class="leaf" {id} lang={lesson.language.id.0.clone()} dir={lesson.language.direction.as_str()}>
                <header class="site">
                    <span class="name">{ lesson.page.name.clone() }</span>
                    { language_links(lesson, |language| links.step(&language.id, &step.id)) }
                </header>
                { Html::from_html_unchecked(story.into()) }
                { parts_list::folded(lesson, &story_at(lesson, &step.id), &["#", lesson.language.id.as_str(), "/parts/"].concat()) }
            </section>
        });
    }
    leaves
}
