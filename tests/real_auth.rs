//! Signing in to Debian's Distribution 2.8.2: by a password, and by tokens of a server at another origin, which
//! Distribution verifies. What the token server was sent is read from its own list.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use base64::Engine as _;
use portolan::name::Origin;
use portolan::registry::Registry;
use portolan::registry::credential::Basic;
use portolan::registry::error::ErrorKind;
use portolan::registry::v2::At;
use std::cell::Cell;
use std::rc::Rc;
use support::distribution::{Server, server};
use support::native::Native;
use support::{repository, tag};

const PASSWORDS: &str = r#"{"auth":"htpasswd","front":"none"}"#;

fn captain() -> Basic {
    Basic { user: "captain".into(), password: "harbour-1914".into() }
}

fn deckhand() -> Basic {
    Basic { user: "deckhand".into(), password: "bilge-water".into() }
}

fn wrong() -> Basic {
    Basic { user: "captain".into(), password: "harbour-1915".into() }
}

/// What a user name and password look like on their way.
fn sent(basic: &Basic) -> String {
    let pair = format!("{}:{}", basic.user, basic.password);
    format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(pair))
}

async fn digest_of_buoy(registry: &Registry<Native>) -> Result<String, ErrorKind> {
    let fetched = registry.manifest(&repository("buoy"), &At::Tag(tag("1.0"))).await;
    fetched.map(|fetched| fetched.digest.to_string()).map_err(|error| error.kind)
}

#[tokio::test]
async fn with_passwords_nothing_is_shown_before_a_sign_in_and_everything_after() {
    let registry = server(PASSWORDS).registry();
    assert_eq!(registry.catalog(None).await.unwrap_err().kind, ErrorKind::Unauthorized);
    assert_eq!(registry.sign_in_v2(wrong(), false).await.unwrap_err().kind, ErrorKind::Unauthorized);
    assert_eq!(registry.catalog(None).await.unwrap_err().kind, ErrorKind::Unauthorized, "nothing was kept");
    assert!(registry.sign_in_v2(captain(), false).await.unwrap().proves_password);
    let names = registry.catalog(None).await.unwrap().repositories;
    assert!(names.iter().any(|name| name.to_string() == "harbour/pilot"));
    assert!(digest_of_buoy(&registry).await.is_ok());
}

/// A registry with a token server nobody else asks, and where that is.
fn with_tokens(salt: &str, tokens: &str) -> (&'static Server, Registry<Native>, Origin) {
    let kind = format!(r#"{{"auth":"token","front":"none","tokens":{tokens},"for":"{salt}"}}"#);
    let server = server(&kind);
    (server, server.registry(), server.tokens.clone().unwrap())
}

/// Who the token server took each request for, and what it granted.
async fn granted(server: &Server) -> Vec<(String, String)> {
    let asked = server.asked_for_tokens().await;
    let one = |asked: &serde_json::Value| {
        let granted = asked["granted"].as_array().cloned().unwrap_or_default();
        let scope =
            granted.iter().map(|scope| format!("{}:{}", scope["name"], scope["actions"]).replace('"', ""));
        (asked["user"].as_str().unwrap_or("refused").to_owned(), scope.collect::<Vec<_>>().join(" "))
    };
    asked.iter().map(one).collect()
}

// C1: the password goes to another origin only after a person agreed to that origin.
#[tokio::test]
async fn a_password_goes_to_a_realm_at_another_origin_only_after_consent() {
    let (server, registry, realm) = with_tokens("consent", "{}");
    let error = registry.sign_in_v2(captain(), false).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::RealmNotTrusted(realm.clone()));
    assert_eq!(registry.login_goes_to(), realm);
    for asked in server.asked_for_tokens().await {
        assert!(asked["authorization"].is_null() && asked["form"].is_null(), "{asked}");
    }
    registry.trust_realm(realm);
    assert!(registry.sign_in_v2(captain(), false).await.unwrap().proves_password);
    let asked = server.asked_for_tokens().await;
    let told = |asked: &serde_json::Value| {
        asked["authorization"] == sent(&captain()).as_str() || asked["form"]["password"] == "harbour-1914"
    };
    assert_eq!(asked.iter().filter(|asked| told(asked)).count(), 1, "{asked:?}");
    assert!(digest_of_buoy(&registry).await.is_ok(), "and Distribution takes what it was given");
    assert!(registry.catalog(None).await.unwrap().complete);
}

