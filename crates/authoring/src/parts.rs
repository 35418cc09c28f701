//! The parts of the story's picture: what a reader can press or look up, and what passes between them.
//!
//! Several marks may draw one part. Which marks a step shows is the scene's matter.

use lesson::model::picture::{Meaning, Picture};
use lesson::model::{Era, MarkId};
use lesson::scene::{Presence, Scene};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What kind of part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// Who sees, reports, decides or acts.
    Actor,
    /// A place on the ground.
    Place,
    /// The incoming missile.
    Missile,
    /// A line on which something passes from one part to another.
    Line,
    /// A tier, a path, a result.
    Thing,
    /// An entry of the legend.
    Meaning,
}

impl PartKind {
    /// Whether the list of each step names it, with what comes in and goes out.
    #[must_use]
    pub fn is_listed(self) -> bool {
        matches!(self, Self::Actor | Self::Place | Self::Missile)
    }
}

/// What an actor does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// It sees the missile.
    Sees,
    /// It passes on what it knows.
    Reports,
    /// It gives tasks.
    Decides,
    /// It tries to stop the missile.
    Acts,
}

impl Role {
    /// Every role, in the order of their words.
    pub const ALL: [Self; 4] = [Self::Sees, Self::Reports, Self::Decides, Self::Acts];

    /// The name of its words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sees => "sees",
            Self::Reports => "reports",
            Self::Decides => "decides",
            Self::Acts => "acts",
        }
    }
}

/// A part of the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub id: String,
    /// What kind of part.
    pub kind: PartKind,
    /// The marks that draw it.
    pub marks: Vec<MarkId>,
    /// For a line: where it starts. The first that the picture shows counts.
    pub from: Vec<String>,
    /// For a line: where it ends, likewise.
    pub to: Vec<String>,
    /// What an actor does in the whole defence.
    pub roles: Vec<Role>,
    /// Its full card.
    pub system: Option<String>,
    /// What its words rest on.
    pub facts: Vec<String>,
    /// For an entry of the legend: the class of the marks that it explains.
    pub means: Option<String>,
    /// What it is called.
    pub name: String,
    /// The same inside a sentence.
    pub called: String,
    /// What travels on a line.
    pub carries: String,
    /// What it is.
    pub what: String,
    /// The same in the picture of the later year, where that differs.
    pub now: Option<String>,
}

/// Every part, and the words around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// In their order.
    pub all: Vec<Part>,
    /// The words of lists and cards.
    pub words: PartsWords,
    /// The words of each role.
    pub roles: BTreeMap<String, String>,
}

/// The words around the parts. `{…}` is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each is described by its words in LANG/parts.toml")]
pub struct PartsWords {
    pub list: String,
    #[serde(rename = "in")]
    pub from: String,
    #[serde(rename = "out")]
    pub to: String,
    pub goes_in: String,
    pub goes_out: String,
    pub role: String,
    pub named: String,
    pub joint: String,
    pub idle: String,
    pub full: String,
    pub close: String,
    pub picture: String,
    pub line: String,
    pub actors: String,
    pub lines: String,
    pub things: String,
    pub meanings: String,
}

impl PartsWords {
    /// Each of them.
    pub fn all(&self) -> [&String; 17] {
        [
            &self.list,
            &self.from,
            &self.to,
            &self.goes_in,
            &self.goes_out,
            &self.role,
            &self.named,
            &self.joint,
            &self.idle,
            &self.full,
            &self.close,
            &self.picture,
            &self.line,
            &self.actors,
            &self.lines,
            &self.things,
            &self.meanings,
        ]
    }
}

/// Something that passes from one part to another in a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Passage<'a> {
    /// Who or what has it.
    pub from: &'a Part,
    /// The line.
    pub line: &'a Part,
    /// Who gets it.
    pub to: &'a Part,
    /// Whether it happens in this step, and not only before it or after it.
    pub happens: bool,
}

impl Parts {
    /// The part of that name.
    #[must_use]
    pub fn part(&self, id: &str) -> Option<&Part> {
        self.all.iter().find(|part| part.id == id)
    }

    /// The part that a mark draws.
    #[must_use]
    pub fn of_mark(&self, mark: &MarkId) -> Option<&Part> {
        self.all.iter().find(|part| part.marks.contains(mark))
    }

