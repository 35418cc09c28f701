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
    pub outcomes: SectionText,
    /// The sheet of symbols.
    pub symbols: SectionText,
    /// The figures to take away.
    pub figures: SectionText,
    /// The cards of the systems.
    pub systems: SectionText,
    /// What happened when.
    pub timeline: SectionText,
    /// Who makes what and who paid.
    pub cooperation: SectionText,
    /// The terms.
    pub glossary: SectionText,
    /// The sources, and what is argued and contested.
    pub sources: SectionText,
    /// The quiz.
    pub check: SectionText,
    /// Where a link can be cut.
    pub cut: SectionText,
    /// The teacher's guide.
    pub teach: SectionText,
    /// The handout; the title of a path's stands among the words of the classroom.
    pub handout: SectionText,
    /// The worksheet.
    pub worksheet: SectionText,
    /// The worksheet with its answers.
    pub key: SectionText,
    /// What was set right.
    pub corrections: SectionText,
    /// The presenter's window.
    pub presenter: SectionText,
    /// Where an author puts together what to paste.
    pub embed: SectionText,
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

/// What a page beside the story is called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionText {
    /// Its heading.
    pub title: String,
    /// Its name among the links; shorter.
    pub name: String,
    /// A sentence or two on what it shows.
    pub summary: String,
}
