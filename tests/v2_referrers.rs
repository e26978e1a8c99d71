//! What refers to a manifest: by the registry's list, by the fallback tag, or not at all.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::console::attachments::{By, attachments};
use portolan::http::TransportError;
use portolan::image::manifest::Kind;
use portolan::name::Digest;
use portolan::registry::error::ErrorKind;
use portolan::registry::v2::{How, Referrers};
use support::recorded::recorded;
use support::script::{Answer, Script, answer, silence};
use support::{registry, repository};

const INDEX: &str = "application/vnd.oci.image.index.v1+json";

fn of() -> Digest {
    Digest::of(b"the image")
}

fn list() -> String {
    format!("GET /v2/acme/web/referrers/{}", of())
}

fn fallback() -> String {
    format!("GET /v2/acme/web/manifests/sha256-{}", of().hex())
}

fn index(digests: &[Digest]) -> Answer {
    let listed = digests.iter().map(|digest| {
        format!(
            r#"{{"mediaType":"application/vnd.oci.image.manifest.v1+json","size":5,"digest":"{digest}",
                "artifactType":"application/spdx+json"}}"#
        )
    });
    let listed: Vec<String> = listed.collect();
    let body = format!(r#"{{"schemaVersion":2,"mediaType":"{INDEX}","manifests":[{}]}}"#, listed.join(","));
    answer(200, body).field("Content-Type", INDEX)
}

fn some(n: usize) -> Vec<Digest> {
    (0..n).map(|n| Digest::of(&n.to_be_bytes())).collect()
}

async fn referrers(script: &Script) -> Result<Referrers, ErrorKind> {
    let found = registry(script).referrers(&repository("acme/web"), &of()).await;
    script.finish();
    found.map_err(|error| error.kind)
}

#[tokio::test]
async fn the_list_is_read_page_by_page_and_each_referrer_once() {
    let next = format!("</v2/acme/web/referrers/{}?last=2>; rel=\"next\"", of());
    let (first, second) = (&some(3)[..2], &some(3)[1..]);
    let script = Script::new()
        .on(&list(), index(first).field("Link", &next))
        .on(&format!("{}?last=2", list()), index(second));
    let found = referrers(&script).await.unwrap();
    assert_eq!((found.list.len(), found.how, found.complete), (3, How::Api, true));
    assert_eq!(found.list[0].kind(), Kind::Sbom);
}

// C6, R7
#[tokio::test]
async fn pages_that_leave_their_place_or_go_in_a_circle_end_the_list() {
    let elsewhere = "<https://evil.example/v2/acme/web/referrers/x>; rel=\"next\"".to_owned();
    let circle = format!("</v2/acme/web/referrers/{}>; rel=\"next\"", of());
    for link in [elsewhere, circle] {
        let script = Script::new().on(&list(), index(&some(2)).field("Link", &link));
        let found = referrers(&script).await.unwrap();
        assert_eq!((found.list.len(), found.how, found.complete), (2, How::Api, false), "{link}");
    }
}

// R6
#[tokio::test]
async fn a_manifest_does_not_refer_to_itself() {
    let script = Script::new().on(&list(), index(&[of(), of()]));
    assert_eq!(referrers(&script).await.unwrap().list, []);
}

#[tokio::test]
async fn a_registry_without_such_a_list_is_asked_for_the_fallback_tag() {
    let page = || answer(200, "<html>").field("Content-Type", "text/html");
    let none = [
        recorded("no-referrers-route"),
        answer(404, "<html>"),
        answer(405, ""),
        answer(400, ""),
        page(),
        // Distribution's answer to an unknown route may not be read by a page.
        silence(TransportError::Unreachable),
    ];
    for refusal in none {
        let script = Script::new().on(&list(), refusal).on(&fallback(), index(&some(2)));
        let found = referrers(&script).await.unwrap();
        assert_eq!((found.list.len(), found.how, found.complete), (2, How::FallbackTag, true));
    }
}

#[tokio::test]
async fn a_registry_that_keeps_no_lists_is_asked_for_one_once() {
    let script = Script::new()
        .on(&list(), recorded("no-referrers-route"))
        .on(&fallback(), index(&some(2)))
        .on(&fallback(), index(&some(3)));
    let (registry, name) = (registry(&script), repository("acme/web"));
    assert_eq!(registry.referrers(&name, &of()).await.unwrap().list.len(), 2);
    let again = registry.referrers(&name, &of()).await.unwrap();
    assert_eq!((again.list.len(), again.how), (3, How::FallbackTag));
    script.finish();
}

