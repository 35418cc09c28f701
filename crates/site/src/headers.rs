//! Writes `_headers`: the headers for each file, in the format of Netlify and Cloudflare Pages.
//!
//! For other hosts, see docs/hosting.md. Rules that fit one address
//! add up, and a header that two of them name is sent with both values. So each header has one rule for
//! any address.

use super::document::POLICY;
use crate::not_found;
use crate::site::{Page, Site};
use std::collections::BTreeSet;
use std::fmt::Write;

/// For every file. Frames in a sandbox, and pages of others, may load all of them: nothing here is private.
const EVERY: [&str; 4] = [
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: no-referrer",
    "Access-Control-Allow-Origin: *",
    "Cross-Origin-Resource-Policy: cross-origin",
];

/// For a file whose name changes with its content.
const FOR_EVER: &str = "Cache-Control: public, max-age=31536000, immutable";

/// For a page: requested again each time, because an old page without its style sheet has no styles.
const FRESH: &str = "Cache-Control: public, max-age=0, must-revalidate";

/// For what keeps its name: long enough for a lesson, short enough for a correction.
const AN_HOUR: &str = "Cache-Control: public, max-age=3600";

/// For a page in frames: a host that isolates itself frames only what does so too. Nothing it loads is from elsewhere.
const ISOLATED: &str = "Cross-Origin-Embedder-Policy: require-corp";

/// `_headers`.
pub(super) fn page(site: &Site) -> Page {
    // A host's rules begin at its root, wherever below it the site is.
    let host = site.site_url.as_deref().and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
    let below = host.find('/').map_or("", |slash| host[slash..].trim_end_matches('/'));
    let mut text = String::new();
    let mut rule = |place: &str, headers: &[&str]| {
        // Writing to a text does not fail.
        let _ = writeln!(text, "{below}/{place}");
        for header in headers {
            let _ = writeln!(text, "  {header}");
        }
    };
    // A host answers with 404.html below these places as well: its own style has to be allowed there.
    let missing = format!("style-src 'self' {}", not_found::policy_hash_of_style());
    let policy = ["Content-Security-Policy: ", &POLICY.replace("style-src 'self'", &missing)].concat();
    let unframed = [&policy, "; frame-ancestors 'self'"].concat();
    rule("*", &EVERY);
    rule("", &[FRESH, &unframed]);
    rule("index.html", &[FRESH, &unframed]);
    for lesson in &site.editions {
        let language = lesson.language.id.as_str();
        rule(&[language, "/*"].concat(), &[FRESH, &unframed]);
    }
    // Nothing is said of who may frame these: even `*` would keep out pages from disk and in sandboxes.
    rule("embed/*", &[FRESH, &policy, ISOLATED]);
    for place in ["figures/*", "papers/*", "oembed/*", "layered-defense.*"] {
        rule(place, &[AN_HOUR]);
    }
    for stem in hashed(site) {
        rule(&[stem, "-*"].concat(), &[FOR_EVER]);
    }
    ("_headers".to_owned(), text)
}

/// What the names of files begin with that end in a hash of their content.
fn hashed(site: &Site) -> BTreeSet<&str> {
    site.assets.files().filter_map(|file| Some(file.name.rsplit_once('-')?.0)).collect()
}
