//! A visit to the story: what a command changes, and what the page has to do then.

mod common;

#[path = "session/asking.rs"]
mod asking;

use lesson::address::{Labels, Links, Surface};
use lesson::model::{MarkId, SharedLesson, StepId};
use lesson::query::{PERSONAL, Query, Setting};
use lesson::session::{Command, Effects, Focus, History, Msg, Session, Tempo};
use proptest::prelude::*;
use std::sync::LazyLock;

fn lesson(language: usize) -> SharedLesson {
    static SHIPPED: LazyLock<Vec<Vec<u8>>> =
        LazyLock::new(|| common::lessons().iter().map(|lesson| lesson.pack().expect("a lesson can be packed")).collect());
    SharedLesson::new(lesson::model::Lesson::unpack(&SHIPPED[language]).expect("and unpacked"))
}

/// A page that was opened at a step with a query, and has just been taken over.
fn opened_on(surface: Surface, step: &str, query: &str) -> Session {
    let links = Links { surface, root: "../".to_owned(), query: String::new() };
    let mut session = Session::new(lesson(0), &StepId::from(step), links);
    let effects = session.reduce(Msg::Hydrated { root: "/".to_owned(), query: query.to_owned(), era: None });
    assert_eq!((effects.history, effects.focus, effects.scroll), (History::Keep, Focus::Keep, false));
    session
}

fn opened(step: &str, query: &str) -> Session {
    opened_on(Surface::Page, step, query)
}

/// Carries out what is asked for by name.
#[track_caller]
fn send(session: &mut Session, name: &str, value: &str) -> Effects {
    let command = Command::parse(session, name, value).unwrap_or_else(|| panic!("{name} {value} is a command"));
    session.reduce(Msg::Command(command))
}

fn go_back(session: &mut Session, address: &str, query: &str) -> Effects {
    session.reduce(Msg::Navigated { address: address.to_owned(), query: query.to_owned() })
}

fn pushed(address: &str) -> History {
    History::Push(address.to_owned())
}

fn replaced(address: &str) -> History {
    History::Replace(address.to_owned())
}

#[test]
fn a_step_is_a_new_entry_of_the_history_and_its_change_is_read_aloud() {
    let mut session = opened("launch", "?theme=dark");
    let effects = send(&mut session, "next", "");
    assert_eq!(effects.history, pushed("/en/track.html?theme=dark"));
    assert_eq!(effects.announcement.as_ref(), Some(&session.lesson.step(&"track".into()).expect("a step").changed));
    assert_eq!((effects.focus, effects.scroll, session.moved), (Focus::Next, true, true));
    assert_eq!(session.title(), [&session.story.shown(&session.lesson).title, " – ", &session.lesson.page.name].concat());
    assert_eq!(session.seen, [StepId::from("launch")]);
}

#[test]
fn a_frame_leaves_no_entry_in_the_history_and_does_not_scroll() {
    let mut session = opened_on(Surface::Embed, "launch", "");
    let effects = send(&mut session, "next", "");
    assert_eq!((effects.history, effects.scroll), (replaced("/embed/en/track.html"), false));
}

#[test]
fn in_a_kiosk_back_leads_nowhere_because_every_step_and_every_language_replaces_the_one_before() {
    for surface in [Surface::Page, Surface::SingleFile] {
        let mut session = opened_on(surface, "launch", "?ui=kiosk");
        let to = |session: &Session| session.address();
        let effects = send(&mut session, "next", "");
        assert_eq!(effects.history, replaced(&to(&session)));
        let effects = send(&mut session, "first", "");
        assert_eq!(effects.history, replaced(&to(&session)));
        let address = to(&session);
        let effects = session.reduce(Msg::LanguageLoaded { lesson: lesson(1), address, query: "?ui=kiosk".to_owned() });
        assert_eq!(effects.history, replaced(&to(&session)));
        assert!(to(&session).contains("ja/overview"), "{}", to(&session));
        // Somebody who leaves the kiosk has a history again.
        send(&mut session, "ui", "");
        let effects = send(&mut session, "next", "");
        assert_eq!(effects.history, pushed(&to(&session)));
    }
}

