//! Manifests over the wire: hashed before they are read, resolved, put back as they are.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::image::manifest::{Kind, Manifest, ManifestError, Warning};
use portolan::name::{Digest, Heard, MediaType};
use portolan::registry::error::ErrorKind;
use portolan::registry::v2::{At, Fetched, MANIFEST_BYTES};
use support::recorded::{body, field, recorded};
use support::script::{Answer, Script, answer};
use support::{registry, repository, tag};

const INDEX: &str = "application/vnd.oci.image.index.v1+json";
const BY_TAG: &str = "/v2/acme/web/manifests/1.0";

fn by_tag() -> At {
    At::Tag(tag("1.0"))
}

fn digest_of(name: &str) -> Digest {
    Digest::of(&body(name))
}

async fn fetch(at: &At, answer: Answer) -> Result<Fetched, ErrorKind> {
    let script = Script::new().on(&format!("GET /v2/acme/web/manifests/{at}"), answer);
    let fetched = registry(&script).manifest(&repository("acme/web"), at).await;
    script.finish();
    fetched.map_err(|error| error.kind)
}

fn index(body: impl Into<Vec<u8>>) -> Answer {
    answer(200, body).field("Content-Type", INDEX)
}

// I9
#[tokio::test]
async fn every_type_of_manifest_is_accepted_always() {
    let digest = digest_of("get-manifest");
    let script = Script::new()
        .on(&format!("GET {BY_TAG}"), recorded("get-manifest"))
        .on(&format!("HEAD {BY_TAG}"), recorded("head-manifest"));
    let (registry, name) = (registry(&script), repository("acme/web"));
    assert_eq!(registry.manifest(&name, &by_tag()).await.unwrap().digest, digest);
    assert_eq!(registry.resolve(&name, &by_tag()).await.unwrap(), digest);
    for sent in script.sent() {
        let accept = sent.headers.get("accept").unwrap();
        let types: Vec<MediaType> = accept.split(',').map(|text| text.parse().unwrap()).collect();
        let all = [
            MediaType::OCI_INDEX,
            MediaType::OCI_MANIFEST,
            MediaType::DOCKER_LIST,
            MediaType::DOCKER_MANIFEST,
            MediaType::SCHEMA1_SIGNED,
            MediaType::SCHEMA1,
        ];
        assert_eq!(types, all);
    }
}

#[tokio::test]
async fn a_manifest_is_read_as_it_was_sent() {
    let fetched = fetch(&by_tag(), recorded("get-manifest")).await.unwrap();
    assert_eq!(fetched.media_type, MediaType::DOCKER_MANIFEST);
    assert_eq!(*fetched.bytes, *body("get-manifest"));
    assert_eq!(fetched.declared, Some(Heard::Valid(fetched.digest.clone())));
    assert_eq!(fetched.warnings, []);
    let Manifest::Image(image) = fetched.manifest else { panic!("no image") };
    assert_eq!((image.kind(), image.layers.len(), image.compressed()), (Kind::Image, 1, Some(25)));
}

// I1
#[tokio::test]
async fn bytes_of_another_digest_are_not_read_whoever_promised_it() {
    let real = digest_of("get-manifest");
    let other = Digest::of(b"other");
    let mismatch = ErrorKind::DigestMismatch { declared: other.clone(), found: real.clone() };
    // Asked for by that digest; what the header says helps nothing.
    let lying = answer(200, body("get-manifest"))
        .field("Content-Type", MediaType::DOCKER_MANIFEST.as_str())
        .field("Docker-Content-Digest", &other.to_string());
    assert_eq!(fetch(&At::Digest(other.clone()), lying).await, Err(mismatch.clone()));
    // Promised by the header alone.
    let lying = recorded("get-manifest").field("Docker-Content-Digest", "sha256:later fields do not count");
    assert!(fetch(&by_tag(), lying).await.is_ok());
    let lying = answer(200, body("get-manifest")).field("Docker-Content-Digest", &other.to_string());
    assert_eq!(fetch(&by_tag(), lying).await, Err(mismatch.clone()));
    let lying = answer(200, body("get-manifest")).field("Docker-Content-Digest", &other.to_string());
    assert_eq!(fetch(&At::Digest(real.clone()), lying).await, Err(mismatch));
    // A body that is no JSON at all is not read either.
    let found = Digest::of(b"<html>");
    let mismatch = ErrorKind::DigestMismatch { declared: real.clone(), found };
    assert_eq!(fetch(&At::Digest(real), answer(200, "<html>")).await, Err(mismatch));
}

