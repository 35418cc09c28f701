//! Markup as a function of the session: plain values in, elements out, and one callback for commands.
//!
//! Views hold no state and do not access the browser. They are functions: a component costs the
//! program five kilobytes and gains nothing, because everything changes at every step.
//! [`story::view`] is prerendered and hydrated; the other views are its parts.

pub(crate) mod caption;
pub(crate) mod controls;
mod element;
pub(crate) mod legend;
pub(crate) mod map;
pub(crate) mod naming;
pub(crate) mod notices;
pub mod picture;
mod props;
pub mod prose;
pub(crate) mod prospects;
pub mod sources;
mod step_link;
pub mod story;

/// Text in which no line breaks inside a designator: a capital, a hyphen, a digit.
#[must_use]
pub fn unbroken(words: &str) -> String {
    const WORD_JOINER: char = '\u{2060}';
    let mut out = String::with_capacity(words.len());
    let mut last = ['\0'; 2];
    for letter in words.chars() {
        if last[0].is_ascii_uppercase() && last[1] == '-' && letter.is_ascii_digit() {
            out.push(WORD_JOINER);
        }
        out.push(letter);
        last = [last[1], letter];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::unbroken;

    #[test]
    fn designators_hold_together_and_other_hyphens_may_break() {
        assert_eq!(unbroken("ABC-3, XY-2"), "ABC-\u{2060}3, XY-\u{2060}2");
        assert_eq!(unbroken("upper-tier, A-B, 2015-12"), "upper-tier, A-B, 2015-12");
    }
}
