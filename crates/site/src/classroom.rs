//! The pages for a class: the guide, the quiz, the links that can be cut, what is printed, the presenter's window, the dialogs of the tools.
//!
//! Each works without scripts as far as it can. `assets/script/` adds the rest.

pub(super) mod corrections;
pub(super) mod cut;
pub(super) mod dialogs;
pub(super) mod handout;
mod parts;
pub(super) mod player;
pub(super) mod presenter;
pub(super) mod printed;
pub(super) mod quiz;
pub(super) mod teach;
pub(super) mod worksheet;
