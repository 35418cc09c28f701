//! The figures: every picture as its own file, and the page to browse and copy them.

use super::document::escaped;
use super::layout::sheet;
use crate::embed_snippet;
use crate::figure_style::Style;
use crate::render::story_at;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::figure::{Frame, of_outcomes, of_step};
use authoring::section::Section;
use lesson::address::{self, Theme};
use lesson::drawing::{Element, to_svg};
use lesson::model::{Era, Step};
use lesson::prose::plain;
use lesson::scene::{Composition, Layout, Scene};
use serde_json::{Value, json};
use yew::prelude::*;

/// The themes of figures. A file cannot follow the reader's system.
pub(super) const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Projector];

/// The format of drawn figures.
const DRAWN: &str = "svg";

/// The format that a browser renders from them.
const STILL: &str = "png";

/// The scale of the rendered format.
const STILL_SCALE: u32 = 2;

/// A picture that exists as files.
struct Figure<'a> {
    /// Its name in file names.
    name: String,
    title: String,
    /// Its text alternative.
    alt: String,
    shows: Shows<'a>,
}

enum Shows<'a> {
    Outcomes,
    Step(&'a Step, Era),
}

/// The figure of the outcomes, and a figure for every picture of the story.
fn all(lesson: &Edition) -> Vec<Figure<'_>> {
    let words = &lesson.sections;
    let outcomes = &words.outcomes;
    let mut all = vec![Figure {
        name: Section::Outcomes.slug().to_owned(),
        title: outcomes.title.clone(),
        alt: outcomes.summary.clone(),
        shows: Shows::Outcomes,
    }];
    for step in &lesson.steps {
        let of_era = |era: &str| words.era_title.replace("{step}", &step.title).replace("{era}", era);
        let title = if step.now.is_some() { of_era(&lesson.page.then) } else { step.title.clone() };
        let name = step.id.0.clone();
        all.push(Figure { name, title, alt: plain(&step.caption.join(" ")), shows: Shows::Step(step, Era::In2015) });
        all.extend(step.now.as_ref().map(|now| Figure {
            name: [step.id.as_str(), ".", Era::Now.as_str()].concat(),
            title: of_era(&lesson.page.now),
            alt: plain(&now.caption.join(" ")),
            shows: Shows::Step(step, Era::Now),
        }));
    }
    all
}

/// All figures in a language.
pub(super) fn files(site: &Site, lesson: &Edition) -> Vec<Page> {
    let mut files = Vec::new();
    for figure in all(lesson) {
        for composition in Composition::PAGE {
            for theme in THEMES {
                let place = address::figure(&lesson.language.id, &figure.name, composition.as_str(), theme);
                let ids = [lesson.language.id.as_str(), &figure.name.replace('.', "-"), composition.as_str(), theme.as_str()].join("-");
                let drawn = drawn(lesson, &figure, composition, &ids);
                files.push((place, to_svg(&style(site, lesson, &figure, composition, theme).with_attributes(drawn))));
            }
        }
    }
    files
}

/// The PNGs for a browser to render: SVG address and PNG address.
pub(super) fn stills(site: &Site) -> Vec<Value> {
    let mut stills = Vec::new();
    for lesson in &site.editions {
        for figure in all(lesson) {
            for composition in Composition::PAGE {
                for theme in THEMES {
                    let svg = address::figure(&lesson.language.id, &figure.name, composition.as_str(), theme);
                    stills.push(json!({
                        "svg": svg, "png": in_format(&svg, STILL), "scale": STILL_SCALE,
                        "title": figure.title, "description": figure.alt, "credit": credit(lesson, &figure).replace('|', ""),
                    }));
                }
            }
        }
    }
    stills
}

/// The archive of all pictures in a language, relative to the site's root. Its name says what it is where a browser saves it.
pub(crate) fn archive(lesson: &Edition) -> String {
    let folder = archive_folder(lesson);
    ["figures/", &folder, ".zip"].concat()
}

/// The folder in the archive.
fn archive_folder(lesson: &Edition) -> String {
    ["layered-defense-pictures", lesson.language.id.as_str()].join("-")
}

