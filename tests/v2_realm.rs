//! Realms: where a registry's word is believed, where a person's is wanted, and where neither is any use.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::http::Challenge;
use portolan::registry::error::{Error, ErrorKind};
use portolan::registry::{RealmFault, Registry};
use proptest::prelude::*;
use support::script::{Answer, Script, answer};
use support::{ADA, ada, origin, repository};

const NOBODY: (&str, &str) = ("authorization", "");
const AS_ADA: (&str, &str) = ("authorization", ADA);
const T1: (&str, &str) = ("authorization", "Bearer t1");
const T2: (&str, &str) = ("authorization", "Bearer t2");
const TAGS: &str = "GET /v2/acme/app/tags/list?n=100";
const ELSEWHERE: &str =
    "https://auth.example/token?service=reg&scope=repository%3Aacme%2Fapp%3Apull&client_id=portolan";

fn challenge(realm: &str) -> Answer {
    answer(401, "").field("WWW-Authenticate", &format!("Bearer realm=\"{realm}\",service=\"reg\""))
}

fn lacking(realm: &str) -> Answer {
    let field = format!("Bearer realm=\"{realm}\",service=\"reg\",error=\"insufficient_scope\"");
    answer(401, "").field("WWW-Authenticate", &field)
}

fn tags() -> Answer {
    answer(200, r#"{"tags":["1"]}"#)
}

fn token(text: &str) -> Answer {
    answer(200, format!(r#"{{"token":"{text}"}}"#))
}

fn at(script: &Script, home: &str) -> Registry<Script> {
    Registry::new(script.clone(), origin(home))
}

async fn read(registry: &Registry<Script>) -> Result<usize, Error> {
    registry.tag_names(&repository("acme/app"), None).await.map(|page| page.tags.len())
}

/// Why a realm is refused; nothing when it is believed, and then it is asked at `asked`.
async fn fault(home: &str, realm: &str, asked: &str) -> Option<RealmFault> {
    let asked = format!("GET {asked}service=reg&scope=repository%3Aacme%2Fapp%3Apull&client_id=portolan");
    let script = Script::new()
        .on(&format!("GET {home}/v2/acme/app/tags/list?n=100"), challenge(realm))
        .on_with(&asked, &[NOBODY], answer(500, ""));
    let error = read(&at(&script, home)).await.unwrap_err();
    match error.kind {
        ErrorKind::RealmRefused(fault) => {
            assert_eq!(script.lines().len(), 1, "{realm}");
            Some(fault)
        }
        ErrorKind::ServerFault => None,
        other => panic!("{realm}: {other:?}"),
    }
}

const HOME: &str = "https://registry.example";
const OPEN: &str = "http://registry.example";

// C1, C3
#[tokio::test]
async fn a_realm_is_absolute_and_over_tls_unless_the_registry_is_in_clear_on_the_same_host() {
    for (home, realm) in [
        (HOME, "https://registry.example/token"),
        (HOME, "https://auth.example/token"),
        (OPEN, "https://auth.example/token"),
        (OPEN, "http://registry.example/token"),
        (OPEN, "http://registry.example:5001/token"),
    ] {
        assert_eq!(fault(home, realm, &format!("{realm}?")).await, None, "{home} {realm}");
    }
    for (home, realm) in [
        (HOME, "http://registry.example/token"),
        (HOME, "http://auth.example/token"),
        (OPEN, "http://auth.example/token"),
        (OPEN, "http://registry.example.evil.example/token"),
    ] {
        assert_eq!(fault(home, realm, "-").await, Some(RealmFault::InClear), "{home} {realm}");
    }
    for realm in
        ["", "/token", "//auth.example/token", "auth.example/token", "ftp://auth.example/", "javascript:x"]
    {
        assert_eq!(fault(HOME, realm, "-").await, Some(RealmFault::NotAUrl), "{realm}");
    }
}

// C2
#[tokio::test]
async fn a_realm_inside_a_network_is_refused_unless_the_registry_is_on_that_very_host() {
    for realm in [
        "https://169.254.169.254/latest/meta-data",
        "https://10.0.0.1/token",
        "https://192.168.1.1/token",
        "https://127.0.0.1/token",
        "https://localhost/token",
        "https://x.localhost/token",
        "https://[::1]/token",
        "https://[fe80::1]/token",
        "https://[::ffff:10.0.0.1]/token",
        "https://8.8.8.8/token",
    ] {
        assert_eq!(fault(HOME, realm, "-").await, Some(RealmFault::Inner), "{realm}");
    }
    for realm in ["https://0x7f.1/token", "https://127.1/token", "https://2130706433/token"] {
        assert_eq!(fault(HOME, realm, "-").await, Some(RealmFault::NotAUrl), "{realm}");
    }
    let near = "http://127.0.0.1:5001/token";
    assert_eq!(fault("http://127.0.0.1:5000", near, &format!("{near}?")).await, None);
    assert_eq!(fault("http://localhost:5000", near, "-").await, Some(RealmFault::InClear));
}

// C4
#[tokio::test]
async fn a_realm_smuggles_nothing() {
    for realm in [
        "https://ada:secret@auth.example/token",
        "https://registry.example@evil.example/token",
        "https://auth.example/token#x",
        "https://auth.example/a b",
        "https://auth.example\\@evil.example/",
        "https://auth.example/../token",
        "https://auth.example/%2e%2e/token",
        "https://auth.example/\u{e9}",
    ] {
        assert_eq!(fault(HOME, realm, "-").await, Some(RealmFault::NotAUrl), "{realm}");
    }
    for (realm, asked) in [
        ("https://auth.example/token?a=1", "https://auth.example/token?a=1&"),
        ("https://auth.example/token?service=evil&scope=x%3A*", "https://auth.example/token?"),
        ("https://auth.example/token?a=1&scope=x&b=2&client_id=y", "https://auth.example/token?a=1&b=2&"),
        (
            "https://auth.example/token?sc%6Fpe=x&offline_token=true&account=eve",
            "https://auth.example/token?",
        ),
        ("https://auth.example/token?&&scope&", "https://auth.example/token?"),
        ("https://auth.example", "https://auth.example/?"),
    ] {
        assert_eq!(fault(HOME, realm, asked).await, None, "{realm}");
    }
    // A line break never gets as far: no field holds one.
    assert_eq!(fault(HOME, "https://auth.example/\r\nx: y", "-").await, Some(RealmFault::NotAUrl));
}

// C1
#[tokio::test]
async fn at_another_origin_one_is_nobody_first_and_the_login_goes_there_only_after_a_persons_word() {
    let realm = "https://auth.example/token";
    let script = Script::new()
        .on_with(TAGS, &[AS_ADA], challenge(realm))
        .on_with(&format!("GET {ELSEWHERE}"), &[NOBODY], token("t1"))
        .on_with(TAGS, &[T1], tags())
        .on_with(TAGS, &[T1], lacking(realm));
    let registry = at(&script, HOME);
    registry.resume(ada());
    assert_eq!(read(&registry).await, Ok(1), "what anybody may read needs no login");
    let error = read(&registry).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::RealmNotTrusted(origin("https://auth.example")));
    script.finish();
    assert!(script.authorizations("https://auth.example").is_empty());
    registry.trust_realm(origin("https://auth.example"));
    let script = script
        .on_with(TAGS, &[NOBODY], lacking(realm))
        .on_with(&format!("GET {ELSEWHERE}&offline_token=true"), &[AS_ADA], token("t2"))
        .on_with(TAGS, &[T2], tags());
    // The password is no longer offered to the registry, which was seen to want tokens.
    let outcome = read(&registry).await;
    assert_eq!(outcome, Ok(1), "{:?}", script.lines());
    assert_eq!(script.authorizations("https://auth.example"), [ADA]);
}

// C1: the word was given for one realm, and not for whatever the registry names next.
#[tokio::test]
async fn a_realm_that_changes_is_asked_about_again() {
    let script = Script::new()
        .on("GET /v2/", challenge("https://auth.example/token"))
        .on("GET https://auth.example/token?service=reg&client_id=portolan&offline_token=true", token("t1"))
        .on_with("GET /v2/", &[T1], answer(200, "{}"));
    let registry = at(&script, HOME);
    let ask = || registry.sign_in_v2(ada(), false);
    assert_eq!(ask().await.unwrap_err().kind, ErrorKind::RealmNotTrusted(origin("https://auth.example")));
    registry.trust_realm(origin("https://auth.example"));
    ask().await.unwrap();
    script.finish();
    let script = script
        .on("GET https://auth.example/token?service=reg&scope=repository%3Aacme%2Fapp%3Apull&client_id=portolan&offline_token=true", token("t2"))
        .on_with(TAGS, &[T2], challenge("https://evil.example/token"))
        .on_with("GET https://evil.example/token?service=reg&scope=repository%3Aacme%2Fapp%3Apull&client_id=portolan", &[NOBODY], answer(401, ""));
    let error = read(&registry).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::RealmNotTrusted(origin("https://evil.example")));
    script.finish();
    assert!(script.authorizations("https://evil.example").is_empty());
    for sent in script.sent().iter().filter(|sent| sent.line.contains("evil.example")) {
        assert!(sent.body.is_empty() && !format!("{:?}", sent.headers).contains("t2"));
    }
}

// C1: trust in an endpoint of v1 is for tokens, and no leave to send a password.
#[tokio::test]
async fn trust_in_an_endpoint_is_no_trust_in_a_realm() {
    let script = Script::new().on_with("GET /v2/", &[NOBODY], challenge("https://auth.example/token"));
    let registry = at(&script, HOME);
    registry.trust_endpoint(origin("https://auth.example"));
    let error = registry.sign_in_v2(ada(), false).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::RealmNotTrusted(origin("https://auth.example")));
    assert_eq!(script.lines().len(), 1);
}

