//! How a view of the lesson is written down: one grammar for page addresses, the single file's
//! hash, an element's attributes and messages.
//!
//! Here are the choices that a view has, and where a step is. [`crate::query`] reads and writes the query, [`crate::model`] defines steps
//! and paths, and the shell sets the browser's address.

use crate::choice;
use crate::model::{LanguageId, StepId};

choice!(
    /// Colours, weights and the size of the picture's words.
    Theme, "theme" {
        /// As the system asks.
        Auto = "auto",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
        /// For a lit room.
        Projector = "projector"
    }
);
choice!(
    /// The size of the words around the picture.
    TextSize, "text" {
        /// As the browser has it.
        Normal = "normal",
        /// A quarter more.
        Large = "large",
        /// Half as much again.
        Larger = "larger"
    }
);
choice!(
    /// Whether the picture names its parts.
    Labels, "labels" {
        /// It does.
        Shown = "shown",
        /// The class names them.
        Hidden = "hidden"
    }
);
choice!(
    /// Whether words carry their readings.
    Readings, "readings" {
        /// They do not.
        Off = "off",
        /// They do, in languages that have readings.
        On = "on"
    }
);
choice!(
    /// Whether a step draws itself.
    Motion, "motion" {
        /// Unless the system asks for less.
        Auto = "auto",
        /// Everything stands at once.
        Less = "less"
    }
);
choice!(
    /// Whether letters, digits and marks are shortcuts (WCAG 2.1.4).
    Shortcuts, "keys" {
        /// They are.
        On = "on",
        /// Only arrows and paging keys are.
        Off = "off"
    }
);
choice!(
    /// How much page is around the story.
    Ui, "ui" {
        /// All of it.
        Full = "full",
        /// None: presenting.
        Board = "board",
        /// Reserved for a screen in an exhibition.
        Kiosk = "kiosk"
    }
);

/// What kind of page shows the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// A page of the site: `en/lower-hit.html`.
    Page,
    /// A page to be framed by others: `embed/en/lower-hit.html`.
    Embed,
    /// The whole lesson in one file: `#en/lower-hit`.
    SingleFile,
}

impl Surface {
    /// As it is written in markup.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Embed => "embed",
            Self::SingleFile => "single-file",
        }
    }

    /// From how it is written in markup.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        [Self::Page, Self::Embed, Self::SingleFile].into_iter().find(|surface| surface.as_str() == written)
    }

    /// The address of a step below the site's root.
    #[must_use]
    pub fn step(self, language: &LanguageId, step: &StepId) -> String {
        let (language, step) = (language.as_str(), step.as_str());
        match self {
            Self::Page => [language, "/", step, ".html"].concat(),
            Self::Embed => ["embed/", language, "/", step, ".html"].concat(),
            Self::SingleFile => ["#", language, "/", step].concat(),
        }
    }
}

/// Writes links from where a page stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    /// What kind of page it is.
    pub surface: Surface,
    /// The way to the site's root: `../`, or an address that ends in `/`.
    pub root: String,
    /// Carried along, with its question mark; empty for the default view. A moment belongs to one step, and is not in it.
    pub query: String,
}

impl Links {
    /// The address of what is shown at a step, with its whole query. In the single file a link names the step alone, so that it also
    /// works where nothing is awake; the address says the rest too.
    #[must_use]
    pub fn address(&self, language: &LanguageId, step: &StepId, query: &str) -> String {
        let place = self.surface.step(language, step);
        match self.surface {
            Surface::SingleFile => [query, &place].concat(),
            Surface::Page | Surface::Embed => [self.root.as_str(), &place, query].concat(),
        }
    }

    /// The link to a step.
    #[must_use]
    pub fn step(&self, language: &LanguageId, step: &StepId) -> String {
        match self.surface {
            Surface::SingleFile => self.surface.step(language, step),
            Surface::Page | Surface::Embed => self.address(language, step, &self.query),
        }
    }
}

/// The address of a page beside the story, or of a file for one language, below the site's root.
#[must_use]
pub fn section(language: &LanguageId, name: &str) -> String {
    [language.as_str(), "/", name, ".html"].concat()
}

/// The address of a figure below the site's root: `figures/en/lower-hit.landscape.light.svg`.
#[must_use]
pub fn figure(language: &LanguageId, name: &str, composition: &str, theme: Theme) -> String {
    let name = [name, composition, theme.as_str(), "svg"].join(".");
    ["figures/", language.as_str(), "/", &name].concat()
}

/// Finds language and step in the path or the hash of an address.
#[must_use]
pub fn step_in(address: &str) -> Option<(LanguageId, StepId)> {
    let address = address.strip_suffix(".html").unwrap_or(address).trim_start_matches('#');
    let mut parts = address.rsplit('/');
    let step = parts.next().filter(|part| !part.is_empty())?;
    let language = parts.next().filter(|part| !part.is_empty())?;
    Some((LanguageId::from(language), StepId::from(step)))
}
