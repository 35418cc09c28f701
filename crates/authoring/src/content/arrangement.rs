//! The files of the arrangement's links, read, checked against the pictures and joined with their words.
//!
//! # The files
//! | file | holds |
//! |---|---|
//! | `links.toml` | every link, and what rests on which of them |
//! | `LANG/links.toml` | the words of each of them |

use super::Reader;
use super::check::{marks, same_names, written_as_name};
use crate::dependency::{Arrangement, Link, Matter, State};
use lesson::model::picture::{Picture, Pictures};
use lesson::model::{Language, MarkId};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const FILE: &str = "links.toml";

/// Words by name.
type Words = BTreeMap<String, String>;

/// `links.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinksFile {
    shows: Vec<MarkId>,
    link: Vec<LinkRecord>,
    state: Vec<StateRecord>,
}

/// A link of `links.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkRecord {
    id: String,
    line: Option<MarkId>,
    #[serde(default)]
    carries: Vec<String>,
    landscape: [i32; 2],
    portrait: [i32; 2],
}

impl LinkRecord {
    fn line(&self) -> MarkId {
        self.line.clone().unwrap_or_else(|| self.id.as_str().into())
    }
}

/// A state of `links.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StateRecord {
    id: String,
    of: Matter,
    ways: Vec<Vec<String>>,
    #[serde(default)]
    marks: Vec<MarkId>,
}

/// `LANG/links.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkWords {
    picture: String,
    description: String,
    heading: String,
    ask_first: String,
    mend: String,
    note: String,
    quiz: String,
    link: Words,
    of: Words,
    state: BTreeMap<String, StateWords>,
}

/// What is said of a state.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StateWords {
    kept: String,
    lost: String,
}

/// The arrangement in every language, in their order. Fewer where something is missing, which is noted.
pub(super) fn in_languages(pictures: &Pictures, languages: &[Language], reader: &mut Reader<'_>) -> Vec<Arrangement> {
    let Some(file) = reader.read::<LinksFile>(FILE) else { return Vec::new() };
    holds_together(&file, reader);
    drawn(&file, pictures, reader);
    let mut all = Vec::new();
    for language in languages {
        let name = [language.id.as_str(), "/", FILE].concat();
        let Some(words) = reader.read::<LinkWords>(&name) else { continue };
        same_names(&name, "[link]", file.link.iter().map(|it| &it.id), words.link.keys(), reader);
        same_names(&name, "[state]", file.state.iter().map(|it| &it.id), words.state.keys(), reader);
        let kinds: Vec<String> = Matter::ALL.iter().map(|it| it.as_str().to_owned()).collect();
        same_names(&name, "[of]", &kinds, words.of.keys(), reader);
        all.extend(joined(&file, words));
    }
    all
}

/// Every name is there once, and a state rests on links and on states above it: then none rests on itself.
fn holds_together(file: &LinksFile, reader: &mut Reader<'_>) {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for matter in Matter::ALL.iter().filter(|matter| !file.state.iter().any(|state| state.of == **matter)) {
        reader.error(FILE, None, format!("there is no state about “{}”", matter.as_str()), "a [[state]] of each");
    }
    for link in &file.link {
        written_as_name(FILE, "link", &link.id, reader);
        if !known.insert(&link.id) {
            let at = reader.record(FILE, "link", &link.id, 1);
            reader.error(FILE, at, format!("two links are called “{}”", link.id), "each of them once");
        }
    }
    for state in &file.state {
        written_as_name(FILE, "state", &state.id, reader);
        let at = reader.record(FILE, "state", &state.id, 0);
        for need in state.ways.iter().flatten().filter(|need| !known.contains(need.as_str())) {
            let expected = "the id of a [[link]], or of a [[state]] above";
            reader.error(FILE, at, format!("“{}” rests on “{need}”, which is neither", state.id), expected);
        }
        if state.ways.is_empty() || state.ways.iter().any(Vec::is_empty) {
            reader.error(FILE, at, format!("“{}” rests on nothing", state.id), "at least one link or state in each of its `ways`");
        }
        if !known.insert(&state.id) {
            let at = reader.record(FILE, "state", &state.id, 1).or(at);
            reader.error(FILE, at, format!("“{}” is the name of something else already", state.id), "a name of its own");
        }
    }
    let states: BTreeSet<&str> = file.state.iter().map(|state| state.id.as_str()).collect();
    for (link, carried) in file.link.iter().flat_map(|link| link.carries.iter().map(move |carried| (link, carried))) {
        if !states.contains(carried.as_str()) {
            let at = reader.record(FILE, "link", &link.id, 0);
            reader.error(FILE, at, format!("“{}” carries “{carried}”", link.id), "the id of a [[state]]");
        }
    }
}

/// Every line and mark is drawn in both compositions, and every letter stands in them.
fn drawn(file: &LinksFile, pictures: &Pictures, reader: &mut Reader<'_>) {
    for (name, picture) in [("landscape", &pictures.landscape), ("portrait", &pictures.portrait)] {
        let marks = marks(picture);
        let lines: Vec<MarkId> = file.link.iter().map(LinkRecord::line).collect();
        let named = file.shows.iter().chain(&lines).chain(file.state.iter().flat_map(|state| &state.marks));
        for mark in named.filter(|mark| !marks.contains(mark)) {
            let at = reader.quoted(FILE, mark.as_str(), 0);
            let problem = format!("“{}” is not drawn in picture/{name}.toml", mark.as_str());
            reader.error(FILE, at, problem, "a mark of both compositions");
        }
        for link in &file.link {
            let letter = if name == "landscape" { link.landscape } else { link.portrait };
            if !inside(letter, picture) {
                let at = reader.record(FILE, "link", &link.id, 0);
                let [width, height] = picture.size;
                let problem = format!("the letter of “{}” stands outside the {name} picture", link.id);
                reader.error(FILE, at, problem, &format!("a place within {width} × {height}"));
            }
        }
    }
}

fn inside([x, y]: [i32; 2], picture: &Picture) -> bool {
    let [width, height] = picture.size;
    (0..width).contains(&x) && (0..height).contains(&y)
}

/// None where words are missing, which is noted already.
fn joined(file: &LinksFile, words: LinkWords) -> Option<Arrangement> {
    let link = |link: &LinkRecord| {
        Some(Link {
            id: link.id.clone(),
            line: link.line(),
            carries: link.carries.clone(),
            letter_at: [link.landscape, link.portrait],
            words: words.link.get(&link.id)?.clone(),
        })
    };
    let state = |state: &StateRecord| {
        let said = words.state.get(&state.id)?;
        Some(State {
            id: state.id.clone(),
            of: state.of,
            question: words.of.get(state.of.as_str())?.clone(),
            ways: state.ways.clone(),
            marks: state.marks.clone(),
            kept: said.kept.clone(),
            lost: said.lost.clone(),
        })
    };
    Some(Arrangement {
        links: file.link.iter().map(link).collect::<Option<_>>()?,
        states: file.state.iter().map(state).collect::<Option<_>>()?,
        shows: file.shows.clone(),
        picture: words.picture,
        description: words.description,
        heading: words.heading,
        ask_first: words.ask_first,
        mend: words.mend,
        note: words.note,
        quiz: words.quiz,
    })
}
