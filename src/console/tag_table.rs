//! The rows of a repository's tags: their order, their grouping, and which neighbours stand under one flag. The same
//! for registries of either kind; what differs is when it is known what a tag points at.

use super::natural::{Filter, order_names, order_tags};
use super::route::{Column, Sort};
use super::target::{TagRow, Target, Unit};
use crate::image::Timestamp;
use crate::name::Heard;
use std::cmp::Ordering;
use std::collections::HashMap;

/// What is known of what a tag points at, as far as rows are ordered by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// How many images it stands on.
    pub parents: Option<usize>,
    /// Its own size.
    pub itself: Option<u64>,
    /// Its size with everything it stands on.
    pub total: Option<u64>,
    /// Operating system and architecture.
    pub platform: Option<String>,
    /// When it was made.
    pub made: Option<Timestamp>,
}

/// What rows are grouped by: what the tag points at, or the row itself while that is not known.
type Key<'a> = Result<&'a str, usize>;

/// Where a row stands among neighbours of the same image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// The row before it is of the same image.
    pub before: bool,
    /// The row after it is of the same image.
    pub after: bool,
}

/// The places of the tags in the order of their names. That is the dear part of [`rows`], and it does not change while
/// one looks.
#[must_use]
pub fn by_name(tags: &[TagRow]) -> Vec<usize> {
    // Digests come in while one looks: a name that went to stand beside its version then would move the rows.
    let image = |row| if is_late(row) { None } else { target(row) };
    let pairs: Vec<(&str, Option<String>)> = tags.iter().map(|row| (row.tag.text(), image(row))).collect();
    order_tags(&pairs)
}

/// The places of the tags that pass the filter, in order, from those in the order [`by_name`]. What is not known comes
/// last, in the order of names. Filters by the tag, and by the beginning of what it points at, of four digits or more.
#[must_use]
pub fn rows(
    tags: &[TagRow],
    by_name: &[usize],
    filter: &str,
    sort: Option<Sort>,
    group: bool,
    known: impl Fn(&Unit) -> Known,
) -> Vec<usize> {
    let mut order = by_name.to_vec();
    let words = Filter::new(filter);
    if !words.is_empty() {
        let by_digits = digits(filter);
        let begins =
            |target: &str, digits: &str| target.strip_prefix("sha256:").unwrap_or(target).starts_with(digits);
        order.retain(|&at| {
            let pointed = by_digits.as_deref().zip(target(&tags[at]));
            words.matches(tags[at].tag.text())
                || pointed.is_some_and(|(digits, target)| begins(&target, digits))
        });
    }
    // Only what passes is put in order: a filter is typed into a list of a hundred thousand, and few rows pass.
    let in_play = group || sort.is_some_and(|sort| sort.column == Column::Image);
    let targets: HashMap<usize, String> = match in_play {
        true => order.iter().filter_map(|&at| Some((at, target(&tags[at])?))).collect(),
        false => HashMap::new(),
    };
    let key = |at: usize| -> Key<'_> { targets.get(&at).map(String::as_str).ok_or(at) };
    if let Some(sort) = sort {
        sort_by(&mut order, tags, sort, key, known);
    }
    if group { grouped(&order, key) } else { order }
}

/// Whether rows are told apart by more than the tags' names: then they are to be worked out anew when more of what tags
/// point at is known.
#[must_use]
pub fn looks_deeper(filter: &str, sort: Option<Sort>, group: bool) -> bool {
    let by_name = sort.is_none_or(|sort| matches!(sort.column, Column::Name | Column::Stars));
    group || !by_name || digits(filter).is_some()
}

/// The digits a target must begin with, where the filter is such.
fn digits(filter: &str) -> Option<String> {
    let typed = filter.trim().to_ascii_lowercase();
    let digits = typed.strip_prefix("sha256:").unwrap_or(&typed);
    (digits.len() >= 4 && digits.bytes().all(|b| b.is_ascii_hexdigit())).then(|| digits.to_owned())
}

fn target(row: &TagRow) -> Option<String> {
    row.target.as_ref().map(ToString::to_string)
}

/// Whether what it points at is learnt only after the list of tags.
fn is_late(row: &TagRow) -> bool {
    matches!(row.target, None | Some(Heard::Valid(Target::Manifest(_))))
}

fn sort_by<'a>(
    order: &mut Vec<usize>,
    tags: &[TagRow],
    sort: Sort,
    key: impl Fn(usize) -> Key<'a>,
    known: impl Fn(&Unit) -> Known,
) {
    let turned = |ordering: Ordering| if sort.descending { ordering.reverse() } else { ordering };
    match sort.column {
        Column::Name | Column::Stars => {
            // The order of names begins with the newest version, so ascending is the other way round.
            let named = |at: usize| tags[order[at]].tag.text();
            let newest_first = order_names(order.len(), named);
            let sorted = newest_first.iter().map(|&at| order[at]);
            *order = if sort.descending { sorted.collect() } else { sorted.rev().collect() };
        }
        Column::Image => order.sort_by(|&a, &b| by(key(a).ok().as_ref(), key(b).ok().as_ref(), turned)),
        column => {
            let known = |one: &TagRow| one.unit().as_ref().map(&known).unwrap_or_default();
            sort_with(order, |at| known(&tags[at]), |a, b| compare_known(a, b, column, turned));
        }
    }
}

/// Sorts places by what is worked out of each once; equals stay in their order.
fn sort_with<V>(order: &mut Vec<usize>, value: impl Fn(usize) -> V, compare: impl Fn(&V, &V) -> Ordering) {
    let mut all: Vec<(V, usize)> = order.iter().map(|&at| (value(at), at)).collect();
    all.sort_by(|(a, _), (b, _)| compare(a, b));
    *order = all.into_iter().map(|(_, at)| at).collect();
}

fn by<T: Ord>(a: Option<&T>, b: Option<&T>, turned: impl Fn(Ordering) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => turned(a.cmp(b)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

fn compare_known(a: &Known, b: &Known, column: Column, turned: impl Fn(Ordering) -> Ordering) -> Ordering {
    match column {
        Column::Parents => by(a.parents.as_ref(), b.parents.as_ref(), turned),
        Column::Itself => by(a.itself.as_ref(), b.itself.as_ref(), turned),
        Column::Total => by(a.total.as_ref(), b.total.as_ref(), turned),
        Column::Platform => by(a.platform.as_ref(), b.platform.as_ref(), turned),
        Column::Made => by(a.made.as_ref(), b.made.as_ref(), turned),
        Column::Name | Column::Image | Column::Stars => Ordering::Equal,
    }
}

/// All tags of an image where its first one stands.
fn grouped<'a>(order: &[usize], key: impl Fn(usize) -> Key<'a>) -> Vec<usize> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut place: HashMap<Key<'a>, usize> = HashMap::new();
    for &at in order {
        let group = *place.entry(key(at)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(at);
    }
    groups.concat()
}

/// Where a row stands among its neighbours.
#[must_use]
pub fn neighbours(tags: &[TagRow], rows: &[usize], row: usize) -> Neighbours {
    let target = |row: usize| rows.get(row).and_then(|at| tags.get(*at)?.valid_target());
    let here = target(row);
    let same = |other: Option<&Target>| here.is_some() && other == here;
    Neighbours { before: row > 0 && same(target(row - 1)), after: same(target(row + 1)) }
}