#[test]
fn the_page_says_nothing_before_somebody_asks() {
    for query in ["", "?theme=neon", "?era=now"] {
        assert_eq!(opened("next-generation", query).announcement, "", "{query}");
    }
}

#[test]
fn where_the_ways_part_the_question_gets_the_focus_and_a_digit_chooses() {
    let mut session = opened("track", "");
    assert_eq!(send(&mut session, "next", "").focus, Focus::Question);
    assert_eq!(Command::parse(&session, "choose", "3"), None);
    assert_eq!(send(&mut session, "choose", "1").history, pushed("/en/upper-hit.html?path=upper-hit"));
    assert_eq!(Command::parse(&session, "choose", "1"), None, "here the ways do not part");
}

#[test]
fn next_shows_the_end_of_what_plays_and_then_goes_on() {
    let mut session = opened("launch", "?beat=2");
    send(&mut session, "play", "");
    assert_eq!((session.tempo, session.address().as_str()), (Tempo::Play, "/en/launch.html"));
    assert_eq!(session.snapshot().tempo, "play", "the player waits for this name");
    assert!(session.leads_on(&Command::Next));
    let effects = session.reduce(Msg::Command(Command::Next));
    assert_eq!((session.tempo, session.story.step.as_str(), effects.announcement), (Tempo::Still, "launch", None));
    session.reduce(Msg::Command(Command::Next));
    assert_eq!((session.tempo, session.story.step.as_str()), (Tempo::Arrive, "track"));
}

#[test]
fn next_shows_the_end_of_the_last_step_while_it_plays() {
    let mut session = opened("next-generation", "");
    assert!(!session.leads_on(&Command::Next));
    send(&mut session, "play", "");
    assert!(session.leads_on(&Command::Next));
    session.reduce(Msg::Command(Command::Next));
    assert_eq!(session.tempo, Tempo::Still);
}

#[test]
fn a_page_around_the_story_goes_on_by_one_step_also_while_it_plays() {
    let mut session = opened_on(Surface::Embed, "launch", "");
    send(&mut session, "play", "");
    send(&mut session, "next", "");
    assert_eq!((session.tempo, session.story.step.as_str()), (Tempo::Arrive, "track"));
}

#[test]
fn back_and_a_station_of_the_map_show_the_still() {
    for (name, value) in [("back", ""), ("go", "limits"), ("first", "")] {
        let mut session = opened("track", "?beat=1");
        send(&mut session, "play", "");
        send(&mut session, name, value);
        assert_eq!((session.tempo, session.query.get("beat")), (Tempo::Still, ""), "{name}");
    }
}

#[test]
fn an_answer_at_a_fork_leads_onward() {
    let mut session = opened("upper-tier", "");
    send(&mut session, "choose", "2");
    assert_eq!(session.tempo, Tempo::Arrive);
}

#[test]
fn a_moment_stands_in_the_address_and_in_no_link_to_another_step() {
    let mut session = opened("launch", "?beat=2&theme=dark");
    assert_eq!((session.address().as_str(), session.links.query.as_str()), ("/en/launch.html?beat=2&theme=dark", "?theme=dark"));
    let effects = send(&mut session, "beat", "3");
    assert_eq!((effects.history, effects.announcement), (replaced("/en/launch.html?beat=3&theme=dark"), None));
    assert_eq!(send(&mut session, "next", "").history, pushed("/en/track.html?theme=dark"));
    go_back(&mut session, "/en/launch.html", "?beat=3&theme=dark");
    assert_eq!((session.query.get("beat"), session.snapshot().beat.as_str()), ("3", "3"));
}

#[test]
fn a_moment_is_a_small_number() {
    for beat in ["x", "1.5", "-1", "1000", "2_3"] {
        assert_eq!(opened("launch", &format!("?beat={beat}")).address(), "/en/launch.html", "{beat}");
    }
}

#[test]
fn to_stand_at_a_moment_ends_what_plays() {
    let mut session = opened("launch", "");
    send(&mut session, "play", "");
    assert!(send(&mut session, "beat", "").redraw, "also at the step's end, which the address says already");
    assert_eq!(session.tempo, Tempo::Still);
}

