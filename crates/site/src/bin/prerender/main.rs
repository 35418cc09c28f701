//! Writes all pages of the site into Trunk's staging folder.
//!
//! Trunk runs it as a hook after the build and sets `TRUNK_STAGING_DIR`, `TRUNK_SOURCE_DIR` and
//! `TRUNK_PROFILE`. `SITE_URL` is the public address of the site, if it is known. `PSEUDO_SITE` is a folder for a
//! second site with the pseudo-languages, which is tested and never published. `FILM_SHEETS` is a folder for the pages from which
//! `cargo xtask films` makes films.

mod short_names;

use authoring::content::{self, Files};
use authoring::{Edition, content_files};
use site::{
    AssetFile, Assets, Kept, Site, cut_rules, frame_height_rules, lesson_as_text, motion_data, packages, schema, search_index,
    what_if_table,
};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match tokio::task::LocalSet::new().run_until(prerender()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

async fn prerender() -> Result<(), String> {
    let folder = |name| std::env::var(name).map(PathBuf::from).map_err(|_| format!("{name} is not set: Trunk runs this program"));
    let staging = folder("TRUNK_STAGING_DIR")?;
    let source = folder("TRUNK_SOURCE_DIR")?;
    let development = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug");

    let content = source.join("assets/content");
    let files = content_files::read(&content)?;
    minify_styles(&source, &staging)?;
    let built = Built::take_from(&staging, &source, development)?;
    let site_url = std::env::var("SITE_URL").ok().filter(|url| !url.is_empty());
    let pseudo = std::env::var("PSEUDO_SITE").ok().filter(|folder| !folder.is_empty()).map(PathBuf::from);
    if let Some(pseudo) = pseudo {
        if pseudo.exists() {
            fs::remove_dir_all(&pseudo).map_err(|error| format!("{}: {error}", pseudo.display()))?;
        }
        let mut files = files.clone();
        content::pseudo::add(&mut files);
        pages(&files, &source, &pseudo, &built, None, None).await?;
    }
    let papers = std::env::var("PAPERS").is_ok_and(|asked| asked == "1");
    let film_sheets = std::env::var("FILM_SHEETS").ok().filter(|folder| !folder.is_empty()).map(PathBuf::from);
    pages(&files, &source, &staging, &built, site_url, Some(Mode { development, papers, film_sheets })).await
}

/// The purpose of a site.
struct Mode {
    /// Whether it is for development. Then it reloads itself and keeps readable names.
    development: bool,
    /// Whether a browser will render PDFs of its printed pages and PNGs of its figures.
    papers: bool,
    /// The folder for the pages from which films are made, if they are wanted.
    film_sheets: Option<PathBuf>,
}

/// Writes all pages, and all files that pages load, into a folder.
async fn pages(
    files: &Files,
    source: &Path,
    into: &Path,
    built: &Built,
    site_url: Option<String>,
    mode: Option<Mode>,
) -> Result<(), String> {
    let editions = content::load(files).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(|error| format!("assets/content/{error}")).collect();
        lines.join("\n")
    })?;
    let indexes: Vec<AssetFile> = editions
        .iter()
        .map(|lesson| named(&format!("search.{}", lesson.language.id.as_str()), "json", search_index(lesson).into_bytes()))
        .collect();
    let cut_style = named("cut", "css", editions.first().map(|lesson| cut_rules(&lesson.arrangement)).unwrap_or_default().into_bytes());
    let development = mode.as_ref().is_some_and(|mode| mode.development);
    let schema = editions.first().map(|edition| schema(edition)).unwrap_or_default();
    let motion = motion_data(&editions);
    let scores: Vec<AssetFile> = motion
        .scores
        .iter()
        .map(|(composition, text)| named(&["scores.", composition].concat(), "json", text.clone().into_bytes()))
        .collect();
    let index = motion.index(&scores.iter().map(|file| file.name.clone()).collect::<Vec<_>>());
    let mut data = vec![("schema.js", schema), ("scores.json", index), ("what-if.json", what_if_table(&editions[0]))];
    data.extend(motion.scores.into_iter().map(|(composition, text)| match composition {
        "portrait" => ("portrait.json", text),
        _ => ("landscape.json", text),
    }));
    let scripts = Scripts::bundled(source, &data, built, development)?;
    let packed = editions.iter().map(|lesson| lesson.pack()).collect::<Result<Vec<_>, _>>();
    let packed = packed.map_err(|error| format!("a lesson cannot be packed: {error}"))?;
    // These must be of the same build: the program, the lessons, and the scripts that load them or parts of other pages.
    let mut parts = packed.clone();
    parts.push(built.program.content.clone());
    parts.extend(scores.iter().map(|file| file.content.clone()));
    for script in ["boot", "glue", "tools", "classroom", "motion", "parts", "what-if", "kiosk"] {
        parts.push(scripts.read(script)?);
    }
    let build = AssetFile::hash(&parts.concat(), 4);
    let lesson_file = |(lesson, packed): (&Edition, &Vec<u8>)| {
        let text = lesson_as_text(&[build.as_bytes(), packed].concat());
        named(&format!("lesson.{}", lesson.language.id.as_str()), "txt", text.into_bytes())
    };
    let shipped = editions.iter().zip(&packed).map(lesson_file).collect();
    let site = Site {
        editions,
        assets: Assets {
            style: built.style.clone(),
            later_style: built.later_style.clone(),
            early_state: scripts.named("early-state")?,
            ahead: scripts.named("ahead")?,
            islands: scripts.named("islands")?,
            section_style: built.section_style.clone(),
            header: scripts.named("header")?,
            class_style: built.class_style.clone(),
            cut_style,
            tools: scripts.named("tools")?,
            classroom: scripts.named("classroom")?,
            tools_style: built.tools_style.clone(),
            board_style: built.board_style.clone(),
            motion: scripts.named("motion")?,
            scores,
            parts: scripts.named("parts")?,
            parts_style: built.parts_style.clone(),
            player_style: built.player_style.clone(),
            what_if: scripts.named("what-if")?,
            what_if_style: built.what_if_style.clone(),
            popovers: scripts.named("popovers")?,
            popovers_style: built.popovers_style.clone(),
            builder: scripts.named("builder")?,
            builder_style: built.builder_style.clone(),
            embed_bridge: scripts.named("embed-bridge")?,
            presenter: scripts.named("presenter")?,
            offline: scripts.named("offline")?,
            offline_style: built.offline_style.clone(),
            kiosk: scripts.named("kiosk")?,
            kiosk_style: built.kiosk_style.clone(),
            single_file: scripts.named("single-file")?,
            single_file_style: built.single_file_style.clone(),
            single_file_head: scripts.named("head")?,
            search: scripts.named("search")?,
            search_style: built.search_style.clone(),
            indexes,
            figure_style: [style_text(source, "tokens")?, style_text(source, "picture")?],
            boot: scripts.named("boot")?,
            story_page: scripts.named("story-page")?,
            glue: named("layered-defense", "js", scripts.read("glue")?),
            program: built.program.clone(),
            qr_glue: scripts.named("qr")?,
            qr_program: built.qr_program.clone(),
            icon: built.icon.clone(),
            lessons: shipped,
        },
        build,
        site_url,
        papers: mode.as_ref().is_some_and(|mode| mode.papers),
        in_one_file: false,
        reload: development.then(|| "reload.js".to_owned()),
    };
    let mut written: Vec<AssetFile> = site.assets.files().cloned().collect();
    if let Some(name) = &site.reload {
        write(into, name, &scripts.read("reload")?)?;
    }
    let embed = |name: &str| fs::read(source.join("assets/embed").join(name)).map_err(|error| format!("assets/embed/{name}: {error}"));
    write(into, "layered-defense.js", &scripts.read("layered-defense")?)?;
    write(into, "layered-defense.css", &[embed("layered-defense.css")?, frame_height_rules().into_bytes()].concat())?;
    write(into, "layered-defense.d.ts", &embed("layered-defense.d.ts")?)?;
    if site.papers {
        write(into, "papers.json", site.papers_to_print().as_bytes())?;
        write(into, "stills.json", site.stills_to_render().as_bytes())?;
        write(into, "archives.json", site.archives_to_pack().as_bytes())?;
    }
    if let Some(folder) = mode.as_ref().and_then(|mode| mode.film_sheets.as_ref()) {
        let style = ["player", "film"].map(|stem| style_text(source, stem)).into_iter().collect::<Result<String, _>>()?;
        let script = scripts.read("film")?;
        for (name, page) in site.film_sheets(&style, &String::from_utf8_lossy(&script)).await {
            write(folder, &name, page.as_bytes())?;
        }
    }
    let pages = site.pages().await;
    eprintln!("› {} pages and figures written.", pages.len());
    written.extend(pages.into_iter().map(|(name, page)| {
        let mark = if name.ends_with(".html") { UTF_8 } else { "" };
        AssetFile { content: [mark, &page].concat().into_bytes(), name }
    }));
    let kept = Kept::of(&site, &mut written, &scripts.read("worker")?);
    let launch = fs::read(source.join("assets/lms/launch.css")).map_err(|error| format!("assets/lms/launch.css: {error}"))?;
    let packages = packages(&site, &written, &scripts.read("launch")?, &launch)?;
    // The pseudo-languages have no slides: their words are no words.
    if mode.is_some() {
        let began = Instant::now();
        let decks = site.decks();
        for (name, deck) in &decks {
            write(into, name, deck)?;
        }
        let kilobytes = decks.iter().map(|(_, deck)| deck.len()).sum::<usize>() / 1000;
        eprintln!("› {} slide decks written in {:.1} s, {kilobytes} KB.", decks.len(), began.elapsed().as_secs_f32());
    }
    for file in written.iter().chain(&kept.files).chain(&packages) {
        write(into, &file.name, &file.content)?;
    }
    for (lesson, (files, bytes)) in site.editions.iter().zip(kept.sizes) {
        eprintln!("› Keep for offline, {}: {files} files, {} KB.", lesson.language.id.as_str(), bytes / 1000);
    }
    let packed: usize = packages.iter().map(|file| file.content.len()).sum();
    eprintln!("› {} packages for learning platforms, {} KB in all.", packages.len(), packed / 1000);
    Ok(())
}

