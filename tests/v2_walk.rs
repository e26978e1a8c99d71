//! Walking an index: what it lists, in its order, to an end.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::image::manifest::Warning;
use portolan::name::{Digest, MediaType};
use portolan::registry::Registry;
use portolan::registry::error::{Error, ErrorKind};
use portolan::registry::v2::{At, WALK_DEPTH, WALK_NODES, Walk};
use support::documents::{index, manifest, of, sent};
use support::late::Late;
use support::script::{Script, answer};
use support::{HOME, origin, registry, repository, tag};

fn get(at: &impl std::fmt::Display) -> String {
    format!("GET /v2/acme/web/manifests/{at}")
}

async fn walk(script: &Script) -> Result<Walk, Error> {
    let walk = registry(script).walk_index(&repository("acme/web"), &At::Tag(tag("1.0"))).await;
    script.finish();
    walk
}

// R6, I4
#[tokio::test]
async fn what_an_index_lists_is_read_once_and_compared_with_its_descriptor() {
    let (image, inner) = (manifest(b"{}", &[]), MediaType::OCI_MANIFEST);
    let nested = index(&[(&image, inner.clone())]);
    let outer = index(&[
        (&image, MediaType::DOCKER_MANIFEST),
        (&nested, MediaType::OCI_INDEX),
        (&image, inner.clone()),
        ("gone", inner.clone()),
    ]);
    let outer = outer.replace(&of("gone").to_string(), "sha256:../gone");
    let script = Script::new()
        .on(&get(&"1.0"), sent(&outer, &MediaType::OCI_INDEX))
        .on(&get(&of(&image)), sent(&image, &inner))
        .on(&get(&of(&nested)), sent(&nested, &MediaType::OCI_INDEX));
    let walk = walk(&script).await.unwrap();
    let found: Vec<_> = walk.nodes.iter().map(|node| (node.fetched.digest.clone(), node.depth)).collect();
    assert_eq!(found, [(of(&outer), 0), (of(&image), 1), (of(&nested), 1)]);
    let warning = Warning::Type { declared: MediaType::DOCKER_MANIFEST, found: inner };
    assert_eq!(walk.nodes[1].fetched.warnings, [warning]);
    assert_eq!(walk.missing.iter().map(ToString::to_string).collect::<Vec<_>>(), ["sha256:../gone"]);
    assert!(!walk.cut);
}

// R6
#[tokio::test]
async fn what_an_index_lists_is_asked_for_six_at_once_and_stands_in_its_order() {
    let images: Vec<String> = (0..40).map(|n| manifest(n.to_string().as_bytes(), &[])).collect();
    let all: Vec<(&str, MediaType)> =
        images.iter().map(|text| (text.as_str(), MediaType::OCI_MANIFEST)).collect();
    let top = index(&all);
    let mut script = Script::new().on(&get(&"1.0"), sent(&top, &MediaType::OCI_INDEX));
    for text in images.iter().filter(|text| **text != images[7]) {
        script = script.on(&get(&of(text)), sent(text, &MediaType::OCI_MANIFEST));
    }
    script = script.on(&get(&of(&images[7])), answer(404, ""));
    let (late, most) = Late::new(script.clone());
    let registry = Registry::new(late, origin(HOME));
    let walk = registry.walk_index(&repository("acme/web"), &At::Tag(tag("1.0"))).await.unwrap();
    script.finish();
    assert_eq!(most(), 6);
    let found: Vec<Digest> = walk.nodes.iter().skip(1).map(|node| node.fetched.digest.clone()).collect();
    let listed: Vec<Digest> = images.iter().filter(|text| **text != images[7]).map(|text| of(text)).collect();
    assert_eq!(found, listed);
    assert_eq!(
        walk.missing.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [of(&images[7]).to_string()]
    );
}

// R6
#[tokio::test]
async fn indexes_in_indexes_are_followed_to_a_depth() {
    let mut script = Script::new();
    let mut inner = manifest(b"{}", &[]);
    let mut kind = MediaType::OCI_MANIFEST;
    let mut listed = Vec::new();
    for _ in 0..=WALK_DEPTH {
        listed.push((inner.clone(), kind));
        kind = MediaType::OCI_INDEX;
        inner = index(&[(&inner, listed.last().unwrap().1.clone())]);
    }
    script = script.on(&get(&"1.0"), sent(&inner, &kind));
    // All but the innermost, which lies deeper than is followed.
    for (text, kind) in &listed[1..] {
        script = script.on(&get(&of(text)), sent(text, kind));
    }
    let walk = walk(&script).await.unwrap();
    assert!(walk.cut);
    assert_eq!(walk.nodes.last().unwrap().depth, WALK_DEPTH);
}

// R6
#[tokio::test]
async fn a_walk_ends_after_so_many_manifests() {
    let images: Vec<String> = (0..WALK_NODES).map(|n| manifest(n.to_string().as_bytes(), &[])).collect();
    let all: Vec<(&str, MediaType)> =
        images.iter().map(|text| (text.as_str(), MediaType::OCI_MANIFEST)).collect();
    let mut script = Script::new().on(&get(&"1.0"), sent(&index(&all), &MediaType::OCI_INDEX));
    // The index itself is one of them.
    for text in &images[..WALK_NODES - 1] {
        script = script.on(&get(&of(text)), sent(text, &MediaType::OCI_MANIFEST));
    }
    let walk = walk(&script).await.unwrap();
    assert_eq!((walk.nodes.len(), walk.cut), (WALK_NODES, true));
}

// R6, I1
#[tokio::test]
async fn an_index_cannot_list_itself() {
    // A server that answers a digest with the index that lists it; no honest one can.
    let own = format!("sha256:{}", "b".repeat(64));
    let text = index(&[("x", MediaType::OCI_INDEX)]).replace(&of("x").to_string(), &own);
    let script = Script::new()
        .on(&get(&"1.0"), sent(&text, &MediaType::OCI_INDEX))
        .on(&get(&own), sent(&text, &MediaType::OCI_INDEX));
    assert!(matches!(walk(&script).await.unwrap_err().kind, ErrorKind::DigestMismatch { .. }));
}