/// The archives to pack once the PNGs exist, for each language: its files with their names in it, and a text with credit, date and the
/// meaning of the names.
pub(super) fn archives(site: &Site) -> Value {
    let of = |lesson: &Edition| {
        let folder = archive_folder(lesson);
        let named = |file: &str| [&folder, "/", file.rsplit('/').next().unwrap_or(file)].concat();
        let mut files = Vec::new();
        let mut credits = Vec::new();
        for figure in all(lesson) {
            credits.push([figure.name.as_str(), ": ", &credit(lesson, &figure).replace('|', "")].concat());
            for (composition, theme) in Composition::PAGE.into_iter().flat_map(|composition| THEMES.map(|theme| (composition, theme))) {
                let svg = address::figure(&lesson.language.id, &figure.name, composition.as_str(), theme);
                let png = in_format(&svg, STILL);
                files.extend([svg, png].map(|file| json!({ "name": named(&file), "file": file })));
            }
        }
        let words = &lesson.catalog.citation_words;
        let updated = words.words.get("updated").map_or("", String::as_str).replace("{date}", &words.date(&lesson.updated));
        let about = lesson.classroom.word("all_pictures_help").replace("{name}", &lesson.page.name);
        let names = lesson.classroom.word("all_pictures_names").trim().to_owned();
        let rights = [about, plain(&updated), plain(&lesson.page.credit), LICENCE.to_owned()].join("\n");
        let text = [rights, names, credits.join("\n") + "\n"];
        json!({ "zip": archive(lesson), "text": { "name": named("credit.txt"), "content": text.join("\n\n") }, "files": files })
    };
    site.editions.iter().map(of).collect()
}

/// The text of the licence.
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// A figure's address in another format.
fn in_format(drawn: &str, format: &str) -> String {
    [drawn.strip_suffix(DRAWN).unwrap_or(drawn), format].concat()
}

/// A step's picture for link previews: light, wide, PNG.
pub(super) struct Poster {
    /// Its address, relative to the site's root.
    pub(super) place: String,
    /// Width and height in pixels.
    pub(super) size: [u32; 2],
    /// Its text alternative.
    pub(super) alt: String,
}

/// A step's poster; `None` if the step has no figure.
pub(super) fn poster(lesson: &Edition, step: &Step) -> Option<Poster> {
    let figure = all(lesson).into_iter().find(|figure| figure.name == step.id.as_str())?;
    let drawn = drawn(lesson, &figure, Composition::Landscape, "");
    let dots = |name: &str| Some(side(&drawn, name)?.parse::<u32>().ok()? * STILL_SCALE);
    let place = address::figure(&lesson.language.id, &figure.name, Composition::Landscape.as_str(), Theme::Light);
    Some(Poster { place: in_format(&place, STILL), size: [dots("width")?, dots("height")?], alt: figure.alt })
}

/// The value of a drawing's `width` or `height` attribute.
fn side(drawn: &Element, name: &str) -> Option<String> {
    drawn.attributes.iter().find(|(its, _)| *its == name).map(|(_, value)| value.clone())
}

/// The line of credit below a figure. It may break where it has a `|`.
fn credit(lesson: &Edition, figure: &Figure<'_>) -> String {
    let (before, after) = lesson.sections.credit_line.split_once("{step}").unwrap_or_default();
    // A title with a question mark needs no full stop.
    let after = if figure.title.ends_with(['?', '？']) { after.trim_start_matches(['.', '。']) } else { after };
    [before, &figure.title, after].concat()
}

/// A figure's drawing without a style. Its ids begin with `ids`.
fn drawn(lesson: &Edition, figure: &Figure<'_>, composition: Composition, ids: &str) -> Element {
    let credit = credit(lesson, figure);
    let frame = Frame { ids, style: "", credit: &credit };
    match figure.shows {
        Shows::Step(step, era) => {
            let story = story_at(lesson, &step.id);
            let scene = Scene::of(lesson, &story, composition).in_era(&story, era);
            of_step(&scene, &figure.title, frame)
        }
        Shows::Outcomes => {
            let outcomes = lesson.outcomes.iter();
            let panels: Vec<_> = outcomes.map(|it| (lesson.panel_of(&story_at(lesson, &it.step)), it.heading.as_str())).collect();
            let tall = composition == Composition::Portrait;
            of_outcomes(&panels, &figure.title, &lesson.sections.caveats, tall, frame)
        }
    }
}

