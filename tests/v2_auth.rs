//! As whom a v2 registry is asked: nobody, a password, a token; how tokens are asked for, kept and renewed without a sign-in.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::registry::error::ErrorKind;
use support::script::{Script, answer};
use support::tokens::{
    AS_ADA, CATALOG, NOBODY, PULL, PULL_AS_USER, T1, T2, TAGS, kind, read, refused, tags, token,
};
use support::{ada, registry, repository};

#[tokio::test]
async fn an_open_registry_is_asked_as_nobody() {
    let script = Script::new().on_with(TAGS, &[NOBODY], tags());
    assert_eq!(read(&registry(&script)).await, Ok(1));
}

#[tokio::test]
async fn a_registry_that_wants_a_password_gets_it_once_it_said_so() {
    let basic = || answer(401, "").field("WWW-Authenticate", "Basic realm=\"Registry\"");
    let script = Script::new().on_with(TAGS, &[NOBODY], basic());
    let registry = registry(&script);
    assert_eq!(kind(&registry).await, ErrorKind::Unauthorized);
    let signed_in = Script::new()
        .on_with("GET /v2/", &[NOBODY], basic())
        .on_with("GET /v2/", &[AS_ADA], answer(200, "{}"))
        .on_with(TAGS, &[AS_ADA], tags());
    let registry = support::registry(&signed_in);
    let login = registry.sign_in_v2(ada(), false).await.unwrap();
    assert_eq!((login.user.as_str(), login.proves_password), ("ada", true));
    assert_eq!(read(&registry).await, Ok(1));
    signed_in.finish();
}

#[tokio::test]
async fn a_token_is_fetched_with_our_own_scope_when_it_is_first_needed_and_kept() {
    let script = Script::new()
        .on_with(TAGS, &[NOBODY], refused(""))
        .on_with(PULL, &[NOBODY], token("t1"))
        .on_with(TAGS, &[T1], tags())
        .on_with(TAGS, &[T1], tags());
    let registry = registry(&script);
    assert_eq!(read(&registry).await, Ok(1));
    assert_eq!(read(&registry).await, Ok(1));
    script.finish();
}

