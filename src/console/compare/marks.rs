//! Which words of two texts differ.

use super::align::{align, numbered};
use super::effort::Effort;

/// A text longer than this, in bytes, is not looked into: it is changed as a whole.
const LONGEST: usize = 4_000;

/// A run of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its characters.
    pub text: String,
    /// Whether the other side does not have it.
    pub changed: bool,
}

impl Piece {
    /// A text of which nothing is marked.
    pub(super) fn plain(text: &str) -> Vec<Self> {
        vec![Self { text: text.to_owned(), changed: false }]
    }

    fn whole(text: &str) -> Vec<Self> {
        vec![Self { text: text.to_owned(), changed: !text.is_empty() }]
    }
}

/// Both texts, with the words marked that differ. Where they have no word in common all of both is marked.
#[must_use]
pub fn marks(left: &str, right: &str) -> (Vec<Piece>, Vec<Piece>) {
    marks_within(left, right, &mut Effort::default())
}

/// The same, as far as the steps reach.
pub(super) fn marks_within(left: &str, right: &str, effort: &mut Effort) -> (Vec<Piece>, Vec<Piece>) {
    effort.note(1);
    if left == right {
        return (Piece::plain(left), Piece::plain(right));
    }
    if left.len() > LONGEST || right.len() > LONGEST {
        return (Piece::whole(left), Piece::whole(right));
    }
    let (a, b) = (words(left), words(right));
    let (l, r) = numbered(&a, &b);
    let lines = align(&l, &r, effort);
    let shared: Vec<(usize, usize)> = lines.iter().filter_map(|(l, r)| l.zip(*r)).collect();
    if !shared.iter().any(|(at, _)| is_word(a[*at])) {
        return (Piece::whole(left), Piece::whole(right));
    }
    let kept = |count: usize, at: fn(&(usize, usize)) -> usize| {
        let mut kept = vec![false; count];
        shared.iter().for_each(|pair| kept[at(pair)] = true);
        kept
    };
    (pieces(&a, kept(a.len(), |pair| pair.0)), pieces(&b, kept(b.len(), |pair| pair.1)))
}

/// Runs of letters and digits, versions in one piece; every other sign by itself.
fn words(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let letter = |at: usize| bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || !b.is_ascii());
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut words = Vec::new();
    let mut from = 0;
    while from < bytes.len() {
        let mut to = from + 1;
        if letter(from) {
            while letter(to) || (bytes.get(to) == Some(&b'.') && digit(to - 1) && digit(to + 1)) {
                to += 1;
            }
        }
        words.push(&text[from..to]);
        from = to;
    }
    words
}

fn is_word(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
}

fn pieces(words: &[&str], mut kept: Vec<bool>) -> Vec<Piece> {
    // One sign between two marks is no island: `4.11-rc` for `5.0-beta` is one change.
    for at in 1..kept.len().saturating_sub(1) {
        if kept[at] && !kept[at - 1] && !kept[at + 1] && !is_word(words[at]) && words[at] != " " {
            kept[at] = false;
        }
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (word, kept) in words.iter().zip(kept) {
        match pieces.last_mut() {
            Some(piece) if piece.changed != kept => piece.text.push_str(word),
            _ => pieces.push(Piece { text: (*word).to_owned(), changed: !kept }),
        }
    }
    pieces
}
