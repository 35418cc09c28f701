//! What a key means to the story.
//!
//! Plain values in, an action out; listening is `browser::listen`'s matter. Paging keys act where
//! the story has the focus, so that a page still scrolls; a clicker's two act also where the page
//! has nothing to scroll, or shows the story alone. Left and right act anywhere on a step's page.
//! In an embed no key acts without focus, and those that scroll stay the host's.

use lesson::address::Surface;
use lesson::model::{Direction, StepId};
use lesson::story::Action;

/// A key press, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Press<'a> {
    /// As the browser names it: `ArrowRight`.
    pub key: &'a str,
    /// Whether the story, or something in it, has the focus.
    pub in_story: bool,
    /// Whether what has the focus wants such keys for itself: a field, a dialog, an open list.
    pub taken: bool,
    /// Whether Space would press what has the focus: a button, a fold.
    pub on_control: bool,
    /// Whether Ctrl, Alt or Meta is held: those belong to the browser.
    pub modified: bool,
    /// Whether Shift is held.
    pub shifted: bool,
    /// Whether letters and digits are shortcuts.
    pub letters: bool,
    /// Whether PageUp and PageDown have nothing else to do on this page.
    pub paging_is_free: bool,
}

/// What a key wishes of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To go somewhere.
    Go(Action),
    /// To hide the picture's names; where they are hidden, to name one more part.
    Name,
    /// To have every name again; where they stand, to hide them.
    NameAll,
}

/// What a key wishes, if it means something here. `choices` are the steps that may follow.
#[must_use]
pub fn wish_for(press: Press<'_>, surface: Surface, direction: Direction, choices: &[StepId]) -> Option<Wish> {
    match press.key {
        "l" | "L" if press.letters && !press.taken && !press.modified && (press.in_story || surface != Surface::Embed) => {
            Some(if press.shifted { Wish::NameAll } else { Wish::Name })
        }
        _ => action_for(press, surface, direction, if press.letters { choices } else { &[] }).map(Wish::Go),
    }
}

