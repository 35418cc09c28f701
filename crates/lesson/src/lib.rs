//! The lesson, without any browser: what is taught, in which order, and how it is drawn.
//!
//! Dependencies have one direction. Each module uses only modules above it:
//!
//! 1. [`model`] is what a checked lesson is, in one language: all that is shipped. [`prose`] takes its running text apart.
//! 2. [`story`] walks it: which steps lie around.
//! 3. [`address`] and [`query`] say how a view of it is written down.
//! 4. [`scene`] decides what one step's picture shows.
//! 5. [`drawing`] turns that into a tree of SVG elements, and the tree into text; [`legend`] says what its lines and
//!    marks mean.
//! 6. [`session`] is a visit: the one place where it is decided what a command changes.
//!
//! Nothing here reads files, knows the time or uses Yew. The files that people write, and all that stands beside
//! the story, are the `authoring` crate's.

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
