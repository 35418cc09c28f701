//! What the search looks through: an entry for each step, system, event, term and page, in one language.

use super::{main_sections, more_sections};
use crate::views::unbroken;
use lesson::address::{self, Surface};
use lesson::model::Lesson;
use lesson::prose::plain;
use serde_json::{Value, json};

/// The index of one language as JSON, with the words of the search itself. Addresses are below the root.
#[must_use]
pub fn index(lesson: &Lesson) -> String {
    let reference = &lesson.reference;
    let section = |name: &str, id: &str| [&address::section(&lesson.language.id, name), "#", id].concat();
    let entry = |kind: &str, name: &str, also: Vec<String>, text: &str, place: String| json!({ "kind": kind, "name": unbroken(name), "also": also, "text": plain(text), "place": place });
    let mut entries: Vec<Value> = Vec::new();
    for system in &reference.systems {
        let also = reference.elsewhere.iter().filter_map(|(_, names)| lesson::model::named(names, &system.id).cloned()).collect();
        let what: Vec<&str> = system.what.iter().map(|fact| reference.fact(fact).words.as_str()).collect();
        entries.push(entry("system", &system.name, also, &what.join(" "), section(super::systems::NAME, &system.id)));
    }
    for term in reference.terms() {
        let also = term.also.iter().cloned().chain(term.elsewhere.iter().map(|(_, name)| name.clone())).collect();
        entries.push(entry("term", &term.name, also, &term.definition, section(super::glossary::NAME, &term.id)));
    }
    for step in &lesson.steps {
        let place = Surface::Page.step(&lesson.language.id, &step.id);
        entries.push(entry("step", &step.title, vec![step.station.clone()], &step.caption.join(" "), place));
    }
    for event in &reference.timeline.events {
        let fact = reference.fact(&event.fact);
        let date = fact.date.as_ref().map(|date| reference.apparatus.date(date)).unwrap_or_default();
        let text = [date.as_str(), ": ", &fact.words].concat();
        entries.push(entry("event", &event.name, Vec::new(), &text, section(super::timeline::NAME, &event.fact)));
    }
    for (name, words, place) in main_sections(lesson).into_iter().chain(more_sections(lesson)) {
        if lesson.step(&name.as_str().into()).is_none() {
            entries.push(entry("section", &words, Vec::new(), "", place));
        }
    }
    let word = |key: &str| reference.apparatus.words.get(key).cloned().unwrap_or_default();
    let words = json!({
        "search": word("search"),
        "field": word("search_field"),
        "hint": word("search_hint"),
        "none": word("search_none"),
        "found": word("search_found"),
        "close": word("close"),
        "step": word("kind_step"),
        "system": word("kind_system"),
        "event": word("kind_event"),
        "term": word("kind_term"),
        "section": word("kind_section"),
    });
    json!({ "words": words, "entries": entries }).to_string()
}
