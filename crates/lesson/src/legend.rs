//! The legend: the meaning of each line and mark in the picture, a sample, and whether the step uses it.
//!
//! A line or mark that the picture does not show has no entry.
//! Samples are drawn with the same functions as the picture, so the two are always equal.

use crate::drawing::{Element, arrowhead, tier_shape};
use crate::model::picture::{AttemptResult, Meaning, Tier, Tip};
use crate::scene::{Presence, Scene};

/// An entry of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    /// The meaning, in the lesson's language.
    pub words: &'a str,
    /// Whether the step uses it.
    pub lit: bool,
    /// The sample, as an `<svg>`.
    pub sample: Element,
}

/// The legend for a scene, in a fixed order.
#[must_use]
pub fn of<'a>(scene: &Scene<'a>) -> Vec<Entry<'a>> {
    let words = &scene.lesson.page.meanings;
    let at_work = |presence: &Presence| matches!(presence, Presence::Lit | Presence::New);
    let line = |meaning, words: &'a str| {
        let alike = scene.picture.lines.iter().filter(move |line| line.means == meaning);
        let mut shown = alike.filter_map(|line| Some((line.era, scene.presence(&line.id)?))).peekable();
        shown.peek()?;
        // A mark that only one era's picture has does not belong to the step itself.
        Some(Entry { words, lit: shown.any(|(era, presence)| era.is_none() && at_work(&presence)), sample: line_sample(meaning) })
    };
    let outcome = |result, words: &'a str| {
        let alike = scene.picture.outcomes.iter().filter(move |it| it.result == result);
        let mut shown = alike.filter_map(|it| scene.presence(&it.id)).peekable();
        shown.peek()?;
        Some(Entry { words, lit: shown.any(|presence| at_work(&presence)), sample: outcome_sample(result) })
    };
    let entries = [
        line(Meaning::Incoming, &words.incoming),
        line(Meaning::Expected, &words.expected),
        line(Meaning::Sensing, &words.sensing),
        line(Meaning::Information, &words.information),
        line(Meaning::Shared, &words.shared),
        line(Meaning::Assignment, &words.assignment),
        line(Meaning::UpperTier, &words.upper),
        line(Meaning::LowerTier, &words.lower),
        outcome(AttemptResult::Intercepted, &words.intercepted),
        outcome(AttemptResult::Missed, &words.missed),
        line(Meaning::Considered, &words.considered),
    ];
    entries.into_iter().flatten().collect()
}

fn sample() -> Element {
    Element::new("svg").with("class", "sample").with("viewBox", "0 0 44 20").with("aria-hidden", "true")
}

fn line_sample(meaning: Meaning) -> Element {
    let course = Element::new("path").with("class", "course").with("d", "M2 10H42");
    let line = Element::new("g").with("class", &["line lit ", meaning.class()].concat()).child(course);
    sample().child(match meaning {
        Meaning::Information | Meaning::Shared | Meaning::Assignment => line.child(arrowhead(Tip { at: [42, 10], turn: 90 }, false)),
        _ => line,
    })
}

/// A result in the shapes of both tiers.
fn outcome_sample(result: AttemptResult) -> Element {
    let (class, met) = match result {
        AttemptResult::Intercepted => ("outcome intercepted ", true),
        AttemptResult::Missed | AttemptResult::Ahead => ("outcome missed ", false),
    };
    let shapes = [(Tier::Upper, 11), (Tier::Lower, 33)].map(|(tier, x)| {
        let ring = tier_shape(tier, [x, 10], 15).with("class", "ring");
        let dot = met.then(|| Element::new("circle").with("class", "met").number("cx", x).number("cy", 10).number("r", 3));
        Element::new("g").with("class", &[class, tier.class()].concat()).child(ring).all(dot)
    });
    sample().all(shapes)
}