/// The mark at the beginning of a page in UTF-8. Some hosts name another encoding in their headers, and only this mark overrules them.
const UTF_8: &str = "\u{feff}";

/// A file with the hash of its content in its name, so that browsers may cache it forever.
fn named(stem: &str, extension: &str, content: Vec<u8>) -> AssetFile {
    named_with(stem, &[".", extension].concat(), content)
}

/// The same; `end` is the end of the name after the hash.
fn named_with(stem: &str, end: &str, content: Vec<u8>) -> AssetFile {
    AssetFile::hashed(stem, end, content)
}

/// The files that Trunk has built, taken out of its folder. They are shipped under names with the hash of the shipped bytes.
struct Built {
    style: AssetFile,
    later_style: AssetFile,
    section_style: AssetFile,
    class_style: AssetFile,
    tools_style: AssetFile,
    board_style: AssetFile,
    player_style: AssetFile,
    parts_style: AssetFile,
    what_if_style: AssetFile,
    popovers_style: AssetFile,
    single_file_style: AssetFile,
    builder_style: AssetFile,
    search_style: AssetFile,
    offline_style: AssetFile,
    kiosk_style: AssetFile,
    icon: AssetFile,
    program: AssetFile,
    qr_program: AssetFile,
    /// The programs' JavaScript glue, which is bundled with the scripts.
    glue: Vec<u8>,
    qr_glue: Vec<u8>,
}

