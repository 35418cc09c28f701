//! Renders the site's figures as PNG, for slides, feeds and messages that do not support SVG.
//!
//! The `prerender` program leaves a list in the built site, [`LIST`]: SVG and PNG of each. A browser
//! shows each SVG in a window of its size and takes a screenshot with more device pixels.
//! The SVG defines look, words and size. [`devtools`](crate::devtools) controls the browser.
//! PNGs are cached below `target/` and used again while SVG, browser and fonts
//! are the same. [`png_words`](crate::png_words) adds title, credit and resolution to each.

use crate::devtools::{Browser, Page, file_url};
use crate::run::{command, project, run_quietly, say, side_by_side};
use crate::{list, png_words};
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// The list's name in the site.
const LIST: &str = "stills.json";

/// The number of pictures rendered at the same time: one is drawn while another is written.
const AT_ONCE: usize = 2;

/// Chromium shows an invalid SVG as an error page, so this checks the document before the screenshot.
const SHOWN: &str = "async () => {
  if (document.documentElement.localName !== 'svg' || document.querySelector('parsererror')) throw new Error('it is not well-formed');
  await document.fonts.ready;
}";

/// The cache folder.
const KEPT: &str = "target/stills";

/// The file in the cache with browser and fonts.
const WITH: &str = "made-with.txt";

/// A figure and its PNG. Both files are relative to the site.
struct Still {
    svg: String,
    png: String,
    /// Device pixels for each pixel.
    scale: u32,
    /// Keywords of PNG and their texts.
    words: [(&'static str, String); 3],
}

/// A browser window and its size. It is opened for the first figure that needs it.
#[derive(Default)]
struct Window {
    page: Option<Page>,
    size: [u32; 2],
}

/// Renders the figures that a built site lists.
///
/// # Errors
/// When the list cannot be read, or a figure cannot be rendered.
pub(crate) fn render(site: &Path, browser: &Browser) -> Result<()> {
    let began = Instant::now();
    let kept = kept(browser)?;
    let [bytes, anew] = [0; 2].map(AtomicUsize::new);
    let stills = list::take(site, LIST, |entry| {
        let words = [("Title", entry.text("title")?), ("Description", entry.text("description")?), ("Copyright", entry.text("credit")?)];
        Ok(Still { svg: entry.file("svg")?, png: entry.file("png")?, scale: entry.number("scale")?, words })
    })?;
    let make = |window: &mut Window, still: &Still| {
        let made = still.make(window, browser, site, &kept);
        let (png, again) = made.with_context(|| format!("{} cannot be made from {}", still.png, still.svg))?;
        bytes.fetch_add(png, Ordering::Relaxed);
        anew.fetch_add(usize::from(!again), Ordering::Relaxed);
        Ok(())
    };
    side_by_side(&stills, AT_ONCE, || Ok(Window::default()), make)?;
    let (count, anew, kilobytes) = (stills.len(), anew.into_inner(), bytes.into_inner() / 1000);
    let seconds = began.elapsed().as_secs_f32();
    say(format!("{count} figures as PNG in {seconds:.1} s, {anew} of them new, {kilobytes} KB in all."));
    Ok(())
}

/// The cache folder. It is emptied if browser or fonts have changed.
fn kept(browser: &Browser) -> Result<PathBuf> {
    let folder = project().join(KEPT);
    let mut fonts: Vec<String> = run_quietly(&mut command("fc-list", &[])).unwrap_or_default().lines().map(str::to_owned).collect();
    fonts.sort();
    let with = format!("{}\n{}\n", browser.version()?, fonts.join("\n"));
    if fs::read_to_string(folder.join(WITH)).is_ok_and(|before| before == with) {
        return Ok(folder);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("{KEPT} cannot be removed"))?;
    }
    write(&folder.join(WITH), with.as_bytes())?;
    Ok(folder)
}

impl Still {
    /// Writes the PNG. Returns its size in bytes, and whether it came from the cache.
    fn make(&self, window: &mut Window, browser: &Browser, site: &Path, kept: &Path) -> Result<(usize, bool)> {
        let svg = fs::read_to_string(site.join(&self.svg)).context("the site has no such picture")?;
        let before = fs::read_to_string(kept.join(&self.svg)).is_ok_and(|before| before == svg);
        let sized = |png: &Vec<u8>| dimensions(png).is_some() && dimensions(png) == self.dots(&svg);
        if let Some(png) = before.then(|| fs::read(kept.join(&self.png)).ok()).flatten().filter(sized) {
            return Ok((self.publish(site, &png)?, true));
        }
        let png = self.screenshot(window, browser, &site.join(&self.svg), &svg)?;
        let bytes = self.publish(site, &png)?;
        // The SVG is written last. If it exists, its PNG is complete.
        write(&kept.join(&self.png), &png)?;
        write(&kept.join(&self.svg), svg.as_bytes())?;
        Ok((bytes, false))
    }

    /// Writes the PNG with its words and its resolution into the site. Returns its size in bytes.
    fn publish(&self, site: &Path, png: &[u8]) -> Result<usize> {
        let whole = png_words::with_words(png, &self.words, self.scale)?;
        write(&site.join(&self.png), &whole)?;
        Ok(whole.len())
    }

    /// The width and height of the PNG in pixels.
    fn dots(&self, svg: &str) -> Option<[u32; 2]> {
        Some(size(svg)?.map(|side| side * self.scale))
    }

    /// Takes a screenshot of the figure in a window of its size.
    fn screenshot(&self, window: &mut Window, browser: &Browser, place: &Path, svg: &str) -> Result<Vec<u8>> {
        let size = size(svg).context("the picture has no size in whole pixels")?;
        let page = match &mut window.page {
            Some(page) => page,
            none => none.insert(browser.page()?),
        };
        if window.size != size {
            page.resize(size, self.scale)?;
            window.size = size;
        }
        page.open(&file_url(place))?;
        page.call(SHOWN, &[])?;
        let png = STANDARD.decode(page.capture()?).context("the browser's answer is no PNG")?;
        ensure!(dimensions(&png) == self.dots(svg), "the PNG has not the size that it should have");
        Ok(png)
    }
}

/// Writes a file and creates its folder.
fn write(place: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    fs::write(place, content).with_context(|| format!("{} cannot be written", place.display()))
}

/// The width and height in an SVG's first tag.
fn size(svg: &str) -> Option<[u32; 2]> {
    let (root, _) = svg.split_once("<svg ")?.1.split_once('>')?;
    let side = |name: &str| root.split_once(&format!(" {name}=\""))?.1.split('"').next()?.parse().ok();
    Some([side("width")?, side("height")?])
}

/// The width and height in a PNG's header.
fn dimensions(png: &[u8]) -> Option<[u32; 2]> {
    let header = png.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let side = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    Some([side(0)?, side(4)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_picture_is_read_from_its_first_tag() {
        let svg =
            |sides: &str| format!("<svg xmlns=\"x\" viewBox=\"0 0 9 9\" {sides} lang=\"en\">\n<rect width=\"5\" height=\"6\"/></svg>");
        assert_eq!(size(&svg("width=\"1280\" height=\"748\"")), Some([1280, 748]));
        assert_eq!(size(&svg("")), None);
        assert_eq!(size(&svg("width=\"100%\" height=\"748\"")), None);
    }

    #[test]
    fn the_size_of_a_png_is_read_from_its_header_and_other_files_have_none() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x0a\0\0\0\x05\xd8\x08\x02";
        assert_eq!(dimensions(png), Some([2560, 1496]));
        assert_eq!(dimensions(&png[..20]), None);
        assert_eq!(dimensions(b"GIF89a"), None);
    }
}
