//! A door in front of a registry that shows nothing of what is behind it: what is possible, and what comes of a password.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::registry::Registry;
use portolan::registry::detect::Kind;
use portolan::registry::error::ErrorKind;
use support::script::{Answer, Script, answer};
use support::{ADA, ada, origin, registry};

const PAGE: &str = "<html><head><title>401 Authorization Required</title></head><h1>401</h1></html>";

fn kind(kind: Option<&Kind>) -> &'static str {
    match kind {
        Some(Kind::V1(_)) => "v1",
        Some(Kind::V2(_)) => "v2",
        None => "unknown",
    }
}

/// The 401 of a proxy in front: a page, and a challenge that is none of a registry's.
fn door() -> Answer {
    answer(401, PAGE).field("WWW-Authenticate", "Basic realm=\"Harbour\"")
}

#[tokio::test]
async fn a_door_that_shows_nothing_of_what_is_behind_it_leaves_both_protocols_open() {
    let script = Script::new().on("GET /v2/", door()).on("GET /v1/_ping", door());
    let found = registry(&script).detect().await.unwrap();
    assert_eq!((found.kind, found.locked, found.wants_sign_in), (None, true, true));
    let outcomes: Vec<_> = found.probes.iter().map(|probe| probe.outcome.clone()).collect();
    assert_eq!(outcomes, [Ok(401), Ok(401)], "and is not knocked at a third time");
}

#[tokio::test]
async fn a_door_before_v2_alone_leaves_v2_possible() {
    let script = Script::new()
        .on("GET /v2/", door())
        .on("GET /v1/_ping", answer(404, PAGE))
        .on("GET /_ping", answer(404, PAGE));
    let found = registry(&script).detect().await.unwrap();
    assert_eq!((found.kind, found.locked, found.wants_sign_in), (None, true, true));
}

#[tokio::test]
async fn a_registry_of_v1_that_names_itself_or_is_open_is_one_whatever_door_is_before_v2() {
    let named = door().field("X-Docker-Registry-Version", "0.9.1");
    for ping in [named, answer(200, "true")] {
        let script = Script::new().on("GET /v2/", door()).on("GET /v1/_ping", ping);
        let found = registry(&script).detect().await.unwrap();
        assert_eq!((kind(found.kind.as_ref()), found.locked, found.wants_sign_in), ("v1", false, true));
    }
}

#[tokio::test]
async fn a_door_opened_by_a_password_shows_which_protocol_is_behind_it() {
    let as_ada = &[("authorization", ADA)];
    let v2 = Script::new().on_with("GET /v2/", as_ada, answer(200, "{}"));
    let v1 = Script::new().on_with("GET /v2/", as_ada, answer(404, PAGE)).on_with(
        "GET /v1/_ping",
        as_ada,
        answer(200, "true"),
    );
    let page = || answer(200, PAGE);
    let neither = Script::new()
        .on_with("GET /v2/", as_ada, page())
        .on_with("GET /v1/_ping", as_ada, page())
        .on_with("GET /_ping", as_ada, page());
    for (script, expected) in [(v2, "v2"), (v1, "v1"), (neither, "unknown")] {
        let script = script.on_with("GET /v2/", &[("authorization", "")], door());
        let script = script.on_with("GET /v1/_ping", &[("authorization", "")], door());
        let registry = registry(&script);
        assert!(registry.detect().await.unwrap().locked);
        let (login, found) = registry.sign_in_at_door(ada(), false).await.unwrap();
        assert_eq!((login.user.as_str(), login.proves_password), ("ada", true));
        assert_eq!(kind(found.as_ref()), expected);
        assert_eq!(registry.signed_in().as_deref(), Some("ada"));
        script.finish();
    }
}

#[tokio::test]
async fn a_door_that_stays_shut_keeps_no_password() {
    let script = Script::new().on("GET /v2/", door()).on("GET /v1/_ping", door());
    let registry = registry(&script);
    let refused = registry.sign_in_at_door(ada(), false).await.unwrap_err();
    assert_eq!((refused.kind, registry.signed_in()), (ErrorKind::Unauthorized, None));
    script.finish();
}

/// Security notes P11 and C8.
#[tokio::test]
async fn a_password_for_a_door_goes_neither_in_clear_nor_is_kept_for_who_sent_it_on() {
    let clear = Registry::new(Script::new(), origin("http://registry.example"));
    assert_eq!(clear.sign_in_at_door(ada(), false).await.unwrap_err().kind, ErrorKind::PasswordInClear);
    let elsewhere = |path: &str| answer(200, "{}").from(&format!("https://other.example{path}"));
    let script = Script::new()
        .on("GET /v2/", elsewhere("/v2/"))
        .on("GET /v1/_ping", elsewhere("/v1/_ping"))
        .on("GET /_ping", elsewhere("/_ping"));
    let registry = registry(&script);
    let refused = registry.sign_in_at_door(ada(), false).await.unwrap_err();
    assert_eq!(refused.kind, ErrorKind::Redirected(origin("https://other.example")));
    assert_eq!(registry.signed_in(), None);
}

#[tokio::test]
async fn behind_a_door_a_registry_may_want_tokens_of_its_own() {
    let bearer = || answer(401, "").field("WWW-Authenticate", "Bearer realm=\"https://registry.example/t\"");
    let script = Script::new()
        .on_with("GET /v2/", &[("authorization", ADA)], bearer())
        .on_with(
            "GET /t?client_id=portolan&offline_token=true",
            &[("authorization", ADA)],
            answer(200, r#"{"token":"t1"}"#),
        )
        .on_with("GET /v2/", &[("authorization", "Bearer t1")], answer(200, "{}"));
    let (_, found) = registry(&script).sign_in_at_door(ada(), false).await.unwrap();
    assert_eq!(kind(found.as_ref()), "v2");
    script.finish();
}
