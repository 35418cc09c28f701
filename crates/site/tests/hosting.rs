//! The headers of each file: `_headers` as Netlify and Cloudflare Pages read it, and the
//! example for nginx.

mod common;

use common::{attributes, pages};
use std::collections::BTreeMap;

/// The headers for an address. A header that two rules name fails the test.
fn sent<'a>(rules: &'a str, address: &str) -> BTreeMap<&'a str, &'a str> {
    let mut sent = BTreeMap::new();
    let mut fits = false;
    for line in rules.lines() {
        match line.trim_start().split_once(": ").filter(|_| line.starts_with(' ')) {
            Some((name, value)) if fits => assert_eq!(sent.insert(name, value), None, "{name} is named twice for {address}"),
            Some(_) => {}
            None => {
                assert!(line.starts_with('/') && line.matches('*').count() <= 1, "{line} is a rule with at most one place left open");
                fits = line.split_once('*').map_or(line == address, |(start, end)| {
                    address.starts_with(start) && address.ends_with(end) && address.len() >= start.len() + end.len()
                });
            }
        }
    }
    sent
}

#[test]
fn every_address_of_the_site_is_sent_with_one_value_of_each_header() {
    let pages = pages(None);
    let rules = &pages["_headers"];
    let assets =
        ["style-1.css", "layered-defense-1_bg.wasm", "lesson.ja-1.txt", "search.en-1.json", "layered-defense.js", "papers/en/x.pdf"];
    for name in pages.keys().map(String::as_str).chain(assets).chain([""]) {
        let sent = sent(rules, &format!("/{name}"));
        for (header, value) in [
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Access-Control-Allow-Origin", "*"),
            ("Cross-Origin-Resource-Policy", "cross-origin"),
        ] {
            assert_eq!(sent.get(header), Some(&value), "{name}");
        }
        assert!(!sent.contains_key("X-Frame-Options"), "{name}");
        let own_policy =
            ["404.html", "_headers"].contains(&name) || ["layered-defense", "offline.", "embed/"].iter().any(|it| name.starts_with(it));
        let page = (name.ends_with(".html") || name.is_empty()) && !own_policy;
        assert_eq!(sent.contains_key("Content-Security-Policy"), page, "{name}");
        assert!(sent.contains_key("Cache-Control") || ["404.html", "_headers"].contains(&name), "{name}");
    }
    assert!(rules.lines().filter(|line| line.starts_with('/')).count() <= 100, "hosts read a hundred rules");
    assert!(rules.lines().all(|line| line.len() <= 2000), "and lines of two thousand letters");
}

#[test]
fn a_page_is_sent_with_a_policy_that_allows_what_its_own_allows_and_no_other_site_may_frame_it() {
    let pages = pages(None);
    let rules = &pages["_headers"];
    for (name, page) in &pages {
        let Some(policy) = sent(rules, &format!("/{name}")).get("Content-Security-Policy").copied() else { continue };
        let meta = attributes(page, "content").into_iter().find(|content| content.starts_with("default-src")).expect("a policy");
        assert!(allows(policy, meta), "{name} has {meta}, and is sent {policy}");
        assert!(policy.contains("frame-ancestors"), "{name}");
    }
}

/// Whether a policy allows everything that another allows: every source of each of its directives.
fn allows(policy: &str, other: &str) -> bool {
    other.split("; ").all(|directive| {
        let mut sources = directive.split(' ');
        let name = sources.next().unwrap_or_default();
        let same = policy.split("; ").map(|it| it.split(' ').collect::<Vec<_>>()).find(|it| it[0] == name);
        same.is_some_and(|same| sources.all(|source| source == "'none'" || same.contains(&source)))
    })
}

#[test]
fn the_page_for_missing_addresses_keeps_its_style() {
    let pages = pages(None);
    let own = attributes(&pages["404.html"], "content").into_iter().find(|content| content.starts_with("default-src")).expect("a policy");
    for missing in ["/nowhere.html", "/en/nowhere.html", "/embed/fr/nowhere.html"] {
        let sent = sent(&pages["_headers"], missing).get("Content-Security-Policy").copied();
        assert!(sent.is_none_or(|sent| allows(sent, own)), "{missing}");
    }
}

#[test]
fn only_files_with_a_hash_in_their_names_are_cached_forever() {
    let pages = pages(None);
    let cache = |name: &str| sent(&pages["_headers"], name).get("Cache-Control").copied().unwrap_or_default().contains("immutable");
    for name in [
        "/style-1.css",
        "/layered-defense-1.js",
        "/layered-defense-1_bg.wasm",
        "/qr-1.wasm",
        "/lesson.en-1.txt",
        "/icon-1.svg",
        "/kept.en-1.json",
    ] {
        assert!(cache(name), "{name}");
    }
    for name in [
        "/layered-defense.js",
        "/layered-defense.html",
        "/offline.js",
        "/app.en.webmanifest",
        "/layered-defense-en.html",
        "/en/overview.html",
        "/figures/en/lower-hit.landscape.light.svg",
        "/",
    ] {
        assert!(!cache(name), "{name}");
    }
}

#[test]
fn the_service_worker_is_asked_for_anew_each_time_and_may_only_fetch_files_of_the_site() {
    let pages = pages(None);
    let sent = sent(&pages["_headers"], "/offline.js");
    assert_eq!(sent.get("Cache-Control"), Some(&"public, max-age=0, must-revalidate"));
    assert_eq!(sent.get("Content-Security-Policy"), Some(&"default-src 'none'; connect-src 'self'"));
}

#[test]
fn in_a_folder_of_a_host_the_rules_contain_that_folder() {
    let pages = pages(Some("https://example.org/defence/"));
    assert!(pages["_headers"].lines().filter(|line| !line.starts_with(' ')).all(|rule| rule.starts_with("/defence/")));
    assert!(sent(&pages["_headers"], "/defence/en/overview.html").contains_key("Content-Security-Policy"));
}

#[test]
fn a_page_for_frames_names_the_origin_of_the_site_if_it_is_known() {
    let pages = pages(Some("https://example.org/defence/"));
    let policy =
        |name: &str| attributes(&pages[name], "content").into_iter().find(|content| content.starts_with("default-src")).expect("a policy");
    let framed = policy("embed/en/overview.html");
    for part in
        ["script-src 'self' https://example.org 'wasm", "style-src 'self' https://example.org;", "connect-src 'self' https://example.org;"]
    {
        assert!(framed.contains(part), "{framed}");
    }
    assert!(!policy("en/overview.html").contains("example.org"));
}

#[test]
fn the_example_for_nginx_sends_the_same() {
    const NGINX: &str = include_str!("../../../docs/hosting/nginx.conf");
    let pages = pages(None);
    for line in pages["_headers"].lines().filter_map(|line| line.strip_prefix("  ")) {
        let (name, value) = line.split_once(": ").expect("a header");
        assert!(NGINX.contains(&format!("add_header {name} ")), "{name} is not sent");
        // A file that people copy cannot have the hashes of a build. The pages themselves have their policy.
        let value = if value.contains("'sha256-") { "frame-ancestors 'self'" } else { value };
        assert!(NGINX.contains(&format!("\"{value}\"")), "{name} is not sent as {value}");
    }
}
