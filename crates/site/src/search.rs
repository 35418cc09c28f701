//! The search index of a language: an entry for each step, system, event, term, question, page, part of a page and tool.
//!
//! A result shows an entry's name and text. Names in other languages, furigana, and the further words of the place are only searched.

use crate::tools;
use authoring::Edition;
use authoring::section::Section;
use layered_defense::views::unbroken;
use lesson::address::{self, Surface};
use lesson::model::{Step, named};
use lesson::prose::{AS, END, READ, plain};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Tools of the menu, each with keys of further words.
const TOOLS: [(&str, &[&str]); 9] = [
    ("present", &["full_screen", "board_projector", "board_pointer", "board_zoom_in"]),
    ("presenter", &["clock"]),
    ("vote", &[]),
    ("names", &["set_labels", "symbols_guess"]),
    ("map", &["board_map"]),
    ("picture", &["picture_edit", "copy_png"]),
    ("share", &["share_link", "copy_link", "qr"]),
    ("preferences", &["set_theme", "set_theme_dark", "set_text", "set_motion", "set_readings", "keys"]),
    ("embed", &["build_frame"]),
];

/// Parts of the teacher's guide, by the keys of their headings.
const OF_GUIDE: [&str; 6] = ["plans", "materials", "aims", "debate", "reading", "report"];

/// A word of texts that are not shown is left out if more entries than this have it. It would lead to no place in particular.
const COMMON: usize = 4;

/// An entry of the index, before it is written.
#[derive(Clone)]
struct Entry<'a> {
    kind: &'static str,
    name: &'a str,
    also: Vec<String>,
    text: String,
    more: Vec<&'a str>,
    place: String,
    /// The tool that it names. Its place is then a page that has it.
    tool: Option<&'static str>,
}

impl Entry<'_> {
    /// The words that a result shows or that are names, and the other words of its place.
    fn words(&self) -> [BTreeSet<String>; 2] {
        let shown = words(&[self.name, &plain(&self.text), &self.also.join(" ")].join(" "));
        let more = words(&plain(&self.more.join(" ")));
        [shown.into_iter().collect(), more.into_iter().collect()]
    }

    /// The entry as JSON, without what is empty. `more` has each word once that the result does not show.
    fn json(&self, lesson: &Edition, is_common: impl Fn(&str) -> bool) -> Value {
        let [shown, more] = self.words();
        let more: Vec<&str> = more.difference(&shown).map(String::as_str).filter(|word| !is_common(word)).collect();
        let read = ["system", "term"].contains(&self.kind).then(|| read_out(lesson, self.name)).flatten();
        let also: Vec<&String> = self.also.iter().chain(&read).collect();
        let mut entry = Map::new();
        entry.insert("kind".to_owned(), json!(self.kind));
        entry.insert("name".to_owned(), json!(unbroken(self.name)));
        entry.insert("also".to_owned(), json!(also));
        entry.insert("text".to_owned(), json!(plain(&self.text)));
        if !more.is_empty() {
            entry.insert("more".to_owned(), json!(more.join(" ")));
        }
        entry.insert("place".to_owned(), json!(self.place));
        if let Some(tool) = self.tool {
            entry.insert("tool".to_owned(), json!(tool));
        }
        Value::Object(entry)
    }
}

/// The words of a text: runs of Latin letters and digits, of kanji or of katakana. Hiragana between them is grammar.
fn words(text: &str) -> Vec<String> {
    let kind = |letter: char| match letter {
        'ァ'..='ヶ' | 'ー' => 1,
        'ぁ'..='ゖ' => 0,
        _ if letter.is_ascii_alphanumeric() || letter.is_alphanumeric() && letter < '\u{2E80}' => 2,
        '-' | '’' => 2,
        _ if letter.is_alphanumeric() => 3,
        _ => 0,
    };
    let mut words: Vec<String> = Vec::new();
    let mut before = 0;
    for letter in text.chars().filter(|letter| *letter != '\u{2060}') {
        let now = kind(letter);
        match words.last_mut() {
            Some(word) if now != 0 && now == before => word.extend(letter.to_lowercase()),
            _ if now != 0 => words.push(letter.to_lowercase().collect()),
            _ => {}
        }
        before = now;
    }
    words.retain(|word| word.chars().count() > 1);
    words
}

/// A name as it is read out, in a language with furigana.
fn read_out(lesson: &Edition, name: &str) -> Option<String> {
    let annotated = lesson.catalog.readings.over(name);
    let mut read = String::new();
    let mut is_base = false;
    for letter in annotated.chars() {
        match letter {
            READ => is_base = true,
            AS | END => is_base = false,
            _ if is_base => {}
            _ => read.push(letter),
        }
    }
    (annotated != name).then_some(read)
}

