//! Every page of the site as text, from the real content and assets without content.

mod common;

use authoring::classroom::Notes;
use common::{attributes, editions, pages};
use lesson::prose::{Run, runs};
use site::schema;
use std::collections::BTreeSet;

/// Resolves a page's relative address to folders and names below the root.
fn resolved(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{address} on {page} leaves the site"),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// A page's words as the content has them.
fn unbroken(page: &str) -> String {
    page.replace('\u{2060}', "")
}

#[test]
fn every_step_has_a_page_and_an_embed_page_in_every_language() {
    let pages = pages(None);
    for lesson in editions() {
        for step in &lesson.steps {
            let place = format!("{}/{}.html", lesson.language.id.as_str(), step.id.as_str());
            for name in [place.clone(), format!("embed/{place}")] {
                let page = pages.get(&name).unwrap_or_else(|| panic!("{name} is missing"));
                assert!(page.contains(&format!("<html lang=\"{}\"", lesson.language.id.as_str())), "{name}");
                assert!(page.contains(&step.title), "{name} has its title");
                // Terms and furigana are elements of their own, so the plain words between them are compared.
                for words in step.caption.iter().flat_map(|sentence| runs(sentence)) {
                    if let Run::Words(words) = words {
                        assert!(unbroken(page).contains(words), "{name} says: {words}");
                    }
                }
            }
        }
    }
}

/// The words of a page: without styles, scripts, furigana, code and the titles of sources, which keep their own punctuation. Elements that
/// are not part of a sentence separate words.
fn words(page: &str) -> String {
    let mut out = String::new();
    let mut left_out = 0;
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('<') {
        if left_out == 0 {
            out.push_str(before);
        }
        let (tag, after) = after.split_once('>').expect("a tag ends");
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        let is_title = name == "a" && (left_out > 0 || tag.contains("rel=\"external"));
        if ["style", "script", "rt", "code", "pre", "textarea", "option"].contains(&name) || is_title {
            left_out = if tag.starts_with('/') { usize::saturating_sub(left_out, 1) } else { left_out + 1 };
        }
        if !["ruby", "rt", "span", "b", "a", "button", "i", "em", "bdi"].contains(&name) {
            out.push('\n');
        }
        rest = after;
    }
    unbroken(&out)
}

#[test]
fn beside_japanese_words_punctuation_is_japanese() {
    let is_japanese = |letter: &char| ('\u{3041}'..='\u{30ff}').contains(letter) || ('\u{4e00}'..='\u{9fff}').contains(letter);
    for (name, page) in pages(None).iter().filter(|(name, _)| name.contains("ja/") && name.ends_with(".html")) {
        for line in words(page).lines() {
            for (at, mark) in line.match_indices([':', ',', ';', '(', ')']) {
                let before = line[..at].trim_end().chars().next_back();
                let after = line[at + mark.len()..].trim_start().chars().next();
                let beside = before.iter().chain(&after).any(is_japanese);
                assert!(!beside, "{name}: {mark} in: {line}");
            }
        }
    }
}

#[test]
fn every_link_of_every_page_leads_to_a_page_or_a_file_of_the_site() {
    let pages = pages(None);
    let assets = [
        "style-1.css",
        "later-1.css",
        "section-1.css",
        "early-state-1.js",
        "boot-1.js",
        "story-page-1.js",
        "islands-1.js",
        "header-1.js",
        "icon-1.svg",
        "tools-1.js",
        "presenter-1.js",
        "embed-bridge-1.js",
        "builder-1.js",
        "builder-1.css",
        "class-1.css",
        "cut-1.css",
        "player-1.css",
    ];
    // The tests of the single files check their links.
    for (name, page) in pages.iter().filter(|(name, _)| !name.starts_with("layered-defense")) {
        let addresses = attributes(page, "href").into_iter().chain(attributes(page, "src"));
        for address in addresses.filter(|address| !address.starts_with("http") && !address.starts_with("data:")) {
            match address.strip_prefix('#') {
                Some(id) => assert!(attributes(page, "id").contains(&id), "{name} has no #{id}"),
                None => {
                    // The service worker writes the site's address there.
                    let address = address.strip_prefix("{root}").unwrap_or(address);
                    let (address, id) = address.split_once('#').unwrap_or((address, ""));
                    let target = resolved(name, address.split('?').next().unwrap_or_default());
                    let there = |page: &String| id.is_empty() || attributes(page, "id").contains(&id);
                    assert!(pages.get(&target).is_none_or(there), "{name} links to {target}, which has no #{id}");
                    // `decks.rs` checks the links to slides, and `taken_away.rs` the packages.
                    let elsewhere = target.ends_with(".pptx") || target.starts_with("lms/");
                    assert!(
                        pages.contains_key(&target) || assets.contains(&target.as_str()) || elsewhere,
                        "{name} links to {target}, which is not there"
                    );
                }
            }
        }
    }
}

#[test]
fn ids_are_unique_on_a_page_and_every_description_exists() {
    for (name, page) in pages(None).into_iter().filter(|(name, _)| !name.starts_with("layered-defense")) {
        let ids = attributes(&page, "id");
        let unique: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{name}: {ids:?}");
        for described_by in attributes(&page, "aria-describedby") {
            assert!(ids.contains(&described_by), "{name} has no {described_by}");
        }
    }
}

#[test]
fn the_teachers_notes_are_on_no_page_of_the_students() {
    let for_teachers = ["/teach", "/presenter", "/worksheet", "/worksheet-key"];
    let pages = pages(None);
    for lesson in editions() {
        for step in &lesson.steps {
            for (name, page) in pages.iter().filter(|(name, _)| !for_teachers.iter().any(|end| name.ends_with(&[end, ".html"].concat()))) {
                // A single file has the teacher's pages as sections of their own.
                let of_students = |part: &&str| !for_teachers.iter().any(|end| part.split('"').next().is_some_and(|id| id.ends_with(end)));
                let page: String = page.split("<section class=\"leaf\" id=\"").filter(of_students).collect();
                let Notes { ask, answer, misconception } = lesson.notes_on(&step.id);
                for note in [ask, answer, misconception] {
                    assert!(!page.contains(note.as_str()), "{name} gives away: {note}");
                }
            }
        }
    }
}

#[test]
fn addresses_that_must_be_absolute_appear_only_when_the_sites_address_is_known() {
    let name = "ja/lower-hit.html";
    assert!(!pages(None)[name].contains("canonical"));
    let pages = pages(Some("https://example.org/defence/"));
    let page = &pages[name];
    assert!(page.contains("<link rel=\"canonical\" href=\"https://example.org/defence/ja/lower-hit.html\">"));
    assert!(page.contains("<link rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/defence/en/lower-hit.html\">"));
    assert!(pages["ja/outcomes.html"].contains("<link rel=\"canonical\" href=\"https://example.org/defence/ja/outcomes.html\">"));
    assert!(pages["404.html"].contains("<a href=\"https://example.org/defence/ja/overview.html\">"));
}

#[test]
fn every_picture_says_that_it_is_not_to_scale() {
    let pages = pages(None);
    for lesson in editions() {
        let language = lesson.language.id.as_str();
        let caveat = |id| lesson::model::named(&lesson.labels, id).expect("the caveat has words");
        let [wide, tall] = ["not-to-scale", "not-to-scale-short"].map(caveat);
        let times = |name: &str, words: &str| pages[name].matches(&[">", words].concat()).count();
        for step in &lesson.steps {
            let name = format!("{language}/{}.html", step.id.as_str());
            assert_eq!([wide, tall].map(|words| times(&name, words)), [1, 1], "{name}: once in each composition");
        }
        let outcomes = lesson.sections.caveats.as_str();
        assert_eq!(times(&format!("{language}/outcomes.html"), outcomes), 1);
        for (name, _) in pages.iter().filter(|(name, _)| name.starts_with(&format!("figures/{language}/"))) {
            let words = match name {
                _ if name.contains("/outcomes.") => outcomes,
                _ if name.contains(".portrait.") => tall,
                _ => wide,
            };
            assert_eq!(times(name, words), 1, "{name}");
        }
    }
}

#[test]
fn every_picture_exists_as_a_figure_without_external_references() {
    let pages = pages(None);
    let mut names = BTreeSet::new();
    for lesson in editions() {
        let language = lesson.language.id.as_str();
        let figures: Vec<(&String, &String)> = pages.iter().filter(|(name, _)| name.starts_with(&format!("figures/{language}/"))).collect();
        // Each step, one of them in two eras, and the outcomes; each in two compositions and three themes.
        assert_eq!(figures.len(), (lesson.steps.len() + 2) * 6);
        for (name, svg) in figures {
            for part in ["<title>", "<desc>", "<text", "viewBox=", "role=\"img\"", "CC BY 4.0"] {
                assert!(svg.contains(part), "{name} has no {part}");
            }
            assert!(svg.contains(&format!("lang=\"{language}\"")), "{name}");
            for outside in ["href", "url(http", "@import", "<script", "<image"] {
                assert!(!svg.contains(outside), "{name} has {outside}");
            }
            // In a page, figures must neither take a style nor change the page's style. Some programs also ignore these.
            for shared in ["<style", " class=", " style=", "var(", "px\""] {
                assert!(!svg.contains(shared), "{name} has {shared}");
            }
            // Some programs place an `<svg>` inside an `<svg>` wrongly.
            assert_eq!(svg.matches("<svg").count(), 1, "{name}");
            let most = if name.contains("outcomes") { 32 } else { 24 };
            assert!(svg.len() <= most * 1024, "{name} weighs {} bytes", svg.len());
            for named in svg.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(names.insert(named.to_owned()), "{name} calls something {named}, as another figure does");
            }
        }
    }
}

