//! What a v2 server says beside its answers: how many requests are left, when to come back, and whether it is v1 too.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::registry::RateLimit;
use portolan::registry::detect::Kind;
use portolan::registry::error::ErrorKind;
use std::cell::Cell;
use std::rc::Rc;
use support::registry;
use support::script::{Answer, Script, answer, silence};

const CATALOG: &str = "GET /v2/_catalog?n=100";

fn empty() -> Answer {
    answer(200, r#"{"repositories":[]}"#)
}

#[tokio::test]
async fn what_is_left_is_known_as_the_server_last_said_it() {
    let left = |limit: &str, remaining: &str| {
        empty().field("ratelimit-limit", limit).field("RateLimit-Remaining", remaining)
    };
    let some = |limit, remaining, window| Some(RateLimit { limit, remaining, window });
    for (limit, remaining, expected) in [
        ("100;w=21600", "76;w=21600", some(100, 76, Some(21_600))),
        ("100", "0", some(100, 0, None)),
        (" 5000 , 5000;w=3600", "4999", some(5000, 4999, Some(3600))),
        ("many", "76", None),
        ("100", "-1", None),
        ("", "", None),
    ] {
        let script = Script::new().on(CATALOG, left(limit, remaining)).on(CATALOG, empty());
        let registry = registry(&script);
        let told = Rc::new(Cell::new(0));
        let heard = told.clone();
        registry.on_rate_limit(Some(Rc::new(move || heard.set(heard.get() + 1))));
        registry.catalog(None).await.unwrap();
        assert_eq!(registry.rate_limit(), expected, "{limit} {remaining}");
        assert_eq!(told.get(), u32::from(expected.is_some()));
        registry.catalog(None).await.unwrap();
        assert_eq!(registry.rate_limit(), expected, "an answer that says nothing changes nothing");
    }
}

#[tokio::test]
async fn a_server_that_asks_for_time_gets_it_and_one_that_asks_for_much_is_told_of() {
    let busy = |seconds: &str| answer(429, "").field("Retry-After", seconds);
    let script = Script::new().on(CATALOG, busy("3")).on(CATALOG, empty());
    registry(&script).catalog(None).await.unwrap();
    assert_eq!(script.pauses(), [3000]);
    let script = Script::new().on(CATALOG, busy("3600"));
    let error = registry(&script).catalog(None).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::RateLimited(Some(3600)));
    assert!(script.pauses().is_empty());
}

// P12
#[tokio::test]
async fn the_other_protocol_is_looked_for_only_when_asked_and_by_one_request() {
    let script = Script::new().on("GET /v2/", answer(200, "{}"));
    let registry = registry(&script);
    registry.detect().await.unwrap();
    assert_eq!(script.lines(), ["GET /v2/"]);
    let ping = answer(200, "{}").field("X-Docker-Registry-Standalone", "false");
    let script = script.on("GET /v1/_ping", ping);
    let found = registry.look_for(false).await.unwrap();
    assert!(matches!(found, Kind::V1(facts) if !facts.standalone) && !registry.is_standalone());
    assert_eq!(script.lines(), ["GET /v2/", "GET /v1/_ping"]);
}

#[tokio::test]
async fn a_page_for_people_or_no_answer_is_no_other_protocol() {
    use portolan::http::TransportError::Unreachable;
    // A door before all of it wants a password for whatever is asked.
    let door = answer(401, "").field("WWW-Authenticate", "Basic realm=\"harbour\"");
    for nothing in [answer(404, "404 page not found"), answer(200, "<html>"), silence(Unreachable), door] {
        let script = Script::new().on("GET /v1/_ping", nothing);
        assert_eq!(registry(&script).look_for(false).await, None);
    }
    let script = Script::new().on("GET /v2/", answer(404, "<html>"));
    assert_eq!(registry(&script).look_for(true).await, None);
    let realm = answer(401, "").field("WWW-Authenticate", "Bearer realm=\"https://auth.example/token\"");
    let script = Script::new().on("GET /v2/", realm);
    let Some(Kind::V2(facts)) = registry(&script).look_for(true).await else { panic!("no v2") };
    assert_eq!(facts.realm.as_deref(), Some("https://auth.example/token"));
    assert_eq!((facts.schemes.join(" ").as_str(), facts.wants_sign_in), ("bearer", true));
}
