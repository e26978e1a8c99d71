//! A repository: `namespace/name`, with `library/` understood where only a name is given.

use super::NameError;
use std::fmt;
use std::str::FromStr;

const LIBRARY: &str = "library";

/// A repository's path below `/v1/repositories/` or `/v2/`. Holds at least two segments: a name of one segment
/// belongs to `library` (registry-v1 sheet section 1).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Repository {
    path: Box<str>,
}

impl Repository {
    /// The first segment, by which repositories are folded in lists.
    #[must_use]
    pub fn namespace(&self) -> &str {
        self.path.split_once('/').map_or(LIBRARY, |(namespace, _)| namespace)
    }

    /// Everything after the namespace.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.split_once('/').map_or(&*self.path, |(_, name)| name)
    }

    /// Whether this is one of the official repositories, which are also known by their bare name.
    #[must_use]
    pub fn is_library(&self) -> bool {
        self.namespace() == LIBRARY
    }

    /// `namespace/name` in full, `library/` included.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.path
    }

    /// The segments of the path, each fit for a URL.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.path.split('/')
    }
}

impl FromStr for Repository {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        if text.is_empty() {
            return Err(NameError::Empty);
        }
        if text.len() > 255 {
            return Err(NameError::TooLong);
        }
        for segment in text.split('/') {
            check_segment(segment)?;
        }
        let path = if text.contains('/') { text.into() } else { format!("{LIBRARY}/{text}").into() };
        Ok(Self { path })
    }
}

impl fmt::Display for Repository {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)
    }
}

fn check_segment(segment: &str) -> Result<(), NameError> {
    if segment.is_empty() || segment == "." || segment == ".." {
        return Err(NameError::BadSegment);
    }
    match segment.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))) {
        Some(c) => Err(NameError::BadCharacter(c)),
        None => Ok(()),
    }
}
