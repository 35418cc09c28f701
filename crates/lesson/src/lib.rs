//! The lesson, without any browser: what is taught, in which order, and how it is drawn.
//!
//! The arrow runs one way, and each module knows only those above it:
//!
//! 1. [`content`] (feature `author`) reads the files that people write and checks them.
//! 2. [`model`] is what a checked lesson is, in one language.
//!    [`prose`] takes its running text apart.
//! 3. [`story`] walks it: which step comes next, what an action does.
//! 4. [`address`] says how a view of it is written down: addresses and their query.
//! 5. [`scene`] decides what one step's picture shows.
//! 6. [`drawing`] turns that into a tree of SVG elements, and the tree into text; [`legend`] says
//!    what its lines and marks mean, [`figure`] puts it into a file of its own, [`atlas`] draws all
//!    systems at once, [`arrangement`] says who has what as long as which links hold.
//!
//! Nothing here reads files, knows the time or has heard of Yew.

pub mod address;
#[cfg(feature = "author")]
pub mod arrangement;
#[cfg(feature = "author")]
pub mod atlas;
mod choice;
#[cfg(feature = "author")]
pub mod chronicle;
#[cfg(feature = "author")]
pub mod content;
pub mod drawing;
#[cfg(feature = "author")]
pub mod figure;
pub mod legend;
#[cfg(feature = "author")]
mod measure;
pub mod model;
pub mod prose;
pub mod scene;
pub mod story;
