//! Runs checkers that others wrote, over the built site and the texts: `tests/outside`, a spell checker and a reader of PDFs. Only `test --deep` does, because their packages are
//! large.

use crate::run::{command, project, run, say};
use crate::tools;
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The spell checker and the reader of PDFs, from the Python index. They have programs for every system.
const PACKAGES: [&str; 2] = ["typos==1.52.0", "pikepdf==10.18.0"];

/// The checks that can run here, with their names.
///
/// # Errors
/// When npm fails.
pub(crate) fn checks() -> Result<Vec<(&'static str, Command)>> {
    let folder = project().join("tests/outside");
    tools::outside_checkers(&folder)?;
    let mut pages = command("node", &["check.mjs"]);
    pages.current_dir(&folder).env("CHROMIUM", tools::test_browser()?);
    let mut checks = vec![("other people's checkers", pages)];
    checks.extend(dependencies()?.map(|check| ("licences and sources of crates", check)));
    match python() {
        Ok(programs) => {
            checks.push(("spelling", command(programs.join("typos"), &["--format", "brief"])));
            let papers = project().join("dist/papers").display().to_string();
            let script = folder.join("papers.py").display().to_string();
            checks.push(("syntax and structure of the PDFs", command(programs.join("python"), &[&script, &papers])));
        }
        Err(why) => say(format!("spelling and PDFs are not checked: {why:#}")),
    }
    Ok(checks)
}

/// The checks of licences and sources, for the crates of the workspace and those of the fuzzer.
///
/// # Errors
/// When cargo-deny is missing and cannot be installed.
pub(crate) fn dependencies() -> Result<[Command; 2]> {
    let deny = tools::cargo_deny()?;
    Ok(["Cargo.toml", "fuzz/Cargo.toml"].map(|manifest| {
        let [manifest, config] = [manifest, "deny.toml"].map(|file| project().join(file).display().to_string());
        command(&deny, &["--workspace", "--manifest-path", &manifest, "--config", &config, "check", "licenses", "bans", "sources"])
    }))
}

/// The folder with the programs of the Python packages, which are installed into a place of their own below `target/`.
fn python() -> Result<PathBuf> {
    let place = project().join("target/python");
    let programs = place.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let installed = place.join("packages");
    let wanted = PACKAGES.join("\n");
    if fs::read_to_string(&installed).is_ok_and(|found| found == wanted) {
        return Ok(programs);
    }
    run(command("python3", &["-m", "venv"]).arg(&place))?;
    run(command(programs.join("pip"), &["install", "--quiet", "--disable-pip-version-check"]).args(PACKAGES))?;
    fs::write(&installed, wanted).with_context(|| format!("{} cannot be written", installed.display()))?;
    Ok(programs)
}
