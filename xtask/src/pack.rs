//! Compresses files of the site beforehand. Hosts that support it (`brotli_static`, `gzip_static`)
//! then send smaller files than a host can compress while a visitor waits.
//!
//! Hosts that compress by themselves ignore these files.

use crate::files::files_below;
use crate::run::{say, side_by_side};
use anyhow::{Context, Result};
use flate2::{Compression, GzBuilder};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// The kinds of files to compress. PNGs and PDFs are compressed already.
const KINDS: [&str; 7] = ["html", "css", "js", "wasm", "svg", "json", "txt"];

/// Below this size in bytes a file fits into a single packet anyway.
const TINY: u64 = 1024;

/// The extension of Brotli files.
const BROTLI: &str = "br";

/// The extensions of all compressed files.
const ENDINGS: [&str; 2] = [BROTLI, "gz"];

/// Compresses the files of a site that are large enough.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn site(site: &Path) -> Result<()> {
    let began = Instant::now();
    let [plain, brotli] = [0; 2].map(AtomicUsize::new);
    let mut sized = Vec::new();
    for file in files_below(site)?.into_iter().filter(|file| is_one_of(file, &KINDS)) {
        let size = fs::metadata(&file).with_context(|| format!("{} cannot be read", file.display()))?.len();
        if size >= TINY {
            sized.push((size, file));
        }
    }
    // The largest first; otherwise all threads would wait for it at the end.
    sized.sort_by(|one, other| other.cmp(one));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let pack = |(): &mut (), (_, file): &(u64, PathBuf)| {
        let content = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let packed = [brotli_of(&content)?, gzip_of(&content)?];
        for (ending, packed) in ENDINGS.into_iter().zip(&packed) {
            let place = beside(file, ending);
            fs::write(&place, packed).with_context(|| format!("{} cannot be written", place.display()))?;
        }
        plain.fetch_add(content.len(), Ordering::Relaxed);
        brotli.fetch_add(packed[0].len(), Ordering::Relaxed);
        Ok(())
    };
    side_by_side(&sized, threads, || Ok(()), pack)?;
    let [plain, brotli] = [plain, brotli].map(|sum| sum.into_inner() / 1000);
    say(format!("{} files precompressed in {:.1} s, from {plain} KB to {brotli}.", sized.len(), began.elapsed().as_secs_f32()));
    Ok(())
}

/// The number of bytes that a host with Brotli sends.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn sent(file: &Path) -> Result<usize> {
    if let Ok(packed) = fs::metadata(beside(file, BROTLI)) {
        return usize::try_from(packed.len()).context("the file is too large for this machine");
    }
    let content = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(brotli_of(&content)?.len())
}

/// The number of bytes that a host sends that supports only gzip, and uses it for text and programs.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn gzipped(file: &Path) -> Result<usize> {
    let content = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(if is_one_of(file, &KINDS) { gzip_of(&content)?.len() } else { content.len() })
}

/// Whether a file is the compressed form of another file.
pub(crate) fn is_packed(file: &Path) -> bool {
    is_one_of(file, &ENDINGS)
}

fn is_one_of(file: &Path, endings: &[&str]) -> bool {
    file.extension().is_some_and(|its| endings.iter().any(|ending| its == *ending))
}

/// The path of a file's compressed form.
fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// Compresses with Brotli at its best level.
fn brotli_of(content: &[u8]) -> Result<Vec<u8>> {
    let mut into = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    into.write_all(content)?;
    Ok(into.into_inner())
}

/// Compresses with gzip. The header has no time, so that two builds give the same bytes.
fn gzip_of(content: &[u8]) -> Result<Vec<u8>> {
    let mut into = GzBuilder::new().write(Vec::new(), Compression::best());
    into.write_all(content)?;
    Ok(into.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn compressing_loses_nothing_and_gives_the_same_bytes_twice() {
        let content = "<p>A step of the story.</p>\n".repeat(200).into_bytes();
        let [brotli, gzip] = [brotli_of(&content).expect("packed"), gzip_of(&content).expect("packed")];
        assert!(brotli.len() < 200 && gzip.len() < 400);
        let mut again = Vec::new();
        brotli::Decompressor::new(&brotli[..], 4096).read_to_end(&mut again).expect("unpacked");
        assert_eq!(again, content);
        again.clear();
        flate2::read::GzDecoder::new(&gzip[..]).read_to_end(&mut again).expect("unpacked");
        assert_eq!(again, content);
        assert_eq!([brotli_of(&content).expect("packed"), gzip_of(&content).expect("packed")], [brotli, gzip]);
    }

    #[test]
    fn a_compressed_file_has_the_name_of_its_original_with_an_extension_added() {
        let packed = beside(Path::new("en/overview.html"), BROTLI);
        assert_eq!(packed, Path::new("en/overview.html.br"));
        assert!(is_packed(&packed) && !is_packed(Path::new("en/overview.html")));
    }
}
