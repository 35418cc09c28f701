//! The results of cuts in the project's own story: every set of cut links, on every path, in every step.
//!
//! The tests compute each run from the start, event by event. They do not use cut sets.

use authoring::dependency::{Arrangement, CutSet};
use authoring::{Edition, content_files};
use lesson::drawing::{Child, contents};
use lesson::model::picture::{AttemptResult, Meaning, Tier};
use lesson::model::{MarkId, Path};
use lesson::scene::{Composition, Scene};
use lesson::story::Story;
use motion::Parties;
use std::collections::BTreeSet;
use what_if::{Cuts, Event, Guard, Moment, Run, Seen, events, flight, lines_of, links_of, parts};

fn editions() -> Vec<Edition> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content");
    content_files::editions(&folder).unwrap_or_else(|problem| panic!("{problem}"))
}

fn edition() -> Edition {
    editions().swap_remove(0)
}

/// Every set of cut links.
fn sets(edition: &Edition) -> Vec<CutSet> {
    let links = &edition.arrangement.links;
    let set = |chosen: usize| links.iter().enumerate().filter(|(nth, _)| chosen >> nth & 1 == 1).map(|(_, link)| link.id.clone()).collect();
    (0..1_usize << links.len()).map(set).collect()
}

/// Whether a capability holds with these links cut.
fn holds(arrangement: &Arrangement, need: &str, cut: &CutSet) -> bool {
    match arrangement.capabilities.iter().find(|it| it.id == need) {
        None => !cut.contains(need),
        Some(capability) => capability.supports.iter().any(|way| way.iter().all(|need| holds(arrangement, need, cut))),
    }
}

/// The capabilities that are kept with these links cut.
fn held(edition: &Edition, cut: &CutSet) -> BTreeSet<String> {
    let arrangement = &edition.arrangement;
    arrangement.capabilities.iter().map(|it| it.id.clone()).filter(|id| holds(arrangement, id, cut)).collect()
}

/// The needs of an event: indexes of capabilities, and indexes of earlier events.
struct Needs {
    capabilities: usize,
    after: Vec<usize>,
}

/// The needs of each event of a path, from its rule.
fn needs(edition: &Edition, path: &Path, events: &[Event]) -> Vec<Needs> {
    let number = |need: &String| edition.arrangement.capabilities.iter().position(|it| it.id == *need).expect("a capability");
    let of = |(nth, event): (usize, &Event)| {
        let rule = edition.what_if.rule(&path.steps[event.at.0 - 1], &event.mark);
        let before = |mark: &MarkId| events[..nth].iter().rposition(|its| its.mark == *mark).expect("what must come before is on the path");
        Needs {
            capabilities: rule.map_or(0, |rule| rule.needs.iter().fold(0, |all, need| all | 1 << number(need))),
            after: rule.map_or_else(Vec::new, |rule| rule.after.iter().map(before).collect()),
        }
    };
    events.iter().enumerate().map(of).collect()
}

/// Which events happen, in order. Before the moment of the cut every capability is kept.
fn run(events: &[Event], needs: &[Needs], held: usize, from: Moment) -> Vec<bool> {
    let mut happened: Vec<bool> = Vec::with_capacity(events.len());
    for (event, needs) in events.iter().zip(needs) {
        let has = event.at < from || held & needs.capabilities == needs.capabilities;
        happened.push(has && needs.after.iter().all(|before| happened[*before]));
    }
    happened
}

fn moments(events: &[Event]) -> BTreeSet<Moment> {
    let last = events.last().map_or((0, 0), |event| (event.at.0 + 1, 0));
    events.iter().map(|event| event.at).chain([(0, 0), last]).collect()
}

