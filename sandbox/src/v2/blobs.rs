//! Blobs, read: whole or a range, as Go serves content (registry-v2 sheet section 6).

use super::errors::{coded, empty};
use super::store::{Store, is_digest};
use crate::message::{Request, Response};
use serde_json::json;

/// `GET` and `HEAD …/blobs/{digest}`.
pub(super) fn read(store: &Store, request: &Request, name: &str, digest: &str) -> Response {
    if !is_digest(digest) {
        return coded("DIGEST_INVALID", Some(json!({})));
    }
    let Some(blob) = store.blob(name, digest) else { return coded("BLOB_UNKNOWN", Some(digest.into())) };
    let dress = |response: Response| {
        response
            .header("Cache-Control", "max-age=31536000")
            .header("Docker-Content-Digest", digest)
            .header("Etag", format!("\"{digest}\""))
    };
    if request.get("if-none-match").is_some_and(|value| value.trim_matches('"') == digest) {
        return dress(empty(304));
    }
    let size = blob.len();
    let bytes = |status, body: &[u8]| {
        dress(Response::new(status, "application/octet-stream", body)).header("Accept-Ranges", "bytes")
    };
    match request.get("range").and_then(|value| range(value, size)) {
        None => dress(Response::new(200, "application/octet-stream", blob.clone()))
            .header("Accept-Ranges", "bytes"),
        Some(Some((first, last))) => {
            bytes(206, &blob[first..=last]).header("Content-Range", format!("bytes {first}-{last}/{size}"))
        }
        Some(None) => dress(super::errors::plain(416, "invalid range: failed to overlap\n"))
            .header("Content-Range", format!("bytes */{size}")),
    }
}

/// The first and the last byte of a single range; nothing within it when it lies behind the end; nothing at all when
/// it is not written as a range, which then does not count.
fn range(value: &str, size: usize) -> Option<Option<(usize, usize)>> {
    let (first, last) = value.strip_prefix("bytes=")?.split_once('-')?;
    let range = match (first.parse::<usize>(), last.parse::<usize>()) {
        (Ok(first), Ok(last)) if last >= first => (first, last.min(size.checked_sub(1)?)),
        (Ok(first), Err(_)) if last.is_empty() => (first, size.checked_sub(1)?),
        (Err(_), Ok(length)) if first.is_empty() => (size - length.min(size), size.checked_sub(1)?),
        _ => return None,
    };
    Some((range.0 < size && range.0 <= range.1).then_some(range))
}

#[cfg(test)]
mod tests {
    use super::range;

    #[test]
    fn a_range_is_cut_to_what_is_there() {
        for (text, expected) in [
            ("bytes=0-3", Some(Some((0, 3)))),
            ("bytes=4-", Some(Some((4, 10)))),
            ("bytes=-3", Some(Some((8, 10)))),
            ("bytes=-99", Some(Some((0, 10)))),
            ("bytes=5-99", Some(Some((5, 10)))),
            ("bytes=11-", Some(None)),
            ("bytes=3-1", None),
            ("bytes=x-1", None),
            ("0-1", None),
        ] {
            assert_eq!(range(text, 11), expected, "{text}");
        }
    }
}
