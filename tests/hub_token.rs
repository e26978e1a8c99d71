//! The token of an account: which one is in use, and from when on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::http::{Request, Response, Transport, TransportError};
use portolan::image::Timestamp;
use portolan::registry::Registry;
use portolan::registry::error::ErrorKind;
use portolan::registry::hub::AccountToken;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};
use support::script::{Script, answer};
use support::{origin, registry, url};

const NOW: Timestamp = Timestamp(1_400_000_000_000);

#[tokio::test]
async fn a_token_that_does_not_say_whose_it_is_is_used_once_that_is_known() {
    let issued = r#"{"access_token":"abc","refresh_token":"more","expires_in":60}"#;
    let script = Script::new()
        .on("POST https://portal.example/oauth/token", answer(200, issued))
        .on_with(
            "GET /api/v1.1/users/ada/",
            &[("authorization", "Bearer abc")],
            answer(200, r#"{"username":"ada"}"#),
        )
        .on("POST https://portal.example/oauth/token", answer(200, r#"{"access_token":"def"}"#));
    let (hub, service) = (registry(&script), url("https://portal.example/oauth/token"));
    let token = hub.redeem(&service, "c0de", None, NOW).await.unwrap();
    assert_eq!((&token.username, hub.account_token()), (&None, None));
    assert_eq!(hub.try_account_token("ada", token).await.as_deref(), Ok("ada"));
    let held = hub.account_token().unwrap();
    assert_eq!((held.username.as_deref(), held.is_renewable()), (Some("ada"), true));
    hub.renew(&service, NOW).await.unwrap();
    assert_eq!(
        hub.account_token().unwrap().username.as_deref(),
        Some("ada"),
        "a fresh one is of the same user"
    );
    script.finish();
}

/// A server that never answers.
struct Silent;

impl Transport for Silent {
    async fn send(&self, _: Request) -> Result<Response, TransportError> {
        std::future::pending().await
    }

    async fn pause(&self, _: u32) {}

    fn now(&self) -> i64 {
        NOW.0
    }
}

#[test]
fn a_token_whose_trial_is_left_in_the_middle_is_never_in_use() {
    let hub = Registry::new(Silent, origin("https://hub.example"));
    let untried = AccountToken::pasted("abc").unwrap();
    {
        let mut trial = pin!(hub.try_account_token("ada", untried));
        assert!(trial.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        assert_eq!(hub.account_token(), None, "nothing else goes by it in the meantime");
    }
    assert_eq!(hub.account_token(), None);
}

#[tokio::test]
async fn a_token_that_is_refused_leaves_the_one_before_it_in_use() {
    let script = Script::new().on_with(
        "GET /api/v1.1/users/ada/",
        &[("authorization", "Bearer wrong")],
        answer(401, ""),
    );
    let (hub, good) = (registry(&script), AccountToken::pasted("good"));
    hub.hold_account_token(good.clone());
    let wrong = AccountToken::pasted("wrong").unwrap();
    let refused = hub.try_account_token("ada", wrong).await.unwrap_err();
    assert_eq!((refused.kind, hub.account_token()), (ErrorKind::Unauthorized, good));
    script.finish();
}
