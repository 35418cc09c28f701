//! House rules that a compiler does not check: which module may name which, and how a file begins.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a source folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|it| it == "rs") {
                let name = entry.strip_prefix(root).expect("below the project").to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&entry).expect("a source file")));
            }
        }
    }
    found.sort();
    found
}

/// The import table of docs/architecture.md: a place, and the names that must not occur in its code. The programs of a
/// crate, in `bin`, may read and write files.
const NEVER: &[(&str, &[&str])] = &[
    ("crates/lesson/src", &["yew", "web_sys", "wasm_bindgen", "gloo", "toml", "authoring", "std::fs", "std::time", "std::env"]),
    ("crates/lesson/src/model", &["crate::story", "crate::scene", "crate::drawing", "crate::address"]),
    ("crates/lesson/src/packed.rs", &["crate::"]),
    ("crates/lesson/src/story.rs", &["crate::scene", "crate::drawing"]),
    ("crates/lesson/src/scene.rs", &["crate::drawing", "crate::address"]),
    ("crates/lesson/src/query.rs", &["crate::story", "crate::scene", "crate::drawing", "crate::session"]),
    ("crates/lesson/src/session", &["crate::drawing", "crate::legend"]),
    ("crates/lesson/src/drawing.rs", &["crate::address", "crate::story"]),
    ("crates/lesson/src/legend.rs", &["crate::address", "crate::story"]),
    ("crates/lesson/src/prose.rs", &["crate::"]),
    ("crates/authoring/src", &["yew", "web_sys", "wasm_bindgen", "gloo", "std::time"]),
    ("crates/authoring/src/content", &["lesson::story", "lesson::scene", "lesson::drawing", "std::fs"]),
    ("crates/authoring/src/content_files.rs", &["lesson::"]),
    ("crates/authoring/src/diagrams", &["crate::content", "lesson::address", "std::fs"]),
    ("crates/authoring/src/diagrams/systems.rs", &["lesson::story"]),
    ("crates/authoring/src/diagrams/timeline", &["lesson::story", "lesson::scene"]),
    ("crates/authoring/src/figure.rs", &["crate::content", "lesson::address", "lesson::story"]),
    ("crates/motion/src", &["yew", "web_sys", "authoring", "site", "serde_json", "lesson::session", "std::fs", "std::time"]),
    ("crates/motion/src/course.rs", &["lesson::"]),
    ("crates/motion/src/beats.rs", &["crate::score", "crate::moment", "lesson::drawing"]),
    ("crates/what_if/src", &["yew", "web_sys", "site", "serde_json", "lesson::session", "std::fs", "std::time"]),
    ("crates/what_if/src/event.rs", &["crate::seen", "crate::drawn", "lesson::drawing"]),
    ("crates/qr/src/lib.rs", &["wasm_bindgen"]),
    ("crates/robust/src", &["yew", "web_sys", "site", "std::time", "std::fs"]),
    ("crates/site/src", &["web_sys", "gloo", "wasm_bindgen", "layered_defense::app", "std::fs"]),
    ("crates/slides/src", &["yew", "web_sys", "site", "std::fs", "std::time", "std::env"]),
    ("crates/films/src", &["yew", "web_sys", "site", "lesson::drawing", "std::fs", "std::time", "std::env"]),
    ("crates/films/src/reading.rs", &["crate::", "lesson::", "authoring"]),
    ("crates/films/src/tracks.rs", &["lesson::", "authoring", "motion::"]),
    ("crates/slides/src/path.rs", &["crate::", "lesson::"]),
    ("crates/slides/src/shape.rs", &["crate::marks", "crate::outline", "authoring"]),
    ("crates/slides/src/marks.rs", &["crate::outline", "authoring"]),
    ("crates/slides/src/outline.rs", &["crate::shape", "crate::marks", "lesson::drawing"]),
    ("src/fingerprint.rs", &["lesson::", "web_sys", "gloo", "wasm_bindgen"]),
    ("src/browser", &["lesson::", "yew", "crate::app", "crate::views"]),
    ("src/views", &["web_sys", "gloo", "wasm_bindgen", "crate::browser", "crate::app"]),
    ("src/app.rs", &["web_sys", "gloo", "wasm_bindgen"]),
    ("src/store.rs", &["web_sys", "gloo", "wasm_bindgen", "yew", "crate::app", "crate::views"]),
    ("src/keys.rs", &["web_sys", "gloo", "yew", "crate::"]),
    ("xtask/src", &["lesson::", "layered_defense::", "authoring::", "site::"]),
];

/// A file's code without its comments, which may name anything.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn mentions(code: &str, name: &str) -> bool {
    let boundary = |letter: char| !letter.is_alphanumeric() && letter != '_';
    let strict_end = !name.ends_with(':');
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back().is_none_or(boundary);
        let after = code[at + name.len()..].chars().next().is_none_or(boundary);
        before && (after || !strict_end)
    })
}

#[test]
fn dependencies_have_one_direction() {
    for (place, names) in NEVER {
        let folder = if place.ends_with(".rs") { place.rsplit_once('/').map_or("", |(folder, _)| folder) } else { place };
        for (file, text) in sources(folder).iter().filter(|(file, _)| file.starts_with(place) && !file.contains("/bin/")) {
            let code = code(text);
            for name in *names {
                assert!(!mentions(&code, name), "{file} mentions {name}; see docs/architecture.md");
            }
        }
    }
}

#[test]
fn every_file_begins_with_its_purpose() {
    for folder in ["src", "crates", "xtask/src", "tests"] {
        for (file, text) in sources(folder) {
            assert!(text.starts_with("//! "), "{file} does not open with `//!`");
        }
    }
}

#[test]
fn no_file_is_too_long() {
    for folder in ["src", "crates", "xtask/src"] {
        for (file, text) in sources(folder) {
            let lines = text.lines().count();
            assert!(lines <= 600, "{file} has {lines} lines: split it by subject");
        }
    }
}

#[test]
fn rust_contains_no_words_of_the_lesson() {
    // A designator such as SM-3 in code suggests words that belong to the content files.
    for folder in [
        "src",
        "crates/lesson/src",
        "crates/authoring/src",
        "crates/films/src",
        "crates/site/src",
        "crates/slides/src",
        "crates/what_if/src",
    ] {
        for (file, text) in sources(folder) {
            for word in ["SM-3", "PAC-3", "JADGE", "Aegis", "THAAD", "TPY-2"] {
                assert!(!code(&text).contains(word), "{file} says {word} outside a comment");
            }
        }
    }
}
