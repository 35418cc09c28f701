//! Writes the results of cut links as a file: the events of every path with the cuts that prevent them, and the conditions of the words.
//!
//! It is bundled with `assets/script/what-if`, which evaluates it; `globals.d.ts` describes each list. The file contains no words, so
//! all languages use the same. Equal lists are written once.

use crate::motion::element;
use authoring::Edition;
use authoring::dependency::Link;
use authoring::diagrams::links::letter_of;
use authoring::what_if::{Condition, Mention};
use lesson::model::picture::Meaning;
use lesson::model::{MarkId, Path};
use lesson::scene::Composition;
use lesson::story::Story;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use what_if::{Guard, events, flight, lines_of, links_of, outcome_of, parts};

/// The table of a site, as JSON.
#[must_use]
pub fn what_if_table(edition: &Edition) -> String {
    let links = &edition.arrangement.links;
    let letters: BTreeMap<&str, String> = links.iter().zip(0..).map(|(link, nth)| (link.id.as_str(), letter_of(nth))).collect();
    let joined = |ids: &mut dyn Iterator<Item = &String>| ids.map(|id| letters[id.as_str()].as_str()).collect::<String>();
    // Some parts of the picture have the name of their link.
    let lines: Map<String, Value> = links
        .iter()
        .flat_map(|link| {
            let names = lines_of(edition, link).into_iter().map(|line| line.0).chain([link.id.clone()]);
            names.map(|line| (line, letters[link.id.as_str()].as_str().into()))
        })
        .collect();
    let actors: Map<String, Value> = links_of(edition).into_iter().map(|(actor, its)| (actor.0, joined(&mut its.iter()).into())).collect();
    // A line of sight is another line in each step. All other lines have a place where their letter covers no words.
    let sees = |link: &Link| edition.pictures.landscape.lines.iter().any(|line| line.id == link.line && line.means == Meaning::Sensing);
    let places: Map<String, Value> =
        links.iter().filter(|link| !sees(link)).map(|link| (letters[link.id.as_str()].clone(), json!(link.letter_at))).collect();
    let mut shared = Shared::default();
    let guard = |guard: &Guard| json!([joined(&mut guard.links.iter()), guard.until.0, guard.until.1]);
    let paths: Map<String, Value> =
        edition.paths.iter().map(|path| (path.id.as_str().to_owned(), on_path(edition, path, &guard, &lines, &mut shared))).collect();
    let steps: Map<String, Value> = edition.steps.iter().map(|step| (step.id.as_str().to_owned(), of_step(edition, &step.id))).collect();
    json!({
        "letters": links.iter().map(|link| letters[link.id.as_str()].as_str()).collect::<String>(),
        "path": edition.default_path().id.as_str(),
        "lines": lines,
        "places": places,
        "actors": actors,
        "steps": steps,
        "paths": paths,
        "guards": shared.guards,
        "parts": shared.parts,
        "flights": shared.flights,
    })
    .to_string()
}

/// Lists that several steps share.
#[derive(Default)]
struct Shared {
    guards: Vec<Value>,
    parts: Vec<Value>,
    flights: Vec<Value>,
}

/// The index of a value in a list. A missing value is added.
fn once(list: &mut Vec<Value>, value: Value) -> usize {
    list.iter().position(|its| *its == value).unwrap_or_else(|| {
        list.push(value);
        list.len() - 1
    })
}

