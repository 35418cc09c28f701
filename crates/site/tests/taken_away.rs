//! What leaves with a reader: the pages that a device keeps for offline, the manifest of the installed app, and the packages for learning
//! platforms.

mod common;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use common::{attributes, editions, pages, site, written};
use serde_json::Value;
use sha2::{Digest, Sha256};
use site::{AssetFile, Kept, packages};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The files of the site, and what a device keeps of them.
fn kept() -> (Vec<AssetFile>, Kept) {
    let site = site(None);
    let mut files: Vec<AssetFile> = site.assets.files().cloned().collect();
    files.extend(pages(None).into_iter().map(|(name, text)| AssetFile { name, content: text.into_bytes() }));
    let kept = Kept::of(&site, &mut files, b"// worker");
    (files, kept)
}

#[test]
fn each_list_has_the_hash_of_every_page_of_its_language_and_of_every_shared_file() {
    let (files, kept) = kept();
    for language in ["en", "ja"] {
        let list = kept.files.iter().find(|file| file.name.starts_with(&format!("kept.{language}-"))).expect("a list");
        let list: BTreeMap<String, Value> = serde_json::from_slice(&list.content).expect("a list");
        for file in &files {
            let name = file.name.as_str();
            let of_its_own = [format!("{language}/"), format!("embed/{language}/"), format!("figures/{language}/")]
                .iter()
                .any(|start| name.starts_with(start));
            let shared = !name.contains('/')
                && ["style-1.css", "tools-1.js", "layered-defense-1_bg.wasm", "offline-1.js", "icon-1.svg"].contains(&name);
            let lesson = name == format!("lesson.{language}-1.txt") || name == format!("search.{language}-1.json");
            if of_its_own || shared || lesson {
                assert_eq!(list.get(name).and_then(Value::as_str), Some(STANDARD.encode(Sha256::digest(&file.content)).as_str()), "{name}");
            }
        }
        let other = if language == "en" { "ja" } else { "en" };
        let wrong = |name: &&String| {
            name.starts_with(&format!("{other}/"))
                || name.contains(&format!(".{other}-"))
                || name.ends_with(".png")
                || name.ends_with(".pdf")
        };
        assert_eq!(list.keys().find(wrong), None);
        assert!(!list.contains_key("layered-defense.html") && !list.contains_key("404.html") && !list.contains_key("_headers"));
    }
}

#[test]
fn the_dialog_names_the_size_of_what_is_kept() {
    let (files, kept) = kept();
    for (language, (_, bytes)) in ["en", "ja"].into_iter().zip(&kept.sizes) {
        let dialog = files.iter().find(|file| file.name == format!("{language}/offline.html")).expect("a dialog");
        let text = String::from_utf8_lossy(&dialog.content);
        let megabytes = format!("{:.1}", bytes.div_ceil(100_000) as f64 / 10.0);
        assert!(!text.contains("{kept") && text.contains(&megabytes), "{megabytes}");
    }
}

#[test]
fn another_worker_or_another_page_is_another_version() {
    let version = |worker: &[u8], page: &str| {
        let site = site(None);
        let mut files = vec![AssetFile { name: "en/overview.html".to_owned(), content: page.as_bytes().to_vec() }];
        let kept = Kept::of(&site, &mut files, worker);
        String::from_utf8(kept.files.last().expect("a worker").content.clone()).expect("a script")
    };
    let first = version(b"// worker", "<p>One");
    assert_eq!(version(b"// worker", "<p>One"), first);
    let line = |script: String| script.lines().next().map(str::to_owned);
    assert_ne!(line(version(b"// worker", "<p>Two")), line(first.clone()));
    assert_ne!(line(version(b"// other", "<p>One")), line(first));
}

#[test]
fn the_manifest_names_its_pngs_only_where_there_are_some() {
    for papers in [false, true] {
        let mut site = site(None);
        site.papers = papers;
        let pages = written(&site);
        let stills = site.stills_to_render();
        for language in ["en", "ja"] {
            let manifest: Value = serde_json::from_str(&pages[&format!("app.{language}.webmanifest")]).expect("a manifest");
            let start = manifest["start_url"].as_str().expect("a start");
            assert!(pages.contains_key(start), "{start}");
            let icons: Vec<&str> = manifest["icons"].as_array().expect("icons").iter().filter_map(|icon| icon["src"].as_str()).collect();
            let pngs: Vec<&&str> = icons.iter().filter(|src| src.ends_with(".png")).collect();
            assert_eq!(pngs.len(), if papers { 3 } else { 0 });
            assert!(pngs.iter().all(|png| stills.contains(&format!("\"{png}\""))), "{icons:?}");
        }
    }
}

fn packed() -> Vec<AssetFile> {
    let written = [AssetFile { name: "layered-defense.html".to_owned(), content: b"<!doctype html><p>The story.".to_vec() }];
    packages(&site(None), &written, b"// script", b"/* style */").expect("packages")
}

/// The files in a package, by name.
fn files(package: &AssetFile) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(&package.content)).expect("an archive");
    (0..archive.len())
        .map(|nth| {
            let mut file = archive.by_index(nth).expect("a file");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("text");
            (file.name().expect("a name").into_owned(), text)
        })
        .collect()
}

#[test]
fn two_builds_give_the_same_packages() {
    let [once, again] = [packed(), packed()];
    assert_eq!(once.len(), 2 * editions().len());
    for (one, other) in once.iter().zip(&again) {
        assert_eq!((&one.name, &one.content), (&other.name, &other.content));
    }
}

#[test]
fn the_first_page_of_a_package_says_what_is_reported_and_has_a_strict_policy() {
    let packages = packed();
    for (edition, package) in editions().iter().zip(packages.iter().filter(|package| package.name.ends_with("-scorm.zip"))) {
        let files = files(package);
        let (_, page) = files.iter().find(|(name, _)| name == "index.html").expect("a first page");
        assert!(
            page.contains(edition.classroom.word("lms_reports")) && page.contains(edition.classroom.word("lms_alone")),
            "{}",
            package.name
        );
        let policy = attributes(page, "content").into_iter().find(|content| content.starts_with("default-src 'none'")).expect("a policy");
        assert!(!policy.contains("unsafe") && !policy.contains("connect-src"), "{policy}");
        // Each step of the story can be reported, and each end of a path completes it.
        let [steps, ends] = ["data-steps", "data-ends"].map(|name| attributes(page, name)[0].split(' ').collect::<Vec<_>>());
        assert!(edition.steps.iter().all(|step| steps.contains(&step.id.as_str())));
        assert!(edition.paths.iter().all(|path| ends.contains(&path.steps.last().expect("a step").as_str())));
        // Everything that the page loads is in the package, beside it.
        for address in attributes(page, "src").into_iter().chain(attributes(page, "href")).chain(attributes(page, "data-story")) {
            let name = address.split('#').next().unwrap_or_default();
            assert!(files.iter().any(|(file, _)| file == name), "{address}");
        }
    }
}
