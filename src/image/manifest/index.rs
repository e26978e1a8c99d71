//! A list of manifests, mostly of one image for several platforms.

use super::Descriptor;
use super::descriptor::{find, pairs};
use crate::json::Json;
use crate::name::{Digest, MediaType};

/// An OCI image index or a Docker manifest list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// Which of the two it is.
    pub media_type: MediaType,
    /// What kind of artifact it is, by its own word.
    pub artifact_type: Option<String>,
    /// What it lists, in its order.
    pub manifests: Vec<Descriptor>,
    /// What it is about, where it refers to another manifest.
    pub subject: Option<Descriptor>,
    /// Annotations, in the document's order.
    pub annotations: Vec<(String, String)>,
}

impl Index {
    /// Reads one; nothing without a list.
    pub(super) fn read(media_type: MediaType, json: &Json) -> Option<Self> {
        // Some tools write `null` for an empty list.
        let manifests = match json.get("manifests")? {
            Json::List(items) => items.iter().filter_map(Descriptor::read).collect(),
            Json::Null => Vec::new(),
            _ => return None,
        };
        Some(Self {
            media_type,
            artifact_type: json.text("artifactType"),
            manifests,
            subject: json.get("subject").and_then(Descriptor::read),
            annotations: pairs(json, "annotations"),
        })
    }

    /// What runs: everything listed but the attestations.
    pub fn platforms(&self) -> impl Iterator<Item = &Descriptor> {
        self.manifests.iter().filter(|listed| !listed.is_attestation())
    }

    /// The attestations that BuildKit listed beside the platforms.
    pub fn attestations(&self) -> impl Iterator<Item = &Descriptor> {
        self.manifests.iter().filter(|listed| listed.is_attestation())
    }

    /// The attestations about one of the manifests.
    pub fn attestations_of<'a>(&'a self, digest: &'a Digest) -> impl Iterator<Item = &'a Descriptor> {
        self.attestations().filter(move |listed| listed.attested().as_ref() == Some(digest))
    }

    /// An annotation.
    #[must_use]
    pub fn annotation(&self, key: &str) -> Option<&str> {
        find(&self.annotations, key)
    }
}
