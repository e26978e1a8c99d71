//! What npm brings: `wasm-opt` (Debian's is too old for what rustc emits), Playwright, axe, and a real v1 server; for the
//! tests that take long, Lighthouse and schemas.

use crate::proc::{self, say};
use crate::project;
use anyhow::{Context, Result, bail};
use std::path::Path;

/// The oldest Node that every package here runs under.
const NODE: u32 = 20;

/// Installs exactly what the lock file of a folder says, when that changed since the last time.
pub(crate) fn packages(folder: &Path) -> Result<()> {
    node()?;
    let name = folder.strip_prefix(project::root()).unwrap_or(folder).display();
    let lock = folder.join("package-lock.json");
    let lock = std::fs::read(&lock).with_context(|| lock.display().to_string())?;
    let done = folder.join("node_modules/.portolan-lock");
    if std::fs::read(&done).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say(&format!("installing the Node packages of {name}"));
    // No scripts: one package wants to compile a database that nothing here uses.
    let mut install = proc::command("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    proc::run_quietly(install.current_dir(folder)).with_context(|| format!("npm ci in {name} failed"))?;
    Ok(std::fs::write(done, lock)?)
}

fn node() -> Result<()> {
    let said = proc::output("node", &["--version"]);
    let major =
        said.as_deref().and_then(|said| said.strip_prefix('v')?.split('.').next()?.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE && proc::find("npm").is_some() => Ok(()),
        _ => bail!(
            "Node {NODE} or newer with npm is missing: install it (it brings wasm-opt and runs the tests)"
        ),
    }
}
