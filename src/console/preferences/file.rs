//! Preferences as a file that a person takes to another browser. It is the text that storage holds, set out for
//! reading.

use super::Preferences;
use crate::console::pretty::pretty;
use crate::json::Json;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is longer than preferences ever are.
    TooLong,
    /// It is no JSON.
    NotJson,
    /// It is JSON, and no preferences.
    NotPreferences,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// What can be used of it.
    pub preferences: Preferences,
    /// How many of its fields and entries cannot be used and are left out.
    pub left_out: usize,
}

impl Preferences {
    /// What the file is called.
    pub const FILE: &str = "portolan-preferences.json";

    /// The file.
    #[must_use]
    pub fn to_file(&self) -> String {
        pretty(&self.to_text())
    }

    /// Reads such a file. What does not fit is left out field by field.
    ///
    /// # Errors
    /// When it is no such file at all.
    pub fn from_file(bytes: &[u8]) -> Result<Taken, FileError> {
        if bytes.len() > Self::LONGEST {
            return Err(FileError::TooLong);
        }
        let value = Json::parse(bytes).ok_or(FileError::NotJson)?;
        // Whatever version wrote it said so, and kept these two lists.
        let is_ours = ["pinned", "recent"].iter().all(|key| matches!(value.get(key), Some(Json::List(_))));
        if !is_ours || value.get("version").and_then(Json::as_u64).is_none() {
            return Err(FileError::NotPreferences);
        }
        let preferences = Self::from_json(&value);
        let taken = preferences.to_json();
        let left_out = value.fields().iter().map(|(key, said)| lost(key, said, taken.get(key))).sum();
        Ok(Taken { preferences, left_out })
    }
}

/// How much of a field was not taken: of a list its entries, of anything else all of it or nothing.
fn lost(key: &str, said: &Json, taken: Option<&Json>) -> usize {
    match (said, taken) {
        _ if key == "version" => 0,
        (Json::List(said), Some(Json::List(taken))) => said.len().saturating_sub(taken.len()),
        (Json::List(said), None) => said.len(),
        (said, Some(taken)) if said == taken => 0,
        _ => 1,
    }
}
