//! Copying an image and all it lists.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::image::manifest::Descriptor;
use portolan::name::{Digest, MediaType};
use portolan::registry::error::ErrorKind;
use portolan::registry::v2::{At, COPY_BYTES, Copied, CopyProgress, Moving};
use std::cell::RefCell;
use std::rc::Rc;
use support::documents::{index, manifest, of, sent};
use support::recorded::{body, field, recorded};
use support::script::{Script, answer};
use support::{registry, repository, tag};

fn get(at: &impl std::fmt::Display) -> String {
    format!("GET /v2/acme/web/manifests/{at}")
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
