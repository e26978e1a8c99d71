//! Every row of the Hub's index against the sandbox: accounts, repositories, tokens, deletion in three steps; and
//! who saw which credential on the way.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::http::TransportError;
use portolan::registry::Registry;
use portolan::registry::credential::Basic;
use portolan::registry::error::ErrorKind;
use portolan::registry::hub::{AccountChange, DeleteState, SignUp, TokenCheck};
use portolan_sandbox::sample::{CAPTAIN, MATE, STOWAWAY};
use portolan_sandbox::{Fault, Place, Sandbox, SandboxTransport};
use support::{id, repository, tag};

fn basic((user, password): (&str, &str)) -> Basic {
    Basic { user: user.into(), password: password.into() }
}

/// A Hub apart from its registry, whose endpoint the person has agreed to.
fn hub(sandbox: &Sandbox) -> Registry<SandboxTransport> {
    let registry = Registry::new(SandboxTransport::new(sandbox), sandbox.places().index);
    registry.assume_standalone(false);
    registry.trust_endpoint(sandbox.places().registry);
    registry
}

async fn signed_in(sandbox: &Sandbox, who: (&str, &str)) -> Registry<SandboxTransport> {
    let registry = hub(sandbox);
    assert!(registry.sign_in(basic(who), false).await.unwrap().proves_password);
    registry
}

/// Security notes C9 and C17.
fn assert_nothing_leaked(sandbox: &Sandbox) {
    for request in sandbox.requests() {
        if request.place == Place::Registry {
            assert!(!request.has_basic(), "a password went to the registry: {}", request.line());
        }
    }
}

#[tokio::test]
async fn sign_ins_are_told_apart() {
    let sandbox = Sandbox::apart();
    let registry = hub(&sandbox);
    let wrong = registry.sign_in(basic((CAPTAIN.0, "wrong")), false).await.unwrap_err();
    assert_eq!(wrong.kind, ErrorKind::Unauthorized);
    assert_eq!(registry.sign_in(basic(STOWAWAY), false).await.unwrap_err().kind, ErrorKind::Inactive);
    registry.sign_in(basic(CAPTAIN), false).await.unwrap();
    assert!(sandbox.request_lines().iter().all(|line| line == "GET /v1/users/"));
}

#[tokio::test]
async fn an_account_is_signed_up_confirmed_changed_and_used() {
    let sandbox = Sandbox::apart();
    let registry = hub(&sandbox);
    let account =
        SignUp { username: "ada_l".into(), password: "first".into(), email: "ada@example.org".into() };
    registry.sign_up(&account, false).await.unwrap();
    assert_eq!(registry.sign_up(&account, false).await.unwrap_err().kind, ErrorKind::NameTaken);
    let short = SignUp { username: "ada".into(), ..account.clone() };
    let refused = registry.sign_up(&short, false).await.unwrap_err();
    assert_eq!(refused.kind, ErrorKind::Rejected);
    assert!(refused.said.unwrap().starts_with("username: "));
    let first = registry.sign_in(basic(("ada_l", "first")), false).await.unwrap_err();
    assert_eq!(first.kind, ErrorKind::Inactive);
    assert!(sandbox.activate("ada_l"));
    registry.sign_in(basic(("ada_l", "first")), false).await.unwrap();
    let change = AccountChange { password: Some("second".into()), email: None };
    registry.change_account(&change).await.unwrap();
    registry.create_repository(&repository("ada_l/web"), &[]).await.unwrap();
    let old = hub(&sandbox).sign_in(basic(("ada_l", "first")), false).await.unwrap_err();
    assert_eq!(old.kind, ErrorKind::Unauthorized);
}

