//! The page for addresses that do not exist, in all languages.
//!
//! Hosts send it at any depth, so it needs no other file, and its links are absolute. The page for addresses that a device does not keep
//! is the same kind of page.

use super::document::{Head, escaped, policy_hash, whole};
use crate::site::{Page, Site};
use authoring::Edition;
use lesson::address::Surface;

const STYLE: &str = "html{color-scheme:light dark}body{font:1.125rem/1.6 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}\
                     h1{font-size:1.375rem;line-height:1.3;margin:2em 0 0}";

/// The hash with which a policy allows the page's style.
pub(super) fn policy_hash_of_style() -> String {
    policy_hash(STYLE)
}

/// Writes `404.html`.
pub(super) fn page(site: &Site) -> Page {
    let policy = format!("default-src 'none'; style-src {}; base-uri 'none'; form-action 'none'", policy_hash_of_style());
    let sections = site.editions.iter().map(|lesson| {
        let words = &lesson.page;
        let help = escaped(&words.not_found_help);
        let help = match &site.site_url {
            Some(url) => {
                let start = Surface::Page.step(&lesson.language.id, &lesson.start);
                format!("<a href=\"{}{start}\">{help}</a>", escaped(url))
            }
            None => help,
        };
        format!("<section lang=\"{}\">\n<h1>{}</h1>\n<p>{help}</p>\n</section>\n", lesson.language.id.as_str(), escaped(&words.not_found))
    });
    let body: String = sections.collect();
    let lesson = &site.editions[0];
    let head = Head { title: lesson.page.not_found.clone(), ..Head::new(lesson, "", "not-found") };
    ("404.html".to_owned(), whole(&site.build, &head, &policy, &format!("<style>{STYLE}</style>\n"), &body))
}

/// Writes a page for addresses that a device does not keep, where it keeps `kept`. The service worker shows it at any address.
pub(super) fn not_kept(site: &Site, kept: &Edition, name: &str) -> Page {
    let policy = format!("default-src 'none'; style-src {}; base-uri 'none'; form-action 'none'", policy_hash_of_style());
    // The worker replaces `{root}` with the site's address.
    let start = Surface::Page.step(&kept.language.id, &kept.start);
    let link = format!("<a href=\"{{root}}{start}\" lang=\"{}\">{}</a>", kept.language.id.as_str(), escaped(&kept.page.name));
    // The language that the device keeps comes first.
    let (first, others): (Vec<&Edition>, Vec<&Edition>) = site.editions.iter().partition(|lesson| lesson.language == kept.language);
    let sections = first.into_iter().chain(others).map(|lesson| {
        let word = |name: &str| escaped(lesson.classroom.word(name));
        let [heading, help] = ["not_kept", "not_kept_help"].map(word);
        format!("<section lang=\"{}\">\n<h1>{heading}</h1>\n<p>{help} {link}</p>\n</section>\n", lesson.language.id.as_str())
    });
    let body: String = sections.collect();
    let head = Head { title: kept.classroom.word("not_kept").to_owned(), listed: false, ..Head::new(kept, "", "not-found") };
    (name.to_owned(), whole(&site.build, &head, &policy, &format!("<style>{STYLE}</style>\n"), &body))
}
