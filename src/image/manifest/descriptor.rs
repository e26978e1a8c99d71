//! How a document points at another: what it is, how long, and under which digest.

use super::{Kind, Platform};
use crate::json::Json;
use crate::name::{Digest, Heard, MediaType};

/// A pointer to a blob or a manifest (OCI image specification, descriptor). All of it is what the document that
/// holds it says; what is fetched is compared with it and never trusted because of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Descriptor {
    /// What it is said to be.
    pub media_type: Option<MediaType>,
    /// The digest. An odd one is shown and never asked for (security notes I2).
    pub digest: Heard<Digest>,
    /// How many bytes it is said to have, as stored.
    pub size: Option<u64>,
    /// Where else it is said to be. Shown as text and never fetched (security notes I10).
    pub urls: Vec<String>,
    /// Annotations, in the document's order.
    pub annotations: Vec<(String, String)>,
    /// What kind of artifact it is, where it is one.
    pub artifact_type: Option<String>,
    /// What it runs on.
    pub platform: Option<Platform>,
    /// Its bytes, base64. Never used in their stead (security notes I11).
    pub data: Option<String>,
}

impl Descriptor {
    /// A descriptor of bytes at hand.
    #[must_use]
    pub fn of(media_type: MediaType, bytes: &[u8]) -> Self {
        let size = Some(bytes.len() as u64);
        Self { media_type: Some(media_type), size, ..Self::at(Heard::Valid(Digest::of(bytes))) }
    }

    /// A descriptor that says nothing but the digest.
    #[must_use]
    pub fn at(digest: Heard<Digest>) -> Self {
        Self {
            media_type: None,
            digest,
            size: None,
            urls: Vec::new(),
            annotations: Vec::new(),
            artifact_type: None,
            platform: None,
            data: None,
        }
    }

    /// Reads one; nothing where it is no object. A digest that is missing is an odd one of no characters.
    pub(crate) fn read(json: &Json) -> Option<Self> {
        let Json::Object(_) = json else { return None };
        let platform = json.get("platform").filter(|value| matches!(value, Json::Object(_)));
        Some(Self {
            media_type: json.text("mediaType").and_then(|text| text.parse().ok()),
            digest: Heard::new(json.get("digest").and_then(Json::as_text).unwrap_or_default()),
            size: json.get("size").and_then(Json::as_u64),
            urls: texts(json, "urls"),
            annotations: pairs(json, "annotations"),
            artifact_type: json.text("artifactType"),
            platform: platform.map(Platform::read),
            data: json.text("data"),
        })
    }

    /// An annotation.
    #[must_use]
    pub fn annotation(&self, key: &str) -> Option<&str> {
        find(&self.annotations, key)
    }

    /// What it is, as far as the descriptor alone says: of use for lists of referrers.
    #[must_use]
    pub fn kind(&self) -> Kind {
        let artifact = self.artifact_type.as_deref();
        Kind::of(artifact, self.media_type.as_ref(), &[], &self.annotations)
    }

    /// Whether it is an attestation that BuildKit put beside the platforms of an index.
    #[must_use]
    pub fn is_attestation(&self) -> bool {
        self.annotation("vnd.docker.reference.type") == Some("attestation-manifest")
    }

    /// Which manifest of the same index an attestation is about.
    #[must_use]
    pub fn attested(&self) -> Option<Digest> {
        self.annotation("vnd.docker.reference.digest")?.parse().ok()
    }
}

/// The texts of a list; what is no text is left out.
pub(super) fn texts(json: &Json, key: &str) -> Vec<String> {
    let items = json.get(key).map(Json::items).unwrap_or_default();
    items.iter().filter_map(|item| item.as_text().map(str::to_owned)).collect()
}

/// The fields of an object whose values are texts, in order; of a key that stands twice the last counts.
pub(crate) fn pairs(json: &Json, key: &str) -> Vec<(String, String)> {
    let fields = json.get(key).map(Json::fields).unwrap_or_default();
    let mut places = std::collections::HashMap::new();
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (name, value) in fields {
        let Some(value) = value.as_text() else { continue };
        match places.get(name.as_str()) {
            Some(&at) => {
                let (_, kept): &mut (String, String) = &mut pairs[at];
                value.clone_into(kept);
            }
            None => {
                places.insert(name.as_str(), pairs.len());
                pairs.push((name.clone(), value.to_owned()));
            }
        }
    }
    pairs
}

/// The value that stands beside a key.
pub(super) fn find<'a>(pairs: &'a [(String, String)], key: &str) -> Option<&'a str> {
    pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
}
