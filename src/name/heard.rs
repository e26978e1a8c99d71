//! A name as a server sent it: either one that fits its grammar, or one that does not.

use std::fmt;
use std::str::FromStr;

/// A name that came from a server. An odd one is shown with a warning and offers no actions, since it must
/// never reach a URL (security notes D5, I13).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heard<N> {
    /// Fits the grammar.
    Valid(N),
    /// Does not fit; kept as text for showing only.
    Odd(Box<str>),
}

impl<N: FromStr> Heard<N> {
    /// Reads what a server sent. Never fails: what is no name is odd.
    #[must_use]
    pub fn new(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::Odd(text.into()), Self::Valid)
    }
}

impl<N> Heard<N> {
    /// The name, if it is one.
    pub fn valid(&self) -> Option<&N> {
        match self {
            Self::Valid(name) => Some(name),
            Self::Odd(_) => None,
        }
    }
}

impl<N: AsRef<str>> Heard<N> {
    /// What the server sent, whichever it is.
    pub fn text(&self) -> &str {
        match self {
            Self::Valid(name) => name.as_ref(),
            Self::Odd(text) => text,
        }
    }
}

impl<N: fmt::Display> fmt::Display for Heard<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Valid(name) => name.fmt(f),
            Self::Odd(text) => f.write_str(text),
        }
    }
}
