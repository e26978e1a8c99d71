//! The release build: `trunk build --release` into `dist/`, with no folder of this machine left in the wasm.

use crate::proc::{self, say};
use crate::{pack, project, release, weigh};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// For the wasm alone: with `RUSTFLAGS` the hooks would build this very program anew.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Functions are copied into their callers only where that makes them shorter (3 % of the wasm); and the linker leaves
/// its relocations, by which `split` tells the halves of the wasm apart.
const CODE: [&str; 2] = ["-Cllvm-args=-inline-threshold=-25", "-Clink-arg=--emit-relocs"];

/// Builds the console, weighs it, and packs it for release.
pub(crate) fn whole() -> Result<()> {
    build().and_then(|()| weigh::report()).and_then(|()| release::write())
}

/// Builds the console.
pub(crate) fn build() -> Result<()> {
    let mut trunk = proc::command("trunk", &["build", "--release", "--locked", "--skip-version-check"]);
    let mut flags: Vec<String> = CODE.map(str::to_owned).to_vec();
    let named = prefixes().into_iter().filter(|(from, _)| !from.contains(' '));
    flags.extend(named.map(|(from, to)| format!("--remap-path-prefix={from}={to}")));
    trunk.env(FLAGS, flags.join(" "));
    // Trunk reads these as its own options and stumbles over the value that everybody else writes.
    trunk
        .env_remove("NO_COLOR")
        .env_remove("RUSTFLAGS")
        .env("TRUNK_COLOR", "never")
        .env("RUST_BACKTRACE", "0");
    say("building the console");
    proc::run(&mut trunk)?;
    pack::beside()?;
    nameless()
}

/// The sandbox registry as a program of its own, for the end-to-end tests.
pub(crate) fn sandbox() -> Result<PathBuf> {
    let package = ["build", "--quiet", "--package", "portolan-sandbox", "--features", "listener"];
    proc::run(&mut proc::command("cargo", &package))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project::at("target"), PathBuf::from);
    Ok(project::root().join(target).join("debug/portolan-sandbox"))
}

/// Builds it unless what is there is newer than everything it is made of.
pub(crate) fn build_if_stale() -> Result<()> {
    let built = std::fs::metadata(project::dist().join("index.html")).and_then(|page| page.modified());
    let parts =
        ["src", "static", "sandbox/src", "xtask/src", "index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock"];
    let changed = parts.iter().map(|part| newest(&project::at(part))).max().flatten();
    match (built, changed) {
        (Ok(built), Some(changed)) if built > changed => Ok(()),
        _ => build(),
    }
}

/// When the newest file in there was last changed.
fn newest(path: &Path) -> Option<SystemTime> {
    let about = std::fs::metadata(path).ok()?;
    if !about.is_dir() {
        return about.modified().ok();
    }
    std::fs::read_dir(path).ok()?.filter_map(|entry| newest(&entry.ok()?.path())).max()
}

/// What the compiler would write into the wasm, and what it writes instead; where several fit, the last one counts.
/// (The flags are parted by blanks, so a folder with one in its name goes without.)
fn prefixes() -> Vec<(String, &'static str)> {
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let mut prefixes = vec![(text(project::root()), "portolan")];
    if let Some(sysroot) = proc::output("rustc", &["--print", "sysroot"]) {
        prefixes.push((format!("{sysroot}/lib/rustlib/src/rust"), "rust"));
    }
    if let Some(cargo) = cargo_home() {
        prefixes.push((text(&cargo), "cargo"));
        // The folder of a registry is named after its address, which is nobody's business either.
        if let Ok(registries) = std::fs::read_dir(cargo.join("registry/src")) {
            prefixes.extend(registries.filter_map(|entry| Some((text(&entry.ok()?.path()), "crates"))));
        }
    }
    prefixes
}

fn cargo_home() -> Option<PathBuf> {
    let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo"));
    std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home)
}

/// Fails when the wasm still names a folder of this machine.
fn nameless() -> Result<()> {
    let mut folders: Vec<String> = prefixes().into_iter().map(|(from, _)| from).collect();
    folders.extend(std::env::var("HOME").ok().filter(|home| home.len() > 1).map(|home| format!("{home}/")));
    folders.extend(proc::output("rustc", &["--print", "sysroot"]));
    for file in wasm()? {
        let bytes = std::fs::read(&file)?;
        if let Some(folder) = folders.iter().find(|folder| names(&bytes, folder)) {
            bail!("{} names the folder {folder}", file.display());
        }
    }
    Ok(())
}

/// Whether a path that begins with this folder stands in there. `src/ui/root/mod.rs` begins with no folder but `src`.
fn names(bytes: &[u8], folder: &str) -> bool {
    bytes.windows(folder.len()).enumerate().any(|(at, part)| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        part == folder.as_bytes()
            && !before.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(byte))
    })
}

fn wasm() -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for folder in [project::dist(), project::dist().join("lazy")] {
        for entry in std::fs::read_dir(folder).context("dist/ is not built")? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "wasm") {
                found.push(path);
            }
        }
    }
    if found.is_empty() {
        bail!("dist/ holds no wasm");
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_folder_is_named_only_where_a_path_begins_with_it() {
        assert!(names(b"\0/ada/.cargo/registry", "/ada/"));
        assert!(names(b"panicked at /ada/x.rs", "/ada/"));
        assert!(!names(b"src/ui/ada/start.rs", "/ada/"));
    }
}
