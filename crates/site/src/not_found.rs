//! The page for addresses that do not exist, in all languages.
//!
//! Hosts send it at any depth, so it needs no other file, and its links are absolute. The page for addresses that a device does not keep
//! is the same kind of page.

use super::document::{Head, escaped, policy_hash, whole};
use super::layout::{PageLink, pages};
use crate::site::{Page, Site};
use authoring::Edition;
use lesson::address::Surface;

const STYLE: &str = "html{color-scheme:light dark}body{font:1.125rem/1.6 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}\
                     h1{font-size:1.375rem;line-height:1.3;margin:2em 0 0}\
                     [data-what=file] .page,[data-what=page] .file{display:none}";

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
    // The worker replaces `{root}` with the site's address, and `{what}` with `page` or `file`.
    let link = |(_, words, place): &PageLink| format!("<li><a href=\"{{root}}{place}\">{}</a></li>", escaped(words));
    let links: String = pages(kept).concat().iter().map(link).collect();
    // The language that the device keeps comes first.
    let (first, others): (Vec<&Edition>, Vec<&Edition>) = site.editions.iter().partition(|lesson| lesson.language == kept.language);
    let sections = first.into_iter().chain(others).map(|lesson| {
        let word = |name: &str| escaped(lesson.classroom.word(name));
        let of = |class: &str, [heading, help]: [&str; 2]| {
            format!("<h1 class=\"{class}\">{}</h1>\n<p class=\"{class}\">{}</p>\n", word(heading), word(help))
        };
        let [page, file] = [of("page", ["not_kept", "not_kept_help"]), of("file", ["file_not_kept", "file_not_kept_help"])];
        format!("<section lang=\"{}\">\n{page}{file}</section>\n", lesson.language.id.as_str())
    });
    let sections: String = sections.collect();
    let body = format!("<main data-what=\"{{what}}\">\n{sections}<ul lang=\"{}\">{links}</ul>\n</main>\n", kept.language.id.as_str());
    let head = Head { title: kept.classroom.word("not_kept").to_owned(), listed: false, ..Head::new(kept, "", "not-found") };
    (name.to_owned(), whole(&site.build, &head, &policy, &format!("<style>{STYLE}</style>\n"), &body))
}
