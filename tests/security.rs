//! Every test that `docs/security.md` names is there, and every document says what it is named for.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::Path;

/// The rows that must have a test. The list grows, and nothing is taken from it.
const ROWS: &str = "C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11 C12 C13 C14 C15 C16 C17 C18 C19 \
                    D1 D2 D3 D4 D5 D6 D7 D8 D9 D10 D11 D12 R1 R2 R5 R6 R7 R8 R9 \
                    I1 I2 I3 I4 I5 I6 I7 I8 I9 I10 I11 I13 I14 I15 I16 \
                    P1 P2 P3 P4 P5 P6 P7 P8 P9 P10 P11 P12 P13 P14 P15";
/// Those of which a part is the work of whoever hosts the console, and which documents tell that.
const HOSTED: &str = "D10 P1 P2 P3 P10";

/// What holds a row.
#[derive(Debug, PartialEq)]
enum Proof<'a> {
    /// A test of a file.
    Test(&'a str, &'a str),
    /// A document, which has the row's mark in it.
    Document(&'a str),
}

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default()
}

/// The rows, each with what holds it.
fn rows(text: &str) -> BTreeMap<&str, Vec<Proof<'_>>> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let cells = lines.map(|line| line.split(" | ").collect::<Vec<_>>());
    let rows = cells.filter_map(|cells| match cells[..] {
        [row, _, proofs] if row != "Row" => Some((row, proofs)),
        _ => None,
    });
    let proof = |text| match str::split_once(text, "`: `") {
        Some((file, name)) => Proof::Test(file, name),
        None => Proof::Document(text),
    };
    rows.map(|(row, proofs)| (row, proofs.split("<br>").map(|one| proof(one.trim_matches('`'))).collect()))
        .collect()
}

/// Whether a file has a test of this name.
fn is_test(file: &str, name: &str) -> bool {
    let source = read(file);
    if file.ends_with(".rs") {
        let marked = ["#[test]", "#[tokio::test]"].into_iter().flat_map(|mark| source.split(mark).skip(1));
        let named = format!("{name}(");
        return marked.filter_map(|text| text.split_once("fn ")).any(|(_, text)| text.starts_with(&named));
    }
    ["'", "`"].iter().any(|quote| source.contains(&format!("{quote}{name}{quote}")))
}

fn holds(row: &str, proof: &Proof<'_>) -> bool {
    match proof {
        Proof::Test(file, name) => is_test(file, name),
        Proof::Document(file) => read(file).contains(&format!("({row})")),
    }
}

#[test]
fn every_row_has_tests_and_each_of_them_is_there() {
    let text = read("docs/security.md");
    let rows = rows(&text);
    let has = |row: &&str, wanted: fn(&Proof<'_>) -> bool| {
        rows.get(row).is_some_and(|proofs| proofs.iter().any(wanted))
    };
    let lacking = |list: &'static str, wanted: fn(&Proof<'_>) -> bool| -> Vec<&str> {
        list.split_whitespace().filter(|row| !has(row, wanted)).collect()
    };
    assert_eq!(lacking(ROWS, |proof| matches!(proof, Proof::Test(..))), [""; 0], "rows without a test");
    assert_eq!(lacking(HOSTED, |proof| matches!(proof, Proof::Document(_))), [""; 0], "without a document");
    let new: Vec<_> = rows.keys().filter(|row| !ROWS.split_whitespace().any(|kept| kept == **row)).collect();
    assert!(new.is_empty(), "rows that this list does not hold fast yet: {new:?}");
    let named = rows.iter().flat_map(|(row, proofs)| proofs.iter().map(move |proof| (*row, proof)));
    let gone: Vec<_> = named.filter(|(row, proof)| !holds(row, proof)).collect();
    assert!(gone.is_empty(), "named, and not there: {gone:?}");
}
