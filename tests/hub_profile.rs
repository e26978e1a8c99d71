//! Profiles, e-mail addresses and tokens of people: what is sent, what is read, and who is shown what.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::image::Timestamp;
use portolan::registry::Registry;
use portolan::registry::credential::Basic;
use portolan::registry::error::ErrorKind;
use portolan::registry::hub::{
    AccountScope, AccountToken, Authorization, EmailMark, OAuthState, ProfileChange, Returned,
};
use portolan_sandbox::{Manner, Sandbox, SandboxTransport, sample};
use support::script::{Script, answer};
use support::{origin, registry, url};

const NOW: Timestamp = Timestamp(1_400_000_000_000);

fn hub() -> (Sandbox, Registry<SandboxTransport>) {
    let sandbox = Sandbox::apart();
    let place = sandbox.places().index;
    (sandbox.clone(), Registry::new(SandboxTransport::new(&sandbox), place))
}

fn captain() -> Basic {
    let (user, password) = sample::CAPTAIN;
    Basic { user: user.into(), password: password.into() }
}

fn asked(scopes: &[AccountScope]) -> Authorization {
    Authorization {
        client_id: "portolan".into(),
        redirect_uri: Some("https://console.example/tools/".into()),
        scopes: scopes.to_vec(),
        state: OAuthState::new([7; 16]),
    }
}

/// Follows the page on which one agrees, as a browser would: the address behind the word.
fn agree(sandbox: &Sandbox, authorize: &str, word: &str) -> Returned {
    let target = authorize.split_once("example").unwrap().1;
    let page = sandbox.handle(&portolan_sandbox::Request::new("GET", target)).text();
    let before = page.split_once(&format!("\">{word}<")).unwrap().0;
    let href = before.rsplit_once("href=\"").unwrap().1.replace("&amp;", "&");
    Returned::parse(href.split_once('?').unwrap().1).unwrap()
}

#[tokio::test]
async fn a_profile_is_read_and_changed_by_basic() {
    let (_, hub) = hub();
    hub.sign_in(captain(), false).await.unwrap();
    let user = sample::CAPTAIN.0;
    let profile = hub.profile(user).await.unwrap();
    assert_eq!(profile.username, user);
    assert_eq!(profile.date_joined, Timestamp::parse("2014-03-02T08:15:30.120Z"));
    assert_eq!(profile.full_name, None);
    let change = ProfileChange {
        full_name: Some("Ada \"the\" Captain".into()),
        company: Some(String::new()),
        ..ProfileChange::default()
    };
    let changed = hub.change_profile(user, &change).await.unwrap();
    assert_eq!(changed.full_name.as_deref(), Some("Ada \"the\" Captain"));
    assert_eq!(hub.profile(user).await.unwrap(), changed);
    let wrong = ProfileChange { profile_url: Some("javascript:1".into()), ..ProfileChange::default() };
    assert_eq!(hub.change_profile(user, &wrong).await.unwrap_err().kind, ErrorKind::Rejected);
}

#[tokio::test]
async fn addresses_are_added_marked_and_removed_and_the_primary_one_stays() {
    let (_, hub) = hub();
    hub.sign_in(captain(), false).await.unwrap();
    let user = sample::CAPTAIN.0;
    let first = hub.emails(user).await.unwrap().remove(0);
    assert!(first.primary && first.verified);
    let added = hub.add_email(user, "ada@second.example").await.unwrap();
    assert!(!added.primary && !added.verified);
    assert!(hub.mark_email(user, "ada@second.example", EmailMark::Verified).await.unwrap().verified);
    assert!(hub.mark_email(user, "ada@second.example", EmailMark::Primary).await.unwrap().primary);
    let refused = hub.remove_email(user, "ada@second.example").await.unwrap_err();
    assert_eq!(refused.kind, ErrorKind::Rejected);
    hub.remove_email(user, &first.email).await.unwrap();
    let left: Vec<String> = hub.emails(user).await.unwrap().into_iter().map(|one| one.email).collect();
    assert_eq!(left, ["ada@second.example"]);
    let absent = hub.remove_email(user, &first.email).await.unwrap_err();
    assert_eq!(absent.kind, ErrorKind::NotFound);
}

