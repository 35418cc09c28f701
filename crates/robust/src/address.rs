//! Commands and addresses from any text, as hosts, links and tools send them.

use lesson::address::{Links, Surface, step_in};
use lesson::model::{Lesson, SharedLesson};
use lesson::query::Query;
use lesson::session::{Command, Msg, Session};
use std::sync::LazyLock;

/// The shipped lessons, packed. A lesson itself cannot be shared between threads.
static PACKED: LazyLock<Vec<Vec<u8>>> =
    LazyLock::new(|| crate::lessons().iter().map(|lesson| lesson.pack().expect("a lesson can be packed")).collect());

thread_local! {
    static LESSONS: Vec<SharedLesson> =
        PACKED.iter().map(|packed| SharedLesson::new(Lesson::unpack(packed).expect("and read"))).collect();
}

/// The shipped lesson of a language by its position, the default first.
///
/// # Panics
/// If there is none.
#[must_use]
pub fn lesson(language: usize) -> SharedLesson {
    LESSONS.with(|lessons| lessons[language].clone())
}

/// Reads a text as lines, each a command with its value or an address, and does what they ask for. After each, the address must equal
/// the state.
///
/// # Panics
/// If a promise is broken.
pub fn check(text: &str) {
    let links = Links { surface: Surface::Page, root: "../".to_owned(), query: String::new() };
    let mut session = Session::new(lesson(0), &lesson(0).start, links);
    session.reduce(Msg::Hydrated { root: "/".to_owned(), query: String::new(), era: None });
    for line in text.lines() {
        if line.starts_with(['/', '#', '?']) {
            go(&mut session, line);
        } else {
            let (name, value) = line.split_once([' ', '=']).unwrap_or((line, ""));
            if let Some(command) = Command::parse(&session, name, value) {
                session.reduce(Msg::Command(command));
            }
        }
        equal(&session, line);
    }
}

/// Goes to an address, in the other language if it names it.
pub fn go(session: &mut Session, address: &str) {
    let (place, query) = address.split_at(address.find('?').unwrap_or(address.len()));
    let language = step_in(place).map(|(language, _)| language);
    let other =
        (0..PACKED.len()).map(lesson).find(|it| Some(&it.language.id) == language.as_ref() && it.language.id != session.lesson.language.id);
    let (address, query) = (place.to_owned(), query.to_owned());
    match other {
        Some(lesson) => session.reduce(Msg::LanguageLoaded { lesson, address, query }),
        None => session.reduce(Msg::Navigated { address, query }),
    };
}

/// Checks that the address equals the state: somebody else who opens it sees the same.
///
/// # Panics
/// If it does not.
pub fn equal(session: &Session, after: &str) {
    let address = session.address();
    // In the single file the step is in the hash, after the query.
    let (before, hash) = address.split_at(address.find('#').unwrap_or(address.len()));
    let (path, query) = before.split_at(before.find('?').unwrap_or(before.len()));
    let place = if hash.is_empty() { path } else { hash };
    let (language, step) = step_in(place).unwrap_or_else(|| panic!("{after}: {address} names no step"));
    assert_eq!((&language, &step), (&session.lesson.language.id, &session.story.step), "{after}");
    let links = Links { query: String::new(), ..session.links.clone() };
    let mut other = Session::new(session.lesson.clone(), &step, links);
    other.reduce(Msg::Hydrated { root: "/".to_owned(), query: query.to_owned(), era: None });
    assert_eq!((&other.story, &other.query, &other.address()), (&session.story, &session.query, &address), "{after}");
    assert!(other.invalid.is_empty(), "{after}: {:?}", other.invalid);
    let path = session.lesson.path(&session.story.path).unwrap_or_else(|| panic!("{after}: no path {:?}", session.story));
    assert!(path.steps.contains(&session.story.step), "{after}: {:?} is not on its path", session.story);
    assert_eq!(Query::read(&session.lesson, &session.query.written()), (session.query.clone(), Vec::new()), "{after}");
}
