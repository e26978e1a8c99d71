//! A media type: `type/subtype`, in lower case and without parameters.

use super::NameError;
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// How long a type or a subtype may be (RFC 6838 section 4.2).
const PART_MAX: usize = 127;

/// What a document or a blob is. Two are the same if type and subtype are, whatever case and parameters they were
/// written with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MediaType(Cow<'static, str>);

impl MediaType {
    /// An OCI image index.
    pub const OCI_INDEX: Self = Self::known("application/vnd.oci.image.index.v1+json");
    /// An OCI image manifest.
    pub const OCI_MANIFEST: Self = Self::known("application/vnd.oci.image.manifest.v1+json");
    /// Docker's manifest list.
    pub const DOCKER_LIST: Self = Self::known("application/vnd.docker.distribution.manifest.list.v2+json");
    /// Docker's manifest of schema 2.
    pub const DOCKER_MANIFEST: Self = Self::known("application/vnd.docker.distribution.manifest.v2+json");
    /// Docker's manifest of schema 1, signed.
    pub const SCHEMA1_SIGNED: Self = Self::known("application/vnd.docker.distribution.manifest.v1+prettyjws");
    /// Docker's manifest of schema 1.
    pub const SCHEMA1: Self = Self::known("application/vnd.docker.distribution.manifest.v1+json");
    /// The configuration of an image, by OCI.
    pub const OCI_CONFIG: Self = Self::known("application/vnd.oci.image.config.v1+json");
    /// The configuration of an image, by Docker.
    pub const DOCKER_CONFIG: Self = Self::known("application/vnd.docker.container.image.v1+json");
    /// The blob `{}`, for what has no configuration.
    pub const OCI_EMPTY: Self = Self::known("application/vnd.oci.empty.v1+json");
    /// A Docker plugin's configuration.
    pub const DOCKER_PLUGIN: Self = Self::known("application/vnd.docker.plugin.v1+json");
    /// A Helm chart's configuration.
    pub const HELM_CONFIG: Self = Self::known("application/vnd.cncf.helm.config.v1+json");

    const fn known(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// `type/subtype`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it lists manifests: an OCI index or a Docker manifest list.
    #[must_use]
    pub fn is_index(&self) -> bool {
        *self == Self::OCI_INDEX || *self == Self::DOCKER_LIST
    }

    /// Whether it is a manifest with a configuration and layers.
    #[must_use]
    pub fn is_manifest(&self) -> bool {
        *self == Self::OCI_MANIFEST || *self == Self::DOCKER_MANIFEST
    }

    /// Whether it is a manifest of schema 1, signed or not.
    #[must_use]
    pub fn is_schema1(&self) -> bool {
        *self == Self::SCHEMA1 || *self == Self::SCHEMA1_SIGNED
    }

    /// Whether it is the configuration of an image that runs.
    #[must_use]
    pub fn is_image_config(&self) -> bool {
        *self == Self::OCI_CONFIG || *self == Self::DOCKER_CONFIG
    }

    /// Whether it is a layer of an image, however it is packed and whoever may distribute it.
    #[must_use]
    pub fn is_layer(&self) -> bool {
        let text = self.as_str();
        text.starts_with("application/vnd.docker.image.rootfs.")
            || text.starts_with("application/vnd.oci.image.layer.v1.tar")
            || self.is_foreign_layer()
    }

    /// Whether it is a layer that is kept elsewhere and never pushed.
    #[must_use]
    pub fn is_foreign_layer(&self) -> bool {
        let text = self.as_str();
        text.starts_with("application/vnd.docker.image.rootfs.foreign.")
            || text.starts_with("application/vnd.oci.image.layer.nondistributable.v1.tar")
    }

    /// Whether it says nothing of what is inside: what a server sends that keeps no types.
    #[must_use]
    pub fn is_generic(&self) -> bool {
        matches!(self.as_str(), "application/json" | "application/octet-stream" | "text/plain")
    }
}

impl FromStr for MediaType {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        let essence = text.split(';').next().unwrap_or_default().trim_matches([' ', '\t']);
        if essence.is_empty() {
            return Err(NameError::Empty);
        }
        let (kind, subtype) = essence.split_once('/').ok_or(NameError::BadMediaType)?;
        if is_part(kind) && is_part(subtype) {
            Ok(Self(Cow::Owned(essence.to_ascii_lowercase())))
        } else {
            Err(NameError::BadMediaType)
        }
    }
}

impl fmt::Display for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_part(part: &str) -> bool {
    part.len() <= PART_MAX
        && part.starts_with(|c: char| c.is_ascii_alphanumeric())
        && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
}
