//! The files of a release, built from nothing in another folder, are the same byte for byte.

use crate::proc::{self, command, say};
use crate::{project, release};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// Copies the sources elsewhere, builds the release there, and compares.
pub(super) fn run() -> Result<()> {
    let first = read(&release::folder())?;
    let there = Elsewhere::new()?;
    say(&format!("building the release once more in {}", there.0.display()));
    let mut dist = command("cargo", &["xtask", "dist"]);
    dist.current_dir(&there.0).env_remove("CARGO_TARGET_DIR");
    proc::run(dist.env("SOURCE_DATE_EPOCH", release::time()?.to_string()))?;
    let second = read(&there.0.join("target/release-files"))?;
    if first.len() != second.len() {
        bail!("{} files, and then {}", first.len(), second.len());
    }
    for ((name, bytes), other) in first.iter().zip(&second) {
        if (name, bytes) != (&other.0, &other.1) {
            bail!("{name} is another when it is built elsewhere");
        }
        say(&format!("the same twice: {name}, {} bytes", bytes.len()));
    }
    Ok(())
}

fn read(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let files = project::files(folder).context("`cargo xtask dist` has not run")?;
    files.into_iter().map(|(name, path)| Ok((name, fs::read(path)?))).collect()
}

/// The sources in a folder of another name and depth, gone when this is dropped.
struct Elsewhere(PathBuf);

impl Elsewhere {
    fn new() -> Result<Self> {
        let folder =
            std::env::temp_dir().join(format!("portolan-again-{}/by-another-name", std::process::id()));
        let there = Self(folder);
        // What git would not keep is no source: not what was built, nor the packages of Node.
        let names = proc::output("git", &["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        for name in names.context("this is no git checkout")?.split('\0').filter(|name| !name.is_empty()) {
            let (from, to) = (project::at(name), there.0.join(name));
            if from.is_file() {
                fs::create_dir_all(to.parent().context("a file in no folder")?)?;
                fs::copy(from, to)?;
            }
        }
        // The tools are those of this folder: they are pinned, and take long to build.
        fs::create_dir_all(there.0.join("target"))?;
        link(&project::tools(), &there.0.join("target/tools"))?;
        link(&project::e2e().join("node_modules"), &there.0.join("tests/e2e/node_modules"))?;
        Ok(there)
    }
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> Result<()> {
    std::os::unix::fs::symlink(from, to).with_context(|| to.display().to_string())
}

#[cfg(not(unix))]
fn link(_from: &Path, _to: &Path) -> Result<()> {
    bail!("a release is built twice where there are symbolic links")
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        // Left behind it costs room in a folder for what is temporary.
        let _ = self.0.parent().map(fs::remove_dir_all);
    }
}
