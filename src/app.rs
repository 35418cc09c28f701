//! The story come alive: state, and the effects that follow from it.
//!
//! The first render is exactly what was prerendered; the query and everything else that only a
//! browser knows arrive as the first event, [`Event::Woke`].

use crate::browser::{listen, page};
use crate::keys::{Press, action_for};
use crate::views::SharedLesson;
use crate::views::story::{self, Heard, Shown};
use lesson::address::{BadValue, Links, Surface, View, step_in};
use lesson::model::{Era, LanguageId, Lesson, StepId};
use lesson::story::{Action, Story};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Everything that can happen here.
pub(crate) enum Event {
    /// Took over: now the address is known.
    Woke {
        /// How links are written from now on.
        links: Links,
        /// Which way the address asks for.
        view: View,
        /// What it asked for in vain.
        bad: Vec<BadValue>,
    },
    /// The visitor wants something of the story.
    Acted(Action),
    /// The visitor wants the other era's picture.
    Chose(Era),
    /// The address has changed: the visitor went back or forward to where this was the story, or threw a switch.
    Travelled(Story, View),
    /// The page is in another language now: its lesson, and what its address asks for.
    Spoke(SharedLesson, Story, View),
    /// The notices were closed.
    Dismissed,
}

/// What is shown, and how one came to it.
#[derive(Clone, PartialEq)]
pub(crate) struct Session {
    lesson: SharedLesson,
    story: Story,
    view: View,
    links: Links,
    bad: Vec<BadValue>,
    seen: Vec<StepId>,
    arrived: Arrived,
}

/// How one came to the step that is shown.
#[derive(Clone, Copy, PartialEq)]
enum Arrived {
    /// It is the step of the page.
    WithThePage,
    /// By a link or a key.
    ByAction,
    /// By the browser's history.
    ByHistory,
    /// By staying, and looking at the other era.
    ByStaying,
}

impl Reducible for Session {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let (story, arrived) = match event {
            Event::Acted(action) => (self.story.step(&self.lesson, &action), Arrived::ByAction),
            // Its hash says where, and neither which way nor which era.
            Event::Travelled(story, _) if self.links.surface == Surface::SingleFile => {
                (self.story.step(&self.lesson, &Action::GoTo(story.step)), Arrived::ByHistory)
            }
            Event::Travelled(story, view) => {
                let links = Links { query: view.query(&self.lesson), ..self.links.clone() };
                let seen = self.seen_on_leaving(&story);
                let arrived = if story == self.story && view.era == self.view.era { self.arrived } else { Arrived::ByHistory };
                return Rc::new(Self { story, view, links, seen, arrived, ..(*self).clone() });
            }
            Event::Spoke(lesson, story, view) => {
                let links = Links { query: view.query(&lesson), ..self.links.clone() };
                return Rc::new(Self { lesson, story, view, links, arrived: Arrived::ByHistory, ..(*self).clone() });
            }
            Event::Woke { links, view, bad } => {
                let story = Story::at(&self.lesson, &self.story.step, &view.path);
                return Rc::new(Self { links, story, view, bad, ..(*self).clone() });
            }
            Event::Chose(era) => {
                let view = View { era, ..self.view.clone() };
                let links = Links { query: view.query(&self.lesson), ..self.links.clone() };
                return Rc::new(Self { view, links, arrived: Arrived::ByStaying, ..(*self).clone() });
            }
            Event::Dismissed => return Rc::new(Self { bad: Vec::new(), ..(*self).clone() }),
        };
        if story == self.story {
            return self;
        }
        let view = View { path: story.path.clone(), ..self.view.clone() };
        let links = Links { query: view.query(&self.lesson), ..self.links.clone() };
        let seen = self.seen_on_leaving(&story);
        Rc::new(Self { story, view, links, seen, arrived, ..(*self).clone() })
    }
}

impl Session {
    /// Where one has been, once this step is left for that of `story`.
    fn seen_on_leaving(&self, story: &Story) -> Vec<StepId> {
        let mut seen = self.seen.clone();
        if story.step != self.story.step && !seen.contains(&self.story.step) {
            seen.push(self.story.step.clone());
        }
        seen
    }
}

