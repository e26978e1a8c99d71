//! How many tests ran, read off what the test runners print.

use crate::proc;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Tests that passed and that failed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Count {
    pub(super) passed: usize,
    pub(super) failed: usize,
}

impl Count {
    pub(super) fn ran(self) -> usize {
        self.passed + self.failed
    }

    pub(super) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Runs tests, shows what they print, and counts them. A run of no test at all has failed.
    pub(super) fn run(&mut self, command: &mut Command) -> Result<()> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child =
            command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {name}"))?;
        let before = self.ran();
        if let Some(out) = child.stdout.take() {
            for line in BufReader::new(out).split(b'\n') {
                let line = String::from_utf8_lossy(&line?).into_owned();
                proc::say(&line);
                self.add(Self::read(&line));
            }
        }
        let status = child.wait()?;
        if !status.success() {
            bail!("{name} failed ({status})");
        }
        if self.ran() == before {
            bail!("no test ran");
        }
        Ok(())
    }

    /// The closing lines of cargo test and wasm-bindgen-test, and of Node's runner, which gives each figure a line.
    fn read(line: &str) -> Self {
        let line = line.trim();
        if line.starts_with("test result:") {
            return Self { passed: before(line, " passed;"), failed: before(line, " failed;") };
        }
        let figure = |name| line.strip_prefix(name).and_then(|n| n.trim().parse().ok()).unwrap_or(0);
        // What took too long is cancelled.
        Self { passed: figure("ℹ pass "), failed: figure("ℹ fail ") + figure("ℹ cancelled ") }
    }
}

/// The number before a word.
fn before(line: &str, word: &str) -> usize {
    line.split_once(word).and_then(|(head, _)| head.rsplit(' ').next()?.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn the_closing_lines_of_both_runners_are_read() {
        let cargo = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(Count::read(cargo), Count { passed: 12, failed: 3 });
        assert_eq!(Count::read("ℹ pass 7"), Count { passed: 7, failed: 0 });
        assert_eq!(Count::read("ℹ fail 2"), Count { passed: 0, failed: 2 });
        assert_eq!(Count::read("ℹ cancelled 1"), Count { passed: 0, failed: 1 });
        assert_eq!(Count::read("5 passed, 1 failed of something else"), Count::default());
    }
}
