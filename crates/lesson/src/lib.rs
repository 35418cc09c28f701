//! The lesson without a browser: its content, the order of its steps, and its drawings.
//!
//! Each module uses only modules above it in this list:
//!
//! 1. [`model`] holds a checked lesson in one language: everything that is shipped. [`prose`] parses its running text.
//! 2. [`story`] walks it: the steps before and after the current step.
//! 3. [`address`] and [`query`] read and write addresses of views.
//! 4. [`scene`] decides what one step's picture shows.
//! 5. [`drawing`] turns that into a tree of SVG elements. [`legend`] explains the lines and
//!    marks.
//! 6. [`session`] is a visit. It alone decides what a command changes.
//!
//! The crate reads no files, knows no time and does not use Yew. The `authoring` crate reads the files that people write,
//! and has all content beside the story.

pub mod address;
mod choice;
pub mod drawing;
mod element;
pub mod legend;
pub mod model;
mod packed;
pub mod prose;
pub mod query;
pub mod scene;
pub mod session;
pub mod sky;
pub mod story;