#[test]
fn who_moves_through_the_story_by_moments_leaves_no_trace_in_the_history() {
    let mut session = opened("launch", "?path=both-miss");
    let effects = send(&mut session, "seek", "upper-tier_2");
    assert_eq!((effects.history, effects.scroll), (replaced("/en/upper-tier.html?path=both-miss&beat=2"), false));
    assert_eq!(effects.announcement.as_ref(), Some(&session.lesson.step(&"upper-tier".into()).expect("a step").changed));
    assert_eq!(send(&mut session, "seek", "upper-tier").history, replaced("/en/upper-tier.html?path=both-miss"));
    assert!(!send(&mut session, "seek", "upper-tier").redraw);
    for moment in ["moon", "launch_x", "_1", ""] {
        assert_eq!(Command::parse(&session, "seek", moment), None, "{moment}");
    }
}

#[test]
fn what_does_not_exist_is_no_command() {
    let session = opened("launch", "");
    for (name, value) in [("go", "moon"), ("theme", "neon"), ("path", "sideways"), ("lang", "ja"), ("explode", ""), ("cut", "<b>")] {
        assert_eq!(Command::parse(&session, name, value), None, "{name} {value}");
    }
}

#[test]
fn cut_links_stay_from_step_to_step_and_what_they_lead_to_is_read_aloud_outside() {
    let mut session = opened("launch", "");
    let effects = send(&mut session, "cut", "ce_3_1");
    assert_eq!((effects.history, effects.announcement), (replaced("/en/launch.html?cut=ce_3_1"), None));
    assert_eq!(session.snapshot().cut, "ce_3_1");
    let effects = send(&mut session, "next", "");
    assert_eq!((effects.history, effects.announcement), (pushed("/en/track.html?cut=ce_3_1"), None));
    send(&mut session, "cut", "");
    assert_eq!((session.snapshot().cut.as_str(), session.address().as_str()), ("", "/en/track.html"));
    assert!(send(&mut session, "next", "").announcement.is_some());
}

#[test]
fn a_command_that_leads_nowhere_changes_nothing() {
    let mut session = opened("overview", "");
    let before = session.clone();
    for (name, value) in [("back", ""), ("first", ""), ("go", "overview"), ("path", "lower-hit"), ("labels", "shown"), ("dismiss", "")] {
        let effects = send(&mut session, name, value);
        assert_eq!((effects.redraw, effects.history, effects.announcement), (false, History::Keep, None), "{name}");
        assert_eq!(session, before, "{name}");
    }
    assert!(!session.leads_on(&Command::Back), "the key is left to the page");
    assert!(session.leads_on(&Command::Next));
}

#[test]
fn a_setting_stands_in_the_address_and_on_the_page_and_nothing_is_read_aloud() {
    let mut session = opened("launch", "?keys=off");
    send(&mut session, "next", "");
    let said = session.announcement.clone();
    let effects = send(&mut session, "readings", "on");
    assert_eq!(effects.history, replaced("/en/track.html?readings=on&keys=off"), "the published order of the keys");
    assert_eq!(effects.attributes, [("readings", "on".to_owned())]);
    assert_eq!((effects.announcement, effects.focus), (None, Focus::Keep));
    assert_eq!((session.announcement.clone(), session.moved), (said, true));
    assert_eq!(send(&mut session, "readings", "").attributes, [("readings", String::new())]);
    assert_eq!(session.address(), "/en/track.html?keys=off");
}

#[test]
fn the_default_is_shown_also_where_the_device_remembers_something_else() {
    let mut session = opened("launch", "");
    let effects = send(&mut session, "theme", "auto");
    assert_eq!((effects.attributes, effects.history), (vec![("theme", String::new())], History::Keep));
}