/// The index as JSON, with the words of the search dialog. Addresses are relative to the root.
#[must_use]
pub fn index(lesson: &Edition) -> String {
    written(lesson, entries(lesson))
}

/// The index for the single file. `address` returns the address of a place within the file; none if the file does not hold it.
pub(crate) fn index_within(lesson: &Edition, address: impl Fn(&str) -> Option<String>) -> String {
    // The file has no pages for frames, so it has no tool for them.
    let held = entries(lesson).into_iter().filter(|entry| entry.tool != Some("embed"));
    written(lesson, held.filter_map(|entry| Some(Entry { place: address(&entry.place)?, ..entry })).collect())
}

fn entries(lesson: &Edition) -> Vec<Entry<'_>> {
    [of_catalog(lesson), of_story(lesson), of_events(lesson), of_pages(lesson), of_class(lesson)].concat()
}

fn written(lesson: &Edition, entries: Vec<Entry<'_>>) -> String {
    let catalog = &lesson.catalog;
    let mut frequency: BTreeMap<String, usize> = BTreeMap::new();
    for entry in &entries {
        let [shown, more] = entry.words();
        shown.union(&more).for_each(|word| *frequency.entry(word.clone()).or_default() += 1);
    }
    let is_common = |word: &str| frequency.get(word).is_some_and(|count| *count > COMMON);
    let entries: Vec<Value> = entries.iter().map(|entry| entry.json(lesson, is_common)).collect();
    let word = |key: &str| catalog.citation_words.words.get(key).cloned().unwrap_or_default();
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
        "quiz": lesson.sections.check.name,
        "tool": word("kind_tool"),
        "section": word("kind_section"),
    });
    json!({ "words": words, "entries": entries }).to_string()
}

/// The address of a page beside the story, or of a place on it.
fn on_page(lesson: &Edition, page: Section, id: &str) -> String {
    let page = address::section(&lesson.language.id, page.slug());
    if id.is_empty() { page } else { [&page, "#", id].concat() }
}

/// Systems and terms.
fn of_catalog(lesson: &Edition) -> Vec<Entry<'_>> {
    let catalog = &lesson.catalog;
    let fact = |id: &String| catalog.fact(id).words.as_str();
    let systems = catalog.systems.iter().map(|system| {
        let what: Vec<&str> = system.what.iter().map(fact).collect();
        Entry {
            kind: "system",
            name: &system.name,
            also: catalog.elsewhere.iter().filter_map(|(_, names)| named(names, &system.id).cloned()).collect(),
            text: what.join(" "),
            more: system.makers.iter().chain(&system.operators).chain(&system.in_2015).chain(&system.since).map(fact).collect(),
            place: on_page(lesson, Section::Systems, &system.id),
            tool: None,
        }
    });
    let terms = catalog.terms().map(|term| Entry {
        kind: "term",
        name: &term.name,
        also: term.also.iter().cloned().chain(term.elsewhere.iter().map(|(_, name)| name.clone())).collect(),
        text: term.definition.clone(),
        more: Vec::new(),
        place: on_page(lesson, Section::Glossary, &term.id),
        tool: None,
    });
    systems.chain(terms).collect()
}

/// The steps, with the texts that are folded on their pages.
fn of_story(lesson: &Edition) -> Vec<Entry<'_>> {
    let steps = lesson.steps.iter().map(|step| {
        let Step { id, title, station, caption, leaves_out, now, .. } = step;
        let now = now.iter().flat_map(|now| &now.caption);
        Entry {
            kind: "step",
            name: title,
            also: vec![station.clone()],
            text: caption.join(" "),
            more: [leaves_out].into_iter().chain(now).map(String::as_str).collect(),
            place: Surface::Page.step(&lesson.language.id, id),
            tool: None,
        }
    });
    steps.collect()
}

/// The events of the timeline.
fn of_events(lesson: &Edition) -> Vec<Entry<'_>> {
    let catalog = &lesson.catalog;
    let entries = catalog.timeline.events.iter().map(|event| {
        let fact = catalog.fact(&event.fact);
        let date = fact.date.as_ref().map(|date| catalog.citation_words.date(date)).unwrap_or_default();
        Entry {
            kind: "event",
            name: &event.name,
            also: Vec::new(),
            text: [&date, &lesson.page.colon, &fact.words].map(String::as_str).concat(),
            more: Vec::new(),
            place: on_page(lesson, Section::Timeline, &event.fact),
            tool: None,
        }
    });
    entries.collect()
}