#[tokio::test]
async fn repositories_are_created_by_whoever_may() {
    let sandbox = Sandbox::apart();
    let mate = signed_in(&sandbox, MATE).await;
    mate.create_repository(&repository("team/new"), &[id('a')]).await.unwrap();
    let listed = mate.listed_images(&repository("team/new")).await.unwrap();
    assert_eq!(listed[0].id.valid(), Some(&id('a')));
    let library = mate.create_repository(&repository("newlib"), &[]).await.unwrap_err();
    assert_eq!(library.kind, ErrorKind::Forbidden);
    let captain = signed_in(&sandbox, CAPTAIN).await;
    captain.create_repository(&repository("newlib"), &[]).await.unwrap();
    assert!(sandbox.request_lines().contains(&"PUT /v1/repositories/newlib/".to_owned()));
    let nobody = hub(&sandbox).create_repository(&repository("team/other"), &[]).await.unwrap_err();
    assert!(nobody.wants_sign_in());
}

#[tokio::test]
async fn lists_are_only_added_to() {
    let sandbox = Sandbox::apart();
    let mate = signed_in(&sandbox, MATE).await;
    let name = repository("team/new");
    mate.create_repository(&name, &[id('a')]).await.unwrap();
    mate.list_images(&name, &[(id('b'), Some("sha256:x".into()))]).await.unwrap();
    assert_eq!(mate.listed_images(&name).await.unwrap().len(), 2);
    let unknown = mate.listed_images(&repository("team/none")).await.unwrap_err();
    assert_eq!(unknown.kind, ErrorKind::NotFound);
}

/// A token good for one request only, as the documents say of the Hub's.
#[tokio::test]
async fn everything_works_with_tokens_that_are_good_once() {
    let sandbox = Sandbox::apart();
    sandbox.set_single_use(true);
    let captain = signed_in(&sandbox, CAPTAIN).await;
    let name = repository("team/checkout-api");
    let tags = captain.tags(&name).await.unwrap();
    let image = tags[0].image.valid().unwrap();
    captain.ancestry(&name, image).await.unwrap();
    captain.set_tag(&name, &tag("again"), image).await.unwrap();
    captain.delete_tag(&name, &tag("again")).await.unwrap();
    captain.delete_tag(&name, tags[0].tag.valid().unwrap()).await.unwrap();
    let mut state = DeleteState::NotBegun;
    captain.delete_repository(&name, &mut state).await.unwrap();
    assert_eq!(captain.tags(&name).await.unwrap_err().kind, ErrorKind::NotFound);
    assert_nothing_leaked(&sandbox);
}

#[tokio::test]
async fn a_token_that_has_expired_is_renewed_without_a_word() {
    let sandbox = Sandbox::apart();
    let registry = hub(&sandbox);
    let name = repository("team/checkout-api");
    registry.tags(&name).await.unwrap();
    sandbox.revoke_tokens();
    registry.tags(&name).await.unwrap();
}

#[tokio::test]
async fn a_token_is_checked_at_the_index() {
    let sandbox = Sandbox::apart();
    let registry = hub(&sandbox);
    let name = repository("team/checkout-api");
    assert_eq!(registry.check_token(&name).await.unwrap(), TokenCheck::Good);
    registry.tags(&name).await.unwrap();
    sandbox.revoke_tokens();
    assert_eq!(registry.check_token(&name).await.unwrap(), TokenCheck::Refused);
    let unknown = registry.check_token(&repository("team/none")).await.unwrap_err();
    assert_eq!(unknown.kind, ErrorKind::NotFound);
}

#[tokio::test]
async fn a_deletion_that_fails_in_the_middle_is_resumed_even_by_another_page() {
    let sandbox = Sandbox::apart();
    let captain = signed_in(&sandbox, CAPTAIN).await;
    let name = repository("team/checkout-api");
    sandbox.add_fault(Fault::on("DELETE", "/v1/repositories/*").at(Place::Registry).times(1).drop());
    let mut state = DeleteState::NotBegun;
    let error = captain.delete_repository(&name, &mut state).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Transport(TransportError::Unreachable));
    assert_eq!(state, DeleteState::Marked { remaining: vec![sandbox.places().registry] });
    let reloaded = signed_in(&sandbox, CAPTAIN).await;
    reloaded.delete_repository(&name, &mut state).await.unwrap();
    assert_eq!(state, DeleteState::Deleted);
    assert_eq!(reloaded.listed_images(&name).await.unwrap_err().kind, ErrorKind::NotFound);
    assert_nothing_leaked(&sandbox);
}

