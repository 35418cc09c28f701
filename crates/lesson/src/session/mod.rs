//! A visit to the story: what is shown, what a message changes, and its effects on the page.
//!
//! It has a single pure step function, [`Session::reduce`]. It does not access the browser: events arrive as a [`Msg`], and effects
//! are returned as [`Effects`]. [`crate::story`] has the order of the steps.

mod command;
mod effects;
mod naming;
mod snapshot;

pub use command::Command;
pub use effects::{Effects, Focus, History};
pub use snapshot::Snapshot;

use crate::address::{Labels, Links, Surface, Ui, step_in};
use crate::model::{Era, LanguageId, MarkId, SharedLesson, StepId};
use crate::prose::plain;
use crate::query::{BEAT, CUT, InvalidParam, PATH, PERSONAL, Query, Setting};
use crate::story::Story;

/// An event for the session.
pub enum Msg {
    /// The program has hydrated the page, and knows what only a browser knows.
    Hydrated {
        /// The path or address of the site's root, for links from now on.
        root: String,
        /// The query of the address, with its question mark.
        query: String,
        /// An era that was chosen before the program ran.
        era: Option<Era>,
    },
    /// A command.
    Command(Command),
    /// The address has changed, through Back, Forward or a changed hash.
    Navigated {
        /// The part of the address that names a step.
        address: String,
        /// The query, with its question mark.
        query: String,
    },
    /// The page has changed to another language.
    LanguageLoaded {
        /// The lesson in that language.
        lesson: SharedLesson,
        /// The part of the address that names a step.
        address: String,
        /// The query, with its question mark.
        query: String,
    },
}

/// How the picture reaches its state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tempo {
    /// As a still at the moment in the query.
    #[default]
    Still,
    /// The beats of a step follow each other quickly, after a step forward.
    Arrive,
    /// The beats follow each other at a pace that a class can follow.
    Play,
}

impl Tempo {
    /// The value in snapshots.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Still => "",
            Self::Arrive => "arrive",
            Self::Play => "play",
        }
    }
}

/// A visit: what is shown, and its history as far as the views need it.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The lesson.
    pub lesson: SharedLesson,
    /// The current step and path.
    pub story: Story,
    /// The settings of the view.
    pub query: Query,
    /// Builds links, with the query.
    pub links: Links,
    /// Values in the address that do not exist.
    pub invalid: Vec<InvalidParam>,
    /// The steps seen so far.
    pub seen: Vec<StepId>,
    /// Whether the last change led to another step. In the label quiz its position is then announced.
    pub moved: bool,
    /// Whether the step's question has been asked. *Next* then goes on.
    pub asked: bool,
    /// How the picture reaches its state. The motion itself, and its end, are known outside.
    pub tempo: Tempo,
    /// The last announcement.
    pub announcement: String,
    /// In the label quiz: the marks whose labels are shown.
    revealed: Vec<MarkId>,
    /// The language and step of the first address, for addresses that name no step.
    opened: (LanguageId, StepId),
}

/// The kind of change by a message.
#[derive(Clone, Copy, PartialEq)]
enum Change {
    /// The program has hydrated the page.
    Hydrated,
    /// The visitor went to a step.
    Step,
    /// The step of a history entry is shown, or the same step in another language.
    Visit,
    /// The same step with other settings.
    Look,
    /// Only the parts around the step have changed.
    Around,
}

impl Session {
    /// The prerendered state of a step.
    #[must_use]
    pub fn new(lesson: SharedLesson, step: &StepId, links: Links) -> Self {
        let story = Story::at(&lesson, step, &lesson.default_path().id);
        Self {
            opened: (lesson.language.id.clone(), story.step.clone()),
            lesson,
            story,
            query: Query::default(),
            links,
            invalid: Vec::new(),
            seen: Vec::new(),
            moved: false,
            asked: false,
            tempo: Tempo::Still,
            announcement: String::new(),
            revealed: Vec::new(),
        }
    }

