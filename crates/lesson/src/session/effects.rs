//! The effects of a message on the page, as plain values. The program's `store` applies them.

/// The effect on the browser's history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum History {
    /// Nothing.
    #[default]
    Keep,
    /// Add an entry with this address.
    Push(String),
    /// Replace the current entry with this address.
    Replace(String),
}

/// Where the focus moves if the focused element is gone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// Nowhere.
    #[default]
    Keep,
    /// To *Next*.
    Next,
    /// To the question.
    Question,
    /// To the label quiz.
    Naming,
}

/// The effects of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// Whether the picture has to be redrawn.
    pub redraw: bool,
    /// Immediately: the effect on the history.
    pub history: History,
    /// Immediately: attributes of the root element. An empty value removes the attribute.
    pub attributes: Vec<(&'static str, String)>,
    /// After drawing: the text to announce.
    pub announcement: Option<String>,
    /// After drawing: whether to scroll to the top of the story.
    pub scroll: bool,
    /// After drawing: where the focus moves.
    pub focus: Focus,
}

impl Effects {
    /// Combines the effects that wait for drawing with those of a later message.
    pub fn then(&mut self, later: Self) {
        self.scroll |= later.scroll;
        if later.focus != Focus::Keep {
            self.focus = later.focus;
        }
    }
}
