//! What a manifest is for: an image, or one of the other things that registries have come to hold.

use super::Descriptor;
use super::descriptor::find;
use crate::name::MediaType;

/// What a manifest is, by its own word. Nothing here is verified: whoever pushes chooses these types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An image that runs.
    Image,
    /// A Helm chart.
    HelmChart,
    /// A Docker plugin.
    Plugin,
    /// A signature, of cosign or notation.
    Signature,
    /// A software bill of materials.
    Sbom,
    /// An attestation, such as the provenance of a build.
    Attestation,
    /// Another artifact, called by its own type.
    Artifact(String),
    /// It does not say.
    Unknown,
}

/// Types in which statements signed by somebody are kept.
const ATTESTATION: [&str; 4] = [
    "application/vnd.in-toto+json",
    "application/vnd.dsse.envelope.v1+json",
    "application/vnd.dev.cosign.artifact.att.v1+json",
    "application/vnd.docker.attestation.manifest.v1+json",
];
/// Types in which signatures are kept.
const SIGNATURE: [&str; 3] = [
    "application/vnd.dev.cosign.simplesigning.v1+json",
    "application/vnd.dev.cosign.artifact.sig.v1+json",
    "application/vnd.cncf.notary.signature",
];
/// What the types of bills of materials begin with.
const SBOM: [&str; 6] = [
    "application/spdx",
    "text/spdx",
    "application/vnd.cyclonedx",
    "application/vnd.syft",
    "application/vnd.dev.cosign.artifact.sbom.",
    "application/vnd.oras.sbom",
];
/// A Sigstore bundle holds a signature or, with the type of what it states in an annotation, an attestation.
const BUNDLE: &str = "application/vnd.dev.sigstore.bundle";
const PREDICATE: [&str; 2] = ["dev.sigstore.bundle.predicateType", "in-toto.io/predicate-type"];

impl Kind {
    /// What a manifest of this artifact type, configuration, layers and annotations is. The artifact type says
    /// most; without one the configuration's type stands for it. What cosign and BuildKit attach looks like an
    /// image but for its layers.
    pub(super) fn of(
        artifact_type: Option<&str>,
        config: Option<&MediaType>,
        layers: &[Descriptor],
        annotations: &[(String, String)],
    ) -> Self {
        let named = artifact_type.filter(|text| !text.is_empty()).map(str::to_ascii_lowercase);
        let by_layers = || layers.first().and_then(|layer| known(layer.media_type.as_ref()?.as_str(), &[]));
        match (named, config) {
            (Some(named), _) => known(&named, annotations).unwrap_or(Self::Artifact(named)),
            (None, Some(config)) if config.is_image_config() => by_layers().unwrap_or(Self::Image),
            (None, Some(config)) if config.is_manifest() || config.is_index() => Self::Unknown,
            (None, Some(config)) if *config == MediaType::OCI_EMPTY => by_layers().unwrap_or(Self::Unknown),
            (None, Some(config)) => known(config.as_str(), annotations)
                .or_else(by_layers)
                .unwrap_or_else(|| Self::Artifact(config.to_string())),
            (None, None) => Self::Unknown,
        }
    }
}

/// The kind a type stands for by itself.
fn known(text: &str, annotations: &[(String, String)]) -> Option<Kind> {
    if text.starts_with(BUNDLE) {
        let states = PREDICATE.iter().any(|key| find(annotations, key).is_some());
        return Some(if states { Kind::Attestation } else { Kind::Signature });
    }
    if ATTESTATION.contains(&text) {
        return Some(Kind::Attestation);
    }
    if SIGNATURE.contains(&text) {
        return Some(Kind::Signature);
    }
    if SBOM.iter().any(|start| text.starts_with(start)) {
        return Some(Kind::Sbom);
    }
    let is = |media_type: &MediaType| media_type.as_str() == text;
    match text {
        _ if is(&MediaType::HELM_CONFIG) => Some(Kind::HelmChart),
        _ if is(&MediaType::DOCKER_PLUGIN) => Some(Kind::Plugin),
        _ => None,
    }
}
