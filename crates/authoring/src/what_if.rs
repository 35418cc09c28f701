//! What the story needs from its links: the rules of its marks, and the words for what follows when something is lost.
//!
//! The crate `what_if` works out what is lost. [`crate::dependency`] holds the links and the capabilities.

use lesson::model::{MarkId, Named, StepId};
use std::collections::BTreeMap;

/// The rules and the words, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIf {
    /// What marks need. The first rule that holds counts.
    pub rules: Vec<Rule>,
    /// The questions of the story.
    pub forks: Vec<Fork>,
    /// The steps that show a hit.
    pub insteads: Vec<Instead>,
    /// The words that replace those of steps. The first that fits counts.
    pub ends: Vec<End>,
    /// The sentences that are added. All that fit are shown.
    pub remarks: Vec<Remark>,
    /// Where the missile is, by step.
    pub scenes: Named<String>,
    /// The words of the controls, by name.
    pub controls: Named<String>,
    /// What the rules cannot say.
    pub note: Vec<String>,
}

/// What some marks need to come into the picture or to become active.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The marks.
    pub marks: Vec<MarkId>,
    /// The steps in which it holds. None: every step.
    pub steps: Vec<StepId>,
    /// The capabilities that must hold at that moment.
    pub needs: Vec<String>,
    /// The marks that must have come before.
    pub after: Vec<MarkId>,
}

/// A question that arises only if something has happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fork {
    /// The step that asks.
    pub step: StepId,
    /// The mark that must have come.
    pub needs: MarkId,
    /// The step that follows without the question.
    pub on: StepId,
}

/// A step that shows a hit, and the step that shows the same flight without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    /// The step.
    pub step: StepId,
    /// The step whose flight it takes over.
    pub by: StepId,
}

/// A mark as it was in a step, or as it last was on the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The step. None: the last one up to the step that is shown.
    pub step: Option<StepId>,
    /// The mark.
    pub mark: MarkId,
}

/// When words are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// In these steps.
    pub steps: Vec<StepId>,
    /// All of these are lost.
    pub lost: Vec<Mention>,
    /// None of these is lost.
    pub kept: Vec<Mention>,
}

/// Words that replace those of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The ID.
    pub id: String,
    /// When it is shown.
    pub when: Condition,
    /// The title.
    pub title: String,
    /// What happens, and why it matters.
    pub caption: Vec<String>,
}

/// A sentence after the caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The name of its words. Several conditions may share them.
    pub id: String,
    /// When it is shown.
    pub when: Condition,
    /// The words.
    pub words: String,
}

impl WhatIf {
    /// The rule of a mark in a step. None where it needs no link.
    #[must_use]
    pub fn rule(&self, step: &StepId, mark: &MarkId) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.marks.contains(mark) && (rule.steps.is_empty() || rule.steps.contains(step)))
    }

    /// The words of one of the controls.
    #[must_use]
    pub fn control(&self, name: &str) -> &str {
        self.controls.iter().find(|(its, _)| its == name).map_or("", |(_, words)| words)
    }

    /// The sentences of the remarks, each once.
    #[must_use]
    pub fn remark_words(&self) -> BTreeMap<&str, &str> {
        self.remarks.iter().map(|remark| (remark.id.as_str(), remark.words.as_str())).collect()
    }

    /// All words that are read on the page.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        let ends = self.ends.iter().flat_map(|end| end.caption.iter().chain([&end.title]));
        let named = self.scenes.iter().chain(&self.controls).map(|(_, words)| words);
        ends.chain(self.remarks.iter().map(|remark| &remark.words)).chain(named).chain(&self.note)
    }
}

impl Mention {
    /// From how it is written: `launch/jadge`, or the mark alone.
    #[must_use]
    pub fn read(written: &str) -> Self {
        match written.split_once('/') {
            Some((step, mark)) => Self { step: Some(step.into()), mark: mark.into() },
            None => Self { step: None, mark: written.into() },
        }
    }
}
