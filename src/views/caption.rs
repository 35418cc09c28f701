//! The words of a step: where one is, its title, its sentences, what is left out, its sources.

use super::story::Shown;
use lesson::address::Surface;
use lesson::model::{Lesson, Step};
use yew::prelude::*;

/// The words of a step.
pub(crate) fn view(shown: &Shown) -> Html {
    let Shown { lesson, story, links, .. } = shown;
    let step = story.shown(lesson);
    let page = &lesson.page;
    let (n, count) = story.progress(lesson);
    let progress = page.progress.replace("{n}", &n.to_string()).replace("{count}", &count.to_string());
    html! {
        <div class="caption" key={step.id.as_str()}>
            <p class="progress">{ progress }</p>
            <h1 class="title">{ step.title.clone() }</h1>
            { for step.caption.iter().map(|sentence| html! { <p class="sentence">{ sentence.clone() }</p> }) }
            <details class="aside">
                <summary>{ page.leaves_out.clone() }</summary>
                <p>{ step.leaves_out.clone() }</p>
            </details>
            <details class="aside">
                <summary>{ page.sources.clone() }</summary>
                { sources(lesson, step, links.surface) }
            </details>
        </div>
    }
}

fn sources(lesson: &Lesson, step: &Step, surface: Surface) -> Html {
    let named = step.sources.iter().filter_map(|id| lesson.sources.iter().find(|source| source.id == *id));
    let target = (surface == Surface::Embed).then_some("_blank");
    html! {
        <ul class="sources">
            { for named.map(|source| html! {
                <li>
                    <span lang={(source.language != lesson.language.id).then(|| source.language.0.clone())}>
                        { [source.publisher.as_str(), ", "].concat() }
                        <a href={source.url.clone()} rel="external noopener" {target}>{ source.title.clone() }</a>
                        { [" (", &source.date, ")"].concat() }
                    </span>
                </li>
            }) }
        </ul>
    }
}
