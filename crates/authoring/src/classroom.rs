//! The content for a class: aims, lesson plans, questions, prompts for debate, corrections.
//!
//! For those who write pages; nothing of it is shipped to the browser.

use crate::date::Date;
use lesson::choice;
use lesson::model::StepId;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Everything for a class, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Classroom {
    /// What students can do afterwards.
    pub aims: Vec<String>,
    /// What a lesson needs.
    pub needs: Vec<String>,
    /// What the explainer cannot do.
    pub cannot: Vec<String>,
    /// Lessons, the shortest first.
    pub plans: Vec<Plan>,
    /// Questions to check oneself by.
    pub questions: Vec<Question>,
    /// Questions on which people differ.
    pub prompts: Vec<Prompt>,
    /// What to read, by [`lesson::model::Source::id`], and why.
    pub reading: Vec<(String, String)>,
    /// What was set right, the latest first.
    pub corrections: Vec<Correction>,
    /// The words of the pages, dialogs and windows for a class, by name. `{…}` is filled in.
    pub words: BTreeMap<String, String>,
}

impl Classroom {
    /// One of the words.
    ///
    /// # Panics
    /// Where there is none of this name: a page must not say nothing in silence.
    #[must_use]
    pub fn word(&self, name: &str) -> &str {
        self.words.get(name).unwrap_or_else(|| panic!("tools.toml has no words for “{name}”"))
    }

    /// What students read: it carries readings where the language has them.
    pub fn for_students(&self) -> impl Iterator<Item = &String> {
        self.questions.iter().flat_map(|question| {
            let options = question.options.iter().flat_map(|option| [&option.words, &option.feedback]);
            [&question.ask].into_iter().chain(options)
        })
    }
}

/// A lesson of so many minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How long it is in all, in minutes.
    pub minutes: u32,
    /// The name that readers see, in the language of the edition.
    pub name: String,
    /// What is done, one after the other: minutes, and what the teacher does.
    pub parts: Vec<(u32, String)>,
    /// How long the class stays at each step of the default path, in seconds; in all as long as the lesson. What comes
    /// before the story is done at its first step, what comes after it at its last.
    pub stays: Vec<(StepId, u32)>,
}

/// A question with one right answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The ID, as in addresses: lower-case letters, digits and hyphens.
    pub id: String,
    /// What it is about.
    pub about: About,
    /// The step that answers it.
    pub step: StepId,
    /// What is asked.
    pub ask: String,
    /// What can be answered.
    pub options: Vec<AnswerOption>,
}

choice!(
    /// What a question is about.
    About, "about" {
        /// Who sees, passes on, decides and acts; and what remains when something fails.
        Arrangement = "arrangement",
        /// What the arrangement cannot do or say.
        Limits = "limits",
        /// How the picture is read.
        Picture = "picture"
    }
);

/// One of the answers to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerOption {
    /// Its name among the options, as the form's value.
    pub id: String,
    /// What it says.
    pub words: String,
    /// What is said to those who choose it.
    pub feedback: String,
    /// Whether it is the right one.
    pub right: bool,
}

/// A question on which people differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What is asked.
    pub ask: String,
    /// Which positions a class may meet; for the teacher.
    pub hint: String,
    /// What it rests on: names of facts.
    pub facts: Vec<String>,
}

/// Whose wording was set right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// The article's.
    Article,
    /// That of these pages.
    Ours,
}

/// Something that was set right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Whose wording it was.
    pub of: Whose,
    /// When.
    pub date: Date,
    /// What stood there, or in the article.
    pub was: String,
    /// What stands here now.
    pub is: String,
    /// Why.
    pub why: String,
    /// What supports it: names of facts.
    pub facts: Vec<String>,
}