#[tokio::test]
async fn a_deletion_whose_last_call_fails_is_resumed() {
    let sandbox = Sandbox::apart();
    let captain = signed_in(&sandbox, CAPTAIN).await;
    let name = repository("busybox");
    sandbox.add_fault(
        Fault::on("DELETE", "/v1/repositories/*").at(Place::Index).after(1).times(1).status(500, ""),
    );
    let mut state = DeleteState::NotBegun;
    captain.delete_repository(&name, &mut state).await.unwrap_err();
    assert_eq!(state, DeleteState::Emptied);
    captain.delete_repository(&name, &mut state).await.unwrap();
    assert_eq!(state, DeleteState::Deleted);
}

/// Security notes C9.
#[tokio::test]
async fn an_endpoint_elsewhere_has_to_be_agreed_to() {
    let sandbox = Sandbox::apart();
    let registry = Registry::new(SandboxTransport::new(&sandbox), sandbox.places().index);
    registry.assume_standalone(false);
    let error = registry.tags(&repository("team/checkout-api")).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::EndpointNotTrusted(sandbox.places().registry));
    assert!(sandbox.requests().iter().all(|request| request.place == Place::Index));
    sandbox.add_fault(Fault::on("GET", "*/images").header("X-Docker-Endpoints", "evil.example:1"));
    let error = hub(&sandbox).tags(&repository("team/checkout-api")).await.unwrap_err();
    assert!(matches!(error.kind, ErrorKind::EndpointNotTrusted(origin) if origin.host() == "evil.example"));
}

#[tokio::test]
async fn signing_out_forgets_tokens_of_private_repositories() {
    let sandbox = Sandbox::apart();
    let captain = signed_in(&sandbox, CAPTAIN).await;
    let name = repository("team/checkout-api");
    captain.set_access(&name, portolan::registry::v1::Access::Private).await.unwrap();
    captain.tags(&name).await.unwrap();
    captain.sign_out();
    captain.trust_endpoint(sandbox.places().registry);
    assert!(captain.tags(&name).await.unwrap_err().wants_sign_in());
}

#[tokio::test]
async fn search_has_pages() {
    let sandbox = Sandbox::apart();
    sandbox.add_fault(
        Fault::on("GET", "/v1/search")
            .body(r#"{"results":[{"name":"a/b"}],"page":1,"num_pages":2,"num_results":2}"#),
    );
    let page = hub(&sandbox).search("", None).await.unwrap();
    assert_eq!((page.next, page.total), (Some(2), Some(2)));
}

#[tokio::test]
async fn a_screen_full_of_requests_asks_for_one_token() {
    let sandbox = Sandbox::apart();
    let registry = hub(&sandbox);
    let name = repository("team/checkout-api");
    let here = tokio::task::LocalSet::new();
    for _ in 0..20 {
        let (registry, name) = (registry.clone(), name.clone());
        here.spawn_local(async move { registry.tags(&name).await.unwrap() });
    }
    here.await;
    let asked = sandbox.requests().iter().filter(|request| request.place == Place::Index).count();
    assert_eq!(asked, 1);
}

#[tokio::test]
async fn a_hub_is_found_out_to_be_apart_from_its_registry() {
    let sandbox = Sandbox::apart();
    let registry = Registry::new(SandboxTransport::new(&sandbox), sandbox.places().index);
    registry.detect().await.unwrap();
    assert!(!registry.is_standalone());
}

/// What was asked for before a sign-out is not kept after it.
#[tokio::test]
async fn a_token_that_arrives_after_the_sign_out_is_not_kept() {
    let sandbox = Sandbox::apart();
    let captain = signed_in(&sandbox, CAPTAIN).await;
    let name = repository("team/checkout-api");
    captain.set_access(&name, portolan::registry::v1::Access::Private).await.unwrap();
    {
        let mut asking = std::pin::pin!(captain.tags(&name));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        while captain.signed_in().is_some() {
            assert!(asking.as_mut().poll(&mut context).is_pending());
            captain.sign_out();
        }
        let _ = asking.await;
    }
    captain.trust_endpoint(sandbox.places().registry);
    assert!(captain.tags(&name).await.unwrap_err().wants_sign_in());
}
