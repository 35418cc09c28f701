//! Rewrites a finished page of the site as a section of the single file, so that both always have the same content.
//!
//! The section `en/systems` holds the content of the page `en/systems.html`. Its ids begin with its own, and every link leads to a
//! section: `#en/systems/sm-3`.

use authoring::section::Section;
use lesson::model::LanguageId;

/// The pages that the file does not hold, because they are about other files.
const ELSEWHERE: [Section; 3] = [Section::Figures, Section::EmbedBuilder, Section::Take];

/// Attributes whose values are ids.
const IDS: [&str; 9] =
    ["id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "popovertarget", "list", "headers"];

/// Attributes that name files which the page loads. The single file contains them.
const FILES: [&str; 2] = ["data-style", "data-script"];

/// Whether the file holds the page with this name.
pub(crate) fn is_held(name: &str) -> bool {
    ELSEWHERE.iter().all(|section| section.slug() != name)
}

/// The address within the file of an address relative to the site's root: `#en/systems/sm-3` for `en/systems.html#sm-3`.
pub(crate) fn address(of: &str) -> String {
    let (page, id) = of.split_once('#').unwrap_or((of, ""));
    let (path, query) = page.split_once('?').map_or((page, String::new()), |(path, query)| (path, ["?", query].concat()));
    let place = path.strip_suffix(".html").unwrap_or(path);
    let id = if id.is_empty() { String::new() } else { ["/", id].concat() };
    [query.as_str(), "#", place, &id].concat()
}

/// The name of a page in a language: `systems` for `en/systems.html`.
pub(super) fn name_of<'a>(page: &'a str, language: &LanguageId) -> Option<&'a str> {
    page.strip_prefix(language.as_str())?.strip_prefix('/')?.strip_suffix(".html")
}

/// The main part of a page, for the section with this name.
pub(super) fn main_of(page: &str, language: &LanguageId, name: &str) -> Option<String> {
    const END: &str = "</main>";
    let start = page.find("<main ")?;
    let end = page.rfind(END)? + END.len();
    let folder = [language.as_str(), "/"].concat();
    let own = [&folder, name].concat();
    let with_own = |id: &str| [&own, "/", id].concat();
    let link = |href: &str| match (href.strip_prefix('#'), href.strip_prefix("../")) {
        (Some(id), _) => ["#", &with_own(id)].concat(),
        (_, Some(from_root)) => address(from_root),
        _ if href.contains(':') => href.to_owned(),
        _ => address(&[&folder, href].concat()),
    };
    Some(with_values(&page[start..end], |attribute, value| match attribute {
        _ if IDS.contains(&attribute) => Some(value.split(' ').map(with_own).collect::<Vec<_>>().join(" ")),
        _ if FILES.contains(&attribute) => None,
        "href" | "data-link" => Some(link(value)),
        // Forms separate the groups of other radio buttons.
        "name" if value == "era" => Some(with_own(value)),
        _ => Some(value.replace("url(#", &["url(#", &own, "/"].concat())),
    }))
}

/// Selectors of a style sheet for the file, where a page's ids begin with that of its section.
pub(super) fn selectors(style: &str) -> String {
    let mut written = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(hash) = rest.find('#') {
        let after = &rest[hash + 1..];
        let length = after.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-')).unwrap_or(after.len());
        let id = &after[..length];
        // An id is followed by the rest of its selector. A colour is a value: it ends a declaration or stands among other values.
        let is_id = after[length..].split(['{', ';', '}']).next().is_some_and(|until| after[length + until.len()..].starts_with('{'))
            && !rest[..hash].ends_with(['"', '\'']);
        written.push_str(&rest[..hash]);
        if is_id {
            written.push_str(&["[id$=\"/", id, "\"]"].concat());
        } else {
            written.push_str(&rest[hash..=hash + length]);
        }
        rest = &after[length..];
    }
    written + rest
}

/// Markup with other values of its attributes. An attribute without a value is removed.
fn with_values(markup: &str, value_of: impl Fn(&str, &str) -> Option<String>) -> String {
    let mut written = String::with_capacity(markup.len() + markup.len() / 8);
    let mut rest = markup;
    while let Some(open) = rest.find('<') {
        written.push_str(&rest[..open]);
        rest = &rest[open..];
        // Outside of tags, quotes are text.
        loop {
            let stop = rest.find(['>', '"']).unwrap_or(rest.len() - 1);
            written.push_str(&rest[..=stop]);
            let is_end = rest[stop..].starts_with('>') || stop + 1 == rest.len();
            rest = &rest[stop + 1..];
            if is_end {
                break;
            }
            let close = rest.find('"').unwrap_or(rest.len());
            let name_start = written.rfind(' ').map_or(0, |space| space + 1);
            let attribute = written[name_start..].trim_end_matches("=\"").to_owned();
            match value_of(&attribute, &rest[..close]) {
                Some(value) => written.push_str(&[&value, "\""].concat()),
                None => written.truncate(name_start - 1),
            }
            rest = rest.get(close + 1..).unwrap_or_default();
        }
    }
    written.push_str(rest);
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_links_of_a_page_lead_within_the_file() {
        let page = r##"<p id="before"><main id="content" class="sheet"><a href="#sm-3">"a" = <b id="a">x</b></a><a href="systems.html#sm-3"></a><a href="../ja/overview.html?ui=board"></a><a href="https://example.org/#a"></a><p aria-labelledby="a b" data-style="x.css" fill="url(#sky)"></p></main>"##;
        let expected = r##"<main id="en/cut/content" class="sheet"><a href="#en/cut/sm-3">"a" = <b id="en/cut/a">x</b></a><a href="#en/systems/sm-3"></a><a href="?ui=board#ja/overview"></a><a href="https://example.org/#a"></a><p aria-labelledby="en/cut/a en/cut/b" fill="url(#en/cut/sky)"></p></main>"##;
        assert_eq!(main_of(page, &LanguageId::from("en"), "cut").as_deref(), Some(expected));
    }

    #[test]
    fn selectors_of_ids_find_them_in_every_section_and_colours_stay() {
        let style = "#a:checked .b{color:#fff;fill:#abc}.c:has(#cut-d:checked){--e: 1}[href=\"#all\"]{top:0}";
        let expected = "[id$=\"/a\"]:checked .b{color:#fff;fill:#abc}.c:has([id$=\"/cut-d\"]:checked){--e: 1}[href=\"#all\"]{top:0}";
        assert_eq!(selectors(style), expected);
    }
}
