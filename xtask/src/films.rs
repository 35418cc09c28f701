//! Makes films of the story: for each path and language a wide and a tall one, as MP4, as a small animation, and as an SVG that plays
//! itself, with tracks of captions, descriptions and chapters.
//!
//! The `prerender` program writes a page for each language, on which any moment of any shot can be shown, and a plan of the films. A
//! browser takes the frames ([`frames`](crate::frames)), and ffmpeg joins them ([`reel`](crate::reel)). Without ffmpeg only SVGs and tracks are made.

use crate::devtools::{Browser, file_url};
use crate::frames::{Look, Window};
use crate::reel::{Reel, Strip};
use crate::run::{project, say, side_by_side};
use crate::{build, tools};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

/// The folder of the finished films, beside `dist/`, which a build replaces.
const FOLDER: &str = "films";

/// The name of the plan.
const PLAN: &str = "films.json";

/// The themes of which films can be made.
const THEMES: [&str; 3] = ["light", "dark", "projector"];

/// The number of things that are made at the same time.
const AT_ONCE: usize = 2;

/// The shapes of films: name, width and height.
pub(crate) const SHAPES: [(&str, [u32; 2]); 2] = [("wide", [1920, 1080]), ("tall", [1080, 1920])];

/// Which films to make.
pub(crate) struct Choice {
    /// The theme.
    pub(crate) theme: String,
    /// A part of the names of the films; empty for all.
    pub(crate) only: String,
}

impl Default for Choice {
    fn default() -> Self {
        // As the slides. Classrooms and articles are light, and a dark picture is hard to see there.
        Self { theme: THEMES[0].to_owned(), only: String::new() }
    }
}

/// A film in a shape.
struct Film<'a> {
    /// The name of its files, without the ends.
    name: String,
    shape: (&'static str, [u32; 2]),
    sheet: &'a Value,
    plan: &'a Value,
}

/// Makes the films.
///
/// # Errors
/// When a tool is missing, the build fails or a film cannot be made.
pub(crate) fn films(choice: &Choice) -> Result<ExitCode> {
    ensure!(THEMES.contains(&choice.theme.as_str()), "--theme {} is unknown: use light, dark or projector", choice.theme);
    let program = tools::browser()?;
    tools::japanese()?;
    let ffmpeg = tools::ffmpeg()?;
    let sheets = build::film_sheets()?;
    let plan = fs::read_to_string(sheets.join(PLAN)).with_context(|| format!("{PLAN} cannot be read"))?;
    let plan: Vec<Value> = serde_json::from_str(&plan).with_context(|| format!("{PLAN} is not a valid plan"))?;
    let all: Vec<Film<'_>> =
        plan.iter().flat_map(|sheet| films_of(sheet, choice)).filter(|film| film.name.contains(&choice.only)).collect();
    if all.is_empty() {
        bail!("no film has {:?} in its name", choice.only);
    }
    let folder = project().join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("{FOLDER}/ cannot be made"))?;
    let began = Instant::now();
    let browser = Browser::start(&program, project().join("target/films/browser"))?;
    for film in &all {
        film.write_tracks(&folder)?;
    }
    side_by_side(
        &all,
        AT_ONCE,
        || Ok(Window::default()),
        |window, film| film.write_svg(window, &browser, &sheets, &choice.theme, &folder),
    )?;
    say(format!("{} films as SVG, with their tracks, in {:.0} s.", all.len(), began.elapsed().as_secs_f32()));
    if let Some(ffmpeg) = ffmpeg {
        let strips = take_frames(&all, &browser, &sheets, &choice.theme)?;
        drop(browser);
        let began = Instant::now();
        let work: Vec<(&Film<'_>, &Strip)> = all.iter().zip(&strips).collect();
        side_by_side(&work, AT_ONCE, || Ok(()), |(), (film, strip)| film.join(&ffmpeg, strip, &folder))?;
        say(format!("{} films as MP4 and GIF in {:.0} s.", all.len(), began.elapsed().as_secs_f32()));
    }
    say(format!("The films are in {FOLDER}/. docs/embedding.md says how to use them with their tracks."));
    Ok(ExitCode::SUCCESS)
}

/// The films of a language, in every shape.
fn films_of<'a>(sheet: &'a Value, choice: &Choice) -> Vec<Film<'a>> {
    let theme = if choice.theme == THEMES[0] { String::new() } else { ["-", &choice.theme].concat() };
    let plans = sheet["films"].as_array().map(Vec::as_slice).unwrap_or_default();
    let name = |plan: &Value, shape: &str| [plan["name"].as_str().unwrap_or_default(), "-", shape, &theme].concat();
    plans.iter().flat_map(|plan| SHAPES.map(|shape| Film { name: name(plan, shape.0), shape, sheet, plan })).collect()
}