    /// Applies a message and returns its effects.
    pub fn reduce(&mut self, msg: Msg) -> Effects {
        let mut effects = Effects::default();
        let change = match msg {
            Msg::Hydrated { root, query, era } => self.hydrated(root, &query, era),
            Msg::Command(command) => self.obey(command, &mut effects),
            Msg::Navigated { address, query } => self.navigated(&address, &query, &mut effects),
            Msg::LanguageLoaded { lesson, address, query } => self.language_loaded(lesson, &address, &query, &mut effects),
        };
        if let Some(change) = change {
            self.finish(change, &mut effects);
        }
        effects
    }

    /// Whether a command leads to another step. The page keeps a key whose command does not.
    #[must_use]
    pub fn leads_on(&self, command: &Command) -> bool {
        self.ends(command)
            || self.asks(command)
            || self.target(command).is_none_or(|target| target.is_some_and(|step| self.visit(&step) != self.story))
    }

    /// The address of the current view.
    #[must_use]
    pub fn address(&self) -> String {
        self.links.address(&self.lesson.language.id, &self.story.step, &self.query.written())
    }

    /// The document's title.
    #[must_use]
    pub fn title(&self) -> String {
        [self.story.shown(&self.lesson).title.as_str(), " – ", &self.lesson.page.name].concat()
    }

    /// The step of the n-th choice, from 1. `None` if the step has no choices.
    #[must_use]
    pub fn choice(&self, digit: &str) -> Option<StepId> {
        let next = &self.story.shown(&self.lesson).next;
        let nth: usize = digit.parse().ok()?;
        next.get(nth.checked_sub(1)?).filter(|_| next.len() > 1).cloned()
    }

    /// The command that goes to the next step in any case.
    #[must_use]
    pub fn onward(&self) -> Command {
        self.story.next(&self.lesson).map_or(Command::Next, Command::GoTo)
    }

    /// After the question has been asked: the sentence that says how the class goes on. It names no answer, because the class is to guess.
    #[must_use]
    pub fn press_again(&self) -> Option<&str> {
        self.asked.then_some(&self.lesson.page.press_again)
    }

    fn hydrated(&mut self, root: String, query: &str, era: Option<Era>) -> Option<Change> {
        (self.query, self.invalid) = Query::read(&self.lesson, query);
        if let Some(era) = era {
            self.query.set(era.into());
        }
        self.links.root = root;
        self.story = Story::at(&self.lesson, &self.story.step, &self.query.path(&self.lesson));
        Some(Change::Hydrated)
    }

    fn obey(&mut self, command: Command, effects: &mut Effects) -> Option<Change> {
        if self.ends(&command) {
            self.tempo = Tempo::Still;
            return Some(Change::Around);
        }
        if self.asks(&command) {
            self.asked = true;
            return Some(Change::Look);
        }
        if let Some(target) = self.target(&command) {
            let target = target?;
            let onward = self.story.shown(&self.lesson).next.contains(&target);
            return self.step_to(&target, if onward { Tempo::Arrive } else { Tempo::Still }).then_some(Change::Step);
        }
        match command {
            Command::Play => (self.tempo != Tempo::Play).then(|| {
                self.tempo = Tempo::Play;
                self.query.set(Setting::no_beat());
                Change::Around
            }),
            Command::Seek(step, beat) => {
                let moved = self.step_to(&step, Tempo::Still);
                let stood = std::mem::take(&mut self.tempo) != Tempo::Play && self.query.get(BEAT) == beat.value();
                self.query.set(beat);
                if moved {
                    effects.history = History::Replace(self.address());
                    return Some(Change::Visit);
                }
                (!stood).then_some(Change::Around)
            }
            Command::Set(setting) => self.set(setting, effects),
            Command::ToggleLabels => self.set(self.labels_turned().into(), effects),
            Command::Reveal(_) if self.naming().is_none() => self.set(Labels::Hidden.into(), effects),
            Command::Reveal(mark) => self.reveal(mark).then_some(Change::Look),
            Command::Dismiss => {
                effects.focus = self.focus();
                (!self.invalid.is_empty()).then(|| {
                    self.invalid.clear();
                    Change::Around
                })
            }
            // These commands have a target, so they are handled above.
            Command::Next | Command::Back | Command::First | Command::Last | Command::GoTo(_) => None,
            // The question has been asked, or the step has none.
            Command::Ask => None,
        }
    }

