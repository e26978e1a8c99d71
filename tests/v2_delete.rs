//! Deleting by digest and taking tags away: what is looked at before, and what is never sent.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::image::manifest::{Manifest, read};
use portolan::name::{Digest, MediaType};
use portolan::registry::error::ErrorKind;
use portolan::registry::v2::Untag;
use std::collections::HashSet;
use support::deletion::{NOTHING, TAG, UPLOADS, by_digest, delete, digest, untag};
use support::recorded::recorded;
use support::script::{Answer, Script, answer};
use support::{registry, repository, tag};

/// The tags of the repository.
const TAGS: &str = "/v2/acme/web/tags/list?n=100";

/// The answer to HEAD of a manifest with this digest.
fn head(digest: &Digest) -> Answer {
    answer(200, "").field("Docker-Content-Digest", &digest.to_string())
}

/// A tag that is moved to an empty manifest, and how the deletion of that one ends.
fn moved_to(outcome: Answer) -> (Script, Digest) {
    let empty = empty();
    let script = Script::new()
        .on(&format!("HEAD {TAG}"), recorded("head-manifest"))
        .on(&format!("DELETE {TAG}"), recorded("delete-by-tag"))
        .on(&format!("DELETE {NOTHING}"), recorded("delete-unknown-digest"))
        .on(
            &format!("POST {UPLOADS}"),
            answer(202, "").field("Location", "/v2/acme/web/blobs/uploads/1?_state=x%3D"),
        )
        .on(&format!("PUT {UPLOADS}1?_state=x%3D&digest={}", encoded(&empty.0)), recorded("upload-done"))
        .on(&format!("HEAD {TAG}"), recorded("head-manifest"))
        .on(&format!("PUT {TAG}"), answer(201, ""))
        .on(&format!("HEAD {}", by_digest(&empty.1)), head(&empty.1))
        .on(&format!("DELETE {}", by_digest(&empty.1)), outcome);
    (script, empty.1)
}

fn encoded(digest: &Digest) -> String {
    digest.to_string().replace(':', "%3A")
}

fn empty() -> (Digest, Digest) {
    empty_of("acme/web", "1.0", &digest())
}

/// The digests of the configuration and the manifest that hold the place of a tag. They are the same each time, so
/// that a run that was interrupted can be taken up again.
fn empty_of(name: &str, of: &str, was: &Digest) -> (Digest, Digest) {
    let config = format!(
        r#"{{"architecture":"unknown","os":"unknown","comment":"Portolan untags","config":{{"Labels":{{"portolan.untagged":"{name}:{of}","portolan.was":"{was}"}}}},"rootfs":{{"type":"layers","diff_ids":[]}},"history":[]}}"#
    );
    let config_digest = Digest::of(config.as_bytes());
    let manifest = format!(
        r#"{{"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json","config":{{"mediaType":"application/vnd.docker.container.image.v1+json","size":{},"digest":"{config_digest}"}},"layers":[]}}"#,
        config.len()
    );
    (config_digest, Digest::of(manifest.as_bytes()))
}

// I7
#[tokio::test]
async fn a_digest_is_deleted_only_while_its_tags_still_point_at_it() {
    let script = Script::new()
        .on(&format!("HEAD {TAG}"), recorded("head-manifest"))
        .on("HEAD /v2/acme/web/manifests/latest", answer(404, ""))
        .on(&format!("HEAD {}", by_digest(&digest())), recorded("head-manifest"))
        .on(&format!("DELETE {}", by_digest(&digest())), recorded("deleted"));
    assert_eq!(delete(&script, &["1.0", "latest"]).await, Ok(()));
    let other = Digest::of(b"pushed meanwhile");
    let script = Script::new()
        .on(&format!("HEAD {TAG}"), recorded("head-manifest"))
        .on("HEAD /v2/acme/web/manifests/latest", head(&other));
    assert_eq!(delete(&script, &["1.0", "latest"]).await, Err(ErrorKind::TagMoved(other)));
}

