//! What `cargo xtask films` needs: a page for each language with the shots of all films, and a plan of the films.
//!
//! The pages are never published. A shot holds the story's picture as the page has it, so the project's own player shows any moment of
//! it. `assets/script/film` drives the player, and a browser takes the frames. The plan has the times and the tracks.

use super::document::escaped;
use crate::render::still;
use crate::site::{Page, Site};
use authoring::Edition;
use films::{Card, FRAME, Film, Kind, Shot, film, track};
use layered_defense::views::picture::node;
use lesson::drawing::draw;
use lesson::scene::{Composition, Scene};
use lesson::story::Story;
use motion::{Score, score};
use serde_json::{Value, json};
use yew::prelude::*;

/// A shot that films share: its markup, and the motion of its pictures.
struct Shared {
    /// Any path on which it plays like this.
    path: String,
    markup: String,
    motion: Vec<Score>,
    plan: Value,
}

impl Site {
    /// The pages for films, with this style and this script, and the plan. The plan is the last.
    pub async fn film_sheets(&self, style: &str, script: &str) -> Vec<Page> {
        let mut pages = Vec::new();
        let mut plans = Vec::new();
        let look = self.assets.figure_style.join("\n");
        for lesson in &self.editions {
            let mut shots: Vec<Shared> = Vec::new();
            let mut films = Vec::new();
            for path in &lesson.paths {
                let film = film(lesson, path);
                let mut its = Vec::new();
                for shot in &film.shots {
                    let markup = shot_markup(lesson, shot).await;
                    let motion = motion_of(lesson, shot);
                    its.push(place(&mut shots, Shared { path: shot.path.as_str().to_owned(), markup, motion, plan: plan_of(shot) }));
                }
                let markup = card_markup(&film.card).await;
                let plan =
                    json!({ "lead": film.card.length, "plays": 0, "rest": 0, "motion": 0, "frames": [[0, film.card.length / FRAME]] });
                its.push(place(&mut shots, Shared { path: film.path.as_str().to_owned(), markup, motion: Vec::new(), plan }));
                films.push(film_plan(&film, &its));
            }
            let name = [lesson.language.id.as_str(), ".html"].concat();
            plans.push(json!({
                "page": name, "language": lesson.language.id.as_str(), "frame": FRAME, "films": films,
                "shots": shots.iter().map(|shot| shot.plan.clone()).collect::<Vec<_>>(),
            }));
            pages.push((name, sheet(lesson, &shots, [&look, style], script)));
        }
        pages.push(("films.json".to_owned(), Value::from(plans).to_string()));
        pages
    }
}

/// The index of a shot among those of all films. A new shot is added.
fn place(shots: &mut Vec<Shared>, shot: Shared) -> usize {
    let same = |its: &Shared| its.markup == shot.markup && its.motion == shot.motion && its.plan == shot.plan;
    shots.iter().position(same).unwrap_or_else(|| {
        shots.push(shot);
        shots.len() - 1
    })
}

fn story_of(shot: &Shot) -> Story {
    Story { step: shot.step.clone(), path: shot.path.clone() }
}

fn motion_of(lesson: &Edition, shot: &Shot) -> Vec<Score> {
    Composition::PAGE.map(|composition| score(lesson, &story_of(shot), composition)).to_vec()
}

/// A shot's times in milliseconds.
fn plan_of(shot: &Shot) -> Value {
    json!({ "lead": shot.lead, "plays": shot.plays, "rest": shot.rest, "motion": shot.motion, "frames": shot.frames() })
}

fn film_plan(film: &Film, shots: &[usize]) -> Value {
    let starts = film.starts();
    let titles = film.shots.iter().map(|shot| &shot.title).chain([&film.card.heading]);
    let chapters: Vec<Value> = starts.iter().zip(titles).map(|(start, title)| json!({ "start": start, "title": title })).collect();
    let tracks: Vec<Value> = Kind::ALL.map(|kind| json!({ "kind": kind.as_str(), "text": track(film, kind) })).to_vec();
    json!({
        "name": film.name, "title": film.title, "shots": shots, "length": film.length(), "chapters": chapters, "tracks": tracks,
        "credit": film.card.credit.join(" "),
    })
}

/// A shot: its picture in both compositions, and its words.
async fn shot_markup(lesson: &Edition, shot: &Shot) -> String {
    let story = story_of(shot);
    let pictures = Composition::PAGE.map(|composition| node(draw(&Scene::of(lesson, &story, composition), "story-picture")));
    still(html! {
        <>
            <figure class="stage">{ for pictures }</figure>
            <div class="narration">
                <h1 class="title">{ shot.title.clone() }</h1>
                <div class="caption">{ for shot.sentences.iter().map(|words| html! { <p class="sentence">{ words.clone() }</p> }) }</div>
                <p class="credit">{ shot.credit.clone() }</p>
            </div>
        </>
    })
    .await
    .replacen("<figure", &format!("<figure data-step=\"{}\" data-era=\"{}\"", shot.step.as_str(), shot.era.as_str()), 1)
}

async fn card_markup(card: &Card) -> String {
    let line = |class: &'static str, words: &String| html! { <p {class}>{ words.clone() }</p> };
    still(html! {
        <div class="card">
            <div>
                <h1>{ card.name.clone() }</h1>
                { line("ending", &card.ending) }
                { line("outcomes", &card.outcomes) }
                { line("caveat", &card.caveat) }
            </div>
            <div>
                <h2>{ card.heading.clone() }</h2>
                <ul>{ for card.sources.iter().map(|source| html! { <li>{ source.clone() }</li> }) }</ul>
            </div>
            <div class="credits">{ for card.credit.iter().map(|words| line("credit", words)) }</div>
        </div>
    })
    .await
}

/// The page. Only the shot that is shown is in the document, because the pictures share the ids of their shades.
fn sheet(lesson: &Edition, shots: &[Shared], [look, style]: [&str; 2], script: &str) -> String {
    let templates: String =
        shots.iter().map(|shot| ["<template data-path=\"", &shot.path, "\">", &shot.markup, "</template>\n"].concat()).collect();
    format!(
        "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\" data-language=\"{lang}\" data-theme=\"light\" data-motion=\"auto\">\n<head>\n\
         <meta charset=\"utf-8\">\n<title>{title}</title>\n<style id=\"look\">{look}</style>\n<style>{style}</style>\n</head>\n<body>\n\
         <article class=\"story\"></article>\n{templates}<script>{script}</script>\n</body>\n</html>\n",
        lang = lesson.language.id.as_str(),
        dir = lesson.language.direction.as_str(),
        title = escaped(&lesson.page.name),
    )
}
