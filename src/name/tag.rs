//! A tag: `[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}`.

use super::NameError;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// A tag that fits the grammar every client and later server checks (registry-v1 sheet section 4). It is never
/// empty and never a dot segment, so that no DELETE of a tag can become the DELETE of a repository. A copy is cheap:
/// lists of ten thousand are handed around whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(Arc<str>);

impl Tag {
    /// The tag as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Tag {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl FromStr for Tag {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        if text.is_empty() {
            return Err(NameError::Empty);
        }
        if text.len() > 128 {
            return Err(NameError::TooLong);
        }
        for (at, c) in text.chars().enumerate() {
            let fits = c.is_ascii_alphanumeric() || c == '_' || (at > 0 && (c == '.' || c == '-'));
            if !fits {
                return Err(NameError::BadCharacter(c));
            }
        }
        Ok(Self(text.into()))
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