// I9
#[tokio::test]
async fn a_digest_the_registry_only_made_up_is_not_deleted() {
    let head_line = format!("HEAD {}", by_digest(&digest()));
    let script = Script::new().on(&head_line, answer(404, ""));
    assert_eq!(delete(&script, &[]).await, Err(ErrorKind::NotFound));
    let other = Digest::of(b"other");
    let script = Script::new().on(&head_line, head(&other));
    let refused = delete(&script, &[]).await;
    assert_eq!(refused, Err(ErrorKind::DigestMismatch { declared: digest(), found: other }));
    for sent in script.sent() {
        assert!(sent.headers.get("accept").unwrap().contains(MediaType::OCI_INDEX.as_str()));
    }
}

#[tokio::test]
async fn deletes_that_are_off_are_called_that() {
    let (head_line, line) =
        (format!("HEAD {}", by_digest(&digest())), format!("DELETE {}", by_digest(&digest())));
    let by_code = r#"{"errors":[{"code":"UNSUPPORTED","message":"no"}]}"#;
    for refusal in [recorded("deletes-off"), answer(405, ""), answer(400, by_code)] {
        let script = Script::new().on(&head_line, recorded("head-manifest")).on(&line, refusal);
        assert_eq!(delete(&script, &[]).await, Err(ErrorKind::DeletesOff));
    }
}

#[tokio::test]
async fn whether_deletes_are_on_is_asked_with_a_digest_nothing_has() {
    let line = format!("DELETE {NOTHING}");
    for (refusal, on) in [("delete-unknown-digest", true), ("deletes-off", false)] {
        let script = Script::new().on(&line, recorded(refusal));
        assert_eq!(registry(&script).deletes_are_on(&repository("acme/web")).await.unwrap(), on);
        script.finish();
    }
    for (status, kind) in
        [(401, ErrorKind::Unauthorized), (403, ErrorKind::Forbidden), (500, ErrorKind::ServerFault)]
    {
        let script = Script::new().on(&line, answer(status, ""));
        let error = registry(&script).deletes_are_on(&repository("acme/web")).await.unwrap_err();
        assert_eq!(error.kind, kind);
    }
}

#[tokio::test]
async fn a_registry_that_deletes_tags_is_let_do_it() {
    let script = Script::new()
        .on(&format!("HEAD {TAG}"), recorded("head-manifest"))
        .on(&format!("DELETE {TAG}"), answer(202, ""));
    assert_eq!(untag(&script).await, Ok(Untag::Deleted));
}

// I7
#[tokio::test]
async fn a_tag_that_moved_is_left_alone() {
    let other = Digest::of(b"pushed meanwhile");
    let script = Script::new().on(&format!("HEAD {TAG}"), head(&other));
    assert_eq!(untag(&script).await, Err(ErrorKind::TagMoved(other.clone())));
    // Also when it moves at the last moment, before its place is taken.
    let script = Script::new()
        .on(&format!("HEAD {TAG}"), recorded("head-manifest"))
        .on(&format!("DELETE {TAG}"), recorded("delete-by-tag"))
        .on(&format!("DELETE {NOTHING}"), recorded("delete-unknown-digest"))
        .on(&format!("POST {UPLOADS}"), answer(202, "").field("Location", "/v2/acme/web/blobs/uploads/1"))
        .on(&format!("PUT {UPLOADS}1?digest={}", encoded(&empty().0)), recorded("upload-done"))
        .on(&format!("HEAD {TAG}"), head(&other));
    assert_eq!(untag(&script).await, Err(ErrorKind::TagMoved(other)));
}

#[tokio::test]
async fn a_registry_that_deletes_no_tags_is_given_a_manifest_to_delete_instead() {
    let (script, empty) = moved_to(recorded("deleted"));
    assert_eq!(untag(&script).await, Ok(Untag::Moved));
    let put =
        script.sent().into_iter().find(|sent| sent.line.starts_with("PUT") && sent.line.ends_with("/1.0"));
    let put = put.unwrap();
    assert_eq!(Digest::of(&put.body), empty);
    assert_ne!(empty, digest());
    let read = read(put.headers.get("content-type"), &put.body).unwrap();
    let Manifest::Image(image) = read.manifest else { panic!("no image") };
    let config = script.sent().into_iter().find(|sent| sent.line.contains("/uploads/1")).unwrap().body;
    assert_eq!(image.config.digest.valid(), Some(&Digest::of(&config)));
    // Every DELETE names one manifest, and none the one that stays.
    let deleted: Vec<String> = script.lines().into_iter().filter(|line| line.starts_with("DELETE")).collect();
    assert_eq!(
        deleted,
        [format!("DELETE {TAG}"), format!("DELETE {NOTHING}"), format!("DELETE {}", by_digest(&empty))]
    );
}

