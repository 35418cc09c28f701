//! Packs the pictures of each language into a ZIP archive, for those who want all of them.
//!
//! The `prerender` program leaves a list in the built site, [`LIST`]: address of the archive, a text, and files with their names in
//! it. [`list`](crate::list) reads and removes the list. It runs after the PNGs are made.

use crate::list;
use crate::run::say;
use anyhow::{Context, Result};
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::time::Instant;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The list's name in the site.
const LIST: &str = "archives.json";

/// An archive. All places are relative to the site.
struct Archive {
    zip: String,
    /// A text: its name in the archive, and its content.
    text: [String; 2],
    /// The files: name in the archive, and place.
    files: Vec<[String; 2]>,
}

/// Packs the archives that a built site lists.
///
/// # Errors
/// When the list cannot be read, or a file is missing.
pub(crate) fn pack(site: &Path) -> Result<()> {
    let began = Instant::now();
    let archives = list::take(site, LIST, |entry| {
        let text = entry.inner("text")?;
        let file = |entry: &list::Entry| Ok([entry.text("name")?, entry.file("file")?]);
        let files = entry.all("files")?.iter().map(file).collect::<Result<_>>()?;
        Ok(Archive { zip: entry.file("zip")?, text: [text.text("name")?, text.text("content")?], files })
    })?;
    let mut bytes = 0;
    for archive in &archives {
        let packed = archive.packed(site).with_context(|| format!("{} cannot be packed", archive.zip))?;
        bytes += packed.len();
        let place = site.join(&archive.zip);
        fs::write(&place, packed).with_context(|| format!("{} cannot be written", place.display()))?;
    }
    if !archives.is_empty() {
        let seconds = began.elapsed().as_secs_f32();
        say(format!("{} archives of all pictures in {seconds:.1} s, {} KB in all.", archives.len(), bytes / 1000));
    }
    Ok(())
}

impl Archive {
    fn packed(&self, site: &Path) -> Result<Vec<u8>> {
        let mut files = vec![(self.text[0].clone(), self.text[1].clone().into_bytes())];
        for [name, file] in &self.files {
            files.push((name.clone(), fs::read(site.join(file)).with_context(|| format!("the site has no {file}"))?));
        }
        zipped(&files)
    }
}

/// A ZIP archive. All entries have the same date, so two builds give the same bytes.
fn zipped(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        // PNGs are compressed already.
        let method = if name.ends_with(".png") { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options =
            SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default()).unix_permissions(0o644);
        archive.start_file(name.as_str(), options)?;
        archive.write_all(content)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::io::Read;

    #[test]
    fn an_archive_has_its_text_and_its_files_and_the_same_bytes_twice() -> Result<()> {
        let site = std::env::temp_dir().join(format!("archive-{}", std::process::id()));
        fs::create_dir_all(&site)?;
        let list = json!([{
            "zip": "all.zip",
            "text": { "name": "all/credit.txt", "content": "CC BY 4.0" },
            "files": [{ "name": "all/a.svg", "file": "a.svg" }, { "name": "all/a.png", "file": "a.png" }],
        }]);
        fs::write(site.join("a.svg"), "<svg/>".repeat(50))?;
        fs::write(site.join("a.png"), b"\x89PNG")?;
        let mut made = Vec::new();
        for _ in 0..2 {
            fs::write(site.join(LIST), list.to_string())?;
            pack(&site)?;
            made.push(fs::read(site.join("all.zip"))?);
        }
        assert_eq!(made[0], made[1]);
        assert!(!site.join(LIST).exists(), "the list is no part of the site");
        let mut archive = zip::ZipArchive::new(Cursor::new(made.remove(0)))?;
        let mut read = Vec::new();
        for nth in 0..archive.len() {
            let mut file = archive.by_index(nth)?;
            let mut content = Vec::new();
            file.read_to_end(&mut content)?;
            read.push((file.name()?.into_owned(), content.len()));
        }
        assert_eq!(read, [("all/credit.txt".to_owned(), 9), ("all/a.svg".to_owned(), 300), ("all/a.png".to_owned(), 4)]);
        fs::write(site.join(LIST), list.to_string())?;
        fs::remove_file(site.join("a.png"))?;
        assert!(pack(&site).is_err_and(|error| format!("{error:#}").contains("a.png")));
        fs::remove_dir_all(&site)?;
        Ok(())
    }
}
