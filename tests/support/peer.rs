//! One of two servers that are asked the same: the sandbox in Distribution's manners, or Distribution itself.

use super::distribution::Server;
use portolan_sandbox::{Request, Sandbox};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// A server to be asked.
pub enum Peer<'a> {
    /// Ours.
    Sandbox(&'a Sandbox),
    /// The real one, over the wire.
    Real(&'a Server),
}

/// An answer as it came.
pub struct Raw {
    /// The status.
    pub status: u16,
    /// The header fields, their names in lower case.
    pub fields: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// Of an answer, what is the same wherever and whenever it is given.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    status: u16,
    fields: BTreeMap<String, String>,
    body: Body,
}

#[derive(Clone, Debug, PartialEq)]
enum Body {
    Json(Value),
    Bytes(Vec<u8>),
}

/// Fields that are compared.
const SAME: [&str; 11] = [
    "content-type",
    "content-length",
    "docker-content-digest",
    "docker-distribution-api-version",
    "etag",
    "cache-control",
    "content-range",
    "accept-ranges",
    "range",
    "link",
    "allow",
];
/// Fields that only have to be there: a clock, a random number or the server's own address is in them.
const THERE: [&str; 3] = ["docker-upload-uuid", "access-control-allow-origin", "www-authenticate"];

impl Peer<'_> {
    /// Asks it.
    pub fn ask(&self, request: &Request) -> Raw {
        match self {
            Self::Sandbox(sandbox) => {
                let answer = sandbox.handle(request);
                let lower = |(name, value): &(String, String)| (name.to_ascii_lowercase(), value.clone());
                Raw {
                    status: answer.status,
                    fields: answer.headers.iter().map(lower).collect(),
                    body: answer.body.to_vec(),
                }
            }
            Self::Real(server) => over_the_wire(server, request),
        }
    }
}

fn over_the_wire(server: &Server, request: &Request) -> Raw {
    let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build();
    let agent: ureq::Agent = config.into();
    let mark = if request.query.is_empty() { "" } else { "?" };
    let url = format!("{}{}{mark}{}", server.address, request.path, request.query);
    let mut builder = ureq::http::Request::builder().method(request.method.as_str()).uri(url);
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    let sent = match request.method.as_str() {
        "POST" | "PUT" | "PATCH" => agent.run(builder.body(request.body.clone()).expect("a request")),
        _ => agent.run(builder.body(()).expect("a request")),
    };
    let what = format!("{} {} {:?}", request.method, request.path, request.headers);
    let (parts, mut body) = sent.expect(&what).into_parts();
    let status = parts.status.as_u16();
    let read = body.read_to_vec();
    // Distribution says of its 416 that it is as long as the blob, and breaks off.
    let body = if status == 416 { read.unwrap_or_default() } else { read.expect(&what) };
    let text = |value: &ureq::http::HeaderValue| value.to_str().expect(&what).to_owned();
    let fields = parts.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    Raw { status, fields, body }
}

impl Raw {
    /// A header field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Where it sends on to, from the path on.
    pub fn location(&self) -> String {
        let location = self.get("location").expect("a location");
        let path = location.splitn(4, '/').nth(3).filter(|_| location.contains("://"));
        path.map_or_else(|| location.to_owned(), |path| format!("/{path}"))
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    /// What is compared of it.
    pub fn answer(&self) -> Answer {
        let mut fields = BTreeMap::new();
        for (name, value) in &self.fields {
            if THERE.contains(&name.as_str()) {
                fields.insert(name.clone(), "there".to_owned());
            } else if SAME.contains(&name.as_str()) && self.status != 416 {
                fields.insert(name.clone(), value.clone());
            }
        }
        if self.get("location").is_some() {
            let location = self.location();
            let ends =
                if location.contains("/uploads/") { location.rfind('/').map(|at| at + 1) } else { None };
            fields.insert("location".to_owned(), location[..ends.unwrap_or(location.len())].to_owned());
        }
        let body = if self.status == 416 { Body::Bytes(Vec::new()) } else { Body::of(&self.body) };
        if self.get("content-type").is_some_and(|field| field.ends_with("v1+prettyjws")) {
            // The signature is as long as the key that each server makes for itself.
            fields.remove("content-length");
        }
        Answer { status: self.status, fields, body }
    }
}

impl Body {
    /// JSON is compared by what it says: neither the order of an object nor that of a list of tags is promised.
    fn of(bytes: &[u8]) -> Self {
        let Ok(mut json) = serde_json::from_slice::<Value>(bytes) else { return Self::Bytes(bytes.to_vec()) };
        if let Some(tags) = json.get_mut("tags").and_then(Value::as_array_mut) {
            tags.sort_by_key(Value::to_string);
        }
        if let Some(signed) = json.get_mut("signatures") {
            *signed = Value::Null;
        }
        Self::Json(json)
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?} ", self.status, self.fields)?;
        match &self.body {
            Body::Json(json) => write!(f, "{json}"),
            Body::Bytes(bytes) => write!(f, "{:?}", String::from_utf8_lossy(bytes)),
        }
    }
}
