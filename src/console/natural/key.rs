//! Where a tag stands among others, as bytes: whoever puts ten thousand tags in order looks at the letters of each once, and
//! compares bytes from then on.

use super::digits;

/// In the order in which tags of one version stand.
#[derive(Clone, Copy)]
enum Kind {
    /// `2.4.0`.
    Plain = 1,
    /// `2.4.0-alpine`.
    Variant,
    /// `2.4.0-rc.1`.
    PreRelease,
}

/// The first byte of a key: versions stand before words, and of those `latest` first.
const VERSION: u8 = 1;
const LATEST: u8 = 2;
const WORD: u8 = 3;

/// What begins such a tag's suffix is not finished.
const UNFINISHED: [&str; 8] = ["alpha", "beta", "rc", "pre", "dev", "snapshot", "preview", "nightly"];

/// The key of a tag. Keys compare as tags do, the newest version first; those of tags that differ only in case, in zeros
/// before a number or in a `v` before it are equal.
pub(super) fn key(tag: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(2 * tag.len() + 4);
    let Some((core, suffix)) = version(tag) else {
        key.push(if tag == "latest" { LATEST } else { WORD });
        ascending(tag, &mut key);
        return key;
    };
    key.push(VERSION);
    descending(core, &mut key);
    let kind = kind(suffix);
    key.push(kind as u8);
    match kind {
        Kind::PreRelease => descending(suffix, &mut key),
        _ => ascending(suffix, &mut key),
    }
    key
}

/// Whether this is the key of a version.
pub(super) fn is_version(key: &[u8]) -> bool {
    key.first() == Some(&VERSION)
}

/// A tag that begins with a digit, or with `v` and a digit: `2.4.0`, and what follows a hyphen and a letter.
fn version(tag: &str) -> Option<(&str, &str)> {
    let text = tag.strip_prefix(['v', 'V']).unwrap_or(tag);
    let bytes = text.as_bytes();
    if !bytes.first()?.is_ascii_digit() {
        return None;
    }
    let begins = |at: &usize| bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic);
    let hyphens = bytes.iter().enumerate().filter(|(_, byte)| matches!(byte, b'-' | b'_'));
    Some(match hyphens.map(|(at, _)| at).find(begins) {
        None => (text, ""),
        Some(at) => (&text[..at], &text[at + 1..]),
    })
}

fn kind(suffix: &str) -> Kind {
    let end = suffix.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(suffix.len());
    match &suffix[..end] {
        "" => Kind::Plain,
        word if UNFINISHED.iter().any(|known| known.eq_ignore_ascii_case(word)) => Kind::PreRelease,
        _ => Kind::Variant,
    }
}

/// A text piece by piece, in bytes that compare as the pieces do. A run of digits is one piece: behind a digit, which
/// stands among other letters as digits do, comes how long it is without its leading zeros, and then the digits. The end
/// is less than any piece.
fn ascending(text: &str, key: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    while let Some(&first) = rest.first() {
        if first.is_ascii_digit() {
            let run = digits(&mut rest);
            key.push(b'0');
            key.extend(std::iter::repeat_n(u8::MAX, run.len() / 254));
            key.push((run.len() % 254 + 1) as u8);
            key.extend_from_slice(run);
        } else {
            // A byte of nothing would be an end; no tag has one.
            key.push(first.to_ascii_lowercase().max(1));
            rest = &rest[1..];
        }
    }
    key.push(0);
}

/// The same the other way round.
fn descending(text: &str, key: &mut Vec<u8>) {
    let from = key.len();
    ascending(text, key);
    key[from..].iter_mut().for_each(|byte| *byte = !*byte);
}
