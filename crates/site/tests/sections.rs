//! The pages beside the story: every statement has its note, every source is listed, every word is in its language.

mod common;

use authoring::Edition;
use authoring::catalog::{Catalog, System};
use common::{attributes, editions, pages};
use lesson::prose::{END, READ, Run, runs};
use site::search_index;
use std::collections::{BTreeMap, BTreeSet};

fn page<'a>(pages: &'a BTreeMap<String, String>, lesson: &Edition, name: &str) -> &'a str {
    let name = format!("{}/{name}.html", lesson.language.id.as_str());
    pages.get(&name).unwrap_or_else(|| panic!("{name} is missing"))
}

/// Whether a page contains running text: its words between terms and furigana, in order.
fn says(page: &str, prose: &str) -> bool {
    let page = page.replace('\u{2060}', "").replace("<span class=\"nowrap\">", "");
    // The last word is in the same element as its mark, and a bracket in that of the term beside it.
    let words = runs(prose).into_iter().filter_map(|run| if let Run::Words(words) = run { Some(words) } else { None });
    words.flat_map(|words| words.split([' ', '。', '（', '）'])).all(|word| page.contains(&word.replace('&', "&amp;")))
}

fn of_system(system: &System) -> impl Iterator<Item = &String> {
    system.what.iter().chain(&system.makers).chain(&system.operators).chain(&system.in_2015).chain(&system.since)
}

#[test]
fn every_system_has_a_card_with_all_statements_about_it() {
    let pages = pages(None);
    for lesson in editions() {
        let Catalog { systems, .. } = &lesson.catalog;
        let page = page(&pages, &lesson, "systems");
        for system in systems {
            // From its id to the next card's id, or to the notes.
            let from = page.find(&format!(" id=\"{}\"", system.id)).unwrap_or_else(|| panic!("{} has no card", system.id));
            let next = systems.iter().filter_map(|other| page[from + 1..].find(&format!(" id=\"{}\"", other.id)));
            let card = &page[from..from + 1 + next.chain(page[from + 1..].find(" id=\"note-1\"")).min().expect("an end")];
            assert!(attributes(page, "href").contains(&format!("#{}", system.id).as_str()), "{} is an actor of the picture", system.id);
            for fact in of_system(system) {
                assert!(says(card, &lesson.catalog.fact(fact).words), "{fact} in {}", lesson.language.id.as_str());
            }
        }
    }
}

#[test]
fn all_events_are_listed_by_date() {
    let pages = pages(None);
    for lesson in editions() {
        let page = page(&pages, &lesson, "timeline");
        let places = lesson.catalog.timeline.events.iter().map(|event| page.find(&format!(" id=\"{}\"", event.fact)));
        let places: Vec<usize> = places.map(|place| place.expect("every event is listed")).collect();
        assert!(places.is_sorted());
        let written = attributes(page, "datetime");
        assert!(written.is_sorted_by_key(|date| &date[..4]), "{written:?}");
    }
}

#[test]
fn every_button_opens_something_that_exists() {
    for (name, page) in pages(None) {
        let ids = attributes(&page, "id");
        for target in attributes(&page, "popovertarget") {
            assert!(ids.contains(&target), "{name} has no #{target}");
        }
    }
}

#[test]
fn every_source_is_listed_once_with_what_it_supports() {
    let pages = pages(None);
    for lesson in editions() {
        let page = page(&pages, &lesson, "sources");
        for source in &lesson.catalog.sources {
            let marker = format!(" id=\"source-{}\"", source.id);
            let mut parts = page.split(&marker).skip(1);
            let entry = parts.next().unwrap_or_else(|| panic!("{} is not listed", source.id));
            assert!(parts.next().is_none(), "{} is listed twice", source.id);
            let entry = entry.split("</li>").next().unwrap_or_default();
            assert!(entry.contains(&source.url.replace('&', "&amp;")), "{} has its address", source.id);
            assert!(entry.contains("class=\"aside\""), "{} supports something", source.id);
        }
    }
}

