//! Repositories made, listed and deleted at the index; the deletion that stops halfway and goes on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::http::TransportError;
use portolan::name::{Heard, NameError};
use portolan::registry::Registry;
use portolan::registry::error::ErrorKind;
use portolan::registry::hub::DeleteState;
use std::cell::RefCell;
use support::script::{Answer, Script, answer, silence};
use support::{ADA, ada, id, origin, registry, repository};

const INDEX: &str = "DELETE /v1/repositories/ada/web/";
const ENDPOINT: &str = "DELETE https://one.example/v1/repositories/ada/web/";
const IMAGES: &str = "GET /v1/repositories/ada/web/images";

fn hub(script: &Script) -> Registry<Script> {
    let registry = registry(script);
    registry.assume_standalone(false);
    registry.resume(ada());
    registry.trust_endpoint(origin("https://one.example"));
    registry
}

fn issued(status: u16, token: &str) -> Answer {
    answer(status, "\"\"").field("X-Docker-Token", token).field("X-Docker-Endpoints", "one.example")
}

#[tokio::test]
async fn repositories_are_created_by_user_and_library_paths() {
    for (name, path) in [("ada/web", "ada/web/"), ("busybox", "busybox/"), ("library/busybox", "busybox/")] {
        for status in [200, 201] {
            let line = format!("PUT /v1/repositories/{path}");
            let fields = [("authorization", ADA), ("x-docker-token", "true")];
            let script = Script::new().on_body(&line, &fields, "[]", answer(status, ""));
            hub(&script).create_repository(&repository(name), &[]).await.unwrap();
            script.finish();
        }
    }
}

#[tokio::test]
async fn an_inactive_account_and_one_that_may_not_are_told_apart() {
    for (body, expected) in [
        ("\"Account is not active\"", ErrorKind::Inactive),
        ("\"Permission denied\"", ErrorKind::Forbidden),
        ("", ErrorKind::Forbidden),
    ] {
        let script = Script::new().on("PUT /v1/repositories/ada/web/", answer(403, body));
        let error = hub(&script).create_repository(&repository("ada/web"), &[]).await.unwrap_err();
        assert_eq!(error.kind, expected, "{body}");
    }
}

#[tokio::test]
async fn image_lists_are_read_with_every_kind_of_checksum() {
    let a = id('a');
    let body = format!(
        r#"[{{"id":"{a}","checksum":"sha256:x","Tag":"1.0"}},{{"id":"junk","checksum":""}},{{"checksum":"y"}},7,
        {{"id":"{a}","checksum":null}}]"#
    );
    let script = Script::new().on(IMAGES, answer(200, body)).on(IMAGES, answer(200, "[]"));
    let registry = hub(&script);
    let listed = registry.listed_images(&repository("ada/web")).await.unwrap();
    assert_eq!(listed.len(), 3);
    assert_eq!(listed[0].id, Heard::Valid(a));
    assert_eq!((listed[0].checksum.as_deref(), listed[0].tag.as_deref()), (Some("sha256:x"), Some("1.0")));
    assert_eq!((&listed[1].id, listed[1].checksum.as_ref()), (&Heard::Odd("junk".into()), None));
    assert!(registry.listed_images(&repository("ada/web")).await.unwrap().is_empty());
}

