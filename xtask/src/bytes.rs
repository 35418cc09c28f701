//! What a visitor downloads, in a table, with limits. Compressed as a static host would (brotli 11).

use crate::run::say;
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Kilobytes of 1000 bytes, as networks count.
const KB: usize = 1000;

/// A sum of files that must stay below a limit.
struct Sum {
    name: &'static str,
    files: Vec<PathBuf>,
    limit: usize,
    /// Whether the program is in it.
    program: bool,
}

/// Prints the table for a built site.
///
/// # Errors
/// When a limit is passed, or the site does not hold what it should. Where the tools cannot make the
/// program as small as it can be (`lean`), a limit that it passes is only told.
pub(crate) fn table(site: &Path, lean: bool) -> Result<()> {
    let all = files_below(site)?;
    let find =
        |matches: &dyn Fn(&str) -> bool| -> Vec<PathBuf> { all.iter().filter(|file| matches(&relative(site, file))).cloned().collect() };
    let pages = find(&|name| name.ends_with(".html") && name.matches('/').count() == 1);
    let page = heaviest(&pages)?.context("the site holds no page")?;
    let style = find(&|name| name.starts_with("style-"));
    let head = find(&|name| name.starts_with("head-"));
    let program = find(&|name| name.ends_with(".wasm"));
    let glue = find(&|name| name.starts_with("layered-defense-") && name.ends_with(".js") || name.starts_with("load-"));
    let lesson = heaviest(&find(&|name| name.starts_with("lesson.")))?.context("the site holds no lesson")?;
    let seen = [vec![page], style, head].concat();
    let taken_over = [program.clone(), glue, vec![lesson]].concat();
    let sums = [
        Sum { name: "before the picture can be seen", files: seen.clone(), limit: 25 * KB, program: false },
        Sum { name: "wasm to take over", files: program, limit: 90 * KB, program: true },
        Sum { name: "a first visit in all", files: [seen, taken_over].concat(), limit: 130 * KB, program: true },
    ];
    println!("     bytes     brotli  file");
    for file in &sums[2].files {
        println!("{:>10} {:>10}  {}", fs::metadata(file)?.len(), compressed(file)?, relative(site, file));
    }
    let mut passed = Vec::new();
    for sum in &sums {
        let bytes = sum.files.iter().map(|file| compressed(file)).sum::<Result<usize>>()?;
        println!("{:>10} {:>10}  {} (limit {})", "", bytes, sum.name, sum.limit);
        if bytes > sum.limit && !lean && sum.program {
            say(format!("{}: heavier than it should be, since the standard library was not built from its source.", sum.name));
        } else if bytes > sum.limit {
            passed.push(format!("{}: {bytes} of {} bytes", sum.name, sum.limit));
        }
    }
    if passed.is_empty() { Ok(()) } else { bail!("the site is too heavy: {}", passed.join("; ")) }
}

fn heaviest(files: &[PathBuf]) -> Result<Option<PathBuf>> {
    let mut sized = Vec::new();
    for file in files {
        sized.push((compressed(file)?, file));
    }
    Ok(sized.into_iter().max().map(|(_, file)| file.clone()))
}

fn compressed(file: &Path) -> Result<usize> {
    let bytes = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let mut into = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    into.write_all(&bytes)?;
    Ok(into.into_inner().len())
}

fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn relative(site: &Path, file: &Path) -> String {
    file.strip_prefix(site).unwrap_or(file).to_string_lossy().replace('\\', "/")
}
