//! Layers coming down: hashed on the way, from wherever they come.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::http::{Sha256Sum, TransportError};
use portolan::image::Image;
use portolan::registry::Download;
use portolan::registry::error::ErrorKind;
use support::script::{Answer, Script, answer};
use support::{id, origin, registry, repository};

const JSON: &str =
    concat!(r#"{"id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"#, r#"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","Size":9}"#);

fn sum(pieces: &[&[u8]]) -> String {
    let mut sum = Sha256Sum::new();
    pieces.iter().for_each(|piece| sum.update(piece));
    sum.finish()
}

/// Asks for an image with this checksum and then for its layer.
async fn layer(checksum: Option<&str>, layer: Answer) -> (Image, Result<Download, ErrorKind>) {
    let json = format!("GET /v1/images/{}/json", id('a'));
    let mut image = answer(200, JSON).field("X-Docker-Size", "5");
    if let Some(checksum) = checksum {
        image = image.field("X-Docker-Checksum-Payload", checksum);
    }
    let script = Script::new().on(&json, image).on(&json.replace("/json", "/layer"), layer);
    let (registry, name) = (registry(&script), repository("ada/web"));
    let image = registry.image(&name, &id('a')).await.unwrap();
    let download = registry.layer(&name, &image).await.map_err(|error| error.kind);
    (image, download)
}

async fn read(download: &mut Download) -> Result<Vec<u8>, ErrorKind> {
    let mut bytes = Vec::new();
    while let Some(chunk) = download.next().await {
        bytes.extend(chunk.map_err(|error| error.kind)?);
    }
    Ok(bytes)
}

fn in_pieces() -> Answer {
    answer(200, "").chunks(vec![Ok(b"lay".to_vec()), Ok(b"er".to_vec())])
}

#[tokio::test]
async fn a_layer_is_hashed_while_it_arrives() {
    let checksum = format!("sha256:{}", sum(&[JSON.as_bytes(), b"\nlayer"]));
    let (_, download) = layer(Some(&checksum), in_pieces()).await;
    let mut download = download.unwrap();
    assert_eq!(download.announced, Some(5));
    assert_eq!(download.redirected, None);
    assert_eq!(read(&mut download).await.unwrap(), b"layer");
    let verified = download.verify();
    assert_eq!((verified.bytes, verified.sha256), (5, sum(&[b"layer"])));
    assert_eq!(verified.checksum_fits, Some(true));
}

/// Security notes I6: only the sums of JSON, newline and layer can be checked.
#[tokio::test]
async fn a_checksum_fits_or_not_or_is_not_of_a_kind_that_is_checked() {
    let wrong = format!("sha256:{}", sum(&[b"layer"]));
    for (checksum, expected) in [
        (Some(wrong.as_str()), Some(false)),
        (Some("tarsum+sha256:abc"), None),
        (Some("sha256:abc"), None),
        (None, None),
    ] {
        let (_, download) = layer(checksum, in_pieces()).await;
        let mut download = download.unwrap();
        read(&mut download).await.unwrap();
        assert_eq!(download.verify().checksum_fits, expected, "{checksum:?}");
    }
}

#[tokio::test]
async fn a_layer_that_breaks_off_is_told_as_such() {
    let broken = answer(200, "").chunks(vec![Ok(b"lay".to_vec()), Err(TransportError::Broken)]);
    let mut download = layer(None, broken).await.1.unwrap();
    assert_eq!(read(&mut download).await, Err(ErrorKind::Transport(TransportError::Broken)));
}

#[tokio::test]
async fn a_layer_may_come_from_storage_elsewhere_which_is_said() {
    let elsewhere = in_pieces().from("https://storage.example/bucket/layer?Signature=x");
    let download = layer(None, elsewhere).await.1.unwrap();
    assert_eq!(download.redirected, Some(origin("https://storage.example")));
}

#[tokio::test]
async fn a_layer_still_being_pushed_is_told_as_such() {
    let refused = answer(400, r#"{"error":"Image is being uploaded, retry later"}"#);
    assert_eq!(layer(None, refused).await.1.err(), Some(ErrorKind::BeingUploaded));
}

#[tokio::test]
async fn a_layer_may_be_asked_about_without_being_sent() {
    let line = format!("HEAD /v1/images/{}/layer", id('a'));
    let head = answer(200, "").field("Accept-Ranges", "bytes").field("Content-Length", "120292");
    let script = Script::new().on(&line, head).on(&line, answer(200, ""));
    let (registry, name) = (registry(&script), repository("ada/web"));
    let facts = registry.layer_facts(&name, &id('a')).await.unwrap();
    assert_eq!((facts.compressed, facts.takes_ranges), (Some(120_292), true));
    let facts = registry.layer_facts(&name, &id('a')).await.unwrap();
    assert_eq!((facts.compressed, facts.takes_ranges), (None, false));
}

#[tokio::test]
async fn a_layer_takes_as_long_as_it_takes_while_other_answers_do_not() {
    let json = format!("GET /v1/images/{}/json", id('a'));
    let script = Script::new().on(&json, answer(200, JSON)).on(&json.replace("/json", "/layer"), in_pieces());
    let (registry, name) = (registry(&script), repository("ada/web"));
    let image = registry.image(&name, &id('a')).await.unwrap();
    registry.layer(&name, &image).await.unwrap();
    let totals: Vec<_> = script.sent().iter().map(|sent| sent.timeouts.total_ms.is_some()).collect();
    assert_eq!(totals, [true, false]);
}

/// Security notes R8: a layer that is still arriving is a request under way.
#[tokio::test]
async fn layers_arriving_keep_their_places() {
    let json = format!("GET /v1/images/{}/json", id('a'));
    let mut script = Script::new().on(&json, answer(200, JSON)).on(&json, answer(200, JSON));
    for _ in 0..6 {
        script = script.on(&json.replace("/json", "/layer"), in_pieces());
    }
    let (registry, name) = (registry(&script), repository("ada/web"));
    let image = registry.image(&name, &id('a')).await.unwrap();
    let mut arriving = Vec::new();
    for _ in 0..6 {
        arriving.push(registry.layer(&name, &image).await.unwrap());
    }
    let own = id('a');
    let mut seventh = std::pin::pin!(registry.image(&name, &own));
    let mut once = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(seventh.as_mut().poll(&mut once).is_pending());
    arriving.pop();
    assert!(seventh.as_mut().poll(&mut once).is_ready());
}
