//! The quiz: questions that explain every answer, right in the page and without scripts.
//!
//! Which feedback is seen is the style sheet's matter. Nothing is counted and nothing leaves the page.

use super::{pictured, word};
use crate::pages::margin::Margin;
use crate::pages::section::sheet;
use crate::pages::{Page, Site, plain_links, story_at};
use crate::views::SharedLesson;
use lesson::address::Surface;
use lesson::model::Era;
use lesson::model::classroom::Question;
use lesson::scene::{Composition, Scene};
use yew::prelude::*;

/// Its name in addresses.
pub(in crate::pages) const NAME: &str = "check";

/// `en/check.html`.
pub(in crate::pages) async fn page(site: &Site, lesson: &SharedLesson) -> Page {
    let margin = Margin::new(lesson);
    // A form of this method goes nowhere; it is there for its one button.
    let body = html! {
        <form class="quiz" method="dialog" autocomplete="off">
            <p class="aside">{ word(lesson, "quiz_private") }</p>
            <ol>{ for lesson.classroom.questions.iter().map(|it| question(lesson, &margin, it)) }</ol>
            <button type="reset">{ word(lesson, "quiz_reset") }</button>
        </form>
    };
    sheet(site, lesson, NAME, &lesson.sections.check, &[&site.assets.class_style], body).await
}

fn question(lesson: &SharedLesson, margin: &Margin, question: &Question) -> Html {
    let links = plain_links(Surface::Page, "../");
    let story = story_at(lesson, &question.step);
    let step = lesson.step(&question.step);
    let see = lesson.sections.see_step.replace("{step}", step.map_or("", |step| &step.title));
    html! {
        <li id={question.id.clone()}>
            <fieldset>
                <legend>{ margin.read(&question.ask) }</legend>
                { for question.options.iter().zip(1..).map(|(option, nth)| html! {
                    <label class={format!("option o{nth}")}>
                        <input type="radio" name={question.id.clone()} value={option.id.clone()} />
                        <span>{ margin.read(&option.words) }</span>
                    </label>
                }) }
                <div role="status">
                    { for question.options.iter().zip(1..).map(|(option, nth)| html! {
                        <div class={format!("feedback f{nth} {}", if option.right { "right" } else { "other" })}>
                            <p>
                                <b>{ word(lesson, if option.right { "quiz_right" } else { "quiz_other" }) }</b>
                                { " " }
                                { margin.read(&option.feedback) }
                            </p>
                        </div>
                    }) }
                </div>
                <div class="answered-by">
                    { pictured(&Composition::PAGE.map(|shape| Scene::of(lesson, &story, shape).in_era(&story, Era::In2015)), &["picture-of-", &question.id].concat()) }
                    <p><a href={links.step(&lesson.language.id, &question.step)}>{ margin.read(&see) }</a></p>
                </div>
            </fieldset>
        </li>
    }
}
