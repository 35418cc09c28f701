//! Runs other programs and prints progress in plain lines.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

/// Finds the project's folder: the current folder, or its nearest ancestor that is one. It does not depend on where this program was built,
/// because several copies of the project may share a target folder.
///
/// # Errors
/// When there is no such folder.
pub(crate) fn find_project() -> Result<PathBuf> {
    let here = std::env::current_dir().context("the current folder is not known")?;
    let project = here.ancestors().find(|folder| is_project(folder)).map(Path::to_owned);
    project.with_context(|| format!("{} is not inside a copy of this project", here.display()))
}

/// The project's folder, which [`find_project`] has found and made the current folder.
pub(crate) fn project() -> PathBuf {
    find_project().unwrap_or_default()
}

/// Whether a folder contains the workspace of these commands.
fn is_project(folder: &Path) -> bool {
    let workspace = fs::read_to_string(folder.join("Cargo.toml")).is_ok_and(|text| text.lines().any(|line| line.trim() == "[workspace]"));
    workspace && folder.join("xtask/Cargo.toml").is_file()
}

/// Prints a line.
pub(crate) fn say(line: impl AsRef<str>) {
    eprintln!("› {}", line.as_ref());
}

/// A command with its arguments.
pub(crate) fn command(program: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    command
}

/// Works through a list in several threads. The first failure ends all.
///
/// Each thread has its own resource, such as a browser page, and keeps it between items.
pub(crate) fn side_by_side<T: Sync, Own>(
    work: &[T],
    threads: usize,
    bring: impl Fn() -> Result<Own> + Sync,
    each: impl Fn(&mut Own, &T) -> Result<()> + Sync,
) -> Result<()> {
    let rest = Mutex::new(work.iter());
    let next = || rest.lock().unwrap_or_else(PoisonError::into_inner).next();
    let thread = || {
        let all = || {
            let mut own = bring()?;
            while let Some(piece) = next() {
                each(&mut own, piece)?;
            }
            Ok(())
        };
        let done = all();
        if done.is_err() {
            // Drops the rest of the list after a failure.
            while next().is_some() {}
        }
        done
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..threads.min(work.len())).map(|_| scope.spawn(thread)).collect();
        threads.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|_| bail!("a thread ended early")))
    })
}

/// Runs a command with visible output.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{} cannot be started", shown(command)))?;
    if status.success() { Ok(()) } else { bail!("{} ended with {status}", shown(command)) }
}

/// Runs a command without output. If it fails, the error contains the end of its output.
pub(crate) fn run_quietly(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("{} cannot be started", shown(command)))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    let lines: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).collect();
    let end = lines[lines.len().saturating_sub(6)..].join("\n    ");
    bail!("{} ended with {}:\n    {end}", shown(command), output.status)
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    format!("`{}`", words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" "))
}

/// The version that a program prints: the first word that begins with a digit.
pub(crate) fn version(program: impl AsRef<OsStr>) -> Option<String> {
    let said = run_quietly(&mut command(program, &["--version"])).ok()?;
    let starts_with_digit = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_digit());
    said.split([' ', '\n']).map(|word| word.trim_start_matches('v')).find(starts_with_digit).map(str::to_owned)
}

/// The folder for tools that are installed for this project only.
pub(crate) fn cache() -> Result<PathBuf> {
    let folder = dirs::cache_dir().context("this system has no cache folder: set HOME")?.join("layered-defense");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    Ok(folder)
}

/// Makes a folder completely or not at all: it is made elsewhere and then renamed.
pub(crate) fn make_whole(folder: &Path, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let aside = folder.with_extension("partial");
    if aside.exists() {
        fs::remove_dir_all(&aside).with_context(|| format!("{} cannot be removed", aside.display()))?;
    }
    fs::create_dir_all(&aside).with_context(|| format!("{} cannot be made", aside.display()))?;
    make(&aside)?;
    fs::rename(&aside, folder).with_context(|| format!("{} cannot be put in place", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn the_project_is_found_from_any_folder_in_it() {
        // Tests run in the folder of their crate.
        let project = project();
        assert!(is_project(&project) && project.join("xtask/src/run.rs").is_file());
        assert!(!is_project(&project.join("xtask")) && !is_project(&project.join("src")));
    }

    #[test]
    fn every_item_is_processed_once() {
        let sum = AtomicUsize::new(0);
        let add = |(): &mut (), piece: &usize| {
            sum.fetch_add(*piece, Ordering::Relaxed);
            Ok(())
        };
        let work: Vec<usize> = (1..=100).collect();
        assert!(side_by_side(&work, 3, || Ok(()), add).is_ok());
        assert_eq!(sum.into_inner(), 5050);
    }

    #[test]
    fn the_first_failure_is_reported_and_ends_all() {
        let failed = side_by_side(&[1, 2, 3, 4], 2, || Ok(()), |(): &mut (), piece| if *piece == 2 { bail!("two") } else { Ok(()) });
        assert_eq!(failed.err().map(|error| error.to_string()).as_deref(), Some("two"));
        assert!(side_by_side(&[1], 2, || -> Result<()> { bail!("nothing to work with") }, |(), _| Ok(())).is_err());
    }
}
