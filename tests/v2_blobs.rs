//! Blobs over the wire: asked of the registry alone, hashed before they are used.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::http::TransportError;
use portolan::image::manifest::{Descriptor, Manifest, Warning, differences};
use portolan::name::{Algorithm, Digest, Heard, MediaType, NameError};
use portolan::registry::error::ErrorKind;
use portolan::registry::v2::CONFIG_BYTES;
use support::recorded::{body, recorded};
use support::script::{Script, answer};
use support::{origin, registry, repository};

fn descriptor(bytes: &[u8]) -> Descriptor {
    Descriptor::of("application/octet-stream".parse().unwrap(), bytes)
}

fn line(digest: &Digest) -> String {
    format!("GET /v2/acme/web/blobs/{digest}")
}

#[tokio::test]
async fn a_configuration_stands_behind_its_manifest() {
    let manifest = body("get-manifest");
    let read = portolan::image::manifest::read(Some(MediaType::DOCKER_MANIFEST.as_str()), &manifest).unwrap();
    let Manifest::Image(image) = read.manifest else { panic!("no image") };
    let digest = image.config.digest.valid().unwrap();
    let script = Script::new().on(&line(digest), recorded("get-config"));
    let config = registry(&script).config(&repository("acme/web"), &image.config).await.unwrap();
    assert_eq!(config.run.env, ["A=1"]);
    assert_eq!(config.platform.to_string(), "linux/amd64");
    assert_eq!(*config.raw, *body("get-config"));
    assert_eq!(config.ancestry().unwrap()[0].digest(), &Digest::of(b"layer"));
    assert_eq!(differences(&image.config, config.raw.len() as u64, None), []);
}

// I1
#[tokio::test]
async fn a_blob_of_another_digest_is_not_read() {
    let (promised, found) = (Digest::of(b"{}"), Digest::of(b"{\"os\":\"linux\"}"));
    let lying = || answer(200, "{\"os\":\"linux\"}").field("Docker-Content-Digest", &promised.to_string());
    let script = Script::new().on(&line(&promised), lying()).on(&line(&promised), lying());
    let (registry, name) = (registry(&script), repository("acme/web"));
    let mismatch = ErrorKind::DigestMismatch { declared: promised.clone(), found };
    assert_eq!(registry.config(&name, &descriptor(b"{}")).await.unwrap_err().kind, mismatch);
    assert_eq!(registry.blob(&name, &descriptor(b"{}"), 100).await.unwrap_err().kind, mismatch);
}

// I1
#[tokio::test]
async fn a_blob_of_sha_512_is_checked_under_that() {
    let digest = Digest::by(Algorithm::Sha512, b"layer");
    let blob = Descriptor { digest: Heard::Valid(digest.clone()), ..descriptor(b"layer") };
    let script = Script::new()
        .on(&line(&digest), answer(200, "layer"))
        .on(&line(&digest), answer(200, "layer"))
        .on(&line(&digest), answer(200, "lager"));
    let (registry, name) = (registry(&script), repository("acme/web"));
    assert_eq!(registry.blob(&name, &blob, 100).await.unwrap(), b"layer");
    for fits in [true, false] {
        let mut download = registry.download(&name, &blob).await.unwrap();
        while download.next().await.is_some() {}
        assert_eq!(download.verify().checksum_fits, Some(fits));
    }
}

// I2
#[tokio::test]
async fn a_digest_that_is_none_is_never_asked_for() {
    for odd in ["sha256:../../other", "", "sha256:AA", "sha1:aa"] {
        let blob = Descriptor { digest: Heard::new(odd), ..descriptor(b"") };
        let script = Script::new();
        let refused = registry(&script).blob(&repository("acme/web"), &blob, 100).await.unwrap_err();
        assert_eq!(refused.kind, ErrorKind::Name(NameError::BadDigest), "{odd}");
        assert!(script.sent().is_empty());
    }
}

