//! The steps of `cargo xtask test`, each a command or two.

use super::count::Count;
use super::real::NpmRegistry;
use super::{again, fuzz};
use crate::proc::{self, command};
use crate::{dist, lazy, project, release, tools};
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// One step; [`Step::ORDINARY`] and then [`Step::LONG`] are the order in which they run.
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
    /// The release build, its weight, that it names no folder of this machine, and the files of a release.
    Build,
    /// A person's journeys through the built console, in Chromium.
    E2e,
    /// The files of a release once more, from another folder: the same bytes.
    Again,
    /// libFuzzer over what reads a registry's bytes, for seconds each.
    Fuzz,
    /// Lighthouse, the image, and the files that host the console held to the schemas of what reads them.
    Long,
}

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
/// The tests against servers that others wrote; off for a plain `cargo test`, which needs nothing from npm.
const REAL: [&str; 2] = ["--features", "portolan/real-servers"];

impl Step {
    pub(super) const ORDINARY: [Self; 8] = [
        Self::Tools,
        Self::Format,
        Self::ClippyHost,
        Self::ClippyWasm,
        Self::Native,
        Self::Browser,
        Self::Build,
        Self::E2e,
    ];

    /// What `--all` adds.
    pub(super) const LONG: [Self; 3] = [Self::Again, Self::Fuzz, Self::Long];

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
            Self::Again => "the same release, built again",
            Self::Fuzz => "fuzzing",
            Self::Long => "Lighthouse, image, schemas",
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
            Self::Build => dist::whole(),
            Self::E2e => end_to_end(count),
            Self::Again => again::run(),
            Self::Fuzz => fuzz::run(count),
            Self::Long => long(count),
        }
    }
}

fn clippy(arguments: &[&str]) -> Result<()> {
    let mut clippy = command("cargo", &["clippy", "--quiet", "--keep-going"]);
    proc::run(clippy.args(arguments).args(["--", "-D", "warnings"]))
}

/// How many files run at once, each with servers of its own: one more than the cores of a small machine, since a person's
/// journey waits for frames to be drawn as long as it works.
const AT_ONCE: u32 = 3;
/// How long a file of end-to-end tests may take, and one of the long ones: several times what the longest of them takes.
const LIMIT: Duration = Duration::from_secs(600);
const LONG_LIMIT: Duration = Duration::from_secs(1200);

/// Node's own runner over every `*.test.mjs`.
fn end_to_end(count: &mut Count) -> Result<()> {
    dist::build_if_stale()?;
    let sandbox = dist::sandbox()?;
    lazy::words()?;
    let mut node = node(AT_ONCE, LIMIT, &project::e2e())?;
    if let Some(shell) = tools::headless_shell() {
        node.env("CHROMIUM_HEADLESS_SHELL", shell);
    }
    count.run(node.env("PORTOLAN_SANDBOX", sandbox))
}

/// The same, one file after another, so that nothing disturbs what is measured.
fn long(count: &mut Count) -> Result<()> {
    tools::for_long()?;
    dist::build_if_stale()?;
    if !release::folder().is_dir() {
        release::write()?;
    }
    count.run(&mut node(1, LONG_LIMIT, &project::long())?)
}

/// Node's runner over the tests of a folder, as `tests/e2e/run.mjs` has it.
fn node(at_once: u32, limit: Duration, folder: &Path) -> Result<Command> {
    let mut files: Vec<String> = std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.mjs"))
        .collect();
    files.sort();
    let mut node = command("node", &[]);
    node.arg(project::e2e().join("run.mjs")).args([at_once.to_string(), limit.as_secs().to_string()]);
    node.args(files).current_dir(folder).env("CHROMIUM", tools::chromium().context("Chromium is missing")?);
    Ok(node)
}
