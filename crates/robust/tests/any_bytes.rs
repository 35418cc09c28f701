//! A part of the fuzzing that every run of the tests can afford. `cargo xtask test --deep` does many times as much.

use lesson::session::{Msg, Session};
use robust::random::Random;
use robust::{address, content, lessons, packed, visit};
use std::panic::{AssertUnwindSafe, catch_unwind};

fn is_deep() -> bool {
    std::env::var_os("DEEP").is_some()
}

/// Does something, and names the attempt in the message if it fails.
fn attempt<T>(nth: usize, doing: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(doing)).unwrap_or_else(|_| panic!("attempt {nth} broke a promise, see above"))
}

#[test]
fn a_damaged_lesson_is_an_error_or_a_lesson_on_which_a_hundred_commands_hold() {
    let mut random = Random::seeded(20_151_201, "damaged lessons");
    let shipped: Vec<Vec<u8>> = lessons().iter().map(|lesson| lesson.pack().expect("a lesson can be packed")).collect();
    let mut readable = 0;
    let count = if is_deep() { 20_000 } else { 1_000 };
    for nth in 0..count {
        let mut bytes = random.one_of(&shipped).clone();
        random.damage(&mut bytes);
        readable += usize::from(attempt(nth, || packed::check(&bytes)));
    }
    println!("{readable} of {count} damaged lessons could be read");
    assert!(readable > count / 50, "the damage leaves lessons that can be read");
}

#[test]
fn random_bytes_are_no_lesson() {
    let mut random = Random::seeded(1, "random bytes");
    for nth in 0..if is_deep() { 1_000_000 } else { 20_000 } {
        let bytes = random.bytes(3000);
        assert!(!attempt(nth, || packed::check(&bytes)));
    }
}

#[test]
fn after_each_of_many_random_commands_the_address_equals_the_state() {
    let mut random = Random::seeded(20_260_101, "commands");
    let count = if is_deep() { 1_000_000 } else { 10_000 };
    let mut session = visit::opened(address::lesson(0), &mut random);
    let mut last: Vec<String> = Vec::new();
    for nth in 0..count {
        // A new visit now and then, and another language.
        if nth % 1000 == 0 {
            session = visit::opened(address::lesson(nth / 1000 % 2), &mut random);
            last.clear();
        }
        attempt(nth, || {
            if random.below(40) == 0 {
                speak(&mut session, random.below(2));
            } else {
                last.push(visit::act(&mut session, &mut random));
            }
            address::equal(&session, &last[last.len().saturating_sub(8)..].join(", "));
            if nth % 500 == 0 {
                visit::look(&session);
            }
        });
    }
}

fn speak(session: &mut Session, language: usize) {
    let (address, query) = (session.address(), String::new());
    session.reduce(Msg::LanguageLoaded { lesson: address::lesson(language), address, query });
}

#[test]
fn any_text_can_be_sent_as_commands_and_addresses() {
    let mut random = Random::seeded(7, "texts");
    const WORDS: [&str; 40] = [
        "next",
        "back",
        "go ",
        "seek ",
        "choose ",
        "reveal ",
        "path ",
        "theme ",
        "beat ",
        "cut ",
        "era ",
        "labels ",
        "\n",
        "\n",
        "\n",
        "/en/",
        "/ja/",
        "#en/",
        "#ja/",
        "launch",
        "limits",
        "upper-tier",
        ".html",
        "?",
        "&",
        "=",
        "path=",
        "both-miss",
        "now",
        "hidden",
        "_",
        "0",
        "9",
        "ce",
        "%",
        "<",
        "é",
        "日本",
        "\u{0}",
        "?era=now",
    ];
    for nth in 0..if is_deep() { 200_000 } else { 2_000 } {
        let text: String = (0..random.below(30)).map(|_| *random.one_of(&WORDS)).collect();
        attempt(nth, || address::check(&text));
    }
}

#[test]
fn damaged_content_ends_in_errors_with_places_or_in_editions() {
    let mut random = Random::seeded(42, "damaged content");
    let names = content::names();
    for nth in 0..if is_deep() { 500 } else { 20 } {
        let name = *random.one_of(&names);
        let mut bytes = content::text(name).as_bytes().to_vec();
        random.damage(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        attempt(nth, || content::check(name, &text));
    }
}

#[test]
fn content_with_mistakes_ends_in_errors_with_places_or_in_editions() {
    let mut random = Random::seeded(43, "mistakes in the content");
    let names = content::names();
    let count = if is_deep() { 1_000 } else { 60 };
    let mut right = 0;
    for nth in 0..count {
        let name = *random.one_of(&names);
        let text = content::mistaken(content::text(name), &mut random);
        right += usize::from(attempt(nth, || content::check(name, &text)));
    }
    println!("{right} of {count} changed texts are content without mistakes");
    assert!(right < count / 2, "most changes are mistakes");
}
