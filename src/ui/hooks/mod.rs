//! What components share: words, the console they stand in, and the two hooks that await; and what is read of the tags of a
//! repository, for the screens and dialogs that look at them.

mod action;
mod console;
mod held;
pub(super) mod names;
mod offered;
pub(super) mod reading;
mod resource;
mod rested;
mod words;

pub use action::{ActionHandle, use_action};
pub use console::{Change, Console, Over, Tools, use_console};
pub use held::use_held;
pub use offered::{Held, HeldTags, Offer, use_noted, use_offers};
pub use resource::{Resource, use_resource};
pub use rested::use_rested;
pub use words::{Words, use_words};
