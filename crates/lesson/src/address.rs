//! How a view of the lesson is written down: one grammar for page addresses, the single file's
//! hash, an element's attributes and messages.
//!
//! Reading never fails: a value that does not exist falls back to its default and is reported,
//! so that the page can say so. What a step or a path *is* stands in [`crate::model`]; setting a
//! browser's address is the shell's matter.

use crate::choice;
use crate::model::{Era, LanguageId, Lesson, PathId, StepId};

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
        Board = "board"
    }
);

/// Everything about a view but its language and step, which stand in the address itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Which way through the story.
    pub path: PathId,
    /// Which year's arrangement.
    pub era: Era,
    /// Which look.
    pub theme: Theme,
    /// How large the words are.
    pub text: TextSize,
    /// Whether the picture names its parts.
    pub labels: Labels,
    /// Whether words carry their readings, where the language has them.
    pub readings: Readings,
    /// Whether a step draws itself.
    pub motion: Motion,
    /// Whether letters are shortcuts.
    pub shortcuts: Shortcuts,
    /// How much page there is.
    pub ui: Ui,
}

/// A value that an address asked for and that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadValue {
    /// Its key.
    pub key: String,
    /// What was asked for.
    pub value: String,
    /// What is shown instead.
    pub used: String,
}

impl View {
    /// What is shown when an address says nothing.
    #[must_use]
    pub fn default_of(lesson: &Lesson) -> Self {
        Self {
            path: lesson.default_path().id.clone(),
            era: Era::default(),
            theme: Theme::default(),
            text: TextSize::default(),
            labels: Labels::default(),
            readings: Readings::default(),
            motion: Motion::default(),
            shortcuts: Shortcuts::default(),
            ui: Ui::default(),
        }
    }

    /// Reads a query, with or without its question mark. Keys of others are left alone.
    #[must_use]
    pub fn read(lesson: &Lesson, query: &str) -> (Self, Vec<BadValue>) {
        let mut view = Self::default_of(lesson);
        let mut bad = Vec::new();
        for (key, value) in query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')) {
            let kept = match key {
                "path" => {
                    let asked = lesson.path(&PathId::from(value)).map(|path| path.id.clone());
                    take(&mut view.path, asked).map(|path| path.0)
                }
                Era::KEY => take(&mut view.era, Era::read(value)).map(|it| it.as_str().to_owned()),
                Theme::KEY => take(&mut view.theme, Theme::read(value)).map(|it| it.as_str().to_owned()),
                TextSize::KEY => take(&mut view.text, TextSize::read(value)).map(|it| it.as_str().to_owned()),
                Labels::KEY => take(&mut view.labels, Labels::read(value)).map(|it| it.as_str().to_owned()),
                Readings::KEY => take(&mut view.readings, Readings::read(value)).map(|it| it.as_str().to_owned()),
                Motion::KEY => take(&mut view.motion, Motion::read(value)).map(|it| it.as_str().to_owned()),
                Shortcuts::KEY => take(&mut view.shortcuts, Shortcuts::read(value)).map(|it| it.as_str().to_owned()),
                Ui::KEY => take(&mut view.ui, Ui::read(value)).map(|it| it.as_str().to_owned()),
                _ => None,
            };
            bad.extend(kept.map(|used| BadValue { key: key.to_owned(), value: value.to_owned(), used }));
        }
        (view, bad)
    }

    /// Writes the query: defaults left out, a fixed order, and nothing at all for the default view.
    #[must_use]
    pub fn query(&self, lesson: &Lesson) -> String {
        let default = Self::default_of(lesson);
        let pairs = [
            ("path", self.path.as_str(), self.path != default.path),
            (Era::KEY, self.era.as_str(), self.era != default.era),
            (Theme::KEY, self.theme.as_str(), self.theme != default.theme),
            (TextSize::KEY, self.text.as_str(), self.text != default.text),
            (Labels::KEY, self.labels.as_str(), self.labels != default.labels),
            (Readings::KEY, self.readings.as_str(), self.readings != default.readings),
            (Motion::KEY, self.motion.as_str(), self.motion != default.motion),
            (Shortcuts::KEY, self.shortcuts.as_str(), self.shortcuts != default.shortcuts),
            (Ui::KEY, self.ui.as_str(), self.ui != default.ui),
        ];
        let mut query = String::new();
        for (key, value, _) in pairs.into_iter().filter(|(_, _, said)| *said) {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(key);
            query.push('=');
            query.push_str(value);
        }
        query
    }
}

/// The keys that a device may remember: they belong to the one who looks. The rest belongs to one view of one step.
pub const REMEMBERED: [&str; 5] = [Theme::KEY, TextSize::KEY, Motion::KEY, Shortcuts::KEY, Readings::KEY];

/// Everything that can be asked for in a frame: each key with its values, the default first; language and step are the address
/// itself. Scripts get this, so that none of them has a list of its own.
#[must_use]
pub fn grammar(lesson: &Lesson) -> Vec<(&'static str, Vec<String>)> {
    fn choices<T>(key: &'static str, all: &[T], written: impl Fn(&T) -> &str) -> (&'static str, Vec<String>) {
        (key, all.iter().map(|value| written(value).to_owned()).collect())
    }
    vec![
        choices("lang", &lesson.languages, |it| it.id.as_str()),
        choices("step", &lesson.steps, |it| it.id.as_str()),
        choices("path", &lesson.paths, |it| it.id.as_str()),
        choices(Era::KEY, Era::ALL, |it| it.as_str()),
        choices(Theme::KEY, Theme::ALL, |it| it.as_str()),
        choices(TextSize::KEY, TextSize::ALL, |it| it.as_str()),
        choices(Labels::KEY, Labels::ALL, |it| it.as_str()),
        choices(Readings::KEY, Readings::ALL, |it| it.as_str()),
        choices(Motion::KEY, Motion::ALL, |it| it.as_str()),
        choices(Shortcuts::KEY, Shortcuts::ALL, |it| it.as_str()),
    ]
}

/// Puts a value that exists in its place; for one that does not, says what stays there.
fn take<T: Clone>(place: &mut T, asked: Option<T>) -> Option<T> {
    match asked {
        Some(value) => {
            *place = value;
            None
        }
        None => Some(place.clone()),
    }
}

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
    /// Carried along, with its question mark; empty for the default view.
    pub query: String,
}

impl Links {
    /// The address of what is shown at a step. In the single file a link names the step alone, so that it also
    /// works where nothing is awake; the address says the rest too.
    #[must_use]
    pub fn address(&self, language: &LanguageId, step: &StepId) -> String {
        match self.surface {
            Surface::SingleFile => [self.query.as_str(), &self.step(language, step)].concat(),
            Surface::Page | Surface::Embed => self.step(language, step),
        }
    }

    /// The link to a step.
    #[must_use]
    pub fn step(&self, language: &LanguageId, step: &StepId) -> String {
        let place = self.surface.step(language, step);
        match self.surface {
            Surface::SingleFile => place,
            Surface::Page | Surface::Embed => [self.root.as_str(), &place, &self.query].concat(),
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
