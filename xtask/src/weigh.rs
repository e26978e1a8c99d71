//! What a first visit loads, against the number kept in `xtask/weight.json`.

use crate::proc::say;
use crate::project;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The numbers, in bytes of brotli 11. `budget` may rise only in a commit that says what it bought, and never above
/// `ceiling`.
#[derive(Deserialize)]
struct Weight {
    ceiling: usize,
    budget: usize,
}

struct File {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the table, and fails when the first visit has become too heavy.
pub(crate) fn report() -> Result<()> {
    let weight: Weight = serde_json::from_slice(&std::fs::read(project::at("xtask/weight.json"))?)?;
    let (later, first): (Vec<_>, Vec<_>) =
        files(&project::dist(), "")?.into_iter().partition(|(name, _)| name.starts_with("lazy/"));
    let first = weighed(first)?;
    let total = table("a first visit loads", &first);
    let later = weighed(later)?;
    if !later.is_empty() {
        table("only when asked for", &later);
    }
    let limit = weight.budget.min(weight.ceiling);
    if total > limit {
        bail!("a first visit loads {total} bytes of brotli, {} over the budget of {limit}", total - limit);
    }
    say(&format!("a first visit loads {total} of {limit} bytes of brotli"));
    Ok(())
}

fn files(folder: &Path, prefix: &str) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).context("dist/ is not built")? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            found.extend(files(&entry.path(), &format!("{name}/"))?);
        } else {
            found.push((name, entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

fn weighed(files: Vec<(String, PathBuf)>) -> Result<Vec<File>> {
    files
        .into_iter()
        .map(|(name, path)| {
            let bytes = std::fs::read(path)?;
            Ok(File { name, raw: bytes.len(), gzip: gzip(&bytes)?, brotli: brotli(&bytes)? })
        })
        .collect()
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 24);
    encoder.write_all(bytes)?;
    encoder.flush()?;
    drop(encoder);
    Ok(out.len())
}

/// Prints one table and returns its sum of brotli.
fn table(title: &str, files: &[File]) -> usize {
    let sum = |figure: fn(&File) -> usize| files.iter().map(figure).sum::<usize>();
    let width = files.iter().map(|file| file.name.len()).max().unwrap_or(0).max(title.len());
    let row = |name: &str, raw: usize, gzip: usize, brotli: usize| {
        say(&format!("{name:width$} {raw:>9} {gzip:>9} {brotli:>9}"));
    };
    say(&format!("{title:width$} {:>9} {:>9} {:>9}", "raw", "gzip -9", "brotli 11"));
    for file in files {
        row(&file.name, file.raw, file.gzip, file.brotli);
    }
    row("", sum(|file| file.raw), sum(|file| file.gzip), sum(|file| file.brotli));
    sum(|file| file.brotli)
}
