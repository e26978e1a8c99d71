//! Walking indexes and copying what they list.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::image::manifest::{Descriptor, Warning};
use portolan::name::{Digest, MediaType};
use portolan::registry::error::{Error, ErrorKind};
use portolan::registry::v2::{At, COPY_BYTES, Copied, CopyProgress, Moving, WALK_DEPTH, WALK_NODES, Walk};
use std::cell::RefCell;
use std::rc::Rc;
use support::recorded::{body, field, recorded};
use support::script::{Answer, Script, answer};
use support::{registry, repository, tag};

/// An OCI manifest of this configuration and these layers.
fn manifest(config: &[u8], layers: &[&[u8]]) -> String {
    let blob = |kind: &str, bytes: &[u8]| {
        format!(
            r#"{{"mediaType":"application/vnd.oci.image.{kind}","size":{},"digest":"{}"}}"#,
            bytes.len(),
            Digest::of(bytes)
        )
    };
    let layers: Vec<String> = layers.iter().map(|layer| blob("layer.v1.tar+gzip", layer)).collect();
    format!(
        r#"{{"schemaVersion":2,"config":{},"layers":[{}]}}"#,
        blob("config.v1+json", config),
        layers.join(",")
    )
}

/// An OCI index of these documents.
fn index(documents: &[(&str, MediaType)]) -> String {
    let listed: Vec<String> = documents
        .iter()
        .map(|(text, kind)| {
            format!(
                r#"{{"mediaType":"{kind}","size":{},"digest":"{}"}}"#,
                text.len(),
                Digest::of(text.as_bytes())
            )
        })
        .collect();
    format!(r#"{{"schemaVersion":2,"manifests":[{}]}}"#, listed.join(","))
}

fn sent(text: &str, kind: &MediaType) -> Answer {
    answer(200, text).field("Content-Type", kind.as_str())
}

fn get(at: &impl std::fmt::Display) -> String {
    format!("GET /v2/acme/web/manifests/{at}")
}

fn of(text: &str) -> Digest {
    Digest::of(text.as_bytes())
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

fn mount(digest: &Digest) -> String {
    let digest = digest.to_string().replace(':', "%3A");
    format!("POST /v2/acme/other/blobs/uploads/?mount={digest}&from=acme%2Fweb")
}

fn put(text: &str) -> String {
    format!("PUT /v2/acme/other/manifests/{}", of(text))
}

type Told = Rc<RefCell<Vec<CopyProgress>>>;

async fn copy(script: &Script, to: &str) -> (Result<Digest, ErrorKind>, Vec<CopyProgress>) {
    let told = Told::default();
    let heard = told.clone();
    let copied = registry(script)
        .copy(
            &repository("acme/web"),
            &At::Tag(tag("1.0")),
            &repository(to),
            &tag("2.0"),
            Rc::new(move |progress| heard.borrow_mut().push(progress)),
        )
        .await;
    script.finish();
    let told = told.borrow().clone();
    (copied.map_err(|error| error.kind), told)
}

#[tokio::test]
async fn what_an_index_lists_is_there_before_it_is_put() {
    let (one, two) = (manifest(b"one", &[b"base", b"top"]), manifest(b"two", &[b"base"]));
    let kind = MediaType::OCI_MANIFEST;
    let outer = index(&[(&one, kind.clone()), (&two, kind.clone())]);
    let mut script = Script::new()
        .on(&get(&"1.0"), sent(&outer, &MediaType::OCI_INDEX))
        .on(&get(&of(&one)), sent(&one, &kind))
        .on(&get(&of(&two)), sent(&two, &kind));
    for blob in ["one", "base", "top", "two"] {
        script = script.on(&mount(&of(blob)), recorded("mounted"));
    }
    let typed = |kind: &'static str| [("content-type", kind)];
    let script = script
        .on_body(&put(&two), &typed("application/vnd.oci.image.manifest.v1+json"), &two, answer(201, ""))
        .on_body(&put(&one), &typed("application/vnd.oci.image.manifest.v1+json"), &one, answer(201, ""))
        .on_body(
            "PUT /v2/acme/other/manifests/2.0",
            &typed("application/vnd.oci.image.index.v1+json"),
            &outer,
            answer(201, ""),
        );
    let (copied, told) = copy(&script, "acme/other").await;
    assert_eq!(copied, Ok(of(&outer)));
    let lines = script.lines();
    assert_eq!(lines.last().unwrap(), "PUT /v2/acme/other/manifests/2.0");
    let steps: Vec<(usize, usize)> = told.iter().map(|progress| (progress.done, progress.of)).collect();
    assert_eq!(steps, (0..7).map(|done| (done, 7)).collect::<Vec<_>>());
}

#[tokio::test]
async fn an_image_is_put_before_every_index_that_lists_it() {
    let (image, kind) = (manifest(b"one", &[]), MediaType::OCI_MANIFEST);
    let inner = index(&[(&image, kind.clone())]);
    let outer = index(&[(&image, kind.clone()), (&inner, MediaType::OCI_INDEX)]);
    let script = Script::new()
        .on(&get(&"1.0"), sent(&outer, &MediaType::OCI_INDEX))
        .on(&get(&of(&image)), sent(&image, &kind))
        .on(&get(&of(&inner)), sent(&inner, &MediaType::OCI_INDEX))
        .on(&mount(&of("one")), recorded("mounted"))
        .on(&put(&image), answer(201, ""))
        .on(&put(&inner), answer(201, ""))
        .on("PUT /v2/acme/other/manifests/2.0", answer(201, ""));
    assert_eq!(copy(&script, "acme/other").await.0, Ok(of(&outer)));
    let puts: Vec<String> = script.lines().into_iter().filter(|line| line.starts_with("PUT")).collect();
    assert_eq!(puts, [put(&image), put(&inner), "PUT /v2/acme/other/manifests/2.0".to_owned()]);
}

#[tokio::test]
async fn setting_a_tag_puts_the_same_bytes_and_copies_nothing() {
    let text = String::from_utf8(body("get-manifest")).unwrap();
    let script = Script::new().on(&get(&"1.0"), recorded("get-manifest")).on_body(
        "PUT /v2/acme/web/manifests/2.0",
        &[("content-type", "application/vnd.docker.distribution.manifest.v2+json")],
        &text,
        recorded("put-manifest"),
    );
    assert_eq!(copy(&script, "acme/web").await.0, Ok(of(&text)));
}

async fn carry(script: &Script, blob: &Descriptor) -> (Result<Copied, ErrorKind>, Vec<Moving>) {
    let told: Rc<RefCell<Vec<Moving>>> = Rc::default();
    let heard = told.clone();
    let (from, to) = (repository("acme/web"), repository("acme/other"));
    let tell = Rc::new(move |moving| heard.borrow_mut().push(moving));
    let copied = registry(script).mount_or_copy(&from, &to, blob, tell).await;
    script.finish();
    let told = told.borrow().clone();
    (copied.map_err(|error| error.kind), told)
}

fn layer() -> Descriptor {
    Descriptor::of("application/vnd.oci.image.layer.v1.tar+gzip".parse().unwrap(), &body("get-layer"))
}

/// Where a recorded upload goes on, with its digest.
fn session(digest: &Digest) -> String {
    let location = field("not-mounted", "location").replace(support::HOME, "");
    format!("PUT {location}&digest={}", digest.to_string().replace(':', "%3A"))
}

#[tokio::test]
async fn a_blob_that_is_not_mounted_is_fetched_checked_and_sent() {
    let digest = Digest::of(&body("get-layer"));
    let script = Script::new()
        .on(&mount(&digest), recorded("not-mounted"))
        .on(&format!("GET /v2/acme/web/blobs/{digest}"), recorded("get-layer"))
        .on_with(&session(&digest), &[("content-type", "application/octet-stream")], recorded("upload-done"));
    let (copied, told) = carry(&script, &layer()).await;
    assert_eq!(copied, Ok(Copied::Sent));
    assert_eq!(told, [Moving::Fetched(25), Moving::Sent(25)]);
    assert_eq!(script.sent().last().unwrap().body, body("get-layer"));
}

// I1
#[tokio::test]
async fn a_blob_of_other_bytes_is_not_sent_on() {
    let digest = Digest::of(&body("get-layer"));
    let script = Script::new()
        .on(&mount(&digest), recorded("not-mounted"))
        .on(&format!("GET /v2/acme/web/blobs/{digest}"), answer(200, "other"));
    let mismatch = ErrorKind::DigestMismatch { declared: digest, found: of("other") };
    assert_eq!(carry(&script, &layer()).await.0, Err(mismatch));
}

// R1
#[tokio::test]
async fn a_blob_too_large_to_pass_through_the_page_is_not_begun() {
    let blob = Descriptor { size: Some(COPY_BYTES as u64 + 1), ..layer() };
    let script = Script::new().on(&mount(&Digest::of(&body("get-layer"))), recorded("not-mounted"));
    assert_eq!(carry(&script, &blob).await.0, Err(ErrorKind::TooLarge(COPY_BYTES)));
}

// I10
#[tokio::test]
async fn a_foreign_layer_is_neither_fetched_nor_pushed() {
    let foreign = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip".parse().unwrap();
    let blob =
        Descriptor { media_type: Some(foreign), urls: vec!["https://evil.example/layer".into()], ..layer() };
    assert_eq!(carry(&Script::new(), &blob).await.0, Ok(Copied::Foreign));
}

#[tokio::test]
async fn a_copy_stops_where_a_part_of_it_fails() {
    let image = manifest(b"one", &[]);
    let script = Script::new()
        .on(&get(&"1.0"), sent(&image, &MediaType::OCI_MANIFEST))
        .on(&mount(&of("one")), answer(403, ""));
    let (copied, told) = copy(&script, "acme/other").await;
    assert_eq!(copied, Err(ErrorKind::Forbidden));
    assert_eq!(told.len(), 1);
}
