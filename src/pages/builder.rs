//! The page on which an author puts together what to paste: what to show, how, and the lines for it.
//!
//! Without scripts it shows the lines for the first step. What is chosen is worked out by `assets/script/builder.js`.

use super::section::scripted;
use super::{Page, Site, frame};
use crate::pages::document::script;
use crate::views::SharedLesson;
use lesson::address::{Labels, Surface, TextSize, Theme};
use lesson::model::Lesson;
use yew::prelude::*;

/// Its name in addresses.
pub(super) const NAME: &str = "embed";

/// Where nobody knows the site's address.
pub(super) const SOMEWHERE: &str = "https://YOUR.HOST/PATH/";

/// `en/embed.html`.
pub(super) async fn page(site: &Site, lesson: &SharedLesson) -> Page {
    let host = site.site_url.clone().unwrap_or_else(|| SOMEWHERE.to_owned());
    let word = |name: &str| lesson.classroom.word(name).to_owned();
    let start = Surface::Embed.step(&lesson.language.id, &lesson.start);
    let [copy, copied] = lesson.sections.copy.clone();
    let snippet = |id: &'static str, heading: String, lines: String| {
        html! {
            <section>
                <h2 id={id}>{ heading }</h2>
                <pre class="snippet" tabindex="0" role="group" aria-labelledby={id} data-lines={id}><code>{ lines }</code></pre>
                <button type="button" class="copy" hidden=true aria-describedby={id} aria-live="polite" data-copied={copied.clone()}>{ copy.clone() }</button>
            </section>
        }
    };
    let line = frame::line(&[host.as_str(), &start].concat(), &lesson.page.name);
    let element = format!(
        "<link rel=\"stylesheet\" href=\"{host}layered-defense.css\">\n<script type=\"module\" src=\"{host}layered-defense.js\"></script>\n\
         <layered-defense lang=\"{language}\" step=\"{step}\" title=\"{title}\"><a href=\"{host}{page}\">{title}</a></layered-defense>",
        page = Surface::Page.step(&lesson.language.id, &lesson.start),
        language = lesson.language.id.as_str(),
        step = lesson.start.as_str(),
        title = lesson.page.name,
    );
    let body = html! {
        <div class="builder" data-host={host} data-root="../">
            <form class="choices-of-frame" method="dialog" hidden=true autocomplete="off">
                { choice(&word("build_step"), "step", lesson.steps.iter().map(|step| (step.id.0.clone(), step.title.clone()))) }
                { choice(&word("build_path"), "path", lesson.paths.iter().map(|path| (path.id.0.clone(), ending(lesson, path)))) }
                { choice(&lesson.page.languages, "lang", lesson.languages.iter().map(|it| (it.id.0.clone(), it.name.clone()))) }
                { choice(&word("set_theme"), Theme::KEY, Theme::ALL.iter().map(|it| (it.as_str().to_owned(), word(&["set_theme_", it.as_str()].concat())))) }
                { choice(&word("set_text"), TextSize::KEY, TextSize::ALL.iter().map(|it| (it.as_str().to_owned(), word(&["set_text_", it.as_str()].concat())))) }
                { choice(&word("set_labels"), Labels::KEY, Labels::ALL.iter().map(|it| (it.as_str().to_owned(), word(&["set_labels_", it.as_str()].concat())))) }
                <label>{ word("build_width") }<input type="number" name="width" value="800" min="320" max="1600" step="20" inputmode="numeric" /></label>
            </form>
            { snippet("frame-lines", word("build_frame"), line) }
            { snippet("element-lines", word("build_element"), element) }
            <section>
                <h2 id="still-lines">{ word("build_still") }</h2>
                <p><a class="still" href={["../", &lesson::address::figure(&lesson.language.id, lesson.start.as_str(), "landscape", Theme::Light)].concat()}>{ word("build_still_link") }</a></p>
                <p><a href="figures.html">{ lesson.sections.figures.title.clone() }</a></p>
            </section>
            <section class="preview" hidden=true><h2>{ word("build_preview") }</h2><div class="frame-of-preview" data-title={lesson.page.name.clone()}></div></section>
        </div>
    };
    scripted(site, lesson, NAME, &lesson.sections.embed, &[&site.assets.class_style], &script("../", &site.assets.builder), body).await
}

/// How a path ends.
fn ending(lesson: &Lesson, path: &lesson::model::Path) -> String {
    let end = lesson.outcomes.iter().rev().find(|step| path.steps.contains(step)).and_then(|step| lesson.step(step));
    end.map(|step| step.title.clone()).unwrap_or_default()
}

fn choice(words: &str, name: &'static str, values: impl Iterator<Item = (String, String)>) -> Html {
    html! {
        <label>
            { words.to_owned() }
            <select {name}>{ for values.map(|(value, words)| html! { <option {value}>{ words }</option> }) }</select>
        </label>
    }
}