fn style(site: &Site, lesson: &Edition, figure: &Figure<'_>, composition: Composition, theme: Theme) -> Style {
    let [tokens, picture] = &site.assets.figure_style;
    let layout = match figure.shows {
        Shows::Outcomes => Layout::Panel,
        Shows::Step(..) => Layout::Page(composition),
    };
    Style::computed(tokens, picture, theme, layout, lesson.language.id.as_str())
}

/// Writes `en/figures.html`.
pub(super) async fn page(site: &Site, lesson: &Edition) -> Page {
    let words = &lesson.sections;
    let all_in_one = site.papers.then(|| {
        html! {
            <p><a href={["../", &archive(lesson)].concat()} download="">{ lesson.classroom.word("all_pictures").to_owned() }</a></p>
        }
    });
    let body = html! {
        <>
            { for all_in_one }
            <div class="figures">{ for all(lesson).iter().map(|figure| shelf(site, lesson, figure)) }</div>
        </>
    };
    sheet(site, lesson, Section::Figures.slug(), &words.figures, &[&site.assets.builder_style], body).await
}

fn shelf(site: &Site, lesson: &Edition, figure: &Figure<'_>) -> Html {
    let words = &lesson.sections;
    let Figure { name, title, alt, .. } = figure;
    let place = |composition: Composition, theme| address::figure(&lesson.language.id, name, composition.as_str(), theme);
    let [(wide, [width, height]), (tall, [tall_width, tall_height])] = Composition::PAGE.map(|composition| {
        let drawn = drawn(lesson, figure, composition, "");
        let side = |name: &str| side(&drawn, name).unwrap_or_default();
        (place(composition, Theme::Light), [side("width"), side("height")])
    });
    let host = embed_snippet::host(site);
    let markup = format!(
        "<picture>\n  \
           <source media=\"(max-width: 40rem)\" srcset=\"{host}{tall}\" width=\"{tall_width}\" height=\"{tall_height}\">\n  \
           <img src=\"{host}{wide}\" width=\"{width}\" height=\"{height}\" alt=\"{}\" style=\"max-width:100%;height:auto\">\n\
         </picture>",
        escaped(alt)
    );
    let formats: &[&str] = if site.papers { &[DRAWN, STILL] } else { &[DRAWN] };
    let shapes = Composition::PAGE.into_iter().zip(&words.compositions);
    let rows = shapes.flat_map(|(composition, shape)| formats.iter().map(move |format| (composition, shape, *format)));
    let [copy, copied] = words.copy.clone();
    let id = ["figure-", &name.replace('.', "-")].concat();
    html! {
        <section class="shelf">
            <h2 id={id.clone()}>{ title.clone() }</h2>
            <img src={["../", &wide].concat()} alt={alt.clone()} {width} {height} loading="lazy" />
            <ul class="files">
                { for rows.map(|(composition, shape, format)| html! {
                    <li>
                        { [shape.as_str(), " ", &format.to_uppercase(), &lesson.page.colon].concat() }
                        { for THEMES.into_iter().zip(&words.themes).map(|(theme, look)| html! {
                            <a href={["../", &in_format(&place(composition, theme), format)].concat()} download="">{ look.clone() }</a>
                        }) }
                    </li>
                }) }
            </ul>
            <details class="aside">
                <summary>{ words.markup.clone() }</summary>
                <pre class="snippet" tabindex="0" role="group" aria-labelledby={id.clone()} data-somewhere={site.site_url.is_none().then_some(embed_snippet::SOMEWHERE)}><code>{ markup }</code></pre>
                <button type="button" class="copy" hidden=true aria-describedby={id} aria-live="polite" data-copied={copied}>{ copy }</button>
            </details>
        </section>
    }
}
