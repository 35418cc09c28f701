//! The page on which authors choose what to embed and copy the lines for it.
//!
//! Without scripts it shows the lines for the first step. `assets/script/builder.js` writes the author's choices into them.

use super::layout::scripted;
use crate::document::script;
use crate::embed_snippet;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::section::Section;
use lesson::address::{self, Labels, Readings, Shortcuts, TextSize, Theme};
use lesson::model::{Era, StepId};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use yew::prelude::*;

/// The languages in which authors write pages.
const FORMS: [&str; 3] = ["HTML", "Markdown", "JSX"];

/// Writes `en/embed.html`.
pub(super) async fn page(site: &Site, lesson: &Edition) -> Page {
    let host = embed_snippet::host(site);
    let word = |name: &str| lesson.classroom.word(name).to_owned();
    let language = &lesson.language.id;
    let title = title(lesson, &lesson.start);
    let [copy, copied] = lesson.sections.copy.clone();
    // In dialogs the builders of all languages share a document.
    let id_of = |name: &str| [language.as_str(), "-", name].concat();
    let snippet = |name: &'static str, heading: String, lines: String| {
        let id = id_of(name);
        html! {
            <section>
                <h2 id={id.clone()}>{ heading }</h2>
                <pre class="snippet" tabindex="0" role="group" aria-labelledby={id.clone()} data-lines={name}><code>{ lines }</code></pre>
                <button type="button" class="copy" hidden=true aria-describedby={id} aria-live="polite" data-copied={copied.clone()}>{ copy.clone() }</button>
            </section>
        }
    };
    let frame = embed_snippet::frame(&host, language, &lesson.start, &title);
    let element = embed_snippet::element(&host, language, &lesson.start, &title);
    let of_view = |key: &'static str, values: Vec<&'static str>| {
        let set = ["set_", key].concat();
        let words = values.into_iter().map(|value| (value.to_owned(), word(&[&set, "_", value].concat()))).collect::<Vec<_>>();
        choice(&word(&set), key, words)
    };
    let eras = [(Era::In2015, &lesson.page.then), (Era::Now, &lesson.page.now)];
    let still = address::figure(language, lesson.start.as_str(), "landscape", Theme::Light);
    let body = html! {
        <div class="builder" data-host={host} data-somewhere={site.site_url.is_none().then_some("")} data-root="../" data-titles={titles(site)}>
            <form class="choices-of-frame" method="dialog" hidden=true autocomplete="off">
                { choice(&word("build_step"), "step", lesson.steps.iter().map(|step| (step.id.0.clone(), step.title.clone()))) }
                { choice(&word("build_path"), "path", lesson.paths.iter().map(|path| (path.id.0.clone(), lesson.ending(path).map(|step| step.title.clone()).unwrap_or_default()))) }
                { choice(&word("build_era"), Era::KEY, eras.map(|(era, words)| (era.as_str().to_owned(), words.clone()))) }
                { choice(&lesson.page.languages, "lang", lesson.languages.iter().map(|it| (it.id.0.clone(), it.name.clone()))) }
                { of_view(Theme::KEY, Theme::ALL.iter().map(|it| it.as_str()).collect()) }
                { of_view(TextSize::KEY, TextSize::ALL.iter().map(|it| it.as_str()).collect()) }
                { of_view(Labels::KEY, Labels::ALL.iter().map(|it| it.as_str()).collect()) }
                { of_view(Readings::KEY, Readings::ALL.iter().map(|it| it.as_str()).collect()) }
                { of_view(Shortcuts::KEY, Shortcuts::ALL.iter().map(|it| it.as_str()).collect()) }
                { choice(&word("build_form"), "form", FORMS.map(|form| (form.to_lowercase(), form.to_owned()))) }
                <label>{ word("build_width") }<input type="number" name="width" value={embed_snippet::WIDTH.to_string()} min="240" max="2000" step="10" inputmode="numeric" /></label>
            </form>
            { snippet("frame-lines", word("build_frame"), frame) }
            { snippet("element-lines", word("build_element"), element) }
            <section>
                <h2 id={id_of("still-lines")}>{ word("build_still") }</h2>
                <p><a class="still" href={["../", &still].concat()}>{ word("build_still_link") }</a></p>
                <p><a href="figures.html">{ lesson.sections.figures.title.clone() }</a></p>
            </section>
            <section class="preview" hidden=true><h2>{ word("build_preview") }</h2><div class="frame-of-preview"></div></section>
        </div>
    };
    let scripts = script("../", &site.assets.builder);
    scripted(site, lesson, Section::EmbedBuilder.slug(), &lesson.sections.embed, &[&site.assets.builder_style], &scripts, body).await
}

/// The title of a frame, its accessible name.
fn title(lesson: &Edition, step: &StepId) -> String {
    let step = lesson.step(step).map(|step| step.title.as_str()).unwrap_or_default();
    [step, " – ", &lesson.page.name].concat()
}

/// The titles for all steps in all languages, as JSON: a frame's title is in the language of its step.
fn titles(site: &Site) -> String {
    let all = |lesson: &Edition| {
        let titles: BTreeMap<&str, String> = lesson.steps.iter().map(|step| (step.id.as_str(), title(lesson, &step.id))).collect();
        (lesson.language.id.0.clone(), json!(titles))
    };
    Value::Object(site.editions.iter().map(all).collect()).to_string()
}

fn choice(words: &str, name: &'static str, values: impl IntoIterator<Item = (String, String)>) -> Html {
    html! {
        <label>
            { words.to_owned() }
            <select {name}>{ for values.into_iter().map(|(value, words)| html! { <option {value}>{ words }</option> }) }</select>
        </label>
    }
}
