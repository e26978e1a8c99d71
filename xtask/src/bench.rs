//! `cargo xtask bench`: how long the page stands still with much in it. It prints a table and asserts nothing.

use crate::proc::{self, command};
use crate::{dist, project, tools};
use anyhow::{Context, Result};

/// Builds what is stale and drives Chromium through `tests/e2e/bench.mjs`.
pub(crate) fn run() -> Result<()> {
    tools::for_build()?;
    tools::for_browser()?;
    dist::build_if_stale()?;
    let mut node = command("node", &["bench.mjs"]);
    node.current_dir(project::e2e()).env("PORTOLAN_SANDBOX", dist::sandbox()?);
    proc::run(node.env("CHROMIUM", tools::chromium().context("Chromium is missing")?))
}
