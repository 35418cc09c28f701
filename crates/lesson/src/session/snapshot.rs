//! A snapshot of the current view for observers: host pages, the presenter's window, tools.

use super::Session;
use crate::model::Era;
use crate::prose::plain;
use crate::query::{BEAT, CUT};

/// What is shown now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The step.
    pub step: String,
    /// The path that was asked for or taken.
    pub path: String,
    /// The year.
    pub era: &'static str,
    /// How many beats of the step are shown; empty where all are.
    pub beat: String,
    /// Which links are cut, and since when; empty where none is.
    pub cut: String,
    /// How the picture comes to that: see [`super::Tempo`].
    pub tempo: &'static str,
    /// Whether names are shown.
    pub labels: &'static str,
    /// The language of the words.
    pub language: String,
    /// The heading that is read with the picture.
    pub title: String,
    /// The sentences that are read with the picture; none while names are hidden.
    pub caption: String,
    /// How far the visitor is, in words.
    pub progress: String,
}

impl Session {
    /// What is shown now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let Self { lesson, story, query, .. } = self;
        let step = story.shown(lesson);
        let (title, caption, progress) = if self.naming().is_some() {
            (lesson.page.naming.title.clone(), String::new(), self.naming_progress())
        } else {
            let sentences = match &step.now {
                Some(now) if query.era() == Era::Now => &now.caption,
                _ => &step.caption,
            };
            (plain(&step.heading), plain(&sentences.join(" ")), story.progress_text(lesson))
        };
        Snapshot {
            step: story.step.0.clone(),
            path: query.path(lesson).0,
            era: query.era().as_str(),
            beat: query.get(BEAT).to_owned(),
            cut: query.get(CUT).to_owned(),
            tempo: self.tempo.as_str(),
            labels: query.labels().as_str(),
            language: lesson.language.id.0.clone(),
            title,
            caption,
            progress,
        }
    }
}
