//! What follows in the story when links are cut.
//!
//! 1. [`events`] lists what happens on a path, each event with the cuts that prevent it. They follow from the minimal cut sets of the
//!    capabilities and from the moment at which each thing is needed.
//! 2. [`Seen`] is what a step shows with some links cut: what is missing, who waits, which words fit, whether the question is asked.
//! 3. [`lines_of`] and [`links_of`] find the drawn lines of a link and the links of an actor, [`parts`] finds marks in a drawing, and
//!    [`flight`] draws the missile that flies on where no interceptor stops it.
//!
//! Nothing here is part of the program in the browser. The site writes events and conditions as a table, and the script
//! `assets/script/what-if` evaluates the table.

mod drawn;
mod event;
mod seen;

pub use drawn::{flight, lines_of, links_of, parts};
pub use event::{Cuts, Event, Guard, Moment, events, lost};
pub use seen::{Run, Seen, outcome_of};
