//! Measures what a visitor downloads, prints it as a table and enforces limits. Files count as a static host sends them: compressed
//! with Brotli at its best level.

use crate::files::files_below;
use crate::pack::{gzipped, is_packed, sent};
use crate::run::say;
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Kilobytes of 1000 bytes, as networks count.
const KB: usize = 1000;

/// The limit for a first visit from a host that supports only gzip.
const GZIP_LIMIT: usize = 156 * KB;

/// The single file with all languages.
const WHOLE: &str = "layered-defense.html";

/// The limits for that file as it is, because people copy it, and with gzip, as they receive it.
const WHOLE_LIMITS: [usize; 2] = [4000 * KB, 900 * KB];

/// The limits for a single file in one language.
const IN_ONE_LANGUAGE_LIMITS: [usize; 2] = [2500 * KB, 600 * KB];

/// A sum of files with its limit.
struct Sum {
    name: &'static str,
    files: Vec<PathBuf>,
    limit: usize,
    /// Whether it includes the program.
    program: bool,
}

/// Prints the table for a built site.
///
/// # Errors
/// When a limit is exceeded, or the site lacks a file. If the tools cannot build the smallest
/// program (`lean` is false), an exceeded limit is only reported.
pub(crate) fn table(site: &Path, lean: bool) -> Result<()> {
    let all: Vec<PathBuf> = files_below(site)?.into_iter().filter(|file| !is_packed(file)).collect();
    let find =
        |matches: &dyn Fn(&str) -> bool| -> Vec<PathBuf> { all.iter().filter(|file| matches(&relative(site, file))).cloned().collect() };
    let pages = find(&|name| name.ends_with(".html") && name.matches('/').count() == 1);
    let (steps, sections) = parted(pages)?;
    let page = heaviest(&steps)?.context("the site has no step")?;
    let section = heaviest(&sections)?.context("the site has no page outside the story")?;
    let style = find(&|name| name.starts_with("style-"));
    let later_style = find(&|name| name.starts_with("later-"));
    let early_state = find(&|name| name.starts_with("early-state-"));
    let program = find(&|name| name.starts_with("layered-defense-") && name.ends_with(".wasm"));
    let glue = find(&|name| name.starts_with("layered-defense-") && name.ends_with(".js"));
    let lessons = find(&|name| name.starts_with("lesson."));
    let lesson = heaviest(&lessons)?.context("the site has no lesson")?;
    let beside =
        [vec![section], style, later_style.clone(), early_state, find(&|name| name.starts_with("section-") && name.ends_with(".css"))]
            .concat();
    let searched = find(&|name| name.starts_with("search-"));
    let index = heaviest(&find(&|name| name.starts_with("search.")))?.context("the site has nothing to search")?;
    let searched = [searched, vec![index]].concat();
    let qr = find(&|name| name.starts_with("qr-"));
    if qr.len() != 2 {
        bail!("the site holds {} files of the QR code program instead of two", qr.len());
    }
    let page_scripts = find(&|name| name.starts_with("story-page-"));
    let dialogs = heaviest(&find(&|name| name.ends_with("/dialogs.html")))?.context("the site has no dialogs")?;
    let tools = find(&|name| name.starts_with("classroom-") || name.starts_with("tools-") && name.ends_with(".css"));
    let tools = [tools, vec![dialogs]].concat();
    let taken_over = [program.clone(), glue, page_scripts, later_style].concat();
    let rows = heaviest(&find(&|name| name.ends_with("/player.html")))?.context("the site holds no row that plays the story")?;
    let in_time = find(&|name| name.starts_with("motion-") || name.starts_with("player-") && name.ends_with(".css"));
    let scores = heaviest(&find(&|name| name.starts_with("scores.")))?.context("the site holds no scores of the story")?;
    let in_time = [in_time, vec![rows, scores]].concat();
    let cut = heaviest(&find(&|name| name.ends_with("/what-if.html")))?.context("the site has no words for cut links")?;
    let cut = [find(&|name| name.starts_with("what-if-")), vec![cut]].concat();
    let cards = heaviest(&find(&|name| name.ends_with("/parts.html")))?.context("the site has no page of the parts")?;
    let pressed = [find(&|name| name.starts_with("parts-")), vec![cards]].concat();
    let worker = find(&|name| name == "offline.js");
    if worker.len() != 1 {
        bail!("the site has no service worker");
    }
    let words = heaviest(&find(&|name| name.ends_with("/offline.html")))?.context("the site has no dialog for offline")?;
    let kept = [find(&|name| name.starts_with("offline-")), vec![words], worker.clone()].concat();
    let hall = heaviest(&find(&|name| name.ends_with("/kiosk.html")))?.context("the site has no words for a kiosk")?;
    let hall = [find(&|name| name.starts_with("kiosk-")), vec![hall]].concat();
    let visits = visits(site, &steps, &lessons, &taken_over)?;
    // What the first paint needs is inside the page.
    let seen = vec![page];
    let taken_over = [taken_over, vec![lesson]].concat();
    let sums = [
        Sum { name: "before the picture can be seen", files: seen.clone(), limit: 25 * KB, program: false },
        Sum { name: "wasm to take over", files: program, limit: 90 * KB, program: true },
        Sum { name: "a first visit in all", files: [seen, taken_over].concat(), limit: 130 * KB, program: true },
        Sum { name: "before a page beside the story can be seen", files: beside, limit: 35 * KB, program: false },
        Sum { name: "the search, on first use", files: searched, limit: 20 * KB, program: false },
        Sum { name: "the tools for a class, on first use", files: tools, limit: 20 * KB, program: false },
        Sum { name: "the story in time, when the page is idle", files: in_time, limit: 17 * KB, program: false },
        Sum { name: "a press on the picture, on first use", files: pressed, limit: 20 * KB, program: false },
        Sum { name: "cut links in the story, on first use", files: cut, limit: 16 * KB, program: false },
        Sum { name: "the story in a hall, in addition", files: hall, limit: 6 * KB, program: false },
        Sum { name: "a QR code, on first use", files: qr, limit: 15 * KB, program: true },
        Sum { name: "the choice to keep pages for offline, on first use", files: kept, limit: 6 * KB, program: false },
        Sum { name: "the service worker", files: worker, limit: 2 * KB, program: false },
    ];
    println!("     bytes     brotli  file");
    for file in sums[2..=9].iter().flat_map(|sum| &sum.files).collect::<BTreeSet<_>>() {
        println!("{:>10} {:>10}  {}", fs::metadata(file)?.len(), sent(file)?, relative(site, file));
    }
    let mut passed = Vec::new();
    for sum in &sums {
        let bytes = sum.files.iter().map(|file| sent(file)).sum::<Result<usize>>()?;
        println!("{:>10} {:>10}  {} (limit {})", "", bytes, sum.name, sum.limit);
        if bytes > sum.limit && !lean && sum.program {
            say(format!("{}: larger than it should be, because the standard library was not built from source.", sum.name));
        } else if bytes > sum.limit {
            passed.push(format!("{}: {bytes} of {} bytes", sum.name, sum.limit));
        }
    }
    for (language, files) in visits {
        let bytes = files.iter().map(|file| gzipped(file)).sum::<Result<usize>>()?;
        let name = format!("a first visit in all from a host that gzips text and programs only, {language}");
        println!("{:>10} {bytes:>10}  {name} (limit {GZIP_LIMIT})", "");
        if bytes > GZIP_LIMIT && lean {
            passed.push(format!("{name}: {bytes} of {GZIP_LIMIT} bytes"));
        }
    }
    for file in find(&|name| name.starts_with("layered-defense") && name.ends_with(".html")) {
        let name = relative(site, &file);
        let [limit, zipped_limit] = if name == WHOLE { WHOLE_LIMITS } else { IN_ONE_LANGUAGE_LIMITS };
        let (bytes, zipped) = (fs::read(&file)?.len(), gzipped(&file)?);
        println!("{bytes:>10} {zipped:>10}  {name}, as it is and with gzip (limits {limit} and {zipped_limit})");
        if (bytes > limit || zipped > zipped_limit) && lean {
            passed.push(format!("{name}: {bytes} of {limit} bytes, {zipped} of {zipped_limit} with gzip"));
        }
    }
    if passed.is_empty() { Ok(()) } else { bail!("the site is too large: {}", passed.join("; ")) }
}

