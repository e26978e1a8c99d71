//! Every test that `docs/security.md` names is there.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::Path;

/// The rows that must have a test.
const ROWS: &str = "C6 C9 C10 C11 C12 C13 C14 C15 C16 C17 C19 D1 D2 D3 D4 D5 D6 D7 D9 D11 D12 R1 R2 R5 R7 R8 R9 \
                    I5 I6 I8 I13 I14 I15 I16 P4 P5 P7 P8 P9 P11 P14";

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default()
}

/// The rows, each with the files and names of its tests.
fn rows(text: &str) -> BTreeMap<&str, Vec<(&str, &str)>> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let cells = lines.map(|line| line.split(" | ").collect::<Vec<_>>());
    let rows = cells.filter_map(|cells| match cells[..] {
        [row, _, tests] if row != "Row" => Some((row, tests)),
        _ => None,
    });
    rows.map(|(row, tests)| {
        let tests = tests.split("<br>").filter_map(|test| test.trim_matches('`').split_once("`: `"));
        (row, tests.collect())
    })
    .collect()
}

/// Whether a file has a test of this name.
fn is_there(file: &str, name: &str) -> bool {
    let source = read(file);
    if file.ends_with(".rs") {
        return source.split("#[test]").skip(1).any(|test| test.contains(&format!("fn {name}(")))
            || source.split("#[tokio::test]").skip(1).any(|test| test.contains(&format!("fn {name}(")));
    }
    ["'", "`"].iter().any(|quote| source.contains(&format!("{quote}{name}{quote}")))
}

#[test]
fn every_row_has_tests_and_each_of_them_is_there() {
    let text = read("docs/security.md");
    let rows = rows(&text);
    let lacking: Vec<&str> =
        ROWS.split_whitespace().filter(|row| rows.get(row).is_none_or(Vec::is_empty)).collect();
    assert_eq!(lacking, [""; 0], "rows without a test");
    let named = rows.values().flatten();
    let gone: Vec<_> = named.filter(|(file, name)| !is_there(file, name)).collect();
    assert!(gone.is_empty(), "named, and not there: {gone:?}");
}
