//! A manifest with a configuration and layers: an image, or an artifact in the shape of one.

use super::descriptor::{find, pairs};
use super::{Descriptor, Kind};
use crate::json::Json;
use crate::name::MediaType;

/// An OCI manifest or a Docker manifest of schema 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageManifest {
    /// Which of the two it is.
    pub media_type: MediaType,
    /// What kind of artifact it is, by its own word.
    pub artifact_type: Option<String>,
    /// Its configuration.
    pub config: Descriptor,
    /// Its layers, base first.
    pub layers: Vec<Descriptor>,
    /// What it is about, where it refers to another manifest.
    pub subject: Option<Descriptor>,
    /// Annotations, in the document's order.
    pub annotations: Vec<(String, String)>,
}

impl ImageManifest {
    /// Reads one; nothing without a configuration.
    pub(super) fn read(media_type: MediaType, json: &Json) -> Option<Self> {
        let layers = json.get("layers").map(Json::items).unwrap_or_default();
        Some(Self {
            media_type,
            artifact_type: json.text("artifactType"),
            config: Descriptor::read(json.get("config")?)?,
            layers: layers.iter().filter_map(Descriptor::read).collect(),
            subject: json.get("subject").and_then(Descriptor::read),
            annotations: pairs(json, "annotations"),
        })
    }

    /// What it is, by its own word.
    #[must_use]
    pub fn kind(&self) -> Kind {
        let config = self.config.media_type.as_ref();
        Kind::of(self.artifact_type.as_deref(), config, &self.layers, &self.annotations)
    }

    /// The bytes of all layers as stored, by the manifest's word; nothing if it does not say of each.
    #[must_use]
    pub fn compressed(&self) -> Option<u64> {
        self.layers.iter().try_fold(0_u64, |sum, layer| Some(sum.saturating_add(layer.size?)))
    }

    /// An annotation.
    #[must_use]
    pub fn annotation(&self, key: &str) -> Option<&str> {
        find(&self.annotations, key)
    }
}
