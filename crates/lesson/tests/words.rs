//! The words of a lesson: all running text of a step, and values that markup uses by name.

mod common;

use lesson::model::{Direction, SharedLesson, Step};

#[test]
fn all_running_text_of_a_step_is_found_and_can_be_changed() {
    for lesson in common::lessons() {
        for mut step in lesson.steps {
            let found: Vec<String> = step.prose().cloned().collect();
            let Step { heading, leaves_out, question, caption, choices, now, prospects, .. } = &step;
            let of_today = now.iter().flat_map(|now| &now.caption);
            let of_systems = prospects.iter().flat_map(|it| [&it.name, &it.then, &it.since]);
            let expected = [heading, leaves_out, question].into_iter().chain(caption).chain(choices).chain(of_today).chain(of_systems);
            assert_eq!(found, expected.cloned().collect::<Vec<_>>(), "{}", step.id.as_str());
            step.prose_mut().for_each(|words| words.push('!'));
            assert!(step.prose().all(|words| words.ends_with('!')), "{}", step.id.as_str());
            assert_eq!(step.prose().count(), found.len());
        }
    }
}

#[test]
fn markup_gets_the_direction_of_a_script_in_its_own_word() {
    assert_eq!([Direction::Ltr, Direction::Rtl].map(Direction::as_str), ["ltr", "rtl"]);
}

#[test]
fn a_shared_lesson_equals_its_copies_and_no_other_lesson() {
    let lesson = SharedLesson::new(common::lessons().remove(0));
    assert_eq!(lesson, lesson.clone());
    assert_ne!(lesson, SharedLesson::new((*lesson).clone()));
}

#[test]
fn a_remark_has_the_brackets_of_its_language() {
    let remarks = common::lessons().iter().map(|lesson| lesson.page.remark("…")).collect::<Vec<_>>();
    assert_eq!(remarks, [" (…)", "（…）"]);
}
