//! Text from a registry made safe to look at. Everything a server or an image says is hostile: anyone who can
//! push chooses labels, tags and history. It is always shown as text, never as markup; here the signs that would
//! bend what one sees are made visible (security notes D5), long texts are cut (D7), links are let through only
//! when they are what they look like (D2), and what looks like a secret is found (C19).

use crate::name::{Origin, Scheme};
use std::borrow::Cow;
use std::fmt::Write as _;

/// The text on one line: controls, bidirectional overrides and invisible signs stand as `⟨U+202E⟩`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    escape(text, is_hidden)
}

/// As [`visible`], but the lines stay lines and tabs stay tabs: for JSON and what servers answer.
#[must_use]
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    escape(text, |c| is_hidden(c) && !matches!(c, '\n' | '\t'))
}

fn escape(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if hidden(c) {
            let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Whether a sign is not seen itself, or changes how others are seen.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// The beginning of a long text, and how many characters were left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clamped<'a> {
    /// What is shown at first.
    pub text: &'a str,
    /// How many characters "show more" would add.
    pub more: usize,
}

/// Cuts a text after so many characters. One that is only a little longer is not cut: "show more" for three
/// characters is a nuisance.
#[must_use]
pub fn clamp(text: &str, most: usize) -> Clamped<'_> {
    let count = text.chars().count();
    let whole = Clamped { text, more: 0 };
    if count <= most + most / 8 {
        return whole;
    }
    match text.char_indices().nth(most) {
        Some((at, _)) => Clamped { text: &text[..at], more: count - most },
        None => whole,
    }
}

/// A link that may be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as it was written.
    pub href: String,
    /// The host and port it leads to, to be shown beside it.
    pub host: String,
}

/// Reads a text as a link: an absolute `http` or `https` URL at an ASCII host, without userinfo, backslashes,
/// white space or anything hidden. Everything else is only text (security notes D2, D3, I14).
#[must_use]
pub fn link(text: &str) -> Option<Link> {
    const LONGEST: usize = 2048;
    let odd = |c: char| c.is_whitespace() || is_hidden(c) || matches!(c, '\\' | '<' | '>' | '"' | '`');
    if text.len() > LONGEST || text.contains(odd) {
        return None;
    }
    let (scheme, rest) = text.split_once("://")?;
    let scheme =
        [Scheme::Http, Scheme::Https].into_iter().find(|s| s.as_str().eq_ignore_ascii_case(scheme))?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let origin = Origin::from_authority(scheme, authority).ok()?;
    Some(Link { href: text.to_owned(), host: origin.authority() })
}

/// A line `KEY=value` of an environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable<'a> {
    /// The name.
    pub key: &'a str,
    /// The value; nothing when the line has no `=`.
    pub value: Option<&'a str>,
    /// Whether the value is to be masked until someone asks for it.
    pub secret: bool,
}

/// Reads a line of an environment.
#[must_use]
pub fn variable(line: &str) -> Variable<'_> {
    match line.split_once('=') {
        Some((key, value)) => Variable { key, value: Some(value), secret: looks_secret(key, value) },
        None => Variable { key: line, value: None, secret: false },
    }
}

/// Whether a value looks like a secret, by its name or because it is a URL with a user in it. Masks one too many
/// rather than one too few: showing it takes one press.
#[must_use]
pub fn looks_secret(key: &str, value: &str) -> bool {
    const ANYWHERE: [&str; 7] =
        ["PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN", "CREDENTIAL", "PRIVATE"];
    const WORDS: [&str; 4] = ["PWD", "AUTH", "KEYS", "DSN"];
    let key = key.to_ascii_uppercase();
    let names_a_secret = ANYWHERE.iter().any(|word| key.contains(word))
        || ["KEY", "PASS"].iter().any(|end| key.ends_with(end))
        // The shell's own PWD and OLDPWD are folders.
        || (key != "PWD" && key.split(|c: char| !c.is_ascii_alphanumeric()).any(|part| WORDS.contains(&part)));
    let has_userinfo = || {
        value.split_once("://").is_some_and(|(_, rest)| {
            let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
            authority.contains('@')
        })
    };
    !value.is_empty() && (names_a_secret || has_userinfo())
}
