//! The manifest of a built site: the hash of every file, as `sha256sum --check sha256sums.txt` reads it. Whoever gets a copy of the site
//! can compare it, and two builds of the same source can be compared.

use crate::files::files_below;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The name of the manifest.
pub(crate) const NAME: &str = "sha256sums.txt";

/// Writes the manifest of all files of a site, sorted by name.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn write(site: &Path) -> Result<()> {
    let mut lines = String::new();
    for file in files_below(site)?.into_iter().filter(|file| *file != site.join(NAME)) {
        let content = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        let hash: String = Sha256::digest(&content).iter().map(|byte| format!("{byte:02x}")).collect();
        let name = file.strip_prefix(site).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        lines.push_str(&format!("{hash}  {name}\n"));
    }
    fs::write(site.join(NAME), lines).with_context(|| format!("{NAME} cannot be written"))
}

/// Compares the manifests of two sites. Returns the number of files.
///
/// # Errors
/// Names the files that differ or exist only once.
pub(crate) fn compare(one: &Path, other: &Path) -> Result<usize> {
    let [one, other] = [read(one)?, read(other)?];
    let names = one.keys().chain(other.keys().filter(|name| !one.contains_key(*name)));
    let differing: Vec<&str> = names.filter(|name| one.get(*name) != other.get(*name)).map(String::as_str).collect();
    if differing.is_empty() { Ok(one.len()) } else { bail!("{} files differ: {}", differing.len(), differing.join(", ")) }
}

/// The hash of each file in a manifest, by its name.
fn read(site: &Path) -> Result<BTreeMap<String, String>> {
    let text = fs::read_to_string(site.join(NAME)).with_context(|| format!("{} has no {NAME}", site.display()))?;
    let pairs: BTreeMap<String, String> =
        text.lines().filter_map(|line| line.split_once("  ")).map(|(hash, name)| (name.to_owned(), hash.to_owned())).collect();
    if pairs.is_empty() { bail!("{NAME} of {} is empty", site.display()) } else { Ok(pairs) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_sites_are_equal_until_one_file_differs_or_is_missing() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("sums-{}", std::process::id()));
        let sites = ["one", "other"].map(|name| folder.join(name));
        for site in &sites {
            fs::create_dir_all(site.join("en"))?;
            fs::write(site.join("index.html"), "<p>")?;
            fs::write(site.join("en/launch.html"), "<h1>")?;
            write(site)?;
        }
        let [one, other] = sites;
        assert_eq!(compare(&one, &other)?, 2);
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  en/launch.html";
        fs::write(other.join("en/launch.html"), "")?;
        write(&other)?;
        assert!(fs::read_to_string(other.join(NAME))?.lines().any(|line| line == empty));
        assert_eq!(compare(&one, &other).map_err(|error| error.to_string()), Err("1 files differ: en/launch.html".to_owned()));
        fs::remove_file(other.join("en/launch.html"))?;
        write(&other)?;
        assert!(compare(&one, &other).is_err());
        fs::remove_dir_all(folder)?;
        Ok(())
    }
}
