//! Tables as files.

#![allow(clippy::unwrap_used)]

use portolan::console::table_file::{csv, instant};
use portolan::image::Timestamp;

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

#[test]
fn cells_stand_in_quotes_and_their_own_quotes_are_doubled() {
    let rows = [row(&["tag", "say \"hi\", twice"]), row(&["1.0", "two\nlines"])];
    let text = csv(rows.iter().map(Vec::as_slice));
    assert_eq!(text, "\"tag\",\"say \"\"hi\"\", twice\"\r\n\"1.0\",\"two\nlines\"\r\n");
}

// D8
#[test]
fn no_cell_is_a_formula() {
    for hostile in
        ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n@x", "＝1", "=HYPERLINK(\"http://evil\")"]
    {
        let text = csv([row(&[hostile]).as_slice()]);
        assert!(text.starts_with("\"'"), "{hostile:?} became {text:?}");
    }
    for harmless in ["1.0", "sha256:00", "v2-alpine", "_x", "a=b", ""] {
        assert!(!csv([row(&[harmless]).as_slice()]).contains('\''), "{harmless:?}");
    }
}

#[test]
fn a_moment_is_written_as_it_is_read() {
    for text in
        ["1990-01-01T00:00:00Z", "2000-02-29T23:59:59Z", "2026-11-22T04:05:06Z", "2100-03-01T12:00:00Z"]
    {
        assert_eq!(instant(Timestamp::parse(text).unwrap()), text);
    }
}