// C5: a token of one scope is not shown for another, though the realm is the same.
#[tokio::test]
async fn another_repository_and_the_catalog_get_tokens_of_their_own() {
    let other = "GET /v2/acme/other/tags/list?n=100";
    let script = Script::new()
        .on_with(TAGS, &[NOBODY], refused(""))
        .on(PULL, token("t1"))
        .on_with(TAGS, &[T1], tags())
        .on("GET /token?service=reg&scope=repository%3Aacme%2Fother%3Apull&client_id=portolan", token("t2"))
        .on_with(other, &[T2], tags())
        .on("GET /token?service=reg&scope=registry%3Acatalog%3A%2A&client_id=portolan", token("t3"))
        .on_with(CATALOG, &[("authorization", "Bearer t3")], answer(200, r#"{"repositories":[]}"#));
    let registry = registry(&script);
    read(&registry).await.unwrap();
    registry.tag_names(&repository("acme/other"), None).await.unwrap();
    registry.catalog(None).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn a_token_is_renewed_before_it_runs_out_by_the_life_its_server_gives() {
    for (body, life) in [
        (r#"{"token":"t1"}"#, 60),
        (r#"{"access_token":"t1","expires_in":0}"#, 60),
        (r#"{"token":"t1","expires_in":300}"#, 300),
        (r#"{"token":"t1","expires_in":300,"issued_at":"2026-01-01T11:58:20Z"}"#, 200),
        (r#"{"token":"t1","expires_in":300,"issued_at":"2020-01-01T00:00:00Z"}"#, 300),
        (r#"{"token":"t1","expires_in":300,"issued_at":"2026-02-01T00:00:00Z"}"#, 300),
        (r#"{"token":"t1","expires_in":"soon","issued_at":7}"#, 60),
    ] {
        let script = Script::new()
            .on_with(TAGS, &[NOBODY], refused(""))
            .on(PULL, answer(200, body))
            .on_with(TAGS, &[T1], tags())
            .on_with(TAGS, &[T1], tags());
        let registry = registry(&script);
        read(&registry).await.unwrap();
        script.pass(life * 9 / 10 - 1);
        read(&registry).await.unwrap();
        script.finish();
        script.pass(1);
        let script = script.on(PULL, token("t2")).on_with(TAGS, &[T2], tags());
        read(&registry).await.unwrap();
        script.finish();
    }
}

// R1: a token is held, and sent in a field.
#[tokio::test]
async fn a_token_that_fits_no_field_is_none() {
    let long = "t".repeat(64 * 1024);
    for body in
        [format!(r#"{{"token":"{long}"}}"#), r#"{"token":"a b"}"#.into(), r#"{"token":"a\nb"}"#.into()]
    {
        let script = Script::new().on_with(TAGS, &[NOBODY], refused("")).on(PULL, answer(200, body));
        assert_eq!(kind(&registry(&script)).await, ErrorKind::Unreadable);
    }
}

#[tokio::test]
async fn a_token_that_is_refused_is_renewed_once_and_then_the_refusal_stands() {
    let script = Script::new()
        .on_with(TAGS, &[NOBODY], refused(""))
        .on(PULL, token("t1"))
        .on_with(TAGS, &[T1], tags())
        .on_with(TAGS, &[T1], refused("invalid_token"))
        .on(PULL, token("t2"))
        .on_with(TAGS, &[T2], tags())
        .on_with(TAGS, &[T2], refused("invalid_token"))
        .on(PULL, token("t1"))
        .on_with(TAGS, &[T1], refused("invalid_token"));
    let registry = registry(&script);
    read(&registry).await.unwrap();
    read(&registry).await.unwrap();
    assert_eq!(kind(&registry).await, ErrorKind::Unauthorized);
    script.finish();
}

#[tokio::test]
async fn a_token_without_the_rights_is_no_reason_to_ask_again() {
    let as_nobody = Script::new().on_with(TAGS, &[NOBODY], refused("")).on(PULL, token("t1")).on_with(
        TAGS,
        &[T1],
        refused("insufficient_scope"),
    );
    assert_eq!(kind(&registry(&as_nobody)).await, ErrorKind::Unauthorized, "a sign-in may help");
    as_nobody.finish();
    let as_user = Script::new()
        .on_with(TAGS, &[AS_ADA], refused(""))
        .on_with(PULL_AS_USER, &[AS_ADA], token("t1"))
        .on_with(TAGS, &[T1], refused("insufficient_scope"))
        // Held, since a server may give the same rights for a while; refused again, it is let go of.
        .on_with(TAGS, &[T1], refused("insufficient_scope"))
        .on_with(PULL_AS_USER, &[AS_ADA], token("t2"))
        .on_with(TAGS, &[T2], tags());
    let registry = registry(&as_user);
    registry.resume(ada());
    assert_eq!(kind(&registry).await, ErrorKind::Forbidden, "another sign-in is no help");
    let error = read(&registry).await.unwrap_err();
    assert_eq!((error.kind, error.status), (ErrorKind::Forbidden, Some(401)));
    assert_eq!(read(&registry).await, Ok(1), "rights that were given in between are seen");
    as_user.finish();
}

#[tokio::test]
async fn what_a_server_says_to_no_end_is_not_followed_for_ever() {
    let mut script = Script::new();
    for at in 0..10 {
        let basic = at % 2 == 0;
        let field = if basic {
            "Basic realm=x"
        } else {
            "Bearer realm=\"https://registry.example/token\",service=reg"
        };
        script =
            script.on(TAGS, answer(401, "").field("WWW-Authenticate", field)).on(PULL_AS_USER, token("t1"));
    }
    let registry = registry(&script);
    registry.resume(ada());
    assert!(matches!(kind(&registry).await, ErrorKind::Forbidden | ErrorKind::Unauthorized));
    assert!(script.lines().len() <= 10, "{:?}", script.lines());
}

#[tokio::test]
async fn a_token_that_could_not_be_sent_as_it_is_is_not_sent() {
    for body in
        ["{}", r#"{"token":""}"#, r#"{"token":"a b"}"#, r#"{"token":"a\r\nx: y"}"#, r#"{"token":7}"#, "no"]
    {
        let script = Script::new().on(TAGS, refused("")).on(PULL, answer(200, body));
        assert_eq!(kind(&registry(&script)).await, ErrorKind::Unreadable, "{body}");
    }
}

// P12: nothing is asked of a host but what the person opened.
#[tokio::test]
async fn finding_out_learns_how_to_ask_and_costs_one_request() {
    let script = Script::new().on("GET /v2/", refused("")).on(PULL, token("t1")).on_with(TAGS, &[T1], tags());
    let registry = registry(&script);
    let found = registry.detect().await.unwrap();
    assert!(found.wants_sign_in);
    read(&registry).await.unwrap();
    script.finish();
}
