//! A long list shown a stretch at a time. A window over it, as lists of tags and files have, would make a list of fifty
//! thousand rows two kilometres long, with everything else of an image below it (security notes D7).

use std::ops::Range;

/// How many rows a stretch has.
pub const ROWS: usize = 40;

/// Docker itself stops at 127 layers: lists that go with the layers of an honest image are shown whole.
pub const HONEST: usize = 128;

/// The rows that are shown of a list of so many: all of them up to `whole`, else the stretch that `row` is in.
#[must_use]
pub fn stretch(count: usize, whole: usize, row: usize) -> Range<usize> {
    if count <= whole {
        return 0..count;
    }
    let from = row.min(count.saturating_sub(1)) / ROWS * ROWS;
    from..count.min(from + ROWS)
}

/// The row that a person typed, counted from one, as its place in a list of so many.
#[must_use]
pub fn typed(text: &str, count: usize) -> Option<usize> {
    let row: usize = text.trim().parse().ok()?;
    (1..=count).contains(&row).then(|| row - 1)
}
