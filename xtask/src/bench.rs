//! `cargo xtask bench`: how fast the console is with much in it. It prints tables and asserts nothing.

use crate::proc::{self, command};
use crate::{dist, project, tools};
use anyhow::{Context, Result};

/// What `bench` can be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How often each thing is measured; the middle counts.
    #[arg(long, default_value_t = 5)]
    runs: u32,
    /// Measure one part alone: twenty, thousands, tags, tree or growth.
    #[arg(long)]
    only: Option<String>,
    /// Measure another console as well, at this address; `{registry}` in it stands for the host of the registry.
    #[arg(long, requires = "marks")]
    against: Option<String>,
    /// A JSON file that says where to look in that one, see `tests/e2e/bench/marks.mjs`.
    #[arg(long)]
    marks: Option<std::path::PathBuf>,
}

/// Builds what is stale and drives Chromium through `tests/e2e/bench`.
pub(crate) fn run(options: &Options) -> Result<()> {
    tools::for_build()?;
    tools::for_browser()?;
    tools::for_servers()?;
    dist::build_if_stale()?;
    let mut node = command("node", &["bench/main.mjs", "--runs", &options.runs.to_string()]);
    for (name, value) in [("--only", &options.only), ("--against", &options.against)] {
        node.args(value.iter().flat_map(|value| [name, value]));
    }
    if let Some(marks) = &options.marks {
        node.arg("--marks").arg(std::path::absolute(marks)?);
    }
    node.current_dir(project::e2e()).env("PORTOLAN_SANDBOX", dist::sandbox()?);
    proc::run(node.env("CHROMIUM", tools::chromium().context("Chromium is missing")?))
}