// I1
#[tokio::test]
async fn a_digest_of_sha_512_is_checked_as_well() {
    let bytes = body("get-manifest");
    let digest = Digest::by(portolan::name::Algorithm::Sha512, &bytes);
    let sent = |bytes: Vec<u8>| answer(200, bytes).field("Content-Type", MediaType::DOCKER_MANIFEST.as_str());
    assert_eq!(fetch(&At::Digest(digest.clone()), sent(bytes)).await.unwrap().digest, digest);
    let refused = fetch(&At::Digest(digest.clone()), sent(b"{}".to_vec())).await.unwrap_err();
    assert!(matches!(refused, ErrorKind::DigestMismatch { declared, .. } if declared == digest));
}

#[tokio::test]
async fn a_digest_that_may_not_be_read_is_worked_out() {
    let hidden = answer(200, body("get-manifest")).field("Content-Type", MediaType::DOCKER_MANIFEST.as_str());
    let fetched = fetch(&by_tag(), hidden).await.unwrap();
    assert_eq!((fetched.digest, fetched.declared), (digest_of("get-manifest"), None));
    let odd = answer(200, body("get-manifest")).field("Docker-Content-Digest", "md5:abc");
    let fetched = fetch(&by_tag(), odd).await.unwrap();
    assert_eq!(fetched.digest, digest_of("get-manifest"));
    assert_eq!(fetched.declared, Some(Heard::Odd("md5:abc".into())));
}

// I3
#[tokio::test]
async fn what_could_be_read_in_two_ways_is_not_read() {
    let both = r#"{"schemaVersion":2,"manifests":[],"layers":[]}"#;
    assert_eq!(fetch(&by_tag(), index(both)).await, Err(ErrorKind::BadManifest(ManifestError::Ambiguous)));
    let differs = ManifestError::TypeDiffers { sent: MediaType::OCI_INDEX, says: MediaType::DOCKER_MANIFEST };
    assert_eq!(fetch(&by_tag(), index(body("get-manifest"))).await, Err(ErrorKind::BadManifest(differs)));
    assert_eq!(fetch(&by_tag(), index("[]")).await, Err(ErrorKind::BadManifest(ManifestError::Unreadable)));
}

// I5
#[tokio::test]
async fn schema_1_is_marked_and_its_names_are_compared() {
    let declared = field("rewritten-as-schema1", "docker-content-digest");
    let fetched = fetch(&by_tag(), recorded("rewritten-as-schema1")).await.unwrap();
    // Its digest is over what was signed, which is not all of its bytes.
    assert_eq!(fetched.digest.to_string(), declared);
    assert_ne!(fetched.digest, Digest::of(&fetched.bytes));
    assert_eq!(fetched.warnings, [Warning::NotContentVerified]);
    let Manifest::Schema1(schema1) = &fetched.manifest else { panic!("no schema 1") };
    assert_eq!(schema1.layers.len(), 2);
    assert_eq!(schema1.config().unwrap().run.env, ["A=1"]);

    let script = Script::new().on("GET /v2/ada/web/manifests/2.0", recorded("rewritten-as-schema1"));
    let fetched = registry(&script).manifest(&repository("ada/web"), &At::Tag(tag("2.0"))).await.unwrap();
    let (name, tag) = (Warning::OtherRepository("acme/web".into()), Warning::OtherTag("1.0".into()));
    assert_eq!(fetched.warnings, [Warning::NotContentVerified, name, tag]);
}

