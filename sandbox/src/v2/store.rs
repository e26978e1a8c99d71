//! What the registry keeps: blobs by digest, and for each repository which of them it has, its manifests, its tags.

use super::auth::Token;
use super::manners::Manners;
use super::uploads::Upload;
use sha2::{Digest, Sha256, Sha512};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything.
#[derive(Clone, Debug, Default)]
pub(crate) struct Store {
    pub(crate) manners: Manners,
    pub(crate) blobs: BTreeMap<String, Arc<[u8]>>,
    pub(crate) repositories: BTreeMap<String, Repository>,
    pub(crate) uploads: BTreeMap<String, Upload>,
    pub(crate) tokens: BTreeMap<String, Token>,
    /// Whose each refresh token is.
    pub(crate) refresh: BTreeMap<String, String>,
    /// How many manifests were got since the switches were set.
    pub(crate) pulls: u32,
}

/// A repository. It stays in the catalog once it was pushed to, whatever is deleted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Repository {
    /// The digests of the blobs that may be read through it.
    pub(crate) blobs: BTreeSet<String>,
    pub(crate) manifests: BTreeMap<String, Manifest>,
    /// To which digest each points.
    pub(crate) tags: BTreeMap<String, String>,
    /// A manifest was pushed to it once.
    pub(crate) begun: bool,
    /// Only whoever may write to it may read it, where tokens are asked for.
    pub(crate) private: bool,
}

/// A manifest, byte for byte as it was pushed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Manifest {
    pub(crate) media_type: String,
    pub(crate) bytes: Arc<[u8]>,
}

impl Store {
    /// Forgets all content.
    pub(crate) fn clear(&mut self) {
        self.blobs.clear();
        self.repositories.clear();
        self.uploads.clear();
    }

    /// A blob, if it may be read through this repository.
    pub(crate) fn blob(&self, repository: &str, digest: &str) -> Option<&Arc<[u8]>> {
        let is_known = self.repositories.get(repository)?.blobs.contains(digest);
        is_known.then(|| self.blobs.get(digest)).flatten()
    }

    /// A repository, made if need be.
    pub(crate) fn repository_mut(&mut self, name: &str) -> &mut Repository {
        self.repositories.entry(name.to_owned()).or_default()
    }

    /// Keeps a blob, and lets it be read through a repository. Gives its digest.
    pub(crate) fn keep(&mut self, repository: &str, bytes: impl Into<Arc<[u8]>>) -> String {
        let bytes = bytes.into();
        let digest = digest_of(&bytes);
        self.repository_mut(repository).blobs.insert(digest.clone());
        self.blobs.entry(digest.clone()).or_insert(bytes);
        digest
    }
}

impl Repository {
    /// What a tag or a digest means here: the digest.
    pub(crate) fn resolve<'a>(&'a self, reference: &'a str) -> Option<&'a str> {
        if is_digest(reference) { Some(reference) } else { self.tags.get(reference).map(String::as_str) }
    }
}

/// The digest of some bytes: `sha256:` and 64 digits.
#[must_use]
pub fn digest_of(bytes: &[u8]) -> String {
    format!("sha256:{}", hex(&Sha256::digest(bytes)))
}

/// Whether a digest is that of some bytes, by whichever of the two algorithms it names.
pub(super) fn is_of(digest: &str, bytes: &[u8]) -> bool {
    match digest.split_once(':') {
        Some(("sha256", digits)) => hex(&Sha256::digest(bytes)) == digits,
        Some(("sha512", digits)) => hex(&Sha512::digest(bytes)) == digits,
        _ => false,
    }
}

/// Whether a text is written as a digest is.
pub(crate) fn is_digest(text: &str) -> bool {
    text.parse::<portolan::name::Digest>().is_ok()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
