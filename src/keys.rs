//! Maps keys to commands.
//!
//! Plain values in, a command out. `browser::listen` has the listeners. Paging keys act while
//! the story has the focus, so that other pages still scroll. The two keys of a clicker also act if
//! the page has nothing to scroll or shows the story alone. Left and right act anywhere on a step's page.
//! In an embed no key acts without focus, and the keys that scroll belong to the host.

use lesson::address::Surface;
use lesson::model::Direction;
use lesson::session::{Command, Session, Tempo};

/// A key press and what it depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyPress {
    /// The browser's name for the key: `ArrowRight`.
    pub key: String,
    /// Whether the focus is in the story.
    pub in_story: bool,
    /// Whether the focused element uses such keys itself: a field, a dialog, an open list.
    pub taken: bool,
    /// Whether Space would press the focused element: a button, a fold.
    pub on_control: bool,
    /// Whether Ctrl, Alt or Meta is held. Such shortcuts belong to the browser.
    pub modified: bool,
    /// Whether Shift is held.
    pub shifted: bool,
    /// Whether letters and digits are shortcuts.
    pub letters: bool,
    /// Whether the page has no other use for PageUp and PageDown.
    pub paging_is_free: bool,
    /// Whether the story is presented.
    pub presenting: bool,
    /// Whether the step's question does not come up, because links are cut.
    pub question_is_cut: bool,
}

/// The command for a key. `None` leaves the key to the page, also if the command would change nothing.
#[must_use]
pub fn command_for(press: &KeyPress, session: &Session) -> Option<Command> {
    let (surface, direction) = (session.links.surface, session.lesson.language.direction);
    let command = meaning(press, surface, direction, |digit| session.choice(digit).map(Command::GoTo))?;
    let asks_nothing = command == Command::Next && press.question_is_cut && session.tempo != Tempo::Play;
    Some(if asks_nothing { session.onward() } else { command }).filter(|command| session.leads_on(command))
}

