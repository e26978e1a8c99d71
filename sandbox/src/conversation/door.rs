//! Two shorter conversations, for servers that are set up otherwise: with deletions off, and with tokens asked for.

use super::Line;

/// What a server is asked whose deletions are off, and which has nothing.
#[must_use]
pub fn without_deletes() -> Vec<Line> {
    let zeros = format!("sha256:{}", "0".repeat(64));
    [
        "/v2/quay/compare/manifests/latest".to_owned(),
        format!("/v2/quay/compare/manifests/{zeros}"),
        format!("/v2/quay/compare/blobs/{zeros}"),
    ]
    .into_iter()
    .map(|target| Line::new("DELETE", target))
    .collect()
}

/// What a server is asked that wants tokens, by somebody who has none or a wrong one. Without a proxy before it.
#[must_use]
pub fn behind_a_door() -> Vec<Line> {
    let tags = "/v2/quay/compare/tags/list";
    let manifest = "/v2/quay/compare/manifests/latest";
    let mount = format!("/v2/quay/compare/blobs/uploads/?mount=sha256:{}&from=quay/other", "0".repeat(64));
    vec![
        Line::new("GET", "/v2/"),
        Line::new("OPTIONS", "/v2/"),
        Line::new("OPTIONS", manifest),
        Line::new("GET", "/v2/_catalog"),
        Line::new("GET", tags),
        Line::new("HEAD", manifest),
        Line::new("PUT", manifest),
        Line::new("DELETE", manifest),
        Line::new("POST", tags),
        Line::new("POST", mount),
        Line::new("GET", tags).header("Authorization", "Bearer x.y.z"),
        Line::new("GET", tags).header("Authorization", "Basic eDp5"),
        Line::new("GET", format!("/v2/quay/compare/referrers/sha256:{}", "0".repeat(64))),
        Line::new("GET", "/v1/_ping"),
    ]
}