#[tokio::test]
async fn image_lists_are_written() {
    let body = format!(r#"[{{"id":"{}","checksum":"sha256:\"x"}},{{"id":"{}"}}]"#, id('a'), id('b'));
    let script = Script::new().on_body(
        "PUT /v1/repositories/ada/web/images",
        &[("authorization", ADA)],
        &body,
        answer(204, ""),
    );
    let images = [(id('a'), Some("sha256:\"x".to_owned())), (id('b'), None)];
    hub(&script).list_images(&repository("ada/web"), &images).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn a_standalone_registry_deletes_in_one_call() {
    for (name, path) in [("ada/web", "ada/web/"), ("busybox", "library/busybox/")] {
        let line = format!("DELETE /v1/repositories/{path}");
        let script = Script::new().on_with(&line, &[("authorization", ADA)], answer(200, "true"));
        let registry = registry(&script);
        registry.resume(ada());
        let mut state = DeleteState::NotBegun;
        registry.delete_repository(&repository(name), &mut state).await.unwrap();
        assert_eq!(state, DeleteState::Deleted);
        assert_eq!(script.lines(), [line]);
    }
}

/// Security notes I8: these would delete the repository of the path before them, or be taken for another call.
#[tokio::test]
async fn a_repository_named_like_a_call_is_never_deleted() {
    for name in ["ada/tags", "ada/web/tags", "ada/tags/1.0", "ada/images", "ada/auth", "library/x/tags"] {
        for standalone in [true, false] {
            let script = Script::new().on(&format!("GET /v1/repositories/{name}/images"), answer(404, "{}"));
            let registry = registry(&script);
            registry.assume_standalone(standalone);
            let mut state = DeleteState::NotBegun;
            let error = registry.delete_repository(&repository(name), &mut state).await.unwrap_err();
            assert_eq!(error.kind, ErrorKind::Name(NameError::BadSegment), "{name}");
            assert!(!script.lines().iter().any(|line| line.starts_with("DELETE")), "{name}");
        }
    }
}

#[tokio::test]
async fn apart_it_takes_three_calls_each_with_its_own_credential() {
    let script = Script::new()
        .on(IMAGES, issued(200, "a=read"))
        .on_with(INDEX, &[("authorization", ADA), ("x-docker-token", "true")], issued(202, "a=delete"))
        .on_with(
            ENDPOINT,
            &[("authorization", "Token a=delete"), ("x-docker-token", "")],
            answer(200, "true"),
        )
        .on_with(
            INDEX,
            &[("authorization", ADA), ("x-docker-endpoints", "one.example")],
            answer(200, "\"\""),
        );
    let mut state = DeleteState::NotBegun;
    hub(&script).delete_repository(&repository("ada/web"), &mut state).await.unwrap();
    assert_eq!(state, DeleteState::Deleted);
    script.finish();
}

#[tokio::test]
async fn when_the_middle_call_fails_the_rest_can_be_tried_again() {
    let script = Script::new()
        .on(IMAGES, issued(200, "a=read"))
        .on(INDEX, issued(202, "a=delete"))
        .on(ENDPOINT, silence(TransportError::Unreachable));
    let registry = hub(&script);
    let mut state = DeleteState::NotBegun;
    let error = registry.delete_repository(&repository("ada/web"), &mut state).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Transport(TransportError::Unreachable));
    let marked = DeleteState::Marked { remaining: vec![origin("https://one.example")] };
    assert_eq!(state, marked);
    let script = script.on(ENDPOINT, answer(404, "{}")).on(INDEX, answer(500, ""));
    registry.delete_repository(&repository("ada/web"), &mut state).await.unwrap_err();
    assert_eq!(state, DeleteState::Emptied);
    let script = script.on(INDEX, answer(404, "{}"));
    registry.delete_repository(&repository("ada/web"), &mut state).await.unwrap();
    assert_eq!(state, DeleteState::Deleted);
    script.finish();
}

#[tokio::test]
async fn where_registry_and_index_are_one_a_404_is_a_deletion_done_before_only_where_no_tags_are_left() {
    const TAGS: &str = "GET /v1/repositories/ada/web/tags";
    let gone = || answer(404, r#"{"error":"Repository not found"}"#);
    let outcome = |tags: Answer| {
        let script = Script::new().on(INDEX, gone()).on(TAGS, tags);
        async move {
            let registry = registry(&script);
            registry.assume_standalone(true);
            let mut state = DeleteState::NotBegun;
            (
                registry
                    .delete_repository(&repository("ada/web"), &mut state)
                    .await
                    .map_err(|error| error.kind),
                state,
            )
        }
    };
    assert_eq!(outcome(gone()).await, (Ok(()), DeleteState::Deleted));
    for still_there in [answer(200, r#"{"1.0":"x"}"#), answer(500, ""), silence(TransportError::Unreachable)]
    {
        assert_eq!(outcome(still_there).await, (Err(ErrorKind::NotFound), DeleteState::NotBegun));
    }
}

#[tokio::test]
async fn each_call_of_a_deletion_that_succeeded_is_told_before_the_next_one_is_made() {
    let script = Script::new()
        .on(IMAGES, issued(200, "a=read"))
        .on(INDEX, issued(202, "a=delete"))
        .on(ENDPOINT, answer(200, "true"))
        .on(INDEX, answer(200, "\"\""));
    let told = RefCell::new(Vec::new());
    let tell = |state: &DeleteState| told.borrow_mut().push((state.clone(), script.lines().len()));
    let registry = hub(&script);
    let mut state = DeleteState::NotBegun;
    registry.delete_repository_telling(&repository("ada/web"), &mut state, &tell).await.unwrap();
    let marked = DeleteState::Marked { remaining: vec![origin("https://one.example")] };
    assert_eq!(*told.borrow(), [(marked, 2), (DeleteState::Emptied, 3)]);
    assert_eq!(state, DeleteState::Deleted);
    script.finish();
}

/// As after a reload, when the page remembers the state but the token is gone.
#[tokio::test]
async fn a_deletion_goes_on_with_a_fresh_token() {
    let script = Script::new()
        .on_with(INDEX, &[("x-docker-token", "true"), ("x-docker-endpoints", "")], issued(202, "a=new"))
        .on_with(ENDPOINT, &[("authorization", "Token a=new")], answer(200, "true"))
        .on_with(INDEX, &[("x-docker-token", ""), ("x-docker-endpoints", "one.example")], answer(200, ""));
    let mut state = DeleteState::Marked { remaining: vec![origin("https://one.example")] };
    hub(&script).delete_repository(&repository("ada/web"), &mut state).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn a_token_that_is_used_up_is_replaced_once() {
    let script = Script::new()
        .on(IMAGES, issued(200, "a=read"))
        .on(INDEX, issued(202, "a=1"))
        .on_with(ENDPOINT, &[("authorization", "Token a=1")], answer(401, ""))
        .on(INDEX, issued(202, "a=2"))
        .on_with(ENDPOINT, &[("authorization", "Token a=2")], answer(401, ""));
    let mut state = DeleteState::NotBegun;
    let error = hub(&script).delete_repository(&repository("ada/web"), &mut state).await.unwrap_err();
    assert_eq!(error.status, Some(401));
    assert!(matches!(state, DeleteState::Marked { .. }));
    script.finish();
}

/// Security notes C9: nothing is marked where the data lies at an endpoint that nobody agreed to.
#[tokio::test]
async fn an_endpoint_nobody_agreed_to_stops_the_deletion_before_it_begins() {
    let images = issued(200, "a=read").field("X-Docker-Endpoints", "two.example");
    let script = Script::new().on(IMAGES, images);
    let registry = hub(&script);
    let mut state = DeleteState::NotBegun;
    let error = registry.delete_repository(&repository("ada/web"), &mut state).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::EndpointNotTrusted(origin("https://two.example")));
    assert_eq!((state, script.lines()), (DeleteState::NotBegun, vec![IMAGES.to_owned()]));
}

#[tokio::test]
async fn an_index_that_deletes_at_once_has_nothing_left_to_do() {
    let script = Script::new().on(IMAGES, answer(404, "{}")).on(INDEX, answer(200, "\"\""));
    let mut state = DeleteState::NotBegun;
    hub(&script).delete_repository(&repository("ada/web"), &mut state).await.unwrap();
    assert_eq!(state, DeleteState::Deleted);
    script.finish();
}

/// Either tells that the endpoints are still to be told: the status, or a token to tell them with.
#[tokio::test]
async fn an_index_that_only_marks_is_understood_by_its_status_or_by_its_token() {
    let begun = || Script::new().on(IMAGES, issued(200, "a=read"));
    let by_token = begun().on(INDEX, issued(200, "a=delete"));
    let by_status = begun().on(INDEX, answer(202, "\"\"")).on(INDEX, issued(202, "a=delete"));
    for script in [by_token, by_status] {
        let with_token = [("authorization", "Token a=delete")];
        let script =
            script.on_with(ENDPOINT, &with_token, answer(200, "true")).on(INDEX, answer(200, "\"\""));
        let mut state = DeleteState::NotBegun;
        hub(&script).delete_repository(&repository("ada/web"), &mut state).await.unwrap();
        assert_eq!(state, DeleteState::Deleted);
        script.finish();
    }
}

#[tokio::test]
async fn what_is_deleted_leaves_no_token_behind() {
    let script = Script::new()
        .on(IMAGES, issued(200, "a=read"))
        .on(INDEX, issued(202, "a=delete"))
        .on(ENDPOINT, answer(200, "true"))
        .on(INDEX, answer(200, "\"\""))
        .on(IMAGES, answer(404, "{}"));
    let (registry, name) = (hub(&script), repository("ada/web"));
    registry.delete_repository(&name, &mut DeleteState::NotBegun).await.unwrap();
    assert_eq!(registry.tags(&name).await.unwrap_err().kind, ErrorKind::NotFound);
    script.finish();
}

#[tokio::test]
async fn an_index_that_does_not_understand_the_last_call_is_not_believed() {
    let script = Script::new().on(INDEX, answer(202, "\"\""));
    let mut state = DeleteState::Emptied;
    let error = hub(&script).delete_repository(&repository("ada/web"), &mut state).await.unwrap_err();
    assert_eq!((error.kind, state), (ErrorKind::Unexpected, DeleteState::Emptied));
}

/// Security notes C9 and C3: a state that was kept may name an endpoint in clear; no word of a person helps it.
#[tokio::test]
async fn an_endpoint_in_clear_is_not_told_by_an_index_over_tls() {
    let script = Script::new();
    let registry = hub(&script);
    let clear = origin("http://one.example");
    registry.trust_endpoint(clear.clone());
    let mut state = DeleteState::Marked { remaining: vec![clear.clone()] };
    let error = registry.delete_repository(&repository("ada/web"), &mut state).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::EndpointNotTrusted(clear));
    assert!(script.sent().is_empty());
}
