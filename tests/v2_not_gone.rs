//! What an answer to a deletion is believed to say: a 404 only where what was to go is gone, and no refusal more than it
//! says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::registry::error::ErrorKind;
use support::deletion::{NOTHING, TAG, UPLOADS, by_digest, delete, digest, untag};
use support::recorded::recorded;
use support::script::{Script, answer};
use support::{registry, repository};

#[tokio::test]
async fn a_manifest_that_is_still_there_after_its_delete_was_not_found_is_not_called_deleted() {
    let path = by_digest(&digest());
    let (head_line, line) = (format!("HEAD {path}"), format!("DELETE {path}"));
    let seen = || Script::new().on(&head_line, recorded("head-manifest")).on(&line, answer(404, ""));
    let script = seen().on(&head_line, recorded("head-manifest"));
    assert_eq!(delete(&script, &[]).await, Err(ErrorKind::DeletesOff));
    let script = seen().on(&head_line, answer(404, ""));
    assert_eq!(delete(&script, &[]).await, Err(ErrorKind::NotFound));
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
        assert_eq!(delete(&script, &[]).await, Err(kind), "{status}");
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
