//! Cuts the wasm in two: what a first visit needs, and what only the other pages and the dialogs need, which come when the
//! first of them is opened.
//!
//! What goes where is no guess. The linker leaves its relocations in the program (`--emit-relocs`), and they say
//! which function names which function or constant ([`graph`]). Everything that is reached from the outside without
//! passing [`SEAMS`] is the first half; what is reached through it alone is the second ([`cut`]). Both halves share
//! one memory and one table, so that neither notices the cut, and a half that calls what it may not fails the build.

mod cut;
mod graph;
mod ids;
mod linked;
mod names;
mod places;
#[cfg(test)]
mod tests;
mod whole;

use crate::{proc, project, script};
use anyhow::{Context, Result};
use names::Names;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The functions through which the second half is entered: those of `portolan::ui::later`, as they are mangled.
const SEAMS: [&str; 8] = [
    "2ui5later4page",
    "2ui5later7outcome",
    "2ui5later6closed",
    "2ui5later7nothing",
    "2ui5later7results",
    "2ui5later14sign_in_dialog",
    "2ui5later4over",
    "2ui5later14wrong_settings",
];

/// A module with nothing in it.
const NOTHING: &[u8] = b"\0asm\x01\0\0\0";

/// What wasm-bindgen and rustc emit; named one by one, since all of them together hold some that browsers refuse.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Cuts the wasm in the folder Trunk is building, and writes the second half into its `lazy/` by the same name.
/// A development build stays whole, and its second half is a module with nothing in it.
pub(crate) fn build() -> Result<()> {
    let is_whole = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile != "release");
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map_or_else(project::dist, PathBuf::from);
    for entry in std::fs::read_dir(&staging)? {
        let file = entry?.path();
        if file.extension().is_some_and(|extension| extension == "wasm") {
            let lazy = staging.join("lazy");
            std::fs::create_dir_all(&lazy)?;
            if is_whole {
                std::fs::write(lazy.join(file.file_name().context("a wasm without a name")?), NOTHING)?;
            } else {
                halve(&linked_program()?, &file, &lazy)?;
            }
        }
    }
    Ok(())
}

/// The functions of the program that a first visit does not load, by the names the linker gave them.
pub(crate) fn later() -> Result<HashSet<String>> {
    let bytes = std::fs::read(project::at("target/wasm-bindgen/release/portolan_bg.wasm"))?;
    Ok(plan(&linked::read(&linked_program()?)?, &whole::read(&bytes)?)?.functions)
}

fn plan(program: &linked::Program<'_>, whole: &whole::Whole<'_>) -> Result<graph::Plan> {
    let kept = whole::wanted_by_glue(whole, &program.names.values().copied().collect())?;
    graph::plan(program, &SEAMS, &kept).context("what belongs where")
}

/// The program as the linker left it.
fn linked_program() -> Result<Vec<u8>> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project::at("target"), PathBuf::from);
    let file = project::root().join(target).join("wasm32-unknown-unknown/release/portolan.wasm");
    std::fs::read(&file).with_context(|| file.display().to_string())
}

fn halve(program: &[u8], bound: &Path, lazy: &Path) -> Result<()> {
    let bytes = std::fs::read(bound)?;
    let (program, whole) = (linked::read(program)?, whole::read(&bytes)?);
    let plan = plan(&program, &whole)?;
    let names = Names::read(&whole);
    let (first, second) = cut::cut(&whole, &plan, &names).context("cutting the wasm")?;
    let glue = glue_of(bound).context("a wasm that is not called …_bg.wasm")?;
    let said = std::fs::read_to_string(&glue).with_context(|| glue.display().to_string())?;
    std::fs::write(&glue, names.shorten(&said))?;
    script::minify(&glue)?;
    let name = bound.file_name().context("a wasm without a name")?;
    for (half, file) in [(first, bound.to_owned()), (second, lazy.join(name))] {
        std::fs::write(&file, half)?;
        optimise(&file)?;
    }
    Ok(())
}

/// The glue beside a wasm.
fn glue_of(wasm: &Path) -> Option<PathBuf> {
    let name = wasm.file_name()?.to_str()?.strip_suffix("_bg.wasm")?;
    Some(wasm.with_file_name(format!("{name}.js")))
}

/// Shrinks a wasm where it lies. What LLVM has not put into its callers packs smaller where it is, unless it is short and
/// has but one; and fewer functions are sooner compiled.
pub(crate) fn optimise(file: &Path) -> Result<()> {
    let inlining = ["--always-inline-max-function-size=2", "--one-caller-inline-max-function-size=60"];
    // What flows where is worth a look of its own, once the rest is small.
    let passes = ["-Oz", "--gufa", "-Oz", "--strip-debug", "--strip-producers"];
    let mut command = proc::command("wasm-opt", &passes);
    command.args(inlining);
    proc::run_quietly(command.args(FEATURES).arg(file).arg("-o").arg(file))
}
