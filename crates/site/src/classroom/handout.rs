//! The handout: all steps of a path on paper, with pictures, words and sources.

use super::parts::{Numbered, colophon, key_to_lines, pictured, word};
use super::printed::{self, pdf};
use crate::citations::Citations;
use crate::layout::sheet;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::words::SectionText;
use lesson::model::{Era, Path, Step};
use lesson::scene::{Composition, Scene};
use lesson::story::Story;
use yew::prelude::*;

/// Writes `en/handout.html`, and a page for each other path.
pub(crate) async fn pages(site: &Site, lesson: &Edition) -> Vec<Page> {
    let mut pages = Vec::new();
    for path in &lesson.paths {
        pages.push(page(site, lesson, path).await);
    }
    pages
}

async fn page(site: &Site, lesson: &Edition, path: &Path) -> Page {
    let citations = Citations::new(lesson);
    let numbered = Numbered::default();
    let name = printed::handout(lesson, &path.id);
    let steps = path.steps.iter().filter_map(|step| lesson.step(step));
    let body = html! {
        <div class="handout">
            { choice(site, lesson, path) }
            { key_to_lines(lesson) }
            <ol class="storyboard">{ for steps.map(|step| panels(lesson, &citations, &numbered, path, step)) }</ol>
            <section class="endnotes"><h2>{ lesson.page.sources.clone() }</h2>{ numbered.list(lesson) }</section>
            { colophon(lesson) }
        </div>
    };
    let words = SectionText { title: titled(lesson, path), ..lesson.sections.handout.clone() };
    sheet(site, lesson, &name, &words, &[&site.assets.class_style], body).await
}

/// The heading of a path's handout, which names the path's ending.
pub(super) fn titled(lesson: &Edition, path: &Path) -> String {
    lesson.classroom.word("handout_title").replace("{end}", lesson.ending(path).map_or("", |step| &step.title))
}

/// Links to the handouts of the other paths, and to PDFs of this one. Not printed.
fn choice(site: &Site, lesson: &Edition, here: &Path) -> Html {
    html! {
        <nav class="not-on-paper choice-of-paper" aria-label={word(lesson, "handouts")}>
            <p>{ word(lesson, "print_help") }</p>
            <ul>
                { for lesson.paths.iter().map(|path| html! {
                    <li>
                        <a href={[printed::handout(lesson, &path.id), ".html".to_owned()].concat()} aria-current={(path.id == here.id).then_some("page")}>
                            { titled(lesson, path) }
                        </a>
                    </li>
                }) }
            </ul>
            { ready(site, lesson, &printed::handout(lesson, &here.id)) }
        </nav>
    }
}

/// Links to the PDFs of a page, if the site has them.
pub(super) fn ready(site: &Site, lesson: &Edition, name: &str) -> Html {
    if !site.papers {
        return Html::default();
    }
    html! {
        <p class="ready">
            { for printed::PAPERS.iter().map(|paper| html! {
                <a href={["../", &pdf(lesson, name, paper)].concat()} type="application/pdf">{ word(lesson, &["pdf_", paper].concat()) }</a>
            }) }
        </p>
    }
}

/// The pictures of a step: one, or one for each era.
fn panels(lesson: &Edition, citations: &Citations, numbered: &Numbered, path: &Path, step: &Step) -> Html {
    let story = Story::at(lesson, &step.id, &path.id);
    let progress = story.progress_text(lesson);
    let eras = if step.now.is_some() { Era::ALL } else { &Era::ALL[..1] };
    let cited: Vec<String> = step.sources.iter().chain(step.prospects.iter().flat_map(|it| &it.sources)).cloned().collect();
    let sources = numbered.of(&cited, &lesson.page.comma);
    eras.iter()
        .map(|era| {
            let scene = Scene::of(lesson, &story, Composition::Landscape).in_era(&story, *era);
            let caption = match (era, &step.now) {
                (Era::Now, Some(now)) => &now.caption,
                _ => &step.caption,
            };
            let named = match (era, &step.now) {
                (_, None) => None,
                (Era::In2015, Some(_)) => Some(&lesson.page.then),
                (Era::Now, Some(_)) => Some(&lesson.page.now),
            };
            html! {
                <li class="panel-of-step">
                    <h2>
                        <span class="progress">{ progress.clone() }</span>
                        { citations.prose(&step.heading) }
                        { for named.map(|era| html! { <span class="of-era">{ era.clone() }</span> }) }
                    </h2>
                    { pictured(&[scene], &["drawn-", step.id.as_str(), era.as_str()].concat()) }
                    <p>{ for caption.iter().map(|sentence| html! { <>{ citations.prose(&lesson::prose::untermed(sentence)) }{ " " }</> }) }</p>
                    <p class="from-sources">{ [&lesson.page.sources, &lesson.page.colon, &sources].map(String::as_str).concat() }</p>
                </li>
            }
        })
        .collect()
}