/// The first visit in each language: its heaviest page, its lesson, and the files that all languages share.
fn visits(site: &Path, steps: &[PathBuf], lessons: &[PathBuf], shared: &[PathBuf]) -> Result<Vec<(String, Vec<PathBuf>)>> {
    let mut visits = Vec::new();
    for lesson in lessons {
        let name = relative(site, lesson);
        let language = name.trim_start_matches("lesson.").split('-').next().unwrap_or_default().to_owned();
        let pages: Vec<PathBuf> =
            steps.iter().filter(|page| relative(site, page).starts_with(&[&language, "/"].concat())).cloned().collect();
        let page = heaviest(&pages)?.with_context(|| format!("the site has no step in {language}"))?;
        visits.push((language, [vec![page, lesson.clone()], shared.to_vec()].concat()));
    }
    Ok(visits)
}

/// The pages with the program, and the other pages.
fn parted(pages: Vec<PathBuf>) -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let mut parts = (Vec::new(), Vec::new());
    for page in pages {
        let text = fs::read_to_string(&page).with_context(|| format!("{} cannot be read", page.display()))?;
        if text.contains("data-surface") { parts.0.push(page) } else { parts.1.push(page) }
    }
    Ok(parts)
}

fn heaviest(files: &[PathBuf]) -> Result<Option<PathBuf>> {
    let mut sized = Vec::new();
    for file in files {
        sized.push((sent(file)?, file));
    }
    Ok(sized.into_iter().max().map(|(_, file)| file.clone()))
}

fn relative(site: &Path, file: &Path) -> String {
    file.strip_prefix(site).unwrap_or(file).to_string_lossy().replace('\\', "/")
}