#[test]
fn whatever_is_cut_and_whenever_what_is_lost_is_what_the_run_does_not_reach() {
    let edition = edition();
    let number = |link: &String| edition.arrangement.links.iter().position(|its| its.id == *link).expect("a link");
    let bits = |links: &CutSet| links.iter().fold(0_usize, |bits, link| bits | 1 << number(link));
    let of_held = |held: &BTreeSet<String>| {
        let all = edition.arrangement.capabilities.iter().enumerate();
        all.filter(|(_, it)| held.contains(&it.id)).fold(0_usize, |bits, (nth, _)| bits | 1 << nth)
    };
    let sets: Vec<(usize, usize)> = sets(&edition).into_iter().map(|cut| (bits(&cut), of_held(&held(&edition, &cut)))).collect();
    for path in &edition.paths {
        let events = events(&edition, path);
        let guards: Vec<Vec<(usize, Moment)>> =
            events.iter().map(|event| event.guards.iter().map(|guard| (bits(&guard.links), guard.until)).collect()).collect();
        let needs = needs(&edition, path, &events);
        for from in moments(&events) {
            for (cut, held) in sets.iter().copied() {
                let happened = run(&events, &needs, held, from);
                for ((event, guards), happens) in events.iter().zip(&guards).zip(happened) {
                    let lost = guards.iter().any(|(links, until)| from <= *until && links & cut == *links);
                    assert_eq!(
                        lost,
                        !happens,
                        "{} at {:?} on {}, cut {cut:b} from {from:?}",
                        event.mark.as_str(),
                        event.at,
                        path.id.as_str()
                    );
                }
            }
        }
    }
}

#[test]
fn what_was_shown_before_the_cut_stays() {
    let edition = edition();
    let all: CutSet = edition.arrangement.links.iter().map(|link| link.id.clone()).collect();
    for path in &edition.paths {
        let events = events(&edition, path);
        for from in moments(&events) {
            let cuts = Cuts { links: all.clone(), from };
            for event in events.iter().filter(|event| event.at < from) {
                assert!(!event.is_lost(&cuts), "{} at {:?}, cut from {from:?}", event.mark.as_str(), event.at);
            }
        }
    }
}

#[test]
fn no_interceptor_is_launched_and_nothing_is_hit_or_missed_without_a_task() {
    let edition = edition();
    let outcomes = &edition.pictures.landscape.outcomes;
    let paths: Vec<Vec<Event>> = edition.paths.iter().map(|path| events(&edition, path)).collect();
    for cut in sets(&edition) {
        let held = held(&edition, &cut);
        let cuts = Cuts { links: cut, from: (0, 0) };
        for events in &paths {
            for (tier, task, flies) in [(Tier::Upper, "ship-tasked", "sm3-flies"), (Tier::Lower, "battery-tasked", "pac3-flies")] {
                let of_tier = |event: &&Event| {
                    let result = outcomes.iter().any(|it| it.id == event.mark && it.tier == tier && it.result != AttemptResult::Ahead);
                    result || event.mark.as_str() == flies
                };
                for event in events.iter().filter(|event| event.brings).filter(of_tier) {
                    assert_eq!(event.is_lost(&cuts), !held.contains(task), "{} with {:?}", event.mark.as_str(), cuts.links);
                }
            }
        }
    }
}

/// Calls back for every set of links, cut at these moments, with each step of each path and its prevented marks.
fn every_run(edition: &Edition, beginnings: &[Moment], mut each: impl FnMut(&Path, usize, &[&str], &Cuts, &Seen)) {
    let sets = sets(edition);
    for path in &edition.paths {
        let events = events(edition, path);
        for from in beginnings {
            for links in &sets {
                let cuts = Cuts { links: links.clone(), from: *from };
                let run = Run::of(edition, path, &events, &cuts);
                for nth in 1..=path.steps.len() {
                    let here = events.iter().zip(&run.lost).filter(|(event, lost)| **lost && event.at.0 == nth);
                    let here: Vec<&str> = here.map(|(event, _)| event.mark.as_str()).collect();
                    each(path, nth, &here, &cuts, &run.seen(nth));
                }
            }
        }
    }
}

