//! The layered-defence explainer around its lesson.
//!
//! In reading order: [`views`] turn a scene and its words into markup; [`keys`] says what a key
//! means; `app` (feature `browser`) is the story come alive, with every browser effect behind
//! `browser`; `pages` (feature `ssr`) are the documents that the `prerender` program writes.
//! What is taught and drawn is the `lesson` crate's.

#[cfg(feature = "browser")]
pub mod app;
#[cfg(feature = "browser")]
mod browser;
pub mod fingerprint;
pub mod keys;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod views;