/// The steps of a path, each with its events and their elements in both compositions.
fn on_path(edition: &Edition, path: &Path, guard: &dyn Fn(&Guard) -> Value, lines: &Map<String, Value>, shared: &mut Shared) -> Value {
    let events: Vec<_> = events(edition, path).into_iter().filter(|event| !event.guards.is_empty()).collect();
    let drawn_lines: Vec<MarkId> = lines.keys().map(|line| MarkId::from(line.as_str())).collect();
    let of_path = path.steps.iter().zip(1..).map(|(step, nth)| {
        let here = events.iter().filter(|event| event.at.0 == nth).map(|event| {
            let guards = once(&mut shared.guards, event.guards.iter().map(guard).collect());
            json!([event.at.1, event.mark.as_str(), i32::from(event.brings), guards])
        });
        let here: Vec<Value> = here.collect();
        let story = Story { step: step.clone(), path: path.id.clone() };
        let marks: BTreeSet<&MarkId> =
            events.iter().filter(|event| event.at.0 <= nth).map(|event| &event.mark).chain(&drawn_lines).collect();
        let drawn = Composition::PAGE.map(|composition| {
            let found = parts(edition, &story, composition, &marks);
            let written: Map<String, Value> = found.into_iter().map(|(mark, places)| (mark.0, json!(places.concat()))).collect();
            let flown = flight(edition, path, nth, composition).iter().map(element).collect();
            [once(&mut shared.parts, written.into()), once(&mut shared.flights, flown)]
        });
        json!([step.as_str(), here, drawn])
    });
    of_path.collect()
}

/// The conditions of the words of a step, its question, and the hit that it shows.
fn of_step(edition: &Edition, step: &lesson::model::StepId) -> Value {
    let what_if = &edition.what_if;
    let here = |when: &Condition| when.steps.contains(step);
    let ends = what_if.ends.iter().filter(|end| here(&end.when)).map(|end| condition(&end.id, &end.when));
    let remarks = what_if.remarks.iter().filter(|remark| here(&remark.when)).map(|remark| condition(&remark.id, &remark.when));
    let fork = what_if.forks.iter().find(|fork| fork.step == *step).map(|fork| json!([fork.needs.as_str(), fork.on.as_str()]));
    let hit = outcome_of(edition, step).map(MarkId::as_str);
    json!([ends.collect::<Vec<_>>(), remarks.collect::<Vec<_>>(), fork, hit])
}

fn condition(id: &str, when: &Condition) -> Value {
    let written = |all: &[Mention]| -> Vec<String> {
        let mention = |it: &Mention| it.step.iter().map(|step| [step.as_str(), "/"].concat()).chain([it.mark.0.clone()]).collect();
        all.iter().map(mention).collect()
    };
    json!([id, written(&when.lost), written(&when.kept)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use authoring::content_files;
    use expect_test::expect_file;
    use what_if::{Cuts, Run};

    /// The cuts of the samples: letters, and the moment of the cut.
    const SAMPLES: [(&str, (usize, usize)); 9] = [
        ("a", (0, 0)),
        ("c", (3, 0)),
        ("de", (0, 0)),
        ("ceg", (4, 0)),
        ("cdf", (5, 2)),
        ("h", (4, 1)),
        ("h", (0, 0)),
        ("i", (6, 3)),
        ("abcdefghij", (0, 0)),
    ];

    #[test]
    fn the_script_is_tested_with_what_the_rules_say() {
        let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content");
        let editions = content_files::editions(&content).expect("the content holds");
        let edition = &editions[0];
        let links = &edition.arrangement.links;
        let mut cases: Vec<String> = Vec::new();
        for (letters, from) in SAMPLES {
            let named = links.iter().zip(0..).filter(|(_, nth)| letters.contains(&letter_of(*nth))).map(|(link, _)| link.id.clone());
            let cuts = Cuts { links: named.collect(), from };
            for path in &edition.paths {
                let events = events(edition, path);
                let run = Run::of(edition, path, &events, &cuts);
                for nth in 1..=path.steps.len() {
                    let seen = run.seen(nth);
                    let names = |marks: &[MarkId]| marks.iter().map(|mark| mark.as_str().to_owned()).collect::<Vec<_>>();
                    let on = seen.on.as_ref().map(|step| step.as_str());
                    let case = json!([
                        [letters, from.0, from.1],
                        path.id.as_str(),
                        nth,
                        names(&seen.gone),
                        names(&seen.idle),
                        seen.end,
                        seen.remarks,
                        on,
                        seen.flies_on
                    ]);
                    cases.push(case.to_string());
                }
            }
        }
        let table = what_if_table(edition);
        let text = format!("{{\"table\":{table},\n\"cases\":[\n{}\n]}}\n", cases.join(",\n"));
        expect_file!["../../../tests/script/what-if.json"].assert_eq(&text);
    }
}
