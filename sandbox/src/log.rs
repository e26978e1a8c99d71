//! The log of requests, which tests read to see what a client sent where.

use crate::message::{Place, Request};

/// How much of a body is kept, in bytes.
const BODY_KEPT: usize = 16 * 1024;

/// A request as it came, with every header field. Secrets are in it: it is for tests.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Logged {
    /// The service it came to.
    pub place: Place,
    /// `host:port` as the client named it.
    pub authority: String,
    /// The method.
    pub method: String,
    /// The path, still encoded.
    pub path: String,
    /// The query, still encoded.
    pub query: String,
    /// The header fields, in order.
    pub headers: Vec<(String, String)>,
    /// The first 16 KiB of the body, as text.
    pub body: String,
    /// The length of the body in bytes.
    pub length: usize,
    /// The status it was answered with.
    pub status: u16,
}

impl Logged {
    pub(crate) fn new(request: &Request, status: u16) -> Self {
        let kept = &request.body[..request.body.len().min(BODY_KEPT)];
        Self {
            place: request.place,
            authority: request.authority.clone(),
            method: request.method.clone(),
            path: request.path.clone(),
            query: request.query.clone(),
            headers: request.headers.clone(),
            body: String::from_utf8_lossy(kept).into_owned(),
            length: request.body.len(),
            status,
        }
    }

    /// The first value of a header field, whatever its case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// `GET /v1/_ping`: method, path and query in one line.
    #[must_use]
    pub fn line(&self) -> String {
        let mark = if self.query.is_empty() { "" } else { "?" };
        format!("{} {}{mark}{}", self.method, self.path, self.query)
    }

    /// Whether a password was sent.
    #[must_use]
    pub fn has_basic(&self) -> bool {
        self.get("authorization").is_some_and(|value| value.to_ascii_lowercase().starts_with("basic "))
    }

    /// Whether a token of v1 was sent.
    #[must_use]
    pub fn has_token(&self) -> bool {
        self.get("authorization").is_some_and(|value| value.to_ascii_lowercase().starts_with("token "))
    }

    /// Whether a token of v2 was sent.
    #[must_use]
    pub fn has_bearer(&self) -> bool {
        self.get("authorization").is_some_and(|value| value.to_ascii_lowercase().starts_with("bearer "))
    }
}
