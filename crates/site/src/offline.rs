//! *Keep for offline*: which files a device keeps for each language, with their hashes, and the manifests and icons of the installed
//! app.
//!
//! `assets/script/offline/` fetches and serves the files.

use crate::not_found;
use crate::site::{AssetFile, Page, Site};
use authoring::Edition;
use authoring::section::Section;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lesson::address::{self, Surface};
use lesson::model::Language;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

/// Stands in the dialog for the size of the files in megabytes, until they are written.
pub(crate) const SIZE: &str = "{kept-megabytes}";

/// The service worker's name. It must never change: browsers look for a new version under this name.
pub(crate) const WORKER: &str = "offline.js";

/// The policy of the service worker, which needs no more than the site's files.
pub(crate) const WORKER_POLICY: &str = "default-src 'none'; connect-src 'self'";

/// The background of the icons.
const PAPER: &str = "#fbfaf7";

/// The icons: name, size in pixels, part of the drawing, purpose. Systems cut the last to a shape of their own, so it has a wide margin.
const ICONS: [(&str, u32, &str, &str); 3] =
    [("app-192", 192, "0 0 32 32", "any"), ("app-512", 512, "0 0 32 32", "any"), ("maskable-512", 512, "-4 -4 40 40", "maskable")];

/// The name of the list of a language's files, before its hash. No other file's name begins so.
pub(crate) fn list_stem(language: &Language) -> String {
    ["kept.", language.id.as_str()].concat()
}

fn manifest_name(language: &Language) -> String {
    format!("app.{}.webmanifest", language.id.as_str())
}

/// The page for addresses that are not on the device, where this language is.
fn not_kept(language: &Language) -> String {
    format!("offline.{}.html", language.id.as_str())
}

/// The manifests, the icons, and the pages for addresses that are not on the device.
pub(super) fn pages(site: &Site) -> Vec<Page> {
    let icon = site.assets.icon.text();
    let inside = icon.split_once('>').map_or("", |(_, inside)| inside);
    let icons = ICONS.iter().map(|(name, size, part, _)| {
        // The background reaches beyond every part, so a PNG has no empty corners.
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size}\" height=\"{size}\" viewBox=\"{part}\" fill=\"none\" stroke-width=\"3\"><rect x=\"-4\" y=\"-4\" width=\"40\" height=\"40\" fill=\"{PAPER}\"/>{inside}"
        );
        (format!("icons/{name}.svg"), svg)
    });
    let editions =
        site.editions.iter().flat_map(|lesson| [manifest(site, lesson), not_found::not_kept(site, lesson, &not_kept(&lesson.language))]);
    icons.chain(editions).collect()
}

/// The PNGs for a browser to render.
pub(super) fn stills(site: &Site) -> Vec<Value> {
    let lesson = &site.editions[0];
    ICONS
        .iter()
        .map(|(name, ..)| {
            json!({
                "svg": format!("icons/{name}.svg"), "png": format!("icons/{name}.png"), "scale": 1,
                "title": lesson.page.name, "description": lesson.page.summary, "credit": lesson.page.credit,
            })
        })
        .collect()
}

/// The manifest in a language: how the installed app is called, and how it begins.
fn manifest(site: &Site, lesson: &Edition) -> Page {
    let mut icons = vec![json!({ "src": site.assets.icon.name, "sizes": "any", "type": "image/svg+xml" })];
    if site.papers {
        icons.extend(ICONS.iter().map(|(name, size, _, purpose)| {
            json!({ "src": format!("icons/{name}.png"), "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose })
        }));
    }
    let manifest = json!({
        "name": lesson.page.name,
        "short_name": lesson.page.name,
        "description": lesson.page.summary,
        "lang": lesson.language.id.as_str(),
        "dir": lesson.language.direction.as_str(),
        "start_url": Surface::Page.step(&lesson.language.id, &lesson.start),
        "scope": "./",
        // With buttons to go back and to load a page anew, where a browser has such windows.
        "display": "standalone",
        "display_override": ["minimal-ui"],
        "background_color": PAPER,
        "icons": icons,
    });
    (manifest_name(&lesson.language), manifest.to_string())
}

/// What a device keeps, as files: the list of each language, and the service worker.
pub struct Kept {
    /// The files.
    pub files: Vec<AssetFile>,
    /// For each language, the number of its files, and their size in bytes.
    pub sizes: Vec<(usize, usize)>,
}

impl Kept {
    /// Lists the files of each language among the written files, and writes their size into the dialogs. `worker` is the worker's
    /// script.
    pub fn of(site: &Site, written: &mut [AssetFile], worker: &[u8]) -> Self {
        let mut kept = Self { files: Vec::new(), sizes: Vec::new() };
        let mut names = Map::new();
        for lesson in &site.editions {
            let of_language: Vec<usize> = (0..written.len()).filter(|nth| is_kept(site, lesson, &written[*nth].name)).collect();
            let size: usize = of_language.iter().map(|nth| written[*nth].content.len()).sum();
            let dialog = address::section(&lesson.language.id, Section::Offline.slug());
            // Rounded up to a tenth, which the few bytes of the number itself do not change.
            let megabytes = format!("{:.1}", (size.div_ceil(100_000)) as f64 / 10.0);
            if let Some(page) = written.iter_mut().find(|file| file.name == dialog) {
                page.content = page.text().replace(SIZE, &megabytes).into_bytes();
            }
            let list: Map<String, Value> = of_language
                .iter()
                .map(|nth| (written[*nth].name.clone(), STANDARD.encode(Sha256::digest(&written[*nth].content)).into()))
                .collect();
            kept.sizes.push((of_language.len(), size));
            let file = AssetFile::hashed(&list_stem(&lesson.language), ".json", Value::from(list).to_string().into_bytes());
            names.insert(lesson.language.id.0.clone(), file.name.clone().into());
            kept.files.push(file);
        }
        let lists = Value::from(names).to_string();
        let version = AssetFile::hash(&[worker, lists.as_bytes()].concat(), 8);
        let before = format!("const KEPT_VERSION=\"{version}\",KEPT_LISTS={lists};\n");
        kept.files.push(AssetFile { name: WORKER.to_owned(), content: [before.as_bytes(), worker].concat() });
        kept
    }
}

/// Whether a device keeps a file for a language: its pages and figures, and the files that all pages share. PDFs and PNGs are too large, and
/// the single file is made to be kept as a file.
fn is_kept(site: &Site, lesson: &Edition, name: &str) -> bool {
    let language = lesson.language.id.as_str();
    let folder =
        |folder: &str| name.strip_prefix(folder).and_then(|rest| rest.strip_prefix(language)).is_some_and(|rest| rest.starts_with('/'));
    let first = site.editions.first().is_some_and(|first| first.language == lesson.language);
    let nth = site.editions.iter().position(|it| it.language == lesson.language).unwrap_or_default();
    let of_languages = site.assets.lessons.iter().chain(&site.assets.indexes).any(|file| file.name == name);
    let its_own = [site.assets.lessons.get(nth), site.assets.indexes.get(nth)].into_iter().flatten().any(|file| file.name == name);
    folder("")
        || folder("embed/")
        || folder("figures/")
        || [not_kept(&lesson.language), manifest_name(&lesson.language)].iter().any(|its| its == name)
        || (first && name == "index.html")
        || its_own
        || (!of_languages && site.assets.files().any(|file| file.name == name))
}
