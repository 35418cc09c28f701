//! Lists the printed pages and the places of their PDFs.

use crate::site::Site;
use authoring::Edition;
use authoring::section::Section;
use lesson::address::section;
use lesson::model::PathId;
use serde_json::{Value, json};

/// The paper sizes of the PDFs, as in the query of a page and in file names.
pub(super) const PAPERS: [&str; 2] = ["a4", "letter"];

/// The names of the pages that also exist as PDFs.
pub(super) fn printed(lesson: &Edition) -> Vec<String> {
    let handouts = lesson.paths.iter().map(|path| handout(lesson, &path.id));
    let sections = [Section::HandoutShort, Section::Worksheet, Section::WorksheetKey, Section::Teach];
    handouts.chain(sections.map(|section| section.slug().to_owned())).collect()
}

/// The address of a page's PDF, relative to the site's root.
pub(super) fn pdf(lesson: &Edition, name: &str, paper: &str) -> String {
    ["papers/", lesson.language.id.as_str(), "/", name, ".", paper, ".pdf"].concat()
}

/// The PDFs for a browser to print: page, query with the paper size, and address.
pub(crate) fn papers(site: &Site) -> Value {
    let of = |lesson: &Edition| {
        let lesson = lesson.clone();
        printed(&lesson).into_iter().flat_map(move |name| {
            PAPERS.map(|paper| {
                let query = ["?paper=", paper].concat();
                json!({ "page": section(&lesson.language.id, &name), "query": query, "pdf": pdf(&lesson, &name, paper) })
            })
        })
    };
    site.editions.iter().flat_map(of).collect()
}

/// The name of a path's handout in addresses; `handout` for the default path.
pub(super) fn handout(lesson: &Edition, path: &PathId) -> String {
    let name = Section::Handout.slug();
    if *path == lesson.default_path().id { name.to_owned() } else { [name, "-", path.as_str()].concat() }
}
