//! What a first visit loads, against the number kept in `xtask/weight.json`.

use crate::pack::{self, neighbour};
use crate::proc::say;
use crate::project;
use anyhow::{Result, bail};
use serde::Deserialize;
use std::path::PathBuf;

/// The numbers, in bytes of brotli 11. `budget` may rise only in a commit that says what it bought, and never above
/// `ceiling`.
#[derive(Deserialize)]
struct Weight {
    ceiling: usize,
    budget: usize,
}

/// What lies beside the page for people and their editors; no console loads it.
const FOR_PEOPLE: [&str; 1] = ["config.schema.json"];

struct File {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the table, and fails when the first visit has become too heavy.
pub(crate) fn report() -> Result<()> {
    let weight: Weight = serde_json::from_slice(&std::fs::read(project::at("xtask/weight.json"))?)?;
    let loaded = files()?.into_iter().filter(|(name, _)| !FOR_PEOPLE.contains(&&**name));
    let (later, first): (Vec<_>, Vec<_>) =
        loaded.partition(|(name, _)| ["lazy/", "docs/"].iter().any(|folder| name.starts_with(folder)));
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

/// The files of `dist/`, each once: not its packed neighbours.
fn files() -> Result<Vec<(String, PathBuf)>> {
    let all = project::files(&project::dist())?;
    Ok(all.into_iter().filter(|(name, _)| !pack::is_packed(name)).collect())
}

/// What a file weighs: as it was packed by the build, or packed here where that left it as it is.
fn weighed(files: Vec<(String, PathBuf)>) -> Result<Vec<File>> {
    files
        .into_iter()
        .map(|(name, path)| {
            let bytes = std::fs::read(&path)?;
            let packed =
                |end, pack: fn(&[u8]) -> Result<Vec<u8>>| match std::fs::metadata(neighbour(&path, end)) {
                    Ok(about) => Ok(about.len() as usize),
                    Err(_) => pack(&bytes).map(|packed| packed.len()),
                };
            let (gzip, brotli) = (packed(".gz", pack::gzip)?, packed(".br", pack::brotli)?);
            Ok(File { name, raw: bytes.len(), gzip, brotli })
        })
        .collect()
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
