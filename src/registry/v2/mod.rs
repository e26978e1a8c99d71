//! Registry API v2 and OCI Distribution 1.1, by the registry-v2 sheet.
//!
//! Whatever is fetched by a digest is hashed and compared before it is read (security notes I1); digests reach a URL
//! only as names that fit their grammar (I2). Verbs that write say what of several steps was done when one fails.

mod ahead;
mod blobs;
mod catalog;
mod copy;
pub(super) mod delete;
pub(super) mod manifests;
mod paging;
mod referrers;
mod session;
mod tags;
mod untag;
mod upload;
mod walk;

pub(in crate::registry) use ahead::Ahead;
pub use catalog::CatalogPage;
pub use copy::{COPY_BYTES, Copied, CopyProgress, Moving, OnCopy};
pub(crate) use manifests::ACCEPT;
pub use paging::Next;
pub use referrers::{How, Referrers};
pub use tags::TagPage;
pub use untag::{Untag, is_stand_in};
pub use walk::{Node, WALK_DEPTH, WALK_NODES, Walk};

use super::Registry;
use super::error::Error;
use crate::http::{Transport, Url};
use crate::image::manifest::{Manifest, Warning};
use crate::name::{Digest, Heard, MediaType, Repository, Tag};
use std::fmt;
use std::rc::Rc;

/// How much of a manifest is read (security notes R1).
pub const MANIFEST_BYTES: usize = 4 * 1024 * 1024;
/// How much of an image's configuration is read (R1).
pub const CONFIG_BYTES: usize = 8 * 1024 * 1024;

/// What of a repository a manifest is asked by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    /// A tag, which may point at another manifest tomorrow.
    Tag(Tag),
    /// A digest, which is the manifest itself.
    Digest(Digest),
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tag(tag) => tag.fmt(f),
            Self::Digest(digest) => digest.fmt(f),
        }
    }
}

/// A manifest that was fetched and verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// Its digest, worked out over the bytes that came.
    pub digest: Digest,
    /// What it is.
    pub media_type: MediaType,
    /// The bytes, as they came.
    pub bytes: Rc<[u8]>,
    /// What they say.
    pub manifest: Manifest,
    /// The digest that the answer named, where it may be read.
    pub declared: Option<Heard<Digest>>,
    /// What is to be shown beside it.
    pub warnings: Vec<Warning>,
}

impl<T: Transport> Registry<T> {
    /// `/v2/<name>`.
    fn v2_url(&self, repository: &Repository) -> Result<Url, Error> {
        Ok(Url::at(self.origin()).push("v2")?.extend(repository.segments())?)
    }
}