impl Built {
    /// Takes the files. Names of calls are shortened for a shipped site; `development` keeps readable names.
    fn take_from(staging: &Path, source: &Path, development: bool) -> Result<Self, String> {
        let pair = |name: &str, program: Vec<u8>, glue: Vec<u8>| {
            let glue = String::from_utf8_lossy(&glue).into_owned();
            if development { Ok((program, glue)) } else { short_names::give(&source.join("target/names").join(name), program, &glue) }
        };
        let take = |start: &str, end: &str| take_file(staging, start, end).map(|file| file.content);
        let style = |stem: &str| take(&[stem, "-"].concat(), ".css");
        // Joined into a single file, because a step contains them and other pages wait for a single response.
        let of_every_page = ["tokens", "picture", "page"].map(style).into_iter().collect::<Result<Vec<_>, _>>()?;
        let program = take_file(staging, "layered-defense-", "_bg.wasm")?;
        let (content, glue) = pair("story", program.content, take("layered-defense-", ".js")?)?;
        let named_program = named_with("layered-defense", "_bg.wasm", content);
        let (qr_content, qr_glue) = pair("qr", take("qr_bg", ".wasm")?, take("qr", ".js")?)?;
        let qr_program = named("qr", "wasm", qr_content);
        let glue = glue.replace(&program.name, &named_program.name);
        Ok(Self {
            style: named("style", "css", of_every_page.join(&b'\n')),
            later_style: named("later", "css", style("later")?),
            section_style: named("section", "css", style("section")?),
            class_style: named("class", "css", style("class")?),
            tools_style: named("tools", "css", style("tools")?),
            board_style: named("board", "css", style("board")?),
            player_style: named("player", "css", style("player")?),
            parts_style: named("parts", "css", style("parts")?),
            what_if_style: named("what-if", "css", style("what-if")?),
            popovers_style: named("popovers", "css", style("popovers")?),
            single_file_style: named("single-file", "css", style("single-file")?),
            builder_style: named("builder", "css", style("builder")?),
            search_style: named("search", "css", style("search")?),
            offline_style: named("offline", "css", style("offline")?),
            kiosk_style: named("kiosk", "css", style("kiosk")?),
            icon: named("icon", "svg", take("icon-", ".svg")?),
            qr_glue: qr_glue.replace("qr_bg.wasm", &qr_program.name).into_bytes(),
            program: named_program,
            qr_program,
            glue: glue.into_bytes(),
        })
    }
}

