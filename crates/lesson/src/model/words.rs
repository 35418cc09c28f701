//! The words of the page: around the story, and on the pages beside it.
//!
//! Which of them are shipped to the browser, and how, stands here too; the words themselves are content.

#[cfg(feature = "author")]
use serde::Deserialize;

/// The words of the page around the story. `{…}` is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "author", derive(Deserialize), serde(deny_unknown_fields))]
pub struct PageWords {
    /// The explainer's name.
    pub name: String,
    /// One sentence on what it is.
    pub summary: String,
    /// The link for those who go by keyboard.
    pub skip: String,
    /// Names the choice of language.
    pub languages: String,
    /// Names the group of controls.
    pub controls: String,
    /// To the next step.
    pub next: String,
    /// To the step before.
    pub back: String,
    /// To the first step, where there is no next.
    pub again: String,
    /// Where one is: `{n}` of `{count}`.
    pub progress: String,
    /// Heading over what the picture leaves out.
    pub leaves_out: String,
    /// Heading over the sources.
    pub sources: String,
    /// What the explainer is not.
    pub caveat: String,
    /// Credit under the page.
    pub credit: String,
    /// A value in the address is not known: `{key}`, `{value}`, `{used}`.
    pub bad_value: String,
    /// Names the map of the story.
    pub map: String,
    /// Said of a station where one has been.
    pub seen: String,
    /// Names the legend.
    pub legend: String,
    /// What each line and mark means.
    pub meanings: Meanings,
    /// Names the choice between the two eras.
    pub era: String,
    /// Heading over what became of plans, where it is folded away.
    pub prospects: String,
    /// The arrangement of 2015.
    pub then: String,
    /// What became of it.
    pub now: String,
    /// Leads from a plan to the card of its system.
    pub card: String,
    /// Leads from a term's definition to the glossary.
    pub glossary: String,
    /// The switch for readings over words, where the language has them; empty where it has none.
    pub readings: String,
    /// Opens the search.
    pub search: String,
    /// Opens the links to the other pages, where there is no room for them.
    pub pages: String,
    /// Said of a source whose address is an old one.
    pub archived: String,
    /// Closes a notice.
    pub dismiss: String,
    /// Title of the page for an address that does not exist.
    pub not_found: String,
    /// What to do there.
    pub not_found_help: String,
    /// In an embed, after the name, which leads to the whole explainer: date, licence, caveat.
    pub embed_credit: String,
    /// The words of the game of naming the picture's parts.
    pub naming: NamingWords,
}

/// The words of the game of naming the picture's parts. `{…}` is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "author", derive(Deserialize), serde(deny_unknown_fields))]
pub struct NamingWords {
    /// Its heading.
    pub title: String,
    /// What to do.
    pub help: String,
    /// How far one is: `{n}` of `{count}`.
    pub progress: String,
    /// Names the next part.
    pub next: String,
    /// Names them all, and ends the game.
    pub all: String,
    /// A part whose name is hidden: `{n}`.
    pub blank: String,
    /// A part has just been named: `{n}`, `{name}`.
    pub named: String,
}

impl PageWords {
    /// The words that the program shows, in a fixed order. The others stand on the prerendered pages alone.
    fn shown(&mut self) -> [&mut String; 38] {
        let Self { meanings, naming, .. } = self;
        [
            &mut self.name,
            &mut self.controls,
            &mut self.next,
            &mut self.back,
            &mut self.again,
            &mut self.progress,
            &mut self.leaves_out,
            &mut self.sources,
            &mut self.bad_value,
            &mut self.map,
            &mut self.seen,
            &mut self.legend,
            &mut self.era,
            &mut self.prospects,
            &mut self.then,
            &mut self.now,
            &mut self.card,
            &mut self.glossary,
            &mut self.archived,
            &mut self.dismiss,
            &mut naming.title,
            &mut naming.help,
            &mut naming.progress,
            &mut naming.next,
            &mut naming.all,
            &mut naming.blank,
            &mut naming.named,
            &mut meanings.incoming,
            &mut meanings.expected,
            &mut meanings.sensing,
            &mut meanings.information,
            &mut meanings.shared,
            &mut meanings.assignment,
            &mut meanings.upper,
            &mut meanings.lower,
            &mut meanings.intercepted,
            &mut meanings.missed,
            &mut meanings.considered,
        ]
    }
}

/// How the words are shipped: as a list. As a record of many fields they would make up a tenth of the program.
pub(super) mod shipped {
    use super::PageWords;
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes the words that the program shows.
    pub(in crate::model) fn serialize<S: Serializer>(words: &PageWords, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(words.clone().shown())
    }

    /// Reads them; the others stay empty.
    pub(in crate::model) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PageWords, D::Error> {
        let shipped = Vec::<String>::deserialize(deserializer)?;
        let mut words = PageWords::default();
        for (place, word) in words.shown().into_iter().zip(shipped) {
            *place = word;
        }
        Ok(words)
    }
}

/// The words of the pages beside the story. `{…}` is filled in.
#[cfg(feature = "author")]
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

#[cfg(feature = "author")]
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
#[cfg(feature = "author")]
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

/// What each line and mark of the picture means, in a few words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "author", derive(Deserialize), serde(deny_unknown_fields))]
pub struct Meanings {
    /// [`super::picture::Meaning::Incoming`].
    pub incoming: String,
    /// [`super::picture::Meaning::Expected`].
    pub expected: String,
    /// [`super::picture::Meaning::Sensing`].
    pub sensing: String,
    /// [`super::picture::Meaning::Information`].
    pub information: String,
    /// [`super::picture::Meaning::Shared`].
    pub shared: String,
    /// [`super::picture::Meaning::Assignment`].
    pub assignment: String,
    /// [`super::picture::Meaning::UpperTier`].
    pub upper: String,
    /// [`super::picture::Meaning::LowerTier`].
    pub lower: String,
    /// [`super::picture::AttemptResult::Intercepted`].
    pub intercepted: String,
    /// [`super::picture::AttemptResult::Missed`].
    pub missed: String,
    /// [`super::picture::Meaning::Considered`], and symbols drawn in dots.
    pub considered: String,
}
