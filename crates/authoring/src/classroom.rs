//! The content for a class: aims, lesson plans, quiz questions, debate questions, corrections.
//!
//! It is on the static pages; nothing in it is shipped to the browser.

use crate::date::Date;
use crate::section::Section;
use lesson::address::Labels;
use lesson::choice;
use lesson::model::StepId;
use serde::Deserialize;
use std::collections::BTreeMap;

/// All content for a class, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Classroom {
    /// What students can do after the lesson.
    pub aims: Vec<String>,
    /// What a teacher needs for the lesson.
    pub needs: Vec<String>,
    /// What the explainer cannot do.
    pub cannot: Vec<String>,
    /// The lesson in a few sentences, for students to take home.
    pub sentences: Vec<String>,
    /// Lesson plans, the shortest first.
    pub plans: Vec<Plan>,
    /// The questions of the quiz.
    pub questions: Vec<Question>,
    /// Questions that classes ask, in the order of the story.
    pub asked: Vec<Asked>,
    /// Says what an answer rests on, by [`Basis::as_str`].
    pub bases: BTreeMap<String, String>,
    /// Debate questions.
    pub prompts: Vec<Prompt>,
    /// Further reading by [`lesson::model::Source::id`], with a reason.
    pub reading: Vec<(String, String)>,
    /// Corrections, the latest first.
    pub corrections: Vec<Correction>,
    /// The words of the pages, dialogs and windows for a class, by name. Names in braces are placeholders.
    pub words: BTreeMap<String, String>,
}

impl Classroom {
    /// The words with this name.
    ///
    /// # Panics
    /// If there are none. A page must not be without a word silently.
    #[must_use]
    pub fn word(&self, name: &str) -> &str {
        self.words.get(name).unwrap_or_else(|| panic!("tools.toml has no words for “{name}”"))
    }

    /// The questions that classes ask at a step.
    pub fn asked_at<'a>(&'a self, step: &'a StepId) -> impl Iterator<Item = &'a Asked> {
        self.asked.iter().filter(move |asked| asked.step == *step)
    }

    /// All words for students. They get furigana if the language has them.
    pub fn for_students(&self) -> impl Iterator<Item = &String> {
        let quiz = self.questions.iter().flat_map(|question| {
            let options = question.options.iter().flat_map(|option| [&option.words, &option.feedback]);
            [&question.ask].into_iter().chain(options)
        });
        let asked = self.asked.iter().flat_map(|asked| [&asked.ask, &asked.answer]);
        quiz.chain(asked).chain(self.bases.values()).chain(&self.sentences)
    }
}

/// Notes for the teacher on a step. The story's pages are for students, so the notes are not shipped.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notes {
    /// A question for the class.
    pub ask: String,
    /// The expected answer.
    pub answer: String,
    /// The misconception that this step can correct.
    pub misconception: String,
}

/// A lesson plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The length of the lesson, in minutes.
    pub minutes: u32,
    /// The name that readers see, in the language of the edition.
    pub name: String,
    /// The parts in order.
    pub parts: Vec<Part>,
    /// The time at each step of the default path, in seconds. The sum is the whole lesson: the time before the story belongs
    /// to its first step, the time after it to its last.
    pub stays: Vec<(StepId, u32)>,
}

/// A part of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// How long it is, in minutes.
    pub minutes: u32,
    /// What the teacher does.
    pub what: String,
    /// What is on the screen for it.
    pub opens: Vec<Opens>,
}

/// Something that a teacher opens for a part of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opens {
    /// A step of the story, as a class sees it.
    Step(StepId, Labels),
    /// A page beside the story; on it something of this id, or the whole page where it is empty.
    Section(Section, String),
}

/// A quiz question with a single right answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id in addresses: lower-case letters, digits and hyphens.
    pub id: String,
    /// Its topic.
    pub about: About,
    /// The step that answers it.
    pub step: StepId,
    /// The question.
    pub ask: String,
    /// The possible answers.
    pub options: Vec<AnswerOption>,
}

choice!(
    /// The topic of a question.
    About, "about" {
        /// Who detects, shares, decides and acts; and what still works when something fails.
        Arrangement = "arrangement",
        /// The limits of the defence and of the picture.
        Limits = "limits",
        /// How to read the picture.
        Picture = "picture"
    }
);

/// A possible answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerOption {
    /// Its id among the answers, as the form's value.
    pub id: String,
    /// The answer.
    pub words: String,
    /// The feedback to those who choose it.
    pub feedback: String,
    /// Whether it is right.
    pub right: bool,
}

/// A question that classes ask, with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The ID, as in addresses: lower-case letters, digits and hyphens.
    pub id: String,
    /// The step at which it comes up.
    pub step: StepId,
    /// What the answer rests on.
    pub basis: Basis,
    /// The question.
    pub ask: String,
    /// The answer: running text with terms.
    pub answer: String,
    /// What supports the answer: names of facts.
    pub facts: Vec<String>,
}

choice!(
    /// What the answer to a question of a class rests on.
    Basis, "basis" {
        /// Statements with sources.
        Sources = "sources",
        /// The picture and its rules.
        Picture = "picture",
        /// Nothing: the sources do not say it, or the explainer does not show it.
        Open = "open"
    }
);

/// A debate question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// The question.
    pub ask: String,
    /// Positions that may come up, for the teacher.
    pub hint: String,
    /// The ids of the facts that support it.
    pub facts: Vec<String>,
}

/// Whose wording was corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// The article's.
    Article,
    /// Our own.
    Ours,
}

/// A correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Whose wording it corrects.
    pub of: Whose,
    /// The date of the correction.
    pub date: Date,
    /// The old wording, of the article or of this site.
    pub was: String,
    /// The wording of this site now.
    pub is: String,
    /// The reason.
    pub why: String,
    /// The ids of the facts that support it.
    pub facts: Vec<String>,
}
