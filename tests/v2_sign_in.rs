//! Signing in to a v2 registry and out of it: the realm is asked and then the registry, and what was given is renewed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::name::Origin;
use portolan::registry::Registry;
use portolan::registry::error::ErrorKind;
use support::script::{Script, answer};
use support::tokens::{AS_ADA, NOBODY, PULL, PULL_AS_USER, T1, T2, TAGS, read, refused, tags, token};
use support::{ada, origin, registry};

#[tokio::test]
async fn signing_in_asks_the_realm_and_then_the_registry() {
    let login = "GET /token?service=reg&client_id=portolan&offline_token=true";
    let script = Script::new()
        .on_with("GET /v2/", &[NOBODY], refused(""))
        .on_with(login, &[AS_ADA], token("t1"))
        .on_with("GET /v2/", &[T1], answer(200, "{}"))
        .on_with(PULL_AS_USER, &[AS_ADA], token("t2"))
        .on_with(TAGS, &[T2], tags());
    let registry = registry(&script);
    assert!(registry.sign_in_v2(ada(), false).await.unwrap().proves_password);
    read(&registry).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn a_wrong_password_is_told_from_missing_rights() {
    let login = "GET /token?service=reg&client_id=portolan&offline_token=true";
    let wrong = Script::new().on("GET /v2/", refused("")).on(login, answer(401, "{}"));
    let error = registry(&wrong).sign_in_v2(ada(), false).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unauthorized);
    let without = Script::new().on("GET /v2/", refused("")).on(login, token("t1")).on_with(
        "GET /v2/",
        &[T1],
        refused("insufficient_scope"),
    );
    let registry = registry(&without);
    assert_eq!(registry.sign_in_v2(ada(), false).await.unwrap_err().kind, ErrorKind::Forbidden);
    assert_eq!(registry.signed_in(), None);
}

#[tokio::test]
async fn where_the_page_may_not_read_the_challenge_the_realm_can_be_said() {
    let silent = || answer(401, "");
    let script =
        Script::new().on_with("GET /v2/", &[NOBODY], silent()).on_with("GET /v2/", &[AS_ADA], silent());
    let registry = registry(&script);
    assert_eq!(registry.sign_in_v2(ada(), false).await.unwrap_err().kind, ErrorKind::NoChallenge);
    registry.assume_realm("https://auth.example/token", "reg").unwrap();
    let script = script
        .on_with(
            "GET https://auth.example/token?service=reg&client_id=portolan&offline_token=true",
            &[AS_ADA],
            token("t1"),
        )
        .on_with("GET /v2/", &[T1], answer(200, "{}"));
    registry.sign_in_v2(ada(), false).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn a_renewing_token_spares_the_password_and_is_dropped_when_it_is_stale() {
    let login = "GET /token?service=reg&client_id=portolan&offline_token=true";
    let form = |refresh: &str| {
        format!(
            "grant_type=refresh_token&service=reg&client_id=portolan&access_type=offline\
             &scope=repository%3Aacme%2Fapp%3Apull&refresh_token={refresh}"
        )
    };
    let script = Script::new()
        .on("GET /v2/", refused(""))
        .on(login, answer(200, r#"{"token":"t0","refresh_token":"r 1"}"#))
        .on("GET /v2/", answer(200, "{}"))
        .on_body(
            "POST /token",
            &[NOBODY],
            &form("r%201"),
            answer(200, r#"{"access_token":"t1","refresh_token":"r2"}"#),
        )
        .on_with(TAGS, &[T1], tags());
    let registry = registry(&script);
    registry.sign_in_v2(ada(), false).await.unwrap();
    read(&registry).await.unwrap();
    script.finish();
    script.pass(60);
    let script = script
        .on_body("POST /token", &[NOBODY], &form("r2"), answer(400, r#"{"error":"invalid_grant"}"#))
        .on_with(PULL_AS_USER, &[AS_ADA], token("t2"))
        .on_with(TAGS, &[T2], tags());
    read(&registry).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn a_realm_that_takes_no_get_is_asked_by_post() {
    for status in [404, 405] {
        let login = "GET /token?service=reg&client_id=portolan&offline_token=true";
        let form = "grant_type=password&service=reg&client_id=portolan&access_type=offline&scope=\
                    &username=ada&password=correct%20horse";
        let script = Script::new()
            .on("GET /v2/", refused(""))
            .on(login, answer(status, ""))
            .on_body(
                "POST /token",
                &[("content-type", "application/x-www-form-urlencoded")],
                form,
                token("t1"),
            )
            .on_with("GET /v2/", &[T1], answer(200, "{}"));
        registry(&script).sign_in_v2(ada(), false).await.unwrap();
        script.finish();
    }
}

#[tokio::test]
async fn signing_out_forgets_tokens_and_what_is_under_way() {
    let script = Script::new()
        .on_with(TAGS, &[AS_ADA], refused(""))
        .on_with(PULL_AS_USER, &[AS_ADA], token("t1"))
        .on_with(TAGS, &[T1], tags())
        .on_with(PULL, &[NOBODY], token("t2"))
        .on_with(TAGS, &[T2], tags());
    let registry = registry(&script);
    registry.resume(ada());
    read(&registry).await.unwrap();
    registry.sign_out();
    read(&registry).await.unwrap();
    script.finish();
}

// P11
#[tokio::test]
async fn a_password_goes_in_clear_only_after_a_persons_word() {
    let home: Origin = origin("http://registry.example");
    let basic = || answer(401, "").field("WWW-Authenticate", "Basic realm=x");
    let script = Script::new();
    let registry = Registry::new(script.clone(), home.clone());
    assert_eq!(registry.sign_in_v2(ada(), false).await.unwrap_err().kind, ErrorKind::PasswordInClear);
    assert!(script.lines().is_empty());
    let script = script.on_with("GET http://registry.example/v2/", &[NOBODY], basic()).on_with(
        "GET http://registry.example/v2/",
        &[AS_ADA],
        answer(200, "{}"),
    );
    registry.sign_in_v2(ada(), true).await.unwrap();
    script.finish();
    let realm = "Bearer realm=\"http://registry.example:5001/token\",service=reg";
    let script =
        Script::new().on("GET http://registry.example/v2/", answer(401, "").field("WWW-Authenticate", realm));
    let registry = Registry::new(script.clone(), home);
    registry.trust_realm(origin("http://registry.example:5001"));
    assert_eq!(registry.sign_in_v2(ada(), false).await.unwrap_err().kind, ErrorKind::PasswordInClear);
}
