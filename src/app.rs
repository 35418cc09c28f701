//! The story come alive: state, and the effects that follow from it.
//!
//! The first render is exactly what was prerendered; the query and everything else that only a
//! browser knows arrive as the first event, [`Event::Woke`].

use crate::browser::{listen, page};
use crate::keys::{Press, Wish, wish_for};
use crate::views::SharedLesson;
use crate::views::story::{self, Heard, Shown, Wanted};
use lesson::address::{BadValue, Labels, Links, Surface, View, step_in};
use lesson::model::{Era, LanguageId, Lesson, MarkId, StepId};
use lesson::scene::{Composition, Scene};
use lesson::story::Story;
use std::cell::RefCell;
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
    /// The visitor wants something.
    Wanted(Wanted),
    /// The address has changed: the visitor went back or forward to where this was the story, or threw a switch.
    Travelled(Story, View),
    /// The page is in another language now: its lesson, and what its address asks for.
    Spoke(SharedLesson, Story, View),
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
    named: Vec<MarkId>,
    arrived: Arrived,
    /// How many things have happened. Two can happen before a picture of the first is drawn, and lead back to where it began.
    turn: usize,
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
    /// By staying, and looking at the other era, or at fewer names.
    ByStaying,
    /// Not anew: a notice was closed, and nothing else is to be said of that.
    AsBefore,
}

impl Session {
    /// What comes of an event. Nothing here touches the page.
    fn after(&self, event: Event) -> Self {
        let mut then = self.clone();
        match event {
            Event::Wanted(Wanted::Way(action)) => {
                let story = self.story.step(&self.lesson, &action);
                if story == self.story {
                    return then;
                }
                then.arrived = Arrived::ByAction;
                then.view.path = story.path.clone();
                then.leave_for(story);
            }
            Event::Travelled(story, view) => {
                if self.arrived != Arrived::WithThePage || story != self.story || view.era != self.view.era {
                    then.arrived = Arrived::ByHistory;
                }
                if view.labels != self.view.labels || view.era != self.view.era {
                    then.named.clear();
                }
                then.view = view;
                then.leave_for(story);
            }
            Event::Spoke(lesson, story, view) => {
                then.arrived = Arrived::ByHistory;
                then.lesson = lesson;
                then.story = story;
                then.view = view;
            }
            Event::Woke { links, view, bad } => {
                then.story = Story::at(&self.lesson, &self.story.step, &view.path);
                then.links = links;
                then.view = view;
                then.bad = bad;
            }
            Event::Wanted(Wanted::Era(era)) => {
                then.arrived = Arrived::ByStaying;
                then.view.era = era;
                then.named.clear();
            }
            Event::Wanted(Wanted::Labels(labels)) => {
                then.arrived = Arrived::ByStaying;
                then.view.labels = labels;
                then.named.clear();
            }
            Event::Wanted(Wanted::Name(mark)) => {
                then.arrived = Arrived::ByStaying;
                let scene = Scene::of(&self.lesson, &self.story, Composition::Landscape).in_era(&self.story, self.view.era);
                let next = || scene.parts().into_iter().find(|part| !self.named.contains(part)).cloned();
                then.named.extend(mark.or_else(next));
            }
            Event::Wanted(Wanted::Dismissal) => {
                then.arrived = Arrived::AsBefore;
                then.bad.clear();
            }
        }
        then.links.query = then.view.query(&then.lesson);
        then.turn += 1;
        then
    }

