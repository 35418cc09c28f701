//! Reads the files of the links, checks them against the pictures, and joins them with their words.
//!
//! # The files
//! | file | holds |
//! |---|---|
//! | `links.toml` | every link, and the capabilities that depend on them |
//! | `LANG/links.toml` | the words for each of them |

use super::check::marks;
use super::diagnostics::{Diagnostics, same_names, written_as_name};
use crate::dependency::{Arrangement, Capability, Link, Topic};
use lesson::model::picture::{Picture, Pictures};
use lesson::model::{Language, MarkId};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const FILE: &str = "links.toml";

/// Words by key.
type Words = BTreeMap<String, String>;

/// `links.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinksFile {
    shows: Vec<MarkId>,
    link: Vec<LinkRecord>,
    capability: Vec<CapabilityRecord>,
}

/// A link in `links.toml`.
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

/// A capability in `links.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CapabilityRecord {
    id: String,
    of: Topic,
    supports: Vec<Vec<String>>,
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
    too_old: String,
    note: String,
    quiz: String,
    link: Words,
    of: Words,
    capability: BTreeMap<String, CapabilityWords>,
}

/// The words of a capability.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CapabilityWords {
    kept: String,
    lost: String,
}

/// The graph of links in every language, in order. If something is missing, that is reported, and fewer are returned.
pub(super) fn in_languages(pictures: &Pictures, languages: &[Language], diagnostics: &mut Diagnostics<'_>) -> Vec<Arrangement> {
    let Some(file) = diagnostics.read::<LinksFile>(FILE) else { return Vec::new() };
    holds_together(&file, diagnostics);
    drawn(&file, pictures, diagnostics);
    let mut all = Vec::new();
    for language in languages {
        let name = [language.id.as_str(), "/", FILE].concat();
        let Some(words) = diagnostics.read::<LinkWords>(&name) else { continue };
        same_names(&name, "[link]", file.link.iter().map(|it| &it.id), words.link.keys(), diagnostics);
        same_names(&name, "[capability]", file.capability.iter().map(|it| &it.id), words.capability.keys(), diagnostics);
        let kinds: Vec<String> = Topic::ALL.iter().map(|it| it.as_str().to_owned()).collect();
        same_names(&name, "[of]", &kinds, words.of.keys(), diagnostics);
        all.extend(joined(&file, words));
    }
    all
}

/// Checks that ids are unique, and that a capability depends only on links and on capabilities above it. So there are no
/// cycles.
fn holds_together(file: &LinksFile, diagnostics: &mut Diagnostics<'_>) {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for topic in Topic::ALL.iter().filter(|topic| !file.capability.iter().any(|capability| capability.of == **topic)) {
        diagnostics.error(FILE, None, format!("there is no capability about “{}”", topic.as_str()), "a [[capability]] of each");
    }
    for link in &file.link {
        written_as_name(FILE, "link", &link.id, diagnostics);
        if !known.insert(&link.id) {
            let at = diagnostics.record(FILE, "link", &link.id, 1);
            diagnostics.error(FILE, at, format!("two links are called “{}”", link.id), "each of them once");
        }
    }
    for capability in &file.capability {
        written_as_name(FILE, "capability", &capability.id, diagnostics);
        let at = diagnostics.record(FILE, "capability", &capability.id, 0);
        for need in capability.supports.iter().flatten().filter(|need| !known.contains(need.as_str())) {
            let expected = "the id of a [[link]], or of a [[capability]] above";
            diagnostics.error(FILE, at, format!("“{}” depends on “{need}”, which does not exist", capability.id), expected);
        }
        if capability.supports.is_empty() || capability.supports.iter().any(Vec::is_empty) {
            diagnostics.error(
                FILE,
                at,
                format!("“{}” depends on nothing", capability.id),
                "at least one link or capability in each of its `supports`",
            );
        }
        if !known.insert(&capability.id) {
            let at = diagnostics.record(FILE, "capability", &capability.id, 1).or(at);
            diagnostics.error(
                FILE,
                at,
                format!("“{}” is also the name of a link or of another capability", capability.id),
                "a name of its own",
            );
        }
    }
    let capabilities: BTreeSet<&str> = file.capability.iter().map(|capability| capability.id.as_str()).collect();
    for (link, carried) in file.link.iter().flat_map(|link| link.carries.iter().map(move |carried| (link, carried))) {
        if !capabilities.contains(carried.as_str()) {
            let at = diagnostics.record(FILE, "link", &link.id, 0);
            diagnostics.error(FILE, at, format!("“{}” carries “{carried}”", link.id), "the id of a [[capability]]");
        }
    }
}

/// Checks that both compositions draw every line and mark, and have a place for every letter.
fn drawn(file: &LinksFile, pictures: &Pictures, diagnostics: &mut Diagnostics<'_>) {
    for (name, picture) in [("landscape", &pictures.landscape), ("portrait", &pictures.portrait)] {
        let marks = marks(picture);
        let lines: Vec<MarkId> = file.link.iter().map(LinkRecord::line).collect();
        let named = file.shows.iter().chain(&lines).chain(file.capability.iter().flat_map(|capability| &capability.marks));
        for mark in named.filter(|mark| !marks.contains(mark)) {
            let at = diagnostics.quoted(FILE, mark.as_str(), 0);
            let problem = format!("“{}” is not drawn in picture/{name}.toml", mark.as_str());
            diagnostics.error(FILE, at, problem, "a mark of both compositions");
        }
        for link in &file.link {
            let letter = if name == "landscape" { link.landscape } else { link.portrait };
            if !inside(letter, picture) {
                let at = diagnostics.record(FILE, "link", &link.id, 0);
                let [width, height] = picture.size;
                let problem = format!("the letter of “{}” is outside the {name} picture", link.id);
                diagnostics.error(FILE, at, problem, &format!("a place within {width} × {height}"));
            }
        }
    }
}

fn inside([x, y]: [i32; 2], picture: &Picture) -> bool {
    let [width, height] = picture.size;
    (0..width).contains(&x) && (0..height).contains(&y)
}

/// Joins links with their words. `None` if words are missing, which is reported already.
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
    let capability = |capability: &CapabilityRecord| {
        let said = words.capability.get(&capability.id)?;
        Some(Capability {
            id: capability.id.clone(),
            of: capability.of,
            question: words.of.get(capability.of.as_str())?.clone(),
            supports: capability.supports.clone(),
            marks: capability.marks.clone(),
            kept: said.kept.clone(),
            lost: said.lost.clone(),
        })
    };
    Some(Arrangement {
        links: file.link.iter().map(link).collect::<Option<_>>()?,
        capabilities: file.capability.iter().map(capability).collect::<Option<_>>()?,
        shows: file.shows.clone(),
        picture: words.picture,
        description: words.description,
        heading: words.heading,
        ask_first: words.ask_first,
        mend: words.mend,
        too_old: words.too_old,
        note: words.note,
        quiz: words.quiz,
    })
}