/// The pages beside the story, and their parts.
fn of_pages(lesson: &Edition) -> Vec<Entry<'_>> {
    let catalog = &lesson.catalog;
    let fact = |id: &String| catalog.fact(id).words.as_str();
    let further = |page| match page {
        Section::Quiz => Some(catalog.citation_words.words.get("search_quiz").cloned().unwrap_or_default()),
        Section::Handout | Section::HandoutShort | Section::Worksheet => Some(lesson.classroom.word("handouts").to_owned()),
        _ => None,
    };
    let pages = Section::searched().map(|page| {
        let words = page.words(&lesson.sections);
        Entry {
            kind: "section",
            name: &words.title,
            also: [words.name.clone()].into_iter().chain(further(page)).collect(),
            text: words.summary.clone(),
            more: Vec::new(),
            place: on_page(lesson, page, ""),
            tool: None,
        }
    });
    let part = |page: Section, id: &str, name, text: &str, more: Vec<_>| Entry {
        kind: "section",
        name,
        also: Vec::new(),
        text: text.to_owned(),
        more,
        place: on_page(lesson, page, id),
        tool: None,
    };
    let cooperation = |key: &str| catalog.cooperation_words.get(key).map_or("", String::as_str);
    let paid = catalog.cooperation.accounts.iter().map(|account| &account.fact).chain(&catalog.cooperation.notes).map(fact).collect();
    let shared = catalog.cooperation.ties.iter();
    let shared = shared.flat_map(|tie| [&tie.words.name, &tie.words.us, &tie.words.how, &tie.words.japan].map(String::as_str)).collect();
    let word = |key: &str| catalog.citation_words.words.get(key).map_or("", String::as_str);
    let limits = catalog.limits.lists().into_iter().map(|(key, facts)| {
        let text = if key == "argues" { word("argues_summary") } else { "" };
        part(Section::Sources, key, word(key), text, facts.iter().map(fact).collect())
    });
    let rest = [("leaves_out", word("leaves_out_words")), ("cite", ""), ("list", "")];
    let rest = rest.map(|(key, text)| part(Section::Sources, key, word(key), text, Vec::new()));
    pages
        .chain([
            part(Section::Cooperation, "ties", cooperation("ties"), "", shared),
            part(Section::Cooperation, "paid", cooperation("paid"), cooperation("paid_summary"), paid),
        ])
        .chain(limits)
        .chain(rest)
        .collect()
}

/// What is for a class: the questions of both kinds, the guide, the tools.
fn of_class(lesson: &Edition) -> Vec<Entry<'_>> {
    let room = &lesson.classroom;
    let asked = room.asked.iter().map(|asked| Entry {
        kind: "question",
        name: &asked.ask,
        also: Vec::new(),
        text: asked.answer.clone(),
        more: Vec::new(),
        place: on_page(lesson, Section::Questions, &asked.id),
        tool: None,
    });
    // A result shows no answer.
    let quiz = room.questions.iter().map(|question| Entry {
        kind: "quiz",
        name: &question.ask,
        also: Vec::new(),
        text: String::new(),
        more: Vec::new(),
        place: on_page(lesson, Section::Quiz, &question.id),
        tool: None,
    });
    let guide = OF_GUIDE.map(|key| Entry {
        kind: "section",
        name: room.word(key),
        also: if key == "materials" { ["to_print", "handouts"].map(|key| room.word(key).to_owned()).to_vec() } else { Vec::new() },
        text: match key {
            "plans" => room.plans.iter().map(|plan| plan.name.as_str()).collect::<Vec<_>>().join(" · "),
            "debate" => room.word("debate_help").to_owned(),
            "report" => room.word("report_help").to_owned(),
            _ => String::new(),
        },
        more: match key {
            "debate" => room.prompts.iter().map(|prompt| prompt.ask.as_str()).collect(),
            _ => Vec::new(),
        },
        place: on_page(lesson, Section::Teach, key),
        tool: None,
    });
    let word = |key: &str| lesson.catalog.citation_words.words.get(key).map_or("", String::as_str);
    let tools = TOOLS.map(|(name, further)| Entry {
        kind: "tool",
        name: room.word(name),
        also: further.iter().map(|key| room.word(key).to_owned()).collect(),
        text: match tools::key_of(name) {
            Some(key) => word("search_tool_key").replace("{key}", &key.to_uppercase()),
            None => word("search_tool").to_owned(),
        },
        more: Vec::new(),
        place: Surface::Page.step(&lesson.language.id, &lesson.start),
        tool: Some(name),
    });
    asked.chain(quiz).chain(guide).chain(tools).collect()
}