#[tokio::test]
async fn a_registry_that_answers_nothing_at_all_is_asked_for_its_list_again() {
    let unreachable = TransportError::Unreachable;
    let script = Script::new()
        .on(&list(), silence(unreachable.clone()))
        .on(&fallback(), silence(unreachable))
        .on(&list(), index(&some(2)));
    let (registry, name) = (registry(&script), repository("acme/web"));
    registry.referrers(&name, &of()).await.unwrap_err();
    let again = registry.referrers(&name, &of()).await.unwrap();
    assert_eq!((again.list.len(), again.how), (2, How::Api));
    script.finish();
}

#[tokio::test]
async fn a_tag_that_the_list_of_tags_has_not_is_not_asked_for() {
    let names =
        |tags: &[String]| answer(200, format!(r#"{{"name":"acme/web","tags":["{}"]}}"#, tags.join(r#"",""#)));
    let (registry_of, name) = (registry, repository("acme/web"));
    let listed = "GET /v2/acme/web/tags/list?n=100";

    let script =
        Script::new().on(listed, names(&["1.0".to_owned()])).on(&list(), recorded("no-referrers-route"));
    let found = attachments(&registry_of(&script), &name, &[of()], None).await.unwrap();
    assert_eq!(
        (found.list.len(), found.incomplete),
        (0, false),
        "one list says that there is none of four tags"
    );
    script.finish();

    let kept = format!("sha256-{}", of().hex());
    let script = Script::new()
        .on(listed, names(&["1.0".to_owned(), kept]))
        .on(&list(), recorded("no-referrers-route"))
        .on(&fallback(), index(&some(2)));
    let found = attachments(&registry_of(&script), &name, &[of()], None).await.unwrap();
    assert!(found.list.iter().all(|one| one.by == By::FallbackTag) && found.list.len() == 2);
    script.finish();

    // A list that cannot be read says nothing of any tag.
    let absent = |end: &str| format!("GET /v2/acme/web/manifests/sha256-{}{end}", of().hex());
    let script = Script::new().on(listed, answer(500, "")).on(&list(), index(&some(1)));
    let script = [".sig", ".att", ".sbom"]
        .iter()
        .fold(script, |script, end| script.on(&absent(end), recorded("unknown-tag")));
    let found = attachments(&registry_of(&script), &name, &[of()], None).await.unwrap();
    assert_eq!((found.list.len(), found.incomplete), (1, false));
    script.finish();
}

// However long the list is that was read already: none of its pages is asked for again, nor any tag it has not.
#[tokio::test]
async fn a_list_of_tags_that_is_at_hand_is_not_read_again() {
    let known = (0..1000).map(|at| format!("1.{at}").parse().unwrap()).collect();
    let script = Script::new().on(&list(), recorded("no-referrers-route"));
    let found = attachments(&registry(&script), &repository("acme/web"), &[of()], Some(known)).await.unwrap();
    assert_eq!((found.list.len(), found.incomplete), (0, false));
    script.finish();
}

#[tokio::test]
async fn where_neither_is_there_nothing_refers_to_it() {
    let image = || recorded("get-manifest");
    for fallback_answer in [recorded("unknown-tag"), image(), answer(200, "{}")] {
        let script =
            Script::new().on(&list(), recorded("no-referrers-route")).on(&fallback(), fallback_answer);
        let found = referrers(&script).await.unwrap();
        assert_eq!(found, Referrers { list: Vec::new(), how: How::None, complete: true });
    }
}

#[tokio::test]
async fn a_list_that_may_not_be_read_is_an_error_and_not_an_empty_list() {
    for (status, kind) in
        [(401, ErrorKind::Unauthorized), (403, ErrorKind::Forbidden), (500, ErrorKind::ServerFault)]
    {
        let script = Script::new().on(&list(), answer(status, ""));
        assert_eq!(referrers(&script).await, Err(kind));
    }
    let unreachable = TransportError::Unreachable;
    let script =
        Script::new().on(&list(), silence(unreachable.clone())).on(&fallback(), silence(unreachable.clone()));
    assert_eq!(referrers(&script).await, Err(ErrorKind::Transport(unreachable)));
}
