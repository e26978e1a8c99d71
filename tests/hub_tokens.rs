//! Hub and registry apart: how tokens are got, held, kept apart and renewed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::registry::error::ErrorKind;
use portolan::registry::hub::TokenCheck;
use support::hub::{IMAGES, OWN_TAGS, TAGS, hub, issued, token, trusting};
use support::script::{Script, answer};
use support::{ADA, ada, id, origin, registry, repository, tag};

#[tokio::test]
async fn a_token_is_held_and_renewed_once_after_a_401() {
    let refused = || answer(401, r#"{"error":"Requires authorization"}"#).field("WWW-Authenticate", "Token");
    let script = Script::new()
        .on(IMAGES, issued(1))
        .on_with(TAGS, &[("authorization", &token(1))], answer(200, "{}"))
        .on_with(TAGS, &[("authorization", &token(1))], answer(200, "{}"))
        .on_with(TAGS, &[("authorization", &token(1))], refused())
        .on(IMAGES, issued(2))
        .on_with(TAGS, &[("authorization", &token(2))], answer(200, "{}"))
        .on_with(TAGS, &[("authorization", &token(2))], refused())
        .on(IMAGES, issued(3))
        .on_with(TAGS, &[("authorization", &token(3))], refused());
    let registry = trusting(&script);
    for _ in 0..3 {
        registry.tags(&repository("ada/web")).await.unwrap();
    }
    // Signed in, a fresh token refused: no sign-in would help.
    let error = registry.tags(&repository("ada/web")).await.unwrap_err();
    assert_eq!((error.kind, error.status), (ErrorKind::Forbidden, Some(401)));
    script.finish();
}

#[tokio::test]
async fn writes_are_repeated_with_a_fresh_token_too_since_they_were_not_carried_out() {
    let put = "PUT https://one.example/v1/repositories/ada/web/tags/1.0";
    let create = "PUT /v1/repositories/ada/web/";
    let script = Script::new()
        .on_body(create, &[("authorization", ADA), ("x-docker-token", "true")], "[]", issued(1))
        .on_with(put, &[("authorization", &token(1))], answer(401, ""))
        .on_body(create, &[("authorization", ADA)], "[]", issued(2))
        .on_with(put, &[("authorization", &token(2))], answer(200, "true"));
    trusting(&script).set_tag(&repository("ada/web"), &tag("1.0"), &id('a')).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn tokens_for_reading_and_writing_and_of_other_repositories_are_kept_apart() {
    let script = Script::new()
        .on(IMAGES, issued(1))
        .on_with(TAGS, &[("authorization", &token(1))], answer(200, "{}"))
        .on("PUT /v1/repositories/ada/web/", issued(2))
        .on_with(
            "PUT https://one.example/v1/repositories/ada/web/tags/1.0",
            &[("authorization", &token(2))],
            answer(200, ""),
        )
        .on("GET /v1/repositories/busybox/images", issued(3))
        .on_with(
            "GET https://one.example/v1/repositories/library/busybox/tags",
            &[("authorization", &token(3))],
            answer(200, "{}"),
        );
    let registry = trusting(&script);
    registry.tags(&repository("ada/web")).await.unwrap();
    registry.set_tag(&repository("ada/web"), &tag("1.0"), &id('a')).await.unwrap();
    registry.tags(&repository("busybox")).await.unwrap();
    script.finish();
}

/// The only other way to a token for deleting is to delete the repository at the index.
#[tokio::test]
async fn a_tag_is_deleted_with_a_token_that_costs_no_repository() {
    let delete = "DELETE https://one.example/v1/repositories/ada/web/tags/1.0";
    let script = Script::new()
        .on_with("DELETE /v1/repositories/ada/web/images", &[("authorization", ADA)], issued(1))
        .on_with(delete, &[("authorization", &token(1))], answer(200, "true"));
    trusting(&script).delete_tag(&repository("ada/web"), &tag("1.0")).await.unwrap();
    script.finish();
    let script = Script::new()
        .on("DELETE /v1/repositories/ada/web/images", answer(501, ""))
        .on("PUT /v1/repositories/ada/web/", issued(2))
        .on_with(delete, &[("authorization", &token(2))], answer(200, "Deleted"));
    trusting(&script).delete_tag(&repository("ada/web"), &tag("1.0")).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn without_an_account_public_repositories_are_read_and_private_ones_ask_for_a_sign_in() {
    let script = Script::new()
        .on_with(IMAGES, &[("authorization", "")], issued(1))
        .on_with(TAGS, &[("authorization", &token(1))], answer(200, "{}"))
        .on("GET /v1/repositories/ada/secret/images", answer(401, "\"no\""));
    let registry = trusting(&script);
    registry.sign_out();
    registry.trust_endpoint(origin("https://one.example"));
    registry.tags(&repository("ada/web")).await.unwrap();
    assert!(registry.tags(&repository("ada/secret")).await.unwrap_err().wants_sign_in());
}

/// Some Hubs take a token once: the next request has it refused, gets another and is repeated.
#[tokio::test]
async fn single_use_tokens_work() {
    let script = Script::new()
        .on(IMAGES, issued(1))
        .on_with(TAGS, &[("authorization", &token(1))], answer(200, "{}"))
        .on_with(TAGS, &[("authorization", &token(1))], answer(401, ""))
        .on(IMAGES, issued(2))
        .on_with(TAGS, &[("authorization", &token(2))], answer(200, "{}"));
    let registry = trusting(&script);
    registry.tags(&repository("ada/web")).await.unwrap();
    registry.tags(&repository("ada/web")).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn a_standalone_registry_that_asks_for_a_token_gets_one() {
    let asks = answer(401, r#"{"error":"Requires authorization"}"#).field("WWW-Authenticate", "Token");
    let script = Script::new()
        .on_with(OWN_TAGS, &[("authorization", ADA)], asks)
        .on_with(IMAGES, &[("authorization", ADA)], issued(1))
        .on_with(OWN_TAGS, &[("authorization", &token(1))], answer(200, "{}"))
        .on_with(OWN_TAGS, &[("authorization", &token(1))], answer(200, "{}"));
    let registry = registry(&script);
    registry.resume(ada());
    registry.tags(&repository("ada/web")).await.unwrap();
    registry.tags(&repository("ada/web")).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn a_standalone_registry_behind_a_password_asks_for_a_sign_in_once() {
    let asks = answer(401, "<html>401</html>").field("WWW-Authenticate", "Basic realm=\"r\"");
    let script = Script::new().on(OWN_TAGS, asks);
    let error = registry(&script).tags(&repository("ada/web")).await.unwrap_err();
    assert!(error.wants_sign_in());
    assert_eq!(script.sent().len(), 1);
}

#[tokio::test]
async fn the_check_of_a_token_presents_that_token_to_the_index() {
    for (status, body, expected) in [
        (200, "\"OK\"", Ok(TokenCheck::Good)),
        (403, "\"no\"", Ok(TokenCheck::Refused)),
        (401, "", Ok(TokenCheck::Refused)),
        (404, r#"{"error":"unknown"}"#, Ok(TokenCheck::UnknownRepository)),
        (404, "<html>", Err(ErrorKind::Unsupported)),
        (501, "", Err(ErrorKind::Unsupported)),
    ] {
        let script = Script::new().on(IMAGES, issued(1)).on_with(
            "PUT /v1/repositories/ada/web/auth",
            &[("authorization", &token(1))],
            answer(status, body),
        );
        let checked = hub(&script).check_token(&repository("ada/web")).await;
        assert_eq!(checked.map_err(|error| error.kind), expected, "{status} {body}");
    }
}
