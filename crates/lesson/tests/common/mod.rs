//! The project's own content, read from its place for the tests.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part")]

use lesson::content::{self, Files};
use lesson::model::Lesson;
use std::fs;
use std::path::{Path, PathBuf};

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets")
}

/// A file below `assets/`.
pub fn asset(name: &str) -> String {
    fs::read_to_string(assets().join(name)).expect(name)
}

/// The content files as they are.
pub fn files() -> Files {
    let mut files = Files::new();
    gather(&assets().join("content"), "", &mut files);
    files
}

fn gather(folder: &Path, below: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).expect("the content folder") {
        let entry = entry.expect("an entry of the content folder");
        let name = [below, &entry.file_name().to_string_lossy()].concat();
        if entry.path().is_dir() {
            gather(&entry.path(), &[&name, "/"].concat(), files);
        } else {
            files.insert(name, fs::read_to_string(entry.path()).expect("a text file"));
        }
    }
}

/// The lesson in every language.
pub fn lessons() -> Vec<Lesson> {
    content::load(&files()).unwrap_or_else(|errors| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}