#[test]
fn a_path_counts_where_it_leads() {
    let mut session = opened("lower-hit", "");
    send(&mut session, "path", "upper-hit");
    assert_eq!((session.story.path.as_str(), session.snapshot().path.as_str()), ("lower-hit", "upper-hit"));
    send(&mut session, "go", "track");
    assert_eq!(session.story.path.as_str(), "upper-hit");
    send(&mut session, "last", "");
    send(&mut session, "go", "lower-miss");
    assert_eq!(session.address(), "/en/lower-miss.html?path=both-miss");
}

#[test]
fn the_other_year_is_announced_and_takes_found_names_back() {
    let mut session = opened("next-generation", "");
    let effects = send(&mut session, "era", "now");
    let step = session.story.shown(&session.lesson);
    assert_eq!(effects.announcement.as_ref(), step.now.as_ref().map(|now| &now.changed));
    assert_eq!(effects.history, replaced("/en/next-generation.html?era=now"));
    assert!(effects.attributes.contains(&("era", "now".to_owned())));
    assert!(!session.moved, "both pictures are on the page already");
}

#[test]
fn the_first_reveal_hides_the_names_and_each_one_more_gives_one_back() {
    let mut session = opened("overview", "");
    let help = session.lesson.page.naming.help.clone();
    assert_eq!(send(&mut session, "reveal", "").announcement, Some(help));
    assert_eq!(session.address(), "/en/overview.html?labels=hidden");
    let parts: Vec<MarkId> = session.parts().into_iter().cloned().collect();
    for (nth, part) in parts.iter().enumerate() {
        assert!(session.names_left());
        let effects = send(&mut session, "reveal", "");
        assert!(effects.announcement.is_some_and(|words| words.contains(&session.lesson.name_of(part))), "{part:?}");
        assert_eq!(session.naming().map(<[MarkId]>::len), Some(nth + 1));
        assert_eq!(effects.focus, Focus::Naming);
    }
    assert!(!session.names_left());
    assert!(!send(&mut session, "reveal", "").redraw, "no name is left");
    send(&mut session, "names", "");
    assert_eq!((session.naming(), session.address().as_str()), (None, "/en/overview.html"));
}

#[test]
fn a_name_is_given_back_once_and_only_where_it_is_in_the_picture() {
    let mut session = opened("overview", "?labels=hidden");
    let part = session.parts()[3].0.clone();
    assert!(send(&mut session, "reveal", &part).redraw);
    for again in [part.as_str(), "moon"] {
        assert!(!send(&mut session, "reveal", again).redraw, "{again}");
    }
    // In the next step the visitor hears which one it is, and how many were found.
    let words = send(&mut session, "next", "").announcement.expect("something is read aloud");
    assert!(words.starts_with(&session.story.progress_text(&session.lesson)), "{words}");
    assert!(words.ends_with(&session.naming_progress()), "{words}");
}

#[test]
fn an_address_in_a_language_that_does_not_exist_leads_to_the_first_address() {
    let mut session = opened("launch", "");
    send(&mut session, "next", "");
    go_back(&mut session, "/xx/limits.html", "");
    assert_eq!(session.story.step.as_str(), "launch");
}

#[test]
fn found_names_stay_on_the_way_back_unless_the_other_year_or_the_end_of_the_quiz_lies_there() {
    let found = |session: &Session| session.naming().map(<[MarkId]>::len);
    for (there, query, names) in [
        ("/en/launch.html", "?labels=hidden", Some(1)),
        ("/en/next-generation.html", "?era=now&labels=hidden", Some(0)),
        ("/en/launch.html", "", None),
    ] {
        let mut session = opened("launch", "?labels=hidden");
        send(&mut session, "reveal", "");
        send(&mut session, "next", "");
        assert_eq!(found(&session), Some(1));
        go_back(&mut session, there, query);
        assert_eq!(found(&session), names, "{there}{query}");
    }
}

#[test]
fn a_notice_is_closed_without_another_word_and_the_address_holds_what_is_shown() {
    let mut session = opened("launch", "?theme=neon&text=large");
    assert_eq!(session.invalid.len(), 1);
    let effects = send(&mut session, "dismiss", "");
    assert_eq!((effects.history, effects.announcement), (replaced("/en/launch.html?text=large"), None));
    assert_eq!((effects.focus, session.invalid.len()), (Focus::Next, 0));
}

