//! Docker's first manifests of registry v2: layers and the v1 JSON of each, signed by whoever pushed.

use super::Descriptor;
use crate::image::{HistoryEntry, ImageConfig, Timestamp};
use crate::json::Json;
use crate::name::{Digest, Heard, MediaType};
use base64::Engine as _;
use std::rc::Rc;

/// A manifest of schema 1. It is not content-verified: what it says of layers stands in no blob that has a digest,
/// and its signatures are by keys nobody knows (security notes I5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema1 {
    /// Signed or not.
    pub media_type: MediaType,
    /// The repository it says it is of.
    pub name: Option<String>,
    /// The tag it says it is of.
    pub tag: Option<String>,
    /// What it runs on.
    pub architecture: Option<String>,
    /// Its layers, base first.
    pub layers: Vec<Schema1Layer>,
}

/// One layer and the v1 image that stood for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema1Layer {
    /// The digest of the layer, compressed.
    pub blob: Heard<Digest>,
    /// Whether nothing is in it.
    pub throwaway: bool,
    /// The build step that made it.
    pub step: HistoryEntry,
    /// The v1 JSON, as the manifest holds it.
    pub raw: Rc<[u8]>,
}

impl Schema1 {
    /// Reads one; nothing where the lists are missing or not of one length.
    pub(super) fn read(media_type: MediaType, json: &Json) -> Option<Self> {
        let (layers, history) = (json.get("fsLayers")?.items(), json.get("history")?.items());
        if layers.len() != history.len() || layers.is_empty() {
            return None;
        }
        // Both lists are newest first.
        let layers = layers.iter().zip(history).rev();
        Some(Self {
            media_type,
            name: json.text("name"),
            tag: json.text("tag"),
            architecture: json.text("architecture"),
            layers: layers.map(|(layer, facts)| Schema1Layer::read(layer, facts)).collect(),
        })
    }

    /// The layers that have something in them, base first, as descriptors. It says of them neither type nor size.
    #[must_use]
    pub fn made(&self) -> Vec<Descriptor> {
        let made = self.layers.iter().filter(|layer| !layer.throwaway);
        made.map(|layer| Descriptor {
            media_type: None,
            digest: layer.blob.clone(),
            size: None,
            urls: Vec::new(),
            annotations: Vec::new(),
            artifact_type: None,
            platform: None,
            data: None,
        })
        .collect()
    }

    /// What the newest of its v1 images says, in the shape of a configuration; without diff ids, since schema 1
    /// knows none.
    #[must_use]
    pub fn config(&self) -> Option<ImageConfig> {
        let mut config = ImageConfig::read(self.layers.last()?.raw.clone())?;
        config.platform.architecture = config.platform.architecture.or_else(|| self.architecture.clone());
        config.history = self.layers.iter().map(|layer| layer.step.clone()).collect();
        config.diff_ids = Vec::new();
        Some(config)
    }
}

impl Schema1Layer {
    fn read(layer: &Json, facts: &Json) -> Self {
        let raw = facts.get("v1Compatibility").and_then(Json::as_text).unwrap_or_default();
        let json = Json::parse(raw.as_bytes()).unwrap_or(Json::Null);
        let throwaway = json.is_true("throwaway");
        let words = json.get("container_config").and_then(|config| config.get("Cmd")).map(Json::items);
        let words: Vec<&str> = words.unwrap_or_default().iter().filter_map(Json::as_text).collect();
        Self {
            blob: Heard::new(layer.get("blobSum").and_then(Json::as_text).unwrap_or_default()),
            throwaway,
            step: HistoryEntry {
                created: json.text("created").and_then(|text| Timestamp::parse(&text)),
                created_by: (!words.is_empty()).then(|| words.join(" ")),
                comment: json.text("comment"),
                author: json.text("author"),
                empty_layer: throwaway,
            },
            raw: raw.as_bytes().into(),
        }
    }
}

/// What the digest of a signed manifest is over: all of it but the signatures, put together as the first signature
/// says. Nothing where it has none, and then the digest is over the bytes as they are.
#[must_use]
pub fn signed_part(bytes: &[u8]) -> Option<Vec<u8>> {
    let json = Json::parse(bytes)?;
    let decode =
        |text: &str| base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok();
    let signature = json.get("signatures")?.at(0)?;
    let protected = Json::parse(&decode(signature.get("protected")?.as_text()?)?)?;
    let length = usize::try_from(protected.get("formatLength")?.as_u64()?).ok()?;
    let mut payload = bytes.get(..length)?.to_vec();
    payload.extend_from_slice(&decode(protected.get("formatTail")?.as_text()?)?);
    Some(payload)
}
