//! The only door to the browser: every effect and every look at the page goes through here.
//!
//! Plain values in and out; nothing here knows the lesson or Yew.

pub(crate) mod listen;
pub(crate) mod page;
