//! The sample registries that a person can try the console with: the sandbox as a wasm of its own, which the console
//! loads when it is asked for.

use crate::{proc, project, split};
use anyhow::Result;
use std::path::PathBuf;
use wasm_encoder::{Module, RawSection};
use wasmparser::Parser;

/// The kind of section that holds no part of the program.
const CUSTOM: u8 = 0;

const CARGO: [&str; 10] = [
    "build",
    "--quiet",
    "--locked",
    "--package",
    "portolan-sandbox",
    "--bin",
    "portolan-sample",
    "--features",
    "page",
    "--target=wasm32-unknown-unknown",
];

/// Builds it into `lazy/` of the folder Trunk is building, in the profile that Trunk builds in.
pub(crate) fn build() -> Result<()> {
    let is_release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let mut cargo = proc::command("cargo", &CARGO);
    proc::run(cargo.args(is_release.then_some("--release")))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project::at("target"), PathBuf::from);
    let profile = if is_release { "release" } else { "debug" };
    let built = project::root()
        .join(&target)
        .join("wasm32-unknown-unknown")
        .join(profile)
        .join("portolan-sample.wasm");
    let lazy = std::env::var_os("TRUNK_STAGING_DIR").map_or_else(project::dist, PathBuf::from).join("lazy");
    let mut bindgen =
        proc::command("wasm-bindgen", &["--target=web", "--no-typescript", "--out-name=sample_glue"]);
    proc::run(bindgen.arg("--out-dir").arg(&lazy).arg(built))?;
    if is_release {
        let wasm = lazy.join("sample_glue_bg.wasm");
        std::fs::write(&wasm, bare(&std::fs::read(&wasm)?)?)?;
        split::optimise(&wasm)?;
    }
    std::fs::copy(project::at("static/sample.js"), lazy.join("sample.js"))?;
    Ok(())
}

/// The wasm without what the linker says of it: the relocations that the console is cut by weigh more than the program.
fn bare(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for part in Parser::new(0).parse_all(wasm) {
        if let Some((id, range)) = part?.as_section().filter(|(id, _)| *id != CUSTOM) {
            module.section(&RawSection { id, data: &wasm[range] });
        }
    }
    Ok(module.finish())
}
