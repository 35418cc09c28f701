//! The beats of a step: its events, each after its cause.
//!
//! They are derived from the marks that the step adds and lights. The author orders the added marks. Between them, information
//! travels along each line that the step lights, as soon as the party at the start of the line knows something.

use crate::parties::{Parties, boxed, flies};
use lesson::model::picture::{AttemptResult, LabelRole, Meaning, Picture, Tier};
use lesson::model::{Lesson, MarkId, Step};
use lesson::story::Story;

/// The smallest event of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beat {
    /// The kind of event.
    pub kind: Kind,
    /// The marks that appear.
    pub brings: Vec<MarkId>,
    /// The marks that become active: lines on which something travels, actors and tiers that light up.
    pub lights: Vec<MarkId>,
    /// Its duration at speed 1, in ticks.
    pub length: u32,
}

/// A kind of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The missile flies a piece of its path.
    Flies,
    /// A sensor's line of sight reaches the missile.
    Sees,
    /// Information travels from a party to another.
    Tells,
    /// Tracks are combined where they arrive.
    Joins,
    /// The expected path of the missile is drawn.
    Expects,
    /// A task travels from the commander to a tier.
    Orders,
    /// An interceptor flies.
    Acts,
    /// An interceptor hits the missile.
    Meets,
    /// An interceptor misses the missile and passes it.
    Passes,
    /// Something appears in the picture.
    Stands,
    /// Active marks become quiet.
    Recedes,
    /// The result of an attempt is shown again.
    Recalls,
}

impl Kind {
    /// The duration at speed 1, in ticks.
    #[must_use]
    pub fn length(self) -> u32 {
        match self {
            Self::Flies => 150,
            Self::Sees => 110,
            Self::Tells => 90,
            Self::Joins => 70,
            Self::Expects | Self::Recalls => 100,
            Self::Orders => 130,
            Self::Acts => 170,
            Self::Meets => 130,
            Self::Passes => 160,
            Self::Stands => 90,
            Self::Recedes => 60,
        }
    }
}

/// The beats of the step that a story shows. They are the same for both compositions.
#[must_use]
pub fn beats(lesson: &Lesson, story: &Story) -> Vec<Beat> {
    let step = story.shown(lesson);
    let walked = story.walked(lesson);
    let earlier = &walked[..walked.len().saturating_sub(1)];
    let mut writer = Writer::new(&lesson.pictures.landscape, step, earlier);
    if step.adds.is_empty() && earlier.is_empty() {
        writer.open();
    } else if step.adds.is_empty() {
        writer.recall();
    } else {
        writer.happen();
    }
    writer.light();
    writer.beats
}

struct Writer<'a> {
    picture: &'a Picture,
    step: &'a Step,
    earlier: &'a [&'a Step],
    beats: Vec<Beat>,
    /// The parties that know something so far.
    informed: Vec<MarkId>,
    /// Lines that the step lights and on which nothing has travelled yet.
    pending: Vec<(MarkId, Parties)>,
    /// Lines of sight from the previous step, which wait for the missile to fly.
    following: Vec<MarkId>,
}

