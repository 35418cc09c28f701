//! The story as films: for each path, which step is shown from when to when, and the tracks with its words.
//!
//! Pure: an edition in, values and texts out. [`reading`] estimates how long words take, [`film`](mod@film) gives each step its time, and
//! [`tracks`] writes captions, descriptions and chapters as `WebVTT`. The pictures of a film are the page's own: `site` writes them, and
//! `cargo xtask films` lets a browser draw them.

// Native only, as the dependencies.
#![cfg(not(target_arch = "wasm32"))]

mod film;
mod reading;
mod tracks;

pub use film::{Card, FRAME, Film, Shot, film};
pub use tracks::{Kind, track};
