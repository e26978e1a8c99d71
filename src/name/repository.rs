//! A repository: `namespace/name`, or a bare name, which v1 and v2 read differently.

use super::NameError;
use std::fmt;
use std::str::FromStr;

const LIBRARY: &str = "library";

/// A repository's path as it is written. On v2 `alpine` is a repository of its own; on v1 a bare name belongs to
/// `library` (registry-v1 sheet section 1), and whatever speaks v1 says so by [`Repository::in_library`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Repository {
    path: Box<str>,
}

impl Repository {
    /// The first segment of several, by which repositories are folded in lists; empty for a bare name.
    #[must_use]
    pub fn namespace(&self) -> &str {
        self.path.split_once('/').map_or("", |(namespace, _)| namespace)
    }

    /// Everything after the namespace.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.split_once('/').map_or(&*self.path, |(_, name)| name)
    }

    /// What stands before the name: `acme/`, or nothing before a bare one.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.path[..self.path.len() - self.name().len()]
    }

    /// The repository that v1 means by this name: `busybox` there is `library/busybox`.
    #[must_use]
    pub fn in_library(&self) -> Self {
        if self.path.contains('/') {
            self.clone()
        } else {
            Self { path: format!("{LIBRARY}/{}", self.path).into() }
        }
    }

    /// Whether this is one of v1's official repositories, which are also known by their bare name.
    #[must_use]
    pub fn is_library(&self) -> bool {
        self.namespace() == LIBRARY
    }

    /// Whether v2 lets a repository of this name begin. What exists already is read more tolerantly, since
    /// registries are (registry-v2 sheet section 2).
    ///
    /// # Errors
    /// A capital letter, or a separator at an end or beside another one.
    pub fn check_v2(&self) -> Result<(), NameError> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        if let Some(c) = self.path.chars().find(|c| c.is_ascii_uppercase()) {
            return Err(NameError::BadCharacter(c));
        }
        for segment in self.segments() {
            let sound = segment.starts_with(plain) && segment.ends_with(plain);
            let single = |run: &str| matches!(run, "" | "." | "_" | "__") || run.bytes().all(|b| b == b'-');
            if !sound || !segment.split(plain).all(single) {
                return Err(NameError::BadSegment);
            }
        }
        Ok(())
    }

    /// The path in full.
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
        Ok(Self { path: text.into() })
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
