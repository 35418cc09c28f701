//! Reads and checks the authors' content: the shipped lesson, and the content of the static pages.
//!
//! 1. [`content`] reads the files that people write and checks them; [`content_files`] finds them on a disk.
//! 2. [`edition`] is the result in one language: the lesson, and with it [`catalog`] (statements,
//!    systems, events), [`classroom`], [`dependency`] (the capabilities that depend on links), the table of
//!    every [`section`] beside the story, and [`words`]. [`parts`] are those of the story's picture, and
//!    [`what_if`] holds the rules and words for cut links. [`furigana`] adds readings to Japanese words.
//! 3. [`diagrams`] draws all systems, all events and all links; [`figure`] writes a picture as a file.
//!
//! A visitor's browser loads nothing of this crate. The `lesson` crate defines lessons and draws steps. The `site` crate writes
//! pages.

pub mod catalog;
pub mod classroom;
pub mod content;
pub mod content_files;
pub mod date;
pub mod dependency;
pub mod diagrams;
pub mod edition;
pub mod figure;
pub mod furigana;
mod measure;
pub mod parts;
pub mod section;
pub mod what_if;
pub mod words;

pub use edition::{BeatWords, Edition, Outcome};