impl<'a> Writer<'a> {
    fn new(picture: &'a Picture, step: &'a Step, earlier: &'a [&'a Step]) -> Self {
        let pending = step.lights.iter().filter_map(|mark| {
            let line = picture.lines.iter().find(|line| line.id == *mark)?;
            let passes_on = matches!(line.means, Meaning::Information | Meaning::Shared);
            Some((mark.clone(), Parties::of(picture, &line.path).filter(|_| passes_on)?))
        });
        Self { picture, step, earlier, beats: Vec::new(), informed: Vec::new(), pending: pending.collect(), following: Vec::new() }
    }

    /// The first step: everything appears.
    fn open(&mut self) {
        let is_tier = |mark: &&MarkId| self.picture.tiers.iter().any(|tier| tier.id == **mark);
        let (tiers, actors): (Vec<&MarkId>, Vec<&MarkId>) = self.step.lights.iter().partition(is_tier);
        for lights in [tiers, actors] {
            self.push(Kind::Stands, Vec::new(), lights.into_iter().cloned().collect());
        }
        let meaning = |mark: &MarkId| self.picture.lines.iter().find(|line| line.id == *mark).map(|line| line.means);
        let chance = |mark: &MarkId| self.picture.outcomes.iter().find(|it| it.id == *mark).map(|it| it.tier);
        let before = &self.step.before;
        let expected = before.iter().filter(|mark| meaning(mark) == Some(Meaning::Expected)).cloned().collect();
        let mut bring = vec![(Kind::Expects, expected)];
        for (line, tier) in [(Meaning::UpperTier, Tier::Upper), (Meaning::LowerTier, Tier::Lower)] {
            let its = before.iter().filter(|mark| meaning(mark) == Some(line) || chance(mark) == Some(tier)).cloned().collect();
            bring.push((Kind::Acts, its));
        }
        for (kind, brings) in bring {
            self.push(kind, brings, Vec::new());
        }
    }

    /// A step that adds no marks: it shows the results again.
    fn recall(&mut self) {
        self.push(Kind::Recedes, Vec::new(), Vec::new());
        for outcome in &self.picture.outcomes {
            let was_added = self.earlier.iter().any(|step| step.adds.iter().flatten().any(|mark| *mark == outcome.id));
            if was_added && outcome.result != AttemptResult::Ahead {
                self.push(Kind::Recalls, Vec::new(), vec![outcome.id.clone()]);
            }
        }
    }

    /// The marks that the step adds, and the information that travels between them.
    fn happen(&mut self) {
        let step = self.step;
        for group in &step.adds {
            let (follow, rest): (Vec<&MarkId>, Vec<&MarkId>) = group.iter().partition(|mark| self.follows(mark));
            if !follow.is_empty() {
                self.following.extend(follow.into_iter().cloned());
                self.catch_up();
            }
            if !rest.is_empty() {
                self.bring(rest.into_iter().cloned().collect());
            }
            self.pass_on(false);
        }
        self.pass_on(true);
    }

    fn bring(&mut self, marks: Vec<MarkId>) {
        let kind = marks.iter().map(|mark| self.kind(mark)).find(|kind| *kind != Kind::Stands).unwrap_or(Kind::Stands);
        if matches!(kind, Kind::Expects | Kind::Orders) {
            self.pass_on(true);
        }
        let sensors: Vec<MarkId> = marks.iter().filter_map(|mark| self.sensor(mark)).collect();
        self.informed.extend(sensors);
        // The missile flies in the same beat as an interceptor that flies towards it, and is seen there.
        let last = self.beats.last_mut();
        let joined = last.filter(|last| matches!((last.kind, kind), (Kind::Flies | Kind::Acts, Kind::Acts | Kind::Flies)));
        match joined {
            Some(last) if last.kind == Kind::Acts || kind == Kind::Acts || !brings_missile(self.picture, last) => {
                if kind == Kind::Acts {
                    last.kind = kind;
                    last.length = kind.length();
                }
                last.brings.extend(marks);
            }
            _ => self.push(kind, marks, Vec::new()),
        }
        self.catch_up();
    }

    /// Lines of sight that followed the missile follow it again.
    fn catch_up(&mut self) {
        let following = std::mem::take(&mut self.following);
        match self.beats.iter_mut().rev().find(|beat| matches!(beat.kind, Kind::Flies | Kind::Acts)) {
            Some(beat) => beat.brings.extend(following.clone()),
            None => self.following = following.clone(),
        }
        if self.following.is_empty() {
            let sensors: Vec<MarkId> = following.iter().filter_map(|mark| self.sensor(mark)).collect();
            self.informed.extend(sensors);
        }
    }

    /// Whether a line of sight continues a line of the previous step.
    fn follows(&self, mark: &MarkId) -> bool {
        let Some(sensor) = self.sensor(mark) else { return false };
        let last = self.earlier.last();
        let before = last.into_iter().flat_map(|step| step.adds.iter().flatten().chain(&step.lights));
        before.filter_map(|its| self.sensor(its)).any(|its| its == sensor)
    }

    fn sensor(&self, mark: &MarkId) -> Option<MarkId> {
        let line = self.picture.lines.iter().find(|line| line.id == *mark && line.means == Meaning::Sensing)?;
        Parties::sensor(self.picture, &line.path)
    }

    /// Passes information on. With `all`, also from parties that saw nothing in this step, because they know it from earlier steps.
    fn pass_on(&mut self, all: bool) {
        loop {
            // An exchange waits until all its information has arrived.
            let waits = |parties: &Parties| !all && self.pending.iter().any(|(_, its)| answers(its, parties));
            let knows = |parties: &Parties| self.informed.contains(&parties.from.mark);
            let ready = self.pending.iter().position(|(_, parties)| knows(parties) && !waits(parties));
            let Some(next) = ready.or_else(|| (all && !self.pending.is_empty()).then_some(0)) else { break };
            let (line, parties) = self.pending.remove(next);
            let mut lines = vec![line];
            // Both directions of an exchange are in the same beat.
            let back = self.pending.iter().position(|(_, its)| answers(its, &parties));
            if let Some(back) = back {
                lines.push(self.pending.remove(back).0);
            }
            self.informed.push(parties.to.mark);
            self.push(Kind::Tells, Vec::new(), lines);
        }
        let joins: Vec<MarkId> = self.step.lights.iter().filter(|mark| self.is_commander(mark)).cloned().collect();
        if all && !joins.is_empty() && self.beats.iter().all(|beat| beat.kind != Kind::Joins) {
            self.push(Kind::Joins, Vec::new(), joins);
        }
    }

    /// Whether a mark is in a box that receives tracks.
    fn is_commander(&self, mark: &MarkId) -> bool {
        let symbol = self.picture.symbols.iter().find(|symbol| symbol.id == *mark);
        let joined = symbol.and_then(|symbol| boxed(self.picture, symbol));
        let sends = |line: &&lesson::model::picture::Line| line.means == Meaning::Information;
        let arrives = |its: &MarkId| {
            self.picture.lines.iter().filter(sends).filter_map(|line| Parties::of(self.picture, &line.path)).any(|it| it.to.mark == *its)
        };
        joined.is_some_and(arrives)
    }

    fn kind(&self, mark: &MarkId) -> Kind {
        if let Some(line) = self.picture.lines.iter().find(|line| line.id == *mark) {
            return match line.means {
                Meaning::Incoming => Kind::Flies,
                Meaning::Sensing => Kind::Sees,
                Meaning::Expected => Kind::Expects,
                Meaning::Assignment => Kind::Orders,
                Meaning::UpperTier | Meaning::LowerTier if line.era.is_none() => Kind::Acts,
                _ => Kind::Stands,
            };
        }
        if let Some(outcome) = self.picture.outcomes.iter().find(|outcome| outcome.id == *mark) {
            return if outcome.result == AttemptResult::Missed { Kind::Passes } else { Kind::Meets };
        }
        let missile = self.picture.symbols.iter().any(|symbol| symbol.id == *mark && flies(symbol));
        if missile { Kind::Flies } else { Kind::Stands }
    }

    fn push(&mut self, kind: Kind, brings: Vec<MarkId>, lights: Vec<MarkId>) {
        self.beats.push(Beat { kind, brings, lights, length: kind.length() });
    }

    /// Places every other mark that the step lights in the beat in which it becomes active.
    fn light(&mut self) {
        let placed: Vec<MarkId> = self.beats.iter().flat_map(|beat| beat.lights.clone()).collect();
        let attention_passes = self.earlier.last().is_some_and(|step| {
            let tiers = &self.picture.tiers;
            tiers.iter().any(|tier| step.lights.contains(&tier.id) && !self.step.lights.contains(&tier.id))
        });
        for mark in self.step.lights.iter().filter(|mark| !placed.contains(mark)) {
            let tier = self.picture.tiers.iter().find(|tier| tier.id == *mark).map(|tier| tier.tier);
            let nth = match tier {
                Some(_) if attention_passes => 0,
                Some(tier) => self.beats.iter().position(|beat| self.acts_for(beat, tier)).unwrap_or(0),
                None => self.works_first(mark).unwrap_or(0),
            };
            if let Some(beat) = self.beats.get_mut(nth) {
                beat.lights.push(mark.clone());
            }
        }
    }

    fn acts_for(&self, beat: &Beat, tier: Tier) -> bool {
        let of_tier = |mark: &MarkId| self.picture.symbols.iter().any(|symbol| symbol.id == *mark && symbol.tier == Some(tier));
        match beat.kind {
            Kind::Orders => beat.brings.iter().filter_map(|mark| self.parties(mark)).any(|parties| of_tier(&parties.to.mark)),
            _ => false,
        }
    }

    /// The first beat in which an actor is active. A task comes first.
    fn works_first(&self, mark: &MarkId) -> Option<usize> {
        let tasked = self.beats.iter().position(|beat| beat.kind == Kind::Orders && self.works_in(beat, mark));
        tasked.or_else(|| self.beats.iter().position(|beat| self.works_in(beat, mark)))
    }

    /// Whether an actor sees, receives or gets a task in a beat.
    fn works_in(&self, beat: &Beat, mark: &MarkId) -> bool {
        match beat.kind {
            Kind::Sees => beat.brings.iter().any(|line| self.sensor(line).as_ref() == Some(mark)),
            Kind::Tells => beat.lights.iter().filter_map(|line| self.parties(line)).any(|parties| {
                let at_end = &parties.to.mark == mark;
                // For a sensor in a box, the tracks are on their way to the box.
                let inside = self.picture.symbols.iter().find(|it| it.id == *mark).and_then(|it| boxed(self.picture, it));
                at_end || inside == Some(&parties.from.mark) || inside == Some(&parties.to.mark)
            }),
            Kind::Orders => beat.brings.iter().filter_map(|line| self.parties(line)).any(|parties| &parties.to.mark == mark),
            _ => false,
        }
    }

    fn parties(&self, mark: &MarkId) -> Option<Parties> {
        let line = self.picture.lines.iter().find(|line| line.id == *mark)?;
        Parties::of(self.picture, &line.path)
    }
}

/// Whether a line leads back to the start of another line.
fn answers(line: &Parties, other: &Parties) -> bool {
    line.from.mark == other.to.mark && line.to.mark == other.from.mark
}

/// Whether a beat brings the missile's own symbol.
fn brings_missile(picture: &Picture, beat: &Beat) -> bool {
    beat.brings.iter().any(|mark| picture.symbols.iter().any(|symbol| symbol.id == *mark && flies(symbol)))
}

/// Whether a label shows a result. Such a label appears after the event.
pub(crate) fn tells_a_result(role: LabelRole) -> bool {
    matches!(role, LabelRole::UpperTier | LabelRole::LowerTier)
}