thread_local! {
    /// Who hears that the page is in another language.
    static SPOKEN: RefCell<Option<Callback<SharedLesson>>> = const { RefCell::new(None) };
}

/// Goes on in another language: the page is in it already, and this is its lesson.
pub fn speak(lesson: Lesson) {
    if let Some(heard) = SPOKEN.with_borrow(Clone::clone) {
        heard.emit(SharedLesson::new(lesson));
    }
}

/// The story come alive, from where it stands on the page.
#[component]
pub(crate) fn App(shown: &Shown) -> Html {
    let Shown { lesson, story, links, .. } = shown.clone();
    let session = use_reducer(move || Session {
        view: View::default_of(&lesson),
        lesson,
        story,
        links,
        bad: Vec::new(),
        seen: Vec::new(),
        arrived: Arrived::WithThePage,
    });

    let arrived = (*session).clone();
    use_effect_with((session.story.clone(), session.view.era, session.lesson.clone()), move |_| arrive(&arrived));
    use_effect_with((session.links.clone(), session.story.step.clone(), session.lesson.clone()), |(links, step, _)| {
        page::point_languages(|language| links.step(&language.into(), step));
    });

    let dispatcher = session.dispatcher();
    let first = (*session).clone();
    let (opened, surface) = (shown.story.step.clone(), first.links.surface);
    use_effect_with((), move |()| dispatcher.dispatch(woke(&first)));

    let dispatcher = session.dispatcher();
    use_effect_with(session.lesson.clone(), move |lesson| {
        let lesson = lesson.clone();
        let travels = listen::travels(move |address| {
            let step = match step_in(&address) {
                Some((language, step)) if knows(&lesson, &language, &step) => {
                    if language != lesson.language.id {
                        // Elsewhere the page brings the lesson of the other language; see `speak`.
                        return if surface == Surface::SingleFile {
                            page::reload()
                        };
                    }
                    step
                }
                // The address from before the first step was taken.
                _ => opened.clone(),
            };
            let (view, _) = View::read(&lesson, &page::query());
            dispatcher.dispatch(Event::Travelled(Story::at(&lesson, &step, &view.path), view));
        });
        move || drop(travels)
    });

    let dispatcher = session.dispatcher();
    let opened = shown.story.step.clone();
    use_effect_with((), move |()| {
        let heard = Callback::from(move |lesson: SharedLesson| {
            let step = match step_in(&page::address()) {
                Some((_, step)) if lesson.step(&step).is_some() => step,
                _ => opened.clone(),
            };
            let (view, _) = View::read(&lesson, &page::query());
            dispatcher.dispatch(Event::Spoke(lesson.clone(), Story::at(&lesson, &step, &view.path), view));
        });
        SPOKEN.with_borrow_mut(|spoken| *spoken = Some(heard));
    });

    // Where the story is, also between a key and the render that follows it: keys can come faster than pictures.
    let latest = use_mut_ref(|| session.story.clone());
    latest.replace(session.story.clone());

    let dispatcher = session.dispatcher();
    let lesson = session.lesson.clone();
    use_effect_with((session.links.surface, session.lesson.clone()), move |(surface, _)| {
        let surface = *surface;
        let keys = listen::keys(move |pressed| {
            let press = Press {
                key: &pressed.key,
                in_story: pressed.in_story,
                taken: pressed.taken,
                on_control: pressed.on_control,
                modified: pressed.modified,
                shifted: pressed.shifted,
                paging_is_free: pressed.paging_is_free,
            };
            let story = latest.borrow().clone();
            let choices = &story.shown(&lesson).next;
            let Some(action) = action_for(press, surface, lesson.language.direction, choices) else { return false };
            let then = story.step(&lesson, &action);
            // A key that would change nothing is left to the page.
            let changes = then != story;
            if changes {
                latest.replace(then);
                dispatcher.dispatch(Event::Acted(action));
            }
            changes
        });
        move || drop(keys)
    });

    let dispatcher = session.dispatcher();
    let (dismiss, choose) = (dispatcher.clone(), dispatcher.clone());
    let heard = Heard {
        on_action: Callback::from(move |action| dispatcher.dispatch(Event::Acted(action))),
        on_era: Callback::from(move |era| choose.dispatch(Event::Chose(era))),
        on_dismiss: Callback::from(move |()| dismiss.dispatch(Event::Dismissed)),
    };
    let shown = Shown {
        id: shown.id.clone(),
        lesson: session.lesson.clone(),
        story: session.story.clone(),
        links: session.links.clone(),
        era: session.view.era,
        seen: session.seen.clone(),
        moved: matches!(session.arrived, Arrived::ByAction | Arrived::ByHistory),
        announced: session.arrived != Arrived::WithThePage,
        bad: session.bad.clone(),
    };
    story::view(&shown, &heard)
}

