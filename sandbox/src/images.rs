//! Images: JSON, layer, checksum, ancestry, files (registry-v1 sheet rows 4 to 13, sections 6 and 7).

use crate::answer::{self, done, error};
use crate::message::{Request, Response};
use crate::state::{Image, Manner, State};
use crate::{files, tokens};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// Serves one call on an image.
pub(crate) fn serve(state: &mut State, request: &Request, method: &str, id: &str, part: &str) -> Response {
    if !is_image_id(id) {
        return error(404, "Invalid image ID");
    }
    let through = if state.manner == Manner::Apart {
        match tokens::check(state, request, None) {
            Ok(repository) => Some(repository),
            Err(refusal) => return refusal,
        }
    } else {
        None
    };
    match (method, part) {
        ("PUT", "json") => put_json(state, request, id, through.as_deref()),
        ("PUT", "layer") => put_layer(state, request, id),
        ("PUT", _) => put_checksum(state, request, id),
        _ => read(state, request, id, part),
    }
}

/// 0.9.1 also takes ids of 16 digits.
fn is_image_id(id: &str) -> bool {
    matches!(id.len(), 16 | 64) && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// The checksum of the era: JSON, newline, layer.
#[must_use]
pub fn checksum(json: &[u8], layer: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(json);
    hash.update(b"\n");
    hash.update(layer);
    let hex: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

fn read(state: &State, request: &Request, id: &str, part: &str) -> Response {
    if part == "diff" {
        return error(400, "Diff queue is disabled");
    }
    let image = state.images.get(id);
    if image.is_some_and(|image| image.uploading) {
        return error(400, "Image is being uploaded, retry later");
    }
    // Any such field will do, whether or not the image exists.
    if request.get("if-modified-since").is_some() {
        return cached(Response::new(304, "text/html", Vec::new()));
    }
    let Some(image) = image else { return error(404, "Image not found") };
    match part {
        "json" => image_json(image),
        "layer" => layer(request, image),
        "ancestry" => cached(answer::json(200, &image.ancestry.clone().into())),
        _ => files_of(image),
    }
}

/// What never changes may be kept for a year, says docker-registry.
fn cached(mut response: Response) -> Response {
    response.headers.retain(|(name, _)| name != "Pragma");
    response.set("Cache-Control", "public, max-age=31536000");
    response.set("Expires", "Thu, 31 Dec 2037 23:55:55 GMT");
    response.set("Last-Modified", "Thu, 01 Jan 1970 00:00:00 GMT");
    response
}

fn image_json(image: &Image) -> Response {
    let mut response = cached(Response::new(200, "application/json", image.json.clone()));
    if let Some(layer) = &image.layer {
        response.set("X-Docker-Size", layer.len().to_string());
    }
    if let Some(checksum) = &image.checksum {
        response.set("X-Docker-Checksum-Payload", checksum.clone());
    }
    response
}

fn files_of(image: &Image) -> Response {
    let Some(layer) = &image.layer else { return error(404, "Image not found") };
    match files::list(layer) {
        Some(list) => cached(answer::raw(200, list)),
        None => error(400, "Layer format not supported"),
    }
}

fn layer(request: &Request, image: &Image) -> Response {
    let Some(layer) = image.layer.clone() else { return error(404, "Image not found") };
    let dress = |status: u16, body: Arc<[u8]>| {
        cached(Response::new(status, "application/octet-stream", body)).header("Accept-Ranges", "bytes")
    };
    let size = layer.len();
    let (first, last) = match request.get("range").and_then(parse_range) {
        None if size == 0 => return dress(416, Arc::from([])),
        None => return dress(200, layer),
        // The end is the size, not the last byte: one too many is announced.
        Some((first, None)) => (first, size),
        Some((first, Some(last))) => (first, last),
    };
    if last < 1 || last < first + 1 || first >= size {
        return dress(416, Arc::from([]));
    }
    let body = &layer[first..size.min(last + 1)];
    dress(206, body.into())
        .header("Content-Range", format!("{first}-{last}/{size}"))
        .header("Content-Length", (last - first + 1).to_string())
}

/// `bytes=1-2` or `bytes=1-`. Anything else counts as no range at all.
fn parse_range(value: &str) -> Option<(usize, Option<usize>)> {
    let (first, last) = value.strip_prefix("bytes=")?.split_once('-')?;
    let first = first.parse().ok()?;
    if last.is_empty() { Some((first, None)) } else { Some((first, Some(last.parse().ok()?))) }
}

fn put_json(state: &mut State, request: &Request, id: &str, through: Option<&str>) -> Response {
    let Ok(Value::Object(json)) = serde_json::from_slice::<Value>(&request.body) else {
        return error(400, "Invalid JSON");
    };
    let Some(own) = json.get("id") else { return error(400, "Missing key `id' in JSON") };
    if own.as_str() != Some(id) {
        return error(400, "JSON data contains invalid id");
    }
    if through.is_some_and(|name| !is_listed(state, name, id)) {
        return error(400, "This image does not belong to the repository");
    }
    let parent = json.get("parent").and_then(Value::as_str).filter(|parent| !parent.is_empty());
    let mut ancestry = vec![id.to_owned()];
    if let Some(parent) = parent {
        let Some(known) = state.images.get(parent) else {
            return error(400, "Image depends on a non existing parent");
        };
        if through.is_some_and(|name| !may_stand_on(state, name, parent)) {
            return error(400, "Image depends on an unauthorized parent");
        }
        ancestry.extend_from_slice(&known.ancestry);
    }
    if state.images.get(id).is_some_and(|image| !image.uploading) {
        return error(409, "Image already exists");
    }
    let layer = state.images.get(id).and_then(|image| image.layer.clone());
    let json = request.body.as_slice().into();
    state.images.insert(id.to_owned(), Image { json, layer, ancestry, checksum: None, uploading: true });
    done()
}

fn is_listed(state: &State, repository: &str, id: &str) -> bool {
    state
        .repositories
        .get(repository)
        .and_then(|repository| repository.listed())
        .is_some_and(|listing| listing.images.iter().any(|image| image.id == id))
}

/// An image may stand on what its own repository lists, or any that everyone may read.
fn may_stand_on(state: &State, repository: &str, parent: &str) -> bool {
    state
        .repositories
        .iter()
        .any(|(name, known)| (name == repository || !known.private) && is_listed(state, name, parent))
}

fn put_layer(state: &mut State, request: &Request, id: &str) -> Response {
    let Some(image) = state.images.get_mut(id) else { return error(404, "Image not found") };
    if image.layer.is_some() && !image.uploading {
        return error(409, "Image already exists");
    }
    image.checksum = Some(checksum(&image.json, &request.body));
    image.layer = Some(request.body.as_slice().into());
    done()
}

fn put_checksum(state: &mut State, request: &Request, id: &str) -> Response {
    let Some(checksum) = request.get("x-docker-checksum-payload") else {
        return error(412, "X-Docker-Checksum-Payload is missing");
    };
    if checksum.is_empty() {
        return error(400, "Missing Image's checksum");
    }
    let Some(image) = state.images.get_mut(id) else { return error(404, "Image not found") };
    if !image.uploading {
        return error(409, "Cannot set this image checksum");
    }
    if image.checksum.as_deref() != Some(checksum) {
        return error(400, "Checksum mismatch");
    }
    image.uploading = false;
    done()
}
