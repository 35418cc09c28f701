//! Link previews of a step: cards in feeds and messages, and the frame that an editor makes from an address.

mod common;

use common::{attributes, editions, pages, site, written};
use std::collections::BTreeMap;

const URL: &str = "https://example.org/defence/";

/// The site at its public address, with PNGs of its figures.
fn published() -> BTreeMap<String, String> {
    let mut site = site(Some(URL));
    site.papers = true;
    written(&site)
}

/// The contents of a page's `<meta>` elements with this property.
fn said<'a>(page: &'a str, property: &str) -> Vec<&'a str> {
    let before = format!("<meta property=\"{property}\" content=\"");
    page.split(&before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_feed_gets_title_words_picture_and_language_of_every_step() {
    let pages = published();
    for lesson in editions() {
        let language = lesson.language.id.as_str();
        for step in &lesson.steps {
            let name = format!("{language}/{}.html", step.id.as_str());
            let page = &pages[&name];
            assert_eq!(said(page, "og:title"), [step.title.as_str()], "{name}");
            assert_eq!(said(page, "og:url"), [[URL, &name].concat()]);
            assert!(page.contains(&format!("name=\"description\" content=\"{}\"", said(page, "og:description")[0])), "{name}");
            let drawn = format!("figures/{language}/{}.landscape.light", step.id.as_str());
            assert_eq!(said(page, "og:image"), [format!("{URL}{drawn}.png")]);
            let svg = &pages[&format!("{drawn}.svg")];
            for side in ["width", "height"] {
                let dots: u32 = said(page, &format!("og:image:{side}"))[0].parse().expect("a number");
                assert!(svg.contains(&format!(" {side}=\"{}\"", dots / 2)), "{name}: twice the {side} of its figure");
            }
            assert!(!said(page, "og:image:alt")[0].is_empty());
            let [own, other] = if language == "ja" { ["ja_JP", "en_US"] } else { ["en_US", "ja_JP"] };
            assert_eq!((said(page, "og:locale"), said(page, "og:locale:alternate")), (vec![own], vec![other]));
            assert!(page.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"));
        }
    }
}

#[test]
fn an_editor_gets_a_frame_for_every_step() {
    let pages = published();
    for lesson in editions() {
        let language = lesson.language.id.as_str();
        for step in &lesson.steps {
            let step = step.id.as_str();
            let place = format!("oembed/{language}/{step}.json");
            let link = format!("type=\"application/json+oembed\" href=\"{URL}{place}\" title=\"");
            assert!(pages[&format!("{language}/{step}.html")].contains(&link), "{place} is announced");
            let told: serde_json::Value = serde_json::from_str(&pages[&place]).expect("JSON");
            assert_eq!((&told["version"], &told["type"]), (&"1.0".into(), &"rich".into()));
            // The values that the element computes.
            assert_eq!((&told["width"], &told["height"]), (&800.into(), &750.into()));
            let frame = told["html"].as_str().expect("markup");
            assert_eq!(attributes(frame, "src"), [format!("{URL}embed/{language}/{step}.html")]);
            assert_eq!(
                [attributes(frame, "width"), attributes(frame, "height")].concat(),
                [told["width"].to_string(), told["height"].to_string()]
            );
            assert_eq!(attributes(frame, "loading"), ["lazy"]);
            assert_eq!(attributes(frame, "allow"), ["fullscreen; clipboard-write; web-share; screen-wake-lock"]);
            assert!(!attributes(frame, "title")[0].is_empty());
            assert_eq!(told["thumbnail_url"], format!("{URL}figures/{language}/{step}.landscape.light.png"));
            assert_eq!(told["thumbnail_width"], 2560);
            assert_eq!(told["provider_url"], URL);
        }
    }
}

#[test]
fn previews_contain_no_missing_picture_and_no_unknown_address() {
    let without_stills = pages(Some(URL));
    let page = &without_stills["en/lower-hit.html"];
    assert!(!page.contains("og:") && !page.contains("twitter:") && page.contains("json+oembed"));
    assert!(!without_stills["oembed/en/lower-hit.json"].contains("thumbnail"));
    let without_address = pages(None);
    assert!(!without_address["en/lower-hit.html"].contains("oembed"));
    assert!(!without_address.keys().any(|name| name.starts_with("oembed/")));
}
