//! Two images beside each other: what both have, what differs, what only one has.

mod ask;
mod next;
mod page;
mod rows;
mod sheet;
mod table;
mod tied;

pub(super) use ask::CompareWith;
pub use page::{ComparePage, ComparePageProps};
