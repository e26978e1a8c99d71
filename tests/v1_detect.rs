//! Finding out what a server speaks, and what `_ping` tells of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::http::TransportError;
use portolan::registry::detect::Kind;
use portolan::registry::error::ErrorKind;
use support::script::{Answer, Script, answer, silence};
use support::{HOME, ada, origin, registry};

const PAGE: &str = "<!DOCTYPE html><title>404 Not Found</title><h1>Not Found</h1>";

fn kind(kind: Option<&Kind>) -> &'static str {
    match kind {
        Some(Kind::V1(facts)) if facts.standalone => "v1",
        Some(Kind::V1(_)) => "v1 apart",
        Some(Kind::V2(_)) => "v2",
        None => "unknown",
    }
}

#[tokio::test]
async fn version_2_is_known_by_its_field_or_its_body_and_costs_one_request() {
    let field = |status| answer(status, PAGE).field("Docker-Distribution-Api-Version", "registry/2.0");
    let unauthorized = r#"{"errors":[{"code":"UNAUTHORIZED"}]}"#;
    let table: [(&str, Answer, bool); 6] = [
        ("field", field(200), false),
        ("field on 401", field(401), true),
        ("empty object", answer(200, "{}"), false),
        ("list of errors", answer(401, unauthorized), true),
        ("bearer challenge", answer(401, "").field("WWW-Authenticate", "Bearer realm=\"https://a/t\""), true),
        ("field on 404", field(404), false),
    ];
    for (name, first, wants_sign_in) in table {
        let script = Script::new().on("GET /v2/", first);
        let found = registry(&script).detect().await.unwrap();
        assert_eq!(kind(found.kind.as_ref()), "v2", "{name}");
        assert_eq!(found.wants_sign_in, wants_sign_in, "{name}");
        assert_eq!(script.lines(), ["GET /v2/"], "{name}");
    }
}

#[tokio::test]
async fn version_1_is_known_by_its_ping_in_every_form_seen() {
    let table: [(&str, Answer, &str, bool); 8] = [
        ("docker-registry", answer(200, "{}").field("X-Docker-Registry-Standalone", "True"), "v1", false),
        ("Quay", answer(200, "true").field("X-Docker-Registry-Standalone", "0"), "v1 apart", false),
        ("npm", answer(200, "true"), "v1", false),
        ("the documents", answer(200, "\"\"").field("X-Docker-Registry-Version", "0.6.0"), "v1", false),
        ("debug", answer(200, r#"{"host":["Linux"],"versions":{}}"#), "v1", false),
        ("a mirror", answer(200, "{}").field("X-Docker-Registry-Standalone", "mirror"), "v1 apart", false),
        ("one", answer(200, "{}").field("X-Docker-Registry-Standalone", "1"), "v1", false),
        ("a locked door", answer(401, PAGE), "v1", true),
    ];
    for (name, ping, expected, wants_sign_in) in table {
        let script = Script::new().on("GET /v2/", answer(404, PAGE)).on("GET /v1/_ping", ping);
        let registry = registry(&script);
        let found = registry.detect().await.unwrap();
        assert_eq!(kind(found.kind.as_ref()), expected, "{name}");
        assert_eq!(found.wants_sign_in, wants_sign_in, "{name}");
        assert_eq!(registry.is_standalone(), expected == "v1", "{name}");
        assert_eq!(found.probes.len(), 2, "{name}");
    }
}

#[tokio::test]
async fn a_very_old_registry_is_found_at_the_third_step() {
    let script = Script::new()
        .on("GET /v2/", answer(404, PAGE))
        .on("GET /v1/_ping", answer(404, PAGE))
        .on("GET /_ping", answer(200, "true"));
    assert_eq!(kind(registry(&script).detect().await.unwrap().kind.as_ref()), "v1");
}

#[tokio::test]
async fn a_web_server_that_answers_anything_with_a_page_is_no_registry() {
    let script = Script::new()
        .on("GET /v2/", answer(200, PAGE))
        .on("GET /v1/_ping", answer(200, PAGE))
        .on("GET /_ping", answer(200, "OK"));
    let found = registry(&script).detect().await.unwrap();
    assert_eq!(found.kind, None);
    let outcomes: Vec<_> = found.probes.iter().map(|probe| probe.outcome.clone()).collect();
    assert_eq!(outcomes, [Ok(200), Ok(200), Ok(200)]);
}

#[tokio::test]
async fn a_404_that_the_page_may_not_read_is_no_end() {
    let script = Script::new()
        .on("GET /v2/", silence(TransportError::Unreachable))
        .on("GET /v1/_ping", answer(200, "{}"));
    let found = registry(&script).detect().await.unwrap();
    assert_eq!(kind(found.kind.as_ref()), "v1");
    assert_eq!(found.probes[0].outcome, Err(TransportError::Unreachable));
}

#[tokio::test]
async fn where_nothing_answers_the_error_is_the_last_probes() {
    let script = Script::new()
        .on("GET /v2/", silence(TransportError::Unreachable))
        .on("GET /v1/_ping", silence(TransportError::Unreachable))
        .on("GET /_ping", silence(TransportError::TimedOut));
    let error = registry(&script).detect().await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Transport(TransportError::TimedOut));
}

#[tokio::test]
async fn where_the_way_breaks_before_the_ping_is_answered_nobody_is_said_to_be_no_registry() {
    let script = Script::new()
        .on("GET /v2/", answer(404, PAGE))
        .on("GET /v1/_ping", silence(TransportError::Unreachable))
        .on("GET /_ping", silence(TransportError::Unreachable));
    let error = registry(&script).detect().await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Transport(TransportError::Unreachable));
}

/// Security notes C8.
#[tokio::test]
async fn a_redirect_to_another_origin_is_told_and_not_believed() {
    let elsewhere = |path: &str| answer(200, "{}").from(&format!("https://other.example{path}"));
    let script = Script::new()
        .on("GET /v2/", elsewhere("/v2/"))
        .on("GET /v1/_ping", elsewhere("/v1/_ping"))
        .on("GET /_ping", elsewhere("/_ping"));
    let error = registry(&script).detect().await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Redirected(origin("https://other.example")));
}

#[tokio::test]
async fn a_password_goes_along_where_one_is_kept() {
    let script = Script::new()
        .on_with("GET /v2/", &[("authorization", support::ADA)], answer(404, PAGE))
        .on_with("GET /v1/_ping", &[("authorization", support::ADA)], answer(200, "{}"));
    let registry = registry(&script);
    registry.resume(ada());
    registry.detect().await.unwrap();
    script.finish();
}

#[tokio::test]
async fn ping_shows_what_the_server_says_of_itself() {
    let ping = answer(200, "x".repeat(9000))
        .field("X-Docker-Registry-Version", "0.6.0")
        .field("X-Docker-Registry-Config", "dev")
        .field("X-Docker-Registry-Standalone", "True")
        .field("Server", "gunicorn");
    let script = Script::new().on("GET /v1/_ping", ping);
    let ping = registry(&script).ping().await.unwrap();
    assert_eq!(ping.url.to_string(), format!("{HOME}/v1/_ping"));
    assert_eq!((ping.facts.version.as_deref(), ping.facts.config.as_deref()), (Some("0.6.0"), Some("dev")));
    assert_eq!(ping.headers.len(), 3);
    assert_eq!(ping.body.len(), 500);
}
