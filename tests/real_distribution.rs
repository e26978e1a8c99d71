//! The client against Debian's Distribution 2.8.2: open, with passwords, and with a token server whose tokens it
//! verifies. What the server holds is pushed by `tests/e2e/support/seeds.mjs`; these tests only read, and change none but
//! repositories of their own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::http::Method;
use portolan::image::manifest::{Kind as ManifestKind, Manifest, Warning, read};
use portolan::registry::detect::Kind;
use support::distribution::{ACCEPT, Server, bytes, server};

const OPEN: &str = r#"{"auth":"none","seed":"fleet"}"#;
const PASSWORDS: &str = r#"{"auth":"htpasswd","front":"none"}"#;
const TOKENS: &str = r#"{"auth":"token","front":"none"}"#;

#[tokio::test]
async fn each_way_of_running_it_is_found_out_with_what_it_asks_for() {
    for (kind, schemes, realm) in
        [(OPEN, vec![], false), (PASSWORDS, vec!["basic"], false), (TOKENS, vec!["bearer"], true)]
    {
        let server = server(kind);
        let found = server.registry().detect().await.unwrap();
        let Some(Kind::V2(facts)) = found.kind else { panic!("{found:?}") };
        assert_eq!(facts.version.as_deref(), Some("registry/2.0"));
        assert_eq!(facts.schemes, schemes);
        assert_eq!(facts.wants_sign_in, kind != OPEN);
        let expected = server.tokens.as_ref().filter(|_| realm).map(|tokens| format!("{tokens}/token"));
        assert_eq!(facts.realm, expected);
        assert_eq!(found.probes.len(), 1, "nothing else is asked");
    }
}

/// The manifest behind a tag as it comes over the wire: type, declared digest, bytes.
async fn raw(server: &Server, repository: &str, tag: &str) -> (String, String, Vec<u8>) {
    let path = format!("v2/{repository}/manifests/{tag}");
    let answer = server.ask(Method::Get, &path, &[("accept", ACCEPT)]).await;
    let field = |name: &str| answer.headers.get(name).unwrap_or_default().to_owned();
    let (content_type, digest) = (field("content-type"), field("docker-content-digest"));
    (content_type, digest, bytes(answer).await)
}

#[tokio::test]
async fn every_kind_of_manifest_is_read_and_has_the_digest_that_the_server_says() {
    let server = server(OPEN);
    let rows = [
        ("harbour/pilot", "latest", "image"),
        ("harbour/ledger", "5.0", "image"),
        ("harbour/ledger-of-old", "5.0", "schema1"),
        ("harbour/lighthouse", "2.0.0", "index"),
        ("harbour/ferry", "3.1", "index"),
        ("harbour/convoy", "1", "index"),
        ("charts/tide-tables", "1.0.0", "chart"),
        ("harbour/logbook", "may", "artifact"),
    ];
    for (repository, tag, kind) in rows {
        let (content_type, digest, bytes) = raw(server, repository, tag).await;
        let found = read(Some(&content_type), &bytes).unwrap();
        assert_eq!(found.digest.to_string(), digest, "{repository}: {:?}", found.warnings);
        let unverified = found.warnings.contains(&Warning::NotContentVerified);
        assert_eq!(unverified, kind == "schema1", "{repository}: {:?}", found.warnings);
        let seen = match &found.manifest {
            Manifest::Image(image) => match image.kind() {
                ManifestKind::Image => "image",
                ManifestKind::HelmChart => "chart",
                ManifestKind::Artifact(_) => "artifact",
                _ => "something else",
            },
            Manifest::Index(_) => "index",
            Manifest::Schema1(_) => "schema1",
            Manifest::Other(_) => "other",
        };
        assert_eq!(seen, kind, "{repository}");
    }
}
