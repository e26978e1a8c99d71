//! Manifests, pushed: looked at as Distribution does, kept byte for byte (registry-v2 sheet sections 2 and 4).

use super::errors::{coded, empty, error};
use super::manifests::no_such_path;
use super::manners::Server;
use super::media::{DOCKER, INDEX, LIST, OCI};
use super::referrers::subject;
use super::store::{Manifest, Store, digest_of, is_digest, is_of};
use crate::message::{Request, Response};
use serde_json::{Value, json};

/// The largest manifest, in bytes.
const LARGEST: usize = 4 * 1024 * 1024;

/// `PUT …/manifests/{tag or digest}`.
pub(super) fn put(store: &mut Store, request: &Request, name: &str, reference: &str, base: &str) -> Response {
    if request.body.len() > LARGEST {
        return error(413, "SIZE_INVALID", "manifest too large", None);
    }
    let said = request.get("content-type").unwrap_or_default();
    let media_type = said.split(';').next().unwrap_or_default().trim();
    let read: Value = match serde_json::from_slice(&request.body) {
        Ok(read) => read,
        Err(error) => return coded("MANIFEST_INVALID", Some(json!({ "Offset": error.column() }))),
    };
    if !is_taken(store, media_type, &read) {
        return coded("MANIFEST_INVALID", Some(json!({})));
    }
    let digest = if is_digest(reference) { reference.to_owned() } else { digest_of(&request.body) };
    let is_distribution = store.manners.server == Server::Distribution;
    if reference.contains(':') && !is_digest(reference) && is_distribution {
        return no_such_path(name, reference, &format!("index/{}", digest.replace(':', "/")));
    }
    if reference.contains(':') && !is_of(reference, &request.body) {
        return coded("DIGEST_INVALID", None);
    }
    if let Some(missing) = missing(store, name, &read) {
        return coded("MANIFEST_BLOB_UNKNOWN", Some(missing.into()));
    }
    let manifest = Manifest { media_type: media_type.to_owned(), bytes: request.body.as_slice().into() };
    let repository = store.repository_mut(name);
    repository.begun = true;
    repository.manifests.insert(digest.clone(), manifest);
    if !is_digest(reference) {
        repository.tags.insert(reference.to_owned(), digest.clone());
    }
    let response = empty(201)
        .header("Location", format!("{base}/v2/{name}/manifests/{digest}"))
        .header("Docker-Content-Digest", digest);
    match subject(&request.body).filter(|_| store.manners.server == Server::Oci) {
        Some(subject) => response.header("OCI-Subject", subject),
        None => response,
    }
}

/// Whether a manifest is of a type that is taken, says the same of itself, and has the shape of that type.
fn is_taken(store: &Store, media_type: &str, read: &Value) -> bool {
    let is_known = matches!(media_type, DOCKER | LIST | OCI | INDEX)
        || (store.manners.server == Server::Oci
            && media_type.ends_with("+json")
            && !media_type.contains("manifest.v1+"));
    let says_so = match read.get("mediaType").and_then(Value::as_str) {
        Some(own) => own == media_type,
        None => !matches!(media_type, DOCKER | LIST),
    };
    let has_shape = match media_type {
        DOCKER | OCI => read.get("config").is_some() && read.get("manifests").is_none(),
        LIST | INDEX => {
            read.get("manifests").is_some() && read.get("layers").is_none() && read.get("config").is_none()
        }
        _ => true,
    };
    is_known && says_so && has_shape && read["schemaVersion"].as_u64() == Some(2)
}

/// The first digest a manifest speaks of that is not there. What may be got elsewhere need not be.
fn missing(store: &Store, name: &str, read: &Value) -> Option<String> {
    let list = |key: &str| read.get(key).and_then(Value::as_array).into_iter().flatten();
    let digest = |line: &Value| line["digest"].as_str().unwrap_or_default().to_owned();
    let is_elsewhere =
        |line: &&Value| line.get("urls").and_then(Value::as_array).is_some_and(|urls| !urls.is_empty());
    let blobs = read.get("config").into_iter().chain(list("layers").filter(|line| !is_elsewhere(line)));
    let missing = blobs.map(digest).find(|digest| store.blob(name, digest).is_none());
    let has = |digest: &String| {
        store.repositories.get(name).is_some_and(|repository| repository.manifests.contains_key(digest))
    };
    missing.or_else(|| list("manifests").map(digest).find(|digest| !has(digest)))
}
