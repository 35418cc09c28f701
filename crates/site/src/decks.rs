//! The slides: a PowerPoint file for each path and theme, and the links to them.

use crate::figure_style::Style;
use crate::site::Site;
use authoring::Edition;
use lesson::address::Theme;
use lesson::model::Path;
use lesson::scene::{Composition, Layout};

/// The themes of decks. A slide is shown on a screen or by a projector.
pub(crate) const THEMES: [Theme; 2] = [Theme::Light, Theme::Projector];

/// The address of a deck, relative to the site's root.
pub(crate) fn place(lesson: &Edition, path: &Path, theme: Theme) -> String {
    ["slides/", &slides::file_name(lesson, path, theme)].concat()
}

impl Site {
    /// All decks: address and bytes.
    #[must_use]
    pub fn decks(&self) -> Vec<(String, Vec<u8>)> {
        let mut decks = Vec::new();
        let [tokens, picture] = &self.assets.figure_style;
        for lesson in &self.editions {
            for theme in THEMES {
                let layout = Layout::Page(Composition::Landscape);
                let style = Style::computed(tokens, picture, theme, layout, lesson.language.id.as_str());
                let author = lesson.classroom.word("slides_author");
                for path in &lesson.paths {
                    let deck = slides::deck(lesson, path, author, &|drawing| style.with_attributes(drawing));
                    decks.push((place(lesson, path, theme), deck));
                }
            }
        }
        decks
    }
}
