//! The layered-defence explainer in a browser, around its lesson.
//!
//! In reading order: [`views`] turn a scene and its words into markup; [`keys`] says what a key means; [`store`] holds
//! the session and [`app`] draws it, with every browser effect behind `browser`; [`fingerprint`] tells whether a page is still what was
//! prerendered. What is taught and drawn is the `lesson` crate's; the `site` crate writes the pages, with the same views.

pub mod app;
mod browser;
pub mod fingerprint;
pub mod keys;
pub mod store;
pub mod views;