#[tokio::test]
async fn no_two_tags_are_ever_moved_to_one_manifest() {
    let mut seen = HashSet::new();
    for (name, of, was) in [
        ("acme/web", "1.0", "a"),
        ("acme/web", "1.1", "a"),
        ("acme/api", "1.0", "a"),
        ("acme/web", "1.0", "b"),
    ] {
        let was = Digest::of(was.as_bytes());
        let (_, empty) = empty_of(name, of, &was);
        let script = Script::new()
            .on(&format!("HEAD /v2/{name}/manifests/{of}"), head(&empty))
            .on(&format!("HEAD /v2/{name}/manifests/{empty}"), head(&empty))
            .on(&format!("DELETE /v2/{name}/manifests/{empty}"), answer(202, ""));
        assert_eq!(registry(&script).untag(&repository(name), &tag(of), &was).await.unwrap(), Untag::Moved);
        assert!(seen.insert(empty), "{name}:{of} was {was}");
    }
}

#[tokio::test]
async fn a_tag_is_never_moved_where_deletes_are_off() {
    let script = Script::new()
        .on(&format!("HEAD {TAG}"), recorded("head-manifest"))
        .on(&format!("DELETE {TAG}"), recorded("deletes-off-by-tag"))
        .on(&format!("DELETE {NOTHING}"), recorded("deletes-off"));
    let refused = registry(&script).untag(&repository("acme/web"), &tag("1.0"), &digest()).await.unwrap_err();
    script.finish();
    let said = Some("The operation is unsupported.");
    assert_eq!(
        (refused.kind, refused.status, refused.said.as_deref()),
        (ErrorKind::DeletesOff, Some(405), said)
    );
}

#[tokio::test]
async fn what_was_left_half_done_is_told_and_taken_up_again() {
    let (script, empty) = moved_to(answer(500, "disk full"));
    let registry = registry(&script);
    let (name, tag) = (repository("acme/web"), tag("1.0"));
    let error = registry.untag(&name, &tag, &digest()).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::HalfUntagged(empty.clone()));
    assert_eq!((error.status, error.said.as_deref()), (Some(500), Some("disk full")));
    script.finish();
    let script = script
        .on(&format!("HEAD {TAG}"), head(&empty))
        .on(&format!("HEAD {}", by_digest(&empty)), head(&empty))
        .on(&format!("DELETE {}", by_digest(&empty)), recorded("deleted"));
    assert_eq!(registry.untag(&name, &tag, &digest()).await.unwrap(), Untag::Moved);
    script.finish();
}

