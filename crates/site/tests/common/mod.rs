//! The site as text, from the real content and assets without content, for every test that reads pages.

use authoring::{Edition, content_files};
use site::{AssetFile, Assets, Site};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

pub(crate) fn editions() -> Vec<Edition> {
    content_files::editions(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content")).expect("the content holds")
}

fn asset(name: &str) -> AssetFile {
    AssetFile { name: name.to_owned(), content: name.as_bytes().to_vec() }
}

/// The pages by their addresses. Those of a site without an address are written once for all tests of a file.
pub(crate) fn pages(site_url: Option<&str>) -> BTreeMap<String, String> {
    static WITHOUT_ADDRESS: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    if site_url.is_some() {
        return written(&site(site_url));
    }
    WITHOUT_ADDRESS.get_or_init(|| written(&site(None))).clone()
}

/// The site before its pages are written, without PDFs and PNGs.
pub(crate) fn site(site_url: Option<&str>) -> Site {
    let editions = editions();
    Site {
        build: "0badcafe".to_owned(),
        assets: Assets {
            style: asset("style-1.css"),
            later_style: asset("later-1.css"),
            early_state: asset("early-state-1.js"),
            ahead: asset("ahead-1.js"),
            boot: asset("boot-1.js"),
            story_page: asset("story-page-1.js"),
            islands: asset("islands-1.js"),
            section_style: asset("section-1.css"),
            header: asset("header-1.js"),
            search: asset("search-1.js"),
            search_style: asset("search-1.css"),
            class_style: asset("class-1.css"),
            cut_style: asset("cut-1.css"),
            tools: asset("tools-1.js"),
            tools_style: asset("tools-1.css"),
            board_style: asset("board-1.css"),
            player_style: asset("player-1.css"),
            what_if: asset("what-if-1.js"),
            what_if_style: asset("what-if-1.css"),
            popovers: asset("popovers-1.js"),
            popovers_style: asset("popovers-1.css"),
            parts: asset("parts-1.js"),
            parts_style: asset("parts-1.css"),
            classroom: asset("classroom-1.js"),
            motion: asset("motion-1.js"),
            scores: ["landscape", "portrait"].map(|name| asset(&format!("scores.{name}-1.json"))).to_vec(),
            builder: asset("builder-1.js"),
            builder_style: asset("builder-1.css"),
            embed_bridge: asset("embed-bridge-1.js"),
            single_file: asset("single-file-1.js"),
            single_file_style: asset("single-file-1.css"),
            single_file_head: asset("head-1.js"),
            presenter: asset("presenter-1.js"),
            offline: asset("offline-1.js"),
            offline_style: asset("offline-1.css"),
            kiosk: asset("kiosk-1.js"),
            kiosk_style: asset("kiosk-1.css"),
            indexes: editions.iter().map(|edition| asset(&format!("search.{}-1.json", edition.language.id.as_str()))).collect(),
            figure_style: [include_str!("../../../../assets/style/tokens.css"), include_str!("../../../../assets/style/picture.css")]
                .map(str::to_owned),
            glue: asset("layered-defense-1.js"),
            program: asset("layered-defense-1_bg.wasm"),
            qr_glue: asset("qr-1.js"),
            qr_program: asset("qr-1.wasm"),
            icon: asset("icon-1.svg"),
            lessons: editions.iter().map(|edition| asset(&format!("lesson.{}-1.txt", edition.language.id.as_str()))).collect(),
        },
        editions,
        site_url: site_url.map(str::to_owned),
        papers: false,
        in_one_file: false,
        reload: None,
    }
}

pub(crate) fn written(site: &Site) -> BTreeMap<String, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let local = tokio::task::LocalSet::new();
    runtime.block_on(local.run_until(site.pages())).into_iter().collect()
}

pub(crate) fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let before = format!(" {name}=\"");
    page.split(&before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}
