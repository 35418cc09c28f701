//! How views are written down and read again.

mod common;

use lesson::address::{Labels, Links, Surface, TextSize, Theme, figure, section, step_in};
use lesson::model::{LanguageId, Lesson, StepId};
use lesson::query::{Query, Setting, grammar, keys};

fn lesson() -> Lesson {
    common::lessons().remove(0)
}

/// Reads a query that has nothing wrong in it.
#[track_caller]
fn read(lesson: &Lesson, query: &str) -> Query {
    let (read, invalid) = Query::read(lesson, query);
    assert_eq!(invalid, [], "{query}");
    read
}

#[test]
fn the_default_view_has_an_empty_query() {
    let lesson = lesson();
    assert_eq!(Query::default().written(), "");
    assert_eq!(read(&lesson, ""), Query::default());
    assert_eq!(read(&lesson, "?path=lower-hit&era=2015&theme=auto&ui=full"), Query::default());
}

#[test]
fn every_view_is_written_in_the_published_order_and_reads_back_equal() {
    let lesson = lesson();
    for theme in Theme::WRITTEN {
        for text in TextSize::WRITTEN {
            for labels in Labels::WRITTEN {
                let mut query = Query::default();
                for (key, value) in [("labels", labels), ("text", text), ("theme", theme)] {
                    query.set(Setting::read(&lesson, key, value).expect("a value of that key"));
                }
                assert_eq!(read(&lesson, &query.written()), query);
                assert_eq!(query.labels().as_str(), *labels);
            }
        }
    }
    let query = read(&lesson, "?ui=board&keys=off&motion=less&readings=on&labels=hidden&text=large&theme=dark&era=now&path=both-miss");
    let written = query.written();
    assert_eq!(written, "?path=both-miss&era=now&theme=dark&text=large&labels=hidden&readings=on&motion=less&keys=off&ui=board");
    assert_eq!(keys().collect::<Vec<_>>().join(" "), "path era beat cut theme text labels readings motion keys ui");
}

#[test]
fn reserved_keys_are_kept_in_their_place() {
    let lesson = lesson();
    assert_eq!(read(&lesson, "?cut=ce_5_2&theme=dark&beat=3").written(), "?beat=3&cut=ce_5_2&theme=dark");
    assert_eq!(read(&lesson, "?cut=%3Cb%3E&beat=1.5").written(), "");
    assert_eq!(read(&lesson, "?cut=ce").written(), "?cut=ce");
    for cut in ["c_5", "c_5_", "c__2", "_5_2", "c_5_2_1", "c_500_2", "C", "c5", "c-e"] {
        assert_eq!(read(&lesson, &["?cut=", cut].concat()).written(), "", "{cut}");
    }
    assert_eq!(read(&lesson, "?ui=kiosk").written(), "?ui=kiosk");
}

#[test]
fn a_value_that_does_not_exist_falls_back_and_is_reported() {
    let lesson = lesson();
    let (query, invalid) = Query::read(&lesson, "?theme=neon&text=large");
    assert_eq!(query.written(), "?text=large");
    let reported: Vec<_> = invalid.iter().map(|it| (it.key.as_str(), it.value.as_str(), it.used.as_str())).collect();
    assert_eq!(reported, [("theme", "neon", "auto")]);
    let (_, invalid) = Query::read(&lesson, "?theme=dark&theme=neon&path=sideways");
    let used: Vec<_> = invalid.iter().map(|it| it.used.as_str()).collect();
    assert_eq!(used, ["dark", "lower-hit"], "the value before it, or the default");
}

#[test]
fn keys_of_other_programs_are_ignored() {
    let lesson = lesson();
    assert_eq!(read(&lesson, "?utm_source=mail&x"), Query::default());
}

#[test]
fn every_value_that_hosts_may_use_exists_and_the_default_is_first() {
    let lesson = lesson();
    let grammar = grammar(&lesson);
    assert_eq!(grammar[0], ("lang", vec!["en", "ja"]));
    assert_eq!((grammar[1].0, grammar[1].1[0], grammar[1].1.len()), ("step", lesson.start.as_str(), lesson.steps.len()));
    let names: Vec<&str> = grammar[2..].iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["path", "era", "cut", "theme", "text", "labels", "readings", "motion", "keys"], "and neither beat nor ui");
    for (name, values) in &grammar[2..] {
        for (nth, value) in values.iter().enumerate() {
            let asked = format!("?{name}={value}");
            assert_eq!(read(&lesson, &asked).written(), if nth == 0 { "" } else { &asked }, "{asked}");
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

#[test]
fn the_view_of_a_step_has_its_query_where_each_kind_of_page_expects_it() {
    let written = |surface, root: &str| {
        let links = Links { surface, root: root.to_owned(), query: String::new() };
        links.address(&LanguageId::from("ja"), &StepId::from("lower-hit"), "?beat=2")
    };
    assert_eq!(written(Surface::Page, "../"), "../ja/lower-hit.html?beat=2");
    assert_eq!(written(Surface::Embed, "/"), "/embed/ja/lower-hit.html?beat=2");
    assert_eq!(written(Surface::SingleFile, ""), "?beat=2#ja/lower-hit");
}

#[test]
fn a_kind_of_page_is_read_from_markup_as_it_is_written() {
    for surface in [Surface::Page, Surface::Embed, Surface::SingleFile] {
        assert_eq!(Surface::read(surface.as_str()), Some(surface));
    }
    assert_eq!(Surface::SingleFile.as_str(), "single-file", "style sheets use this name");
    assert_eq!(Surface::read("page "), None);
}

#[test]
fn pages_beside_the_story_and_figures_have_their_language_in_the_address() {
    assert_eq!(section(&LanguageId::from("ja"), "systems"), "ja/systems.html");
    assert_eq!(figure(&LanguageId::from("en"), "lower-hit", "landscape", Theme::Dark), "figures/en/lower-hit.landscape.dark.svg");
}
