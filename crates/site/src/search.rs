//! The search index of a language: an entry for each step, system, event, term, class question and page.

use authoring::Edition;
use authoring::section::Section;
use layered_defense::views::unbroken;
use lesson::address::{self, Surface};
use lesson::prose::plain;
use serde_json::{Value, json};

/// The index as JSON, with the words of the search dialog. Addresses are relative to the root.
#[must_use]
pub fn index(lesson: &Edition) -> String {
    let catalog = &lesson.catalog;
    let section = |page: Section, id: &str| [&address::section(&lesson.language.id, page.slug()), "#", id].concat();
    let entry = |kind: &str, name: &str, also: Vec<String>, text: &str, place: String| json!({ "kind": kind, "name": unbroken(name), "also": also, "text": plain(text), "place": place });
    let mut entries: Vec<Value> = Vec::new();
    for system in &catalog.systems {
        let also = catalog.elsewhere.iter().filter_map(|(_, names)| lesson::model::named(names, &system.id).cloned()).collect();
        let what: Vec<&str> = system.what.iter().map(|fact| catalog.fact(fact).words.as_str()).collect();
        entries.push(entry("system", &system.name, also, &what.join(" "), section(Section::Systems, &system.id)));
    }
    for term in catalog.terms() {
        let also = term.also.iter().cloned().chain(term.elsewhere.iter().map(|(_, name)| name.clone())).collect();
        entries.push(entry("term", &term.name, also, &term.definition, section(Section::Glossary, &term.id)));
    }
    for step in &lesson.steps {
        let place = Surface::Page.step(&lesson.language.id, &step.id);
        entries.push(entry("step", &step.title, vec![step.station.clone()], &step.caption.join(" "), place));
    }
    for asked in &lesson.classroom.asked {
        entries.push(entry("question", &asked.ask, Vec::new(), &asked.answer, section(Section::Questions, &asked.id)));
    }
    for event in &catalog.timeline.events {
        let fact = catalog.fact(&event.fact);
        let date = fact.date.as_ref().map(|date| catalog.citation_words.date(date)).unwrap_or_default();
        let text = [date.as_str(), ": ", &fact.words].concat();
        entries.push(entry("event", &event.name, Vec::new(), &text, section(Section::Timeline, &event.fact)));
    }
    for page in Section::searched() {
        let words = page.words(&lesson.sections);
        let place = address::section(&lesson.language.id, page.slug());
        entries.push(entry("section", &words.title, vec![words.name.clone()], &words.summary, place));
    }
    let cooperation = |key: &str| catalog.cooperation_words.get(key).map_or("", String::as_str);
    for (id, text) in [("ties", ""), ("paid", cooperation("paid_summary"))] {
        entries.push(entry("section", cooperation(id), Vec::new(), text, section(Section::Cooperation, id)));
    }
    let word = |key: &str| catalog.citation_words.words.get(key).cloned().unwrap_or_default();
    for (id, text) in
        [("argues", "argues_summary"), ("concerns", ""), ("contested", ""), ("leaves_out", "leaves_out_words"), ("cite", ""), ("list", "")]
    {
        entries.push(entry("section", &word(id), Vec::new(), &word(text), section(Section::Sources, id)));
    }
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
        "question": word("kind_question"),
        "section": word("kind_section"),
    });
    json!({ "words": words, "entries": entries }).to_string()
}
