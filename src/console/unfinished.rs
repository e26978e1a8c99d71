//! The deletion of a repository that stopped half way, as text for the browser's storage, so that it can be gone on
//! with after leaving the page or closing the tab. It holds names only.

use crate::name::{Origin, Repository};
use crate::registry::hub::DeleteState;

/// The key of a repository's unfinished deletion.
#[must_use]
pub fn key(origin: &Origin, repository: &Repository) -> String {
    format!("portolan.delete.{origin}/{repository}")
}

/// The state as text; nothing when there is nothing to go on with.
#[must_use]
pub fn write(state: &DeleteState) -> Option<String> {
    match state {
        DeleteState::NotBegun | DeleteState::Deleted => None,
        DeleteState::Emptied => Some("emptied".to_owned()),
        DeleteState::Marked { remaining } => {
            let remaining: Vec<String> = remaining.iter().map(ToString::to_string).collect();
            Some(format!("marked {}", remaining.join(" ")))
        }
    }
}

/// Reads such a text. Whoever else writes to the same storage may have forged it: what does not fit is nothing.
#[must_use]
pub fn read(text: &str) -> Option<DeleteState> {
    /// More endpoints than any index names.
    const MOST: usize = 100;
    let mut words = text.split_ascii_whitespace();
    match words.next()? {
        "emptied" => words.next().is_none().then_some(DeleteState::Emptied),
        "marked" => {
            let remaining: Result<Vec<Origin>, _> = words.map(str::parse).collect();
            remaining.ok().filter(|all| all.len() <= MOST).map(|remaining| DeleteState::Marked { remaining })
        }
        _ => None,
    }
}
