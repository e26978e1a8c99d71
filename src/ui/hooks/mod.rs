//! What components share: words, the console they stand in, and the two hooks that await; and what is read of the tags of a
//! repository, for the screens and dialogs that look at them.

mod action;
mod console;
mod held;
pub(super) mod names;
pub(super) mod reading;
mod resource;
mod rested;
mod words;

pub use action::{ActionHandle, use_action};
pub use console::{Change, Console, Tools, use_console};
pub use held::use_held;
pub use resource::{Resource, use_resource};
pub use rested::use_rested;
pub use words::{Words, use_words};
