//! Prints pages of the site to PDF, for handouts.
//!
//! The `prerender` program leaves a list in the built site, [`LIST`]: page, query and PDF of each.
//! The pages define size and look. [`list`](crate::list) reads and removes
//! the list, and [`devtools`](crate::devtools) controls the browser.

use crate::devtools::{Browser, file_url};
use crate::run::{project, say, side_by_side};
use crate::{list, pdf_text, tools};
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The list's name in the site.
const LIST: &str = "papers.json";

/// The function that prepares a page for printing.
const READY: &str = include_str!("paper.js");

/// The number of pages printed at the same time: one is laid out while another is written.
const AT_ONCE: usize = 2;

/// Whether PDFs and PNGs are made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum PaperMode {
    /// Yes; without a browser the command fails.
    Required,
    /// If this machine has a browser.
    IfPossible,
    /// No.
    Skip,
}

/// The browser program that prints.
pub(crate) struct Printer {
    browser: PathBuf,
}

impl Printer {
    /// Finds or installs what printing needs. `None`, with a printed reason, if there will be no PDFs and PNGs.
    ///
    /// # Errors
    /// When they are required and something is missing.
    pub(crate) fn ensure(mode: PaperMode) -> Result<Option<Self>> {
        let and_now = "Every page still prints from any browser.";
        if mode == PaperMode::Skip {
            say(format!("The ready-made PDFs and PNGs are left out, because of --no-papers. {and_now}"));
            return Ok(None);
        }
        match tools::browser().and_then(|browser| tools::japanese().map(|()| browser)) {
            Ok(browser) => Ok(Some(Self { browser })),
            Err(missing) if mode == PaperMode::IfPossible => {
                say(format!("The ready-made PDFs and PNGs are left out: {missing:#}. {and_now}"));
                Ok(None)
            }
            Err(missing) => Err(missing.context("the ready-made PDFs and PNGs cannot be made")),
        }
    }

    /// Starts the browser.
    ///
    /// # Errors
    /// When it does not start.
    pub(crate) fn start(&self) -> Result<Browser> {
        Browser::start(&self.browser, project().join("target/paper-browser"))
    }
}

/// Prints the PDFs that a built site lists. `url` is the public address of the site.
///
/// # Errors
/// When the list cannot be read, or a PDF cannot be printed.
pub(crate) fn print(site: &Path, browser: &Browser, url: Option<&str>) -> Result<()> {
    let began = Instant::now();
    let papers = list::take(site, LIST, |entry| Ok(Paper { page: entry.file("page")?, query: entry.query()?, pdf: entry.file("pdf")? }))?;
    let print = |(): &mut (), paper: &Paper| {
        let failed = || format!("{} cannot be printed from {}", paper.pdf, paper.page);
        paper.print(browser, site, url).with_context(failed)
    };
    side_by_side(&papers, AT_ONCE, || Ok(()), print)?;
    say(format!("{} papers printed in {:.1} s.", papers.len(), began.elapsed().as_secs_f32()));
    Ok(())
}

/// A page, its query, and its PDF. Both files are relative to the site.
#[derive(Debug, PartialEq)]
struct Paper {
    page: String,
    query: String,
    pdf: String,
}

impl Paper {
    fn print(&self, browser: &Browser, site: &Path, url: Option<&str>) -> Result<()> {
        let page = site.join(&self.page);
        ensure!(page.is_file(), "the site has no such page");
        let mut opened = browser.page()?;
        opened.open(&[file_url(&page), self.query.clone()].concat())?;
        opened.call(READY, &[json!(file_url(site) + "/"), json!(url)])?;
        let printed = STANDARD.decode(opened.print()?).context("the browser's answer is no PDF")?;
        let pdf = pdf_text::searchable(&without_dates(printed)?)?;
        ensure!(!contains(&pdf, b"(file:"), "it names files of this machine, so it would print otherwise elsewhere");
        let place = site.join(&self.pdf);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        }
        fs::write(&place, pdf).with_context(|| format!("{} cannot be written", place.display()))
    }
}

/// Removes the dates from a PDF, so that the same site always gives the same bytes.
///
/// They are overwritten with as many blanks, so the offsets in the file stay valid.
fn without_dates(mut pdf: Vec<u8>) -> Result<Vec<u8>> {
    ensure!(pdf.starts_with(b"%PDF-") && pdf.trim_ascii_end().ends_with(b"%%EOF"), "the PDF is not whole");
    ensure!(contains(&pdf, b"/Type /Page\n") || contains(&pdf, b"/Type/Page"), "the PDF has no page");
    for name in [&b"/CreationDate ("[..], b"/ModDate ("] {
        blank(&mut pdf, 0, name, b')')?;
    }
    // Text elements have an /ID, too, which must stay. The file's own is in the trailer.
    let end = pdf.windows(7).rposition(|part| part == b"trailer").unwrap_or_default();
    if end > 0 {
        blank(&mut pdf, end, b"/ID", b']')?;
    }
    Ok(pdf)
}

/// Overwrites the first entry with this name, from its name to its end, if it exists.
fn blank(pdf: &mut [u8], from: usize, name: &[u8], end: u8) -> Result<()> {
    let Some(start) = pdf[from..].windows(name.len()).position(|part| part == name).map(|at| from + at) else { return Ok(()) };
    let length = pdf[start..].iter().position(|byte| *byte == end).context("the PDF ends in the middle of an entry")?;
    pdf[start..=start + length].fill(b' ');
    Ok(())
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|here| here == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A shortened PDF as Chromium writes it.
    fn pdf(date: &str, id: &str) -> Vec<u8> {
        format!(
            "%PDF-1.4\n1 0 obj\n<</Producer (P)\n/CreationDate (D:{date}+00'00')\n/ModDate (D:{date}+00'00')>>\nendobj\n\
             2 0 obj\n<</Type /Page\n/ID (node1)>>\nendobj\nxref\n0 3\ntrailer\n<</Size 3\n/Info 1 0 R{id}>>\nstartxref\n200\n%%EOF\n"
        )
        .into_bytes()
    }

    #[test]
    fn two_prints_of_a_page_have_equal_bytes() {
        let first = without_dates(pdf("20261123052410", "\n/ID [<00FF> <00FF>]")).expect("a PDF");
        let second = without_dates(pdf("20300101000000", "\n/ID [<AB01> <AB02>]")).expect("a PDF");
        assert_eq!(String::from_utf8_lossy(&first), String::from_utf8_lossy(&second));
    }

    #[test]
    fn the_bytes_after_a_date_keep_their_offset() {
        let before = pdf("20261123052410", "\n/ID [<00FF> <00FF>]");
        let after = without_dates(before.clone()).expect("a PDF");
        assert_eq!(after.len(), before.len());
        let place = |pdf: &[u8], part: &[u8]| pdf.windows(part.len()).position(|here| here == part);
        for part in [&b"2 0 obj"[..], b"/ID (node1)", b"xref\n0 3", b"/Info 1 0 R", b"%%EOF"] {
            assert_eq!(place(&after, part), place(&before, part), "{}", String::from_utf8_lossy(part));
        }
        assert!(!contains(&after, b"2026") && !contains(&after, b"00FF"));
    }

    #[test]
    fn a_pdf_that_is_cut_short_or_empty_is_refused() {
        let whole = pdf("20261123052410", "");
        assert!(without_dates(whole.clone()).is_ok());
        assert!(without_dates(whole[..whole.len() - 9].to_vec()).is_err());
        assert!(without_dates(Vec::new()).is_err());
        assert!(without_dates(b"%PDF-1.4\n%%EOF".to_vec()).is_err());
    }
}