fn meaning(press: &KeyPress, surface: Surface, direction: Direction, choose: impl Fn(&str) -> Option<Command>) -> Option<Command> {
    let KeyPress { key, in_story, shifted, letters, paging_is_free, .. } = press;
    // A frame that is presented fills the screen, and no keys belong to a host.
    let framed = surface == Surface::Embed && !press.presenting;
    // With Shift, keys such as arrows select text.
    let selects = *shifted && key.len() > 1;
    if press.modified || press.taken || selects || (framed && !in_story) {
        return None;
    }
    let (onward, backward) = match direction {
        Direction::Ltr => ("ArrowRight", "ArrowLeft"),
        Direction::Rtl => ("ArrowLeft", "ArrowRight"),
    };
    match key.as_str() {
        "l" | "L" if *letters => Some(if *shifted { Command::ToggleLabels } else { Command::Reveal(None) }),
        key if key == onward => Some(Command::Next),
        key if key == backward => Some(Command::Back),
        "PageDown" if *paging_is_free && !framed => Some(Command::Next),
        "PageUp" if *paging_is_free && !framed => Some(Command::Back),
        _ if !in_story => None,
        "Home" => Some(Command::First),
        "End" => Some(Command::Last),
        // In a frame these keys scroll the host or the caption, as they do in the host's own text.
        "PageDown" | "ArrowDown" | "PageUp" | "ArrowUp" | " " if framed => None,
        "PageDown" | "ArrowDown" => Some(Command::Next),
        "PageUp" | "ArrowUp" => Some(Command::Back),
        " " if press.on_control => None,
        " " if *shifted => Some(Command::Back),
        " " => Some(Command::Next),
        digit if *letters => choose(digit),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lesson::model::StepId;

    fn press(key: &str) -> KeyPress {
        KeyPress {
            key: key.to_owned(),
            in_story: true,
            taken: false,
            on_control: false,
            modified: false,
            shifted: false,
            letters: true,
            paging_is_free: false,
            presenting: false,
            question_is_cut: false,
        }
    }

    /// A press at a step with a single next step.
    fn on(surface: Surface, press: KeyPress) -> Option<Command> {
        meaning(&press, surface, Direction::Ltr, |_| None)
    }

    fn on_page(press: KeyPress) -> Option<Command> {
        on(Surface::Page, press)
    }

    /// A press at a step with two choices.
    fn choose(press: KeyPress) -> Option<Command> {
        let go = |step: &str| Some(Command::GoTo(StepId::from(step)));
        meaning(&press, Surface::Page, Direction::Ltr, |digit| match digit {
            "1" => go("upper-hit"),
            "2" => go("upper-miss"),
            _ => None,
        })
    }

    #[test]
    fn a_clicker_pages_when_the_story_has_the_focus() {
        assert_eq!(on_page(press("PageDown")), Some(Command::Next));
        assert_eq!(on_page(press("PageUp")), Some(Command::Back));
    }

    #[test]
    fn paging_keys_still_scroll_a_page_whose_story_has_no_focus() {
        for key in ["PageDown", "PageUp", " ", "Home", "End", "ArrowDown", "ArrowUp"] {
            assert_eq!(on_page(KeyPress { in_story: false, ..press(key) }), None, "{key}");
        }
    }

    #[test]
    fn a_clicker_pages_without_focus_where_the_page_has_nothing_to_scroll() {
        let free = |key| KeyPress { in_story: false, paging_is_free: true, ..press(key) };
        assert_eq!(on_page(free("PageDown")), Some(Command::Next));
        assert_eq!(on_page(free(" ")), None);
        assert_eq!(on(Surface::Embed, free("PageDown")), None);
    }

    #[test]
    fn an_embed_leaves_the_keys_that_scroll_to_its_host() {
        for key in ["PageDown", "PageUp", " ", "ArrowDown", "ArrowUp"] {
            assert_eq!(on(Surface::Embed, press(key)), None, "{key}");
        }
        assert_eq!(on(Surface::Embed, press("ArrowRight")), Some(Command::Next));
    }

    #[test]
    fn while_a_frame_is_presented_the_keys_are_those_of_the_story_with_or_without_focus() {
        let presented = |key| KeyPress { presenting: true, paging_is_free: true, ..press(key) };
        for (key, command) in [("PageDown", Command::Next), ("PageUp", Command::Back), (" ", Command::Next)] {
            assert_eq!(on(Surface::Embed, presented(key)), Some(command), "{key}");
        }
        assert_eq!(on(Surface::Embed, KeyPress { in_story: false, ..presented("PageDown") }), Some(Command::Next));
    }

    #[test]
    fn with_shift_the_keys_that_move_select_text() {
        for key in ["ArrowRight", "ArrowLeft", "ArrowDown", "PageDown", "PageUp", "Home", "End"] {
            assert_eq!(on_page(KeyPress { shifted: true, ..press(key) }), None, "{key}");
        }
    }

    #[test]
    fn space_goes_on_and_shift_with_space_goes_back() {
        assert_eq!(on_page(KeyPress { shifted: true, ..press(" ") }), Some(Command::Back));
    }

    #[test]
    fn left_and_right_walk_the_page_without_focus_but_never_an_embed() {
        let away = KeyPress { in_story: false, ..press("ArrowRight") };
        assert_eq!(on_page(away.clone()), Some(Command::Next));
        assert_eq!(on(Surface::Embed, away), None);
    }

    #[test]
    fn onward_is_left_where_text_runs_right_to_left() {
        assert_eq!(meaning(&press("ArrowLeft"), Surface::Page, Direction::Rtl, |_| None), Some(Command::Next));
    }

    #[test]
    fn space_presses_the_control_that_has_the_focus_and_nothing_else() {
        assert_eq!(on_page(KeyPress { on_control: true, ..press(" ") }), None);
        assert_eq!(on_page(press(" ")), Some(Command::Next));
    }

    #[test]
    fn the_browsers_own_shortcuts_are_left_alone() {
        assert_eq!(on_page(KeyPress { modified: true, ..press("ArrowLeft") }), None);
    }

    #[test]
    fn the_letter_l_hides_names_and_reveals_them_one_by_one() {
        let away = KeyPress { in_story: false, ..press("l") };
        assert_eq!(on_page(away.clone()), Some(Command::Reveal(None)));
        assert_eq!(on(Surface::Embed, away.clone()), None);
        assert_eq!(on_page(KeyPress { shifted: true, ..press("L") }), Some(Command::ToggleLabels));
        assert_eq!(on_page(KeyPress { taken: true, ..away }), None);
    }

    #[test]
    fn letters_and_digits_can_be_switched_off_and_arrows_stay() {
        let off = |key| choose(KeyPress { letters: false, ..press(key) });
        assert_eq!(off("l"), None);
        assert_eq!(off("1"), None);
        assert_eq!(off("ArrowRight"), Some(Command::Next));
    }

    #[test]
    fn digits_choose_at_a_question_and_only_there() {
        assert_eq!(choose(press("2")), Some(Command::GoTo(StepId::from("upper-miss"))));
        assert_eq!(choose(press("3")), None);
        assert_eq!(on_page(press("1")), None);
    }
}
