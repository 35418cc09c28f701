//! The motion of the project's own story: the order of events, and the picture at a moment.

use authoring::content_files;
use lesson::model::MarkId;
use lesson::model::{Lesson, PathId};
use lesson::scene::{Composition, Presence, Scene};
use lesson::story::Story;
use motion::{Beat, Does, Kind, On, Parties, Score, State, TICKS_PER_SECOND, Track, at, beats, score};
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

fn lessons() -> Vec<Lesson> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content");
    let editions = content_files::editions(&folder).unwrap_or_else(|problem| panic!("{problem}"));
    editions.into_iter().map(|edition| Rc::unwrap_or_clone(edition.lesson)).collect()
}

fn lesson() -> Lesson {
    lessons().swap_remove(0)
}

/// Every step on every path.
fn stories(lesson: &Lesson) -> Vec<Story> {
    let on =
        |path: &lesson::model::Path| path.steps.iter().map(|step| Story { step: step.clone(), path: path.id.clone() }).collect::<Vec<_>>();
    lesson.paths.iter().flat_map(on).collect()
}

fn on(path: &str, step: &str) -> Story {
    Story { step: step.into(), path: PathId::from(path) }
}

/// A step as lines: the kind of each beat, the marks that it brings, and those that it lights.
fn told(beats: &[Beat]) -> String {
    let names = |marks: &[MarkId]| marks.iter().map(|mark| mark.as_str()).collect::<Vec<_>>().join(" ");
    beats.iter().map(|beat| format!("{:?} + {} * {}\n", beat.kind, names(&beat.brings), names(&beat.lights))).collect()
}

#[test]
fn what_is_seen_is_told_then_decided_then_acted_on() {
    let lesson = lesson();
    let expected = [
        ("launch", "Flies Sees Tells Tells"),
        ("track", "Flies Sees Tells Sees Tells Tells Joins Expects"),
        ("upper-tier", "Orders Acts"),
        ("upper-miss", "Acts Passes Flies Tells Tells Expects"),
        ("lower-tier", "Flies Sees Tells Expects Orders"),
        ("lower-hit", "Acts Meets Expects"),
    ];
    for (step, kinds) in expected {
        let beats = beats(&lesson, &on("lower-hit", step));
        let found = beats.iter().map(|beat| format!("{:?}", beat.kind)).collect::<Vec<_>>().join(" ");
        assert!(found.starts_with(kinds), "{step}:\n{}", told(&beats));
    }
}

#[test]
fn nothing_is_passed_on_before_it_is_known_and_no_task_is_given_before_the_tracks_are_in() {
    let lesson = lesson();
    for story in stories(&lesson) {
        let beats = beats(&lesson, &story);
        let place = |kind: Kind| beats.iter().position(|beat| beat.kind == kind);
        let last = |kind: Kind| beats.iter().rposition(|beat| beat.kind == kind);
        if let (Some(orders), Some(tells)) = (place(Kind::Orders), last(Kind::Tells)) {
            assert!(tells < orders, "{story:?}:\n{}", told(&beats));
        }
        if let (Some(acts), Some(orders)) = (place(Kind::Acts), place(Kind::Orders)) {
            assert!(orders < acts, "{story:?}:\n{}", told(&beats));
        }
        for result in [Kind::Meets, Kind::Passes].into_iter().filter_map(place) {
            assert_eq!(beats[result - 1].kind, Kind::Acts, "{story:?}:\n{}", told(&beats));
        }
        let line = |mark: &MarkId| lesson.pictures.landscape.lines.iter().find(|line| line.id == *mark);
        for (nth, beat) in beats.iter().enumerate().filter(|(_, beat)| beat.kind == Kind::Tells) {
            for parties in beat.lights.iter().filter_map(line).filter_map(|line| Parties::of(&lesson.pictures.landscape, &line.path)) {
                let sees_later = beats[nth..].iter().flat_map(|beat| &beat.brings).filter_map(line).any(|line| {
                    line.means == lesson::model::picture::Meaning::Sensing
                        && Parties::sensor(&lesson.pictures.landscape, &line.path).as_ref() == Some(&parties.from.mark)
                });
                assert!(!sees_later, "{story:?}: {} tells before it sees", parties.from.mark.as_str());
            }
        }
    }
}