#[tokio::test]
async fn nobody_another_user_and_an_unknown_one_are_told_apart() {
    let (_, hub) = hub();
    let kind = |error: portolan::registry::error::Error| error.kind;
    assert_eq!(hub.profile(sample::CAPTAIN.0).await.map_err(kind), Err(ErrorKind::Unauthorized));
    hub.sign_in(captain(), false).await.unwrap();
    assert_eq!(hub.profile(sample::MATE.0).await.map_err(kind), Err(ErrorKind::Forbidden));
    assert_eq!(hub.profile("nobody_here").await.map_err(kind), Err(ErrorKind::NotFound));
}

#[tokio::test]
async fn a_code_becomes_a_token_that_lets_do_what_was_agreed_to_and_no_more() {
    let (sandbox, hub) = hub();
    let exchange = url(&format!("{}/exchange/", hub.origin()));
    let address = hub.authorize_url(&asked(&[AccountScope::ProfileRead])).unwrap().to_string();
    let returned = agree(&sandbox, &address, "Allow");
    assert_eq!(returned.state, OAuthState::new([7; 16]).as_str());
    let code = returned.outcome.unwrap();
    let redirect = Some("https://console.example/tools/");
    let token = hub.redeem(&exchange, &code, redirect, NOW).await.unwrap();
    assert_eq!(token.username.as_deref(), Some(sample::CAPTAIN.0));
    assert_eq!(token.expires, Some(Timestamp(NOW.0 + 15_552_000_000)));
    assert!(token.lets(AccountScope::ProfileRead) && !token.lets(AccountScope::EmailRead));
    hub.profile(sample::CAPTAIN.0).await.unwrap();
    assert_eq!(hub.emails(sample::CAPTAIN.0).await.unwrap_err().kind, ErrorKind::Forbidden);
    let again = hub.redeem(&exchange, &code, redirect, NOW).await.unwrap_err();
    assert_eq!(again.kind, ErrorKind::Rejected, "a code is good once");
}

#[tokio::test]
async fn a_token_is_renewed_once_with_its_refresh_token() {
    let (sandbox, hub) = hub();
    let exchange = url(&format!("{}/exchange/", hub.origin()));
    let address = hub.authorize_url(&asked(&AccountScope::ALL)).unwrap().to_string();
    let code = agree(&sandbox, &address, "Allow").outcome.unwrap();
    let first = hub.redeem(&exchange, &code, None, NOW).await.unwrap();
    assert!(!first.is_expired(NOW) && first.is_expired(Timestamp(NOW.0 + 15_552_000_000)));
    let second = hub.renew(&exchange, NOW).await.unwrap();
    assert_ne!(first, second);
    assert_eq!(hub.account_token(), Some(second));
    hub.hold_account_token(Some(first));
    assert_eq!(hub.renew(&exchange, NOW).await.unwrap_err().kind, ErrorKind::Rejected);
    assert_eq!(hub.renew(&exchange, NOW).await.unwrap_err().kind, ErrorKind::Unauthorized);
}

#[tokio::test]
async fn refusing_comes_back_as_a_word_and_no_code() {
    let (sandbox, hub) = hub();
    let address = hub.authorize_url(&asked(&[])).unwrap().to_string();
    assert_eq!(agree(&sandbox, &address, "Refuse").outcome, Err("access_denied".to_owned()));
}

/// Security notes C18: whatever is not what a Hub sends back is nothing, a code without a state first of all.
#[test]
fn only_a_plain_code_with_a_state_comes_back() {
    for query in [
        "",
        "?",
        "?code=abc",
        "?state=abc",
        "?state=&code=abc",
        "?state=a%0d&code=abc",
        "?state=a&code=a%22b",
        "?statement=a&code=b",
        "?state=a&code=",
    ] {
        assert_eq!(Returned::parse(query), None, "{query}");
    }
    let returned = Returned::parse("?theme=dark&state=5f&code=c0-de").unwrap();
    assert_eq!((returned.state.as_str(), returned.outcome), ("5f", Ok("c0-de".to_owned())));
}

