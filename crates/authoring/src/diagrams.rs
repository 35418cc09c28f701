//! Diagrams for the pages beside the story: all systems, all events, all links.

pub mod links;
pub mod systems;
pub mod timeline;