    fn set(&mut self, setting: Setting, effects: &mut Effects) -> Option<Change> {
        let name = setting.name();
        // Also if the address does not change: the device may remember another value, and the last choice counts.
        effects.attributes.push((name, setting.value().to_owned()));
        // A moment ends what plays.
        let stops = name == BEAT && std::mem::take(&mut self.tempo) == Tempo::Play;
        if self.query.get(name) == setting.value() && !stops {
            return None;
        }
        self.query.set(setting);
        // Presenting begins or ends.
        self.asked &= name != Ui::KEY;
        Some(match name {
            PATH => {
                let story = Story::at(&self.lesson, &self.story.step, &self.query.path(&self.lesson));
                // Otherwise the path applies later.
                let counts = story != self.story;
                self.story = story;
                if counts { Change::Look } else { Change::Around }
            }
            Era::KEY | Labels::KEY => {
                self.revealed.clear();
                Change::Look
            }
            _ => Change::Around,
        })
    }

    fn navigated(&mut self, address: &str, query: &str, effects: &mut Effects) -> Option<Change> {
        let (language, step) = self.place(address);
        if language != self.lesson.language.id {
            // The page sends the lesson of that language.
            return None;
        }
        let before = (self.story.clone(), self.query.clone());
        self.read(&step, query, effects);
        match before {
            (story, query) if story == self.story && query == self.query => None,
            (story, query) if story == self.story && query.era() == self.query.era() && query.labels() == self.query.labels() => {
                Some(Change::Around)
            }
            _ => Some(Change::Visit),
        }
    }

    fn language_loaded(&mut self, lesson: SharedLesson, address: &str, query: &str, effects: &mut Effects) -> Option<Change> {
        let (language, step) = self.place(address);
        let chosen = language != lesson.language.id;
        self.lesson = lesson;
        if chosen {
            self.write_query();
            effects.history = self.entry();
        } else {
            self.read(&step, query, effects);
        }
        Some(Change::Visit)
    }

    /// Changes to the step and query of an address.
    fn read(&mut self, step: &StepId, query: &str, effects: &mut Effects) {
        let (mut asked, _) = Query::read(&self.lesson, query);
        let written = asked.clone();
        for name in PERSONAL {
            asked.take(name, &self.query);
        }
        if asked.labels() != self.query.labels() || asked.era() != self.query.era() {
            self.revealed.clear();
        }
        let differs = asked != written;
        self.query = asked;
        self.tempo = Tempo::Still;
        self.leave_for(Story::at(&self.lesson, step, &self.query.path(&self.lesson)));
        if differs {
            self.write_query();
            effects.history = History::Replace(self.address());
        }
    }

    /// Completes the effects of a change.
    fn finish(&mut self, change: Change, effects: &mut Effects) {
        self.write_query();
        effects.redraw = true;
        if change != Change::Around {
            self.moved = matches!(change, Change::Step | Change::Visit);
            let words = self.words(change);
            effects.announcement = Some(words.clone()).filter(|words| !words.is_empty() && *words != self.announcement);
            self.announcement = words;
        }
        let on_page = self.links.surface != Surface::Embed;
        match change {
            Change::Hydrated | Change::Visit => {}
            Change::Step => effects.history = self.entry(),
            _ => effects.history = History::Replace(self.address()),
        }
        effects.scroll = change == Change::Step && on_page;
        if matches!(change, Change::Step | Change::Visit | Change::Look) {
            let of_view =
                [(Era::KEY, self.query.era().as_str()), (Labels::KEY, self.query.labels().as_str()), (BEAT, self.query.get(BEAT))];
            effects.attributes.retain(|(name, _)| of_view.iter().all(|(its, _)| its != name));
            effects.attributes.extend(of_view.map(|(name, value)| (name, value.to_owned())));
            effects.focus = self.focus();
        }
    }

