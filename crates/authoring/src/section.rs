//! The table of pages beside the story: each page's address, words, links, and whether the search finds it.
//!
//! The `site` crate writes their content.

use crate::words::{SectionText, SectionWords};

/// A page beside the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The cards of the systems.
    Systems,
    /// The timeline.
    Timeline,
    /// The cooperation of the two countries.
    Cooperation,
    /// The glossary.
    Glossary,
    /// What classes ask, with answers.
    Questions,
    /// The sources and limits.
    Sources,
    /// The quiz.
    Quiz,
    /// The page on which links can be cut.
    Cut,
    /// The teacher's guide.
    Teach,
    /// The outcomes side by side.
    Outcomes,
    /// The sheet of symbols.
    Symbols,
    /// The figures to download.
    Figures,
    /// The page on which authors put together a snippet to paste.
    EmbedBuilder,
    /// The files to take away, by what one wants to do.
    Take,
    /// A path on paper.
    Handout,
    /// The outcomes, the legend and a summary on one sheet.
    HandoutShort,
    /// The worksheet.
    Worksheet,
    /// The worksheet with its answers.
    WorksheetKey,
    /// The corrections.
    Corrections,
    /// The accessibility statement.
    Accessibility,
    /// The presenter's window.
    Presenter,
    /// The parts of the story's picture. Its cards are lent to the pages of the story.
    Parts,
    /// Dialogs that scripts fetch for other pages. No page links to it.
    Dialogs,
    /// The player's controls, which scripts fetch for the story's pages. No page links to it.
    Player,
    /// The dialog *Keep for offline*, which a script fetches. No page links to it.
    Offline,
    /// Lends the words for cut links to the pages of the story; nobody goes there.
    WhatIf,
    /// The words of a kiosk, which a script fetches. No page links to it.
    Kiosk,
}

/// Where pages link to a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linked {
    /// In every header and footer, among the main pages.
    First,
    /// In every header and footer after the main pages: pages for a class and pages with downloads.
    Further,
    /// Only in text that refers to it.
    InPlace,
}

/// A row of the table.
struct Row {
    section: Section,
    slug: &'static str,
    linked: Linked,
    /// Whether the search finds it.
    searched: bool,
    /// Whether it is for students. Then its heading has furigana in languages that have them.
    for_students: bool,
    words: Option<fn(&SectionWords) -> &SectionText>,
}

const fn row(section: Section, slug: &'static str, linked: Linked, words: fn(&SectionWords) -> &SectionText) -> Row {
    Row { section, slug, linked, searched: true, for_students: false, words: Some(words) }
}

/// A page whose parts scripts fetch for other pages. No page links to it.
const fn lent(section: Section, slug: &'static str) -> Row {
    Row { section, slug, linked: Linked::InPlace, searched: false, for_students: false, words: None }
}

impl Row {
    const fn for_students(self) -> Self {
        Self { for_students: true, ..self }
    }

    const fn not_searched(self) -> Self {
        Self { searched: false, ..self }
    }
}

/// All sections, in the order of the links.
const TABLE: [Row; 27] = [
    row(Section::Systems, "systems", Linked::First, |words| &words.systems).for_students(),
    row(Section::Timeline, "timeline", Linked::First, |words| &words.timeline).for_students(),
    row(Section::Cooperation, "cooperation", Linked::First, |words| &words.cooperation).for_students(),
    row(Section::Glossary, "glossary", Linked::First, |words| &words.glossary).for_students(),
    row(Section::Questions, "questions", Linked::First, |words| &words.questions).for_students(),
    row(Section::Sources, "sources", Linked::First, |words| &words.sources).for_students(),
    row(Section::Quiz, "check", Linked::Further, |words| &words.check).for_students(),
    row(Section::Cut, "cut", Linked::Further, |words| &words.cut).for_students(),
    row(Section::Teach, "teach", Linked::Further, |words| &words.teach),
    row(Section::Outcomes, "outcomes", Linked::Further, |words| &words.outcomes).for_students(),
    row(Section::Symbols, "symbols", Linked::Further, |words| &words.symbols).for_students(),
    row(Section::Figures, "figures", Linked::Further, |words| &words.figures).for_students(),
    row(Section::EmbedBuilder, "embed", Linked::Further, |words| &words.embed),
    row(Section::Take, "take", Linked::Further, |words| &words.take),
    row(Section::Handout, "handout", Linked::InPlace, |words| &words.handout),
    row(Section::HandoutShort, "handout-short", Linked::InPlace, |words| &words.handout_short).for_students(),
    row(Section::Worksheet, "worksheet", Linked::InPlace, |words| &words.worksheet).for_students(),
    row(Section::WorksheetKey, "worksheet-key", Linked::InPlace, |words| &words.key).not_searched(),
    row(Section::Corrections, "corrections", Linked::InPlace, |words| &words.corrections),
    row(Section::Accessibility, "accessibility", Linked::InPlace, |words| &words.accessibility).not_searched(),
    row(Section::Presenter, "presenter", Linked::InPlace, |words| &words.presenter).not_searched(),
    row(Section::Parts, "parts", Linked::InPlace, |words| &words.parts).for_students().not_searched(),
    lent(Section::Dialogs, "dialogs"),
    lent(Section::Player, "player"),
    lent(Section::Offline, "offline"),
    lent(Section::WhatIf, "what-if"),
    lent(Section::Kiosk, "kiosk"),
];

impl Section {
    /// All sections, in the order of the links.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.section)
    }

    /// The sections that are linked in this place.
    pub fn linked(linked: Linked) -> impl Iterator<Item = Self> {
        TABLE.iter().filter(move |row| row.linked == linked).map(|row| row.section)
    }

    /// The section of this name in addresses, where it is a page that readers are led to.
    #[must_use]
    pub fn named(slug: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.slug == slug && row.words.is_some()).map(|row| row.section)
    }

    /// The sections that the search finds.
    pub fn searched() -> impl Iterator<Item = Self> {
        TABLE.iter().filter(|row| row.searched).map(|row| row.section)
    }

    /// Headings and summaries for students. Those of pages for teachers get no furigana.
    pub fn words_for_students(words: &SectionWords) -> impl Iterator<Item = &String> {
        let read = TABLE.iter().filter(|row| row.for_students);
        read.map(|row| row.section.words(words)).flat_map(|text| [&text.title, &text.summary])
    }

    /// Its name in addresses: `LANG/SLUG.html`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.row().slug
    }

    /// Its heading, name and summary.
    ///
    /// # Panics
    /// For pages whose parts scripts fetch, which have no words.
    #[must_use]
    pub fn words(self, words: &SectionWords) -> &SectionText {
        self.row().words.expect("a page that lends something has no heading")(words)
    }

    fn row(self) -> &'static Row {
        TABLE.iter().find(|row| row.section == self).expect("every section stands in the table")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_section_is_in_the_table_once_with_its_own_name() {
        let slugs: BTreeSet<&str> = Section::all().map(Section::slug).collect();
        assert_eq!(slugs.len(), TABLE.len());
        for section in Section::all() {
            assert_eq!(TABLE.iter().filter(|row| row.section == section).count(), 1, "{section:?}");
        }
    }
}
