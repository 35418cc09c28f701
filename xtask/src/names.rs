//! Checks that a hash in a file's name is the hash of the file's bytes. Hosts cache such files forever. If a name stayed the same
//! while its content changed, readers would get parts of two builds.

use crate::files::files_below;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// The number of digits of a hash in a name.
const DIGITS: usize = 16;

/// Checks all names of a built site.
///
/// # Errors
/// Names the files with another hash in their names.
pub(crate) fn check(site: &Path) -> Result<()> {
    let mut wrong = Vec::new();
    for file in files_below(site)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let Some(named) = hash_in(&name) else { continue };
        let content = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        if named != hash_of(&content) {
            wrong.push(name.into_owned());
        }
    }
    if wrong.is_empty() { Ok(()) } else { bail!("the hash in the name is not the hash of the content: {}", wrong.join(", ")) }
}

/// The hash in a name: `style-0123456789abcdef.css`. A compressed file has the hash of the original file.
fn hash_in(name: &str) -> Option<&str> {
    let (_, rest) = name.rsplit_once('-')?;
    let hash = rest.split(['.', '_']).next()?;
    let is_hash = hash.len() == DIGITS && hash.bytes().all(|digit| digit.is_ascii_hexdigit());
    (is_hash && !name.ends_with(".br") && !name.ends_with(".gz")).then_some(hash)
}

fn hash_of(content: &[u8]) -> String {
    let hash: String = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
    hash[..DIGITS].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_found_in_a_name_that_has_one() {
        assert_eq!(hash_in("early-state-0123456789abcdef.js"), Some("0123456789abcdef"));
        assert_eq!(hash_in("layered-defense-0123456789abcdef_bg.wasm"), Some("0123456789abcdef"));
        assert_eq!(hash_in("lesson.en-0123456789abcdef.txt"), Some("0123456789abcdef"));
        for name in ["layered-defense.js", "upper-hit.html", "style-0123456789abcdef.css.br", "no-hash-in-here.css"] {
            assert_eq!(hash_in(name), None, "{name}");
        }
    }

    #[test]
    fn a_file_that_was_changed_after_it_was_named_is_found() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("names-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("style-{}.css", hash_of(b"a {}")));
        fs::write(&file, b"a {}")?;
        assert!(check(&folder).is_ok());
        fs::write(&file, b"b {}")?;
        assert!(check(&folder).is_err_and(|error| error.to_string().contains("style-")));
        fs::remove_dir_all(&folder)?;
        Ok(())
    }
}
