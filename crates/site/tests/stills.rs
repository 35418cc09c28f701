//! The figures that a browser renders as PNGs: their list, the links to them, and the archives of all.

mod common;

use common::{attributes, pages, site, written};
use std::collections::BTreeSet;

#[test]
fn every_figure_of_the_site_becomes_a_png_beside_it() {
    let list: Vec<serde_json::Value> = serde_json::from_str(&site(None).stills_to_render()).expect("a list");
    let pages = pages(None);
    let figures: BTreeSet<&str> = pages.keys().filter(|name| name.ends_with(".svg")).map(String::as_str).collect();
    assert_eq!(list.iter().filter_map(|still| still["svg"].as_str()).collect::<BTreeSet<_>>(), figures);
    for still in &list {
        let [svg, png] = ["svg", "png"].map(|name| still[name].as_str().unwrap_or_default());
        assert_eq!(png.strip_suffix(".png"), svg.strip_suffix(".svg"));
    }
}

#[test]
fn the_page_of_figures_links_to_pngs_only_where_there_are_some() {
    for papers in [false, true] {
        let mut site = site(None);
        site.papers = papers;
        for (name, page) in written(&site).iter().filter(|(name, _)| name.ends_with("/figures.html")) {
            let of = |end: &str| attributes(page, "href").iter().filter(|address| address.ends_with(end)).count();
            assert_eq!(of(".png"), if papers { of(".svg") - 1 } else { 0 }, "{name}: beside each SVG, the icon aside");
        }
    }
}

#[test]
fn the_archive_of_a_language_has_all_its_pictures_and_their_credit() {
    let site = site(None);
    let list: Vec<serde_json::Value> = serde_json::from_str(&site.archives_to_pack()).expect("a list");
    let pages = pages(None);
    for (archive, lesson) in list.iter().zip(&site.editions) {
        let files = archive["files"].as_array().expect("files");
        let own = format!("figures/{}/", lesson.language.id.as_str());
        let figures: BTreeSet<&str> = pages.keys().map(String::as_str).filter(|name| name.starts_with(&own)).collect();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let svgs: BTreeSet<String> = files.iter().map(|file| text(&file["file"])).filter(|file| file.ends_with(".svg")).collect();
        assert_eq!(svgs.iter().map(String::as_str).collect::<BTreeSet<_>>(), figures);
        assert_eq!(files.len(), 2 * figures.len(), "and a PNG of each");
        let names: BTreeSet<String> = files.iter().map(|file| text(&file["name"])).collect();
        assert_eq!(names.len(), files.len(), "no two files have the same name");
        let credit = text(&archive["text"]["content"]);
        let date = lesson.catalog.citation_words.date(&lesson.updated);
        for words in ["CC BY 4.0", &lesson.page.name, &date] {
            assert!(credit.contains(words), "{words}: {credit}");
        }
    }
}

#[test]
fn the_page_of_figures_links_to_the_archive_only_where_there_is_one() {
    for papers in [false, true] {
        let mut site = site(None);
        site.papers = papers;
        let archives: Vec<serde_json::Value> = serde_json::from_str(&site.archives_to_pack()).expect("a list");
        let pages = written(&site);
        for (archive, lesson) in archives.iter().zip(&site.editions) {
            let page = &pages[&format!("{}/figures.html", lesson.language.id.as_str())];
            let link = format!("../{}", archive["zip"].as_str().unwrap_or_default());
            assert_eq!(attributes(page, "href").contains(&link.as_str()), papers, "{link}");
        }
    }
}