/// Whether an address leads to a step of this lesson, in any of its languages.
fn knows(lesson: &Lesson, language: &LanguageId, step: &StepId) -> bool {
    lesson.languages.iter().any(|known| known.id == *language) && lesson.step(step).is_some()
}

/// Reads what only the browser knows, and makes the page's links independent of its address.
fn woke(session: &Session) -> Event {
    let (mut view, bad) = View::read(&session.lesson, &page::query());
    // Chosen before the program was there.
    if let Some(era) = Era::read(&page::era()) {
        view.era = era;
    }
    let mut links = session.links.clone();
    links.query = view.query(&session.lesson);
    if links.surface != Surface::SingleFile {
        links.root = page::absolute(&links.root);
        page::pin_links();
    }
    Event::Woke { links, view, bad }
}

/// Lets the page around the story follow: address, title, focus.
fn arrive(session: &Session) {
    let Session { lesson, story, links, .. } = session;
    match session.arrived {
        Arrived::WithThePage | Arrived::ByHistory => {}
        Arrived::ByStaying if links.surface == Surface::SingleFile => {}
        Arrived::ByStaying => page::replace_address(&links.step(&lesson.language.id, &story.step)),
        Arrived::ByAction => {
            let address = links.step(&lesson.language.id, &story.step);
            match links.surface {
                Surface::Page => page::push_address(&address),
                Surface::Embed => page::replace_address(&address),
                Surface::SingleFile => page::set_hash(&address),
            }
        }
    }
    if session.arrived == Arrived::ByAction && links.surface != Surface::Embed {
        page::show_story();
    }
    if session.arrived != Arrived::WithThePage {
        page::set_era(session.view.era.as_str());
    }
    let step = story.shown(lesson);
    page::set_title(&[step.title.as_str(), " – ", &lesson.page.name].concat());
    if session.arrived != Arrived::WithThePage && page::focus_is_lost() {
        page::focus(if step.next.len() > 1 { "#story-question" } else { "#story .next" });
    }
}

/// Takes over the story that stands on the page.
///
/// # Errors
/// Says why not, where the page does not hold the story as it was prerendered.
pub fn wake(lesson: Lesson) -> Result<(), &'static str> {
    let root = page::root().ok_or("the page holds no story")?;
    let surface = Surface::read(&root.surface).ok_or("the page is of an unknown kind")?;
    let step = match (surface, step_in(&page::address())) {
        (Surface::SingleFile, Some((language, step))) if knows(&lesson, &language, &step) => step,
        _ => root.step.as_str().into(),
    };
    let story = Story::at(&lesson, &step, &lesson.default_path().id);
    let links = Links { surface, root: root.root, query: String::new() };
    let (language, direction) = (lesson.language.id.0.clone(), lesson.language.direction.as_str());
    let app = yew::Renderer::<App>::with_root_and_props(root.element, Shown::at_rest(SharedLesson::new(lesson), story, links));
    match surface {
        // Its leaves are for those without scripts.
        Surface::SingleFile => {
            page::set_language(&language, direction);
            drop(app.render());
        }
        Surface::Page | Surface::Embed if root.intact => drop(app.hydrate()),
        Surface::Page | Surface::Embed => return Err("something has changed the page; it stays as it is"),
    }
    Ok(())
}
