//! The parts of the story's picture, which a reader can click or look up, and the lines between them.
//!
//! Several marks may draw a part. The scene has the marks that a step shows.

use lesson::model::picture::{Meaning, Picture};
use lesson::model::{Era, MarkId};
use lesson::scene::{Presence, Scene};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The kind of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// An actor, which sees, reports, decides or acts.
    Actor,
    /// A place on the ground.
    Place,
    /// The incoming missile.
    Missile,
    /// A line from a part to another.
    Line,
    /// A tier, a path, a result.
    Thing,
    /// An entry of the legend.
    Meaning,
}

impl PartKind {
    /// Whether the list of each step contains it, with what comes in and goes out.
    #[must_use]
    pub fn is_listed(self) -> bool {
        matches!(self, Self::Actor | Self::Place | Self::Missile)
    }
}

/// The role of an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// It sees the missile.
    Sees,
    /// It passes on information.
    Reports,
    /// It gives tasks.
    Decides,
    /// It tries to stop the missile.
    Acts,
}

impl Role {
    /// All roles, in the order of their words.
    pub const ALL: [Self; 4] = [Self::Sees, Self::Reports, Self::Decides, Self::Acts];

    /// The key of its words.
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
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: PartKind,
    /// The marks that draw it.
    pub marks: Vec<MarkId>,
    /// For a line, the parts at its start. The first that the picture shows counts.
    pub from: Vec<String>,
    /// For a line, the parts at its end. The first that the picture shows counts.
    pub to: Vec<String>,
    /// The roles of an actor in the whole defence.
    pub roles: Vec<Role>,
    /// The id of the system with its full card.
    pub system: Option<String>,
    /// The facts that support its words.
    pub facts: Vec<String>,
    /// For an entry of the legend, the class of its marks.
    pub means: Option<String>,
    /// Its name.
    pub name: String,
    /// Its name inside a sentence.
    pub called: String,
    /// For a line, what it carries.
    pub carries: String,
    /// What it is.
    pub what: String,
    /// What it is in today's picture, if that differs.
    pub now: Option<String>,
}

/// All parts, and the words around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The parts, in order.
    pub all: Vec<Part>,
    /// The words of lists and cards.
    pub words: PartsWords,
    /// The words of each role.
    pub roles: BTreeMap<String, String>,
}

/// The words around the parts. Names in braces are placeholders.
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
    /// All of these words.
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

/// A line in a step, with the parts at its ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Passage<'a> {
    /// The part at its start.
    pub from: &'a Part,
    /// The line.
    pub line: &'a Part,
    /// The part at its end.
    pub to: &'a Part,
    /// Whether it is used in this step, and not only in an earlier or later step.
    pub happens: bool,
}

impl Parts {
    /// Looks up a part.
    #[must_use]
    pub fn part(&self, id: &str) -> Option<&Part> {
        self.all.iter().find(|part| part.id == id)
    }

    /// The part of a mark.
    #[must_use]
    pub fn of_mark(&self, mark: &MarkId) -> Option<&Part> {
        self.all.iter().find(|part| part.marks.contains(mark))
    }

    /// The parts of these kinds in a scene of an era, in order.
    pub fn shown<'a>(&'a self, scene: &'a Scene<'_>, era: Era) -> impl Iterator<Item = &'a Part> {
        self.all.iter().filter(move |part| part.marks.iter().any(|mark| is_shown(scene, mark, era)))
    }

    /// The lines in a scene with their ends, in order.
    #[must_use]
    pub fn passages<'a>(&'a self, scene: &Scene<'_>, era: Era) -> Vec<Passage<'a>> {
        let shows = |part: &Part| part.marks.iter().any(|mark| is_shown(scene, mark, era));
        let first = |names: &[String]| names.iter().filter_map(|id| self.part(id)).find(|part| shows(part));
        let lines = self.all.iter().filter(|part| part.kind == PartKind::Line && shows(part));
        lines
            .filter_map(|line| {
                // A line that was only considered is used in no step.
                let is_real = |mark: &MarkId| scene.picture.lines.iter().any(|it| it.id == *mark && it.means != Meaning::Considered);
                let happens = line.marks.iter().any(|mark| is_real(mark) && is_lit(scene, mark));
                Some(Passage { from: first(&line.from)?, line, to: first(&line.to)?, happens })
            })
            .collect()
    }

    /// The roles of a part in a scene. If no line of the part is used but the part is lit, as in the overview, these are all its
    /// roles.
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

    /// The roles of a part in words. Empty for a part without a role in this scene.
    #[must_use]
    pub fn roles_in_words(&self, scene: &Scene<'_>, era: Era, part: &Part) -> String {
        let words = |role: &Role| self.roles.get(role.as_str()).map_or("", String::as_str);
        self.roles(scene, era, part).iter().map(words).collect::<Vec<_>>().join(&self.words.joint)
    }

    /// Whether a part acts in a scene.
    #[must_use]
    pub fn is_lit(&self, scene: &Scene<'_>, part: &Part) -> bool {
        part.marks.iter().any(|mark| is_lit(scene, mark))
    }

    /// The words for students.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        let parts = self.all.iter().flat_map(|part| [&part.name, &part.called, &part.carries, &part.what].into_iter().chain(&part.now));
        parts.chain(self.words.all()).chain(self.roles.values())
    }
}

/// The role of a part at an end of a line.
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