/// Feeds and slides embed these files unchanged. The heaviest files are similar, so only a few of them are compressed here.
#[test]
fn a_figure_is_light_before_and_after_it_is_packed() {
    let pages = pages(None);
    let figures = || pages.iter().filter(|(name, _)| name.starts_with("figures/"));
    for (outcomes, limit) in [(true, 32), (false, 24)] {
        let mut these: Vec<_> = figures().filter(|(name, _)| name.contains("/outcomes.") == outcomes).collect();
        these.sort_by_key(|(_, figure)| std::cmp::Reverse(figure.len()));
        let (heaviest, its) = these.first().expect("there are some");
        assert!(its.len() <= limit * 1024, "{heaviest} has {} bytes", its.len());
        for (name, figure) in these.iter().take(4) {
            let mut packed = Vec::new();
            brotli::BrotliCompress(&mut figure.as_bytes(), &mut packed, &brotli::enc::BrotliEncoderParams::default()).expect("bytes");
            assert!(packed.len() <= 6 * 1024, "{name} has {} bytes by brotli", packed.len());
        }
    }
}

#[test]
fn a_figure_of_2015_contains_nothing_later() {
    let pages = pages(None);
    let then = &pages["figures/en/next-generation.landscape.light.svg"];
    let now = &pages["figures/en/next-generation.now.landscape.light.svg"];
    assert!(then.contains("As described in Dec 2015") && !then.contains("cancelled") && !then.contains("ordered"));
    assert!(now.contains("As known in March 2026") && now.contains("cancelled 2020") && !now.contains("in development"));
}

