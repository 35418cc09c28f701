//! A visit to the story: what is shown, what a message changes, and what the page has to do then.
//!
//! One pure step function, [`Session::reduce`]. It knows no browser: events arrive as a [`Msg`], and effects
//! leave as [`Effects`]. [`crate::story`] knows the order of the steps.

mod command;
mod effects;
mod naming;
mod snapshot;

pub use command::Command;
pub use effects::{Effects, Focus, History};
pub use snapshot::Snapshot;

use crate::address::{Labels, Links, Surface, step_in};
use crate::model::{Era, LanguageId, MarkId, SharedLesson, StepId};
use crate::query::{BEAT, CUT, InvalidParam, PATH, PERSONAL, Query, Setting};
use crate::story::Story;

/// Everything that can happen to a session.
pub enum Msg {
    /// The program has taken the page over. Now it knows what only a browser knows.
    Hydrated {
        /// The site's root, as links are written from now on.
        root: String,
        /// The query of the address.
        query: String,
        /// A year that was chosen before the program was there.
        era: Option<Era>,
    },
    /// Somebody asks for something.
    Command(Command),
    /// The address has changed: the visitor went back or forward, or changed the hash.
    Navigated {
        /// The part that names a step.
        address: String,
        /// The query.
        query: String,
    },
    /// The page is in this language now.
    LanguageLoaded {
        /// The lesson in that language.
        lesson: SharedLesson,
        /// The part of the address that names a step.
        address: String,
        /// The query of the address.
        query: String,
    },
}

/// How the picture comes to what it shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tempo {
    /// It stands, at the moment that the address says.
    #[default]
    Still,
    /// A step onward was taken: its beats follow each other quickly.
    Arrive,
    /// Its beats follow each other at a pace that can be followed.
    Play,
}

impl Tempo {
    /// As those outside read it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Still => "",
            Self::Arrive => "arrive",
            Self::Play => "play",
        }
    }
}

/// What is shown, and how the visitor came there.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The lesson.
    pub lesson: SharedLesson,
    /// Where in it.
    pub story: Story,
    /// What the address says beside language and step.
    pub query: Query,
    /// How links are written. They carry the query.
    pub links: Links,
    /// What the address asked for and does not exist.
    pub invalid: Vec<InvalidParam>,
    /// The steps where the visitor was before.
    pub seen: Vec<StepId>,
    /// Whether the last change led to another step. Then a reader who names parts hears which step it is.
    pub moved: bool,
    /// How the picture comes to what it shows. What moves in it, and when it has come to its end, is known outside.
    pub tempo: Tempo,
    /// What was read aloud last.
    pub announcement: String,
    /// While names are hidden: the marks whose names were given back.
    revealed: Vec<MarkId>,
    /// Where the page stood when it was loaded: an address may name no step.
    opened: (LanguageId, StepId),
    /// The page is being reloaded, and nothing counts any more.
    leaving: bool,
}

/// What kind of change a message was.
#[derive(Clone, Copy, PartialEq)]
enum Change {
    /// The program took the page over.
    Hydrated,
    /// A step was taken.
    Step,
    /// The step that the browser's history names is shown, or the same in another language.
    Visit,
    /// The same step is shown in another way.
    Look,
    /// Only what stands around it changed.
    Around,
}

