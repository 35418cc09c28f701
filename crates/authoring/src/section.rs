//! The table of pages beside the story: the address, the words, the links and the search of each.
//!
//! The `site` crate writes their content.

use crate::words::{SectionText, SectionWords};

/// A page beside the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The cards of the systems.
    Systems,
    /// What happened when.
    Timeline,
    /// Who makes what and who paid.
    Cooperation,
    /// The terms.
    Glossary,
    /// The sources, and what is argued and contested.
    Sources,
    /// The quiz.
    Quiz,
    /// Where a link can be cut.
    Cut,
    /// The teacher's guide.
    Teach,
    /// The outcomes side by side.
    Outcomes,
    /// The sheet of symbols.
    Symbols,
    /// The figures to take away.
    Figures,
    /// Where an author puts together what to paste.
    EmbedBuilder,
    /// The default path on paper.
    Handout,
    /// The worksheet.
    Worksheet,
    /// The worksheet with its answers.
    WorksheetKey,
    /// What was set right.
    Corrections,
    /// The presenter's window.
    Presenter,
    /// Lends its dialogs to the other pages; nobody goes there.
    Dialogs,
    /// Lends the controls of the picture in time to the pages of the story; nobody goes there.
    Player,
}

/// Where the pages link to a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linked {
    /// In every header and footer, among the pages that a reader goes between.
    First,
    /// There too, after them: pages for a class, and those that hold pictures to take away.
    Further,
    /// Only where it is named.
    InPlace,
}

/// What is to be known of a section.
struct Row {
    section: Section,
    slug: &'static str,
    linked: Linked,
    /// Whether the search finds it.
    searched: bool,
    /// Whether students read it: then its heading has readings where the language has them.
    for_students: bool,
    words: Option<fn(&SectionWords) -> &SectionText>,
}

const fn row(section: Section, slug: &'static str, linked: Linked, words: fn(&SectionWords) -> &SectionText) -> Row {
    Row { section, slug, linked, searched: true, for_students: false, words: Some(words) }
}

/// A page that lends something to others, and that nobody is led to.
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

/// Every section, in the order of the links.
const TABLE: [Row; 19] = [
    row(Section::Systems, "systems", Linked::First, |words| &words.systems).for_students(),
    row(Section::Timeline, "timeline", Linked::First, |words| &words.timeline).for_students(),
    row(Section::Cooperation, "cooperation", Linked::First, |words| &words.cooperation).for_students(),
    row(Section::Glossary, "glossary", Linked::First, |words| &words.glossary).for_students(),
    row(Section::Sources, "sources", Linked::First, |words| &words.sources).for_students(),
    row(Section::Quiz, "check", Linked::Further, |words| &words.check).for_students(),
    row(Section::Cut, "cut", Linked::Further, |words| &words.cut).for_students(),
    row(Section::Teach, "teach", Linked::Further, |words| &words.teach),
    row(Section::Outcomes, "outcomes", Linked::Further, |words| &words.outcomes).for_students(),
    row(Section::Symbols, "symbols", Linked::Further, |words| &words.symbols).for_students(),
    row(Section::Figures, "figures", Linked::Further, |words| &words.figures).for_students(),
    row(Section::EmbedBuilder, "embed", Linked::Further, |words| &words.embed),
    row(Section::Handout, "handout", Linked::InPlace, |words| &words.handout),
    row(Section::Worksheet, "worksheet", Linked::InPlace, |words| &words.worksheet).for_students(),
    row(Section::WorksheetKey, "worksheet-key", Linked::InPlace, |words| &words.key).not_searched(),
    row(Section::Corrections, "corrections", Linked::InPlace, |words| &words.corrections),
    row(Section::Presenter, "presenter", Linked::InPlace, |words| &words.presenter).not_searched(),
    lent(Section::Dialogs, "dialogs"),
    lent(Section::Player, "player"),
];

impl Section {
    /// Every section, in the order of the links.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.section)
    }

    /// The sections that are linked like this.
    pub fn linked(linked: Linked) -> impl Iterator<Item = Self> {
        TABLE.iter().filter(move |row| row.linked == linked).map(|row| row.section)
    }

    /// The sections that the search finds.
    pub fn searched() -> impl Iterator<Item = Self> {
        TABLE.iter().filter(|row| row.searched).map(|row| row.section)
    }

    /// The headings and first sentences that students read. What stands on the pages for teachers has no readings.
    pub fn words_for_students(words: &SectionWords) -> impl Iterator<Item = &String> {
        let read = TABLE.iter().filter(|row| row.for_students);
        read.map(|row| row.section.words(words)).flat_map(|text| [&text.title, &text.summary])
    }

    /// Its name in addresses: `LANG/SLUG.html`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.row().slug
    }

    /// Its heading and its name.
    ///
    /// # Panics
    /// For the pages that only lend something to others, which have none.
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
    fn every_section_stands_once_in_the_table_with_a_name_of_its_own() {
        let slugs: BTreeSet<&str> = Section::all().map(Section::slug).collect();
        assert_eq!(slugs.len(), TABLE.len());
        for section in Section::all() {
            assert_eq!(TABLE.iter().filter(|row| row.section == section).count(), 1, "{section:?}");
        }
    }
}
