//! A snapshot of the current view for observers: host pages, the presenter's window, tools.

use super::Session;
use crate::model::Era;
use crate::prose::plain;
use crate::query::{BEAT, CUT};

/// A snapshot of the current view. Empty texts mean the default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The step.
    pub step: String,
    /// The path in the query, or the current path.
    pub path: String,
    /// The era.
    pub era: &'static str,
    /// How many beats of the step are shown; empty if all are.
    pub beat: String,
    /// The cut links, with the moment of the cut; empty if none is cut.
    pub cut: String,
    /// How the picture reaches its state: see [`super::Tempo`].
    pub tempo: &'static str,
    /// Whether labels are shown.
    pub labels: &'static str,
    /// The language of the words.
    pub language: String,
    /// The step's heading.
    pub title: String,
    /// The step's sentences; empty while labels are hidden.
    pub caption: String,
    /// The position on the path, in words.
    pub progress: String,
}

impl Session {
    /// The snapshot of the current view.
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