impl Session {
    /// The story as it stands on the page, before anything has happened.
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
            tempo: Tempo::Still,
            announcement: String::new(),
            revealed: Vec::new(),
            leaving: false,
        }
    }

    /// Takes in what has happened, and says what the page has to do.
    pub fn reduce(&mut self, msg: Msg) -> Effects {
        let mut effects = Effects::default();
        if self.leaving {
            return effects;
        }
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

    /// Whether a command would take the visitor elsewhere. A key that leads nowhere is left to the page.
    #[must_use]
    pub fn leads_on(&self, command: &Command) -> bool {
        self.ends(command) || self.target(command).is_none_or(|target| target.is_some_and(|step| self.visit(&step) != self.story))
    }

    /// The address of what is shown.
    #[must_use]
    pub fn address(&self) -> String {
        self.links.address(&self.lesson.language.id, &self.story.step, &self.query.written())
    }

    /// The document's title.
    #[must_use]
    pub fn title(&self) -> String {
        [self.story.shown(&self.lesson).title.as_str(), " – ", &self.lesson.page.name].concat()
    }

    /// The step that the n-th choice leads to, counted from 1. None where the ways do not part.
    #[must_use]
    pub fn choice(&self, digit: &str) -> Option<StepId> {
        let next = &self.story.shown(&self.lesson).next;
        let nth: usize = digit.parse().ok()?;
        next.get(nth.checked_sub(1)?).filter(|_| next.len() > 1).cloned()
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
            // They have a target.
            Command::Next | Command::Back | Command::First | Command::Last | Command::GoTo(_) => None,
        }
    }

    fn set(&mut self, setting: Setting, effects: &mut Effects) -> Option<Change> {
        let name = setting.name();
        // Also where the address stays as it is: the device may remember another value, and what was chosen last counts.
        effects.attributes.push((name, setting.value().to_owned()));
        // To stand at a moment ends what plays.
        let stops = name == BEAT && std::mem::take(&mut self.tempo) == Tempo::Play;
        if self.query.get(name) == setting.value() && !stops {
            return None;
        }
        self.query.set(setting);
        Some(match name {
            PATH => {
                let story = Story::at(&self.lesson, &self.story.step, &self.query.path(&self.lesson));
                // Elsewhere it counts later.
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
            // The one file has all languages in it. Elsewhere the page brings the lesson of that language.
            self.leaving = self.links.surface == Surface::SingleFile;
            effects.reload = self.leaving;
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
            effects.history = History::Push(self.address());
        } else {
            self.read(&step, query, effects);
        }
        Some(Change::Visit)
    }

    /// Goes where an address leads.
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

    /// What follows from a change, whatever it was.
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
            Change::Step if on_page => effects.history = History::Push(self.address()),
            // A frame leaves no trace in its host's history.
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

    fn write_query(&mut self) {
        self.links.query = self.query.carried();
    }

    /// What is read aloud after a change.
    fn words(&self, change: Change) -> String {
        if self.naming().is_some() {
            return self.naming_words();
        }
        let step = self.story.shown(&self.lesson);
        match (change, self.query.era(), &step.now) {
            (Change::Hydrated, ..) => String::new(),
            // What happens then is known outside, and read aloud there.
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

    /// Whether a command brings what plays to its end.
    fn ends(&self, command: &Command) -> bool {
        self.tempo == Tempo::Play && *command == Command::Next
    }

    /// Goes to a step, at its end; says whether that is elsewhere.
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

    /// The step that a command leads to; nothing for a command that leads to no step.
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

    /// The story at another step. A path that was asked for at a step beside it counts where it leads to that step.
    fn visit(&self, step: &StepId) -> Story {
        let Self { lesson, story, query, .. } = self;
        let asked = query.path(lesson);
        match lesson.path(&asked) {
            Some(path) if path.steps.contains(step) => Story { step: step.clone(), path: asked },
            _ => story.go_to(lesson, step),
        }
    }

    /// Language and step of an address; those of the page's first address where it names none.
    fn place(&self, address: &str) -> (LanguageId, StepId) {
        let known = |(language, step): &(LanguageId, StepId)| {
            self.lesson.languages.iter().any(|known| known.id == *language) && self.lesson.step(step).is_some()
        };
        step_in(address).filter(known).unwrap_or_else(|| self.opened.clone())
    }

    /// Goes to where that story stands, and remembers where the visitor was.
    fn leave_for(&mut self, story: Story) {
        if story.step != self.story.step && !self.seen.contains(&self.story.step) {
            self.seen.push(self.story.step.clone());
        }
        self.story = story;
    }

    fn labels_turned(&self) -> Labels {
        match self.query.labels() {
            Labels::Shown => Labels::Hidden,
            Labels::Hidden => Labels::Shown,
        }
    }
}