    /// The history entry for another step or language. A frame adds no entries to its host's history. In a kiosk Back must lead
    /// neither out nor to the steps of the visitor before.
    fn entry(&self) -> History {
        let replaces = self.links.surface == Surface::Embed || self.query.get(Ui::KEY) == Ui::Kiosk.as_str();
        if replaces { History::Replace(self.address()) } else { History::Push(self.address()) }
    }

    fn write_query(&mut self) {
        self.links.query = self.query.carried();
    }

    /// The announcement after a change.
    fn words(&self, change: Change) -> String {
        if self.naming().is_some() {
            return self.naming_words();
        }
        let step = self.story.shown(&self.lesson);
        if let Some(words) = self.press_again() {
            return [&plain(&step.question), " ", words].concat();
        }
        match (change, self.query.era(), &step.now) {
            (Change::Hydrated, ..) => String::new(),
            // With cut links, the announcement is made outside, where their results are known.
            _ if !self.query.get(CUT).is_empty() => String::new(),
            (_, Era::Now, Some(now)) => now.changed.clone(),
            _ => step.changed.clone(),
        }
    }

    fn focus(&self) -> Focus {
        match self.story.shown(&self.lesson).next.len() {
            _ if self.naming().is_some() => Focus::Naming,
            0 | 1 => Focus::Next,
            _ => Focus::Question,
        }
    }

    /// Whether a command shows the end of what plays.
    fn ends(&self, command: &Command) -> bool {
        self.tempo == Tempo::Play && *command == Command::Next
    }

    /// Whether a command asks the step's question. While labels are hidden, the question is hidden, too.
    fn asks(&self, command: &Command) -> bool {
        let is_next = *command == Command::Next && self.query.get(Ui::KEY) == Ui::Board.as_str();
        (is_next || *command == Command::Ask) && !self.asked && self.naming().is_none() && self.story.shown(&self.lesson).next.len() > 1
    }

    /// Goes to a step, at its end. Returns whether it is another step.
    fn step_to(&mut self, step: &StepId, tempo: Tempo) -> bool {
        let story = self.visit(step);
        let elsewhere = story != self.story;
        if elsewhere {
            self.tempo = tempo;
            self.query.set(Setting::path(&self.lesson, &story.path));
            self.query.set(Setting::no_beat());
            self.leave_for(story);
        }
        elsewhere
    }

    /// The step to which a command leads: `None` if the command leads to no step, `Some(None)` if there is no such step.
    fn target(&self, command: &Command) -> Option<Option<StepId>> {
        let Self { lesson, story, .. } = self;
        Some(match command {
            Command::Next => story.next(lesson),
            Command::Back => story.back(lesson),
            Command::First => story.first(lesson),
            Command::Last => story.last(lesson),
            Command::GoTo(step) => Some(step.clone()),
            _ => return None,
        })
    }

    /// The story at another step. A path in the query that does not contain the current step applies if it contains that step.
    fn visit(&self, step: &StepId) -> Story {
        let Self { lesson, story, query, .. } = self;
        let asked = query.path(lesson);
        match lesson.path(&asked) {
            Some(path) if path.steps.contains(step) => Story { step: step.clone(), path: asked },
            _ => story.go_to(lesson, step),
        }
    }

    /// The language and step of an address. Missing parts come from the first address.
    fn place(&self, address: &str) -> (LanguageId, StepId) {
        let known = |(language, step): &(LanguageId, StepId)| {
            self.lesson.languages.iter().any(|known| known.id == *language) && self.lesson.step(step).is_some()
        };
        step_in(address).filter(known).unwrap_or_else(|| self.opened.clone())
    }

    /// Changes the story and remembers the step that the visitor leaves.
    fn leave_for(&mut self, story: Story) {
        if story.step != self.story.step && !self.seen.contains(&self.story.step) {
            self.seen.push(self.story.step.clone());
        }
        self.asked &= story == self.story;
        self.story = story;
    }

    fn labels_turned(&self) -> Labels {
        match self.query.labels() {
            Labels::Shown => Labels::Hidden,
            Labels::Hidden => Labels::Shown,
        }
    }
}