#[test]
fn everything_that_a_step_adds_or_lights_belongs_to_one_beat() {
    let lesson = lesson();
    for story in stories(&lesson) {
        let step = story.shown(&lesson);
        let beats = beats(&lesson, &story);
        let count = |mark: &MarkId, of: fn(&Beat) -> &Vec<MarkId>| beats.iter().flat_map(of).filter(|its| *its == mark).count();
        for mark in step.adds.iter().flatten() {
            assert_eq!(count(mark, |beat| &beat.brings), 1, "{} in {story:?}:\n{}", mark.as_str(), told(&beats));
        }
        for mark in &step.lights {
            assert_eq!(count(mark, |beat| &beat.lights), 1, "{} in {story:?}:\n{}", mark.as_str(), told(&beats));
        }
    }
}

#[test]
fn a_step_can_be_followed_and_is_no_film() {
    let lesson = lesson();
    for story in stories(&lesson) {
        let length = score(&lesson, &story, Composition::Landscape).length();
        assert!((TICKS_PER_SECOND..=10 * TICKS_PER_SECOND).contains(&length), "{story:?} takes {length} ticks");
    }
}

#[test]
fn lines_run_between_the_same_parties_in_both_pictures() {
    let lesson = lesson();
    let parties = |composition: &lesson::model::picture::Picture| -> BTreeMap<String, String> {
        let passes_on = |means| {
            use lesson::model::picture::Meaning::{Assignment, Information, Shared};
            matches!(means, Information | Shared | Assignment)
        };
        let lines = composition.lines.iter().filter(|line| passes_on(line.means));
        let names = |line: &lesson::model::picture::Line| {
            let Parties { from, to } = Parties::of(composition, &line.path)?;
            Some((line.id.as_str().to_owned(), format!("{} {}", from.mark.as_str(), to.mark.as_str())))
        };
        lines.filter_map(names).collect()
    };
    let [wide, mut tall] = [&lesson.pictures.landscape, &lesson.pictures.portrait].map(parties);
    tall.retain(|line, _| wide.contains_key(line));
    assert_eq!(wide, tall);
    assert_eq!(wide["ship-informs"], "destroyer jadge");
    assert_eq!(wide["satellite-informs"], "satellite us-network");
    assert_eq!(wide["commander-assigns-battery"], "jadge battery");
}

#[test]
fn at_its_end_a_step_is_its_still_and_no_ghost_is_left() {
    let lesson = lesson();
    for story in stories(&lesson) {
        for composition in Composition::PAGE {
            let score = score(&lesson, &story, composition);
            for state in at(&score, score.length()) {
                match state.on {
                    On::Ghost(_) => assert_eq!(state.seen, 0, "a ghost in {story:?}: {:?}", class_of(&score, state.on)),
                    On::Part { .. } => assert_eq!(state, State::still(state.on), "{story:?} in {composition:?}"),
                }
            }
        }
    }
}

#[test]
fn what_a_step_brings_is_not_there_before_its_beat() {
    let lesson = lesson();
    for story in stories(&lesson) {
        let score = score(&lesson, &story, Composition::Landscape);
        let scene = Scene::of(&lesson, &story, Composition::Landscape);
        let first = at(&score, 0);
        let hidden = first.iter().filter(|state| state.seen == 0 || state.drawn == 0 || state.swing[0] == 0).count();
        let lines = scene.picture.lines.iter().filter(|line| scene.presence(&line.id) == Some(Presence::New)).count();
        // Lines of sight from the previous step are there from the start.
        let follow = first
            .iter()
            .filter(|state| matches!(state.on, On::Part { .. }) && state.seen == 1000 && state.swing[0] > 300 && state.swing != [1000, 0])
            .count();
        assert!(hidden + follow >= lines, "{story:?}: {hidden} hidden, {follow} follow, of {lines}");
    }
}