#[test]
fn going_back_shows_the_step_of_the_address_and_writes_nothing() {
    let mut session = opened("upper-tier", "");
    send(&mut session, "choose", "1");
    let effects = go_back(&mut session, "/en/upper-tier.html", "");
    assert_eq!((effects.history, effects.redraw), (History::Keep, true));
    assert_eq!((session.story.step.as_str(), session.story.path.as_str()), ("upper-tier", "lower-hit"));
    assert!(effects.announcement.is_some());
    assert!(!go_back(&mut session, "/en/upper-tier.html", "").redraw, "a hash that names no step is no step back");
}

#[test]
fn an_address_that_names_no_step_is_the_one_that_was_opened() {
    let mut session = opened("overview", "");
    send(&mut session, "next", "");
    go_back(&mut session, "/", "");
    assert_eq!(session.story.step.as_str(), "overview");
}

#[test]
fn what_belongs_to_the_visitor_stays_when_the_visitor_goes_back() {
    let mut session = opened("launch", "");
    send(&mut session, "next", "");
    for (name, value) in [("theme", "dark"), ("ui", "board"), ("readings", "on")] {
        send(&mut session, name, value);
    }
    let effects = go_back(&mut session, "/en/launch.html", "");
    assert_eq!(effects.history, replaced("/en/launch.html?theme=dark&ui=board"), "readings follow the address");
}

#[test]
fn an_older_entry_of_the_step_that_is_shown_is_written_anew_and_nothing_is_drawn() {
    let mut session = opened("launch", "");
    for (name, value) in [("next", ""), ("theme", "dark"), ("go", "launch"), ("next", "")] {
        send(&mut session, name, value);
    }
    // Two entries back: the same step, from before the theme was chosen.
    let effects = go_back(&mut session, "/en/track.html", "");
    assert_eq!((effects.history, effects.redraw), (replaced("/en/track.html?theme=dark"), false));
    assert_eq!((effects.announcement, effects.focus), (None, Focus::Keep));
}

#[test]
fn an_address_in_another_language_waits_for_the_lesson() {
    for (surface, address) in [(Surface::Page, "/ja/launch.html"), (Surface::SingleFile, "#ja/launch")] {
        let mut session = opened_on(surface, "launch", "");
        let before = session.clone();
        assert_eq!(go_back(&mut session, address, ""), Effects::default());
        assert_eq!(session, before);
    }
}

#[test]
fn a_language_that_was_chosen_is_a_new_entry_and_one_that_was_gone_back_to_is_none() {
    let load = |session: &mut Session, language: usize, address: &str| {
        session.reduce(Msg::LanguageLoaded { lesson: lesson(language), address: address.to_owned(), query: String::new() })
    };
    let mut session = opened("overview", "?theme=dark");
    send(&mut session, "next", "");
    let effects = load(&mut session, 1, "/en/launch.html");
    assert_eq!(effects.history, pushed("/ja/launch.html?theme=dark"));
    assert_eq!(effects.announcement.as_ref(), Some(&session.story.shown(&session.lesson).changed));
    // Back, to where English was.
    let effects = load(&mut session, 0, "/");
    assert_eq!(effects.history, replaced("/en/overview.html?theme=dark"), "the theme is the visitor's");
    assert_eq!((session.lesson.language.id.as_str(), session.story.step.as_str()), ("en", "overview"));
}

#[test]
fn a_snapshot_says_what_is_read_with_the_picture_and_gives_no_name_away() {
    let mut session = opened("next-generation", "?era=now");
    let snapshot = session.snapshot();
    assert_eq!((snapshot.step.as_str(), snapshot.era, snapshot.language.as_str()), ("next-generation", "now", "en"));
    assert!(!snapshot.title.is_empty() && snapshot.caption.len() > 20, "{snapshot:?}");
    assert!(!snapshot.caption.contains(['[', '{', '|']), "{snapshot:?}");
    send(&mut session, "names", "");
    let snapshot = session.snapshot();
    assert_eq!((snapshot.title, snapshot.caption.as_str()), (session.lesson.page.naming.title.clone(), ""));
    assert_eq!(snapshot.progress, session.naming_progress());
}

