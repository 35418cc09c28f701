//! The quiz: questions with feedback for every answer, on the page itself and without scripts.
//!
//! The style sheet shows the feedback. Answers are neither counted nor sent.

use super::parts::{pictured, word};
use crate::citations::Citations;
use crate::layout::sheet;
use crate::render::{plain_links, story_at};
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::classroom::{About, Question};
use authoring::section::Section;
use layered_defense::views::picture::node;
use lesson::address::Surface;
use lesson::drawing::draw;
use lesson::model::Era;
use lesson::scene::{Composition, Scene};
use lesson::story::Story;
use yew::prelude::*;

/// Writes `en/check.html`.
pub(crate) async fn page(site: &Site, lesson: &Edition) -> Page {
    let citations = Citations::new(lesson);
    let questions = &lesson.classroom.questions;
    let first = questions.first().map(|question| ["#", &question.id].concat());
    // A form with this method is not sent. It exists for its reset button.
    let body = html! {
        <form class="quiz" id="all" method="dialog" autocomplete="off">
            <p class="aside">{ word(lesson, "quiz_private") }{ " " }<a href={first}>{ word(lesson, "quiz_one") }</a>{ " · " }<a href={[Section::Cut.slug(), ".html"].concat()}>{ citations.read(&lesson.sections.cut.title) }</a></p>
            { to_think(lesson) }
            <ol>{ for (0..questions.len()).map(|nth| question(lesson, &citations, nth)) }</ol>
            <button type="reset">{ word(lesson, "quiz_reset") }</button>
        </form>
    };
    sheet(site, lesson, Section::Quiz.slug(), &lesson.sections.check, &[&site.assets.class_style], body).await
}

/// The id of the picture that every question shows.
const SHARED: &str = "to-think";

/// The whole system before anything has happened, so that it reveals no answer. It is drawn once, and the questions refer to it.
fn to_think(lesson: &Edition) -> Html {
    let story = Story::begin(lesson);
    let scene = Scene::of(lesson, &story, Composition::Portrait);
    html! {
        <figure class="to-think">
            <p class="visually-hidden" id="to-think-described">{ scene.description.to_owned() }</p>
            { node(draw(&scene, "to-think-described").with("id", SHARED)) }
        </figure>
    }
}

/// A reference to that picture, beside a question.
fn again(lesson: &Edition) -> Html {
    let [width, height] = Scene::of(lesson, &Story::begin(lesson), Composition::Portrait).picture.size;
    html! {
        <svg class="again" viewBox={format!("0 0 {width} {height}")} aria-hidden="true">
            <use href={["#", SHARED].concat()} width={width.to_string()} height={height.to_string()} />
        </svg>
    }
}

fn question(lesson: &Edition, citations: &Citations, nth: usize) -> Html {
    let questions = &lesson.classroom.questions;
    let question = &questions[nth];
    let links = plain_links(Surface::Page, "../");
    let story = story_at(lesson, &question.step);
    let step = lesson.step(&question.step);
    let of_its_picture = question.about == About::Picture;
    let see = lesson.sections.see_step.replace("{step}", step.map_or("", |step| &step.title));
    html! {
        <li id={question.id.clone()}>
            <fieldset>
                <legend>{ citations.read(&question.ask) }</legend>
                { for question.options.iter().zip(1..).map(|(option, nth)| html! {
                    <label class={format!("option o{nth}")}>
                        <input type="radio" name={question.id.clone()} value={option.id.clone()} />
                        <span>{ citations.read(&option.words) }</span>
                    </label>
                }) }
                <div role="status">
                    { for question.options.iter().zip(1..).map(|(option, nth)| html! {
                        <div class={format!("feedback f{nth} {}", if option.right { "right" } else { "other" })}>
                            <p>
                                <b>{ word(lesson, if option.right { "quiz_right" } else { "quiz_other" }) }</b>
                                { " " }
                                { citations.read(&option.feedback) }
                            </p>
                        </div>
                    }) }
                </div>
                // A question about a step's own picture is asked before that picture is shown.
                { for (!of_its_picture).then(|| again(lesson)) }
                <div class={if of_its_picture { "answered-by at-once" } else { "answered-by" }}>
                    { pictured(&Composition::PAGE.map(|shape| Scene::of(lesson, &story, shape).in_era(&story, Era::In2015)), &["picture-of-", &question.id].concat()) }
                    <p><a href={links.step(&lesson.language.id, &question.step)}>{ citations.read(&see) }</a></p>
                </div>
                { beside(lesson, questions, nth) }
            </fieldset>
        </li>
    }
}

/// Links to the questions before and after, for a class that sees a single question: the one in the address's hash.
fn beside(lesson: &Edition, questions: &[Question], nth: usize) -> Html {
    let to = |nth: usize, rel: &'static str, words: &str| {
        questions.get(nth).map(|it| html! { <a {rel} href={["#", &it.id].concat()}>{ words.to_owned() }</a> })
    };
    html! {
        <p class="one-by-one">
            { for nth.checked_sub(1).and_then(|before| to(before, "prev", &lesson.page.back)) }
            { for to(nth + 1, "next", &lesson.page.next) }
            <span>{ format!("{} / {}", nth + 1, questions.len()) }</span>
            <a href="#all">{ word(lesson, "quiz_all") }</a>
        </p>
    }
}
