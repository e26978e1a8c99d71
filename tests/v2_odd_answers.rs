//! What Distribution 2.8.2 answers and nobody would expect, as it was recorded (`tests/data/v2/README.md` says where).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::http::TransportError;
use portolan::image::manifest::{Descriptor, Manifest, Warning};
use portolan::name::Digest;
use portolan::registry::error::ErrorKind;
use portolan::registry::v2::{At, Copied};
use std::rc::Rc;
use support::recorded::{body, field, recorded};
use support::script::{Script, answer};
use support::{registry, repository, tag};

#[tokio::test]
async fn a_link_is_followed_with_its_encoded_slash_as_it_was_written() {
    let script = Script::new()
        .on("GET /v2/_catalog?n=3", recorded("catalog-page"))
        .on("GET /v2/_catalog?last=acme%2Fmulti&n=3", recorded("catalog-end"));
    let registry = registry(&script);
    registry.set_page_size(3);
    let first = registry.catalog(None).await.unwrap();
    assert_eq!((first.repositories.len(), first.complete), (3, false));
    let second = registry.catalog(first.next).await.unwrap();
    let names: Vec<String> = second.repositories.iter().map(ToString::to_string).collect();
    assert_eq!((names.join(" ").as_str(), second.complete), ("acme/web zebra", true));
    script.finish();
}

#[tokio::test]
async fn a_registry_that_gives_few_rows_at_once_is_asked_for_fewer_and_from_then_on() {
    let names = answer(200, r#"{"repositories":["acme/api"]}"#);
    let tags = answer(200, r#"{"tags":["1.0"]}"#);
    let script = Script::new()
        .on("GET /v2/_catalog?n=100", recorded("catalog-page-too-large"))
        .on("GET /v2/_catalog?n=50", names)
        .on("GET /v2/acme/api/tags/list?n=50", tags);
    let registry = registry(&script);
    assert!(registry.catalog(None).await.unwrap().complete);
    assert!(registry.tag_names(&repository("acme/api"), None).await.unwrap().complete);
    script.finish();
}

#[tokio::test]
async fn a_registry_that_gives_no_rows_at_all_is_not_asked_for_ever() {
    let asked = [100, 50, 25, 12, 6, 3, 1];
    let script = asked.iter().fold(Script::new(), |script, rows| {
        script.on(&format!("GET /v2/_catalog?n={rows}"), recorded("catalog-page-too-large"))
    });
    assert_eq!(registry(&script).catalog(None).await.unwrap_err().kind, ErrorKind::Rejected);
    script.finish();
}

#[tokio::test]
async fn a_list_of_tags_that_is_null_is_empty_and_whole() {
    let script = Script::new().on("GET /v2/acme/gone/tags/list?n=100", recorded("tags-null"));
    let page = registry(&script).tag_names(&repository("acme/gone"), None).await.unwrap();
    assert_eq!((page.tags.len(), page.complete), (0, true));
}

// D11: what a server says of itself is shown in its words, and not the innards that it sends along.
#[tokio::test]
async fn an_error_that_tells_a_path_of_the_storage_shows_none() {
    let script = Script::new().on("GET /v2/acme/web/manifests/1.0", recorded("odd-digest"));
    let error = registry(&script).manifest(&repository("acme/web"), &At::Tag(tag("1.0"))).await.unwrap_err();
    assert_eq!((error.kind.clone(), error.code.as_deref()), (ErrorKind::ServerFault, Some("UNKNOWN")));
    assert_eq!(error.said.as_deref(), Some("unknown error"));
}

/// It was recorded of a request for a range, which is never sent; whatever refuses like this is told by its status.
#[tokio::test]
async fn a_refusal_that_announces_more_than_it_brings_is_told_by_its_status() {
    let said = body("range-past-the-end");
    let announced: usize = field("range-past-the-end", "content-length").parse().unwrap();
    assert!(said.len() < announced);
    let refusal = recorded("range-past-the-end").chunks(vec![Ok(said), Err(TransportError::Broken)]);
    let layer = Descriptor::of("application/octet-stream".parse().unwrap(), b"layer");
    let script = Script::new().on(&format!("GET /v2/acme/web/blobs/{}", Digest::of(b"layer")), refusal);
    let error = registry(&script).download(&repository("acme/web"), &layer).await.err().unwrap();
    assert_eq!((error.kind.clone(), error.status), (ErrorKind::Unexpected, Some(416)));
    assert_eq!(error.said.as_deref(), Some("invalid range: failed to overlap"));
    assert_eq!(script.sent()[0].headers.get("range"), None);
}

// I5
#[tokio::test]
async fn a_manifest_of_schema_1_that_is_signed_anew_each_time_keeps_its_digest() {
    let mut seen = Vec::new();
    for name in ["schema1-signed", "schema1-signed-anew"] {
        let script = Script::new().on("GET /v2/acme/web/manifests/1.0", recorded(name));
        let fetched =
            registry(&script).manifest(&repository("acme/web"), &At::Tag(tag("1.0"))).await.unwrap();
        assert!(matches!(fetched.manifest, Manifest::Schema1(_)));
        assert_eq!(fetched.warnings, [Warning::NotContentVerified]);
        assert_eq!(fetched.digest.to_string(), field(name, "docker-content-digest"));
        seen.push(fetched);
    }
    assert_ne!(seen[0].bytes, seen[1].bytes);
    assert_eq!(seen[0].digest, seen[1].digest);
}

// C5: what a token is for is worked out here, in whichever order a challenge has it.
#[tokio::test]
async fn scopes_in_any_order_ask_for_one_and_the_same_token() {
    let blob = Descriptor::of("application/octet-stream".parse().unwrap(), b"layer");
    let digest = Digest::of(b"layer").to_string().replace(':', "%3A");
    let mount = format!("POST /v2/acme/web/blobs/uploads/?mount={digest}&from=acme%2Fapi");
    let token = "GET https://auth.example/token?service=registry.example&\
                 scope=repository%3Aacme%2Fweb%3Apull%2Cpush&scope=repository%3Aacme%2Fapi%3Apull&client_id=portolan";
    for challenge in ["challenge", "challenge-other-order", "challenge-push-first"] {
        let script = Script::new()
            .on(&mount, recorded(challenge))
            .on(token, answer(200, r#"{"token":"t1"}"#))
            .on_with(&mount, &[("authorization", "Bearer t1")], recorded("mounted"));
        let (from, to) = (repository("acme/api"), repository("acme/web"));
        let copied = registry(&script).mount_or_copy(&from, &to, &blob, Rc::new(|_| {})).await;
        assert_eq!(copied, Ok(Copied::Mounted), "{challenge}");
        script.finish();
    }
}