#[tokio::test]
async fn one_pair_is_known_to_everybody_and_its_neighbours_are_not() {
    let sends = |home: &str, realm: &str| at(&Script::new(), home).sends_logins_to(&origin(realm));
    assert!(sends("https://registry-1.docker.io", "https://auth.docker.io"));
    for (home, realm) in [
        ("https://registry-1.docker.io", "https://auth.docker.io.evil.example"),
        ("https://registry-1.docker.io", "https://auth.docker.io:444"),
        ("http://registry-1.docker.io", "https://auth.docker.io"),
        ("https://evil.example", "https://auth.docker.io"),
    ] {
        assert!(!sends(home, realm), "{home} {realm}");
    }
}

#[tokio::test]
async fn a_login_in_clear_is_not_sent_to_a_realm_because_it_is_trusted() {
    let registry = at(&Script::new(), HOME);
    registry.trust_realm(origin("http://auth.example"));
    assert!(!registry.sends_logins_to(&origin("http://auth.example")), "C3");
}

#[tokio::test]
async fn where_a_realm_is_refused_a_password_for_the_registry_itself_still_does() {
    let both = r#"Bearer realm="https://10.0.0.1/token",service="reg", Basic realm="Registry""#;
    let script = Script::new()
        .on_with("GET /v2/", &[NOBODY], answer(401, "").field("WWW-Authenticate", both))
        .on_with("GET /v2/", &[AS_ADA], answer(200, "{}"));
    at(&script, HOME).sign_in_v2(ada(), false).await.unwrap();
    script.finish();
}

