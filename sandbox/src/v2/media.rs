//! The media types of manifests.

/// Docker schema 2.
pub(crate) const DOCKER: &str = "application/vnd.docker.distribution.manifest.v2+json";
/// Docker's manifest list.
pub(crate) const LIST: &str = "application/vnd.docker.distribution.manifest.list.v2+json";
/// An OCI manifest.
pub(crate) const OCI: &str = "application/vnd.oci.image.manifest.v1+json";
/// An OCI index.
pub(crate) const INDEX: &str = "application/vnd.oci.image.index.v1+json";
/// Schema 1, signed.
pub(crate) const SIGNED: &str = "application/vnd.docker.distribution.manifest.v1+prettyjws";