#[test]
fn every_step_in_which_something_is_lost_has_words_for_it_and_no_words_are_left_over() {
    let edition = edition();
    let mut used: BTreeSet<String> = BTreeSet::new();
    every_run(&edition, &[(0, 0), (4, 0), (5, 0), (6, 0)], |path, nth, here, cuts, seen| {
        let has_words = seen.end.is_some() || !seen.remarks.is_empty();
        assert!(here.is_empty() || has_words, "{} of {}: {here:?} with {cuts:?}", path.steps[nth - 1].as_str(), path.id.as_str());
        used.extend(seen.end.iter().chain(&seen.remarks).cloned());
    });
    let what_if = &edition.what_if;
    let written: BTreeSet<String> =
        what_if.ends.iter().map(|end| end.id.clone()).chain(what_if.remarks.iter().map(|remark| remark.id.clone())).collect();
    assert_eq!(written, used);
}

/// The claims of each end's words: capabilities that are kept, and capabilities that are lost.
const CLAIMS: &[(&str, &[&str], &[&str])] = &[
    ("launch-not-seen", &[], &["satellite-saw", "network-warned", "jadge-warned"]),
    ("launch-not-reported", &["satellite-saw"], &["network-warned", "jadge-warned"]),
    ("launch-not-shared", &["satellite-saw", "network-warned"], &["jadge-warned"]),
    ("not-seen", &[], &["ship-sees-missile", "radar-sees-missile", "us-tracks-arrive", "commander-informed"]),
    ("not-informed", &[], &["commander-informed", "us-tracks-arrive"]),
    ("only-us-tracks", &["us-tracks-arrive", "commander-informed"], &["ship-tracks-arrive", "radar-tracks-arrive"]),
    ("only-radar-tracks", &["radar-tracks-arrive", "commander-informed"], &["ship-tracks-arrive", "us-tracks-arrive"]),
    ("only-ship-tracks", &["ship-tracks-arrive", "commander-informed"], &["radar-tracks-arrive", "us-tracks-arrive"]),
    ("no-ship-tracks", &["radar-tracks-arrive", "us-tracks-arrive"], &["ship-tracks-arrive"]),
    ("no-radar-tracks", &["ship-tracks-arrive", "us-tracks-arrive"], &["radar-tracks-arrive"]),
    ("no-us-tracks", &["ship-tracks-arrive", "radar-tracks-arrive"], &["us-tracks-arrive"]),
    ("no-order-upper", &[], &["commander-informed", "ship-tasked"]),
    ("no-task-upper", &["commander-informed"], &["ship-tasked"]),
    ("no-hit-upper", &[], &["ship-tasked"]),
    ("no-attempt-no-tracks", &[], &["ship-tasked", "commander-informed"]),
    ("no-attempt-upper", &["commander-informed"], &["ship-tasked"]),
    ("miss-only-us-tracks", &["ship-tasked", "us-tracks-arrive"], &["ship-tracks-arrive", "radar-tracks-arrive"]),
    ("miss-no-ship-tracks", &["ship-tasked", "radar-tracks-arrive"], &["ship-tracks-arrive"]),
    ("miss-no-radar-tracks", &["ship-tasked", "ship-tracks-arrive"], &["radar-tracks-arrive"]),
    ("no-order-lower", &[], &["commander-informed", "battery-tasked"]),
    ("no-task-lower", &["commander-informed"], &["battery-tasked"]),
    ("task-without-radar", &["battery-tasked"], &["radar-tracks-arrive"]),
    ("neither-acts", &[], &["ship-tasked", "battery-tasked"]),
    ("no-attempt-lower", &["ship-tasked"], &["battery-tasked"]),
    ("only-lower-hits", &["battery-tasked"], &["ship-tasked"]),
    ("only-lower-misses", &["battery-tasked"], &["ship-tasked"]),
    ("limits-neither", &[], &["ship-tasked", "battery-tasked"]),
    ("limits-no-upper", &[], &["ship-tasked"]),
    ("limits-no-lower", &["ship-tasked"], &["battery-tasked"]),
];

