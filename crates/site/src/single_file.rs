//! The whole explainer in one file, which opens from disk with nothing beside it.
//!
//! Every step of every language stands in it as a leaf that the address's hash picks out by style
//! alone, so that it works without scripts; where scripts run, the program takes the leaves' place.

use super::classroom::{dialogs, presenter};
use super::document::{Head, policy_hash, whole};
use super::{Named, Page, Site, language_links, plain_links, still, story_at, tool_buttons};
use authoring::Edition;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use layered_defense::views::SharedLesson;
use layered_defense::views::story::{self, Heard, Shown};
use lesson::address::Surface;
use yew::prelude::*;

/// Starts the program from what stands in the file. The glue module stands before it in the same script.
const WAKE: &str = r##"
const unpacked = (block) => Uint8Array.from(atob(block.textContent), (letter) => letter.charCodeAt(0));
const asked = location.hash.slice(1).split("/")[0];
const lesson = document.querySelector(`script[data-lesson="${CSS.escape(asked)}"]`) ?? document.querySelector("script[data-lesson]");
globalThis.classroom = classroom;
dispatchEvent(new Event("classroom"));
// The presenter's window shows its leaf, and needs no story.
if (!location.hash.endsWith("/presenter")) requestAnimationFrame(() => setTimeout(async () => {
  try {
    await __wbg_init({ module_or_path: unpacked(document.getElementById("program")) });
    wake(unpacked(lesson));
    // The notes are for the presenter's window, which opens the file anew.
    for (const notes of document.querySelectorAll(".leaf:has(.presenter)")) notes.remove();
  } catch (error) {
    console.info("The page stays as it was written:", error);
  }
}));
"##;

/// `layered-defense.html`.
pub(super) async fn page(site: &Site) -> Page {
    let assets = &site.assets;
    let first = &site.editions[0];
    let mut leaves = Vec::new();
    for lesson in &site.editions {
        leaves.extend(leaves_of(lesson).await);
    }
    let links = plain_links(Surface::SingleFile, "");
    let body = html! {
        <>
            { for site.editions.iter().map(|lesson| html! {
                <header class="site for-the-program" data-only={lesson.language.id.0.clone()}>
                    <span class="name">{ lesson.page.name.clone() }</span>
                    <button type="button" class="tool first" data-tool="present" hidden=true>{ lesson.classroom.word("present").to_owned() }</button>
                    <button type="button" class="open-tools" popovertarget={[lesson.language.id.as_str(), "-tools"].concat()}>
                        { lesson.classroom.word("tools").to_owned() }
                    </button>
                    <div class="tool-list" id={[lesson.language.id.as_str(), "-tools"].concat()} popover="auto"><ul>{ for tool_buttons(lesson, true) }</ul></div>
                    { language_links(lesson, |language| links.step(&language.id, &lesson.start)) }
                </header>
            }) }
            <main class="leaves" data-surface={Surface::SingleFile.as_str()} data-root="" data-step={first.start.0.clone()}>
                { for leaves }
            </main>
            { for site.editions.iter().map(|lesson| dialogs::all(lesson, Html::default())) }
            { for site.editions.iter().map(|lesson| html! {
                <section class="leaf" id={[lesson.language.id.as_str(), "/presenter"].concat()} lang={lesson.language.id.0.clone()} dir={lesson.language.direction.as_str()}>
                    { presenter::body(lesson, &[lesson.language.id.as_str(), "-"].concat()) }
                </section>
            }) }
            <footer class="site">
                { for site.editions.iter().map(|lesson| html! {
                    <p lang={lesson.language.id.0.clone()} data-only={lesson.language.id.0.clone()}>{ [lesson.page.caveat.as_str(), " ", &lesson.page.credit].concat() }</p>
                }) }
            </footer>
        </>
    };
    let style = [assets.style.text(), assets.class_style.text(), assets.tools_style.text()].concat();
    let [script, tools, presenter] = [&assets.head, &assets.tools, &assets.presenter].map(Named::text);
    // The glue is a module of its own; here its exports are names in the same script.
    let glue = [&assets.glue.text(), "\n", &assets.classroom.text(), WAKE].concat();
    let policy = format!(
        "default-src 'none'; script-src {} {} {} {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        policy_hash(&script),
        policy_hash(&tools),
        policy_hash(&presenter),
        policy_hash(&glue),
        policy_hash(&style)
    );
    let head = Head {
        lesson: first,
        root: "",
        title: &first.page.name,
        description: &first.page.summary,
        shipped: &Named::default(),
        styles: &[],
        searchable: false,
        body_class: "page single-file",
        more: String::new(),
    };
    let icon = format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">\n", STANDARD.encode(&assets.icon.content));
    let loads = format!("{icon}<style>{style}</style>\n<script>{script}</script>\n");
    let lessons = site.editions.iter().zip(&assets.lessons).map(|(lesson, shipped)| {
        let packed = STANDARD.encode(&shipped.content);
        format!("<script type=\"application/octet-stream\" data-lesson=\"{}\">{packed}</script>\n", lesson.language.id.as_str())
    });
    let held: String = lessons.collect();
    let program = STANDARD.encode(&assets.program.content);
    let body = format!(
        "{}\n<script>{tools}</script>\n<script>{presenter}</script>\n{held}<script type=\"application/octet-stream\" id=\"program\">{program}</script>\n<script type=\"module\">{glue}</script>",
        still(body).await
    );
    ("layered-defense.html".to_owned(), whole(&head, &policy, &loads, &body))
}

async fn leaves_of(lesson: &Edition) -> Vec<Html> {
    let links = plain_links(Surface::SingleFile, "");
    let mut leaves = Vec::new();
    for step in &lesson.steps {
        let id = [lesson.language.id.as_str(), "/", step.id.as_str()].concat();
        let shown = Shown {
            id: format!("{id}/story"),
            ..Shown::at_rest(SharedLesson::new(lesson.lesson.clone()), story_at(lesson, &step.id), links.clone())
        };
        let story = still(story::view(&shown, &Heard::default())).await;
        leaves.push(html! {
            <section class="leaf" {id} lang={lesson.language.id.0.clone()} dir={lesson.language.direction.as_str()}>
                <header class="site">
                    <span class="name">{ lesson.page.name.clone() }</span>
                    { language_links(lesson, |language| links.step(&language.id, &step.id)) }
                </header>
                { Html::from_html_unchecked(story.into()) }
            </section>
        });
    }
    leaves
}
