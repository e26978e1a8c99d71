//! Manifests and indexes as a registry keeps them, made in the tests.

use super::script::{Answer, answer};
use portolan::name::{Digest, MediaType};

/// An OCI manifest of this configuration and these layers.
pub fn manifest(config: &[u8], layers: &[&[u8]]) -> String {
    let blob = |kind: &str, bytes: &[u8]| {
        format!(
            r#"{{"mediaType":"application/vnd.oci.image.{kind}","size":{},"digest":"{}"}}"#,
            bytes.len(),
            Digest::of(bytes)
        )
    };
    let layers: Vec<String> = layers.iter().map(|layer| blob("layer.v1.tar+gzip", layer)).collect();
    format!(
        r#"{{"schemaVersion":2,"config":{},"layers":[{}]}}"#,
        blob("config.v1+json", config),
        layers.join(",")
    )
}

/// An OCI index of these documents.
pub fn index(documents: &[(&str, MediaType)]) -> String {
    let listed: Vec<String> = documents
        .iter()
        .map(|(text, kind)| {
            format!(
                r#"{{"mediaType":"{kind}","size":{},"digest":"{}"}}"#,
                text.len(),
                Digest::of(text.as_bytes())
            )
        })
        .collect();
    format!(r#"{{"schemaVersion":2,"manifests":[{}]}}"#, listed.join(","))
}

/// The answer that brings a document.
pub fn sent(text: &str, kind: &MediaType) -> Answer {
    answer(200, text).field("Content-Type", kind.as_str())
}

/// The digest of a document.
pub fn of(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}
