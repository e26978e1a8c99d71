//! Manifests, read: what is stored, byte for byte; and where Distribution gives something else for it (registry-v2
//! sheet section 4).

use super::accept;
use super::errors::{coded, empty, error};
use super::manners::Server;
use super::media::{DOCKER, INDEX, LIST, OCI, SIGNED};
use super::schema1;
use super::store::{Manifest, Repository, Store, is_digest};
use crate::message::{Request, Response};
use serde_json::{Value, json};

/// `GET` and `HEAD …/manifests/{tag or digest}`.
pub(super) fn read(store: &Store, request: &Request, name: &str, reference: &str) -> Response {
    let is_tag = !is_digest(reference);
    if is_tag && reference.contains(':') && store.manners.server == Server::Distribution {
        return no_such_path(name, reference, "current");
    }
    let repository = store.repositories.get(name);
    let digest = repository.and_then(|repository| repository.resolve(reference));
    let found = digest.and_then(|digest| {
        repository.and_then(|repository| repository.manifests.get(digest)).map(|manifest| (digest, manifest))
    });
    let (Some(repository), Some((digest, manifest))) = (repository, found) else {
        let detail =
            if is_tag { json!({ "Tag": reference }) } else { json!({ "Name": name, "Revision": reference }) };
        return coded("MANIFEST_UNKNOWN", Some(detail));
    };
    if request.get("if-none-match").is_some_and(|value| value.trim_matches('"') == digest) {
        return empty(304);
    }
    if store.manners.server == Server::Oci {
        return whole(digest, &manifest.media_type, manifest.bytes.clone());
    }
    let given = Given { store, request, repository, name, tag: is_tag.then_some(reference) };
    given.manifest(digest, manifest)
}

/// One request to Distribution, and what it is about.
struct Given<'a> {
    store: &'a Store,
    request: &'a Request,
    repository: &'a Repository,
    name: &'a str,
    tag: Option<&'a str>,
}

impl Given<'_> {
    fn manifest(&self, digest: &str, manifest: &Manifest) -> Response {
        let media_type = manifest.media_type.as_str();
        let is_understood = accept::names(self.request, media_type);
        match (media_type, self.tag) {
            (OCI, _) if !is_understood => not_supported("manifest"),
            (INDEX, _) if !is_understood => not_supported("index"),
            (LIST, Some(_)) if !is_understood => self.child(manifest),
            (DOCKER, Some(tag)) if !is_understood => {
                match schema1::rewrite(self.store, self.name, tag, manifest) {
                    Some((digest, bytes)) => whole(&digest, SIGNED, bytes),
                    None => coded("MANIFEST_INVALID", Some(json!({}))),
                }
            }
            _ => whole(digest, media_type, manifest.bytes.clone()),
        }
    }

    /// Of a list, the manifest for linux on amd64.
    fn child(&self, list: &Manifest) -> Response {
        let list: Value = serde_json::from_slice(&list.bytes).unwrap_or_default();
        let lines = list.get("manifests").and_then(Value::as_array);
        let is_it = |line: &&Value| {
            line["platform"]["os"].as_str() == Some("linux")
                && line["platform"]["architecture"].as_str() == Some("amd64")
        };
        let digest =
            lines.and_then(|lines| lines.iter().find(is_it)).and_then(|line| line["digest"].as_str());
        let child = digest.and_then(|digest| Some((digest, self.repository.manifests.get(digest)?)));
        match child {
            Some((digest, manifest)) => self.manifest(digest, manifest),
            None => coded("MANIFEST_UNKNOWN", None),
        }
    }
}

/// What looks like a digest and is none, Distribution takes for a tag, and then no file can have its name.
pub(super) fn no_such_path(name: &str, reference: &str, link: &str) -> Response {
    let path = format!("/docker/registry/v2/repositories/{name}/_manifests/tags/{reference}/{link}/link");
    coded("UNKNOWN", Some(json!({ "DriverName": "filesystem", "Path": path })))
}

fn not_supported(what: &str) -> Response {
    let many = if what == "index" { "indexes" } else { "manifests" };
    let message = format!("OCI {what} found, but accept header does not support OCI {many}");
    error(404, "MANIFEST_UNKNOWN", &message, None)
}

fn whole(digest: &str, media_type: &str, bytes: impl Into<std::sync::Arc<[u8]>>) -> Response {
    Response::new(200, media_type, bytes)
        .header("Docker-Content-Digest", digest)
        .header("Etag", format!("\"{digest}\""))
}
