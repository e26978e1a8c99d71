//! Tokens that a page around the console hands over in place of a password: asked for when one is needed, again when
//! one is refused, and shown to no other origin.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::registry::Registry;
use portolan::registry::error::ErrorKind;
use std::cell::RefCell;
use std::rc::Rc;
use support::script::{Answer, Script, answer};
use support::{ADA, HOME, ada, origin, registry, repository};

const TAGS: &str = "GET /v2/acme/app/tags/list?n=100";
const NOBODY: (&str, &str) = ("authorization", "");
const T1: (&str, &str) = ("authorization", "Bearer t1");
const T2: (&str, &str) = ("authorization", "Bearer t2");

fn tags() -> Answer {
    answer(200, r#"{"tags":["1"]}"#)
}

fn refused() -> Answer {
    answer(401, r#"{"errors":[]}"#).field("WWW-Authenticate", "Basic realm=\"Registry\"")
}

fn refused_by_realm() -> Answer {
    let field = r#"Bearer realm="https://registry.example/token",service="reg""#;
    answer(401, r#"{"errors":[]}"#).field("WWW-Authenticate", field)
}

/// Lets a registry take these tokens, one after the other; says how often it was asked.
fn hand(registry: &Registry<Script>, tokens: &[&'static str]) -> Rc<RefCell<usize>> {
    let asked = Rc::new(RefCell::new(0));
    let (tokens, count) = (tokens.to_vec(), asked.clone());
    registry.take_tokens_from(Rc::new(move || {
        let token = tokens.get(*count.borrow()).or(tokens.last()).map(|token| (*token).to_owned());
        *count.borrow_mut() += 1;
        Box::pin(std::future::ready(token))
    }));
    asked
}

async fn read(registry: &Registry<Script>) -> Result<usize, ErrorKind> {
    let page = registry.tag_names(&repository("acme/app"), None).await;
    page.map(|page| page.tags.len()).map_err(|error| error.kind)
}

#[tokio::test]
async fn nobody_is_asked_for_a_token_that_no_registry_wants() {
    let script = Script::new().on_with(TAGS, &[NOBODY], tags());
    let registry = registry(&script);
    let asked = hand(&registry, &["t1"]);
    assert_eq!(read(&registry).await, Ok(1));
    assert_eq!(*asked.borrow(), 0);
}

#[tokio::test]
async fn a_token_is_asked_for_once_and_kept() {
    let script = Script::new().on_with(TAGS, &[NOBODY], refused()).on_with(TAGS, &[T1], tags()).on_with(
        TAGS,
        &[T1],
        tags(),
    );
    let registry = registry(&script);
    let asked = hand(&registry, &["t1"]);
    assert_eq!((read(&registry).await, read(&registry).await), (Ok(1), Ok(1)));
    assert_eq!(*asked.borrow(), 1);
}

#[tokio::test]
async fn one_that_is_refused_is_asked_for_again_and_no_more_than_that() {
    let script = Script::new().on_with(TAGS, &[NOBODY], refused()).on_with(TAGS, &[T1], refused()).on_with(
        TAGS,
        &[T2],
        tags(),
    );
    let registry = registry(&script);
    let asked = hand(&registry, &["t1", "t2"]);
    assert_eq!(read(&registry).await, Ok(1));
    assert_eq!(*asked.borrow(), 2);

    let script = Script::new().on_with(TAGS, &[NOBODY], refused()).on_with(TAGS, &[T1], refused()).on_with(
        TAGS,
        &[T2],
        refused(),
    );
    let registry = support::registry(&script);
    let asked = hand(&registry, &["t1", "t2", "t3"]);
    assert_eq!(read(&registry).await, Err(ErrorKind::Unauthorized));
    assert_eq!(*asked.borrow(), 2);
}

#[tokio::test]
async fn the_same_token_is_not_sent_again() {
    let script = Script::new().on_with(TAGS, &[NOBODY], refused()).on_with(TAGS, &[T1], refused());
    let registry = registry(&script);
    let asked = hand(&registry, &["t1", "t1"]);
    assert_eq!(read(&registry).await, Err(ErrorKind::Unauthorized));
    assert_eq!((*asked.borrow(), script.sent().len()), (2, 2));
}

#[tokio::test]
async fn where_a_realm_gives_tokens_the_one_handed_over_goes_before() {
    let script = Script::new()
        .on_with(TAGS, &[NOBODY], refused_by_realm())
        .on_with(TAGS, &[T1], tags())
        .on_with(TAGS, &[T1], tags());
    let registry = registry(&script);
    hand(&registry, &["t1"]);
    assert_eq!((read(&registry).await, read(&registry).await), (Ok(1), Ok(1)));
}

#[tokio::test]
async fn a_page_that_has_none_leaves_everything_as_it_was() {
    let token = "GET /token?service=reg&scope=repository%3Aacme%2Fapp%3Apull&client_id=portolan";
    let script = Script::new()
        .on_with(TAGS, &[NOBODY], refused_by_realm())
        .on_with(token, &[NOBODY], answer(200, r#"{"token":"t2"}"#))
        .on_with(TAGS, &[T2], tags());
    let registry = registry(&script);
    hand(&registry, &[]);
    assert_eq!(read(&registry).await, Ok(1));
}

#[tokio::test]
async fn whoever_signs_in_goes_before_a_token_and_signing_out_forgets_both() {
    let script = Script::new()
        .on_with(TAGS, &[NOBODY], refused())
        .on_with(TAGS, &[T1], tags())
        .on_with("GET /v2/", &[NOBODY], refused())
        .on_with("GET /v2/", &[("authorization", ADA)], answer(200, "{}"))
        .on_with(TAGS, &[("authorization", ADA)], tags())
        .on_with(TAGS, &[NOBODY], tags());
    let registry = registry(&script);
    hand(&registry, &["t1"]);
    assert_eq!(read(&registry).await, Ok(1));
    registry.sign_in_v2(ada(), false).await.unwrap();
    assert_eq!(read(&registry).await, Ok(1));
    registry.sign_out();
    assert_eq!(read(&registry).await, Ok(1));
}

/// Security notes C17, P11.
#[tokio::test]
async fn no_token_goes_in_clear_or_to_another_origin() {
    let script = Script::new().otherwise(401);
    let in_clear = Registry::new(script.clone(), origin("http://registry.example"));
    let asked = hand(&in_clear, &["t1"]);
    assert_eq!(read(&in_clear).await, Err(ErrorKind::Unauthorized));
    assert_eq!(*asked.borrow(), 0);

    let realm = "https://auth.example";
    let field = format!(r#"Bearer realm="{realm}/token",service="reg""#);
    let script = Script::new()
        .on_with(TAGS, &[NOBODY], answer(401, "{}").field("WWW-Authenticate", &field))
        .on_with(TAGS, &[T1], answer(401, "{}").field("WWW-Authenticate", &field))
        .on_with(TAGS, &[T2], answer(401, "{}").field("WWW-Authenticate", &field))
        .otherwise(401);
    let registry = registry(&script);
    hand(&registry, &["t1", "t2"]);
    read(&registry).await.unwrap_err();
    for sent in script.sent().iter().filter(|sent| !sent.line.contains(HOME)) {
        assert_eq!(sent.headers.get("authorization"), None, "{}", sent.line);
    }
    assert!(script.sent().iter().any(|sent| sent.line.contains(realm)));
}
