//! Random commands for a visit, and what must hold after each.

use crate::random::Random;
use lesson::address::{Links, Surface};
use lesson::drawing::{draw, to_svg};
use lesson::model::{Era, SharedLesson, StepId};
use lesson::scene::{Composition, Scene};
use lesson::session::{Command, Msg, Session};
use lesson::{legend, prose};

/// Names of commands that take no value.
pub const PLAIN: [&str; 8] = ["next", "next", "back", "first", "last", "play", "names", "dismiss"];

/// Keys of an address with values, some of which do not exist.
pub const LOOKS: [(&str, &[&str]); 12] = [
    ("theme", &["dark", "projector", "", "neon"]),
    ("text", &["large", "larger", ""]),
    ("labels", &["hidden", "hidden", "shown", ""]),
    ("era", &["now", "2015", ""]),
    ("readings", &["on", "off", ""]),
    ("motion", &["less", ""]),
    ("keys", &["off", ""]),
    ("ui", &["board", "kiosk", ""]),
    ("beat", &["0", "2", "99", "100", ""]),
    ("cut", &["ce", "ce_5_2", "", "<", "_", "a_1", "z_99_99"]),
    ("path", &["lower-hit", "both-miss", "", "sideways"]),
    ("moon", &["full"]),
];

/// A visit on a page, in a frame or in the single file, as the browser opens it.
#[must_use]
pub fn opened(lesson: SharedLesson, random: &mut Random) -> Session {
    let surface = *random.one_of(&[Surface::Page, Surface::Page, Surface::Embed, Surface::SingleFile]);
    let step = lesson.steps[random.below(lesson.steps.len())].id.clone();
    let mut session = Session::new(lesson, &step, Links { surface, root: "../".to_owned(), query: String::new() });
    let era = random.one_of(&[None, None, None, Some(Era::Now)]).as_ref().copied();
    session.reduce(Msg::Hydrated { root: "/".to_owned(), query: query(random), era });
    session
}

/// A query of some keys with values.
pub fn query(random: &mut Random) -> String {
    let pairs: Vec<String> = (0..random.below(4))
        .map(|_| {
            let (key, values) = random.one_of(&LOOKS);
            [*key, "=", *random.one_of(values)].concat()
        })
        .collect();
    if pairs.is_empty() { String::new() } else { ["?", &pairs.join("&")].concat() }
}

/// The name and value of a random command. Some do not exist.
pub fn command(session: &Session, random: &mut Random) -> (&'static str, String) {
    let lesson = &session.lesson;
    let step = |random: &mut Random| match random.below(12) {
        0 => "moon".to_owned(),
        _ => lesson.steps[random.below(lesson.steps.len())].id.0.clone(),
    };
    match random.below(16) {
        0..=4 => (*random.one_of(&PLAIN), String::new()),
        5 | 6 => ("go", step(random)),
        7 | 8 => ("seek", [step(random).as_str(), *random.one_of(&["", "_0", "_3", "_x", "_", "_100"])].concat()),
        9 => ("choose", random.below(5).to_string()),
        10 => {
            let parts: Vec<String> =
                session.parts().into_iter().map(|part| part.0.clone()).chain([String::new(), "moon".to_owned()]).collect();
            ("reveal", random.one_of(&parts).clone())
        }
        11 => ("path", lesson.paths[random.below(lesson.paths.len())].id.0.clone()),
        _ => {
            let (key, values) = random.one_of(&LOOKS);
            (*key, (*random.one_of(values)).to_owned())
        }
    }
}

/// Sends a command, or goes to an address, and checks what must hold for any lesson. Returns what was done.
///
/// # Panics
/// If a promise is broken.
pub fn act(session: &mut Session, random: &mut Random) -> String {
    let before = session.announcement.clone();
    let (done, effects) = if random.below(8) == 0 {
        let step = session.lesson.steps[random.below(session.lesson.steps.len())].id.clone();
        let language = session.lesson.languages.get(random.below(3)).map_or("", |it| it.id.as_str()).to_owned();
        let address = match random.below(5) {
            0 => "/".to_owned(),
            1 => ["#", &language, "/", step.as_str()].concat(),
            _ => ["/", &language, "/", step.as_str(), ".html"].concat(),
        };
        let query = query(random);
        (format!("address {address}{query}"), session.reduce(Msg::Navigated { address, query }))
    } else {
        let (name, value) = command(session, random);
        let done = format!("{name} {value}");
        let Some(command) = Command::parse(session, name, &value) else { return done };
        // The browser asks this for every key.
        let _ = session.leads_on(&command);
        (done, session.reduce(Msg::Command(command)))
    };
    assert!(session.lesson.step(&session.story.step).is_some(), "{done}: no step {:?}", session.story);
    assert!(session.lesson.path(&session.story.path).is_some(), "{done}: no path {:?}", session.story);
    assert!(!session.links.query.contains("beat="), "{done}: a moment belongs to one step");
    if let Some(words) = effects.announcement {
        assert!(!words.is_empty() && words != before, "{done}: announced twice: {words}");
    }
    done
}

/// Draws all that the page shows of a visit, in both pictures.
pub fn look(session: &Session) {
    let Session { lesson, story, query, .. } = session;
    let _ = (session.address(), session.title(), session.snapshot(), session.choice("1"), session.names_left());
    for composition in Composition::PAGE {
        let scene = Scene::of(lesson, story, composition);
        let scene = match session.naming() {
            Some(done) => scene.in_era(story, query.era()).with_blanks(done),
            None => scene,
        };
        let _ = (to_svg(&draw(&scene, "story-picture")), legend::of(&scene));
    }
    let step = story.shown(lesson);
    for words in step.prose().chain(lesson.terms.iter().map(|term| &term.definition)) {
        let _ = (prose::plain(words), prose::terms(words).count());
    }
    let _ = story.walked(lesson).iter().map(|step| &step.id).collect::<Vec<&StepId>>();
    // The map doubles its size for its lines.
    let _ = lesson.map.size.map(|cells| 2 * cells);
}
