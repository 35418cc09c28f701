//! Pictures of many things at once, for the pages beside the story: every system, every event, every link.

pub mod links;
pub mod systems;
pub mod timeline;
