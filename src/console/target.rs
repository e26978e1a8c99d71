//! What a tag points at: the id of an image where the registry speaks v1, the digest of a manifest where it speaks v2.
//! The one comes with the list of tags, the other only when the manifest is asked for.

use crate::name::{Digest, Heard, ImageId, Selector, Tag};
use crate::registry::v1::Tagged;
use std::fmt;

/// What a tag points at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A v1 image.
    Image(ImageId),
    /// A v2 manifest.
    Manifest(Digest),
}

impl Target {
    /// Its hexadecimal digits, by which it is flagged.
    #[must_use]
    pub fn hex(&self) -> &str {
        match self {
            Self::Image(id) => id.as_str(),
            Self::Manifest(digest) => digest.hex(),
        }
    }

    /// The first 12 of them, as shown in chips.
    #[must_use]
    pub fn short(&self) -> &str {
        match self {
            Self::Image(id) => id.short(),
            Self::Manifest(digest) => digest.short(),
        }
    }

    /// The image, if it is one.
    #[must_use]
    pub fn image(&self) -> Option<&ImageId> {
        match self {
            Self::Image(id) => Some(id),
            Self::Manifest(_) => None,
        }
    }

    /// The digest, if it is one.
    #[must_use]
    pub fn digest(&self) -> Option<&Digest> {
        match self {
            Self::Image(_) => None,
            Self::Manifest(digest) => Some(digest),
        }
    }

    /// As an address names it.
    #[must_use]
    pub fn selector(&self) -> Selector {
        match self.clone() {
            Self::Image(id) => Selector::Image(id),
            Self::Manifest(digest) => Selector::Digest(digest),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Image(id) => id.fmt(f),
            Self::Manifest(digest) => digest.fmt(f),
        }
    }
}

/// A tag, and what it points at as far as that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagRow {
    /// The tag, as the server sent it.
    pub tag: Heard<Tag>,
    /// What it points at; nothing while nobody asked.
    pub target: Option<Heard<Target>>,
}

impl TagRow {
    /// What it points at, if that is known and fits its grammar.
    #[must_use]
    pub fn valid_target(&self) -> Option<&Target> {
        self.target.as_ref()?.valid()
    }

    /// The image it points at, where the registry speaks v1.
    #[must_use]
    pub fn image(&self) -> Option<&ImageId> {
        self.valid_target()?.image()
    }

    /// What has to be asked for to know more of it; nothing when that may not be asked for.
    #[must_use]
    pub fn unit(&self) -> Option<Unit> {
        match &self.target {
            Some(Heard::Valid(Target::Image(id))) => Some(Unit::Image(id.clone())),
            Some(Heard::Odd(_)) => None,
            None | Some(Heard::Valid(Target::Manifest(_))) => self.tag.valid().cloned().map(Unit::Tag),
        }
    }

    /// The same in the words of v1; nothing where the registry does not speak it.
    #[must_use]
    pub fn to_v1(&self) -> Option<Tagged> {
        let image = match self.target.as_ref()? {
            Heard::Valid(Target::Image(id)) => Heard::Valid(id.clone()),
            Heard::Odd(text) => Heard::Odd(text.clone()),
            Heard::Valid(Target::Manifest(_)) => return None,
        };
        Some(Tagged { tag: self.tag.clone(), image })
    }
}

impl From<Tagged> for TagRow {
    fn from(tagged: Tagged) -> Self {
        let target = match tagged.image {
            Heard::Valid(id) => Heard::Valid(Target::Image(id)),
            Heard::Odd(text) => Heard::Odd(text),
        };
        Self { tag: tagged.tag, target: Some(target) }
    }
}

impl From<Heard<Tag>> for TagRow {
    /// A tag of which only the name is known.
    fn from(tag: Heard<Tag>) -> Self {
        Self { tag, target: None }
    }
}

/// What is asked for to know what rows are about: the image itself where its id came with the list, so that tags of
/// one image are read once; else the tag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A v1 image.
    Image(ImageId),
    /// A tag of a v2 repository.
    Tag(Tag),
}
