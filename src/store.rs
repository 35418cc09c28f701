//! The session, outside of Yew, and those who follow it: the picture, and observers from outside.
//!
//! What the session decides is carried out here: address and attributes at once, title and focus when the picture has
//! been drawn. The session decides what a message changes.

use crate::browser::page;
use crate::keys::{KeyPress, command_for};
use lesson::address::Surface;
use lesson::model::{Era, Lesson, SharedLesson};
use lesson::session::{Command, Effects, Focus, History, Msg, Session, Snapshot};
use std::cell::{Cell, Ref, RefCell};
use std::rc::Rc;

/// Called when the picture must be drawn, or has been drawn.
type Observer<T> = Rc<dyn Fn(T)>;

struct Inner {
    session: RefCell<Session>,
    /// What remains to be done when the picture has been drawn.
    pending: RefCell<Effects>,
    /// Whether the picture is older than the session.
    outdated: Cell<bool>,
    /// Whether the program follows what happens: from then on others may ask.
    running: Cell<bool>,
    redraw: RefCell<Option<Observer<()>>>,
    observers: RefCell<Vec<Observer<Snapshot>>>,
}

/// The session in many hands.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Store {
    /// Holds a session.
    pub(crate) fn new(session: Session) -> Self {
        Self(Rc::new(Inner {
            session: RefCell::new(session),
            pending: RefCell::default(),
            outdated: Cell::new(false),
            running: Cell::new(false),
            redraw: RefCell::default(),
            observers: RefCell::default(),
        }))
    }

    /// The session as it is now.
    pub(crate) fn session(&self) -> Ref<'_, Session> {
        self.0.session.borrow()
    }

    /// Calls back whenever the picture has to be redrawn.
    pub(crate) fn on_redraw(&self, redraw: impl Fn(()) + 'static) {
        self.0.redraw.replace(Some(Rc::new(redraw)));
    }

    /// Calls back now, and whenever a command has been carried out and drawn.
    pub fn observe(&self, observer: impl Fn(Snapshot) + 'static) {
        if self.0.running.get() {
            let snapshot = self.session().snapshot();
            observer(snapshot);
        }
        self.0.observers.borrow_mut().push(Rc::new(observer));
    }

    /// Carries out a command that is given by name; says whether there is such a command.
    #[must_use]
    pub fn send(&self, name: &str, value: &str) -> bool {
        let command = Command::parse(&self.session(), name, value);
        command.map(|command| self.dispatch(Msg::Command(command))).is_some()
    }

    /// Goes on in another language, which the page is in already.
    pub fn set_lesson(&self, lesson: Lesson) {
        self.dispatch(Msg::LanguageLoaded { lesson: SharedLesson::new(lesson), address: page::address(), query: page::query() });
    }

    /// Carries out what a key asks for; says whether it asks for something.
    pub(crate) fn press(&self, press: &KeyPress) -> bool {
        let command = command_for(press, &self.session());
        command.map(|command| self.dispatch(Msg::Command(command))).is_some()
    }

    /// The story stands on the page, and is the program's now. The page's links no longer depend on its address, which is about to change.
    pub(crate) fn hydrated(&self) {
        let links = self.session().links.clone();
        let in_one_file = links.surface == Surface::SingleFile;
        let root = if in_one_file { links.root } else { page::absolute(&links.root) };
        if !in_one_file {
            page::pin_links();
        }
        let era = Era::read(&page::root_attr(Era::KEY));
        let msg = Msg::Hydrated { root, query: page::query(), era };
        self.dispatch(msg);
    }

    /// Takes in what has happened. It counts at once, in state and address, and is drawn when there is time: more can
    /// happen before that.
    pub(crate) fn dispatch(&self, msg: Msg) {
        let effects = self.0.session.borrow_mut().reduce(msg);
        match &effects.history {
            History::Keep => {}
            History::Push(address) => page::push_address(address),
            History::Replace(address) => page::replace_address(address),
        }
        for (name, value) in &effects.attributes {
            page::set_root_attr(name, value);
        }
        if effects.reload {
            page::reload();
        }
        let redraw = effects.redraw;
        self.0.pending.borrow_mut().then(effects);
        if redraw {
            self.0.outdated.set(true);
            let redraw = self.0.redraw.borrow().clone();
            if let Some(redraw) = redraw {
                redraw(());
            }
        } else if !self.0.outdated.get() {
            // The caller waits for the notice that it is done.
            self.notify();
        }
    }

    /// The picture has been drawn: lets the page around it follow.
    pub(crate) fn drawn(&self) {
        self.0.outdated.set(false);
        let pending = self.0.pending.take();
        let session = self.session();
        page::point_languages(|language| session.links.step(&language.into(), &session.story.step));
        if pending.scroll {
            page::show_story();
        }
        page::set_title(&session.title());
        let focus = match pending.focus {
            Focus::Keep => None,
            Focus::Next => Some("#story .next"),
            Focus::Question => Some("#story-question"),
            Focus::Naming => Some("#story .naming button"),
        };
        if let Some(focus) = focus.filter(|_| page::focus_is_lost()) {
            page::focus(focus);
        }
        drop(session);
        if !self.0.running.replace(true) {
            page::mark_running();
        }
        self.notify();
    }

    fn notify(&self) {
        // A callback may send commands or observe again, so no borrow is held here.
        let observers = self.0.observers.borrow().clone();
        for observer in observers {
            let snapshot = self.session().snapshot();
            observer(snapshot);
        }
    }
}
