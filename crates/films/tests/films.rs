//! The films as an editor and a viewer find them: times, frames, tracks.

use authoring::{Edition, content, content_files};
use films::{FRAME, Film, Kind, film, track};
use std::path::Path;

fn editions() -> Vec<Edition> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content");
    let files = content_files::read(&folder).expect("the content");
    content::load(&files).expect("content without mistakes")
}

/// Every film, with its edition.
fn each(mut look: impl FnMut(&Edition, &Film)) {
    let mut count = 0;
    for edition in editions() {
        for path in &edition.paths {
            look(&edition, &film(&edition, path));
            count += 1;
        }
    }
    assert!(count >= 6, "{count} films");
}

/// A cue as a reader of the file finds it: from, to, words.
fn cues(vtt: &str) -> Vec<(u32, u32, String)> {
    let mut blocks = vtt.split("\n\n");
    assert_eq!(blocks.next(), Some("WEBVTT"));
    let stamp = |text: &str| {
        let numbers: Vec<u32> = text.split([':', '.']).map(|number| number.parse().expect("a number")).collect();
        let [hours, minutes, seconds, rest] = numbers[..] else { panic!("{text}") };
        ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
    };
    let cue = |block: &str| {
        let lines: Vec<&str> = block.trim_end().lines().collect();
        let [_, times, words] = lines[..] else { panic!("{block}") };
        let (from, to) = times.split_once(" --> ").expect("times");
        (stamp(from), stamp(to), words.to_owned())
    };
    blocks.map(cue).collect()
}

/// Text without its spaces, as cues may break between words.
fn close(words: &str) -> String {
    words.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[test]
fn every_step_of_a_path_is_a_shot_and_a_chapter() {
    each(|edition, film| {
        let path = edition.paths.iter().find(|path| path.id == film.path).expect("its path");
        let mut steps: Vec<_> = film.shots.iter().map(|shot| &shot.step).collect();
        steps.dedup();
        assert_eq!(steps, path.steps.iter().collect::<Vec<_>>(), "{}", film.name);
        let chapters: Vec<String> = cues(&track(film, Kind::Chapters)).into_iter().map(|(_, _, words)| words).collect();
        let titles: Vec<&str> = film.shots.iter().map(|shot| shot.title.as_str()).chain([film.card.heading.as_str()]).collect();
        assert_eq!(chapters, titles, "{}", film.name);
    });
}

#[test]
fn the_cues_of_a_track_follow_each_other_without_a_gap_and_end_with_the_film() {
    each(|_, film| {
        for kind in Kind::ALL {
            let cues = cues(&track(film, kind));
            let mut last = 0;
            for (from, to, words) in &cues {
                assert!(*from == last && to > from, "{} {kind:?}: {words} from {from} to {to}, after {last}", film.name);
                assert!(!words.is_empty(), "{} {kind:?} at {from}", film.name);
                last = *to;
            }
            assert_eq!(last, film.length(), "{} {kind:?}", film.name);
        }
    });
}

#[test]
fn the_captions_are_the_sentences_of_the_steps_and_can_be_read() {
    each(|edition, film| {
        let cues = cues(&track(film, Kind::Captions));
        let all: String = cues.iter().map(|(_, _, words)| close(words)).collect();
        let sentences = film.shots.iter().flat_map(|shot| &shot.sentences).chain([&film.card.outcomes]);
        assert_eq!(all, sentences.map(|words| close(words)).collect::<String>(), "{}", film.name);
        // 17 letters, or 9 kana and kanji, in a second: the limits of broadcasters for adults.
        let fastest = if edition.language.id.as_str() == "ja" { 9 } else { 17 };
        for (from, to, words) in cues {
            let letters = u32::try_from(words.chars().count()).expect("a short text");
            assert!(letters * 1000 <= (to - from) * fastest, "{} at {from}: {words} in {} ms", film.name, to - from);
        }
    });
}

#[test]
fn a_shot_waits_for_its_title_and_rests_after_its_last_event() {
    each(|_, film| {
        for shot in &film.shots {
            let name = format!("{} {}", film.name, shot.step.as_str());
            assert!(shot.lead >= 1200, "{name}: {} ms before the first event", shot.lead);
            assert!(shot.rest >= 2400, "{name}: {} ms after the last event", shot.rest);
            assert!(
                shot.plays >= shot.motion && shot.plays * 3 <= shot.motion * 5 + 3 * FRAME,
                "{name}: {} for {}",
                shot.plays,
                shot.motion
            );
            assert!(shot.due.is_sorted() && shot.due.last().is_some_and(|due| *due < shot.length()), "{name}: {:?}", shot.due);
        }
        assert!((90_000..240_000).contains(&film.length()), "{}: {} ms", film.name, film.length());
    });
}

#[test]
fn the_frames_of_a_shot_go_from_its_first_moment_to_the_still_and_fill_its_time() {
    each(|_, film| {
        for shot in &film.shots {
            let frames = shot.frames();
            let name = format!("{} {}", film.name, shot.step.as_str());
            assert_eq!(frames.iter().map(|[_, count]| count * FRAME).sum::<u32>(), shot.length(), "{name}");
            assert!(frames.windows(2).all(|pair| pair[0][0] < pair[1][0]), "{name}");
            assert_eq!([frames[0][0], frames.last().map_or(0, |[moment, _]| *moment)], [0, shot.motion], "{name}");
        }
    });
}

#[test]
fn the_card_names_every_source_of_the_path_and_the_licence() {
    each(|edition, film| {
        let path = edition.paths.iter().find(|path| path.id == film.path).expect("its path");
        for id in path.steps.iter().filter_map(|step| edition.step(step)).flat_map(|step| &step.sources) {
            let source = edition.catalog.source(id).expect("a source");
            assert!(film.card.sources.iter().any(|line| line.contains(&source.title)), "{}: {}", film.name, source.title);
        }
        assert!(film.card.credit.iter().any(|line| line.contains("CC BY 4.0")), "{}", film.name);
    });
}
