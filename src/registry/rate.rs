//! What a server says of how many requests one has left (registry-v2 sheet section 8). It is shown and never reckoned
//! with: limits change.

use crate::http::Headers;

/// How many requests are left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// Of how many.
    pub limit: u64,
    /// How many are left.
    pub remaining: u64,
    /// In how many seconds, if that is said.
    pub window: Option<u64>,
}

impl RateLimit {
    /// Reads `ratelimit-limit: 100;w=21600` and `ratelimit-remaining: 76;w=21600`; nothing where either may not be
    /// read.
    pub(crate) fn read(headers: &Headers) -> Option<Self> {
        let (limit, window) = split(headers.get("ratelimit-limit")?);
        let (remaining, _) = split(headers.get("ratelimit-remaining")?);
        Some(Self { limit: limit?, remaining: remaining?, window })
    }
}

fn split(field: &str) -> (Option<u64>, Option<u64>) {
    let mut parts = field.split([';', ',']).map(str::trim);
    let number = parts.next().and_then(|text| text.parse().ok());
    let window = parts.find_map(|part| part.strip_prefix("w=")?.parse().ok());
    (number, window)
}
