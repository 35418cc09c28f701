//! The figures: every picture as a file of its own, and the page to browse them and copy from.

use super::document::Head;
use super::section::{self, sheet};
use super::{Named, Page, Site, figure_style, story_at};
use crate::views::SharedLesson;
use lesson::address::{self, Theme};
use lesson::drawing::to_svg;
use lesson::figure::{Frame, of_outcomes, of_step};
use lesson::model::{Era, Lesson, Step, named};
use lesson::scene::{Composition, Scene};
use lesson::story::Story;
use yew::prelude::*;

/// The themes in which figures exist; what a reader's system asks for, a file cannot know.
pub(super) const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Projector];

/// The name of the figure that sets the outcomes side by side.
pub(super) const OUTCOMES: &str = "outcomes";

/// Every figure in one language.
pub(super) fn files(site: &Site, lesson: &Lesson) -> Vec<Page> {
    let mut files = Vec::new();
    for theme in THEMES {
        for composition in Composition::PAGE {
            let style = style(site, theme, composition);
            for (name, step, era) in pictures(lesson) {
                let story = story_at(lesson, &step.id);
                let scene = Scene::of(lesson, &story, composition).in_era(&story, era);
                let credit = credit(lesson, &step.title);
                let svg = to_svg(&of_step(&scene, Frame { style: &style, credit: &credit }));
                files.push((address::figure(&lesson.language.id, &name, composition.as_str(), theme), svg));
            }
            files.extend(outcomes(site, lesson, theme, composition));
        }
    }
    files
}

/// Every picture of the story: its name among the files, its step, its era.
fn pictures(lesson: &Lesson) -> Vec<(String, &Step, Era)> {
    let mut pictures = Vec::new();
    for step in &lesson.steps {
        pictures.push((step.id.0.clone(), step, Era::In2015));
        if step.now.is_some() {
            pictures.push((format!("{}.{}", step.id.as_str(), Era::Now.as_str()), step, Era::Now));
        }
    }
    pictures
}

fn outcomes(site: &Site, lesson: &Lesson, theme: Theme, composition: Composition) -> Option<Page> {
    let style = style(site, theme, Composition::Panel);
    let stories: Vec<Story> = lesson.outcomes.iter().map(|step| story_at(lesson, step)).collect();
    let panels: Vec<(Scene<'_>, &str)> =
        stories.iter().map(|story| (Scene::of(lesson, story, Composition::Panel), story.shown(lesson).outcome.as_str())).collect();
    let title = &lesson.sections.outcomes.title;
    let caveats = ["not-to-scale", "as-of"].map(|label| named(&lesson.labels, label).map_or("", String::as_str)).join(". ");
    let credit = credit(lesson, title);
    let svg = of_outcomes(&panels, title, &caveats, composition == Composition::Portrait, Frame { style: &style, credit: &credit })?;
    Some((address::figure(&lesson.language.id, OUTCOMES, composition.as_str(), theme), to_svg(&svg)))
}

fn style(site: &Site, theme: Theme, composition: Composition) -> String {
    let [tokens, picture] = &site.assets.figure_style;
    figure_style::worked_out(tokens, picture, theme, composition)
}

fn credit(lesson: &Lesson, title: &str) -> String {
    lesson.sections.credit_line.replace("{step}", title)
}

/// The page to browse the figures and copy from: `en/figures.html`.
pub(super) async fn page(site: &Site, lesson: &SharedLesson, none: &Named) -> Page {
    let words = &lesson.sections;
    let mut all: Vec<(String, String, String)> = vec![(OUTCOMES.to_owned(), words.outcomes.title.clone(), words.outcomes.summary.clone())];
    all.extend(pictures(lesson).into_iter().map(|(name, step, era)| match (&step.now, era) {
        (Some(now), Era::Now) => (name, [step.title.as_str(), ": ", &lesson.page.now].concat(), now.caption.join(" ")),
        (Some(_), Era::In2015) => (name, [step.title.as_str(), ": ", &lesson.page.then].concat(), step.caption.join(" ")),
        (None, _) => (name, step.title.clone(), step.caption.join(" ")),
    }));
    let body = html! {
        <div class="figures">{ for all.iter().map(|(name, title, alt)| shelf(site, lesson, name, title, alt)) }</div>
    };
    let head = Head {
        lesson,
        root: "../",
        title: &section::title(lesson, &words.figures),
        description: &words.figures.summary,
        shipped: none,
        body_class: "page section",
        more: String::new(),
    };
    sheet(site, &head, "figures", &words.figures, body).await
}

fn shelf(site: &Site, lesson: &Lesson, name: &str, title: &str, alt: &str) -> Html {
    let words = &lesson.sections;
    let place = |composition: Composition, theme| address::figure(&lesson.language.id, name, composition.as_str(), theme);
    let preview = ["../", &place(Composition::Landscape, Theme::Light)].concat();
    let (width, height) = if name == OUTCOMES { ("1296", "426") } else { ("1280", "748") };
    let host = site.site_url.clone().unwrap_or_else(|| "https://YOUR.HOST/PATH/".to_owned());
    let markup = format!(
        "<img src=\"{host}{}\" width=\"{width}\" height=\"{height}\" alt=\"{}\">",
        place(Composition::Landscape, Theme::Light),
        super::document::escaped(alt)
    );
    let [copy, copied] = words.copy.clone();
    let id = ["markup-", &name.replace('.', "-")].concat();
    html! {
        <section class="shelf">
            <h2>{ title.to_owned() }</h2>
            <img src={preview} alt={alt.to_owned()} {width} {height} loading="lazy" />
            <ul class="files">
                { for Composition::PAGE.into_iter().zip(&words.compositions).map(|(composition, shape)| html! {
                    <li>
                        { [shape.as_str(), ": "].concat() }
                        { for THEMES.into_iter().zip(&words.themes).map(|(theme, look)| html! {
                            <a href={["../", &place(composition, theme)].concat()} download="">{ look.clone() }</a>
                        }) }
                    </li>
                }) }
            </ul>
            <details class="aside">
                <summary>{ words.markup.clone() }</summary>
                <pre class="snippet" {id} tabindex="0"><code>{ markup }</code></pre>
                <button type="button" class="copy" hidden=true data-copied={copied}>{ copy }</button>
            </details>
        </section>
    }
}
