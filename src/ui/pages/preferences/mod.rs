//! Preferences: all that a person chose and all that this browser remembers, in one place; taken along as a file,
//! brought back from one, and cleared.

mod bring;
mod clear;
mod looks;
mod page;
mod remembered;
mod table;

pub use page::PreferencesPage;
