//! The palette: what there is to go to or to do, found by a few letters of its name. Pure, and in bounded work: one pass
//! over the names, and only what is shown is put in order.

mod lists;
mod rank;

pub use lists::{Places, places, repositories};
pub use rank::{Best, Fit, Rank, best, hits, rank};

/// How many rows are shown at once, of all groups together.
pub const MOST: usize = 50;
/// The longest query that is read, in characters.
pub const LONGEST: usize = 512;
