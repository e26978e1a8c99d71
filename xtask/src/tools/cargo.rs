//! What rustup and Cargo bring: the wasm target, and programs pinned to one version each.

use crate::proc::{self, say};
use crate::project;
use anyhow::{Context, Result};
use std::path::Path;

const TRUNK: &str = "0.21.14";
const TWIGGY: &str = "0.8.0";
const FUZZ: &str = "0.13.2";

pub(crate) fn wasm_target() -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let sysroot = proc::output("rustc", &["--print", "sysroot"]).context("rustc does not start")?;
    if Path::new(&sysroot).join("lib/rustlib").join(target).is_dir() {
        return Ok(());
    }
    say(&format!("adding the Rust target {target}"));
    proc::run_quietly(&mut proc::command("rustup", &["target", "add", target])).with_context(|| {
        format!("the Rust target {target} is missing: add it with `rustup target add {target}`")
    })
}

pub(crate) fn trunk() -> Result<()> {
    // Without its look for a newer Trunk at each start.
    pinned("trunk", "trunk", TRUNK, &["--locked", "--no-default-features", "--features", "rustls"])
}

pub(crate) fn twiggy() -> Result<()> {
    pinned("twiggy", "twiggy", TWIGGY, &["--locked"])
}

pub(crate) fn fuzz() -> Result<()> {
    pinned("cargo-fuzz", "cargo-fuzz", FUZZ, &["--locked"])
}

/// Its version must be the library's own, or the glue does not fit the wasm.
pub(crate) fn wasm_bindgen() -> Result<()> {
    pinned("wasm-bindgen-cli", "wasm-bindgen", &project::locked("wasm-bindgen")?, &[])
}

/// How the programs are compiled: soon done with, for they run for seconds. Trunk's own profile optimises across all of
/// its 500 crates on one core, which takes longer than everything else that a fresh machine needs.
const PROFILE: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
];

/// Installs a program unless the one on `PATH` has exactly this version.
fn pinned(package: &str, program: &str, version: &str, more: &[&str]) -> Result<()> {
    let said = proc::output(program, &["--version"]).unwrap_or_default();
    if said.split_whitespace().nth(1) == Some(version) {
        return Ok(());
    }
    say(&format!("installing {package} {version} into target/tools (several minutes, once)"));
    let root = project::tools();
    // One folder for all of them: they share many of their dependencies.
    let build = root.join("build");
    let mut install = proc::command("cargo", &["install", package, "--version", version, "--force"]);
    install.args(more).arg("--root").arg(&root).arg("--target-dir").arg(&build).envs(PROFILE);
    proc::run(&mut install).with_context(|| format!("{package} {version} could not be installed"))
}
