//! The content folder on a disk, for the programs and tests that read it: nothing else here reads files.

use crate::Edition;
use crate::content::{self, Files};
use std::fs;
use std::path::Path;

/// Every TOML file of a folder and the folders in it, named from there: `en/story.toml`.
///
/// # Errors
/// Where a file or a folder cannot be read, with its place.
pub fn read(folder: &Path) -> Result<Files, String> {
    let mut files = Files::new();
    gather(folder, "", &mut files)?;
    Ok(files)
}

/// Every language's edition, the default first, from the folder that holds the content.
///
/// # Errors
/// Where a file cannot be read, or what is wrong in the files: a line each, named from the project's folder.
pub fn editions(folder: &Path) -> Result<Vec<Edition>, String> {
    content::load(&read(folder)?).map_err(|errors| {
        let lines: Vec<String> = errors.iter().map(|error| format!("assets/content/{error}")).collect();
        lines.join("\n")
    })
}

fn gather(folder: &Path, below: &str, files: &mut Files) -> Result<(), String> {
    let problem = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(problem)? {
        let entry = entry.map_err(problem)?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{name}/"), files)?;
        } else if name.ends_with(".toml") {
            let text = fs::read_to_string(entry.path()).map_err(|error| format!("{}: {error}", entry.path().display()))?;
            files.insert(name, text);
        }
    }
    Ok(())
}
