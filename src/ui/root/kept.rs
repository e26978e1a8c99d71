//! Preferences as this browser keeps them, for every tab that has the console open.
//!
//! Another tab may have changed them since they were read here, so that a change is made of what is kept by now, and
//! neither tab loses what the other chose. Where the browser keeps nothing, they are held in memory alone.

use super::start::PREFERENCES;
use crate::console::preferences::Preferences;
use crate::web::storage::{self, Kept};

/// A change that somebody chose.
pub(super) type Chosen = Box<dyn FnOnce(Preferences) -> Preferences>;

/// Makes a change and keeps the outcome. Says whether the browser took it; `held` are the preferences in memory, and
/// `is_kept` whether the browser took them.
pub(super) fn change(held: &Preferences, is_kept: bool, chosen: Chosen) -> (Preferences, bool) {
    let stored = if is_kept { storage::read(Kept::Here, PREFERENCES) } else { None };
    let now = match stored {
        Some(text) => Preferences::from_text(&text).with_sample_of(held),
        None => held.clone(),
    };
    let next = chosen(now);
    let took = storage::write(Kept::Here, PREFERENCES, &next.to_text());
    (next, took)
}