#[tokio::test]
async fn a_wrong_password_is_refused_by_the_token_server_and_not_kept() {
    let (server, registry, realm) = with_tokens("wrong", "{}");
    registry.trust_realm(realm);
    assert_eq!(registry.sign_in_v2(wrong(), false).await.unwrap_err().kind, ErrorKind::Unauthorized);
    let error = digest_of_buoy(&registry).await.unwrap_err();
    assert_eq!(error, ErrorKind::Unauthorized);
    assert_eq!(registry.signed_in(), None);
    assert!(granted(server).await.iter().all(|(user, _)| user != "captain"));
}

#[tokio::test]
async fn what_anybody_may_pull_is_pulled_by_a_token_for_nobody() {
    let (server, registry, _) = with_tokens("anonymous", r#"{"anonymous":["pull"]}"#);
    assert!(digest_of_buoy(&registry).await.is_ok());
    assert_eq!(granted(server).await, [(String::new(), "buoy:[pull]".to_owned())]);
    assert_eq!(registry.catalog(None).await.unwrap_err().kind, ErrorKind::Unauthorized);
}

#[tokio::test]
async fn a_user_with_fewer_rights_is_told_so_and_is_not_asked_again() {
    let (_, registry, realm) = with_tokens("fewer", "{}");
    registry.trust_realm(realm);
    registry.sign_in_v2(deckhand(), false).await.unwrap();
    assert!(digest_of_buoy(&registry).await.is_ok());
    assert_eq!(registry.catalog(None).await.unwrap_err().kind, ErrorKind::Forbidden);
}

// C5: a token is kept for its scope, and asked for again when it has run out.
#[tokio::test]
async fn a_token_is_asked_for_once_for_its_scope_and_again_when_it_has_run_out() {
    let (server, _, realm) = with_tokens("cached", r#"{"life":300}"#);
    let ahead: Rc<Cell<i64>> = Rc::default();
    let registry = Registry::new(Native::with_clock(ahead.clone()), server.address.clone());
    registry.trust_realm(realm);
    registry.sign_in_v2(captain(), false).await.unwrap();
    let of_buoy = async || granted(server).await.iter().filter(|(_, scope)| scope == "buoy:[pull]").count();
    for _ in 0..3 {
        digest_of_buoy(&registry).await.unwrap();
    }
    assert_eq!(of_buoy().await, 1);
    ahead.set(301_000);
    for _ in 0..3 {
        digest_of_buoy(&registry).await.unwrap();
    }
    assert_eq!(of_buoy().await, 2);
}

#[tokio::test]
async fn a_token_server_whose_tokens_the_registry_does_not_take_is_not_asked_for_ever() {
    let (server, registry, realm) = with_tokens("late", r#"{"expired":true,"anonymous":["pull"]}"#);
    assert_eq!(digest_of_buoy(&registry).await.unwrap_err(), ErrorKind::Unauthorized);
    registry.trust_realm(realm);
    assert_eq!(registry.sign_in_v2(captain(), false).await.unwrap_err().kind, ErrorKind::Forbidden);
    assert_eq!(registry.signed_in(), None, "what it does not let in is not kept");
    assert!(granted(server).await.len() <= 4, "{:?}", granted(server).await);
}

#[tokio::test]
async fn an_old_token_server_that_knows_no_post_is_asked_by_get() {
    let (server, registry, realm) = with_tokens("old", r#"{"post":false}"#);
    registry.trust_realm(realm);
    registry.sign_in_v2(captain(), false).await.unwrap();
    digest_of_buoy(&registry).await.unwrap();
    let last = server.asked_for_tokens().await.pop().unwrap();
    assert_eq!((last["method"].as_str(), last["user"].as_str()), (Some("GET"), Some("captain")));
}
