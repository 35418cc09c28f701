//! The layered-defence explainer in a browser, around its lesson.
//!
//! In reading order: [`views`] turn a scene and its words into markup; [`keys`] maps keys to commands; [`store`] holds
//! the session and [`app`] draws it; every browser effect is in `browser`; [`fingerprint`] checks that a page is still the
//! prerendered one. The `lesson` crate holds content and drawing. The `site` crate writes the pages with the same views.

pub mod app;
mod browser;
pub mod fingerprint;
pub mod keys;
pub mod store;
pub mod views;
