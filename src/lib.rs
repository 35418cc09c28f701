//! The browser program of the layered-defence explainer.
//!
//! In reading order: [`views`] turn a scene and its words into markup. [`keys`] maps keys to commands. [`store`] holds
//! the session, and [`app`] draws it. `browser` has every browser effect. [`fingerprint`] checks that a page still has its
//! prerendered markup. The `lesson` crate holds content and drawing. The `site` crate writes the pages with the same views.

pub mod app;
mod browser;
pub mod fingerprint;
pub mod keys;
pub mod store;
pub mod views;