// C8: fetch takes `Authorization` off when it is led elsewhere, and no other field.
#[tokio::test]
async fn no_secret_stands_in_a_field_of_our_own() {
    let script = Script::new()
        .on(TAGS, challenge("https://registry.example/token"))
        .on("GET /token?service=reg&scope=repository%3Aacme%2Fapp%3Apull&client_id=portolan&offline_token=true", token("t1"))
        .on_with(TAGS, &[T1], tags());
    let registry = at(&script, HOME);
    registry.resume(ada());
    read(&registry).await.unwrap();
    for sent in script.sent() {
        for (name, value) in sent.headers.iter() {
            assert!(name == "authorization" || !(value.contains("t1") || value.contains("horse")), "{name}");
        }
        assert!(!sent.line.contains("horse") && !sent.line.contains("t1"));
    }
}

proptest! {
    // C2 to C4: whatever a registry names, what is asked is what the rules allow.
    #[test]
    fn whatever_realm_is_named_only_one_within_the_rules_is_asked(realm in "(https?://)?[a-z0-9.@:\\[\\]/?#%\\\\ =&-]{0,50}") {
        let field = format!("Bearer realm=\"{}\"", realm.replace('\\', "\\\\"));
        let challenges = Challenge::parse(&field);
        prop_assert_eq!(challenges[0].parameter("realm"), Some(realm.as_str()));
        let script = Script::new().on(TAGS, answer(401, "").field("WWW-Authenticate", &field)).otherwise(500);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let error = runtime.block_on(read(&at(&script, HOME))).unwrap_err();
        match script.sent().get(1) {
            None => prop_assert!(matches!(error.kind, ErrorKind::RealmRefused(_))),
            Some(sent) => {
                let (_, asked) = sent.line.split_once(" https://").unwrap();
                let (host, rest) = asked.split_at(asked.find(['/', '?']).unwrap());
                prop_assert!(!host.contains('@') && !rest.contains('#') && !rest.contains("/../"), "{}", asked);
                let last = host.split(':').next().unwrap().rsplit('.').next().unwrap();
                prop_assert!(!last.bytes().all(|b| b.is_ascii_digit()) && !host.starts_with('['), "{}", asked);
            }
        }
    }
}
