//! Manifests of every kind a v2 registry keeps (registry-v2 sheet section 4), read from their bytes and from what
//! the answer said they are. Every field may be missing; whatever is of a wrong type counts as missing.

mod descriptor;
mod image;
mod index;
mod kind;
mod platform;
mod read;
mod schema1;
mod warning;

pub use descriptor::Descriptor;
pub use image::ImageManifest;
pub use index::Index;
pub use kind::Kind;
pub use platform::Platform;
pub use read::{Read, read};
pub use schema1::{Schema1, Schema1Layer, signed_part};
pub use warning::{ManifestError, Warning, differences};

pub(super) use descriptor::pairs;

use crate::name::MediaType;

/// A manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Manifest {
    /// An image, or an artifact in the shape of one.
    Image(Box<ImageManifest>),
    /// A list of manifests.
    Index(Box<Index>),
    /// A manifest of schema 1, not content-verified.
    Schema1(Schema1),
    /// Of a type that is not known here: its bytes can be shown and nothing more be said of it.
    Other(MediaType),
}

impl Manifest {
    /// What it is.
    #[must_use]
    pub fn media_type(&self) -> &MediaType {
        match self {
            Self::Image(image) => &image.media_type,
            Self::Index(index) => &index.media_type,
            Self::Schema1(schema1) => &schema1.media_type,
            Self::Other(media_type) => media_type,
        }
    }

    /// What it is about, where it refers to another manifest.
    #[must_use]
    pub fn subject(&self) -> Option<&Descriptor> {
        match self {
            Self::Image(image) => image.subject.as_ref(),
            Self::Index(index) => index.subject.as_ref(),
            Self::Schema1(_) | Self::Other(_) => None,
        }
    }
}
