//! Installs packages with the system's package manager. That changes the whole machine, so nothing is installed
//! unless the command has `--install`, or the user confirms it at the terminal.

use crate::run::{command, run_quietly, say, version};
use anyhow::{Result, anyhow, bail};
use std::io::{IsTerminal, stderr, stdin};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the command has `--install`.
static ALLOWED: AtomicBool = AtomicBool::new(false);
/// Whether the user has refused. Then no further question is asked.
static REFUSED: AtomicBool = AtomicBool::new(false);

/// Allows packages to be installed without a question.
pub(crate) fn allow() {
    ALLOWED.store(true, Ordering::Relaxed);
}

/// Whether packages are installed without a question, on a system where that is possible. Then a missing tool is an error;
/// otherwise tests that need it are skipped.
pub(crate) fn is_allowed() -> bool {
    ALLOWED.load(Ordering::Relaxed) && has_apt()
}

/// Installs packages on a Debian-like system, if allowed. Package names differ between releases: the first list that can be
/// installed is used.
///
/// # Errors
/// When it is not allowed, or fails. The error names the command to run by hand.
pub(crate) fn install(lists: &[&[&str]]) -> Result<()> {
    let Some(first) = lists.first() else { return Ok(()) };
    if !has_apt() {
        bail!("this system has no apt-get");
    }
    let by_hand = by_hand(first, is_root());
    if !ALLOWED.load(Ordering::Relaxed) && !agreed(&by_hand)? {
        bail!("nothing is installed without your consent. Run this yourself: {by_hand}; or add --install");
    }
    say(format!("Installing {} into the system (a minute or two) …", first.join(", ")));
    let mut tried = Err(anyhow!("no package is named"));
    for updated in [false, true] {
        if updated {
            apt(&["update"], is_root())?;
        }
        for list in lists {
            tried = apt(&[&["install", "-y", "--no-install-recommends"], *list].concat(), is_root());
            if tried.is_ok() {
                return Ok(());
            }
        }
    }
    tried.map_err(|error| error.context(format!("by hand: {by_hand}")))
}

/// Asks the user at the terminal. Without a terminal the answer is no.
fn agreed(by_hand: &str) -> Result<bool> {
    if REFUSED.load(Ordering::Relaxed) || !stdin().is_terminal() || !stderr().is_terminal() {
        return Ok(false);
    }
    eprint!("? This would be installed into the system: {by_hand}\n  Shall it be? [y/N] ");
    let mut answer = String::new();
    stdin().read_line(&mut answer)?;
    let yes = means_yes(&answer);
    REFUSED.store(!yes, Ordering::Relaxed);
    Ok(yes)
}

fn means_yes(answer: &str) -> bool {
    ["y", "yes"].contains(&answer.trim().to_lowercase().as_str())
}

/// The command to run by hand.
fn by_hand(packages: &[&str], root: bool) -> String {
    format!("{}apt-get install --no-install-recommends {}", if root { "" } else { "sudo " }, packages.join(" "))
}

fn has_apt() -> bool {
    static FOUND: OnceLock<bool> = OnceLock::new();
    *FOUND.get_or_init(|| version("apt-get").is_some())
}

fn is_root() -> bool {
    static ROOT: OnceLock<bool> = OnceLock::new();
    *ROOT.get_or_init(|| run_quietly(&mut command("id", &["-u"])).is_ok_and(|id| id.trim() == "0"))
}

fn apt(arguments: &[&str], root: bool) -> Result<()> {
    let mut apt = if root { Command::new("apt-get") } else { Command::new("sudo") };
    if !root {
        // sudo may ask for a password only if there is a terminal.
        apt.args(if stdin().is_terminal() { &["apt-get"][..] } else { &["-n", "apt-get"] });
    }
    apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
    run_quietly(&mut apt).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_has_the_command_to_run_by_hand() {
        assert_eq!(by_hand(&["chromium", "xvfb"], false), "sudo apt-get install --no-install-recommends chromium xvfb");
        assert_eq!(by_hand(&["chromium"], true), "apt-get install --no-install-recommends chromium");
    }

    #[test]
    fn only_a_yes_is_a_yes() {
        assert!(["y\n", "Yes\n", " YES "].into_iter().all(means_yes));
        assert!(!["", "\n", "n\n", "yeah\n", "no yes"].into_iter().any(means_yes));
    }

    #[test]
    fn nothing_is_installed_without_a_terminal_and_without_permission() {
        // Tests have no terminal, and no package has this name.
        let refused = install(&[&["no-such-package-of-layered-defense"]]).map_err(|error| format!("{error:#}"));
        assert!(refused.is_err_and(|said| said.contains("consent") || said.contains("no apt-get")));
    }
}
