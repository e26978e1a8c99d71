//! The steps of `cargo xtask test`, each a command or two.

use super::count::Count;
use super::real::NpmRegistry;
use crate::proc::{self, command};
use crate::{dist, lazy, project, tools, weigh};
use anyhow::{Context, Result};

/// One step; [`Step::ALL`] is the order in which they run.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(super) enum Step {
    /// Install what is missing.
    Tools,
    /// cargo fmt --check.
    Format,
    /// Clippy for the host, warnings denied.
    ClippyHost,
    /// Clippy for wasm32, warnings denied.
    ClippyWasm,
    /// Everything that runs on the host, real servers among it.
    Native,
    /// wasm-bindgen-test in headless Chromium.
    Browser,
    /// The release build, its weight, and that it names no folder of this machine.
    Build,
    /// A person's journeys through the built console, in Chromium.
    E2e,
}

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
/// The tests against servers that others wrote; off for a plain `cargo test`, which needs nothing from npm.
const REAL: [&str; 2] = ["--features", "portolan/real-servers"];

impl Step {
    pub(super) const ALL: [Self; 8] = [
        Self::Tools,
        Self::Format,
        Self::ClippyHost,
        Self::ClippyWasm,
        Self::Native,
        Self::Browser,
        Self::Build,
        Self::E2e,
    ];

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Tools => "tools",
            Self::Format => "formatting",
            Self::ClippyHost => "clippy for the host",
            Self::ClippyWasm => "clippy for wasm32",
            Self::Native => "native tests, real servers",
            Self::Browser => "browser tests",
            Self::Build => "release build, weight, paths",
            Self::E2e => "end-to-end tests",
        }
    }

    pub(super) fn run(self, count: &mut Count) -> Result<()> {
        match self {
            Self::Tools => tools::everything(),
            Self::Format => proc::run(&mut command("cargo", &["fmt", "--all", "--check"])),
            Self::ClippyHost => clippy(&["--workspace", "--all-targets", REAL[0], REAL[1]]),
            Self::ClippyWasm => {
                clippy(&["--package", "portolan", "--lib", "--bins", "--test", "browser", WASM[0], WASM[1]])
            }
            Self::Native => {
                let npm = NpmRegistry::start()?;
                let mut test = command("cargo", &["test", "--workspace", "--no-fail-fast"]);
                count.run(test.args(REAL).env("PORTOLAN_NPM_V1", &npm.address))
            }
            Self::Browser => {
                let mut test = command("cargo", &["test", "--package", "portolan", "--test", "browser"]);
                let driver = tools::chromedriver().context("chromedriver is missing")?;
                count.run(test.args(WASM).env("CHROMEDRIVER", driver))
            }
            Self::Build => dist::build().and_then(|()| dist::nameless()).and_then(|()| weigh::report()),
            Self::E2e => end_to_end(count),
        }
    }
}

fn clippy(arguments: &[&str]) -> Result<()> {
    let mut clippy = command("cargo", &["clippy", "--quiet", "--keep-going"]);
    proc::run(clippy.args(arguments).args(["--", "-D", "warnings"]))
}

/// Node's own runner over every `*.test.mjs`, two files at a time; each file starts its own servers.
fn end_to_end(count: &mut Count) -> Result<()> {
    dist::build_if_stale()?;
    let sandbox = dist::sandbox()?;
    lazy::words()?;
    let mut files: Vec<String> = std::fs::read_dir(project::e2e())?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.mjs"))
        .collect();
    files.sort();
    let mut node = command("node", &["--test", "--test-concurrency=2", "--test-reporter=spec"]);
    node.args(files).current_dir(project::e2e()).env("PORTOLAN_SANDBOX", sandbox);
    count.run(node.env("CHROMIUM", tools::chromium().context("Chromium is missing")?))
}
