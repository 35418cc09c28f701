//! The figures that a browser renders as PNGs: their list, and the links to them.

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
