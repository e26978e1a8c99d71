//! What an answer to a deletion is believed to say: a 404 only where what was to go is gone, and no refusal more than it
//! says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::name::Digest;
use portolan::registry::error::ErrorKind;
use portolan::registry::v2::Untag;
use support::recorded::{body, recorded};
use support::script::{Script, answer};
use support::{registry, repository, tag};

const TAG: &str = "/v2/acme/web/manifests/1.0";
const UPLOADS: &str = "/v2/acme/web/blobs/uploads/";
const NOTHING: &str =
    "/v2/acme/web/manifests/sha256:0000000000000000000000000000000000000000000000000000000000000000";

fn digest() -> Digest {
    Digest::of(&body("get-manifest"))
}

async fn delete(script: &Script) -> Result<(), ErrorKind> {
    let deleted = registry(script).delete_digest(&repository("acme/web"), &digest(), &[]).await;
    script.finish();
    deleted.map_err(|error| error.kind)
}

async fn untag(script: &Script) -> Result<Untag, ErrorKind> {
    let untagged = registry(script).untag(&repository("acme/web"), &tag("1.0"), &digest()).await;
    script.finish();
    untagged.map_err(|error| error.kind)
}

#[tokio::test]
async fn a_manifest_that_is_still_there_after_its_delete_was_not_found_is_not_called_deleted() {
    let path = format!("/v2/acme/web/manifests/{}", digest());
    let (head_line, line) = (format!("HEAD {path}"), format!("DELETE {path}"));
    let seen = || Script::new().on(&head_line, recorded("head-manifest")).on(&line, answer(404, ""));
    let script = seen().on(&head_line, recorded("head-manifest"));
    assert_eq!(delete(&script).await, Err(ErrorKind::DeletesOff));
    let script = seen().on(&head_line, answer(404, ""));
    assert_eq!(delete(&script).await, Err(ErrorKind::NotFound));
}

#[tokio::test]
async fn a_deletion_that_fails_for_another_reason_is_not_called_switched_off() {
    let path = format!("/v2/acme/web/manifests/{}", digest());
    for (status, kind) in [
        (401, ErrorKind::Unauthorized),
        (403, ErrorKind::Forbidden),
        (429, ErrorKind::RateLimited(None)),
        (500, ErrorKind::ServerFault),
    ] {
        let script = Script::new()
            .on(&format!("HEAD {path}"), recorded("head-manifest"))
            .on(&format!("DELETE {path}"), answer(status, ""));
        assert_eq!(delete(&script).await, Err(kind), "{status}");
    }
}

#[tokio::test]
async fn a_404_that_says_deletes_are_unsupported_is_no_missing_digest() {
    let refusal = r#"{"errors":[{"code":"UNSUPPORTED","message":"no"}]}"#;
    let script = Script::new().on(&format!("DELETE {NOTHING}"), answer(404, refusal));
    assert_eq!(registry(&script).deletes_are_on(&repository("acme/web")).await, Ok(false));
    script.finish();
}

#[tokio::test]
async fn a_tag_that_is_still_there_is_not_taken_for_gone() {
    let begun = || {
        Script::new()
            .on(&format!("HEAD {TAG}"), recorded("head-manifest"))
            .on(&format!("DELETE {TAG}"), recorded("delete-unknown-digest"))
    };
    let script = begun().on(&format!("HEAD {TAG}"), answer(404, ""));
    assert_eq!(untag(&script).await, Err(ErrorKind::NotFound));
    // A registry that knows no manifest of the tag's name, and takes no uploads either.
    let script = begun()
        .on(&format!("HEAD {TAG}"), recorded("head-manifest"))
        .on(&format!("DELETE {NOTHING}"), recorded("delete-unknown-digest"))
        .on(&format!("POST {UPLOADS}"), answer(404, ""));
    assert_eq!(untag(&script).await, Err(ErrorKind::Rejected));
}
