//! `cargo xtask test`: everything that proves the project, in one command.

mod again;
mod count;
mod fuzz;
mod real;
mod steps;

use crate::proc::say;
use anyhow::{Result, bail};
use count::Count;
use std::time::{Duration, Instant};
use steps::Step;

/// What `test` can be told.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Run one step alone.
    #[arg(long, value_enum)]
    only: Option<Step>,
    /// Run the long proofs too: the release built twice, fuzzing, Lighthouse, the image, and what is held to a schema.
    #[arg(long)]
    all: bool,
    /// Go on after a step that failed.
    #[arg(long)]
    keep_going: bool,
}

struct Done {
    step: Step,
    count: Count,
    passed: bool,
    took: Duration,
}

/// Runs the steps in order, and stops at the first that fails unless told otherwise.
pub(crate) fn run(options: &Options) -> Result<()> {
    let long: &[Step] = if options.all { &Step::LONG } else { &[] };
    let steps = options.only.map_or_else(|| [&Step::ORDINARY, long].concat(), |step| vec![step]);
    let mut done = Vec::new();
    for step in steps {
        say(&format!("\n=== {}", step.title()));
        let start = Instant::now();
        let mut count = Count::default();
        let result = step.run(&mut count);
        if let Err(error) = &result {
            say(&format!("{} failed: {error:#}", step.title()));
        }
        done.push(Done { step, count, passed: result.is_ok(), took: start.elapsed() });
        if result.is_err() && !options.keep_going {
            break;
        }
    }
    close(&done)
}

/// The table of the steps, then the closing line that stands alone.
fn close(done: &[Done]) -> Result<()> {
    say("");
    let mut total = Count::default();
    for Done { step, count, passed, took } in done {
        let word = if *passed { "ok" } else { "FAILED" };
        let tests = if count.ran() == 0 { String::new() } else { format!("{} tests", count.ran()) };
        say(&format!("{:36} {word:6} {:6.1} s  {tests}", step.title(), took.as_secs_f32()));
        total.add(*count);
        if !passed && count.failed == 0 {
            // A step that failed with no test of its own to blame, such as clippy.
            total.failed += 1;
        }
    }
    say(&format!("\n{} passed, {} failed", total.passed, total.failed));
    let failed: Vec<&str> = done.iter().filter(|done| !done.passed).map(|done| done.step.title()).collect();
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}
