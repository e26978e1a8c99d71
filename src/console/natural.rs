//! The order people expect of names and versions, and the filter over names.
//!
//! The order of tags is that of the look's pictures: versions from the newest down, each before its variants and
//! its pre-releases; a word stands behind the version that is the same image, so that one flag runs through all
//! of them (`2.4.0`, `2.4`, `latest`, `2.3.1`); the other words come last, by the alphabet, except a `latest` of
//! its own, which comes first.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Compares by the alphabet, but numbers by their value, and letters regardless of their case: `1.9` before
/// `1.10`. Texts that differ at all are never equal, so that the order is the same each time.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    walk(a, b).then_with(|| a.cmp(b))
}

/// The order of tags by their names alone, newest version first.
#[must_use]
pub fn compare_tags(a: &str, b: &str) -> Ordering {
    compare_read((a, Version::read(a).as_ref()), (b, Version::read(b).as_ref()))
}

type Read<'a> = (&'a str, Option<&'a Version<'a>>);

fn compare_read((a, x): Read<'_>, (b, y): Read<'_>) -> Ordering {
    match (x, y) {
        (Some(x), Some(y)) => x.compare(y).then_with(|| compare(a, b)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => (a != "latest").cmp(&(b != "latest")).then_with(|| compare(a, b)),
    }
}

/// The order of a list of tags, each with the image it points at: the places of the tags, first to last.
#[must_use]
pub fn order_tags<I: Ord>(tags: &[(&str, I)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..tags.len()).collect();
    let read: Vec<Option<Version<'_>>> = tags.iter().map(|(name, _)| Version::read(name)).collect();
    order.sort_by(|&a, &b| compare_read((tags[a].0, read[a].as_ref()), (tags[b].0, read[b].as_ref())));
    let versions = order.iter().take_while(|&&at| read[at].is_some()).count();
    // Where the run of versions of an image ends, for the newest run of each.
    let mut ends: BTreeMap<&I, usize> = BTreeMap::new();
    for place in 0..versions {
        let image = &tags[order[place]].1;
        let run_goes_on =
            place > 0 && tags[order[place - 1]].1 == *image && ends.get(image) == Some(&(place - 1));
        if run_goes_on || !ends.contains_key(image) {
            ends.insert(image, place);
        }
    }
    let key = |place: usize| {
        let (name, image) = &tags[order[place]];
        if place < versions {
            return (1, place, place);
        }
        match ends.get(image) {
            Some(&end) => (1, end, place),
            None if *name == "latest" => (0, 0, place),
            None => (2, 0, place),
        }
    };
    let mut places: Vec<usize> = (0..order.len()).collect();
    places.sort_by_key(|&place| key(place));
    places.into_iter().map(|place| order[place]).collect()
}

/// A tag that begins with a digit, or with `v` and a digit: `2.4.0`, and what follows a hyphen and a letter.
struct Version<'a> {
    core: &'a str,
    kind: SuffixKind,
    suffix: &'a str,
}

/// In the order in which tags of one core stand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum SuffixKind {
    /// `2.4.0`.
    None,
    /// `2.4.0-alpine`.
    Variant,
    /// `2.4.0-rc.1`.
    PreRelease,
}

impl<'a> Version<'a> {
    fn read(tag: &'a str) -> Option<Self> {
        let text = tag.strip_prefix(['v', 'V']).unwrap_or(tag);
        if !text.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let before_letter =
            |(at, _): &(usize, &str)| text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic());
        Some(match text.match_indices(['-', '_']).find(before_letter) {
            None => Self { core: text, kind: SuffixKind::None, suffix: "" },
            Some((at, _)) => {
                let suffix = &text[at + 1..];
                Self { core: &text[..at], kind: suffix_kind(suffix), suffix }
            }
        })
    }

    fn compare(&self, other: &Self) -> Ordering {
        let suffixes = || match self.kind {
            SuffixKind::PreRelease => walk(other.suffix, self.suffix),
            _ => walk(self.suffix, other.suffix),
        };
        walk(other.core, self.core).then(self.kind.cmp(&other.kind)).then_with(suffixes)
    }
}

fn suffix_kind(suffix: &str) -> SuffixKind {
    const UNFINISHED: [&str; 8] = ["alpha", "beta", "rc", "pre", "dev", "snapshot", "preview", "nightly"];
    let end = suffix.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(suffix.len());
    let word = &suffix[..end];
    let unfinished = UNFINISHED.iter().any(|known| known.eq_ignore_ascii_case(word));
    if unfinished { SuffixKind::PreRelease } else { SuffixKind::Variant }
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
        if self.words.is_empty() {
            return true;
        }
        let name = name.to_ascii_lowercase();
        self.words.iter().all(|word| name.contains(word))
    }
}
