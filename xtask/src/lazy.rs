//! The languages but English, each a file of its own that the console fetches when it is chosen.

use crate::project;
use anyhow::Result;
use portolan::console::text::{Language, Texts};

/// Writes `lazy/<language>.json`, the messages in table order, into the folder Trunk is building.
pub(crate) fn build() -> Result<()> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map_or_else(project::dist, Into::into);
    let lazy = staging.join("lazy");
    std::fs::create_dir_all(&lazy)?;
    let table = Texts::table();
    for (column, language) in Language::ALL.into_iter().enumerate().skip(1) {
        let messages: Vec<&str> = table.iter().filter_map(|(_, _, row)| row.get(column).copied()).collect();
        std::fs::write(lazy.join(format!("{}.json", language.code())), serde_json::to_vec(&messages)?)?;
    }
    Ok(())
}

/// Writes every message of every language by section and name to `target/words.json`: the end-to-end tests look for
/// things by the words that a person reads.
pub(crate) fn words() -> Result<()> {
    let mut sections = serde_json::Map::new();
    for (section, name, row) in Texts::table() {
        let message: serde_json::Map<_, _> = Language::ALL
            .iter()
            .zip(row)
            .map(|(language, text)| (language.code().to_owned(), text.into()))
            .collect();
        let entry = sections.entry(section).or_insert_with(|| serde_json::Map::new().into());
        if let Some(entry) = entry.as_object_mut() {
            entry.insert(name.to_owned(), message.into());
        }
    }
    std::fs::create_dir_all(project::at("target"))?;
    Ok(std::fs::write(project::at("target/words.json"), serde_json::to_vec(&sections)?)?)
}
