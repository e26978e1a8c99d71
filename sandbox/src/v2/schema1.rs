//! Schema 1: what Distribution makes of a schema 2 manifest for clients that name no other, and how such a manifest
//! is signed. Its digest is that of the text without the signatures (registry-v2 sheet section 4).
//!
//! The signature is of the right shape and by nobody: no client that this sandbox is for looks at it.

use super::store::{Manifest, Store, digest_of};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The layer that changes nothing, in schema 1.
const EMPTY: &str = "sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4";

/// A schema 1 manifest, its fields in Docker's order, newest layer first.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Schema1 {
    pub(crate) schema_version: u8,
    pub(crate) name: String,
    pub(crate) tag: String,
    pub(crate) architecture: String,
    pub(crate) fs_layers: Vec<Value>,
    pub(crate) history: Vec<Value>,
}

impl Schema1 {
    /// One more layer, on top of the others. `v1` is what the image JSON of the era said.
    pub(crate) fn push(&mut self, blob: &str, v1: &Map<String, Value>) {
        self.fs_layers.insert(0, json!({ "blobSum": blob }));
        self.history.insert(0, json!({ "v1Compatibility": Value::Object(v1.clone()).to_string() }));
    }

    /// The manifest's digest, and its bytes with a signature in them.
    pub(crate) fn sign(&self) -> Option<(String, Vec<u8>)> {
        let mut payload = Vec::new();
        let formatter = serde_json::ser::PrettyFormatter::with_indent(b"   ");
        self.serialize(&mut serde_json::Serializer::with_formatter(&mut payload, formatter)).ok()?;
        let digest = digest_of(&payload);
        let length = payload.len() - 2;
        let protected =
            URL_SAFE_NO_PAD.encode(format!("{{\"formatLength\":{length},\"formatTail\":\"Cn0\"}}"));
        let signature = URL_SAFE_NO_PAD.encode(digest.as_bytes());
        payload.truncate(length);
        payload.extend_from_slice(
            format!(
                ",\n   \"signatures\": [\n      {{\n         \"header\": {{\n            \"alg\": \"ES256\"\n         \
                 }},\n         \"signature\": \"{signature}\",\n         \"protected\": \"{protected}\"\n      \
                 }}\n   ]\n}}"
            )
            .as_bytes(),
        );
        Some((digest, payload))
    }
}

/// A schema 2 manifest as schema 1, with the digest of that.
pub(super) fn rewrite(
    store: &Store,
    name: &str,
    tag: &str,
    manifest: &Manifest,
) -> Option<(String, Vec<u8>)> {
    let manifest: Value = serde_json::from_slice(&manifest.bytes).ok()?;
    let config = store.blob(name, manifest["config"]["digest"].as_str()?)?;
    let config: Value = serde_json::from_slice(config).ok()?;
    let mut layers = manifest["layers"].as_array()?.iter();
    let history = config["history"].as_array()?;
    let architecture = config["architecture"].as_str().unwrap_or_default().to_owned();
    let mut signed = Schema1 {
        schema_version: 1,
        name: name.to_owned(),
        tag: tag.to_owned(),
        architecture,
        fs_layers: Vec::new(),
        history: Vec::new(),
    };
    let mut parent: Option<String> = None;
    for (at, entry) in history.iter().enumerate() {
        let is_empty = entry["empty_layer"].as_bool() == Some(true);
        let blob = if is_empty { EMPTY } else { layers.next()?["digest"].as_str()? };
        let is_last = at + 1 == history.len();
        let mut v1 = if is_last { without_rootfs(&config)? } else { step(entry) };
        if let Some(parent) = &parent {
            v1.insert("parent".to_owned(), parent.clone().into());
        }
        if is_empty {
            v1.insert("throwaway".to_owned(), true.into());
        }
        let seed = format!("{blob} {at} {}", parent.as_deref().unwrap_or_default());
        let id = digest_of(seed.as_bytes()).split_off("sha256:".len());
        v1.insert("id".to_owned(), id.clone().into());
        parent = Some(id);
        signed.push(blob, &v1);
    }
    signed.sign()
}

fn without_rootfs(config: &Value) -> Option<Map<String, Value>> {
    let mut config = config.as_object()?.clone();
    config.remove("rootfs");
    config.remove("history");
    Some(config)
}

fn step(entry: &Value) -> Map<String, Value> {
    let mut step = Map::new();
    if let Some(created) = entry.get("created") {
        step.insert("created".to_owned(), created.clone());
    }
    step.insert("container_config".to_owned(), json!({ "Cmd": [entry["created_by"]] }));
    step
}
