//! Manifests as the builders of today write them: their fields in that order, indented, byte for byte stable.

use crate::v2::media::{DOCKER, INDEX, LIST, OCI};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Which of the two families of media types an image speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Docker,
    Oci,
}

/// Says what a blob or a manifest is, and where.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor {
    pub(super) media_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) artifact_type: Option<String>,
    pub(super) digest: String,
    pub(super) size: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) urls: Vec<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) annotations: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) platform: Option<Value>,
}

/// A manifest of one thing.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct One {
    pub(super) schema_version: u8,
    pub(super) media_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) artifact_type: Option<&'static str>,
    pub(super) config: Descriptor,
    pub(super) layers: Vec<Descriptor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) subject: Option<Descriptor>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) annotations: BTreeMap<String, String>,
}

/// A manifest of many.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Many {
    schema_version: u8,
    media_type: &'static str,
    manifests: Vec<Descriptor>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    annotations: BTreeMap<String, String>,
}

impl Descriptor {
    pub(super) fn new(media_type: &str, digest: String, size: usize) -> Self {
        Self { media_type: media_type.to_owned(), digest, size, ..Self::default() }
    }

    /// The same with annotations.
    pub(super) fn noted(mut self, annotations: &[(&str, &str)]) -> Self {
        self.annotations = notes(annotations);
        self
    }

    /// The same with no word of its platform, as a subject is told.
    pub(super) fn bare(&self) -> Self {
        Self::new(&self.media_type, self.digest.clone(), self.size)
    }

    /// The same as an index tells of an artifact.
    pub(super) fn typed(mut self, artifact_type: &str) -> Self {
        self.artifact_type = Some(artifact_type.to_owned());
        self.platform = None;
        self
    }
}

impl Family {
    pub(super) fn image(self) -> &'static str {
        if self == Self::Docker { DOCKER } else { OCI }
    }

    pub(super) fn index(self) -> &'static str {
        if self == Self::Docker { LIST } else { INDEX }
    }

    pub(super) fn config(self) -> &'static str {
        match self {
            Self::Docker => "application/vnd.docker.container.image.v1+json",
            Self::Oci => "application/vnd.oci.image.config.v1+json",
        }
    }

    pub(super) fn layer(self) -> &'static str {
        match self {
            Self::Docker => "application/vnd.docker.image.rootfs.diff.tar.gzip",
            Self::Oci => "application/vnd.oci.image.layer.v1.tar+gzip",
        }
    }

    /// The manifest of an image.
    pub(super) fn manifest(self, config: Descriptor, layers: Vec<Descriptor>) -> Vec<u8> {
        One::of(self.image(), config, layers).write(if self == Self::Docker { b"   " } else { b"  " })
    }

    /// A list of manifests.
    pub(super) fn list(self, manifests: Vec<Descriptor>, annotations: &[(&str, &str)]) -> Vec<u8> {
        let many =
            Many { schema_version: 2, media_type: self.index(), manifests, annotations: notes(annotations) };
        pretty(&many, if self == Self::Docker { b"   " } else { b"  " })
    }
}

impl One {
    pub(super) fn of(media_type: &'static str, config: Descriptor, layers: Vec<Descriptor>) -> Self {
        Self {
            schema_version: 2,
            media_type,
            artifact_type: None,
            config,
            layers,
            subject: None,
            annotations: BTreeMap::new(),
        }
    }

    pub(super) fn write(&self, indent: &[u8]) -> Vec<u8> {
        pretty(self, indent)
    }
}

/// Annotations.
pub(super) fn notes(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|&(key, value)| (key.to_owned(), value.to_owned())).collect()
}

fn pretty(value: &impl Serialize, indent: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let formatter = serde_json::ser::PrettyFormatter::with_indent(indent);
    match value.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, formatter)) {
        Ok(()) => bytes,
        Err(_) => Vec::new(),
    }
}
