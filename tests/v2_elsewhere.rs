//! What answers from elsewhere, by a redirect: not used, and not heard.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::image::manifest::Descriptor;
use portolan::registry::Registry;
use portolan::registry::error::{Error, ErrorKind};
use support::script::{Answer, Script, answer};
use support::{ADA, HOME, ada, origin, registry, repository};

const TAGS: &str = "GET /v2/acme/app/tags/list?n=100";
const ELSEWHERE: &str =
    "https://auth.example/token?service=reg&scope=repository%3Aacme%2Fapp%3Apull&client_id=portolan";

fn challenge(realm: &str) -> Answer {
    answer(401, "").field("WWW-Authenticate", &format!("Bearer realm=\"{realm}\",service=\"reg\""))
}

fn tags() -> Answer {
    answer(200, r#"{"tags":["1"]}"#)
}

async fn read(registry: &Registry<Script>) -> Result<usize, Error> {
    registry.tag_names(&repository("acme/app"), None).await.map(|page| page.tags.len())
}

// C8
#[tokio::test]
async fn an_answer_from_another_origin_is_not_used_whoever_was_asked() {
    let moved = tags().from("https://evil.example/v2/acme/app/tags/list");
    let script = Script::new().on(TAGS, moved);
    let error = read(&registry(&script)).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Redirected(origin("https://evil.example")));
    let script = Script::new()
        .on(TAGS, challenge("https://auth.example/token"))
        .on(&format!("GET {ELSEWHERE}"), answer(200, r#"{"token":"t1"}"#).from("https://evil.example/token"));
    let error = read(&registry(&script)).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Redirected(origin("https://evil.example")));
}

// C8: a browser takes hosts that no registry may have here, and what it was led to there is nobody's we asked.
#[tokio::test]
async fn an_answer_from_a_host_without_a_name_of_its_own_is_not_used() {
    for host in ["registry.example.", "-registry.example", "registry.example,evil", "reg!stry.example"] {
        let moved = tags().from(&format!("https://{host}/v2/acme/app/tags/list"));
        let script = Script::new().on(TAGS, moved);
        let error = read(&registry(&script)).await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::Unreadable, "{host}");
    }
}

// C1: a blob may come from a storage, whose word on whom to ask is not the registry's.
#[tokio::test]
async fn what_a_storage_asks_for_that_one_is_sent_on_to_is_not_heard() {
    let blob = Descriptor::of("application/octet-stream".parse().unwrap(), b"layer");
    let line = format!("GET /v2/acme/app/blobs/{}", blob.digest.valid().unwrap());
    let shut = || challenge("https://evil.example/token").from("https://storage.example/layer");
    let script = Script::new()
        .on(&line, shut())
        .on("GET /v2/", answer(200, "{}"))
        .on_with("GET /v2/", &[("authorization", ADA)], answer(200, "{}"))
        .on_with(&line, &[("authorization", ADA)], shut());
    let registry = registry(&script);
    let name = repository("acme/app");
    let asked = || registry.blob(&name, &blob, 100);
    assert_eq!(asked().await.unwrap_err().status, Some(401));
    assert_eq!(registry.login_goes_to(), origin(HOME));
    registry.sign_in_v2(ada(), false).await.unwrap();
    assert_eq!(asked().await.unwrap_err().status, Some(401));
    script.finish();
}