    /// The parts of these kinds that a scene shows in an era, in their order.
    pub fn shown<'a>(&'a self, scene: &'a Scene<'_>, era: Era) -> impl Iterator<Item = &'a Part> {
        self.all.iter().filter(move |part| part.marks.iter().any(|mark| is_shown(scene, mark, era)))
    }

    /// What passes between parts in a scene, in the order of the lines.
    #[must_use]
    pub fn passages<'a>(&'a self, scene: &Scene<'_>, era: Era) -> Vec<Passage<'a>> {
        let shows = |part: &Part| part.marks.iter().any(|mark| is_shown(scene, mark, era));
        let first = |names: &[String]| names.iter().filter_map(|id| self.part(id)).find(|part| shows(part));
        let lines = self.all.iter().filter(|part| part.kind == PartKind::Line && shows(part));
        lines
            .filter_map(|line| {
                // What was only considered happens in no step.
                let is_real = |mark: &MarkId| scene.picture.lines.iter().any(|it| it.id == *mark && it.means != Meaning::Considered);
                let happens = line.marks.iter().any(|mark| is_real(mark) && is_lit(scene, mark));
                Some(Passage { from: first(&line.from)?, line, to: first(&line.to)?, happens })
            })
            .collect()
    }

    /// What a part does in a scene. Where nothing happens along its lines but it is lit, as in the view of the whole defence, that is
    /// all that it is there for.
    #[must_use]
    pub fn roles(&self, scene: &Scene<'_>, era: Era, part: &Part) -> Vec<Role> {
        let passages = self.passages(scene, era);
        let mut roles: Vec<Role> = passages.iter().filter(|passage| passage.happens).filter_map(|passage| role(part, passage)).collect();
        if self.is_lit(scene, part) && !passages.iter().any(|passage| passage.happens) {
            roles.extend(&part.roles);
        }
        roles.sort_unstable();
        roles.dedup();
        roles
    }

    /// The same in words; empty where it does nothing.
    #[must_use]
    pub fn roles_in_words(&self, scene: &Scene<'_>, era: Era, part: &Part) -> String {
        let words = |role: &Role| self.roles.get(role.as_str()).map_or("", String::as_str);
        self.roles(scene, era, part).iter().map(words).collect::<Vec<_>>().join(&self.words.joint)
    }

    /// Whether a part is at work in a scene.
    #[must_use]
    pub fn is_lit(&self, scene: &Scene<'_>, part: &Part) -> bool {
        part.marks.iter().any(|mark| is_lit(scene, mark))
    }

    /// The words that students read.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        let parts = self.all.iter().flat_map(|part| [&part.name, &part.called, &part.carries, &part.what].into_iter().chain(&part.now));
        parts.chain(self.words.all()).chain(self.roles.values())
    }
}

/// What a part does by a passage.
fn role(part: &Part, passage: &Passage<'_>) -> Option<Role> {
    let Passage { from, to, .. } = passage;
    if to.id == part.id && from.kind == PartKind::Missile {
        return Some(Role::Sees);
    }
    if from.id != part.id || part.kind != PartKind::Actor {
        return None;
    }
    if to.kind != PartKind::Actor {
        return Some(Role::Acts);
    }
    let decides = part.roles.contains(&Role::Decides) && to.roles.contains(&Role::Acts);
    Some(if decides { Role::Decides } else { Role::Reports })
}

fn is_lit(scene: &Scene<'_>, mark: &MarkId) -> bool {
    matches!(scene.presence(mark), Some(Presence::New | Presence::Lit))
}

/// Whether a mark is in the picture of an era.
fn is_shown(scene: &Scene<'_>, mark: &MarkId, era: Era) -> bool {
    scene.presence(mark).is_some() && is_drawn(scene.picture, mark, era)
}

/// Whether a picture draws a mark in an era.
fn is_drawn(picture: &Picture, mark: &MarkId, era: Era) -> bool {
    let fits = |its: Option<Era>| its.is_none_or(|its| its == era);
    let lines = picture.lines.iter().map(|it| (&it.id, it.era));
    let symbols = picture.symbols.iter().map(|it| (&it.id, it.era));
    let rest =
        picture.outcomes.iter().map(|it| &it.id).chain(picture.nodes.iter().map(|it| &it.id)).chain(picture.tiers.iter().map(|it| &it.id));
    lines.chain(symbols).chain(rest.map(|id| (id, None))).any(|(id, its)| id == mark && fits(its))
}
