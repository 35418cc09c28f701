//! The worksheet with blanks to fill in, and its version with answers.
//!
//! The two can lie side by side: the same parts in the same order on the same two sheets. An answer
//! takes exactly the room of its blank; the style sheet ensures it.
//!
//! On the first sheet students label parts and lines. The word bank is at its foot, so that a teacher can fold it back.
//! On the second sheet they write sentences and choose options.

use super::handout::ready;
use super::parts::{colophon, pictured, whole_legend, word};
use crate::citations::Citations;
use crate::layout::sheet;
use crate::site::{Page, Site};
use authoring::Edition;
use authoring::classroom::{About, Question};
use authoring::section::Section;
use layered_defense::views::picture::node;
use lesson::model::MarkId;
use lesson::prose::plain;
use lesson::scene::{Composition, Scene};
use lesson::story::Story;
use yew::prelude::*;

/// The greatest number of questions that fit on two sheets with the picture, on both paper sizes and in both languages.
const QUESTIONS: usize = 5;

/// The number of lines for an open answer that fit on A4. On the shorter paper the last is hidden.
const LINES: usize = 3;

/// Writes `en/worksheet.html`, to be filled in.
pub(crate) async fn page(site: &Site, lesson: &Edition) -> Page {
    let body = body(site, lesson, false);
    sheet(site, lesson, Section::Worksheet.slug(), &lesson.sections.worksheet, &[&site.assets.class_style], body).await
}

/// Writes `en/worksheet-key.html`, for the teacher.
pub(crate) async fn key(site: &Site, lesson: &Edition) -> Page {
    let body = body(site, lesson, true);
    sheet(site, lesson, Section::WorksheetKey.slug(), &lesson.sections.key, &[&site.assets.class_style], body).await
}

fn body(site: &Site, lesson: &Edition, answered: bool) -> Html {
    let citations = Citations::new(lesson);
    let story = Story::begin(lesson);
    let scene = Scene::of(lesson, &story, Composition::Landscape);
    let parts: Vec<MarkId> = scene.parts().into_iter().cloned().collect();
    let lines = whole_legend(lesson);
    let mut blank = scene.with_blanks(&[]);
    // On screen the description explains how to press letters. Paper needs other words.
    blank.description = lesson.classroom.word("worksheet_parts");
    let questions = lesson.classroom.questions.iter().filter(|question| question.about == About::Arrangement).take(QUESTIONS);
    let names = parts.iter().map(|mark| lesson.name_of(mark));
    let meanings = lines.iter().map(|line| line.words.to_owned());
    let branches = lesson.steps.iter().filter(|step| step.next.len() > 1);
    html! {
        <div class={if answered { "worksheet answered" } else { "worksheet" }}>
            <nav class="not-on-paper choice-of-paper" aria-label={word(lesson, "handouts")}>
                <p>{ word(lesson, "print_help") }</p>
                { ready(site, lesson, if answered { Section::WorksheetKey.slug() } else { Section::Worksheet.slug() }) }
            </nav>
            { for (!answered).then(|| html! {
                <p class="of-whom"><span>{ word(lesson, "worksheet_name") }</span><span>{ word(lesson, "worksheet_date") }</span></p>
            }) }
            <section>
                <h2>{ citations.read(&word(lesson, "worksheet_parts")) }</h2>
                { pictured(&[blank], "drawn-blank") }
                <ol class="blanks" type="A">
                    { for parts.iter().map(|mark| html! {
                        <li>{ if answered { lesson.name_of(mark) } else { String::new() } }</li>
                    }) }
                </ol>
            </section>
            <section>
                <h2>{ citations.read(&word(lesson, "worksheet_lines")) }</h2>
                <ol class="blanks of-lines">
                    { for lines.iter().map(|line| html! {
                        <li>{ node(line.sample.clone()) }<span>{ if answered { citations.read(line.words) } else { Html::default() } }</span></li>
                    }) }
                </ol>
            </section>
            <section class="word-bank">
                <h2>{ citations.read(&word(lesson, "worksheet_bank")) }</h2>
                { bank(&citations, names) }
                { bank(&citations, meanings) }
                <p class="aside">{ word(lesson, "worksheet_bank_help") }</p>
            </section>
            <section>
                <h2>{ citations.read(&word(lesson, "worksheet_branches")) }</h2>
                { for branches.map(|step| {
                    let notes = lesson.notes_on(&step.id);
                    open(&[&step.heading, &lesson.page.colon].map(String::as_str).concat(), &notes.ask, answered.then_some(&notes.answer))
                }) }
            </section>
            <section>
                <h2>{ citations.read(&word(lesson, "worksheet_leaves_out")) }</h2>
                { open("", &word(lesson, "worksheet_leaves_out_ask"), answered.then_some(&word(lesson, "worksheet_leaves_out_answer"))) }
            </section>
            <section>
                <h2>{ citations.read(&word(lesson, "worksheet_questions")) }</h2>
                <ol class="asked">{ for questions.map(|it| question(&citations, it, answered)) }</ol>
            </section>
            { colophon(lesson) }
        </div>
    }
}

/// Words to choose from. Their order gives no answer away.
fn bank(citations: &Citations, words: impl Iterator<Item = String>) -> Html {
    let mut words: Vec<String> = words.collect();
    words.sort_by_key(|words| words.to_lowercase());
    html! { <ul>{ for words.iter().map(|words| html! { <li>{ citations.read(words) }</li> }) }</ul> }
}

/// An open question with lines to write on, or with its answer.
fn open(about: &str, ask: &str, answer: Option<&String>) -> Html {
    html! {
        <div class="branch">
            <p><b>{ plain(about) }</b>{ ask.to_owned() }</p>
            { match answer {
                Some(answer) => html! { <p class="answer">{ answer.clone() }</p> },
                None => (0..LINES).map(|_| html! { <p class="line"></p> }).collect(),
            } }
        </div>
    }
}

/// A question with its options; in the teacher's version also the right answer with its reason.
fn question(citations: &Citations, question: &Question, answered: bool) -> Html {
    let right = question.options.iter().filter(|option| answered && option.right);
    html! {
        <li>
            <p>{ citations.read(&question.ask) }</p>
            <div class="choice">
                <ul class="boxes">
                    { for question.options.iter().map(|option| html! {
                        <li class={(answered && option.right).then_some("ticked")}>{ citations.read(&option.words) }</li>
                    }) }
                </ul>
                { for right.map(|option| html! { <p class="answer">{ citations.read(&option.feedback) }</p> }) }
            </div>
        </li>
    }
}
