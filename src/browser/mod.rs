//! The only access to the browser. Every effect on the page and every query of the page is a function in here.
//!
//! They take and return plain values, and know neither the lesson nor Yew.

pub(crate) mod listen;
pub(crate) mod page;
