//! The words of the pages beside the story. None of them is shipped with the program.

use serde::Deserialize;

/// The words of the pages beside the story. `{…}` is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionWords {
    /// Names the links between the pages.
    pub sections: String,
    /// Names the same at a page's foot, where all of them stand.
    pub all: String,
    /// The story itself, as one of them.
    pub story: String,
    /// The page that sets the outcomes side by side.
    pub outcomes: Section,
    /// The sheet of symbols.
    pub symbols: Section,
    /// The figures to take away.
    pub figures: Section,
    /// The cards of the systems.
    pub systems: Section,
    /// What happened when.
    pub timeline: Section,
    /// Who makes what and who paid.
    pub cooperation: Section,
    /// The terms.
    pub glossary: Section,
    /// The sources, and what is argued and contested.
    pub sources: Section,
    /// The quiz.
    pub check: Section,
    /// Where a link can be cut.
    pub cut: Section,
    /// The teacher's guide.
    pub teach: Section,
    /// The handout; the title of a path's stands among the words of the classroom.
    pub handout: Section,
    /// The worksheet.
    pub worksheet: Section,
    /// The worksheet with its answers.
    pub key: Section,
    /// What was set right.
    pub corrections: Section,
    /// The presenter's window.
    pub presenter: Section,
    /// Where an author puts together what to paste.
    pub embed: Section,
    /// Leads from an outcome to its step: `{step}` is its title.
    pub see_step: String,
    /// The compositions: landscape and portrait.
    pub compositions: [String; 2],
    /// The themes: light, dark and projector.
    pub themes: [String; 3],
    /// Over the markup for a page.
    pub markup: String,
    /// On the button that copies it, before and after.
    pub copy: [String; 2],
    /// The line of credit in a figure: `{step}` is its title, `|` a place where a line may end.
    pub credit_line: String,
    /// The title of a picture of one era: `{step}` is that of the step, `{era}` the era.
    pub era_title: String,
    /// What a picture is not, and as of when, in one line.
    pub caveats: String,
    /// The language with a country, as cards in feeds name it: `en_US`.
    pub locale: String,
}

impl SectionWords {
    /// The headings and first sentences of the pages beside the story.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        // What stands on the pages for teachers has no readings.
        let sections = [
            &self.outcomes,
            &self.symbols,
            &self.figures,
            &self.systems,
            &self.timeline,
            &self.cooperation,
            &self.glossary,
            &self.sources,
            &self.check,
            &self.cut,
            &self.worksheet,
        ];
        sections.into_iter().flat_map(|section| [&section.title, &section.summary])
    }
}

/// A page beside the story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Its name among the links; shorter.
    pub name: String,
    /// A sentence or two on what it shows.
    pub summary: String,
}
