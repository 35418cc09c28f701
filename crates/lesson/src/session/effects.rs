//! The effects of a message on the page, as plain values. The browser's side carries them out.

/// What becomes of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum History {
    /// Nothing.
    #[default]
    Keep,
    /// A new entry with this address.
    Push(String),
    /// This address in place of the present one.
    Replace(String),
}

/// Where the focus goes if what had it is gone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// Nowhere.
    #[default]
    Keep,
    /// To the way on.
    Next,
    /// To the question.
    Question,
    /// To the game of naming.
    Naming,
}

/// What the page has to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// Whether something is to be redrawn.
    pub redraw: bool,
    /// At once: what becomes of the address.
    pub history: History,
    /// At once: the settings that the root element shows. An empty value takes the attribute away.
    pub attributes: Vec<(&'static str, String)>,
    /// At once: reload the page.
    pub reload: bool,
    /// When drawn: what is read aloud.
    pub announcement: Option<String>,
    /// When drawn: bring the top of the story into view.
    pub scroll: bool,
    /// When drawn: where the focus goes.
    pub focus: Focus,
}

impl Effects {
    /// What remains to be done when the picture has been drawn, if more happened before that.
    pub fn then(&mut self, later: Self) {
        self.scroll |= later.scroll;
        if later.focus != Focus::Keep {
            self.focus = later.focus;
        }
    }
}