/// Takes a built file out of Trunk's folder, by the start and the end of its name.
fn take_file(staging: &Path, start: &str, end: &str) -> Result<AssetFile, String> {
    let entries = fs::read_dir(staging).map_err(|error| format!("{}: {error}", staging.display()))?;
    let mut names = entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
    let name = names
        .find(|name| name.starts_with(start) && name.ends_with(end))
        .ok_or_else(|| format!("Trunk has built no {start}*{end}: is it still named in index.html?"))?;
    let place = staging.join(&name);
    let content =
        fs::read(&place).and_then(|content| fs::remove_file(&place).map(|()| content)).map_err(|error| format!("{name}: {error}"))?;
    Ok(AssetFile { name, content })
}

/// The scripts, each bundled into a single file by `assets/script/bundle.mjs`.
struct Scripts {
    folder: PathBuf,
}

impl Scripts {
    /// Bundles the scripts with the data of a site's content: the schema, the motion, the consequences of cut links.
    fn bundled(source: &Path, data: &[(&str, String)], built: &Built, development: bool) -> Result<Self, String> {
        let folder = source.join("target/scripts");
        for (name, content) in data {
            write(&folder, name, content.as_bytes())?;
        }
        let inputs = [("glue.js", &built.glue), ("qr.js", &built.qr_glue)];
        for (name, content) in inputs {
            write(&folder, name, content)?;
        }
        let [glue, qr] = inputs.map(|(name, _)| folder.join(name));
        let out = folder.join("bundled");
        let mut node = Command::new("node");
        node.arg(source.join("assets/script/bundle.mjs"));
        for (option, place) in [("--data", &folder), ("--glue", &glue), ("--qr", &qr), ("--out", &out)] {
            node.arg(option).arg(place);
        }
        if development {
            node.arg("--working");
        }
        let status = node.status().map_err(|error| format!("node cannot be started: {error}"))?;
        if status.success() { Ok(Self { folder: out }) } else { Err("the scripts could not be bundled, for the reason above".to_owned()) }
    }

    fn read(&self, entry: &str) -> Result<Vec<u8>, String> {
        let place = self.folder.join([entry, ".js"].concat());
        fs::read(&place).map_err(|error| format!("{}: {error}", place.display()))
    }

    fn named(&self, entry: &str) -> Result<AssetFile, String> {
        Ok(named(entry, "js", self.read(entry)?))
    }
}

/// Minifies the style sheets that Trunk has copied.
fn minify_styles(source: &Path, staging: &Path) -> Result<(), String> {
    let problem = |error: std::io::Error| format!("the style sheets cannot be made small: {error}");
    let entries = fs::read_dir(staging).map_err(problem)?.filter_map(|entry| Some(entry.ok()?.path()));
    let sheets = entries.filter(|path| path.extension().is_some_and(|it| it == "css"));
    let made = Command::new("node").arg(source.join("assets/style/small.mjs")).args(sheets).status().map_err(problem)?;
    if made.success() { Ok(()) } else { Err("the style sheets cannot be made small, for the reason above".to_owned()) }
}

/// A style sheet's source.
fn style_text(source: &Path, stem: &str) -> Result<String, String> {
    let place = source.join(format!("assets/style/{stem}.css"));
    fs::read_to_string(&place).map_err(|error| format!("{}: {error}", place.display()))
}

fn write(staging: &Path, name: &str, content: &[u8]) -> Result<(), String> {
    let place = staging.join(name);
    let problem = |error: std::io::Error| format!("{}: {error}", place.display());
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).map_err(problem)?;
    }
    fs::write(&place, content).map_err(problem)
}
