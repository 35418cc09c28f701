//! How views are written down and read again.

mod common;

use lesson::address::{Labels, Links, Surface, TextSize, Theme, View, grammar, step_in};
use lesson::model::{LanguageId, Lesson, StepId};

fn lesson() -> Lesson {
    common::lessons().remove(0)
}

#[test]
fn the_default_view_is_written_as_nothing() {
    let lesson = lesson();
    assert_eq!(View::default_of(&lesson).query(&lesson), "");
    assert_eq!(View::read(&lesson, "").0, View::default_of(&lesson));
}

#[test]
fn every_view_reads_back_as_it_was_written_in_one_order() {
    let lesson = lesson();
    for theme in Theme::ALL {
        for text in TextSize::ALL {
            for labels in Labels::ALL {
                let view = View { theme: *theme, text: *text, labels: *labels, ..View::default_of(&lesson) };
                assert_eq!(View::read(&lesson, &view.query(&lesson)), (view, Vec::new()));
            }
        }
    }
    let (view, _) = View::read(&lesson, "?labels=hidden&theme=dark&era=now");
    assert_eq!(view.query(&lesson), "?era=now&theme=dark&labels=hidden");
}

#[test]
fn a_value_that_does_not_exist_falls_back_and_is_reported() {
    let lesson = lesson();
    let (view, bad) = View::read(&lesson, "?theme=neon&text=large");
    assert_eq!((view.theme, view.text), (Theme::Auto, TextSize::Large));
    let reported: Vec<_> = bad.iter().map(|bad| (bad.key.as_str(), bad.value.as_str(), bad.used.as_str())).collect();
    assert_eq!(reported, [("theme", "neon", "auto")]);
}

#[test]
fn keys_of_others_are_left_alone() {
    let lesson = lesson();
    assert_eq!(View::read(&lesson, "?utm_source=mail&x"), (View::default_of(&lesson), Vec::new()));
}

#[test]
fn what_pages_of_others_may_ask_for_exists_and_begins_with_the_default() {
    let lesson = lesson();
    let grammar = grammar(&lesson);
    let keys: Vec<Vec<&str>> = grammar.split(';').map(|key| key.split(' ').collect()).collect();
    assert_eq!(keys[0], ["lang", "en", "ja"]);
    assert_eq!(keys[1][..2], ["step", lesson.start.as_str()]);
    assert_eq!(keys[1].len(), lesson.steps.len() + 1);
    for key in &keys[2..] {
        for (nth, value) in key[1..].iter().enumerate() {
            let asked = format!("?{}={value}", key[0]);
            let (view, bad) = View::read(&lesson, &asked);
            assert_eq!(bad, [], "{asked}");
            assert_eq!(view.query(&lesson), if nth == 0 { "" } else { &asked }, "{asked}");
        }
    }
}

#[test]
fn links_are_written_for_each_kind_of_page() {
    let written = |surface, root: &str| {
        let links = Links { surface, root: root.to_owned(), query: "?theme=dark".to_owned() };
        links.step(&LanguageId::from("ja"), &StepId::from("lower-hit"))
    };
    assert_eq!(written(Surface::Page, "../"), "../ja/lower-hit.html?theme=dark");
    assert_eq!(written(Surface::Embed, "../../"), "../../embed/ja/lower-hit.html?theme=dark");
    assert_eq!(written(Surface::SingleFile, ""), "#ja/lower-hit");
}

#[test]
fn a_step_is_found_in_every_kind_of_address() {
    for address in ["/base/ja/lower-hit.html", "/embed/ja/lower-hit.html", "#ja/lower-hit", "ja/lower-hit"] {
        assert_eq!(step_in(address), Some((LanguageId::from("ja"), StepId::from("lower-hit"))), "{address}");
    }
    for address in ["", "/", "#", "index.html"] {
        assert_eq!(step_in(address), None, "{address}");
    }
}