#[test]
fn what_the_article_argues_is_marked_as_its_argument() {
    let pages = pages(None);
    for lesson in editions() {
        let argued = page(&pages, &lesson, "sources");
        let argued = argued.split("id=\"argues\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("its arguments");
        assert_eq!(argued.matches("class=\"mark argument\"").count(), lesson.catalog.limits.argues.len());
    }
}

#[test]
fn every_term_has_its_name_in_the_other_language_marked_as_such() {
    let pages = pages(None);
    for lesson in editions() {
        let page = page(&pages, &lesson, "glossary");
        for term in lesson.catalog.terms() {
            let entry = page.split(&format!(" id=\"{}\"", term.id)).nth(1).and_then(|rest| rest.split("</dd>").next()).expect("an entry");
            for (language, name) in &term.elsewhere {
                let name = name.replace('&', "&amp;");
                assert!(entry.replace('\u{2060}', "").contains(&name), "{}: {name}", term.id);
                assert!(entry.contains(&format!("lang=\"{}\"", language.as_str())), "{}", term.id);
            }
        }
    }
}

#[test]
fn no_mark_of_a_term_or_of_a_reading_is_left_in_a_page() {
    for (name, page) in pages(None) {
        for mark in [READ, END] {
            assert!(!page.contains(mark), "{name} shows the marks of a reading");
        }
        assert!(!page.contains("]("), "{name} shows the marks of a term");
    }
}

#[test]
fn no_statement_with_a_number_goes_without_a_source() {
    // Designators are names, not numbers. Years give dates.
    let designator = |word: &str| word.chars().next().is_some_and(|letter| letter.is_ascii_uppercase()) && word.contains(['-', '/']);
    let numbered = |words: &str| {
        let words = words.replace(['(', ')', ',', '.'], " ");
        words.split_whitespace().any(|word| word.chars().any(|letter| letter.is_ascii_digit()) && !designator(word))
    };
    assert!(numbered("17 batteries") && !numbered("an SM-3") && !numbered("FPS-5, TPY-2"));
    for lesson in editions() {
        for (id, fact) in &lesson.catalog.facts {
            assert!(!numbered(&fact.words) || !fact.sources.is_empty(), "{id} states a number without a source");
        }
        for term in lesson.catalog.terms() {
            let about_this = lesson.catalog.glossary.last().is_some_and(|group| group.terms.contains(term));
            assert!(!numbered(&term.definition) || about_this || !term.sources.is_empty(), "{}", term.id);
        }
        for tie in &lesson.catalog.cooperation.ties {
            assert!(!tie.facts.is_empty(), "{} says nothing with a source", tie.id);
        }
    }
}

#[test]
fn a_note_on_which_accounts_differ_does_not_say_how_well_it_is_supported() {
    let mut notes = 0;
    for (name, page) in pages(None) {
        for note in page.split("<b class=\"standing disputed\">").skip(1) {
            let said = note.split("</b>").nth(1).and_then(|rest| rest.split("</p>").next()).expect("the rest of the line");
            assert!(said.trim().is_empty(), "{name}: beside “accounts differ” a note says “{said}”");
            notes += 1;
        }
    }
    assert!(notes > 0, "no note says that accounts differ");
}

#[test]
fn the_date_to_which_the_site_looked_is_written_out_everywhere() {
    for (edition, date) in editions().iter().zip(["March 2026", "2026年3月"]) {
        assert!(edition.page.now.contains(date), "{}", edition.page.now);
    }
    for (name, page) in pages(None) {
        assert!(!page.contains("{looked_to}"), "{name} shows the mark of the date");
    }
}

#[test]
fn every_search_result_exists() {
    let pages = pages(None);
    for lesson in editions() {
        let index: serde_json::Value = serde_json::from_str(&search_index(&lesson)).expect("the index is JSON");
        let entries = index["entries"].as_array().expect("entries");
        let kinds: BTreeSet<&str> = entries.iter().filter_map(|entry| entry["kind"].as_str()).collect();
        assert_eq!(kinds, BTreeSet::from(["event", "question", "quiz", "section", "step", "system", "term", "tool"]));
        for entry in entries {
            let place = entry["place"].as_str().expect("a place");
            let (name, id) = place.split_once('#').unwrap_or((place, ""));
            let page = pages.get(name).unwrap_or_else(|| panic!("{place} is not there"));
            assert!(id.is_empty() || attributes(page, "id").contains(&id), "{place} is not there");
        }
    }
}

#[test]
fn every_question_of_a_class_is_answered_under_its_step_and_the_step_leads_there() {
    let pages = pages(None);
    for lesson in editions() {
        let answers = page(&pages, &lesson, "questions");
        for step in &lesson.steps {
            let of_step = answers.split(&format!("<section id=\"{}\"", step.id.as_str())).nth(1).expect("the step has its questions");
            let of_step = of_step.split("</section>").next().unwrap_or_default();
            let asked: Vec<_> = lesson.classroom.asked_at(&step.id).collect();
            assert_eq!(of_step.matches("<article").count(), asked.len(), "{}", step.id.as_str());
            for asked in asked {
                let its = of_step.split(&format!("id=\"{}\"", asked.id)).nth(1).and_then(|rest| rest.split("</article>").next());
                let its = its.unwrap_or_else(|| panic!("{} is not at its step", asked.id));
                assert!(says(its, &lesson.catalog.readings.over(&asked.ask)), "{}", asked.id);
                assert!(says(its, &lesson.catalog.readings.over(&asked.answer)), "{}", asked.id);
                assert_eq!(its.matches("class=\"mark ").count(), asked.facts.len(), "{} has a note for each fact", asked.id);
            }
            let to = format!("questions.html#{}\"", step.id.as_str());
            assert!(page(&pages, &lesson, step.id.as_str()).contains(&to), "{} leads to its questions", step.id.as_str());
        }
    }
}

#[test]
fn the_explainer_can_be_cited_with_its_address_where_that_is_known() {
    let lesson = &editions()[0];
    assert!(page(&pages(None), lesson, "sources").contains("@misc{layered-defense-"));
    assert!(page(&pages(Some("https://example.org/a/")), lesson, "sources").contains("url = {https://example.org/a/en/sources.html}"));
}

#[test]
fn every_filter_and_every_card_has_its_rule_in_the_style_sheet() {
    let style = include_str!("../../../assets/style/section.css");
    let pages = pages(None);
    for lesson in editions() {
        for name in ["systems", "timeline"] {
            let page = page(&pages, &lesson, name);
            let filters = page.split("class=\"filters\"").nth(1).and_then(|rest| rest.split("role=\"status\"").next()).expect("filters");
            for value in attributes(filters, "value").into_iter().filter(|value| !value.is_empty()) {
                assert!(style.contains(&format!("[value=\"{value}\"]")), "nothing filters by {value}");
            }
        }
        for nth in 1..=lesson.catalog.systems.len() {
            assert!(style.contains(&format!(".actor.s{nth} ")), "the {nth}th card lights no actor");
        }
    }
}
