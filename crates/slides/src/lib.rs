//! The story as slides: for each path and theme a PowerPoint file of native shapes and text, which teachers can edit.
//!
//! Pure: an edition in, bytes out. [`outline`](mod@outline) chooses the words of each slide, [`marks`] translates the drawing of its picture to
//! shapes, [`shape`] writes them in DrawingML, and [`package`] joins the parts of the file. The caller passes the style of
//! figures, so that colours and weights are decided only in the style sheets.

// Native only, as the dependencies.
#![cfg(not(target_arch = "wasm32"))]

mod contour;
mod deck;
mod marks;
mod notes;
mod outline;
mod package;
mod paint;
mod parts;
mod path;
mod shape;
mod slide;

pub use deck::deck;
pub use outline::{Picture, Slide, file_name, outline};
pub use package::zipped;
pub use slide::{PICTURE_AT, PICTURE_SCALE, SLIDE};
