//! Lists the content that a person should still check: terms for a native reader, archived addresses, titles
//! that we translated, statements with a single source. `cargo run -p authoring --bin report` runs it.

use authoring::catalog::Confidence;
use authoring::content::Files;
use authoring::{Edition, content_files};
use lesson::prose::plain;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match report() {
        Ok(lines) => {
            println!("{}", lines.join("\n"));
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn report() -> Result<Vec<String>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content");
    let files = content_files::read(&folder)?;
    let editions = content_files::editions(&folder)?;
    let edition = editions.first().ok_or("no language is listed")?;
    let catalog = &edition.catalog;
    // The editions were read, so nothing is missing.
    let mut lines = vec!["The content is complete. What follows is for a person to look at.".to_owned(), String::new()];
    section(&mut lines, "Terms of the glossary that wait for a native reader", terms(&editions));
    section(&mut lines, "Words marked K in the content files, for the same reader", marked(&files));
    let addresses = catalog.sources.iter().filter(|source| source.archived);
    section(&mut lines, "Addresses that are old ones", addresses.map(|source| format!("{}: {}", source.id, source.url)).collect());
    let described = catalog.sources.iter().filter(|source| source.title.starts_with('['));
    section(&mut lines, "Titles that are our description", described.map(|source| format!("{}: {}", source.id, source.title)).collect());
    let medium = catalog.facts.iter().filter(|(_, fact)| fact.confidence == Confidence::Medium);
    let medium = medium.map(|(id, fact)| format!("{id}: {} ({})", plain(&fact.words), fact.sources.join(", ")));
    section(&mut lines, "Statements that rest on one source of standing", medium.collect());
    Ok(lines)
}

fn section(lines: &mut Vec<String>, heading: &str, found: Vec<String>) {
    lines.push(format!("{heading}: {}", found.len()));
    lines.extend(found.into_iter().map(|line| format!("  {line}")));
    lines.push(String::new());
}

/// For each language, the terms that a native reader still has to check.
fn terms(editions: &[Edition]) -> Vec<String> {
    let of = |edition: &Edition| {
        let waiting = edition.catalog.terms().filter(|term| term.review.contains(&edition.language.id));
        waiting.map(|term| format!("{}/glossary.toml: {}: {}", edition.language.id.as_str(), term.id, term.name)).collect::<Vec<_>>()
    };
    editions.iter().flat_map(of).collect()
}

/// Lines whose comment begins with a K, with file and line number.
fn marked(files: &Files) -> Vec<String> {
    let of = |(name, text): (&String, &String)| {
        let lines = text.lines().zip(1..).filter(|(line, _)| !line.starts_with('#') && line.contains(" # K"));
        lines.map(|(line, n)| format!("{name}:{n}: {}", line.trim())).collect::<Vec<_>>()
    };
    files.iter().flat_map(of).collect()
}
