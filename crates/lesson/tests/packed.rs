//! A lesson as it travels to the browser: packed, and read again there.

mod common;

use lesson::model::{Lesson, Step};
use proptest::prelude::*;
use std::sync::LazyLock;

/// What is shipped, in every language.
static PACKED: LazyLock<Vec<Vec<u8>>> =
    LazyLock::new(|| common::lessons().iter().map(|lesson| lesson.pack().expect("a lesson can be packed")).collect());

#[test]
fn a_lesson_that_was_packed_and_read_is_packed_to_the_same_bytes() {
    for packed in PACKED.iter() {
        let again = Lesson::unpack(packed).expect("a lesson is read").pack().expect("and packed again");
        assert!(again == *packed, "{} bytes became {}", packed.len(), again.len());
    }
}

#[test]
fn the_lesson_that_is_read_equals_the_lesson_that_was_packed() {
    for (lesson, packed) in common::lessons().iter().zip(PACKED.iter()) {
        let read = Lesson::unpack(packed).expect("a lesson is read");
        assert_eq!(
            (&read.language, &read.languages, &read.paths, &read.map),
            (&lesson.language, &lesson.languages, &lesson.paths, &lesson.map)
        );
        assert_eq!((&read.pictures, &read.symbols, &read.labels), (&lesson.pictures, &lesson.symbols, &lesson.labels));
        assert_eq!((&read.sources, &read.page.next), (&lesson.sources, &lesson.page.next));
    }
}

#[test]
fn a_lesson_that_lacks_its_end_is_refused_wherever_it_ends() {
    for packed in PACKED.iter() {
        for length in (0..packed.len()).step_by(97).chain([packed.len() - 1]) {
            assert!(Lesson::unpack(&packed[..length]).is_none(), "{length} bytes of {}", packed.len());
        }
        assert!(Lesson::unpack(&[packed, &[0][..]].concat()).is_none(), "a byte too many");
    }
}

#[test]
fn a_lesson_that_no_visit_can_walk_is_refused() {
    let damages: [fn(&mut Lesson); 6] = [
        |lesson| lesson.start = "moon".into(),
        |lesson| lesson.paths.clear(),
        |lesson| lesson.paths[0].steps.push("moon".into()),
        |lesson| lesson.steps[0].next.push("moon".into()),
        |lesson| lesson.steps.clear(),
        // A step that is on no path.
        |lesson| lesson.steps.push(Step { id: "moon".into(), next: Vec::new(), ..lesson.steps[0].clone() }),
    ];
    for (nth, damage) in damages.into_iter().enumerate() {
        let mut lesson = common::lessons().swap_remove(0);
        damage(&mut lesson);
        assert!(Lesson::unpack(&lesson.pack().expect("it can be packed")).is_none(), "damage {nth}");
    }
}

#[test]
fn a_place_far_outside_any_picture_is_refused_before_it_is_added_to_another() {
    for (place, is_read) in [(500_000, true), (-500_000, true), (600_000, false), (i32::MAX, false), (i32::MIN, false)] {
        let mut lesson = common::lessons().swap_remove(0);
        lesson.pictures.landscape.labels[0].at[0] = place;
        assert_eq!(Lesson::unpack(&lesson.pack().expect("it can be packed")).is_some(), is_read, "{place}");
    }
}

proptest! {
    #[test]
    fn bytes_that_are_not_a_lesson_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(Lesson::unpack(&bytes).is_none());
    }

    /// Whether it is refused depends on the byte: a letter more or less is a lesson still.
    #[test]
    fn a_lesson_with_a_wrong_byte_causes_no_panic(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut packed = PACKED[0].clone();
        let place = place.index(packed.len());
        packed[place] = byte;
        drop(Lesson::unpack(&packed));
    }
}
