//! The order people expect of versions, and the filter over names.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;

/// Compares by the alphabet, but numbers by their value, and letters regardless of their case: `1.9` before
/// `1.10`. A version stands after its own pre-releases: `2.4.0-rc.1` before `2.4.0`, and a longer version after a
/// shorter: `2.4` before `2.4.0`. Texts that differ at all are never equal, so that the order is the same each time.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    let (a_core, a_rest) = split_pre_release(a);
    let (b_core, b_rest) = split_pre_release(b);
    walk(a_core, b_core)
        .then_with(|| match (a_rest, b_rest) {
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (a, b) => walk(a.unwrap_or_default(), b.unwrap_or_default()),
        })
        .then_with(|| walk(a, b))
        .then_with(|| a.cmp(b))
}

/// The order of tags at first: `latest`, then versions from the newest down, then the words by the alphabet.
/// A version begins with a digit, or with `v` and a digit.
#[must_use]
pub fn compare_tags(a: &str, b: &str) -> Ordering {
    let rank = |tag: &str| match tag {
        "latest" => 0,
        tag if is_version(tag) => 1,
        _ => 2,
    };
    let both_versions = || if is_version(a) { compare(without_v(b), without_v(a)) } else { Ordering::Equal };
    rank(a).cmp(&rank(b)).then_with(both_versions).then_with(|| compare(a, b))
}

fn is_version(tag: &str) -> bool {
    without_v(tag).starts_with(|c: char| c.is_ascii_digit())
}

fn without_v(tag: &str) -> &str {
    tag.strip_prefix(['v', 'V']).unwrap_or(tag)
}

/// `2.4.0-rc.1` into `2.4.0` and `rc.1`, where what follows the hyphen is a word for something not finished.
/// Other suffixes, such as `-alpine`, name a variant and come after the plain version, not before it.
fn split_pre_release(text: &str) -> (&str, Option<&str>) {
    const UNFINISHED: [&str; 8] = ["alpha", "beta", "rc", "pre", "dev", "snapshot", "preview", "nightly"];
    if !is_version(text) {
        return (text, None);
    }
    let Some((core, rest)) = text.split_once('-') else { return (text, None) };
    let word: String = rest.chars().take_while(char::is_ascii_alphabetic).collect();
    if UNFINISHED.contains(&word.to_ascii_lowercase().as_str()) { (core, Some(rest)) } else { (text, None) }
}

/// Piece by piece: a run of digits is one piece.
fn walk(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.chars().peekable(), b.chars().peekable());
    loop {
        let order = match (a.peek().copied(), b.peek().copied()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let (x, y) = (digits(&mut a), digits(&mut b));
                x.len().cmp(&y.len()).then_with(|| x.cmp(&y))
            }
            (Some(x), Some(y)) => {
                a.next();
                b.next();
                x.to_ascii_lowercase().cmp(&y.to_ascii_lowercase())
            }
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// A run of digits without its leading zeros: a longer one is a larger number, whatever its length.
fn digits(chars: &mut Peekable<Chars<'_>>) -> String {
    let mut run = String::new();
    while let Some(digit) = chars.next_if(char::is_ascii_digit) {
        if digit != '0' || !run.is_empty() {
            run.push(digit);
        }
    }
    run
}

/// What was typed into a filter: words that a name must contain, all of them, regardless of case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    words: Vec<String>,
}

impl Filter {
    /// Reads what was typed.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { words: text.split_whitespace().map(str::to_lowercase).collect() }
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
        let name = name.to_lowercase();
        self.words.iter().all(|word| name.contains(word))
    }
}