#[test]
fn what_was_done_before_the_picture_is_drawn_is_not_forgotten() {
    let mut pending = Effects::default();
    let mut session = opened("launch", "");
    pending.then(send(&mut session, "next", ""));
    pending.then(send(&mut session, "theme", "dark"));
    assert_eq!((pending.scroll, pending.focus), (true, Focus::Next));
}

/// Something that a visitor, a host or a tool does.
#[derive(Clone, Debug)]
enum Deed {
    Send(&'static str, String),
    /// A reader presses *Next*.
    Press,
    /// Back or forward: to the address where the visitor was so many deeds ago.
    Travel(usize),
    /// Another language: chosen, or gone back to.
    Speak(usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let lesson = lesson(0);
    let words = |it: Vec<&str>| proptest::sample::select(it.into_iter().map(str::to_owned).collect::<Vec<_>>());
    let steps = words(lesson.steps.iter().map(|it| it.id.as_str()).chain(["moon"]).collect());
    let paths = words(lesson.paths.iter().map(|it| it.id.as_str()).chain(["", "sideways"]).collect());
    let marks = words(lesson.pictures.landscape.labels.iter().filter_map(|it| it.of.as_ref()).map(MarkId::as_str).chain([""]).collect());
    let plain =
        proptest::sample::select(vec!["next", "next", "back", "first", "last", "play", "play", "names", "dismiss", "reveal", "ask"]);
    let moments = words(
        lesson.steps.iter().flat_map(|it| ["", "_0", "_3", "_x"].map(|beat| [it.id.as_str(), beat].concat().leak() as &str)).collect(),
    );
    let looks = [
        ("theme", vec!["dark", "", "neon"]),
        ("text", vec!["large", ""]),
        ("labels", vec!["hidden", "shown"]),
        ("era", vec!["now", "2015"]),
        ("readings", vec!["on", ""]),
        ("keys", vec!["off", ""]),
        ("ui", vec!["board", "kiosk", ""]),
        ("beat", vec!["0", "2", ""]),
        ("cut", vec!["ce", "ce_5_2", "", "<"]),
    ];
    let looks = proptest::sample::select(looks.to_vec())
        .prop_flat_map(move |(key, values)| proptest::sample::select(values).prop_map(move |value| Deed::Send(key, value.to_owned())));
    let deed = prop_oneof![
        5 => plain.prop_map(|name| Deed::Send(name, String::new())),
        3 => steps.prop_map(|step| Deed::Send("go", step)),
        3 => moments.prop_map(|moment| Deed::Send("seek", moment)),
        2 => Just(Deed::Press),
        2 => paths.prop_map(|path| Deed::Send("path", path)),
        2 => marks.prop_map(|mark| Deed::Send("reveal", mark)),
        1 => (0..4_usize).prop_map(|nth| Deed::Send("choose", nth.to_string())),
        4 => looks,
        2 => (0..12_usize).prop_map(Deed::Travel),
        1 => (0..2_usize).prop_map(Deed::Speak),
    ];
    proptest::collection::vec(deed, 1..40)
}

/// Path and query of a written address.
fn parted(address: &str) -> (String, String) {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    (path.to_owned(), query.to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if std::env::var_os("DEEP").is_some() { 10_000 } else { 160 }, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_the_address_equals_the_state_and_nothing_is_announced_twice(deeds in deeds(), start in 0..11_usize) {
        let first = lesson(0);
        let start = first.steps[start % first.steps.len()].id.clone();
        let mut session = opened(start.as_str(), "");
        // As a browser has it: the entries of its history, and the present one.
        let mut entries = vec![["/en/", start.as_str(), ".html"].concat()];
        let mut present = 0;
        for deed in deeds {
            let before = session.clone();
            let effects = match &deed {
                Deed::Send(name, value) => match Command::parse(&session, name, value) {
                    Some(command) => session.reduce(Msg::Command(command)),
                    None => continue,
                },
                Deed::Press => session.reduce(Msg::Command(Command::Next)),
                Deed::Travel(nth) => {
                    let to = nth % entries.len();
                    let (address, query) = parted(&entries[to]);
                    let language = usize::from(address.starts_with("/ja/"));
                    present = to;
                    if lesson(language).language.id == session.lesson.language.id {
                        session.reduce(Msg::Navigated { address, query })
                    } else {
                        prop_assert_eq!(session.reduce(Msg::Navigated { address: address.clone(), query: query.clone() }), Effects::default());
                        session.reduce(Msg::LanguageLoaded { lesson: lesson(language), address, query })
                    }
                }
                Deed::Speak(language) => {
                    if lesson(*language).language.id == session.lesson.language.id {
                        continue;
                    }
                    let (address, query) = parted(&entries[present]);
                    session.reduce(Msg::LanguageLoaded { lesson: lesson(*language), address, query })
                }
            };
            let visited = entries[present].clone();
            match &effects.history {
                History::Keep => {}
                History::Push(address) => {
                    entries.truncate(present + 1);
                    entries.push(address.clone());
                    present += 1;
                }
                History::Replace(address) => entries[present].clone_from(address),
            }
            // The address equals the state.
            prop_assert_eq!(&entries[present], &session.address(), "{:?}", deed);
            // What plays ends at the step's end.
            prop_assert!(session.tempo == Tempo::Still || session.query.get("beat").is_empty(), "{:?}", deed);
            prop_assert!(!session.links.query.contains("beat"), "a moment belongs to one step: {:?}", deed);
            // While presenting, no press passes a question that the class has not been asked.
            let is_fork = before.story.shown(&before.lesson).next.len() > 1;
            if matches!(deed, Deed::Press) && is_fork && before.query.get("ui") == "board" && before.naming().is_none() && !before.asked {
                prop_assert_eq!(&session.story, &before.story, "{:?}", deed);
            }
            prop_assert!(!session.asked || session.story.shown(&session.lesson).next.len() > 1, "{:?}", deed);
            // The step is one of the lesson's, and its path leads through it.
            let path = session.lesson.path(&session.story.path).expect("a path of the lesson");
            prop_assert!(path.steps.contains(&session.story.step), "{:?}: {:?}", deed, session.story);
            // Nothing is announced twice, and nothing where nothing changed.
            if let Some(words) = &effects.announcement {
                prop_assert!(!words.is_empty() && *words != before.announcement, "{:?}", deed);
            }
            if session == before {
                prop_assert!(!effects.redraw && effects.announcement.is_none(), "{:?}", deed);
                // Only an entry that is older than a choice of the visitor's is rewritten.
                prop_assert_eq!(effects.history == History::Keep, visited == session.address(), "{:?}", deed);
            }
            // Somebody else who opens that address sees the same.
            let (_, query) = parted(&session.address());
            let links = Links { surface: Surface::Page, root: "../".to_owned(), query: String::new() };
            let mut other = Session::new(session.lesson.clone(), &session.story.step, links);
            other.reduce(Msg::Hydrated { root: "/".to_owned(), query, era: None });
            prop_assert_eq!((&other.story, &other.query, other.address()), (&session.story, &session.query, session.address()), "{:?}", deed);
            prop_assert!(other.invalid.is_empty());
        }
    }

    #[test]
    fn any_text_can_be_read_as_a_query_and_what_is_written_reads_back(text in "[a-z?&=_%<0-9-]{0,40}", settings in deeds()) {
        let lesson = lesson(0);
        let (mut query, _) = Query::read(&lesson, &text);
        for setting in settings {
            if let Deed::Send(name, value) = setting && let Some(setting) = Setting::read(&lesson, name, &value) {
                query.set(setting);
            }
            prop_assert_eq!(Query::read(&lesson, &query.written()), (query.clone(), Vec::new()));
        }
    }
}

#[test]
fn what_is_personal_is_a_key_of_the_query() {
    let lesson = lesson(0);
    for name in PERSONAL {
        assert!(Setting::read(&lesson, name, "").is_some(), "{name}");
    }
    assert_eq!(Labels::default(), Labels::Shown);
}
