//! Takes the frames of films: a browser shows a moment of a shot, and its window is saved as PNG.
//!
//! A frame is a function of the page, the window's size, the theme, the shot and the moment. Frames are kept below `target/` while page, browser
//! and fonts are the same, and taken once although films share shots.

use crate::devtools::{Browser, Page, file_url};
use crate::run::{command, project, run_quietly};
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the frames.
const KEPT: &str = "target/films/frames";

/// The file in a folder of frames with what they were made from.
const WITH: &str = "made-with.txt";

/// A page of films in a size and a theme, with the folder of its frames.
pub(crate) struct Look {
    name: String,
    url: String,
    size: [u32; 2],
    theme: String,
    folder: PathBuf,
}

/// A browser's window. It keeps the page that it shows.
#[derive(Default)]
pub(crate) struct Window {
    page: Option<Page>,
    shows: String,
}

impl Window {
    /// The window with this page, in this size and theme.
    ///
    /// # Errors
    /// When the browser cannot open it.
    pub(crate) fn page(&mut self, browser: &Browser, url: &str, size: [u32; 2], theme: &str) -> Result<&mut Page> {
        let page = match &mut self.page {
            Some(page) => page,
            none => none.insert(browser.page()?),
        };
        let shows = format!("{url} {size:?} {theme}");
        if self.shows != shows {
            page.resize(size, 1)?;
            page.open(url)?;
            page.call("theme => film.look(theme)", &[json!(theme)])?;
            self.shows = shows;
        }
        Ok(page)
    }
}

impl Look {
    /// A page of films in a size and a theme. Its frames are removed if they were made from other things.
    ///
    /// # Errors
    /// When the page cannot be read, or the folder not be made.
    pub(crate) fn new(name: String, page: &Path, size: [u32; 2], theme: &str, browser: &Browser) -> Result<Self> {
        let folder = project().join(KEPT).join(&name);
        let content = fs::read(page).with_context(|| format!("{} cannot be read", page.display()))?;
        let fonts = run_quietly(&mut command("fc-list", &[])).unwrap_or_default();
        let mut fonts: Vec<&str> = fonts.lines().collect();
        fonts.sort_unstable();
        let with = format!("{}\n{:x}\n{}\n", browser.version()?, Sha256::digest(&content), fonts.join("\n"));
        if !fs::read_to_string(folder.join(WITH)).is_ok_and(|before| before == with) {
            if folder.exists() {
                fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
            }
            fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
            fs::write(folder.join(WITH), with).with_context(|| format!("{} cannot be written to", folder.display()))?;
        }
        Ok(Self { name, url: file_url(page), size, theme: theme.to_owned(), folder })
    }

    /// Its name: language, shape and theme.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The file of a frame.
    pub(crate) fn place(&self, shot: u64, moment: u64) -> PathBuf {
        self.folder.join(format!("{shot:02}-{moment:05}.png"))
    }

    /// The number of its frames.
    pub(crate) fn count(&self) -> usize {
        let files = fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok);
        files.filter(|file| file.path().extension().is_some_and(|end| end == "png")).count()
    }

    /// Takes a frame, unless it is there.
    ///
    /// # Errors
    /// When the browser does not show it.
    pub(crate) fn take(&self, window: &mut Window, browser: &Browser, shot: u64, moment: u64) -> Result<()> {
        let place = self.place(shot, moment);
        if place.exists() {
            return Ok(());
        }
        let page = window.page(browser, &self.url, self.size, &self.theme)?;
        page.call("(shot, moment) => film.show(shot, moment)", &[json!(shot), json!(moment)])?;
        let png = STANDARD.decode(page.capture()?).context("the browser's answer is no PNG")?;
        // Renamed when it is whole, because a file that is there counts as taken.
        let aside = place.with_extension("partial");
        fs::write(&aside, png).and_then(|()| fs::rename(&aside, &place)).with_context(|| format!("{} cannot be written", place.display()))
    }
}
