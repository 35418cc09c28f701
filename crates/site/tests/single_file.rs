//! The single files as text: every page of the site but those about other files, each id once, and no link that leads nowhere.

mod common;

use common::{attributes, editions, pages};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The pages that a single file does not hold.
const ELSEWHERE: [&str; 3] = ["figures", "embed", "take"];

/// The pages of the site, written once for all tests.
static PAGES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| pages(None));

fn files() -> Vec<(&'static str, &'static str)> {
    let single = PAGES.iter().filter(|(name, _)| name.starts_with("layered-defense"));
    single.map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

/// A file's markup, without styles and scripts.
fn markup(file: &str) -> String {
    ["style", "script"].iter().fold(file.to_owned(), |text, tag| {
        let start = format!("<{tag}");
        let mut parts = text.split(&start);
        let mut left = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            left.push_str(part.split_once(&format!("</{tag}>")).map_or("", |(_, rest)| rest));
        }
        left
    })
}

#[test]
fn there_is_one_with_all_languages_and_one_for_each() {
    let files = files();
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["layered-defense-en.html", "layered-defense-ja.html", "layered-defense.html"]);
    assert!(!files[0].1.contains("lang=\"ja\" data-language"), "a file in a single language offers no other");
    assert!(files[2].1.contains("href=\"#ja/systems\" hreflang=\"ja\""));
}

#[test]
fn every_page_of_the_site_but_those_about_other_files_is_a_section() {
    for (file, text) in files() {
        let is_in = |language: &str| file == "layered-defense.html" || file.contains(&format!("-{language}."));
        for lesson in editions().iter().filter(|lesson| is_in(lesson.language.id.as_str())) {
            let language = lesson.language.id.as_str();
            let readers: Vec<&str> = PAGES
                .iter()
                .filter(|(_, page)| page.contains("<h1"))
                .filter_map(|(name, _)| name.strip_prefix(language)?.strip_prefix('/')?.strip_suffix(".html"))
                // Scripts fetch parts of these.
                .filter(|name| !["dialogs", "player", "what-if", "offline", "kiosk"].contains(name))
                .collect();
            assert!(readers.len() > 30);
            for name in readers {
                let is_held = text.contains(&format!(" id=\"{language}/{name}\""));
                assert_eq!(is_held, !ELSEWHERE.contains(&name), "{file}: {language}/{name}");
            }
            for name in ELSEWHERE {
                assert!(!text.contains(&format!("{language}/{name}")), "{file} mentions {language}/{name}");
            }
        }
    }
}

#[test]
fn no_id_is_there_twice() {
    for (file, text) in files() {
        let text = markup(text);
        let mut seen = BTreeSet::new();
        for id in attributes(&text, "id") {
            assert!(seen.insert(id), "{file}: {id}");
        }
        assert!(seen.len() > 800);
    }
}

#[test]
fn no_link_and_no_reference_leads_nowhere() {
    for (file, text) in files() {
        let text = markup(text);
        let ids: BTreeSet<&str> = attributes(&text, "id").into_iter().collect();
        let mut links = 0;
        for href in attributes(&text, "href") {
            if href.starts_with("http") || href.starts_with("data:") {
                continue;
            }
            let (before, id) = href.split_once('#').unwrap_or((href, ""));
            assert!(before.is_empty() || before.starts_with('?'), "{file}: {href} leads to another file");
            assert!(ids.contains(id), "{file}: {href}");
            links += 1;
        }
        assert!(links > 1000, "{file}: {links}");
        let named = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"];
        for id in named.iter().flat_map(|name| attributes(&text, name)).flat_map(|value| value.split(' ')) {
            assert!(ids.contains(id), "{file}: nothing has the id {id}");
        }
        for id in text.split("url(#").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(ids.contains(id), "{file}: nothing has the id {id}");
        }
    }
}

#[test]
fn the_search_finds_only_what_the_file_holds() {
    for (file, text) in files() {
        let ids: BTreeSet<&str> = attributes(text, "id").into_iter().collect();
        let indexes: Vec<&str> = text.split(" data-index=\"").skip(1).filter_map(|rest| rest.split("</script>").next()).collect();
        assert!(!indexes.is_empty());
        for index in indexes {
            let places: Vec<&str> = index.split("\"place\":\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            assert!(places.len() > 100, "{file}");
            for place in places {
                assert!(place.strip_prefix('#').is_some_and(|id| ids.contains(id)), "{file}: {place}");
            }
        }
    }
}

#[test]
fn nothing_runs_but_what_the_policy_names() {
    for (file, text) in files() {
        let policy = attributes(text, "content").into_iter().find(|content| content.starts_with("default-src")).expect("a policy");
        assert!(
            policy.contains("require-trusted-types-for 'script'; trusted-types 'none'") && !policy.contains("unsafe-inline"),
            "{policy}"
        );
        let body = markup(text);
        assert!(!body.contains(" style=\"") && !body.contains(" onclick=\"") && !body.contains(" src=\""), "{file}");
    }
}
