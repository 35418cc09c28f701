//! What authors write, read and checked: the lesson that is shipped, and all that stands beside it on static pages.
//!
//! 1. [`content`] reads the files that people write and checks them; [`content_files`] finds them on a disk.
//! 2. [`edition`] is what comes of them, in one language: the lesson, and beside it [`catalog`] (statements,
//!    systems, events), [`classroom`], [`dependency`] (who has what as long as which links hold), the table of
//!    every [`section`] beside the story, and [`words`].
//! 3. [`diagrams`] draws all systems, all events and all links at once; [`figure`] puts a picture into a file of its own.
//!
//! Nothing of it is part of the program that a visitor loads. What a lesson is and how a step is drawn is the `lesson`
//! crate's; what a page is made of is the `site` crate's.

pub mod catalog;
pub mod classroom;
pub mod content;
pub mod content_files;
pub mod date;
pub mod dependency;
pub mod diagrams;
pub mod edition;
pub mod figure;
mod measure;
pub mod section;
pub mod words;

pub use edition::{BeatWords, Edition};
