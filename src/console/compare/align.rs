//! Two rows of things put beside each other, so that what both have stands in one line.

use super::effort::Effort;
use std::collections::HashMap;
use std::hash::Hash;

/// A line: a place at the left, one at the right, or both.
pub(super) type Line = (Option<usize>, Option<usize>);

/// How many pairs of places are looked at in one table. Two histories of a thousand steps are a million.
const MOST: usize = 4_000_000;

/// Numbers for the things of two lists, the same for what is the same: they are compared without end.
pub(super) fn numbered<T: Eq + Hash + Copy>(left: &[T], right: &[T]) -> (Vec<usize>, Vec<usize>) {
    let mut known: HashMap<T, usize> = HashMap::new();
    let mut number = |thing: &T| {
        let next = known.len();
        *known.entry(*thing).or_insert(next)
    };
    let left = left.iter().map(&mut number).collect();
    (left, right.iter().map(number).collect())
}

/// Puts two lists of numbers beside each other by a longest common subsequence; what stands between two shared lines is
/// listed left side first. Lists too long for that are held together by what stands once on either side.
pub(super) fn align(left: &[usize], right: &[usize], effort: &mut Effort) -> Vec<Line> {
    let mut lines = Vec::with_capacity(left.len().max(right.len()));
    let (head, tail) = ends(left, right, effort);
    let (l, r) = (head..left.len() - tail, head..right.len() - tail);
    lines.extend((0..head).map(|at| (Some(at), Some(at))));
    if !gap(&mut lines, (left, l.start), (right, r.start), (l.len(), r.len()), effort) {
        let (mut from, mut other) = (l.start, r.start);
        let anchors = anchors(&left[l.clone()], &right[r.clone()], effort);
        let anchors = anchors.into_iter().map(|(a, b)| (l.start + a, r.start + b));
        for (to, across) in anchors.chain([(l.end, r.end)]) {
            between(&mut lines, left, right, (from..to, other..across), effort);
            if to < l.end {
                lines.push((Some(to), Some(across)));
            }
            (from, other) = (to + 1, across + 1);
        }
    }
    let (l, r) = (left.len() - tail, right.len() - tail);
    lines.extend((0..tail).map(|at| (Some(l + at), Some(r + at))));
    lines
}

/// Puts what stands between two lines of both beside each other, as far as that does not take too much.
fn between(
    lines: &mut Vec<Line>,
    left: &[usize],
    right: &[usize],
    (l, r): (std::ops::Range<usize>, std::ops::Range<usize>),
    effort: &mut Effort,
) {
    let (head, tail) = ends(&left[l.clone()], &right[r.clone()], effort);
    lines.extend((0..head).map(|at| (Some(l.start + at), Some(r.start + at))));
    let counts = (l.len() - head - tail, r.len() - head - tail);
    let (a, b) = (l.start + head, r.start + head);
    if !gap(lines, (left, a), (right, b), counts, effort) {
        lines.extend((0..counts.0).map(|at| (Some(a + at), None)));
        lines.extend((0..counts.1).map(|at| (None, Some(b + at))));
    }
    lines.extend((0..tail).map(|at| (Some(l.end - tail + at), Some(r.end - tail + at))));
}

/// How many places both have in common at their beginning and at their end.
fn ends(left: &[usize], right: &[usize], effort: &mut Effort) -> (usize, usize) {
    let shorter = left.len().min(right.len());
    let head = left.iter().zip(right).take_while(|(l, r)| l == r).count();
    let rest = left.iter().rev().zip(right.iter().rev()).take(shorter - head);
    let tail = rest.take_while(|(l, r)| l == r).count();
    effort.note(head + tail + 2);
    (head, tail)
}

/// Adds the lines of a gap by the table, if that is small enough.
fn gap(
    lines: &mut Vec<Line>,
    (left, l): (&[usize], usize),
    (right, r): (&[usize], usize),
    (rows, columns): (usize, usize),
    effort: &mut Effort,
) -> bool {
    let cells = rows.saturating_mul(columns);
    if cells > MOST || !effort.take(cells) {
        return false;
    }
    let found = middle(rows, columns, |a, b| left[l + a] == right[r + b]);
    lines.extend(found.into_iter().map(|(a, b)| (a.map(|at| at + l), b.map(|at| at + r))));
    true
}

/// By the table of the lengths that are reached from each pair of places on.
pub(super) fn middle(rows: usize, columns: usize, same: impl Fn(usize, usize) -> bool) -> Vec<Line> {
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

/// The longest row of pairs of what stands once on either side, in the order of both.
fn anchors(left: &[usize], right: &[usize], effort: &mut Effort) -> Vec<(usize, usize)> {
    effort.note(left.len() + right.len());
    let once = |side: &[usize]| {
        let mut places: HashMap<usize, Option<usize>> = HashMap::new();
        for (at, thing) in side.iter().enumerate() {
            places.entry(*thing).and_modify(|place| *place = None).or_insert(Some(at));
        }
        places
    };
    let (here, there) = (once(left), once(right));
    let place = |places: &HashMap<usize, Option<usize>>, thing| places.get(thing).copied().flatten();
    let pairs = left.iter().enumerate();
    let pairs = pairs.filter(|(at, thing)| place(&here, thing) == Some(*at));
    let pairs: Vec<(usize, usize)> =
        pairs.filter_map(|(at, thing)| Some((at, place(&there, thing)?))).collect();
    rising(&pairs)
}

/// The longest of the rows of pairs in which the second rises as the first does.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best row of each length, and before each pair the one it goes on from.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (_, place)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *place);
        before.push(length.checked_sub(1).map(|length| ends[length]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut next = ends.last().copied();
    let mut row = Vec::with_capacity(ends.len());
    while let Some(at) = next {
        row.push(pairs[at]);
        next = before[at];
    }
    row.reverse();
    row
}
