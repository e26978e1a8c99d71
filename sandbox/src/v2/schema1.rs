//! Schema 1: what Distribution makes of a schema 2 manifest for clients that name no other, and how such a manifest
//! is signed. Its digest is that of the text without the signatures (registry-v2 sheet section 4).
//!
//! The text is Distribution's to the letter; the signature is of the right shape and by nobody.

use super::store::{Manifest, Store, digest_of};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde_json::{Value, json};

/// The layer that changes nothing, in schema 1.
const EMPTY: &str = "sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4";

/// A schema 1 manifest, its fields in Docker's order, newest layer first.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Schema1 {
    schema_version: u8,
    name: String,
    tag: String,
    architecture: String,
    fs_layers: Vec<Value>,
    history: Vec<Value>,
}

/// What the image JSON of a step below the top says.
#[derive(Serialize)]
struct Step<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    parent: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    comment: &'a str,
    created: String,
    container_config: Value,
    #[serde(skip_serializing_if = "str::is_empty")]
    author: &'a str,
    #[serde(skip_serializing_if = "is_false")]
    throwaway: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(flag: &bool) -> bool {
    !flag
}

impl Schema1 {
    /// One without a layer.
    pub(crate) fn new(name: &str, tag: &str, architecture: &str) -> Self {
        let [name, tag, architecture] = [name, tag, architecture].map(str::to_owned);
        Self { schema_version: 1, name, tag, architecture, fs_layers: Vec::new(), history: Vec::new() }
    }

    /// One more layer, on top of the others. `v1` is what the image JSON of the era said, written as Go does.
    pub(crate) fn push(&mut self, blob: &str, v1: &impl Serialize) {
        let text = serde_json::to_string(v1).unwrap_or_default();
        let text = text.replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e");
        self.fs_layers.insert(0, json!({ "blobSum": blob }));
        self.history.insert(0, json!({ "v1Compatibility": text }));
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
    let bytes = store.blob(name, manifest["config"]["digest"].as_str()?)?;
    let config: Value = serde_json::from_slice(bytes).ok()?;
    let mut layers = manifest["layers"].as_array()?.iter();
    let (top, below) = config["history"].as_array()?.split_last()?;
    let mut signed = Schema1::new(name, tag, config["architecture"].as_str().unwrap_or_default());
    let mut parent = String::new();
    for entry in below {
        let (blob, throwaway) = blob(entry, &mut layers)?;
        let id = id(&format!("{} {parent}", hex(blob)));
        let text = |key: &str| entry[key].as_str().unwrap_or_default();
        let step = Step {
            id: &id,
            parent: &parent,
            comment: text("comment"),
            created: moment(text("created")),
            container_config: json!({ "Cmd": [text("created_by")] }),
            author: text("author"),
            throwaway,
        };
        signed.push(blob, &step);
        parent = id;
    }
    let (blob, throwaway) = blob(top, &mut layers)?;
    let id = id(&format!("{} {parent} {}", hex(blob), String::from_utf8_lossy(bytes)));
    let mut v1 = config.as_object()?.clone();
    v1.remove("rootfs");
    v1.remove("history");
    v1.insert("id".to_owned(), id.into());
    if !parent.is_empty() {
        v1.insert("parent".to_owned(), parent.into());
    }
    if throwaway {
        v1.insert("throwaway".to_owned(), true.into());
    }
    signed.push(blob, &v1);
    signed.sign()
}

/// The layer of a line of the history, and whether it is the one that changes nothing.
fn blob<'a>(entry: &Value, layers: &mut impl Iterator<Item = &'a Value>) -> Option<(&'a str, bool)> {
    if entry["empty_layer"].as_bool() == Some(true) {
        return Some((EMPTY, true));
    }
    Some((layers.next()?["digest"].as_str()?, false))
}

fn hex(digest: &str) -> &str {
    digest.split_once(':').map_or(digest, |(_, hex)| hex)
}

fn id(seed: &str) -> String {
    digest_of(seed.as_bytes()).split_off("sha256:".len())
}

/// A moment as Go writes it: without the zeros at the end of its fraction.
fn moment(text: &str) -> String {
    match text.strip_suffix('Z').filter(|text| text.contains('.')) {
        Some(text) => format!("{}Z", text.trim_end_matches('0').trim_end_matches('.')),
        None if text.is_empty() => "0001-01-01T00:00:00Z".to_owned(),
        None => text.to_owned(),
    }
}
