//! Checks that the modules of a crate have no circular dependencies, so that a reader can follow them in one direction.
//!
//! It reads the dependencies from paths in code: `crate::…`, `super::…`, and a module's own children.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The source folders of the crates. Nothing depends on programs in `bin` or on a `main.rs` beside a `lib.rs`.
const CRATES: &[&str] = &[
    "src",
    "crates/authoring/src",
    "crates/films/src",
    "crates/lesson/src",
    "crates/motion/src",
    "crates/qr/src",
    "crates/robust/src",
    "crates/site/src",
    "crates/slides/src",
    "crates/what_if/src",
    "xtask/src",
];

/// Folders whose files implement parts of one type. They may name the type of their parent module.
const ONE_TYPE: &[&str] = &["crates/lesson/src/session"];

/// A module's path from the crate's root; empty for the root.
type Module = Vec<String>;

/// The code of every module of a crate, without comments and tests.
fn modules(root: &Path) -> BTreeMap<Module, String> {
    let mut found = BTreeMap::new();
    gather(root, &Module::new(), &mut found);
    let lib = if root.join("lib.rs").exists() { "lib.rs" } else { "main.rs" };
    found.insert(Module::new(), code(&root.join(lib)));
    found
}

fn gather(folder: &Path, at: &Module, found: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).expect("a source folder") {
        let path = entry.expect("an entry").path();
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let module: Module = at.iter().cloned().chain([stem.clone()]).collect();
        if path.is_dir() {
            if stem != "bin" {
                gather(&path, &module, found);
            }
        } else if stem == "mod" {
            found.insert(at.clone(), code(&path));
        } else if !(at.is_empty() && ["lib", "main"].contains(&stem.as_str())) && path.extension().is_some_and(|it| it == "rs") {
            found.insert(module, code(&path));
        }
    }
}

fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("a source file");
    let before_tests = text.split("#[cfg(test)]").next().unwrap_or_default();
    // An indented `super` belongs to a module within this file.
    let apart = |line: &str| line.trim_start().starts_with("//") || line.starts_with(' ') && line.trim_start().starts_with("use super");
    before_tests.lines().filter(|line| !apart(line)).collect::<Vec<_>>().join("\n")
}

/// The paths that follow a prefix such as `crate::` in code: `a::b`, or a path for each name in braces.
fn paths(rest: &str) -> Vec<Vec<String>> {
    let name: String = rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    if !name.is_empty() {
        return match rest[name.len()..].strip_prefix("::") {
            Some(further) => paths(further).into_iter().map(|path| [vec![name.clone()], path].concat()).collect(),
            None => vec![vec![name]],
        };
    }
    let Some(inside) = rest.strip_prefix('{') else { return vec![Vec::new()] };
    let mut all = Vec::new();
    let (mut depth, mut from) = (0, 0);
    for (at, letter) in inside.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                all.extend(paths(inside[from..at].trim()));
                from = at + 1;
                if letter == '}' {
                    return all;
                }
            }
            _ => {}
        }
    }
    all
}

/// The modules that a module's code names.
fn used(module: &Module, code: &str, all: &BTreeMap<Module, String>) -> BTreeSet<Module> {
    let mut used = BTreeSet::new();
    let mut note = |mut at: Module, path: Vec<String>| {
        for name in path {
            let deeper: Module = at.iter().cloned().chain([name]).collect();
            if !all.contains_key(&deeper) {
                break;
            }
            at = deeper;
        }
        if at != *module {
            used.insert(at);
        }
    };
    for (begin, base) in [("crate::", Module::new()), ("super::", module[..module.len().saturating_sub(1)].to_vec())] {
        for (at, _) in code.match_indices(begin).filter(|(at, _)| starts_a_path(code, *at)) {
            for path in paths(&code[at + begin.len()..]) {
                note(base.clone(), path);
            }
        }
    }
    for child in all.keys().filter(|it| it.len() == module.len() + 1 && it.starts_with(module)) {
        let begin = [child[module.len()].as_str(), "::"].concat();
        for (at, _) in code.match_indices(&begin).filter(|(at, _)| starts_a_path(code, *at)) {
            for path in paths(&code[at..]) {
                note(module.clone(), path);
            }
        }
    }
    used
}

/// Whether a path begins at this offset, rather than continues.
fn starts_a_path(code: &str, at: usize) -> bool {
    !code[..at].ends_with("pub(in ")
        && code[..at].chars().next_back().is_none_or(|letter| !letter.is_alphanumeric() && !['_', ':', '"', '/'].contains(&letter))
}

/// A cycle of modules, if there is one.
fn circle(uses: &BTreeMap<Module, BTreeSet<Module>>) -> Option<Vec<Module>> {
    fn walk(here: &Module, uses: &BTreeMap<Module, BTreeSet<Module>>, way: &mut Vec<Module>, done: &mut BTreeSet<Module>) -> bool {
        if let Some(first) = way.iter().position(|module| module == here) {
            way.drain(..first);
            way.push(here.clone());
            return true;
        }
        if done.contains(here) {
            return false;
        }
        way.push(here.clone());
        if uses[here].iter().any(|next| walk(next, uses, way, done)) {
            return true;
        }
        way.pop();
        done.insert(here.clone());
        false
    }
    let mut done = BTreeSet::new();
    let mut way = Vec::new();
    uses.keys().any(|module| walk(module, uses, &mut way, &mut done)).then_some(way)
}

#[test]
fn no_modules_depend_on_each_other() {
    let mut circles = Vec::new();
    for folder in CRATES {
        let all = modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
        assert!(folder.ends_with("qr/src") || all.len() > 3, "{folder} has its modules");
        let mut uses: BTreeMap<Module, BTreeSet<Module>> =
            all.iter().map(|(module, code)| (module.clone(), used(module, code, &all))).collect();
        for (module, used) in uses.iter_mut().filter(|(module, _)| !module.is_empty()) {
            let (_, parent) = module.split_last().expect("it has a name");
            if ONE_TYPE.contains(&[folder, "/", &parent.join("/")].concat().as_str()) {
                used.remove(parent);
            }
        }
        circles.extend(circle(&uses).map(|way| {
            let way: Vec<String> = way.iter().map(|module| ["crate", "::", &module.join("::")].concat()).collect();
            format!("{folder}: {}", way.join(" → "))
        }));
    }
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

#[test]
fn paths_in_code_are_parsed() {
    let read = |code| paths(code).iter().map(|path| path.join("::")).collect::<Vec<_>>();
    assert_eq!(read("a::b;"), ["a::b"]);
    assert_eq!(read("{a, b::{c, d}, e};"), ["a", "b::c", "b::d", "e"]);
    let all: BTreeMap<Module, String> = [vec![], vec!["a".to_owned()], vec!["b".to_owned()]].map(|module| (module, String::new())).into();
    assert_eq!(used(&vec!["a".to_owned()], "use super::b::Thing; crate::f();", &all), [vec![], vec!["b".to_owned()]].into());
}
