//! Why a text is not the name it was taken for.

use std::fmt;

/// What is wrong with a text that was to be a name. The words for people are made in `ui::notice`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NameError {
    /// Nothing was given where a name must stand.
    Empty,
    /// Longer than the grammar allows.
    TooLong,
    /// A character that the grammar has no place for.
    BadCharacter(char),
    /// A segment `.` or `..`, or an empty segment: URL parsers would fold it away.
    BadSegment,
    /// Not `http` or `https`.
    BadScheme,
    /// Not a host and an optional port between 1 and 65535.
    BadHost,
    /// Not `algorithm:hex` of a known algorithm, in lower case and of the right length.
    BadDigest,
    /// Not `type/subtype`.
    BadMediaType,
    /// Not 64 lower-case hexadecimal digits.
    BadImageId,
}

impl fmt::Display for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadCharacter(c) => write!(f, "bad character {:?}", c),
            other => write!(f, "{other:?}"),
        }
    }
}

impl std::error::Error for NameError {}
