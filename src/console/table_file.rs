//! A table as a file that a spreadsheet opens: CSV by RFC 4180. Cells come from a registry, and a spreadsheet takes a
//! cell that begins in a certain way for a formula; such a cell gets an apostrophe before it (security notes D8).

/// Rows of cells as CSV, every cell in quotes.
#[must_use]
pub fn csv<'a>(rows: impl IntoIterator<Item = &'a [String]>) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            out.push('"');
            if is_formula(cell) {
                out.push('\'');
            }
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        }
        out.push_str("\r\n");
    }
    out
}

/// Whether a spreadsheet might work a cell out: by its first sign, or by the first behind white space, which some
/// leave out before they look.
fn is_formula(cell: &str) -> bool {
    let starts =
        |text: &str| text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    starts(cell) || starts(cell.trim_start())
}
