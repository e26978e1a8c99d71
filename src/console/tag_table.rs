//! The rows of a repository's tags: their order, their grouping, and which neighbours stand under one flag.

use super::natural::{Filter, compare_tags, order_tags};
use super::route::{Column, Sort};
use crate::image::Timestamp;
use crate::name::{Heard, ImageId};
use crate::registry::v1::Tagged;
use std::cmp::Ordering;
use std::collections::HashMap;

/// What is known of an image, as far as rows are ordered by it.
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

/// Where a row stands among neighbours of the same image.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// The row before it is of the same image.
    pub before: bool,
    /// The row after it is of the same image.
    pub after: bool,
}

/// The places of the tags that pass the filter, in order. What is not known comes last, in the order of names.
/// Filters by the tag, and by the beginning of an image id of four digits or more.
#[must_use]
pub fn rows(
    tags: &[Tagged],
    filter: &str,
    sort: Option<Sort>,
    group: bool,
    known: impl Fn(&ImageId) -> Known,
) -> Vec<usize> {
    let names: Vec<String> = tags.iter().map(|one| one.tag.to_string()).collect();
    let images: Vec<String> = tags.iter().map(|one| one.image.to_string()).collect();
    let pairs: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(images.iter().map(String::as_str)).collect();
    let mut order = order_tags(&pairs);
    if let Some(sort) = sort {
        sort_by(&mut order, tags, &pairs, sort, known);
    }
    let words = Filter::new(filter);
    let id = filter.trim().to_ascii_lowercase();
    let by_id = id.len() >= 4 && id.bytes().all(|b| b.is_ascii_hexdigit());
    order.retain(|&at| words.matches(pairs[at].0) || (by_id && pairs[at].1.starts_with(&id)));
    if group { grouped(&order, &pairs) } else { order }
}

fn sort_by(
    order: &mut [usize],
    tags: &[Tagged],
    pairs: &[(&str, &str)],
    sort: Sort,
    known: impl Fn(&ImageId) -> Known,
) {
    let turned = |ordering: Ordering| if sort.descending { ordering.reverse() } else { ordering };
    match sort.column {
        Column::Name | Column::Stars => {
            // The order of names begins with the newest version, so ascending is the other way round.
            let by_name = |a: usize, b: usize| compare_tags(pairs[b].0, pairs[a].0);
            order.sort_by(|&a, &b| turned(by_name(a, b)));
        }
        Column::Image => order.sort_by(|&a, &b| turned(pairs[a].1.cmp(pairs[b].1))),
        column => {
            let all: Vec<Known> =
                tags.iter().map(|one| one.image.valid().map(&known).unwrap_or_default()).collect();
            order.sort_by(|&a, &b| compare_known(&all[a], &all[b], column, turned));
        }
    }
}

fn compare_known(a: &Known, b: &Known, column: Column, turned: impl Fn(Ordering) -> Ordering) -> Ordering {
    fn by<T: Ord>(a: Option<&T>, b: Option<&T>, turned: impl Fn(Ordering) -> Ordering) -> Ordering {
        match (a, b) {
            (Some(a), Some(b)) => turned(a.cmp(b)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        }
    }
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
fn grouped(order: &[usize], pairs: &[(&str, &str)]) -> Vec<usize> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut place: HashMap<&str, usize> = HashMap::new();
    for &at in order {
        let group = *place.entry(pairs[at].1).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(at);
    }
    groups.concat()
}

/// Where a row stands among its neighbours.
#[must_use]
pub fn neighbours(tags: &[Tagged], rows: &[usize], row: usize) -> Neighbours {
    let image = |row: usize| rows.get(row).and_then(|at| tags.get(*at)).map(|one| &one.image);
    let here = image(row).filter(|image| matches!(image, Heard::Valid(_)));
    let same = |other: Option<&Heard<ImageId>>| here.is_some() && other == here;
    Neighbours { before: row > 0 && same(image(row - 1)), after: same(image(row + 1)) }
}
