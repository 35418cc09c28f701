//! Reads the lists of PDFs, PNGs and archives that the `prerender` program leaves in a built site.
//!
//! A list is read, checked and removed, so that it is never published. The callers know what an entry
//! means.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// An entry: a file to make.
pub(crate) struct Entry(Value);

impl Entry {
    /// The text with this key.
    ///
    /// # Errors
    /// When it is missing.
    pub(crate) fn text(&self, name: &str) -> Result<String> {
        self.0[name].as_str().map(str::to_owned).with_context(|| format!("{} has no {name}", self.0))
    }

    /// The file with this key, relative to the site.
    ///
    /// # Errors
    /// When it is missing, or outside the site.
    pub(crate) fn file(&self, name: &str) -> Result<String> {
        let file = self.text(name)?;
        let below = !file.is_empty() && file.split('/').all(|part| !part.is_empty() && part != ".." && !part.contains(['\\', ':']));
        ensure!(below, "{file:?} is no file below the site");
        Ok(file)
    }

    /// The whole number with this key, at least 1.
    ///
    /// # Errors
    /// When it is missing, or not such a number.
    pub(crate) fn number(&self, name: &str) -> Result<u32> {
        let number = self.0[name].as_u64().and_then(|number| u32::try_from(number).ok()).filter(|number| *number > 0);
        number.with_context(|| format!("{} has no number {name}", self.0))
    }

    /// The entry inside this one with this key.
    ///
    /// # Errors
    /// When it is missing.
    pub(crate) fn inner(&self, name: &str) -> Result<Self> {
        let inner = self.0.get(name).filter(|inner| inner.is_object());
        inner.cloned().map(Self).with_context(|| format!("{} has no {name}", self.0))
    }

    /// The entries inside this one with this key.
    ///
    /// # Errors
    /// When they are missing.
    pub(crate) fn all(&self, name: &str) -> Result<Vec<Self>> {
        let all = self.0[name].as_array().with_context(|| format!("{} has no {name}", self.0))?;
        Ok(all.iter().cloned().map(Self).collect())
    }

    /// The query for the page's address.
    ///
    /// # Errors
    /// When it is missing, or not a query.
    pub(crate) fn query(&self) -> Result<String> {
        let query = self.text("query")?;
        ensure!(query.is_empty() || query.starts_with('?'), "{query:?} is no query");
        Ok(query)
    }
}

/// Reads a list and removes it. Without a list the result is empty.
///
/// # Errors
/// When the list is invalid, or cannot be removed.
pub(crate) fn take<T>(site: &Path, name: &str, read: impl Fn(&Entry) -> Result<T>) -> Result<Vec<T>> {
    let list = site.join(name);
    if !list.exists() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(&list).with_context(|| format!("{name} cannot be read"))?;
    fs::remove_file(&list).with_context(|| format!("{name} cannot be removed"))?;
    listed(&text, read).with_context(|| format!("{name} is not a valid list"))
}

fn listed<T>(text: &str, read: impl Fn(&Entry) -> Result<T>) -> Result<Vec<T>> {
    let list: Vec<Value> = serde_json::from_str(text)?;
    list.into_iter().map(|entry| read(&Entry(entry))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_entry_names_files_and_a_query() {
        let text = r#"[{"page": "en/handout.html", "query": "?paper=a4", "pdf": "papers/en/handout.a4.pdf"}]"#;
        let read = listed(text, |entry| Ok([entry.file("page")?, entry.query()?, entry.file("pdf")?]));
        assert_eq!(read.ok(), Some(vec![["en/handout.html", "?paper=a4", "papers/en/handout.a4.pdf"].map(str::to_owned)]));
    }

    #[test]
    fn a_list_that_leads_out_of_the_site_is_refused() {
        for pdf in ["/etc/x.pdf", "../x.pdf", "papers/../../x.pdf", "C:/x.pdf", ""] {
            assert!(listed(&json!([{ "pdf": pdf }]).to_string(), |entry| entry.file("pdf")).is_err(), "{pdf}");
        }
        assert!(listed(r#"[{"page": "a.html"}]"#, |entry| entry.file("pdf")).is_err());
    }
}
