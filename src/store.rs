//! Holds the session outside Yew, and informs its observers: the picture, and scripts outside the program.
//!
//! It carries out the effects that the session returns: address and attributes immediately, title and focus after the
//! picture is drawn. What a message changes is decided in `lesson::session`.

use crate::browser::page;
use crate::keys::{KeyPress, command_for};
use lesson::address::Surface;
use lesson::model::{Era, Lesson, SharedLesson};
use lesson::session::{Command, Effects, Focus, History, Msg, Session, Snapshot};
use std::cell::{Cell, Ref, RefCell};
use std::rc::Rc;

/// Called before the picture has to be drawn, or after it is drawn.
type Observer<T> = Rc<dyn Fn(T)>;

struct Inner {
    session: RefCell<Session>,
    /// The effects that wait until the picture is drawn.
    pending: RefCell<Effects>,
    /// Whether the session has changed since the picture was drawn.
    outdated: Cell<bool>,
    /// Whether the story is hydrated. From then on observers get snapshots.
    running: Cell<bool>,
    redraw: RefCell<Option<Observer<()>>>,
    observers: RefCell<Vec<Observer<Snapshot>>>,
}

/// The session, shared by the component, the listeners and the port.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Store {
    /// Wraps a session.
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

    /// The current session. The borrow must end before the next message.
    pub(crate) fn session(&self) -> Ref<'_, Session> {
        self.0.session.borrow()
    }

    /// Sets the callback that redraws the picture.
    pub(crate) fn on_redraw(&self, redraw: impl Fn(()) + 'static) {
        self.0.redraw.replace(Some(Rc::new(redraw)));
    }

    /// Calls back immediately if the story is hydrated, and after each command, when the picture is drawn.
    pub fn observe(&self, observer: impl Fn(Snapshot) + 'static) {
        if self.0.running.get() {
            let snapshot = self.session().snapshot();
            observer(snapshot);
        }
        self.0.observers.borrow_mut().push(Rc::new(observer));
    }

    /// Runs a command that is given by name. Returns false if there is no such command.
    #[must_use]
    pub fn send(&self, name: &str, value: &str) -> bool {
        let command = Command::parse(&self.session(), name, value);
        command.map(|command| self.dispatch(Msg::Command(command))).is_some()
    }

    /// Continues in another language. The page's own words must be in that language already.
    pub fn set_lesson(&self, lesson: Lesson) {
        self.dispatch(Msg::LanguageLoaded { lesson: SharedLesson::new(lesson), address: page::address(), query: page::query() });
    }

    /// Runs the command of a key. Returns false if the key has none.
    pub(crate) fn press(&self, press: &KeyPress) -> bool {
        let command = command_for(press, &self.session());
        command.map(|command| self.dispatch(Msg::Command(command))).is_some()
    }

    /// Reports that Yew has hydrated the story. Makes the page's links absolute first, because the address is about to change.
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

    /// Applies a message. State and address change immediately; the picture is drawn later, and further messages may arrive
    /// before that.
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
        let redraw = effects.redraw;
        self.0.pending.borrow_mut().then(effects);
        if redraw {
            self.0.outdated.set(true);
            let redraw = self.0.redraw.borrow().clone();
            if let Some(redraw) = redraw {
                redraw(());
            }
        } else if !self.0.outdated.get() {
            // Nothing has to be drawn, so the callers get their snapshot now.
            self.notify();
        }
    }

    /// Applies the effects that waited for the picture, and informs the observers.
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