// I4
#[tokio::test]
async fn a_size_that_was_announced_wrongly_is_said_and_never_reserved() {
    let blob = Descriptor { size: Some(u64::MAX), ..descriptor(b"layer") };
    let script = Script::new().on(&line(&Digest::of(b"layer")), answer(200, "layer"));
    let bytes = registry(&script).blob(&repository("acme/web"), &blob, 100).await.unwrap();
    let warning = Warning::Size { declared: u64::MAX, found: 5 };
    assert_eq!(differences(&blob, bytes.len() as u64, None), [warning]);
}

// I10, I11
#[tokio::test]
async fn neither_the_urls_nor_the_data_of_a_descriptor_are_used() {
    let blob = Descriptor {
        urls: vec!["https://evil.example/layer".into()],
        data: Some("ZXZpbA==".into()),
        media_type: Some("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip".parse().unwrap()),
        ..descriptor(b"layer")
    };
    let digest = Digest::of(b"layer");
    let script = Script::new().on(&line(&digest), answer(404, "")).on(&line(&digest), answer(200, "layer"));
    let (registry, name) = (registry(&script), repository("acme/web"));
    assert_eq!(registry.blob(&name, &blob, 100).await.unwrap_err().kind, ErrorKind::NotFound);
    assert_eq!(registry.blob(&name, &blob, 100).await.unwrap(), b"layer");
    assert!(script.sent().iter().all(|sent| sent.line.starts_with("GET https://registry.example/")));
}

// R1
#[tokio::test]
async fn blobs_are_cut_off_where_the_caller_says() {
    let endless = || answer(200, "").chunks(vec![Ok(vec![0; 1024 * 1024])]).endless();
    let digest = Digest::of(b"");
    let script = Script::new().on(&line(&digest), endless()).on(&line(&digest), endless());
    let (registry, name) = (registry(&script), repository("acme/web"));
    let refused = registry.blob(&name, &descriptor(b""), 10).await.unwrap_err();
    assert_eq!(refused.kind, ErrorKind::TooLarge(10));
    let refused = registry.config(&name, &descriptor(b"")).await.unwrap_err();
    assert_eq!(refused.kind, ErrorKind::TooLarge(CONFIG_BYTES));
}

#[tokio::test]
async fn a_layer_is_hashed_while_it_arrives_from_wherever_it_is_kept() {
    let digest = Digest::of(&body("get-layer"));
    let storage = recorded("get-layer").from("https://storage.example/layer?Signature=x");
    let script = Script::new().on(&line(&digest), storage);
    let mut download =
        registry(&script).download(&repository("acme/web"), &descriptor(&body("get-layer"))).await.unwrap();
    assert_eq!(download.announced, Some(25));
    assert_eq!(download.redirected, Some(origin("https://storage.example")));
    let mut bytes = Vec::new();
    while let Some(chunk) = download.next().await {
        bytes.extend(chunk.unwrap());
    }
    assert_eq!(bytes, body("get-layer"));
    let verified = download.verify();
    assert_eq!((verified.sha256.as_str(), verified.checksum_fits), (digest.hex(), Some(true)));
    assert!(script.sent().iter().all(|sent| sent.timeouts.total_ms.is_none()));
}

#[tokio::test]
async fn a_layer_of_other_bytes_or_one_that_breaks_off_is_told_as_such() {
    let digest = Digest::of(b"layer");
    let broken = answer(200, "").chunks(vec![Ok(b"lay".to_vec()), Err(TransportError::Broken)]);
    let script = Script::new().on(&line(&digest), answer(200, "lager")).on(&line(&digest), broken);
    let (registry, name) = (registry(&script), repository("acme/web"));
    let mut download = registry.download(&name, &descriptor(b"layer")).await.unwrap();
    while download.next().await.is_some() {}
    assert_eq!(download.verify().checksum_fits, Some(false));
    let mut download = registry.download(&name, &descriptor(b"layer")).await.unwrap();
    assert!(download.next().await.unwrap().is_ok());
    let broken = download.next().await.unwrap().unwrap_err();
    assert_eq!(broken.kind, ErrorKind::Transport(TransportError::Broken));
}
