//! The order people expect of names and versions, and the filter over names.
//!
//! The order of tags is that of the look's pictures: versions from the newest down, each before its variants and
//! its pre-releases; a word stands behind the version that is the same image, so that one flag runs through all
//! of them (`2.4.0`, `2.4`, `latest`, `2.3.1`); the other words come last, by the alphabet, except a `latest` of
//! its own, which comes first.

mod key;

use key::{is_version, key};
use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::Hash;

/// Compares by the alphabet, but numbers by their value, and letters regardless of their case: `1.9` before
/// `1.10`. Texts that differ at all are never equal, so that the order is the same each time.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    walk(a, b).then_with(|| a.cmp(b))
}

/// The order of tags by their names alone, newest version first.
#[must_use]
pub fn compare_tags(a: &str, b: &str) -> Ordering {
    key(a).cmp(&key(b)).then_with(|| compare(a, b))
}

/// The places of tags in the order of their names alone, newest version first; the tags by number, so many of them.
#[must_use]
pub fn order_names<'a>(tags: usize, name: impl Fn(usize) -> &'a str) -> Vec<usize> {
    in_order(&keys(tags, &name), name)
}

/// Tags in that order.
#[must_use]
pub fn newest_first<T: AsRef<str> + Clone>(tags: &[&T]) -> Vec<T> {
    order_names(tags.len(), |at| tags[at].as_ref()).into_iter().map(|at| tags[at].clone()).collect()
}

fn keys<'a>(tags: usize, name: impl Fn(usize) -> &'a str) -> Vec<Vec<u8>> {
    (0..tags).map(|at| key(name(at))).collect()
}

fn in_order<'a>(keys: &[Vec<u8>], name: impl Fn(usize) -> &'a str) -> Vec<usize> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|&a, &b| keys[a].cmp(&keys[b]).then_with(|| compare(name(a), name(b))));
    order
}

/// The order of a list of tags, each with the image it points at as far as that is known: the places of the tags, first to
/// last.
#[must_use]
pub fn order_tags<I: Eq + Hash>(tags: &[(&str, Option<I>)]) -> Vec<usize> {
    let keys = keys(tags.len(), |at| tags[at].0);
    let order = in_order(&keys, |at| tags[at].0);
    let versions = order.iter().take_while(|&&at| is_version(&keys[at])).count();
    let image = |place: usize| tags[order[place]].1.as_ref();
    // Where the run of versions of an image ends, for the newest run of each.
    let mut ends: HashMap<&I, usize> = HashMap::new();
    for place in 0..versions {
        let Some(here) = image(place) else { continue };
        let run_goes_on = place > 0 && ends.get(here) == Some(&(place - 1));
        if run_goes_on || !ends.contains_key(here) {
            ends.insert(here, place);
        }
    }
    if ends.is_empty() {
        // The words that stand by no version follow all of them, but for `latest`, which is the first of these.
        let mut order = order;
        if order.get(versions).is_some_and(|&at| tags[at].0 == "latest") {
            order[..=versions].rotate_right(1);
        }
        return order;
    }
    let rank = |place: usize| {
        if place < versions {
            return (1, place, place);
        }
        match image(place).and_then(|image| ends.get(image)) {
            Some(&end) => (1, end, place),
            None if tags[order[place]].0 == "latest" => (0, 0, place),
            None => (2, 0, place),
        }
    };
    let mut places: Vec<usize> = (0..order.len()).collect();
    places.sort_by_key(|&place| rank(place));
    places.into_iter().map(|place| order[place]).collect()
}

/// Piece by piece: a run of digits is one piece. By bytes, which stand in the order of the letters they spell.
fn walk(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    loop {
        let order = match (a, b) {
            ([], []) => return Ordering::Equal,
            ([], _) => return Ordering::Less,
            (_, []) => return Ordering::Greater,
            ([x, ..], [y, ..]) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let (x, y) = (digits(&mut a), digits(&mut b));
                x.len().cmp(&y.len()).then_with(|| x.cmp(y))
            }
            ([x, after_x @ ..], [y, after_y @ ..]) => {
                (a, b) = (after_x, after_y);
                x.to_ascii_lowercase().cmp(&y.to_ascii_lowercase())
            }
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// Takes a run of digits off, without its leading zeros: a longer one is a larger number, whatever its length.
fn digits<'a>(text: &mut &'a [u8]) -> &'a [u8] {
    let end = text.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (run, rest) = text.split_at(end);
    *text = rest;
    &run[run.iter().take_while(|&&digit| digit == b'0').count()..]
}

/// What was typed into a filter: words that a name must contain, all of them, regardless of case. The letters of
/// names are ASCII, so the tables of every script's upper and lower case would be weight for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    words: Vec<String>,
}

impl Filter {
    /// Reads what was typed.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { words: text.split_whitespace().map(str::to_ascii_lowercase).collect() }
    }

    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a name has all the words.
    #[must_use]
    pub fn matches(&self, name: &str) -> bool {
        let has = |word: &String| {
            // Without a copy of the name in small letters: a list of a hundred thousand is filtered at each key.
            word.is_empty()
                || name.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
        };
        self.words.iter().all(has)
    }
}
