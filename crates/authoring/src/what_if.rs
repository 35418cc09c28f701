//! The story's dependence on its links: the rules of its marks, and the words for the results of cut links.
//!
//! The crate `what_if` computes the results. [`crate::dependency`] has the links and the capabilities.

use lesson::model::{MarkId, Named, StepId};
use std::collections::BTreeMap;

/// The rules and the words, in a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIf {
    /// The needs of marks. The first rule that fits a mark counts.
    pub rules: Vec<Rule>,
    /// The questions of the story.
    pub forks: Vec<Fork>,
    /// The steps that show a hit.
    pub insteads: Vec<Instead>,
    /// Words that replace those of steps. The first that fits counts.
    pub ends: Vec<End>,
    /// Sentences that are added. All that fit are shown.
    pub remarks: Vec<Remark>,
    /// The missile's situation in each step.
    pub scenes: Named<String>,
    /// The words of the controls, by key.
    pub controls: Named<String>,
    /// The limits of the rules.
    pub note: Vec<String>,
}

/// What some marks need to appear or to become active.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The marks.
    pub marks: Vec<MarkId>,
    /// The steps in which the rule holds; empty for every step.
    pub steps: Vec<StepId>,
    /// The capabilities that must be kept at that moment.
    pub needs: Vec<String>,
    /// The marks that must have appeared before.
    pub after: Vec<MarkId>,
}

/// A question that comes up only if something has happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fork {
    /// The step with the question.
    pub step: StepId,
    /// The mark that must have appeared.
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

/// A mark in a step, or in the last step of the path that changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The step; `None` for the last one up to the current step.
    pub step: Option<StepId>,
    /// The mark.
    pub mark: MarkId,
}

/// The condition of words.
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
    /// The id.
    pub id: String,
    /// Its condition.
    pub when: Condition,
    /// The title.
    pub title: String,
    /// The caption: what happens, and why it matters.
    pub caption: Vec<String>,
}

/// A sentence after the caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The key of its words. Several conditions may share them.
    pub id: String,
    /// Its condition.
    pub when: Condition,
    /// The words.
    pub words: String,
}

impl WhatIf {
    /// The rule of a mark in a step. `None` if it needs no link.
    #[must_use]
    pub fn rule(&self, step: &StepId, mark: &MarkId) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.marks.contains(mark) && (rule.steps.is_empty() || rule.steps.contains(step)))
    }

    /// The words of a control.
    #[must_use]
    pub fn control(&self, name: &str) -> &str {
        self.controls.iter().find(|(its, _)| its == name).map_or("", |(_, words)| words)
    }

    /// The sentences of the remarks, each once.
    #[must_use]
    pub fn remark_words(&self) -> BTreeMap<&str, &str> {
        self.remarks.iter().map(|remark| (remark.id.as_str(), remark.words.as_str())).collect()
    }

    /// All words that the page shows.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        let ends = self.ends.iter().flat_map(|end| end.caption.iter().chain([&end.title]));
        let named = self.scenes.iter().chain(&self.controls).map(|(_, words)| words);
        ends.chain(self.remarks.iter().map(|remark| &remark.words)).chain(named).chain(&self.note)
    }
}

impl Mention {
    /// Parses `launch/jadge`, or a mark alone.
    #[must_use]
    pub fn read(written: &str) -> Self {
        match written.split_once('/') {
            Some((step, mark)) => Self { step: Some(step.into()), mark: mark.into() },
            None => Self { step: None, mark: written.into() },
        }
    }
}
