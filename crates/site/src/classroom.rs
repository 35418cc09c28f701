//! The pages for a class: guide, quiz, *Cut a link*, printed pages, presenter view, and the dialogs of the tools.
//!
//! Each works without scripts as far as possible. `assets/script/` adds the rest.

pub(super) mod accessibility;
pub(super) mod corrections;
pub(super) mod cut;
pub(super) mod dialogs;
pub(super) mod handout;
pub(super) mod handout_short;
pub(super) mod kiosk;
pub(super) mod offline;
mod parts;
pub(super) mod player;
pub(super) mod presenter;
pub(super) mod printed;
pub(super) mod quiz;
pub(super) mod take;
pub(super) mod teach;
pub(super) mod what_if;
pub(super) mod worksheet;