#[tokio::test]
async fn a_stand_in_that_somebody_else_deleted_is_gone_all_the_same() {
    for listed in [answer(200, r#"{"name":"acme/web","tags":["1.1"]}"#), answer(404, "")] {
        let (script, empty) = moved_to(answer(404, ""));
        let script = script
            .on(&format!("HEAD {}", by_digest(&empty)), answer(404, ""))
            .on(&format!("HEAD {TAG}"), answer(404, ""))
            .on(&format!("GET {TAGS}"), listed);
        assert_eq!(untag(&script).await, Ok(Untag::Moved));
    }
}

/// Somebody else deleted the empty manifest.
fn gone_before() -> (Script, Digest) {
    let (script, empty) = moved_to(answer(404, ""));
    (script.on(&format!("HEAD {}", by_digest(&empty)), answer(404, "")), empty)
}

/// The tag is listed and has no manifest.
fn without_manifest(script: Script) -> Script {
    script
        .on(&format!("HEAD {TAG}"), answer(404, ""))
        .on(&format!("GET {TAGS}"), answer(200, r#"{"name":"acme/web","tags":["1.0","1.1"]}"#))
}

/// It is moved to the empty manifest, and goes with it.
fn goes(script: Script, empty: &Digest) -> Script {
    script
        .on(&format!("PUT {TAG}"), answer(201, ""))
        .on(&format!("HEAD {}", by_digest(empty)), head(empty))
        .on(&format!("DELETE {}", by_digest(empty)), recorded("deleted"))
}

#[tokio::test]
async fn a_tag_that_was_left_without_a_manifest_is_taken_up_again_and_goes() {
    let (script, empty) = gone_before();
    assert_eq!(untag(&goes(without_manifest(script), &empty)).await, Ok(Untag::Moved));
}

#[tokio::test]
async fn a_tag_that_others_move_again_and_again_is_said_to_be_there_still() {
    let (script, empty) = gone_before();
    let again = |script: Script| {
        script
            .on(&format!("HEAD {TAG}"), head(&empty))
            .on(&format!("HEAD {}", by_digest(&empty)), answer(404, ""))
    };
    let script = again(again(script)).on(&format!("HEAD {TAG}"), head(&empty));
    assert_eq!(untag(&script).await, Err(ErrorKind::HalfUntagged(empty)));
}

#[tokio::test]
async fn a_tag_that_was_pushed_meanwhile_is_not_taken_up_again() {
    for pushed in [Digest::of(b"pushed meanwhile"), digest()] {
        let (script, _) = gone_before();
        let script = script.on(&format!("HEAD {TAG}"), head(&pushed));
        assert_eq!(untag(&script).await, Ok(Untag::Moved));
    }
}

#[tokio::test]
async fn a_tag_that_cannot_be_taken_up_again_is_there_still_and_goes_another_time() {
    let (script, empty) = gone_before();
    let script = without_manifest(script).on(&format!("PUT {TAG}"), answer(500, "disk full"));
    assert_eq!(untag(&script).await, Err(ErrorKind::HalfUntagged(empty.clone())));
    let script = without_manifest(without_manifest(Script::new()))
        .on(&format!("DELETE {NOTHING}"), recorded("delete-unknown-digest"))
        .on(&format!("POST {UPLOADS}"), answer(202, "").field("Location", "/v2/acme/web/blobs/uploads/1"))
        .on(&format!("PUT {UPLOADS}1?digest={}", encoded(&self::empty().0)), recorded("upload-done"));
    assert_eq!(untag(&goes(script, &empty)).await, Ok(Untag::Moved));
}

#[tokio::test]
async fn the_second_tag_is_not_asked_to_be_deleted_in_vain() {
    let (script, _) = moved_to(recorded("deleted"));
    let registry = registry(&script);
    registry.untag(&repository("acme/web"), &tag("1.0"), &digest()).await.unwrap();
    let script = script
        .on("HEAD /v2/acme/web/manifests/1.1", recorded("head-manifest"))
        .on(&format!("POST {UPLOADS}"), answer(503, ""));
    registry.untag(&repository("acme/web"), &tag("1.1"), &digest()).await.unwrap_err();
    // What one repository lets be deleted says nothing of another.
    let script = script
        .on("HEAD /v2/acme/api/manifests/1.1", recorded("head-manifest"))
        .on("DELETE /v2/acme/api/manifests/1.1", answer(403, ""));
    let refused = registry.untag(&repository("acme/api"), &tag("1.1"), &digest()).await.unwrap_err();
    assert_eq!(refused.kind, ErrorKind::Forbidden);
    script.finish();
}

// C7
#[tokio::test]
async fn nothing_is_uploaded_to_another_origin() {
    for (location, kind) in [
        ("https://evil.example/upload", ErrorKind::UploadElsewhere("https://evil.example".parse().unwrap())),
        (
            "http://registry.example/upload",
            ErrorKind::UploadElsewhere("http://registry.example".parse().unwrap()),
        ),
        ("//evil.example/upload", ErrorKind::UploadElsewhere("https://evil.example".parse().unwrap())),
        ("https://registry.example@evil.example/", ErrorKind::Unreadable),
        ("", ErrorKind::UploadHidden),
    ] {
        let script = Script::new()
            .on(&format!("HEAD {TAG}"), recorded("head-manifest"))
            .on(&format!("DELETE {TAG}"), recorded("delete-by-tag"))
            .on(&format!("DELETE {NOTHING}"), recorded("delete-unknown-digest"))
            .on(&format!("POST {UPLOADS}"), answer(202, "").field("Location", location));
        assert_eq!(untag(&script).await, Err(kind), "{location}");
    }
}
