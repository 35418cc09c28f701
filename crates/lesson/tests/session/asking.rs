//! While presenting, a question is asked before *Next* passes it.

use super::{lesson, opened, opened_on, send};
use lesson::address::Surface;
use lesson::session::{Command, Effects, Focus, Msg, Session, Tempo};

fn press(session: &mut Session) -> Effects {
    session.reduce(Msg::Command(Command::Next))
}

#[test]
fn while_presenting_the_first_next_at_a_question_asks_and_the_second_goes_on_along_the_path() {
    for (fork, path, answer) in
        [("upper-tier", "upper-hit", "upper-hit"), ("lower-tier", "lower-hit", "lower-hit"), ("lower-tier", "both-miss", "lower-miss")]
    {
        let mut session = opened(fork, &format!("?path={path}&ui=board"));
        let address = session.address();
        assert!(session.leads_on(&Command::Next) && session.press_again().is_none());
        let effects = press(&mut session);
        assert_eq!((session.story.step.as_str(), session.address()), (fork, address));
        let step = session.lesson.step(&fork.into()).expect("a step");
        let words = session.press_again().expect("the notice is shown");
        assert!(step.choices.iter().all(|choice| !words.contains(choice)), "the class is to guess: {words}");
        assert_eq!(effects.announcement, Some(format!("{} {words}", step.question)));
        assert_eq!((effects.redraw, effects.focus, effects.scroll), (true, Focus::Question, false));
        press(&mut session);
        assert_eq!((session.story.step.as_str(), session.press_again()), (answer, None), "{path}");
    }
}

#[test]
fn outside_presenting_next_passes_a_question_unless_presenter_view_asks_it() {
    let mut session = opened("upper-tier", "");
    press(&mut session);
    assert_eq!(session.story.step.as_str(), "upper-miss");
    let mut session = opened("upper-tier", "");
    assert!(send(&mut session, "ask", "").announcement.is_some());
    assert!(!send(&mut session, "ask", "").redraw, "the question is asked once");
    press(&mut session);
    assert_eq!(session.story.step.as_str(), "upper-miss");
    assert!(!send(&mut session, "ask", "").redraw, "this step has no question");
}

#[test]
fn an_answer_or_back_leaves_a_question_that_was_asked_and_it_is_asked_anew() {
    for (name, value, there) in [("choose", "1", "upper-hit"), ("back", "", "track"), ("next", "", "upper-miss")] {
        let mut session = opened("upper-tier", "?ui=board");
        press(&mut session);
        send(&mut session, name, value);
        assert_eq!((session.story.step.as_str(), session.asked), (there, false));
        send(&mut session, "go", "upper-tier");
        press(&mut session);
        assert_eq!((session.story.step.as_str(), session.asked), ("upper-tier", true), "{name}");
    }
}

#[test]
fn a_question_is_asked_after_the_end_of_what_plays_and_not_while_labels_are_hidden() {
    let mut session = opened("upper-tier", "?ui=board");
    send(&mut session, "play", "");
    press(&mut session);
    assert_eq!((session.tempo, session.asked), (Tempo::Still, false));
    press(&mut session);
    assert!(session.asked);
    send(&mut session, "ui", "");
    assert!(!session.asked, "the end of presenting ends the question");
    let mut session = opened("upper-tier", "?labels=hidden&ui=board");
    press(&mut session);
    assert_eq!(session.story.step.as_str(), "upper-miss", "the words of the question are hidden");
}

#[test]
fn a_page_around_the_story_passes_a_question_also_while_presenting() {
    let mut session = opened_on(Surface::Embed, "upper-tier", "?ui=board");
    send(&mut session, "next", "");
    assert_eq!(session.story.step.as_str(), "upper-miss");
}

#[test]
fn a_question_that_was_asked_stays_in_another_language() {
    let mut session = opened("upper-tier", "?ui=board");
    press(&mut session);
    let there = "/en/upper-tier.html".to_owned();
    let effects = session.reduce(Msg::LanguageLoaded { lesson: lesson(1), address: there, query: "?ui=board".to_owned() });
    let words = session.press_again().expect("the notice is shown");
    assert_eq!(words, lesson(1).page.press_again);
    assert!(effects.announcement.is_some_and(|said| said.ends_with(words)));
}
