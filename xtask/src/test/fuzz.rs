//! libFuzzer over whatever reads what a registry sends (`tests/fuzz`), each reader for some seconds. What it finds that is
//! new stays in `target/fuzz` and is begun with the next time; an input that breaks something lies in `tests/fuzz/artifacts`,
//! and is one more test once it stands in `tests/fuzz/corpus`.

use super::count::Count;
use crate::proc::{self, say};
use crate::{project, tools};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// For how long each reader is tried, unless `PORTOLAN_FUZZ_SECONDS` says otherwise.
const SECONDS: u32 = 15;

/// Builds all of them, and tries one after another, so that each has the machine to itself.
pub(super) fn run(count: &mut Count) -> Result<()> {
    tools::for_fuzzing()?;
    let seconds = match std::env::var("PORTOLAN_FUZZ_SECONDS") {
        Ok(text) => text.parse().with_context(|| format!("PORTOLAN_FUZZ_SECONDS={text}"))?,
        Err(_) => SECONDS,
    };
    proc::run_quietly(&mut fuzz("build"))?;
    let corpus = project::at("tests/fuzz/corpus");
    for reader in readers(&corpus)? {
        let found = project::at("target/fuzz/found").join(&reader);
        std::fs::create_dir_all(&found)?;
        let mut run = fuzz("run");
        run.arg(&reader).args([&found, &corpus.join(&reader)]);
        if reader.starts_with('v') {
            // Whole answers: what real registries answered is where they begin.
            run.arg(project::at("tests/data/v2"));
        }
        run.args(["--", &format!("-max_total_time={seconds}"), "-timeout=10", "-print_final_stats=1"]);
        match tried(&mut run)? {
            Some(inputs) => {
                say(&format!("{reader}: {inputs} inputs"));
                count.passed += 1;
            }
            None => {
                say(&format!("{reader}: failed"));
                count.failed += 1;
            }
        }
    }
    if count.failed > 0 { bail!("some input broke something") } else { Ok(()) }
}

/// The readers, which have a folder each.
fn readers(corpus: &Path) -> Result<Vec<String>> {
    let entries = std::fs::read_dir(corpus).with_context(|| corpus.display().to_string())?;
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    Ok(names)
}

/// `cargo fuzz`, without a sanitizer: those are for nightly compilers, and nothing here is unsafe.
fn fuzz(what: &str) -> Command {
    let mut fuzz = proc::command("cargo", &["fuzz", what, "--sanitizer", "none", "--fuzz-dir"]);
    let target: PathBuf = project::at("target/fuzz");
    fuzz.arg(project::at("tests/fuzz")).arg("--target-dir").arg(target);
    fuzz
}

/// How many inputs were tried; nothing, and all that was said, where one of them broke something.
fn tried(run: &mut Command) -> Result<Option<u64>> {
    let output = run.stdin(Stdio::null()).output().context("cargo fuzz does not start")?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        say(&said);
        return Ok(None);
    }
    inputs(&said).map(Some).context("libFuzzer did not say how many inputs it tried")
}

fn inputs(said: &str) -> Option<u64> {
    said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:")?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::inputs;

    #[test]
    fn the_number_of_inputs_is_read_and_none_is_made_up() {
        assert_eq!(inputs("Done 7 runs\nstat::number_of_executed_units: 1234\n"), Some(1234));
        assert_eq!(inputs("Done 7 runs in 1 second(s)"), None);
    }
}
