//! Writes every page of the site into the folder that Trunk is building.
//!
//! Trunk runs it as a hook after the build, with `TRUNK_STAGING_DIR`, `TRUNK_SOURCE_DIR` and
//! `TRUNK_PROFILE` set; `SITE_URL` may say where the site is going to be, `PSEUDO_SITE` a folder for a
//! second site that has the pseudo-languages as well, to be tested and never published.

use authoring::content::{self, Files};
use authoring::content_files;
use sha2::{Digest, Sha256};
use site::{Assets, Named, Site, cut_rules, search_index};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

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
    let working = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "debug");

    let content = source.join("assets/content");
    let files = content_files::read(&content)?;
    small_styles(&source, &staging)?;
    let style = named("style", "css", taken_together(&staging, ".css", &["tokens", "picture", "page"])?);
    write(&staging, &style.name, &style.content)?;
    let classroom = named("classroom", "js", lines_that_count(&taken_together(&staging, ".js", &CLASSROOM)?));
    write(&staging, &classroom.name, &classroom.content)?;
    hash_named(&staging, "qr.js", "qr", "js")?;
    hash_named(&staging, "qr_bg.wasm", "qr", "wasm")?;
    if working {
        let script = source.join("assets/script/reload.js");
        fs::copy(&script, staging.join("reload.js")).map_err(|error| format!("{}: {error}", script.display()))?;
    }
    let site_url = std::env::var("SITE_URL").ok().filter(|url| !url.is_empty());
    let pseudo = std::env::var("PSEUDO_SITE").ok().filter(|folder| !folder.is_empty()).map(PathBuf::from);
    if let Some(pseudo) = pseudo {
        copy_files(&staging, &pseudo)?;
        let mut files = files.clone();
        content::pseudo::add(&mut files);
        pages(&files, &source, &pseudo, [style.clone(), classroom.clone()], None, None).await?;
    }
    let papers = std::env::var("PAPERS").is_ok_and(|asked| asked == "1");
    pages(&files, &source, &staging, [style, classroom], site_url, Some(Kind { working, papers })).await
}

/// The parts of the tools, in the order in which they stand in one module. Each exports one function of its own name.
const CLASSROOM: [&str; 9] = ["kit", "present", "tied", "vote", "preferences", "share", "picture", "embed", "classroom"];

/// What authors of other pages load, under names that stay: it stands in their pages for years.
const EMBED: [&str; 3] = ["layered-defense.js", "layered-defense.css", "layered-defense.d.ts"];

/// What a site is for.
struct Kind {
    /// Whether somebody works on it: then it reloads itself.
    working: bool,
    /// Whether a browser is going to make ready PDFs, and PNGs of the figures.
    papers: bool,
}

/// Writes every page into a folder that holds the built files already.
async fn pages(
    files: &Files,
    source: &Path,
    into: &Path,
    [style, classroom]: [Named; 2],
    site_url: Option<String>,
    kind: Option<Kind>,
) -> Result<(), String> {
    let editions = content::load(files).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(|error| format!("assets/content/{error}")).collect();
        lines.join("\n")
    })?;
    let mut shipped = Vec::new();
    for lesson in &editions {
        let packed = lesson.pack().map_err(|error| format!("a lesson cannot be packed: {error}"))?;
        shipped.push(named(&format!("lesson.{}", lesson.language.id.as_str()), "bin", packed));
    }
    let indexes: Vec<Named> = editions
        .iter()
        .map(|lesson| named(&format!("search.{}", lesson.language.id.as_str()), "json", search_index(lesson).into_bytes()))
        .collect();
    let cut_style = named("cut", "css", editions.first().map(|lesson| cut_rules(&lesson.arrangement)).unwrap_or_default().into_bytes());
    let grammar = editions.first().map(|edition| lesson::address::grammar(edition)).unwrap_or_default();
    let site = Site {
        editions,
        assets: Assets {
            style,
            head: built(into, "head-", ".js")?,
            section: built(into, "section-", ".js")?,
            section_style: built(into, "section-", ".css")?,
            site: lean(into, "site-")?,
            class_style: built(into, "class-", ".css")?,
            cut_style,
            tools: told_the_grammar(into, "tools", &grammar)?,
            classroom,
            tools_style: built(into, "tools-", ".css")?,
            builder: lean(into, "builder-")?,
            builder_style: built(into, "builder-", ".css")?,
            frame: built(into, "frame-", ".js")?,
            presenter: lean(into, "presenter-")?,
            search: lean(into, "search-")?,
            search_style: built(into, "search-", ".css")?,
            indexes,
            figure_style: [style_text(source, "tokens")?, style_text(source, "picture")?],
            load: lean(into, "load-")?,
            glue: built(into, "layered-defense-", ".js")?,
            program: built(into, "layered-defense-", "_bg.wasm")?,
            qr_glue: built(into, "qr-", ".js")?,
            qr_program: built(into, "qr-", ".wasm")?,
            icon: built(into, "icon-", ".svg")?,
            lessons: shipped,
        },
        site_url,
        papers: kind.as_ref().is_some_and(|kind| kind.papers),
        reload: kind.as_ref().filter(|kind| kind.working).map(|_| "reload.js".to_owned()),
    };
    for file in site.assets.lessons.iter().chain(&site.assets.indexes).chain([&site.assets.cut_style]) {
        write(into, &file.name, &file.content)?;
    }
    for name in EMBED {
        let place = source.join("assets/embed").join(name);
        let text = fs::read(&place).map_err(|error| format!("{}: {error}", place.display()))?;
        let text = if name.ends_with(".js") { spoken(&lines_that_count(&text), &grammar) } else { text };
        write(into, name, &text)?;
    }
    if site.papers {
        write(into, "papers.json", site.papers_to_print().as_bytes())?;
        write(into, "stills.json", site.stills_to_take().as_bytes())?;
    }
    let pages = site.pages().await;
    for (name, page) in &pages {
        write(into, name, page.as_bytes())?;
    }
    eprintln!("› {} pages and figures written.", pages.len());
    Ok(())
}

