//! Answers as Distribution words them (registry-v2 sheet section 8): errors in JSON, and the router's own in text.

use crate::message::Response;
use serde::Serialize;
use serde_json::Value;

/// The content type of everything that is JSON and no manifest.
pub(super) const JSON: &str = "application/json; charset=utf-8";

#[derive(Serialize)]
struct Body<'a> {
    errors: [Line<'a>; 1],
}

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<Value>,
}

/// An error with its words and its detail.
pub(super) fn error(status: u16, code: &str, message: &str, detail: Option<Value>) -> Response {
    json(status, &Body { errors: [Line { code, message, detail }] })
}

/// A code of the sheet, with the words Distribution has for it.
pub(super) fn coded(code: &str, detail: Option<Value>) -> Response {
    let (status, message) = match code {
        "BLOB_UNKNOWN" => (404, "blob unknown to registry"),
        "BLOB_UPLOAD_INVALID" => (404, "blob upload invalid"),
        "BLOB_UPLOAD_UNKNOWN" => (404, "blob upload unknown to registry"),
        "DENIED" => (403, "requested access to the resource is denied"),
        "DIGEST_INVALID" => (400, "provided digest did not match uploaded content"),
        "MANIFEST_BLOB_UNKNOWN" => (400, "blob unknown to registry"),
        "MANIFEST_INVALID" => (400, "manifest invalid"),
        "MANIFEST_UNKNOWN" => (404, "manifest unknown"),
        "NAME_UNKNOWN" => (404, "repository name not known to registry"),
        "PAGINATION_NUMBER_INVALID" => (400, "invalid number of results requested"),
        "RANGE_INVALID" => (416, "invalid content range"),
        "SIZE_INVALID" => (400, "provided length did not match content length"),
        "TOOMANYREQUESTS" => (429, "too many requests"),
        "UNAUTHORIZED" => (401, "authentication required"),
        "UNSUPPORTED" => (405, "The operation is unsupported."),
        _ => (500, "unknown error"),
    };
    error(status, code, message, detail)
}

/// The body of a fault that only names a status.
pub(crate) fn on_demand(status: u16) -> Response {
    let code = match status {
        401 => "UNAUTHORIZED",
        403 => "DENIED",
        404 => "NAME_UNKNOWN",
        405 => "UNSUPPORTED",
        429 => "TOOMANYREQUESTS",
        503 => "UNAVAILABLE",
        _ => "UNKNOWN",
    };
    error(status, code, "a fault on demand", None)
}

/// JSON as Go's encoder writes it, with a line end behind it.
pub(super) fn json(status: u16, body: &impl Serialize) -> Response {
    let mut bytes = serde_json::to_vec(body).unwrap_or_default();
    bytes.push(b'\n');
    Response::new(status, JSON, bytes)
}

/// What the router says by itself.
pub(super) fn plain(status: u16, text: &str) -> Response {
    Response::new(status, "text/plain; charset=utf-8", text.as_bytes())
        .header("X-Content-Type-Options", "nosniff")
}

/// No body and no type.
pub(super) fn empty(status: u16) -> Response {
    let mut response = Response::new(status, "", Vec::new());
    response.headers.clear();
    response
}