    /// Goes to where that story stands, and remembers where one has been.
    fn leave_for(&mut self, story: Story) {
        if story.step != self.story.step && !self.seen.contains(&self.story.step) {
            self.seen.push(self.story.step.clone());
        }
        self.story = story;
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
    let opened = story.step.clone();
    let session = use_mut_ref(move || Session {
        view: View::default_of(&lesson),
        lesson,
        story,
        links,
        bad: Vec::new(),
        seen: Vec::new(),
        named: Vec::new(),
        arrived: Arrived::WithThePage,
        turn: 0,
    });
    // What happens counts at once, in state and address, and is drawn when there is time: more can happen before that,
    // and whoever asks for it goes by the address.
    let redraw = use_force_update();
    let happened = session.clone();
    let happen = Callback::from(move |event: Event| {
        let then = happened.borrow().after(event);
        write_address(&happened.borrow(), &then);
        happened.replace(then);
        redraw.force_update();
    });

    let (heard, known) = (happen.clone(), session.clone());
    use_effect_with((), move |()| {
        let first = woke(&known.borrow());
        heard.emit(first);
        let spoken = (heard.clone(), opened.clone());
        let spoken = Callback::from(move |lesson: SharedLesson| {
            let (heard, opened) = &spoken;
            let step = match step_in(&page::address()) {
                Some((_, step)) if lesson.step(&step).is_some() => step,
                _ => opened.clone(),
            };
            let (view, _) = View::read(&lesson, &page::query());
            heard.emit(Event::Spoke(lesson.clone(), Story::at(&lesson, &step, &view.path), view));
        });
        SPOKEN.with_borrow_mut(|hears| *hears = Some(spoken));

        let travelled = (heard.clone(), known.clone());
        let travels = listen::travels(move |address| {
            let (heard, known) = &travelled;
            let Session { lesson, links, .. } = known.borrow().clone();
            let step = match step_in(&address) {
                Some((language, step)) if knows(&lesson, &language, &step) => {
                    if language != lesson.language.id {
                        // Elsewhere the page brings the lesson of the other language; see `speak`.
                        return if links.surface == Surface::SingleFile {
                            page::reload()
                        };
                    }
                    step
                }
                // The address from before the first step was taken.
                _ => opened.clone(),
            };
            let (view, _) = View::read(&lesson, &page::query());
            heard.emit(Event::Travelled(Story::at(&lesson, &step, &view.path), view));
        });
        let keys = listen::keys(move |pressed| {
            let wanted = wanted_by(&pressed, &known.borrow());
            wanted.is_some_and(|wanted| {
                heard.emit(Event::Wanted(wanted));
                true
            })
        });
        move || drop((travels, keys))
    });

    // Not before it is known what the address asks for; by then whoever presses or asks is heard.
    let session = session.borrow().clone();
    let arrived = session.clone();
    use_effect_with(session.turn, move |turn| {
        if *turn > 0 {
            arrive(&arrived);
        }
    });
    use_effect_with(session.turn > 0, |woken| {
        if *woken {
            page::say("awake", "");
        }
    });

    let heard: Heard = happen.reform(Event::Wanted);
    let shown = Shown {
        id: shown.id.clone(),
        lesson: session.lesson.clone(),
        story: session.story.clone(),
        links: session.links.clone(),
        era: session.view.era,
        seen: session.seen.clone(),
        moved: matches!(session.arrived, Arrived::ByAction | Arrived::ByHistory),
        announced: !matches!(session.arrived, Arrived::WithThePage | Arrived::AsBefore),
        naming: (session.view.labels == Labels::Hidden).then(|| session.named.clone()),
        bad: session.bad.clone(),
    };
    story::view(&shown, &heard)
}

/// What a key asks for, if anything. A key that would change nothing is left to the page.
fn wanted_by(pressed: &listen::Pressed, session: &Session) -> Option<Wanted> {
    let Session { lesson, story, view, links, .. } = session;
    let press = Press {
        key: &pressed.key,
        in_story: pressed.in_story,
        taken: pressed.taken,
        on_control: pressed.on_control,
        modified: pressed.modified,
        shifted: pressed.shifted,
        letters: pressed.letters,
        paging_is_free: pressed.paging_is_free,
    };
    let hidden = view.labels == Labels::Hidden;
    Some(match wish_for(press, links.surface, lesson.language.direction, &story.shown(lesson).next)? {
        Wish::Go(action) if story.step(lesson, &action) == *story => return None,
        Wish::Go(action) => Wanted::Way(action),
        Wish::Name if hidden => Wanted::Name(None),
        Wish::NameAll if hidden => Wanted::Labels(Labels::Shown),
        Wish::Name | Wish::NameAll => Wanted::Labels(Labels::Hidden),
    })
}

/// Whether an address leads to a step of this lesson, in any of its languages.
fn knows(lesson: &Lesson, language: &LanguageId, step: &StepId) -> bool {
    lesson.languages.iter().any(|known| known.id == *language) && lesson.step(step).is_some()
}

/// Reads what only the browser knows, and makes the page's links independent of its address.
fn woke(session: &Session) -> Event {
    let (mut view, bad) = View::read(&session.lesson, &page::query());
    // Chosen before the program was there.
    if let Some(era) = Era::read(&page::said("era")) {
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

/// Lets the address follow at once.
fn write_address(before: &Session, then: &Session) {
    let Session { lesson, story, links, .. } = then;
    let address = links.address(&lesson.language.id, &story.step);
    match then.arrived {
        Arrived::WithThePage | Arrived::ByHistory => {}
        Arrived::ByAction if before.story == *story => {}
        Arrived::ByAction if links.surface != Surface::Embed => page::push_address(&address),
        _ => page::replace_address(&address),
    }
}

/// Lets the page around the story follow what has been drawn: languages, title, focus.
fn arrive(session: &Session) {
    let Session { lesson, story, links, .. } = session;
    page::point_languages(|language| links.step(&language.into(), &story.step));
    if session.arrived == Arrived::ByAction && links.surface != Surface::Embed {
        page::show_story();
    }
    if session.arrived != Arrived::WithThePage {
        page::say("era", session.view.era.as_str());
        page::say("labels", session.view.labels.as_str());
    }
    let step = story.shown(lesson);
    page::set_title(&[step.title.as_str(), " – ", &lesson.page.name].concat());
    if session.arrived != Arrived::WithThePage && page::focus_is_lost() {
        page::focus(match step.next.len() {
            _ if session.view.labels == Labels::Hidden => "#story .naming button",
            0 | 1 => "#story .next",
            _ => "#story-question",
        });
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
