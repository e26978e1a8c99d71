//! `docs/protocols.md` and the client name the same calls.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn table() -> String {
    std::fs::read_to_string(at("docs/protocols.md")).unwrap()
}

/// The files and functions that a row of the table names.
fn named(table: &str) -> Vec<(&str, &str)> {
    let cells = table.lines().filter_map(|line| line.strip_suffix(" |")?.rsplit(" | ").next());
    cells
        .flat_map(|cell| cell.split("<br>"))
        .filter_map(|made| made.trim().strip_prefix('`')?.strip_suffix('`')?.split_once("`: `"))
        .collect()
}

/// Every source of the client below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

#[test]
fn every_function_that_the_table_of_protocols_names_is_there() {
    let table = table();
    let named = named(&table);
    assert!(named.len() > 40, "{} functions", named.len());
    let gone: Vec<_> = named
        .iter()
        .filter(|(file, function)| {
            let source = std::fs::read_to_string(at("src/registry").join(file)).unwrap_or_default();
            !source.contains(&format!("fn {function}(")) && !source.contains(&format!("fn {function}<"))
        })
        .collect();
    assert!(gone.is_empty(), "named, and not there: {gone:?}");
}

#[test]
fn every_source_that_makes_a_request_of_a_protocol_is_in_the_table() {
    let (table, root) = (table(), at("src/registry"));
    let missing: Vec<_> = ["v1", "v2", "hub"]
        .iter()
        .flat_map(|folder| sources(&root.join(folder)))
        .filter(|path| std::fs::read_to_string(path).unwrap().contains("Request::new("))
        .filter_map(|path| Some(path.strip_prefix(&root).ok()?.to_str()?.to_owned()))
        // It only pages through the lists that others ask for.
        .filter(|file| file != "v2/paging.rs" && !table.contains(&format!("`{file}`")))
        .collect();
    assert!(missing.is_empty(), "not in the table: {missing:?}");
}
