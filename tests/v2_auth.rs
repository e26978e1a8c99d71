//! As whom a v2 registry is asked: nobody, a password, a token; how tokens are asked for, kept and renewed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::name::Origin;
use portolan::registry::Registry;
use portolan::registry::error::{Error, ErrorKind};
use support::script::{Answer, Script, answer};
use support::{ADA, ada, origin, registry, repository};

const TAGS: &str = "GET /v2/acme/app/tags/list?n=100";
const CATALOG: &str = "GET /v2/_catalog?n=100";
/// A token asked for as nobody, at the registry's own origin.
const PULL: &str = "GET /token?service=reg&scope=repository%3Aacme%2Fapp%3Apull&client_id=portolan";
/// The same as the user.
const PULL_AS_USER: &str =
    "GET /token?service=reg&scope=repository%3Aacme%2Fapp%3Apull&client_id=portolan&offline_token=true";

const NOBODY: (&str, &str) = ("authorization", "");
const T1: (&str, &str) = ("authorization", "Bearer t1");
const T2: (&str, &str) = ("authorization", "Bearer t2");
const AS_ADA: (&str, &str) = ("authorization", ADA);

fn tags() -> Answer {
    answer(200, r#"{"tags":["1"]}"#)
}

fn refused(error: &str) -> Answer {
    let error = if error.is_empty() { String::new() } else { format!(",error=\"{error}\"") };
    // The scope named is another one: it is not the server's to say.
    let field = format!(
        r#"Bearer realm="https://registry.example/token",service="reg",scope="repository:x/y:*"{error}"#
    );
    answer(401, r#"{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}"#)
        .field("WWW-Authenticate", &field)
}

fn token(text: &str) -> Answer {
    answer(200, format!(r#"{{"token":"{text}","expires_in":300}}"#))
}

async fn read(registry: &Registry<Script>) -> Result<usize, Error> {
    registry.tag_names(&repository("acme/app"), None).await.map(|page| page.tags.len())
}

async fn kind(registry: &Registry<Script>) -> ErrorKind {
    read(registry).await.unwrap_err().kind
}

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

#[tokio::test]
async fn a_token_that_could_not_be_sent_as_it_is_is_not_sent() {
    for body in
        ["{}", r#"{"token":""}"#, r#"{"token":"a b"}"#, r#"{"token":"a\r\nx: y"}"#, r#"{"token":7}"#, "no"]
    {
        let script = Script::new().on(TAGS, refused("")).on(PULL, answer(200, body));
        assert_eq!(kind(&registry(&script)).await, ErrorKind::Unreadable, "{body}");
    }
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
