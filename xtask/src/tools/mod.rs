//! What the commands need beyond Cargo and Node, installed where it is missing: never over the user's own tools, and
//! with one clear line when it cannot be installed.

mod apt;
mod cargo;
mod node;
mod python;
mod system;

use crate::project;
use anyhow::Result;

/// For building the console: the wasm target, Trunk, wasm-bindgen, and wasm-opt.
pub(crate) fn for_build() -> Result<()> {
    cargo::wasm_target()?;
    cargo::trunk()?;
    cargo::wasm_bindgen()?;
    node::packages(&project::e2e())
}

/// For looking into the wasm.
pub(crate) fn for_weighing() -> Result<()> {
    cargo::twiggy()
}

/// For the tests in a browser: Chromium, its driver, and letters for the languages on the pages.
pub(crate) fn for_browser() -> Result<()> {
    system::browser()
}

/// For the tests against servers that others wrote: Distribution, and the proxies that stand before it.
pub(crate) fn for_servers() -> Result<()> {
    system::servers().and_then(|()| python::traefik())
}

/// For the tests that take long: Lighthouse, what builds an image, and the schemas of what reads the files of `deploy/`.
pub(crate) fn for_long() -> Result<()> {
    for_servers().and_then(|()| system::images()).and_then(|()| node::packages(&project::long()))
}

/// For fuzzing: cargo-fuzz, and the C++ that libFuzzer is written in.
pub(crate) fn for_fuzzing() -> Result<()> {
    system::compiler().and_then(|()| cargo::fuzz())
}

/// All that the tests need, but for those that take long.
pub(crate) fn everything() -> Result<()> {
    for_build().and_then(|()| for_browser()).and_then(|()| for_servers())
}

pub(crate) use system::{chromedriver, chromium, headless_shell};