// I5
#[tokio::test]
async fn what_nobody_signed_in_a_signed_manifest_is_not_read() {
    let text = String::from_utf8(body("rewritten-as-schema1")).unwrap();
    let at = text.rfind('}').unwrap();
    let more = format!(r#"{},"tag":"9.9","name":"evil/app"}}"#, &text[..at]);
    let declared = field("rewritten-as-schema1", "docker-content-digest");
    let sent = answer(200, more)
        .field("Content-Type", MediaType::SCHEMA1_SIGNED.as_str())
        .field("Docker-Content-Digest", &declared);
    let fetched = fetch(&by_tag(), sent).await.unwrap();
    let Manifest::Schema1(schema1) = fetched.manifest else { panic!("no schema 1") };
    assert_eq!((schema1.name.as_deref(), schema1.tag.as_deref()), (Some("acme/web"), Some("1.0")));
    let changed = text.replacen("COPY app", "COPY bad", 1);
    let sent = answer(200, changed)
        .field("Content-Type", MediaType::SCHEMA1_SIGNED.as_str())
        .field("Docker-Content-Digest", &declared);
    assert!(matches!(fetch(&by_tag(), sent).await, Err(ErrorKind::DigestMismatch { .. })));
}

// R1
#[tokio::test]
async fn an_endless_manifest_is_cut_off() {
    let endless = index("").chunks(vec![Ok(vec![b' '; 1024 * 1024])]).endless();
    assert_eq!(fetch(&by_tag(), endless).await, Err(ErrorKind::TooLarge(MANIFEST_BYTES)));
}

#[tokio::test]
async fn what_is_not_there_is_told_as_such() {
    assert_eq!(fetch(&by_tag(), recorded("unknown-tag")).await, Err(ErrorKind::NotFound));
    assert_eq!(fetch(&by_tag(), recorded("accept-too-short")).await, Err(ErrorKind::NotFound));
}

#[tokio::test]
async fn resolving_reads_the_manifest_only_where_the_server_does_not_say() {
    let digest = digest_of("get-manifest");
    let (head, get) = (format!("HEAD {BY_TAG}"), format!("GET {BY_TAG}"));
    for silent in [answer(200, ""), answer(405, ""), answer(200, "").field("Docker-Content-Digest", "?")] {
        let script = Script::new().on(&head, silent).on(&get, recorded("get-manifest"));
        let resolved = registry(&script).resolve(&repository("acme/web"), &by_tag()).await;
        assert_eq!(resolved.unwrap(), digest);
        script.finish();
    }
    let script = Script::new().on(&head, answer(404, ""));
    let missing = registry(&script).resolve(&repository("acme/web"), &by_tag()).await;
    assert_eq!(missing.unwrap_err().kind, ErrorKind::NotFound);
}

// I9
#[tokio::test]
async fn a_digest_that_resolves_to_another_is_refused() {
    let (asked, said) = (Digest::of(b"asked"), digest_of("get-manifest"));
    let script = Script::new().on(&format!("HEAD /v2/acme/web/manifests/{asked}"), recorded("head-manifest"));
    let refused = registry(&script).resolve(&repository("acme/web"), &At::Digest(asked.clone())).await;
    let mismatch = ErrorKind::DigestMismatch { declared: asked, found: said };
    assert_eq!(refused.unwrap_err().kind, mismatch);
}

#[tokio::test]
async fn a_manifest_is_put_byte_for_byte() {
    let bytes = body("get-manifest");
    let text = String::from_utf8(bytes.clone()).unwrap();
    let media_type = MediaType::DOCKER_MANIFEST;
    let fields = [("content-type", media_type.as_str())];
    let script =
        Script::new().on_body("PUT /v2/acme/web/manifests/2.0", &fields, &text, recorded("put-manifest"));
    let (registry, name) = (registry(&script), repository("acme/web"));
    let at = At::Tag(tag("2.0"));
    registry.put_manifest(&name, &at, &media_type, bytes.clone().into()).await.unwrap();
    script.finish();
    // Under another digest it is not even sent.
    let other = At::Digest(Digest::of(b"other"));
    let refused = registry.put_manifest(&name, &other, &media_type, bytes.into()).await.unwrap_err();
    assert!(matches!(refused.kind, ErrorKind::DigestMismatch { .. }));
    assert_eq!(script.sent().len(), 1);
}

#[tokio::test]
async fn a_manifest_that_was_stored_as_another_is_told_as_such() {
    let script = Script::new().on(&format!("PUT {BY_TAG}"), recorded("put-manifest"));
    let put = registry(&script)
        .put_manifest(&repository("acme/web"), &by_tag(), &MediaType::OCI_INDEX, b"{}".as_slice().into())
        .await;
    assert!(matches!(put.unwrap_err().kind, ErrorKind::DigestMismatch { .. }));
    let script = Script::new().on(&format!("PUT {BY_TAG}"), recorded("missing-blob"));
    let put = registry(&script)
        .put_manifest(&repository("acme/web"), &by_tag(), &MediaType::OCI_INDEX, b"{}".as_slice().into())
        .await;
    let refused = put.unwrap_err();
    assert_eq!((refused.kind, refused.code.as_deref()), (ErrorKind::Rejected, Some("MANIFEST_BLOB_UNKNOWN")));
    let missing = Digest::of(b"other");
    assert_eq!(refused.said, Some(format!("blob unknown to registry: {missing}")));
}
