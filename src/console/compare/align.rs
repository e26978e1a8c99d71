//! Two rows of things put beside each other, so that what both have stands in one line.

/// A line: a place at the left, one at the right, or both.
pub(super) type Line = (Option<usize>, Option<usize>);

/// How many pairs of places are looked at. Two histories of a thousand steps are a million.
const MOST: usize = 4_000_000;

/// Puts two lists beside each other by a longest common subsequence of `same` places; what stands between two
/// shared lines is listed left side first. Lists too long for that share their beginning and their end.
pub(super) fn align(left: usize, right: usize, same: impl Fn(usize, usize) -> bool) -> Vec<Line> {
    let shorter = left.min(right);
    let head = (0..shorter).take_while(|at| same(*at, *at)).count();
    let tail = (0..shorter - head).take_while(|at| same(left - 1 - at, right - 1 - at)).count();
    let (rows, columns) = (left - head - tail, right - head - tail);

    let mut lines: Vec<Line> = (0..head).map(|at| (Some(at), Some(at))).collect();
    if rows.saturating_mul(columns) <= MOST {
        lines.extend(middle(rows, columns, |l, r| same(head + l, head + r)).into_iter().map(|(l, r)| {
            let moved = |at: Option<usize>| at.map(|at| at + head);
            (moved(l), moved(r))
        }));
    } else {
        lines.extend((0..rows).map(|at| (Some(head + at), None)));
        lines.extend((0..columns).map(|at| (None, Some(head + at))));
    }
    lines.extend((0..tail).rev().map(|at| (Some(left - 1 - at), Some(right - 1 - at))));
    lines
}

/// By the table of the lengths that are reached from each pair of places on.
fn middle(rows: usize, columns: usize, same: impl Fn(usize, usize) -> bool) -> Vec<Line> {
    let wide = columns + 1;
    let mut longest = vec![0_u32; (rows + 1) * wide];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let at = row * wide + column;
            longest[at] = if same(row, column) {
                longest[at + wide + 1] + 1
            } else {
                longest[at + wide].max(longest[at + 1])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut lines = Vec::with_capacity(rows + columns);
    while row < rows || column < columns {
        let at = row * wide + column;
        if row < rows && column < columns && same(row, column) {
            lines.push((Some(row), Some(column)));
            row += 1;
            column += 1;
        } else if row < rows && (column == columns || longest[at + wide] >= longest[at + 1]) {
            lines.push((Some(row), None));
            row += 1;
        } else {
            lines.push((None, Some(column)));
            column += 1;
        }
    }
    lines
}
