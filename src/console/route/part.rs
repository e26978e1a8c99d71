//! What of a registry an address names beside the repository: one image of several under an index, and an image to
//! compare with.

use crate::name::{Digest, NameError, Reference, Repository, Selector};
use std::fmt;
use std::str::FromStr;

/// One of the images under an index.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// By its platform: `linux/arm64/v8`.
    Platform(Box<str>),
    /// By its digest, where the platform is not said or not the only one of its kind.
    Digest(Digest),
}

impl Part {
    /// The longest name of a platform that an address carries.
    const LONGEST: usize = 128;
}

impl FromStr for Part {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        if let Ok(digest) = text.parse() {
            return Ok(Self::Digest(digest));
        }
        if text.is_empty() {
            return Err(NameError::Empty);
        }
        if text.len() > Self::LONGEST {
            return Err(NameError::TooLong);
        }
        match text.chars().find(|c| !(c.is_ascii_alphanumeric() || "/._+-".contains(*c))) {
            Some(c) => Err(NameError::BadCharacter(c)),
            None => Ok(Self::Platform(text.into())),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Platform(name) => f.write_str(name),
            Self::Digest(digest) => digest.fmt(f),
        }
    }
}

/// An image of a registry by its name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Named {
    /// The repository.
    pub repository: Repository,
    /// What of it.
    pub selector: Selector,
}

impl Named {
    /// Reads the other side of a comparison: `4.12` and `@sha256:…` are in the repository of the first side,
    /// `other/repo:tag` is in one of its own.
    ///
    /// # Errors
    /// Whatever is wrong with the part that does not fit.
    pub fn read(text: &str, here: &Repository) -> Result<Self, NameError> {
        if let Some(rest) = text.strip_prefix('@') {
            let selector = match rest.parse() {
                Ok(digest) => Selector::Digest(digest),
                Err(_) => Selector::Image(rest.parse()?),
            };
            return Ok(Self { repository: here.clone(), selector });
        }
        if text.contains([':', '@', '/']) {
            let Reference { repository, selector } = Reference::parse(text)?;
            return Ok(Self { repository, selector: selector.ok_or(NameError::Empty)? });
        }
        Ok(Self { repository: here.clone(), selector: Selector::Tag(text.parse()?) })
    }

    /// Writes it so that [`Named::read`] reads it.
    pub(super) fn written(&self, here: &Repository) -> String {
        match &self.selector {
            Selector::Tag(tag) if self.repository == *here => tag.to_string(),
            Selector::Digest(digest) if self.repository == *here => format!("@{digest}"),
            Selector::Image(id) if self.repository == *here => format!("@{id}"),
            _ => self.to_string(),
        }
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let selector = Some(self.selector.clone());
        Reference { repository: self.repository.clone(), selector }.fmt(f)
    }
}
