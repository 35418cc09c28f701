//! Writes `_headers`: the headers for each file, in the format of Netlify and Cloudflare Pages.
//!
//! docs/hosting.md covers other hosts. If two rules fit an address,
//! both apply, and a header that both name is sent with both values. So for each address each header
//! has a single rule.

use super::document::policy_of_steps;
use super::offline::{WORKER, WORKER_POLICY, list_stem};
use crate::not_found;
use crate::site::{Page, Site};
use std::collections::BTreeSet;
use std::fmt::Write;

/// For all files. Sandboxed frames and other sites may load everything, because nothing is private.
const EVERY: [&str; 4] = [
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: no-referrer",
    "Access-Control-Allow-Origin: *",
    "Cross-Origin-Resource-Policy: cross-origin",
];

/// For files with the hash of their content in their names.
const FOR_EVER: &str = "Cache-Control: public, max-age=31536000, immutable";

/// For pages. The browser asks again each time, because an old page may need style sheets that no longer exist.
const FRESH: &str = "Cache-Control: public, max-age=0, must-revalidate";

/// For other files: long enough for a lesson, short enough for a correction.
const AN_HOUR: &str = "Cache-Control: public, max-age=3600";

/// For pages in frames. A host with cross-origin isolation embeds only pages with this header. They load nothing from other sites.
const ISOLATED: &str = "Cross-Origin-Embedder-Policy: require-corp";

/// Writes `_headers`.
pub(super) fn page(site: &Site) -> Page {
    // Rules begin at the host's root, even if the site is in a folder.
    let host = site.site_url.as_deref().and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
    let below = host.find('/').map_or("", |slash| host[slash..].trim_end_matches('/'));
    let mut text = String::new();
    let mut rule = |place: &str, headers: &[&str]| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{below}/{place}");
        for header in headers {
            let _ = writeln!(text, "  {header}");
        }
    };
    // Hosts also answer with 404.html below these addresses, so the policy must allow its style.
    let missing = format!("style-src 'self' {}", not_found::policy_hash_of_style());
    let policy = policy_of_steps(site);
    let sent = |policy: &str| ["Content-Security-Policy: ", policy].concat();
    let unframed = [&sent(&policy.replace("style-src 'self'", &missing)), "; frame-ancestors 'self'"].concat();
    rule("*", &EVERY);
    rule("", &[FRESH, &unframed]);
    rule("index.html", &[FRESH, &unframed]);
    for lesson in &site.editions {
        let language = lesson.language.id.as_str();
        rule(&[language, "/*"].concat(), &[FRESH, &unframed]);
    }
    // The pages' own policy is enough. A header could only add `frame-ancestors`, and even `*` would exclude pages from disk and in sandboxes.
    rule("embed/*", &[FRESH, ISOLATED]);
    // The service worker, and the pages that only it shows. With an old worker, a device would keep an old site.
    rule("offline.*", &[FRESH]);
    rule(WORKER, &[&sent(WORKER_POLICY)]);
    for place in ["figures/*", "papers/*", "slides/*", "icons/*", "lms/*", "app.*", "oembed/*", "layered-defense.*"] {
        rule(place, &[AN_HOUR]);
    }
    for lesson in &site.editions {
        rule(&["layered-defense-", lesson.language.id.as_str(), ".html"].concat(), &[AN_HOUR]);
    }
    for place in hashed(site) {
        rule(&place, &[FOR_EVER]);
    }
    for lesson in &site.editions {
        rule(&[&list_stem(&lesson.language), "-*"].concat(), &[FOR_EVER]);
    }
    ("_headers".to_owned(), text)
}

/// The places of files whose names contain a hash of their content. Single files begin with the same word as the program.
fn hashed(site: &Site) -> BTreeSet<String> {
    let place = |name: &str| {
        let (stem, _) = name.rsplit_once('-')?;
        Some(if stem == "layered-defense" { name.to_owned() } else { [stem, "-*"].concat() })
    };
    site.assets.files().filter_map(|file| place(&file.name)).collect()
}
