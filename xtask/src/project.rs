//! Where things lie in the project.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The top of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or_else(|| Path::new("."))
}

/// A path inside the project.
pub(crate) fn at(path: &str) -> PathBuf {
    root().join(path)
}

/// What Trunk builds and a host serves.
pub(crate) fn dist() -> PathBuf {
    at("dist")
}

/// Every file below a folder: its name from there, with `/` between, and its path; in the order of their names.
pub(crate) fn files(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    let mut folders = vec![(String::new(), folder.to_owned())];
    while let Some((prefix, folder)) = folders.pop() {
        for entry in
            std::fs::read_dir(&folder).with_context(|| format!("{} is not there", folder.display()))?
        {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push((format!("{name}/"), entry.path()));
            } else {
                found.push((name, entry.path()));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Where the pinned tools are installed.
pub(crate) fn tools() -> PathBuf {
    at("target/tools")
}

/// The Node package of the end-to-end tests, which also brings `wasm-opt`.
pub(crate) fn e2e() -> PathBuf {
    at("tests/e2e")
}

/// The Node package of the tests that take long.
pub(crate) fn long() -> PathBuf {
    at("tests/long")
}

/// The version that `Cargo.lock` holds of a package.
pub(crate) fn locked(package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(at("Cargo.lock"))?;
    let wanted = format!("name = \"{package}\"");
    lock.lines()
        .skip_while(|line| *line != wanted)
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| anyhow::anyhow!("Cargo.lock names no {package}"))
}
