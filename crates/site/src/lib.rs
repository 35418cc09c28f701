//! The documents of the site as text, by file name.
//!
//! [`Site`] holds the editions and the built files, and lists every page. Each module writes a kind of document.
//! Only the program `prerender` reads and writes files.

mod board;
mod citations;
mod classroom;
mod cooperation;
mod decks;
mod document;
mod embed;
mod embed_builder;
mod embed_snippet;
mod every_page;
mod figure_style;
mod figures;
mod films;
mod frame_height;
mod glossary;
mod headers;
mod layout;
mod lesson_file;
mod lms;
mod motion;
mod not_found;
mod offline;
mod outcomes;
mod parts;
mod parts_list;
mod questions;
mod render;
mod schema;
mod search;
mod sections;
mod single_file;
mod site;
mod social_cards;
mod sources;
mod step;
mod symbols;
mod systems;
mod timeline;
mod tools;
mod what_if;

pub use classroom::cut::rules as cut_rules;
pub use frame_height::rules as frame_height_rules;
pub use lesson_file::lesson_as_text;
pub use lms::packages;
pub use motion::{MotionData, motion_data};
pub use offline::Kept;
pub use schema::schema;
pub use search::index as search_index;
pub use site::{AssetFile, Assets, Page, Site};
pub use what_if::what_if_table;
