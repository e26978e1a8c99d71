//! What refers to a manifest by its `subject`, as OCI 1.1 asks for it; Distribution has no such call (registry-v2
//! sheet section 7).

use super::errors::coded;
use super::media::INDEX;
use super::store::{Manifest, Store, is_digest};
use crate::message::{Request, Response, query_value};
use serde_json::{Value, json};

/// `GET …/referrers/{digest}`.
pub(super) fn list(store: &Store, request: &Request, name: &str, subject: &str) -> Response {
    if !is_digest(subject) {
        return coded("DIGEST_INVALID", Some(json!({})));
    }
    let wanted = query_value(&request.query, "artifactType");
    let manifests = store.repositories.get(name).map(|repository| &repository.manifests);
    let referring: Vec<Value> = manifests
        .into_iter()
        .flatten()
        .filter_map(|(digest, manifest)| descriptor(digest, manifest, subject))
        .filter(|line| wanted.as_deref().is_none_or(|wanted| line["artifactType"] == wanted))
        .collect();
    let index = json!({ "schemaVersion": 2, "mediaType": INDEX, "manifests": referring });
    let response = Response::new(200, INDEX, index.to_string().into_bytes());
    if wanted.is_some() { response.header("OCI-Filters-Applied", "artifactType") } else { response }
}

/// The subject of a manifest, if it has one.
pub(super) fn subject(bytes: &[u8]) -> Option<String> {
    let read: Value = serde_json::from_slice(bytes).ok()?;
    Some(read["subject"]["digest"].as_str()?.to_owned())
}

/// What an index tells of a manifest, if that refers to the subject.
fn descriptor(digest: &str, manifest: &Manifest, subject: &str) -> Option<Value> {
    let read: Value = serde_json::from_slice(&manifest.bytes).ok()?;
    if read["subject"]["digest"].as_str() != Some(subject) {
        return None;
    }
    let kind = read.get("artifactType").or_else(|| read["config"].get("mediaType"));
    let mut line = json!({
        "mediaType": manifest.media_type, "digest": digest, "size": manifest.bytes.len(), "artifactType": kind,
    });
    if let Some(annotations) = read.get("annotations") {
        line["annotations"] = annotations.clone();
    }
    Some(line)
}
