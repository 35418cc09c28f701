//! Reads the content folder from a disk. No other module of this crate reads files.

use crate::Edition;
use crate::content::{self, Files};
use std::fs;
use std::path::Path;

/// All TOML files below a folder, by their path from there: `en/story.toml`.
///
/// # Errors
/// The file or folder that cannot be read, with the reason.
pub fn read(folder: &Path) -> Result<Files, String> {
    let mut files = Files::new();
    gather(folder, "", &mut files)?;
    Ok(files)
}

/// The editions of all languages, the default first, from the content folder.
///
/// # Errors
/// The file that cannot be read; or all mistakes in the content, a line each, with paths from the project's root.
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
