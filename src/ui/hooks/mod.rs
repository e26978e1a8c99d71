//! What components share: words, the console they stand in, and the two hooks that await.

mod action;
mod console;
mod resource;
mod words;

pub use action::{ActionHandle, use_action};
pub use console::{Change, Console, Tools, use_console};
pub use resource::{Resource, use_resource};
pub use words::{Words, use_words};