/// Copies what stands directly in a folder into a new one.
fn copy_files(from: &Path, to: &Path) -> Result<(), String> {
    let problem = |error: std::io::Error| format!("{}: {error}", to.display());
    if to.exists() {
        fs::remove_dir_all(to).map_err(problem)?;
    }
    fs::create_dir_all(to).map_err(problem)?;
    for entry in fs::read_dir(from).map_err(problem)?.filter_map(Result::ok).filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), to.join(entry.file_name())).map_err(problem)?;
    }
    Ok(())
}

/// A file with the hash of its content in its name, so that hosts may cache it for ever.
fn named(stem: &str, extension: &str, content: Vec<u8>) -> Named {
    let hash: String = Sha256::digest(&content).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    Named { name: format!("{stem}-{hash}.{extension}"), content }
}

/// Gives a file the name with the hash that Trunk has not given it.
fn hash_named(staging: &Path, name: &str, stem: &str, extension: &str) -> Result<(), String> {
    let place = staging.join(name);
    let content = fs::read(&place).map_err(|error| format!("{name}: {error}: is its program still named in index.html?"))?;
    let hashed = staging.join(named(stem, extension, content).name);
    fs::rename(&place, &hashed).map_err(|error| format!("{}: {error}", hashed.display()))
}

/// Finds a file that Trunk has built, by both ends of its name.
fn built(staging: &Path, start: &str, end: &str) -> Result<Named, String> {
    let entries = fs::read_dir(staging).map_err(|error| format!("{}: {error}", staging.display()))?;
    let mut names = entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()));
    let name = names
        .find(|name| name.starts_with(start) && name.ends_with(end))
        .ok_or_else(|| format!("Trunk has built no {start}*{end}: is it still named in index.html?"))?;
    let content = fs::read(staging.join(&name)).map_err(|error| format!("{name}: {error}"))?;
    Ok(Named { name, content })
}

/// A built script without the lines that only people read: Trunk's minifier leaves what imports as it is.
fn lean(into: &Path, start: &str) -> Result<Named, String> {
    let Named { name, content } = built(into, start, ".js")?;
    let content = lines_that_count(&content);
    write(into, &name, &content)?;
    Ok(Named { name, content })
}

/// The same for a script that has to know the addresses' grammar. What it says then is not what Trunk named it after.
fn told_the_grammar(into: &Path, stem: &str, grammar: &str) -> Result<Named, String> {
    let written = built(into, &format!("{stem}-"), ".js")?;
    fs::remove_file(into.join(&written.name)).map_err(|error| format!("{}: {error}", written.name))?;
    let script = named(stem, "js", spoken(&lines_that_count(&written.content), grammar));
    write(into, &script.name, &script.content)?;
    Ok(script)
}

/// Makes the style sheets small that Trunk has copied.
fn small_styles(source: &Path, staging: &Path) -> Result<(), String> {
    let problem = |error: std::io::Error| format!("the style sheets cannot be made small: {error}");
    let entries = fs::read_dir(staging).map_err(problem)?.filter_map(|entry| Some(entry.ok()?.path()));
    let sheets = entries.filter(|path| path.extension().is_some_and(|it| it == "css"));
    let made = Command::new("node").arg(source.join("assets/style/small.mjs")).args(sheets).status().map_err(problem)?;
    if made.success() { Ok(()) } else { Err("the style sheets cannot be made small, for the reason above".to_owned()) }
}

/// A style sheet as it is written.
fn style_text(source: &Path, stem: &str) -> Result<String, String> {
    let place = source.join(format!("assets/style/{stem}.css"));
    fs::read_to_string(&place).map_err(|error| format!("{}: {error}", place.display()))
}

/// Several built files in one: a page then waits for one answer instead of three.
fn taken_together(staging: &Path, extension: &str, stems: &[&str]) -> Result<Vec<u8>, String> {
    let mut all = Vec::new();
    for stem in stems {
        let part = built(staging, &format!("{stem}-"), extension)?;
        all.extend(part.content);
        all.push(b'\n');
        fs::remove_file(staging.join(&part.name)).map_err(|error| format!("{}: {error}", part.name))?;
    }
    Ok(all)
}

/// A script without the lines that only people read. Trunk's minifier renames what one part of a module asks of another.
fn lines_that_count(script: &[u8]) -> Vec<u8> {
    let script = String::from_utf8_lossy(script);
    let lines =
        script.lines().map(str::trim).filter(|line| !line.is_empty() && !["//", "/**", "*"].iter().any(|mark| line.starts_with(mark)));
    lines.collect::<Vec<_>>().join("\n").into_bytes()
}

/// A script with the languages, steps and values that there are, in place of the word that stands for them.
fn spoken(script: &[u8], grammar: &str) -> Vec<u8> {
    String::from_utf8_lossy(script).replace("GRAMMAR OF THE ADDRESSES", grammar).into_bytes()
}

fn write(staging: &Path, name: &str, content: &[u8]) -> Result<(), String> {
    let place = staging.join(name);
    let problem = |error: std::io::Error| format!("{}: {error}", place.display());
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).map_err(problem)?;
    }
    fs::write(&place, content).map_err(problem)
}
