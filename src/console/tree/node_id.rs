//! What a node of the tree is called: the id of an image where the registry speaks v1, a chain id where it speaks v2.
//! Both are 64 hexadecimal digits, so both fly the same kind of flag.

use crate::console::dockerfile::{self, Instruction};
use crate::image::{ChainId, Image, Timestamp};
use crate::name::{Digest, ImageId, Selector};
use std::fmt;

/// The name of a node.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeId {
    /// A v1 image.
    Image(ImageId),
    /// A chain of layers, by the OCI image specification.
    Chain(ChainId),
}

impl NodeId {
    /// Its hexadecimal digits.
    #[must_use]
    pub fn hex(&self) -> &str {
        match self {
            Self::Image(id) => id.as_str(),
            Self::Chain(chain) => chain.digest().hex(),
        }
    }

    /// The first 12 of them.
    #[must_use]
    pub fn short(&self) -> &str {
        match self {
            Self::Image(id) => id.short(),
            Self::Chain(chain) => chain.short(),
        }
    }

    /// The image, if it is one.
    #[must_use]
    pub fn image(&self) -> Option<&ImageId> {
        match self {
            Self::Image(id) => Some(id),
            Self::Chain(_) => None,
        }
    }

    /// As an address names it.
    #[must_use]
    pub fn selector(&self) -> Selector {
        match self {
            Self::Image(id) => Selector::Image(id.clone()),
            Self::Chain(chain) => Selector::Digest(chain.digest().clone()),
        }
    }

    /// Whether an address means it.
    #[must_use]
    pub fn is(&self, selector: &Selector) -> bool {
        *selector == self.selector()
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Image(id) => id.fmt(f),
            Self::Chain(chain) => chain.digest().fmt(f),
        }
    }
}

/// What is known of a node: for v1 from the image's own word, for v2 from manifest and configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeFacts {
    /// The build step that made it, as a line of a Dockerfile.
    pub step: Option<Instruction>,
    /// Its comment.
    pub comment: Option<String>,
    /// When it was made, by its own word.
    pub created: Option<Timestamp>,
    /// Bytes of its layer, unpacked.
    pub unpacked: Option<u64>,
    /// Bytes of its layer, compressed.
    pub compressed: Option<u64>,
    /// What a v1 image says it stands on: its word, which may not be what the ancestry says. Nothing for v2, where the
    /// chain id is worked out and cannot differ.
    pub says_parent: Option<Option<String>>,
    /// The layer as it is stored, for v2. Several nodes may share one.
    pub layer: Option<Digest>,
}

impl From<&Image> for NodeFacts {
    fn from(image: &Image) -> Self {
        Self {
            step: dockerfile::instruction(&image.step),
            comment: image.comment.clone(),
            created: image.created,
            unpacked: image.unpacked,
            compressed: image.compressed,
            says_parent: Some(image.parent.as_ref().map(ToString::to_string)),
            layer: None,
        }
    }
}
