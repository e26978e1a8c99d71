//! What two servers are compared by.

use super::{Answered, Line, from_the_root};
use serde_json::Value;
use std::collections::BTreeMap;

/// The fields that are compared. `Content-Length` only where there is no body to compare.
const FIELDS: [&str; 16] = [
    "accept-ranges",
    "access-control-allow-origin",
    "allow",
    "cache-control",
    "content-range",
    "content-type",
    "docker-content-digest",
    "docker-distribution-api-version",
    "etag",
    "link",
    "location",
    "oci-filters-applied",
    "oci-subject",
    "range",
    "www-authenticate",
    "x-content-type-options",
];

/// An answer, without what cannot be the same twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The status.
    pub status: u16,
    /// The fields that are compared.
    pub headers: BTreeMap<&'static str, String>,
    /// The body; JSON with its keys sorted.
    pub body: String,
}

impl Heard {
    pub(super) fn of(line: &Line, answered: &Answered) -> Self {
        let mut headers: BTreeMap<&'static str, String> =
            FIELDS.into_iter().filter_map(|name| Some((name, field(name, answered.get(name)?)))).collect();
        // A signature is as long as whoever signs likes it.
        let is_signed = answered.get("content-type").is_some_and(|kind| kind.contains("prettyjws"));
        if line.method == "HEAD"
            && let Some(length) = answered.get("content-length").filter(|_| !is_signed)
        {
            headers.insert("content-length", length.to_owned());
        }
        Self { status: answered.status, headers, body: body(&answered.body) }
    }
}

fn field(name: &str, value: &str) -> String {
    match name {
        "location" => place(from_the_root(value)),
        // Go keeps scopes, and the actions of each, in sets, so that they come in any order.
        "www-authenticate" => {
            let value = between(&between(value, "realm=\""), "service=\"").replace("push,pull", "pull,push");
            with_sorted_scopes(&value).unwrap_or(value)
        }
        _ => value.to_owned(),
    }
}

fn with_sorted_scopes(challenge: &str) -> Option<String> {
    let (before, rest) = challenge.split_once("scope=\"")?;
    let (scopes, after) = rest.split_once('"')?;
    let mut scopes: Vec<&str> = scopes.split(' ').collect();
    scopes.sort_unstable();
    Some(format!("{before}scope=\"{}\"{after}", scopes.join(" ")))
}

/// An upload's name is never the same twice, nor is what a server seals into its address.
fn place(path: &str) -> String {
    match path.split_once("/blobs/uploads/") {
        Some((before, _)) => format!("{before}/blobs/uploads/*"),
        None => path.to_owned(),
    }
}

/// The same with a star for what stands between this and the next quotation mark.
fn between(text: &str, begin: &str) -> String {
    let Some((before, rest)) = text.split_once(begin) else { return text.to_owned() };
    let Some((_, after)) = rest.split_once('"') else { return text.to_owned() };
    format!("{before}{begin}*\"{after}")
}

/// What Distribution says itself is read as JSON, for the order of keys means nothing; a manifest is its bytes.
fn body(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let Ok(Value::Object(mut read)) = serde_json::from_str(&text) else { return text };
    // Distribution 2.8 lists tags as its disk does.
    if let Some(tags) = read.get_mut("tags").and_then(Value::as_array_mut) {
        tags.sort_by_key(ToString::to_string);
    }
    let is_signed = read.remove("signatures").is_some();
    let is_its_own = ["errors", "tags", "repositories"].iter().any(|key| read.contains_key(*key));
    if is_signed || is_its_own { Value::Object(read).to_string() } else { text }
}