/// Takes the frames of all shots of these films, each once. Returns which film shows which frames.
fn take_frames(films: &[Film<'_>], browser: &Browser, sheets: &Path, theme: &str) -> Result<Vec<Strip>> {
    let began = Instant::now();
    let mut looks: Vec<Look> = Vec::new();
    let mut strips = Vec::new();
    let mut work: Vec<(usize, u64, Value)> = Vec::new();
    for film in films {
        let language = text(film.sheet, "language")?;
        let (shape, size) = film.shape;
        let name = [language, shape, theme].join("-");
        let nth = match looks.iter().position(|look| look.name() == name) {
            Some(nth) => nth,
            None => {
                let page = sheets.join(text(film.sheet, "page")?);
                looks.push(Look::new(name, &page, size, theme, browser)?);
                looks.len() - 1
            }
        };
        let mut strip = Strip::default();
        for shot in film.plan["shots"].as_array().context("a film has no shots")? {
            let shot = shot.as_u64().context("a shot has no number")?;
            let frames = &film.sheet["shots"][usize::try_from(shot)?]["frames"];
            if !work.iter().any(|(its, number, _)| (*its, *number) == (nth, shot)) {
                work.push((nth, shot, frames.clone()));
            }
            for (moment, count) in moments(frames)? {
                strip.add(looks[nth].place(shot, moment), count);
            }
        }
        strips.push(strip);
    }
    let make = |window: &mut Window, (nth, shot, frames): &(usize, u64, Value)| {
        for (moment, _) in moments(frames)? {
            looks[*nth].take(window, browser, *shot, moment)?;
        }
        Ok(())
    };
    side_by_side(&work, AT_ONCE, || Ok(Window::default()), make)?;
    let count: usize = strips.iter().map(Strip::length).sum();
    say(format!(
        "{} different pictures for {count} frames in {:.0} s.",
        looks.iter().map(Look::count).sum::<usize>(),
        began.elapsed().as_secs_f32()
    ));
    Ok(strips)
}

/// The moments of a shot in order, each with the number of its frames.
fn moments(frames: &Value) -> Result<Vec<(u64, u64)>> {
    let pairs = frames.as_array().context("a shot has no frames")?;
    let pair = |pair: &Value| Some((pair[0].as_u64()?, pair[1].as_u64()?));
    pairs.iter().map(|it| pair(it).context("a frame has no moment")).collect()
}

fn text<'a>(value: &'a Value, name: &str) -> Result<&'a str> {
    value[name].as_str().with_context(|| format!("the plan has no {name}"))
}

impl Film<'_> {
    /// Writes the tracks. Both shapes share them.
    fn write_tracks(&self, folder: &Path) -> Result<()> {
        for track in self.plan["tracks"].as_array().context("a film has no tracks")? {
            let name = [text(self.plan, "name")?, ".", text(track, "kind")?, ".vtt"].concat();
            fs::write(folder.join(&name), text(track, "text")?).with_context(|| format!("{name} cannot be written"))?;
        }
        Ok(())
    }

    /// Writes the SVG that plays itself. It ends with the last shot, without the card.
    fn write_svg(&self, window: &mut Window, browser: &Browser, sheets: &Path, theme: &str, folder: &Path) -> Result<()> {
        let numbers = self.plan["shots"].as_array().context("a film has no shots")?;
        let shots = numbers.iter().filter_map(|number| {
            let mut shot = self.sheet["shots"][usize::try_from(number.as_u64()?).ok()?].clone();
            shot["shot"] = number.clone();
            shot["frames"].take();
            (shot["plays"] != 0).then_some(shot)
        });
        let plan = json!({ "title": self.plan["title"], "description": self.plan["credit"], "shots": shots.collect::<Vec<_>>() });
        let page = window.page(browser, &file_url(&sheets.join(text(self.sheet, "page")?)), self.shape.1, theme)?;
        let svg = page.value("plan => film.selfPlaying(plan)", &[plan])?;
        let svg = svg.as_str().context("the page wrote no SVG")?;
        let name = [&self.name, ".svg"].concat();
        fs::write(folder.join(&name), svg).with_context(|| format!("{name} cannot be written"))
    }

    /// Joins the frames to an MP4 and an animation.
    fn join(&self, ffmpeg: &Path, strip: &Strip, folder: &Path) -> Result<()> {
        let chapters = self.plan["chapters"].as_array().context("a film has no chapters")?;
        let chapters = chapters.iter().map(|its| Ok((its["start"].as_u64().context("a chapter has no start")?, text(its, "title")?)));
        let reel = Reel {
            name: &self.name,
            title: text(self.plan, "title")?,
            credit: text(self.plan, "credit")?,
            language: text(self.sheet, "language")?,
            captions: folder.join([text(self.plan, "name")?, ".captions.vtt"].concat()),
            chapters: chapters.collect::<Result<_>>()?,
            length: self.plan["length"].as_u64().context("a film has no length")?,
            frame: self.sheet["frame"].as_u64().context("the plan has no duration of a frame")?,
        };
        reel.mp4(ffmpeg, strip, folder)?;
        reel.animation(ffmpeg, strip, folder)
    }
}
