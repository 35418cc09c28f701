//! Runs checkers that others wrote, over the built site and the texts: `tests/outside` and a spell checker. Only `test --deep` does, because their packages are
//! large.

use crate::run::{command, project, run, say};
use crate::tools;
use anyhow::Result;
use std::process::Command;

/// The spell checker, from the Python index. It has programs for every system.
const TYPOS: &str = "typos==1.52.0";

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
    match typos() {
        Ok(typos) => checks.push(("spelling", typos)),
        Err(why) => say(format!("spelling is not checked: {why:#}")),
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

/// The spell checker, installed into a folder of its own below `target/`.
fn typos() -> Result<Command> {
    let place = project().join("target/typos");
    let programs = place.join(if cfg!(windows) { "Scripts" } else { "bin" });
    if !programs.join("typos").exists() && !programs.join("typos.exe").exists() {
        run(command("python3", &["-m", "venv"]).arg(&place))?;
        run(&mut command(programs.join("pip"), &["install", "--quiet", "--disable-pip-version-check", TYPOS]))?;
    }
    Ok(command(programs.join("typos"), &["--format", "brief"]))
}
