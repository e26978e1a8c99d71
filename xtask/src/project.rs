//! Where things lie in the project.

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

/// Where the pinned tools are installed.
pub(crate) fn tools() -> PathBuf {
    at("target/tools")
}

/// The Node package of the end-to-end tests, which also brings `wasm-opt`.
pub(crate) fn e2e() -> PathBuf {
    at("tests/e2e")
}

/// The version that `Cargo.lock` holds of a package.
pub(crate) fn locked(package: &str) -> anyhow::Result<String> {
    let lock = std::fs::read_to_string(at("Cargo.lock"))?;
    let wanted = format!("name = \"{package}\"");
    lock.lines()
        .skip_while(|line| *line != wanted)
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| anyhow::anyhow!("Cargo.lock names no {package}"))
}
