//! Tables as files.

#![allow(clippy::unwrap_used)]

use portolan::console::table_file::csv;

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
