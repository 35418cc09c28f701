//! The results of cut links in the story.
//!
//! 1. [`events`] lists the events of a path, each with the cuts that prevent it. They are derived from the minimal cut sets of the
//!    capabilities and from the moment at which each is needed.
//! 2. [`Seen`] is the content of a step with some links cut: missing marks, waiting actors, fitting words, and whether it asks its
//!    question.
//! 3. [`lines_of`] and [`links_of`] find the lines of a link and the links of an actor, [`parts`] finds marks in a drawing, and
//!    [`flight`] draws the missile that flies on if no interceptor stops it.
//!
//! Nothing here is part of the browser program. The site writes events and conditions as a table, and the script
//! `assets/script/what-if` evaluates the table.

mod drawn;
mod event;
mod seen;

pub use drawn::{flight, lines_of, links_of, parts};
pub use event::{Cuts, Event, Guard, Moment, events, lost};
pub use seen::{Run, Seen, outcome_of};