/// Security notes C18 and C16: no secret is in what the page sends or prints.
#[tokio::test]
async fn the_exchange_gets_the_code_alone_and_nothing_prints_a_token() {
    let token = r#"{"access_token":"s3cret-access","refresh_token":"s3cret-refresh","expires_in":60}"#;
    let form = "grant_type=authorization_code&code=c0de&redirect_uri=https%3A%2F%2Fconsole.example%2F";
    let script = Script::new().on_body(
        "POST https://portal.example/oauth/token",
        &[("authorization", ""), ("content-type", "application/x-www-form-urlencoded")],
        form,
        answer(200, token),
    );
    let registry = registry(&script);
    registry.resume(captain());
    let service = url("https://portal.example/oauth/token");
    let token = registry.redeem(&service, "c0de", Some("https://console.example/"), NOW).await.unwrap();
    assert!(!format!("{token:?}").contains("s3cret"));
    script.finish();
}

/// Security notes C17 and P11: a token is for its own origin, and not for the open sea.
#[tokio::test]
async fn a_token_goes_to_its_own_origin_alone_and_never_in_clear() {
    let token = AccountToken::pasted(" Bearer abc.def ").unwrap();
    let script = Script::new().on_with(
        "GET /api/v1.1/users/ada/",
        &[("authorization", "Bearer abc.def")],
        answer(200, r#"{"username":"ada"}"#),
    );
    let hub = registry(&script);
    hub.hold_account_token(Some(token.clone()));
    hub.profile("ada").await.unwrap();
    let script = Script::new().on_with(
        "GET http://hub.example/api/v1.1/users/ada/",
        &[("authorization", "")],
        answer(401, ""),
    );
    let far = Registry::new(script.clone(), origin("http://hub.example"));
    far.hold_account_token(Some(token));
    assert_eq!(far.profile("ada").await.unwrap_err().kind, ErrorKind::Unauthorized);
    let other = AccountToken::pasted("def").unwrap();
    let refused = far.try_account_token("ada", other).await.unwrap_err();
    assert_eq!(refused.kind, ErrorKind::PasswordInClear);
    assert_eq!(far.authorize_url(&asked(&[])).unwrap_err().kind, ErrorKind::PasswordInClear);
    let service = url("http://portal.example/oauth/token");
    assert_eq!(far.redeem(&service, "c", None, NOW).await.unwrap_err().kind, ErrorKind::PasswordInClear);
    script.finish();
}

#[test]
fn what_cannot_stand_in_a_header_field_is_no_token() {
    for text in ["", "   ", "Bearer ", "a b", "a\nb", "töken"] {
        assert_eq!(AccountToken::pasted(text), None, "{text:?}");
    }
}

/// Security notes D12: a field of a wrong type counts as missing.
#[tokio::test]
async fn a_profile_with_wrong_types_is_read_as_far_as_it_goes() {
    let odd = r#"{"username":"ada","id":"77","date_joined":1,"full_name":null,"company":["x"],"is_active":"yes","email":7}"#;
    let script = Script::new().on("GET /api/v1.1/users/ada/", answer(200, odd));
    let profile = registry(&script).profile("ada").await.unwrap();
    assert_eq!(
        (profile.id, profile.date_joined, profile.company, profile.is_active),
        (None, None, None, None)
    );
    for body in ["[]", "{}", r#"{"username":""}"#, "nonsense"] {
        let script = Script::new().on("GET /api/v1.1/users/ada/", answer(200, body));
        assert_eq!(registry(&script).profile("ada").await.unwrap_err().kind, ErrorKind::Unreadable);
    }
}

#[tokio::test]
async fn a_registry_that_stands_alone_has_no_people_to_ask_about() {
    let sandbox = Sandbox::empty(Manner::Standalone);
    let place = sandbox.places().index;
    let alone = Registry::new(SandboxTransport::new(&sandbox), place);
    assert_eq!(alone.profile("nobody_here").await.unwrap_err().kind, ErrorKind::Unauthorized);
}
