//! Builds the site, to serve it during development or to write it to `dist/`.

use crate::paper::{self, PaperMode, Printer};
use crate::run::{project, run, say};
use crate::tools::Tools;
use crate::{archive, bytes, names, pack, still, sums};
use anyhow::{Context, Result, bail};
use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

/// Serves the site and rebuilds it on change, until it is stopped.
///
/// # Errors
/// When the port is taken, a tool is missing or the first build fails.
pub(crate) fn serve(port: u16, open: bool) -> Result<ExitCode> {
    if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err() {
        bail!("port {port} is in use: stop what uses it, or choose another with --port N");
    }
    let tools = Tools::ensure()?;
    let address = format!("http://127.0.0.1:{port}/");
    say("Building for the first time takes two to six minutes. Later changes take seconds …");
    let announced = address.clone();
    std::thread::spawn(move || announce(port, &announced, open));
    let port = port.to_string();
    let folder = project().join("target/served").display().to_string();
    fs::create_dir_all(&folder).with_context(|| format!("{folder} cannot be made"))?;
    run(&mut tools.trunk(&["serve", "--address", "127.0.0.1", "--port", &port, "--no-spa", "--dist", &folder]))?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the address as soon as the server answers.
fn announce(port: u16, address: &str, open: bool) {
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        std::thread::sleep(Duration::from_millis(300));
    }
    say(format!("The explainer is at {address} – stop with Ctrl+C."));
    if open {
        let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
            "macos" => ("open", &[]),
            "windows" => ("cmd", &["/C", "start", ""]),
            _ => ("xdg-open", &[]),
        };
        if Command::new(program).args(arguments).arg(address).status().is_err() {
            say("No browser could be opened. Open the address yourself.");
        }
    }
}

/// Writes the release site to `dist/`. If the build fails, the old `dist/` stays.
///
/// # Errors
/// When a tool is missing, the build fails, a PDF cannot be printed or the site exceeds a size limit.
pub(crate) fn dist(site_url: Option<&str>, papers: PaperMode) -> Result<ExitCode> {
    built(site_url, papers, &[])
}

/// Writes the release site to `dist/`, and for the tests a second site with pseudo-languages and the pages for films.
///
/// # Errors
/// As [`dist`].
pub(crate) fn dist_to_test() -> Result<ExitCode> {
    built(None, PaperMode::Required, &[("PSEUDO_SITE", project().join("target/pseudo-site")), film_pages()])
}

/// Writes the pages from which films are made, and returns their folder. `dist/` stays as it is.
///
/// # Errors
/// When a tool is missing or the build fails.
pub(crate) fn film_sheets() -> Result<PathBuf> {
    let tools = Tools::ensure()?;
    let pages = film_pages();
    release(&tools, None, false, std::slice::from_ref(&pages))?;
    Ok(pages.1)
}

/// The variable that asks for the pages for films, and their folder.
fn film_pages() -> (&'static str, PathBuf) {
    ("FILM_SHEETS", project().join("target/films/sheets"))
}

fn built(site_url: Option<&str>, papers: PaperMode, more: &[(&str, PathBuf)]) -> Result<ExitCode> {
    let tools = Tools::ensure()?;
    let printer = Printer::ensure(papers)?;
    let site = release(&tools, site_url, printer.is_some(), more)?;
    if let Some(printer) = &printer {
        made_with_browser(&site, printer, site_url)
            .context("dist/ is unchanged, because a PDF or a PNG is missing (`cargo xtask dist --no-papers` leaves them out)")?;
    }
    names::check(&site)?;
    pack::site(&site)?;
    bytes::table(&site, tools.are_lean())?;
    sums::write(&site)?;
    let dist = project().join("dist");
    let old = project().join("target/dist-before");
    if old.exists() {
        fs::remove_dir_all(&old).context("target/dist-before cannot be removed")?;
    }
    if dist.exists() {
        fs::rename(&dist, &old).context("the old dist/ cannot be moved")?;
    }
    fs::rename(&site, &dist).context("the new site cannot be moved to dist/")?;
    say("The site is in dist/. Copy the whole folder to any static host, under any path.");
    say(format!("For class, without network: double-click {}", dist.join("layered-defense.html").display()));
    Ok(ExitCode::SUCCESS)
}

/// Makes PDFs and PNGs, which need a browser.
fn made_with_browser(site: &Path, printer: &Printer, site_url: Option<&str>) -> Result<()> {
    let browser = printer.start()?;
    paper::print(site, &browser, site_url)?;
    still::render(site, &browser)?;
    archive::pack(site)
}

/// Builds the release site below `target/`, and returns its folder.
///
/// With `papers`, the pages link to PDFs and PNGs that are made later. `more` are variables that ask for more than the site, with its folder.
fn release(tools: &Tools, site_url: Option<&str>, papers: bool, more: &[(&str, PathBuf)]) -> Result<PathBuf> {
    say("Building the release site (two to six minutes the first time, then seconds) …");
    if site_url.is_none() {
        say("Without --site-url, links that must be absolute (canonical, other languages) are left out. Nothing else changes.");
    }
    let site = project().join("target/site");
    let folder = site.display().to_string();
    let mut trunk = tools.trunk(&["build", "--release", "--dist", &folder]);
    trunk.env("SITE_URL", site_url.unwrap_or_default()).env("PAPERS", if papers { "1" } else { "" });
    trunk.envs(more.iter().map(|(name, folder)| (name, folder)));
    if run(&mut trunk).is_err() {
        bail!("the build failed for the reason above. dist/ is unchanged");
    }
    Ok(site)
}

/// Checks the public address of the site. Returns it with a slash at the end.
///
/// # Errors
/// When it is not an address.
pub(crate) fn site_url(given: &str) -> Result<String> {
    let host = given.strip_prefix("https://").or_else(|| given.strip_prefix("http://"));
    if host.is_none_or(|host| host.trim_matches('/').is_empty() || host.contains(['?', '#', ' ', '"', '<'])) {
        bail!("--site-url {given} is not an address. An address begins with https:// and names a host, like https://example.org/defence/");
    }
    Ok(format!("{}/", given.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_address_ends_in_one_slash() {
        assert_eq!(site_url("https://example.org/a//").ok().as_deref(), Some("https://example.org/a/"));
    }

    #[test]
    fn a_text_that_is_not_an_address_is_refused() {
        for given in ["example.org", "https://", "ftp://example.org", "https://example.org/?a=b"] {
            assert!(site_url(given).is_err(), "{given}");
        }
    }
}
