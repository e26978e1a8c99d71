//! A table as a file that a spreadsheet opens: CSV by RFC 4180. Cells come from a registry, and a spreadsheet takes a
//! cell that begins in a certain way for a formula; such a cell gets an apostrophe before it (security notes D8).

use crate::image::Timestamp;

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

/// A moment as `2026-11-22T04:05:06Z`.
#[must_use]
pub fn instant(at: Timestamp) -> String {
    let seconds = at.0.div_euclid(1000);
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // Days of the proleptic Gregorian calendar, counted in eras of 400 years that begin in March.
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}
