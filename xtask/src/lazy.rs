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
