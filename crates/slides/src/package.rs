//! The file: a ZIP archive of XML parts, with the types of the parts and the relations between them (Open Packaging Conventions).
//!
//! Every entry has the same date, so two builds give the same bytes.

use lesson::drawing::{Element, to_svg};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The namespace of relations in parts.
pub(crate) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The first line of every part.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A part of the file.
pub(crate) struct Part {
    /// Its path in the archive.
    pub(crate) name: String,
    /// Its content type.
    pub(crate) kind: &'static str,
    pub(crate) content: Element,
    /// The parts that it uses: kind of relation, and path. Their ids are `rId1`, `rId2` and so on, in order.
    pub(crate) uses: Vec<(&'static str, String)>,
}

impl Part {
    /// The path of its relations.
    fn relations(&self) -> String {
        let (folder, file) = self.name.rsplit_once('/').unwrap_or_default();
        format!("{folder}/_rels/{file}.rels")
    }
}

/// The path from a part to another. Not every program reads paths from the root of the archive.
fn relative(from: &str, to: &str) -> String {
    let [from_folders, to_folders]: [Vec<&str>; 2] = [from, to].map(|path| path.split('/').collect());
    let shared = from_folders.iter().zip(&to_folders).take_while(|(one, other)| one == other).count();
    let up = from_folders.iter().skip(shared + 1).map(|_| "..");
    up.chain(to_folders.iter().skip(shared).copied()).collect::<Vec<_>>().join("/")
}

/// The archive of these parts. `top` are the parts that a program finds first.
pub(crate) fn packed(parts: &[Part], top: &[(&str, &str)]) -> Vec<u8> {
    let mut files = vec![("[Content_Types].xml".to_owned(), xml(&types(parts)))];
    let found = top.iter().map(|(kind, name)| ((*kind).to_owned(), (*name).to_owned()));
    files.push(("_rels/.rels".to_owned(), xml(&relations(found))));
    for part in parts {
        files.push((part.name.clone(), xml(&part.content)));
        if !part.uses.is_empty() {
            let used = part.uses.iter().map(|(kind, name)| ([RELATIONS, "/", kind].concat(), relative(&part.name, name)));
            files.push((part.relations(), xml(&relations(used))));
        }
    }
    zipped(&files.iter().map(|(name, content)| (name.as_str(), content.as_slice(), true)).collect::<Vec<_>>())
}

/// A ZIP archive of these files: name, content, and whether compressing makes it smaller.
///
/// # Panics
/// Never: nothing is written but memory.
#[must_use]
pub fn zipped(files: &[(&str, &[u8], bool)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content, is_compressed) in files {
        let method = if *is_compressed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options =
            SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default()).unix_permissions(0o644);
        archive.start_file(*name, options).expect("memory can be written");
        archive.write_all(content).expect("memory can be written");
    }
    archive.finish().expect("memory can be written").into_inner()
}

fn xml(content: &Element) -> Vec<u8> {
    [HEAD, &to_svg(content)].concat().into_bytes()
}

fn types(parts: &[Part]) -> Element {
    let default = |extension, kind| Element::new("Default").with("Extension", extension).with("ContentType", kind);
    let of = |part: &Part| Element::new("Override").with("PartName", &format!("/{}", part.name)).with("ContentType", part.kind);
    Element::new("Types")
        .with("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
        .child(default("rels", "application/vnd.openxmlformats-package.relationships+xml"))
        .child(default("xml", "application/xml"))
        .all(parts.iter().map(of))
}

fn relations(used: impl Iterator<Item = (String, String)>) -> Element {
    let of = |(nth, (kind, target)): (usize, (String, String))| {
        Element::new("Relationship").with("Id", &format!("rId{}", nth + 1)).with("Type", &kind).with("Target", &target)
    };
    Element::new("Relationships")
        .with("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
        .all(used.enumerate().map(of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_names_another_by_the_path_from_its_own_folder() {
        assert_eq!(relative("ppt/presentation.xml", "ppt/slides/slide1.xml"), "slides/slide1.xml");
        assert_eq!(relative("ppt/slides/slide1.xml", "ppt/notesSlides/notesSlide1.xml"), "../notesSlides/notesSlide1.xml");
    }
}
