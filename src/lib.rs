//! The layered-defence explainer around its lesson.
//!
//! In reading order: [`views`] turn a scene and its words into markup; [`keys`] says what a key
//! means; `app` (feature `browser`) is the story come alive, with every browser effect behind
//! `browser`; `pages` (feature `ssr`) are the documents that the `prerender` program writes, from content that
//! `content_files` reads. `qr` is the one matter of a program of its own, the `qr` program.
//! What is taught and drawn is the `lesson` crate's.

#[cfg(feature = "browser")]
pub mod app;
#[cfg(feature = "browser")]
mod browser;
#[cfg(feature = "ssr")]
pub mod content_files;
pub mod fingerprint;
pub mod keys;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(any(feature = "browser", test))]
pub mod qr;
pub mod views;