#[test]
fn the_missile_goes_on_from_where_the_step_before_left_it_and_never_jumps() {
    let lesson = lesson();
    for story in
        stories(&lesson).iter().filter(|story| !matches!(story.step.as_str(), "overview" | "limits" | "next-generation" | "upper-tier"))
    {
        for composition in Composition::PAGE {
            let score = score(&lesson, story, composition);
            let scene = Scene::of(&lesson, story, composition);
            let size = scene.picture.size[0];
            let missile = missile(&score, &scene);
            let place = |moment: u32| at(&score, moment).into_iter().find(|state| state.on == missile).and_then(|state| state.place);
            let mut last = place(0).expect("it is under way");
            if let Some(before) = story.walked(&lesson).iter().rev().nth(1).filter(|step| step.id.as_str() != "overview") {
                let before = Scene::of(&lesson, &Story { step: before.id.clone(), path: story.path.clone() }, composition);
                let symbol = before.picture.symbols.iter().find(|it| it.draws == "missile" && before.presence(&it.id).is_some());
                let symbol = symbol.unwrap_or_else(|| panic!("no missile before {story:?}"));
                assert_eq!(last, [symbol.at[0] * 10, symbol.at[1] * 10, symbol.turn], "{story:?}");
            }
            for moment in 1..=score.length() {
                let Some(now) = place(moment) else { break };
                let step = f64::from(now[0] - last[0]).hypot(f64::from(now[1] - last[1])) / 10.0;
                assert!(step < f64::from(size) / 120.0, "{story:?} in {composition:?}: {step} units at {moment}");
                assert!((now[2] - last[2]).abs() < 20, "{story:?} in {composition:?}: it turns from {} to {} at {moment}", last[2], now[2]);
                last = now;
            }
        }
    }
}

#[test]
fn a_hit_is_where_both_are_and_a_miss_is_where_they_never_are() {
    let lesson = lesson();
    for (path, step, meets) in [
        ("upper-hit", "upper-hit", true),
        ("lower-hit", "lower-hit", true),
        ("lower-hit", "upper-miss", false),
        ("both-miss", "lower-miss", false),
    ] {
        for composition in Composition::PAGE {
            let story = on(path, step);
            let score = score(&lesson, &story, composition);
            let scene = Scene::of(&lesson, &story, composition);
            let missile = missile(&score, &scene);
            let interceptor =
                score.ghosts.iter().position(|ghost| class(ghost).starts_with("symbol interceptor")).map(On::Ghost).expect("it flies");
            let apart = |moment: u32| {
                let states = at(&score, moment);
                let state = |on: On| states.iter().find(|state| state.on == on).copied();
                let [a, b] = [state(missile)?, state(interceptor)?];
                let [[ax, ay, _], [bx, by, _]] = [a.place?, b.place?];
                (b.seen > 300).then(|| f64::from(bx - ax).hypot(f64::from(by - ay)) / 10.0)
            };
            let nearest = (0..score.length()).filter_map(apart).fold(f64::MAX, f64::min);
            let size = f64::from(missile_size(&scene));
            assert!(
                if meets { nearest < size } else { nearest > size * 0.6 },
                "{step} in {composition:?}: {nearest} units apart, {size} long"
            );
        }
    }
}

#[test]
fn a_result_is_said_after_it_has_come_about() {
    let lesson = lesson();
    for (path, step, label) in [
        ("upper-hit", "upper-hit", "sm3-intercepted"),
        ("lower-hit", "upper-miss", "sm3-missed"),
        ("lower-hit", "lower-hit", "pac3-intercepted"),
    ] {
        let story = on(path, step);
        let score = score(&lesson, &story, Composition::Landscape);
        let scene = Scene::of(&lesson, &story, Composition::Landscape);
        let outcome = part(&scene, "outcome", label);
        let words = part(&scene, "label", label);
        let seen = |part: On, moment: u32| at(&score, moment).iter().find(|state| state.on == part).map_or(1000, |state| state.seen);
        let first = |part: On| (0..score.length()).find(|moment| seen(part, *moment) > 0).expect("it appears");
        assert!(first(words) > first(outcome) + 40, "{step}");
    }
}

