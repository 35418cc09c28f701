//! The words of the pages beside the story. None is shipped to the browser.

use serde::Deserialize;

/// The words of the pages beside the story. Names in braces are placeholders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionWords {
    /// The accessible name of the links between pages.
    pub sections: String,
    /// The accessible name of the links at a page's foot, which lists all pages.
    pub all: String,
    /// The link to the story.
    pub story: String,
    /// The outcomes side by side.
    pub outcomes: SectionText,
    /// The sheet of symbols.
    pub symbols: SectionText,
    /// The figures to download.
    pub figures: SectionText,
    /// The cards of the systems.
    pub systems: SectionText,
    /// The timeline.
    pub timeline: SectionText,
    /// The cooperation of the two countries.
    pub cooperation: SectionText,
    /// The glossary.
    pub glossary: SectionText,
    /// What classes ask.
    pub questions: SectionText,
    /// The sources and limits.
    pub sources: SectionText,
    /// The parts of the story's picture.
    pub parts: SectionText,
    /// The quiz.
    pub check: SectionText,
    /// The page on which links can be cut.
    pub cut: SectionText,
    /// The teacher's guide.
    pub teach: SectionText,
    /// The handout. The title for a path is among the words of the classroom.
    pub handout: SectionText,
    /// The outcomes, the legend and a summary on one sheet.
    pub handout_short: SectionText,
    /// The worksheet.
    pub worksheet: SectionText,
    /// The worksheet with its answers.
    pub key: SectionText,
    /// The corrections.
    pub corrections: SectionText,
    /// The presenter's window.
    pub presenter: SectionText,
    /// The page on which authors put together a snippet.
    pub embed: SectionText,
    /// The files to take away.
    pub take: SectionText,
    /// The accessibility statement.
    pub accessibility: SectionText,
    /// The link from an outcome to its step, whose title is `{step}`.
    pub see_step: String,
    /// The compositions: landscape and portrait.
    pub compositions: [String; 2],
    /// The themes: light, dark and projector.
    pub themes: [String; 3],
    /// The heading over markup to copy.
    pub markup: String,
    /// The copy button, before and after the click.
    pub copy: [String; 2],
    /// A figure's credit: `{step}` is the step's title, `|` marks where a line may break.
    pub credit_line: String,
    /// The title of a picture of a single era: `{step}` is the step's title, `{era}` the era.
    pub era_title: String,
    /// The limits of the picture and its date, on a single line.
    pub caveats: String,
    /// The language with a country, as link previews name it: `en_US`.
    pub locale: String,
}

/// The words for a page beside the story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionText {
    /// Its heading.
    pub title: String,
    /// Its shorter name in links.
    pub name: String,
    /// One or two sentences on what it shows.
    pub summary: String,
}