fn action_for(press: Press<'_>, surface: Surface, direction: Direction, choices: &[StepId]) -> Option<Action> {
    if press.modified || press.taken || (surface == Surface::Embed && !press.in_story) {
        return None;
    }
    let (onward, backward) = match direction {
        Direction::Ltr => ("ArrowRight", "ArrowLeft"),
        Direction::Rtl => ("ArrowLeft", "ArrowRight"),
    };
    match press.key {
        key if key == onward => Some(Action::Next),
        key if key == backward => Some(Action::Back),
        "PageDown" if press.paging_is_free && surface != Surface::Embed => Some(Action::Next),
        "PageUp" if press.paging_is_free && surface != Surface::Embed => Some(Action::Back),
        _ if !press.in_story => None,
        "Home" => Some(Action::First),
        "End" => Some(Action::Last),
        // In a frame these scroll the host or the caption, as everywhere around it.
        "PageDown" | "ArrowDown" | "PageUp" | "ArrowUp" | " " if surface == Surface::Embed => None,
        "PageDown" | "ArrowDown" => Some(Action::Next),
        "PageUp" | "ArrowUp" => Some(Action::Back),
        " " if press.on_control => None,
        " " if press.shifted => Some(Action::Back),
        " " => Some(Action::Next),
        digit if choices.len() > 1 => {
            let nth: usize = digit.parse().ok()?;
            choices.get(nth.checked_sub(1)?).cloned().map(Action::GoTo)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> Press<'_> {
        Press {
            key,
            in_story: true,
            taken: false,
            on_control: false,
            modified: false,
            shifted: false,
            letters: true,
            paging_is_free: false,
        }
    }

    fn on_page(press: Press<'_>) -> Option<Action> {
        action_for(press, Surface::Page, Direction::Ltr, &[])
    }

    #[test]
    fn a_clicker_pages_when_the_story_has_the_focus() {
        assert_eq!(on_page(press("PageDown")), Some(Action::Next));
        assert_eq!(on_page(press("PageUp")), Some(Action::Back));
    }

    #[test]
    fn paging_keys_still_scroll_a_page_whose_story_has_no_focus() {
        for key in ["PageDown", "PageUp", " ", "Home", "End", "ArrowDown", "ArrowUp"] {
            assert_eq!(on_page(Press { in_story: false, ..press(key) }), None, "{key}");
        }
    }

    #[test]
    fn a_clicker_pages_without_focus_where_the_page_has_nothing_to_scroll() {
        let free = Press { in_story: false, paging_is_free: true, ..press("PageDown") };
        assert_eq!(on_page(free), Some(Action::Next));
        assert_eq!(on_page(Press { key: " ", ..free }), None);
        assert_eq!(action_for(free, Surface::Embed, Direction::Ltr, &[]), None);
    }

    #[test]
    fn an_embed_leaves_the_keys_that_scroll_to_its_host() {
        for key in ["PageDown", "PageUp", " ", "ArrowDown", "ArrowUp"] {
            assert_eq!(action_for(press(key), Surface::Embed, Direction::Ltr, &[]), None, "{key}");
        }
        assert_eq!(action_for(press("ArrowRight"), Surface::Embed, Direction::Ltr, &[]), Some(Action::Next));
    }

    #[test]
    fn space_goes_on_and_shift_with_space_goes_back() {
        assert_eq!(on_page(Press { shifted: true, ..press(" ") }), Some(Action::Back));
    }

    #[test]
    fn left_and_right_walk_the_page_without_focus_but_never_an_embed() {
        let away = Press { in_story: false, ..press("ArrowRight") };
        assert_eq!(on_page(away), Some(Action::Next));
        assert_eq!(action_for(away, Surface::Embed, Direction::Ltr, &[]), None);
    }

    #[test]
    fn onward_is_left_where_text_runs_right_to_left() {
        assert_eq!(action_for(press("ArrowLeft"), Surface::Page, Direction::Rtl, &[]), Some(Action::Next));
    }

    #[test]
    fn space_presses_the_control_that_has_the_focus_and_nothing_else() {
        assert_eq!(on_page(Press { on_control: true, ..press(" ") }), None);
        assert_eq!(on_page(press(" ")), Some(Action::Next));
    }

    #[test]
    fn the_browsers_own_shortcuts_are_left_alone() {
        assert_eq!(on_page(Press { modified: true, ..press("ArrowLeft") }), None);
    }

    #[test]
    fn one_letter_hides_names_and_gives_them_back_one_by_one() {
        let wish = |press, surface| wish_for(press, surface, Direction::Ltr, &[]);
        let away = Press { in_story: false, ..press("l") };
        assert_eq!(wish(away, Surface::Page), Some(Wish::Name));
        assert_eq!(wish(away, Surface::Embed), None);
        assert_eq!(wish(Press { shifted: true, ..press("L") }, Surface::Page), Some(Wish::NameAll));
        assert_eq!(wish(Press { taken: true, ..away }, Surface::Page), None);
    }

    #[test]
    fn letters_and_digits_can_be_switched_off_and_arrows_stay() {
        let choices = [StepId::from("upper-hit"), StepId::from("upper-miss")];
        let wish = |key| wish_for(Press { letters: false, ..press(key) }, Surface::Page, Direction::Ltr, &choices);
        assert_eq!(wish("l"), None);
        assert_eq!(wish("1"), None);
        assert_eq!(wish("ArrowRight"), Some(Wish::Go(Action::Next)));
    }

    #[test]
    fn digits_choose_where_the_ways_part_and_only_there() {
        let choices = [StepId::from("upper-hit"), StepId::from("upper-miss")];
        let choose = |key| action_for(press(key), Surface::Page, Direction::Ltr, &choices);
        assert_eq!(choose("2"), Some(Action::GoTo(StepId::from("upper-miss"))));
        assert_eq!(choose("3"), None);
        assert_eq!(choose("0"), None);
        assert_eq!(on_page(press("1")), None);
    }
}