#[test]
fn the_open_shape_of_a_miss_is_never_round_the_missile() {
    let lesson = lesson();
    for (path, step, missed) in [("lower-hit", "upper-miss", "sm3-missed"), ("both-miss", "lower-miss", "pac3-missed")] {
        for composition in Composition::PAGE {
            let story = on(path, step);
            let score = score(&lesson, &story, composition);
            let scene = Scene::of(&lesson, &story, composition);
            let [missile, shape] = [missile(&score, &scene), part(&scene, "outcome", missed)];
            let outcome = scene.picture.outcomes.iter().find(|it| it.id.as_str() == missed).expect("it is drawn");
            for moment in 0..score.length() {
                let states = at(&score, moment);
                let state = |on: On| states.iter().find(|state| state.on == on).copied();
                let is_seen = state(shape).is_none_or(|state| state.seen > 0);
                let Some([x, y, _]) = state(missile).and_then(|state| state.place).filter(|_| is_seen) else { continue };
                let apart = (f64::from(x) / 10.0 - f64::from(outcome.at[0])).hypot(f64::from(y) / 10.0 - f64::from(outcome.at[1]));
                assert!(apart > f64::from(outcome.size) * 0.8, "{step} in {composition:?}: {apart} units at {moment}");
            }
        }
    }
}

#[test]
fn who_has_something_stands_out_before_it_travels_and_who_gets_it_afterwards() {
    let lesson = lesson();
    let story = on("lower-hit", "track");
    for composition in Composition::PAGE {
        let score = score(&lesson, &story, composition);
        let scene = Scene::of(&lesson, &story, composition);
        let tracks: Vec<&Track> = score.tracks.iter().filter(|track| track.of.as_str() == "ship-informs").collect();
        let is = |track: &Track, name: &str| matches!(track.on, On::Ghost(nth) if class(&score.ghosts[nth]) == name);
        let span = |found: Option<&&Track>| found.map(|track| [track.from, track.to]).expect("it moves");
        let ship = span(tracks.iter().find(|track| track.on == part(&scene, "symbol", "destroyer")));
        let travels = span(tracks.iter().find(|track| is(track, "pulse tell") && matches!(track.does, Does::Along(..))));
        let command = span(tracks.iter().find(|track| track.on == part(&scene, "node", "jadge")));
        assert!(ship[0] < travels[0] && ship[1] < travels[1], "{ship:?} {travels:?}");
        assert!(travels[0] < command[0] && travels[1] < command[1], "{travels:?} {command:?}");
    }
}

#[test]
fn without_the_tracks_of_a_line_nothing_travels_on_it() {
    let lesson = lesson();
    for story in stories(&lesson) {
        let score = score(&lesson, &story, Composition::Landscape);
        let pulses = |left: &dyn Fn(&Track) -> bool| {
            let moved = score.tracks.iter().filter(|track| left(track) && matches!(track.does, Does::Move(_) | Does::Along(..)));
            moved.filter(|track| class_of(&score, track.on).starts_with("pulse")).count()
        };
        let lines: Vec<MarkId> = score.beats.iter().filter(|beat| beat.kind == Kind::Tells).flat_map(|beat| beat.lights.clone()).collect();
        let all = pulses(&|_| true);
        for line in lines.iter().filter(|mark| lesson.pictures.landscape.lines.iter().any(|line| line.id == **mark)) {
            assert!(pulses(&|track| track.of != *line) < all, "{} in {story:?}", line.as_str());
        }
    }
}

#[test]
fn no_step_begins_with_what_the_first_step_shows_of_all_steps() {
    let lesson = lesson();
    let story = on("lower-hit", "launch");
    let ahead = lesson.steps.iter().find(|step| step.id.as_str() == "overview").map(|step| step.before.clone()).unwrap_or_default();
    assert!(!ahead.is_empty());
    for composition in Composition::PAGE {
        let left = score(&lesson, &story, composition).tracks.into_iter().filter(|track| ahead.contains(&track.of)).count();
        assert_eq!(left, 0);
    }
}

