//! What every page guarantees its host: a strict policy, nothing inline that it does not name, and no address that leaves its folder.

mod common;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use common::{attributes, pages};
use sha2::{Digest, Sha256};

/// The pages that load files of the site. The single file, 404.html and the pages that the service worker shows contain everything they need.
fn linked() -> Vec<(String, String)> {
    let alone = |name: &str| ["404.html", "layered-defense", "offline."].iter().any(|it| name.starts_with(it));
    let is_linked = |name: &str| name.ends_with(".html") && !alone(name);
    pages(None).into_iter().filter(|(name, _)| is_linked(name)).collect()
}

/// A page without its lines to copy, because they are text.
fn without_code(page: &str) -> String {
    let mut parts = page.split("<code");
    let mut left = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        left.push_str(part.split_once("</code>").map_or("", |(_, rest)| rest));
    }
    left
}

/// The opening tags of a page, without their brackets.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split('<')
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .filter(|tag| tag.starts_with(|letter: char| letter.is_ascii_lowercase()))
}

#[test]
fn every_page_has_the_strict_policy() {
    let pages = linked();
    assert!(pages.len() > 60, "{} pages", pages.len());
    for (name, page) in pages {
        let policy = page.split("http-equiv=\"Content-Security-Policy\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
        let policy = policy.unwrap_or_else(|| panic!("{name} has no policy"));
        for part in ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "require-trusted-types-for 'script'"] {
            assert!(policy.contains(part), "{name} has no {part}");
        }
        assert!(!policy.contains("unsafe-inline"), "{name}: {policy}");
        // Only a page of the site itself may start the service worker, and only by its own rule.
        let worker = if name.starts_with("embed/") {
            ["worker-src 'none'", "trusted-types 'none'"]
        } else {
            ["worker-src 'self'", "trusted-types offline"]
        };
        assert!(worker.iter().all(|part| policy.contains(part)), "{name}: {policy}");
    }
}

#[test]
fn no_page_has_styles_scripts_or_handlers_within_but_what_the_policy_of_a_step_names() {
    for (name, page) in linked() {
        let page = without_named(&name, &without_code(&page));
        for tag in tags(&page) {
            assert!(!tag.starts_with("style"), "{name}: <{tag}>");
            assert!(!tag.starts_with("script") || tag.contains(" src=\""), "{name}: <{tag}>");
            // The text before each value; after the last value there is none.
            let mut before: Vec<&str> = tag.split("=\"").collect();
            before.pop();
            for attribute in before.iter().filter_map(|before| before.rsplit([' ', '\n']).next()) {
                assert!(attribute != "style" && !(attribute.starts_with("on") && attribute.len() > 3), "{name}: <{tag}>");
            }
        }
    }
}

/// A page without the style and the scripts that its policy names by their hashes. Only the page of a step has them.
fn without_named(name: &str, page: &str) -> String {
    let mut page = page.to_owned();
    for tag in ["style", "script"] {
        let [open, close] = [format!("<{tag}>"), format!("</{tag}>")];
        while let Some((before, rest)) = page.split_once(&open) {
            let (inline, after) = rest.split_once(&close).unwrap_or_else(|| panic!("{name}: <{tag}> has no end"));
            let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(inline)));
            assert!(before.contains(&hash), "{name}: the policy does not name <{tag}>{inline}");
            assert!(rest.contains("data-surface=\"page\""), "{name} is no step and has <{tag}>");
            page = [before, after].concat();
        }
    }
    page
}

#[test]
fn every_address_of_a_file_is_relative() {
    for (name, page) in linked() {
        let loads = ["src", "href", "data-glue", "data-program", "data-lesson", "data-search", "data-style", "data-index", "data-root"];
        for address in loads.iter().flat_map(|attribute| attributes(&page, attribute)) {
            assert!(!address.starts_with('/'), "{name}: {address}");
        }
    }
}
