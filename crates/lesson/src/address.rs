//! Addresses of views: the same grammar for page addresses, the single file's hash, an element's attributes and messages.
//!
//! This module has the settings of a view and the links to steps. [`crate::query`] reads and writes the query, [`crate::model`]
//! defines steps and paths, and the program's `store` sets the browser's address.

use crate::choice;
use crate::model::{LanguageId, StepId};

choice!(
    /// Colours, line weights and the text size in the picture.
    Theme, "theme" {
        /// The system's choice of light or dark.
        Auto = "auto",
        /// Dark text on light.
        Light = "light",
        /// Light text on dark.
        Dark = "dark",
        /// For a projector in a lit room.
        Projector = "projector"
    }
);
choice!(
    /// The text size of the page. The picture's own text keeps its size.
    TextSize, "text" {
        /// The browser's size.
        Normal = "normal",
        /// 125 %.
        Large = "large",
        /// 150 %.
        Larger = "larger"
    }
);
choice!(
    /// Whether the picture's labels are shown.
    Labels, "labels" {
        /// Labels show names.
        Shown = "shown",
        /// Labels show letters, for the label quiz.
        Hidden = "hidden"
    }
);
choice!(
    /// Whether words have furigana.
    Readings, "readings" {
        /// Without furigana.
        Off = "off",
        /// With furigana, in languages that have them.
        On = "on"
    }
);
choice!(
    /// Whether a step plays.
    Motion, "motion" {
        /// It plays unless the system asks for reduced motion.
        Auto = "auto",
        /// Everything is shown immediately.
        Less = "less"
    }
);
choice!(
    /// Whether single letters, digits and marks are shortcuts (WCAG 2.1.4).
    Shortcuts, "keys" {
        /// All shortcuts act.
        On = "on",
        /// Only arrow and paging keys act.
        Off = "off"
    }
);
choice!(
    /// How much of the page is shown around the story.
    Ui, "ui" {
        /// The whole page.
        Full = "full",
        /// The story alone, for presenting.
        Board = "board",
        /// The story alone, for a screen in a hall: it plays until a visitor touches it, and nothing leads out.
        Kiosk = "kiosk"
    }
);

/// The kind of page that shows the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// A page of the site, such as `en/lower-hit.html`.
    Page,
    /// A page for frames on other sites, such as `embed/en/lower-hit.html`.
    Embed,
    /// The whole lesson in a single file, with steps such as `#en/lower-hit`.
    SingleFile,
}

impl Surface {
    /// The value of `data-surface` in markup.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Embed => "embed",
            Self::SingleFile => "single-file",
        }
    }

    /// Parses the value of `data-surface`.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        [Self::Page, Self::Embed, Self::SingleFile].into_iter().find(|surface| surface.as_str() == written)
    }

    /// A step's address, relative to the site's root.
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

/// Builds links that are right for the page on which they appear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    /// The kind of that page.
    pub surface: Surface,
    /// The path to the site's root: `../`, or an address that ends in `/`.
    pub root: String,
    /// The query for every link, with its question mark; empty for the default view. It has no `beat`, which belongs to a single step.
    pub query: String,
}

impl Links {
    /// The address of the current view at a step, with its whole query. In the single file this differs from [`Self::step`]: links
    /// there name only the step, so that they also work without scripts.
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

/// The address of a page beside the story, or of a file in a language, relative to the site's root.
#[must_use]
pub fn section(language: &LanguageId, name: &str) -> String {
    [language.as_str(), "/", name, ".html"].concat()
}

/// The address of a figure, relative to the site's root: `figures/en/lower-hit.landscape.light.svg`.
#[must_use]
pub fn figure(language: &LanguageId, name: &str, composition: &str, theme: Theme) -> String {
    let name = [name, composition, theme.as_str(), "svg"].join(".");
    ["figures/", language.as_str(), "/", &name].concat()
}

/// Finds language and step in the path or the hash of an address. They need not exist in the lesson.
#[must_use]
pub fn step_in(address: &str) -> Option<(LanguageId, StepId)> {
    let address = address.strip_suffix(".html").unwrap_or(address).trim_start_matches('#');
    let mut parts = address.rsplit('/');
    let step = parts.next().filter(|part| !part.is_empty())?;
    let language = parts.next().filter(|part| !part.is_empty())?;
    Some((LanguageId::from(language), StepId::from(step)))
}