#[test]
fn motion_is_the_same_in_every_language() {
    let lessons = lessons();
    for story in stories(&lessons[0]) {
        for composition in Composition::PAGE {
            let first = score(&lessons[0], &story, composition);
            for lesson in &lessons[1..] {
                assert_eq!(first, score(lesson, &story, composition), "{story:?}");
            }
        }
    }
}

#[test]
fn words_that_a_beat_marks_belong_to_a_beat_of_their_step() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content");
    for edition in content_files::editions(&folder).unwrap_or_else(|problem| panic!("{problem}")) {
        for words in &edition.beat_words {
            let of_step = |story: &Story| story.step == words.step;
            let marks =
                |story: Story| beats(&edition, &story).into_iter().flat_map(|beat| [beat.brings, beat.lights].concat()).collect::<Vec<_>>();
            let known = stories(&edition).into_iter().filter(of_step).flat_map(marks).any(|mark| mark == words.mark);
            assert!(known, "no beat of {} has {}", words.step.as_str(), words.mark.as_str());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was played before, on any path, in any language and picture, a moment looks the same as on a page that is
    /// opened at it.
    #[test]
    fn after_any_history_a_moment_looks_as_it_does_at_first_sight(
        history in prop::collection::vec((0..27_usize, 0..2_usize, 0..2_usize, 0..1200_u32), 1..8)
    ) {
        thread_local! {
            static LESSONS: Vec<Lesson> = lessons();
            static SCORES: RefCell<BTreeMap<[usize; 3], Score>> = const { RefCell::new(BTreeMap::new()) };
        }
        LESSONS.with(|lessons| {
            let stories = stories(&lessons[0]);
            let fresh = |[story, composition, language]: [usize; 3]| {
                score(&lessons[language % lessons.len()], &stories[story % stories.len()], Composition::PAGE[composition])
            };
            // A page keeps its scores and reads them at several moments ...
            let seen = SCORES.with_borrow_mut(|scores| {
                let look = |(story, composition, language, moment): &(usize, usize, usize, u32)| {
                    let key = [*story, *composition, *language];
                    at(scores.entry(key).or_insert_with(|| fresh(key)), *moment)
                };
                history.iter().map(look).last().unwrap_or_default()
            });
            // ... and another is opened at the last of them, in another language.
            let (story, composition, language, moment) = *history.last().unwrap_or(&(0, 0, 0, 0));
            prop_assert_eq!(seen, at(&fresh([story, composition, language + 1]), moment));
            Ok(())
        })?;
    }
}

fn class(element: &lesson::drawing::Element) -> &str {
    element.attributes.iter().find(|(name, _)| *name == "class").map_or("", |(_, value)| value)
}

fn class_of(score: &Score, on: On) -> &str {
    match on {
        On::Ghost(nth) => class(&score.ghosts[nth]),
        On::Part { .. } => "",
    }
}

/// The part of a picture that has this kind and name.
fn part(scene: &Scene<'_>, kind: &str, name: &str) -> On {
    let key = format!("{kind} {name}");
    let groups = lesson::drawing::contents(scene, "");
    let found = groups.iter().enumerate().find_map(|(group, element)| {
        let is = |child: &lesson::drawing::Child| matches!(child, lesson::drawing::Child::Element(element) if element.key == key);
        Some(On::Part { group, nth: element.children.iter().position(is)? })
    });
    found.unwrap_or_else(|| panic!("no {key} is drawn"))
}

/// The missile's symbol, or a ghost if the still has none.
fn missile(score: &Score, scene: &Scene<'_>) -> On {
    let shown = scene.picture.symbols.iter().find(|it| it.draws == "missile" && scene.presence(&it.id).is_some());
    match shown {
        Some(symbol) => part(scene, "symbol", symbol.id.as_str()),
        None => score.ghosts.iter().position(|ghost| class(ghost).starts_with("symbol missile")).map(On::Ghost).expect("it flies"),
    }
}

fn missile_size(scene: &Scene<'_>) -> i32 {
    scene.picture.symbols.iter().find(|symbol| symbol.draws == "missile").expect("there is one").size
}
