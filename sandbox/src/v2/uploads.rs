//! Blobs, pushed: sessions, chunks, the end of them, mounts, and the one POST that does it all (registry-v2 sheet
//! section 2).

use super::errors::{coded, empty};
use super::manners::Server;
use super::store::{Store, digest_of, is_digest, is_of};
use crate::message::{Request, Response, query_value};
use serde_json::json;

/// A blob on its way.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    repository: String,
    bytes: Vec<u8>,
}

/// One request about uploads.
pub(super) struct Uploads<'a> {
    pub(super) store: &'a mut Store,
    pub(super) request: &'a Request,
    pub(super) name: &'a str,
    /// What stands before the paths that are told: an origin, or nothing.
    pub(super) base: &'a str,
    /// A number not given before.
    pub(super) number: u64,
}

impl Uploads<'_> {
    /// `POST …/blobs/uploads/`.
    pub(super) fn begin(self) -> Response {
        if let Some(digest) = query_value(&self.request.query, "mount") {
            let from = query_value(&self.request.query, "from").unwrap_or_default();
            if self.store.blob(&from, &digest).is_some() {
                self.store.repository_mut(self.name).blobs.insert(digest.clone());
                return self.created(&digest);
            }
        }
        let digest = query_value(&self.request.query, "digest");
        if let Some(digest) = digest.filter(|_| self.store.manners.server == Server::Oci) {
            let bytes = self.request.body.clone();
            return self.finish(&digest, bytes);
        }
        let id = uuid(self.number);
        let upload = Upload { repository: self.name.to_owned(), bytes: Vec::new() };
        self.store.uploads.insert(id.clone(), upload);
        self.under_way(202, &id, 0)
    }

    /// Everything with a session's own address.
    pub(super) fn go_on(mut self, id: &str) -> Response {
        let known = self.store.uploads.get(id).filter(|upload| upload.repository == self.name);
        let Some(length) = known.map(|upload| upload.bytes.len()) else { return self.unknown(id) };
        match self.request.method.as_str() {
            "PATCH" => self.chunk(id, length),
            "PUT" => self.end(id),
            "DELETE" => {
                self.store.uploads.remove(id);
                empty(204).header("Docker-Upload-Uuid", id)
            }
            _ => self.under_way(204, id, length),
        }
    }

    /// Distribution does not look at `Content-Range`.
    fn chunk(&mut self, id: &str, length: usize) -> Response {
        let begins = self.request.get("content-range").and_then(|range| range.split_once('-'));
        let begins = begins.and_then(|(first, _)| first.parse::<usize>().ok());
        if self.store.manners.server == Server::Oci && begins.is_some_and(|begins| begins != length) {
            return coded("RANGE_INVALID", None).header("Range", range(length));
        }
        let Some(upload) = self.store.uploads.get_mut(id) else { return self.unknown(id) };
        upload.bytes.extend_from_slice(&self.request.body);
        let length = upload.bytes.len();
        self.under_way(202, id, length)
    }

    fn end(self, id: &str) -> Response {
        let Some(digest) = query_value(&self.request.query, "digest") else {
            return coded("DIGEST_INVALID", Some("digest missing".into()));
        };
        let Some(mut upload) = self.store.uploads.remove(id) else { return self.unknown(id) };
        upload.bytes.extend_from_slice(&self.request.body);
        self.finish(&digest, upload.bytes)
    }

    fn finish(self, digest: &str, bytes: Vec<u8>) -> Response {
        if !is_digest(digest) || !is_of(digest, &bytes) {
            return coded("DIGEST_INVALID", Some(json!({ "Digest": digest, "Reason": {} })));
        }
        self.store.repository_mut(self.name).blobs.insert(digest.to_owned());
        self.store.blobs.entry(digest.to_owned()).or_insert_with(|| bytes.into());
        self.created(digest)
    }

    fn created(&self, digest: &str) -> Response {
        empty(201)
            .header("Location", format!("{}/v2/{}/blobs/{digest}", self.base, self.name))
            .header("Docker-Content-Digest", digest)
    }

    fn under_way(&self, status: u16, id: &str, length: usize) -> Response {
        let mut location = format!("{}/v2/{}/blobs/uploads/{id}", self.base, self.name);
        if self.store.manners.server == Server::Distribution {
            location += &format!("?_state={}", &digest_of(id.as_bytes())[7..]);
        }
        empty(status)
            .header("Location", location)
            .header("Range", range(length))
            .header("Docker-Upload-Uuid", id)
    }

    /// Distribution tells what it knows nothing of from what it has no sealed state of.
    fn unknown(&self, id: &str) -> Response {
        let is_write = matches!(self.request.method.as_str(), "PATCH" | "PUT");
        match self.store.manners.server {
            Server::Distribution if id.is_empty() => coded("BLOB_UPLOAD_UNKNOWN", None),
            Server::Distribution if is_write => coded("BLOB_UPLOAD_INVALID", Some(json!({}))),
            _ => coded("BLOB_UPLOAD_UNKNOWN", Some(json!({}))),
        }
    }
}

/// What has come so far; nothing looks like one byte.
fn range(length: usize) -> String {
    format!("0-{}", length.saturating_sub(1))
}

fn uuid(number: u64) -> String {
    let digest = digest_of(format!("upload {number}").as_bytes());
    let hex = &digest[7..];
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..32])
}
