//! Which protocol a server speaks, with the evidence.

use super::{Registry, error::Error};
use crate::http::{Transport, TransportError, Url};

/// What a registry was found to speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Registry API v1.
    V1(V1Facts),
    /// Registry API v2 or OCI Distribution.
    V2,
}

/// What `_ping` tells of a v1 registry (registry-v1 sheet section 2). Unreadable header fields count as absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct V1Facts {
    /// Registry and index in one: its `X-Docker-Endpoints` are ignored. Absent counts as true.
    pub standalone: bool,
    /// `X-Docker-Registry-Version`.
    pub version: Option<String>,
    /// `X-Docker-Registry-Config`.
    pub config: Option<String>,
}

/// One request made to find out, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// What was asked.
    pub url: Url,
    /// The status, or why there was none.
    pub outcome: Result<u16, TransportError>,
}

/// What was found, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detection {
    /// What it speaks; nothing when no known protocol answered.
    pub kind: Option<Kind>,
    /// Whether it asked for a sign-in while being found out.
    pub wants_sign_in: bool,
    /// The requests made, in order: `/v2/`, then `/v1/_ping` only if that did not answer as v2.
    pub probes: Vec<Probe>,
}

/// The answer to `GET /v1/_ping`, as shown on About.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ping {
    /// What was asked.
    pub url: Url,
    /// The status.
    pub status: u16,
    /// What it tells.
    pub facts: V1Facts,
    /// The readable `X-Docker-*` header fields, as sent.
    pub headers: Vec<(String, String)>,
    /// The body as text, at most 500 characters.
    pub body: String,
}

impl<T: Transport> Registry<T> {
    /// Finds out what the server speaks. Called only after a person asked for this very host.
    ///
    /// # Errors
    /// When nothing at all answered; the error is the last probe's.
    pub async fn detect(&self) -> Result<Detection, Error> {
        unimplemented!()
    }

    /// `GET /v1/_ping` (row 1).
    ///
    /// # Errors
    /// `Transport`, or by status.
    pub async fn ping(&self) -> Result<Ping, Error> {
        unimplemented!()
    }
}