#[test]
fn what_the_words_claim_is_so() {
    let edition = edition();
    // Its tracks end after the task was given, which needs a cut in the middle of the story.
    let later = ["miss-no-tracks"];
    let mut claimed: BTreeSet<&str> = BTreeSet::new();
    every_run(&edition, &[(0, 0)], |path, nth, _, cuts, seen| {
        let held = held(&edition, &cuts.links);
        let step = path.steps[nth - 1].as_str();
        if let Some(end) = &seen.end {
            let (id, kept, lost) = CLAIMS.iter().find(|(id, ..)| id == end).unwrap_or_else(|| panic!("{end} in {step}"));
            assert!(kept.iter().all(|it| held.contains(*it)), "{id} with {:?}", cuts.links);
            assert!(!lost.iter().any(|it| held.contains(*it)), "{id} with {:?}", cuts.links);
            claimed.insert(id);
        }
        let claims = [
            ("later", "jadge-warned"),
            ("ship-cannot-see", "ship-sees-missile"),
            ("radar-cannot-see", "radar-sees-missile"),
            ("no-tracks-to-us", "japans-tracks-shared"),
        ];
        for (remark, lost) in claims {
            let said = seen.remarks.iter().any(|its| its == remark);
            assert!(!said || !held.contains(lost), "{remark} in {step} with {:?}", cuts.links);
        }
    });
    let all: BTreeSet<&str> = edition.what_if.ends.iter().map(|end| end.id.as_str()).filter(|id| !later.contains(id)).collect();
    assert_eq!(all, claimed);
}

#[test]
fn a_question_is_asked_only_where_there_is_an_attempt() {
    let edition = edition();
    every_run(&edition, &[(0, 0)], |path, nth, _, cuts, seen| {
        let held = held(&edition, &cuts.links);
        let asked = match path.steps[nth - 1].as_str() {
            "upper-tier" | "upper-hit" => held.contains("ship-tasked"),
            "lower-tier" => held.contains("battery-tasked"),
            _ => true,
        };
        assert_eq!(seen.on.is_none(), asked, "{} with {:?}", path.steps[nth - 1].as_str(), cuts.links);
    });
}

#[test]
fn a_missile_that_nobody_hits_flies_on() {
    let edition = edition();
    let flying = |path: &str, step: &str| {
        let path = edition.path(&path.into()).expect("a path");
        let nth = path.steps.iter().position(|its| its.as_str() == step).expect("a step") + 1;
        Composition::PAGE.map(|composition| {
            let drawn = flight(&edition, path, nth, composition);
            drawn.iter().map(|part| part.key.clone()).collect::<Vec<_>>().join(", ")
        })
    };
    for (path, step, expected) in [
        ("upper-hit", "upper-hit", "line missile-flies-on, symbol missile-after-miss"),
        ("lower-hit", "lower-hit", "line missile-passes, symbol missile-past-lower-tier"),
        ("lower-hit", "limits", "line missile-passes"),
        ("lower-hit", "lower-tier", ""),
        ("both-miss", "lower-miss", ""),
    ] {
        assert_eq!(flying(path, step), [expected; 2], "{step}");
    }
}

