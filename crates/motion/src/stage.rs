//! The stage of a step: every part of the drawing with its place in it, and the drawing of the previous step.

use crate::track::On;
use lesson::drawing::{Child, Element, contents};
use lesson::model::picture::Picture;
use lesson::model::{Lesson, MarkId};
use lesson::scene::{Composition, Presence, Scene};
use lesson::story::Story;

pub(crate) struct Stage<'a> {
    pub(crate) scene: Scene<'a>,
    /// The previous step; `None` if this step begins anew.
    pub(crate) before: Option<Scene<'a>>,
    /// Marks of later steps that the previous step previewed. They belong to no event, and no motion removes them.
    ahead: Vec<MarkId>,
    drawn: Vec<Vec<Element>>,
    drawn_before: Vec<Element>,
}

impl<'a> Stage<'a> {
    pub(crate) fn of(lesson: &'a Lesson, story: &Story, composition: Composition) -> Self {
        let scene = Scene::of(lesson, story, composition);
        let walked = story.walked(lesson);
        let last = match walked.as_slice() {
            [.., before, here] if !here.fresh => Some(*before),
            _ => None,
        };
        let ahead = last.map(|step| step.before.clone()).unwrap_or_default();
        let before = last.map(|step| Story { step: step.id.clone(), path: story.path.clone() });
        let before = before.map(|before| Scene::of(lesson, &before, composition));
        let drawn = contents(&scene, "").into_iter().map(children).collect();
        let drawn_before = before.iter().flat_map(|scene| contents(scene, "")).flat_map(children).collect();
        Self { scene, before, ahead, drawn, drawn_before }
    }

    pub(crate) fn picture(&self) -> &'a Picture {
        self.scene.picture
    }

    /// The number of parts in each group of the drawing. The player refuses a picture with other numbers.
    pub(crate) fn parts(&self) -> Vec<usize> {
        self.drawn.iter().map(Vec::len).collect()
    }

    /// The part of this kind and name.
    pub(crate) fn part(&self, kind: &str, name: &str) -> Option<On> {
        let key = [kind, name].join(" ");
        self.drawn
            .iter()
            .enumerate()
            .find_map(|(group, parts)| Some(On::Part { group, nth: parts.iter().position(|part| part.key == key)? }))
    }

    /// The parts of a mark, without its words.
    pub(crate) fn parts_of(&self, mark: &MarkId) -> Vec<On> {
        ["ribbon", "node", "line", "tier", "symbol", "outcome"].iter().filter_map(|kind| self.part(kind, mark.as_str())).collect()
    }

    /// The words of a mark.
    pub(crate) fn labels_of(&self, mark: &MarkId) -> Vec<On> {
        let labels = self.picture().labels.iter().filter(|label| label.of.as_ref() == Some(mark));
        labels.filter_map(|label| self.part("label", &label.id)).collect()
    }

    /// A mark's presence in the previous step. Before a step that begins anew, and before the first step, everything is at rest.
    pub(crate) fn was(&self, mark: &MarkId) -> Option<Presence> {
        match &self.before {
            Some(before) => before.presence(mark),
            None => self.scene.presence(mark).map(|_| Presence::Standing),
        }
    }

    /// The drawing of a mark in the previous step, if the mark has left the picture.
    pub(crate) fn gone(&self, kind: &str, mark: &MarkId) -> Option<Element> {
        if self.scene.presence(mark).is_some() || self.ahead.contains(mark) {
            return None;
        }
        let key = [kind, mark.as_str()].join(" ");
        self.drawn_before.iter().find(|element| element.key == key).cloned()
    }
}

fn children(group: Element) -> Vec<Element> {
    let element = |child| match child {
        Child::Element(element) => Some(element),
        Child::Text(_) => None,
    };
    group.children.into_iter().filter_map(element).collect()
}