#[test]
fn the_outcomes_are_side_by_side_and_link_to_their_steps() {
    let pages = pages(None);
    let page = &pages["en/outcomes.html"];
    assert_eq!(page.matches("<svg class=\"picture panel\"").count(), 3);
    for link in ["upper-hit.html?path=upper-hit", "lower-hit.html\"", "lower-miss.html?path=both-miss"] {
        assert!(page.contains(link), "{link}");
    }
}

#[test]
fn every_key_shown_beside_a_tool_starts_it_and_is_in_the_list_of_keys() {
    let pages = pages(None);
    for lesson in editions() {
        let page = &pages[&format!("{}/overview.html", lesson.language.id.as_str())];
        let keys: Vec<&str> = lesson
            .classroom
            .word("key_list")
            .lines()
            .filter_map(|line| line.split_once(": "))
            .flat_map(|(keys, _)| keys.split(' '))
            .collect();
        let schema = schema(&lesson);
        let mut beside = 0;
        for button in page.split("data-tool=\"").skip(1).filter_map(|rest| rest.split("</button>").next()) {
            let (tool, rest) = button.split_once('"').expect("a name");
            let Some(key) = rest.split_once("<kbd>").and_then(|(_, key)| key.split("</kbd>").next()) else { continue };
            beside += 1;
            assert!(keys.contains(&key), "{key} is told of in {}", lesson.language.id.as_str());
            // The program itself handles the label quiz.
            let asks = schema.contains(&format!("\"{}\": \"{tool}\"", key.to_lowercase()));
            assert!(asks || tool == "names", "{key} asks for {tool}");
        }
        assert!(beside >= 6, "{beside}");
    }
}

#[test]
fn pages_that_can_be_presented_have_the_button_and_the_bar_leads_to_them() {
    let pages = pages(None);
    for lesson in editions() {
        let language = lesson.language.id.as_str();
        let dialogs = &pages[&format!("{language}/dialogs.html")];
        for name in ["cut", "check", "outcomes", "timeline", "systems"] {
            assert!(pages[&format!("{language}/{name}.html")].contains("data-tool=\"present\""), "{language}/{name}");
            assert!(dialogs.contains(&format!("data-page=\"{name}\"")), "{language}/{name}");
        }
        assert!(!pages[&format!("{language}/glossary.html")].contains("data-tool=\"present\""));
    }
}