#[test]
fn every_drawn_line_of_sight_belongs_to_the_link_of_its_sensor() {
    let edition = edition();
    let lines = |id: &str| {
        let link = edition.arrangement.links.iter().find(|link| link.id == id).expect("a link");
        lines_of(&edition, link).iter().map(|line| line.as_str().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(lines("ship-sees"), "ship-sees ship-sees-onward");
    assert_eq!(lines("radar-sees"), "radar-sees-midcourse radar-sees-onward radar-sees-reentry radar-sees-descent radar-sees-passing");
    assert_eq!(lines("network-shares"), "network-shares");
    assert_eq!(lines("japan-shares"), "japan-shares");
    assert_eq!(lines("commander-assigns-ship"), "commander-assigns-ship");
}

#[test]
fn to_take_an_actor_away_is_to_cut_all_its_links() {
    let edition = edition();
    let links = |actor: &str| {
        let of = links_of(&edition).into_iter().find(|(mark, _)| mark.as_str() == actor);
        of.map_or_else(String::new, |(_, links)| links.join(" "))
    };
    assert_eq!(links("satellite"), "satellite-sees satellite-informs");
    assert_eq!(links("destroyer"), "ship-sees ship-informs commander-assigns-ship");
    assert_eq!(links("ground-radar"), "radar-sees radar-informs");
    assert_eq!(links("battery"), "commander-assigns-battery");
    assert_eq!(links("us-network"), "satellite-informs network-shares japan-shares");
    assert_eq!(links("commander"), links("jadge"));
    assert_eq!(links("launch"), "");
}

#[test]
fn every_mark_that_can_be_lost_is_found_in_the_drawing_of_its_step() {
    let edition = edition();
    for path in &edition.paths {
        let events = events(&edition, path);
        for (step, nth) in path.steps.iter().zip(1..) {
            let story = Story { step: step.clone(), path: path.id.clone() };
            let marks: BTreeSet<&MarkId> =
                events.iter().filter(|event| event.at.0 == nth && !event.guards.is_empty()).map(|event| &event.mark).collect();
            for composition in Composition::PAGE {
                let found = parts(&edition, &story, composition, &marks);
                for mark in &marks {
                    assert!(found.iter().any(|(its, _)| its == *mark), "{} in {} ({composition:?})", mark.as_str(), step.as_str());
                }
            }
        }
    }
}

#[test]
fn no_event_has_a_guard_that_another_guard_makes_superfluous() {
    let edition = edition();
    for path in &edition.paths {
        for Event { mark, guards, .. } in events(&edition, path) {
            for guard in &guards {
                let covers = |other: &&Guard| other.links.is_subset(&guard.links) && other.until >= guard.until;
                assert_eq!(guards.iter().filter(covers).count(), 1, "{}: {guard:?} of {mark:?}", path.id.as_str());
            }
        }
    }
}

#[test]
fn only_an_actor_in_a_box_has_the_links_of_the_box() {
    let edition = edition();
    let picture = &edition.pictures.landscape;
    let links = links_of(&edition);
    let of = |mark: &MarkId| links.iter().find(|(its, _)| its == mark).map(|(_, links)| links.clone()).unwrap_or_default();
    let is_end = |line: &MarkId, mark: &MarkId| {
        let line = picture.lines.iter().find(|it| it.id == *line).expect("the line of a link");
        let parties = Parties::of(picture, &line.path);
        match line.means {
            Meaning::Sensing => Parties::sensor(picture, &line.path).as_ref() == Some(mark),
            _ => parties.is_some_and(|it| it.from.mark == *mark || it.to.mark == *mark),
        }
    };
    let mut outside = 0;
    for symbol in picture.symbols.iter().filter(|symbol| symbol.era.is_none()) {
        let [x, y] = symbol.at;
        let around = |[left, top, width, height]: [i32; 4]| x >= left && x <= left + width && y >= top && y <= top + height;
        let party = picture.nodes.iter().find(|node| around(node.frame)).map_or(&symbol.id, |node| &node.id);
        outside += usize::from(*party == symbol.id);
        let its: Vec<String> =
            edition.arrangement.links.iter().filter(|link| is_end(&link.line, party)).map(|link| link.id.clone()).collect();
        assert_eq!(of(&symbol.id), its, "{}", symbol.id.as_str());
    }
    assert!(outside > 3);
}

#[test]
fn the_parts_of_a_mark_are_its_own_elements_and_its_own_labels() {
    let edition = edition();
    let picture = &edition.pictures.landscape;
    let marks: BTreeSet<&MarkId> = picture.labels.iter().filter_map(|label| label.of.as_ref()).collect();
    let path = edition.default_path();
    for step in &path.steps {
        let story = Story { step: step.clone(), path: path.id.clone() };
        let drawn = contents(&Scene::of(&edition, &story, Composition::Landscape), "");
        for (mark, places) in parts(&edition, &story, Composition::Landscape, &marks) {
            for [group, nth] in places {
                let Child::Element(part) = &drawn[group].children[nth] else { panic!("an element") };
                let (kind, id) = part.key.split_once(' ').expect("a key");
                let label = picture.labels.iter().find(|label| kind == "label" && label.id == id);
                let its = label.map_or_else(|| MarkId::from(id), |label| label.of.clone().expect("a label of a mark"));
                assert_eq!(its, mark, "{} in {}", part.key, step.as_str());
            }
        }
    }
}
