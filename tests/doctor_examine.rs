//! The questions of the connection doctor: which are asked when, what is sent along, and what is never asked.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::http::{Knocked, Permission, TransportError};
use portolan::registry::Registry;
use portolan::registry::examine::{Came, Findings, Plan, Question, Told, Wants};
use std::cell::RefCell;
use support::knock::Door;
use support::script::{Answer, Script, answer, silence};
use support::{ADA, HOME, ada, origin, repository};

const TAGS: &str = "GET /v2/team/app/tags/list";
const CATALOG: &str = "GET /v2/_catalog?n=5";
const NOBODYS: &str = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

fn silent() -> Answer {
    silence(TransportError::Unreachable)
}

fn v2(status: u16, body: &str) -> Answer {
    answer(status, body).field("Docker-Distribution-Api-Version", "registry/2.0")
}

async fn examine(script: &Script, door: Door, plan: Plan) -> Findings {
    let findings = Registry::new(door, origin(HOME)).examine(&plan, &|_| {}).await;
    script.finish();
    findings
}

fn asked(findings: &Findings) -> Vec<Question> {
    findings.tried.iter().map(|tried| tried.question).collect()
}

#[tokio::test]
async fn where_nobody_answers_it_knocks_and_asks_no_more() {
    let script = Script::new().on("GET /v2/", silent());
    let door = Door::before(&script);
    let findings = examine(&script, door.clone(), Plan::default()).await;
    assert_eq!(asked(&findings), [Question::Plain, Question::Opaque]);
    assert_eq!(door.knocked(), [format!("{HOME}/v2/")]);
}

#[tokio::test]
async fn the_other_scheme_is_knocked_at_only_where_a_browser_lets_a_page() {
    let script = Script::new().on("GET /v2/", silent());
    let door = Door::before(&script).at("http://registry.example:443/v2/", Knocked::Answered);
    let plan = Plan { other_scheme: true, ..Plan::default() };
    let findings = examine(&script, door, plan).await;
    assert_eq!(findings.knocked(Question::OtherScheme), Some(Knocked::Answered));

    let script = Script::new().on("GET http://registry.example:5000/v2/", silent());
    let door = Door::before(&script).at("https://registry.example:5000/v2/", Knocked::Answered);
    let registry = Registry::new(door, origin("http://registry.example:5000"));
    let findings = registry.examine(&Plan::default(), &|_| {}).await;
    assert_eq!(findings.knocked(Question::OtherScheme), Some(Knocked::Answered), "https may always be asked");
}

// P12
#[tokio::test]
async fn nobody_but_the_registry_is_asked_and_at_no_other_port() {
    let script = Script::new()
        .on("GET /v2/", silent())
        .on("GET /v2/portolan/connection-doctor/tags/list", silent())
        .on("GET /v1/_ping", silent());
    let door = Door::before(&script).at(&format!("{HOME}/v2/"), Knocked::Answered).says(Permission::Denied);
    let findings = examine(&script, door.clone(), Plan { other_scheme: true, ..Plan::default() }).await;
    assert_eq!(findings.local_network, Permission::Denied);
    for tried in &findings.tried {
        assert_eq!(tried.url.as_ref().unwrap().origin(), &origin(HOME));
    }
    assert!(door.knocked().iter().all(|url| url.starts_with(HOME)));
}

#[tokio::test]
async fn without_a_password_an_empty_one_brings_about_the_preflight() {
    let script = Script::new()
        .on("GET /v2/", v2(401, "{}").field("WWW-Authenticate", "Basic realm=\"harbour\""))
        .on_with("GET /v2/", &[("authorization", "Basic Og==")], silent());
    let long = script.on("GET /v2/", v2(401, "{}"));
    let findings = examine(&long, Door::before(&long), Plan::default()).await;
    assert_eq!(asked(&findings), [Question::Plain, Question::Authorized, Question::LongAccept]);
    assert!(!findings.signed_in);
    let sent = long.sent();
    assert_eq!(sent[0].headers.get("authorization"), None);
    assert_eq!(sent[2].headers.get("authorization"), None, "a preflight for another reason");
    assert!(sent[2].headers.get("accept").unwrap().len() > 128);
    assert_eq!(findings.seen(Question::Plain).unwrap().wants, Some(Wants::Basic));
}

#[tokio::test]
async fn where_no_preflight_passes_the_simplest_request_is_made_once_more() {
    let script = Script::new()
        .on("GET /v2/", v2(401, "{}"))
        .on_with("GET /v2/", &[("authorization", "Basic Og==")], silent())
        .on("GET /v2/", silent())
        .on_with("GET /v2/", &[("authorization", ""), ("accept", "")], v2(401, "{}"));
    let findings = examine(&script, Door::before(&script), Plan::default()).await;
    use Question::{Again, Authorized, LongAccept, Plain};
    assert_eq!(asked(&findings), [Plain, Authorized, LongAccept, Again]);
    assert_eq!(findings.seen(Again).unwrap().status, 401);
}

#[tokio::test]
async fn the_password_goes_along_to_the_registry_alone() {
    let script = Script::new()
        .on_with(
            "GET /v2/",
            &[("authorization", "")],
            v2(401, "{}").field("WWW-Authenticate", "Basic realm=\"h\""),
        )
        .on_with(
            "GET /v2/",
            &[("authorization", ADA)],
            v2(401, "{}").field("WWW-Authenticate", "Basic realm=\"h\""),
        )
        .on_with(CATALOG, &[("authorization", ADA)], v2(401, "{}"));
    let registry = Registry::new(Door::before(&script), origin(HOME));
    registry.resume(ada());
    let findings = registry.examine(&Plan::default(), &|_| {}).await;
    script.finish();
    assert!(findings.signed_in);
    assert_eq!(script.authorizations(HOME), [ADA, ADA]);
}

#[tokio::test]
async fn lists_tags_and_a_manifest_are_looked_into_until_one_tells() {
    let script = Script::new()
        .on("GET /v2/", v2(200, "{}"))
        .on("GET /v2/", v2(200, "{}"))
        .on(CATALOG, v2(200, r#"{"repositories":["old/gone","team/app"]}"#))
        .on("GET /v2/old/gone/tags/list", v2(200, r#"{"name":"old/gone","tags":null}"#))
        .on(TAGS, v2(200, r#"{"name":"team/app","tags":["1.0"]}"#))
        .on("HEAD /v2/team/app/manifests/1.0", v2(200, "").field("Docker-Content-Digest", NOBODYS));
    let findings = examine(&script, Door::before(&script), Plan::default()).await;
    assert!(findings.seen(Question::Manifest).unwrap().digest);
    assert_eq!(findings.came(Question::CatalogRest), None, "two of five asked for: there is no more");
}

#[tokio::test]
async fn a_full_page_without_a_link_is_asked_what_comes_behind_it() {
    let page = r#"{"repositories":["a/1","a/2","a/3","a/4","a/5"]}"#;
    let none = || v2(200, r#"{"tags":[]}"#);
    let mut script = Script::new()
        .on("GET /v2/", v2(200, "{}"))
        .on("GET /v2/", v2(200, "{}"))
        .on(CATALOG, v2(200, page))
        .on("GET /v2/_catalog?n=5&last=a%2F5", v2(200, r#"{"repositories":["a/6"]}"#));
    for at in 1..=5 {
        script = script.on(&format!("GET /v2/a/{at}/tags/list"), none());
    }
    let findings = examine(&script, Door::before(&script), Plan::default()).await;
    assert_eq!(findings.seen(Question::CatalogRest).unwrap().names, ["a/6"]);
}

#[tokio::test]
async fn a_registry_of_version_1_is_asked_for_its_ping() {
    let script =
        Script::new().on("GET /v2/", answer(404, "<h1>no</h1>")).on("GET /v1/_ping", answer(200, "{}"));
    let findings = examine(&script, Door::before(&script), Plan::default()).await;
    assert!(findings.seen(Question::Legacy).unwrap().is_v1);

    let script = Script::new().on("GET /v1/_ping", answer(200, "{}")).on("GET /v1/_ping", answer(200, "{}"));
    let plan = Plan { legacy: true, ..Plan::default() };
    let findings = examine(&script, Door::before(&script), plan).await;
    assert_eq!(
        asked(&findings),
        [Question::Plain, Question::Authorized],
        "and where that is known, nothing else"
    );
}

#[tokio::test]
async fn a_locked_door_in_front_is_not_taken_for_version_1() {
    let door = || answer(401, "<h1>401</h1>").field("WWW-Authenticate", "Basic realm=\"door\"");
    let script = Script::new().on("GET /v2/", door()).on("GET /v2/", door()).on(CATALOG, door());
    let findings = examine(&script, Door::before(&script), Plan::default()).await;
    assert_eq!(findings.came(Question::Legacy), None);
}

#[tokio::test]
async fn an_answer_from_elsewhere_is_told_as_such() {
    let script = Script::new().on("GET /v2/", v2(200, "{}").from("https://login.example/sign-in"));
    let findings = examine(&script, Door::before(&script), Plan::default()).await;
    assert_eq!(findings.came(Question::Plain), Some(&Came::Elsewhere(origin("https://login.example"))));
}

#[tokio::test]
async fn deletes_are_tried_on_a_digest_that_cannot_exist_and_only_there() {
    let line = format!("DELETE /v2/team/app/manifests/{NOBODYS}");
    for status in [405, 404] {
        let script = Script::new().on(&line, v2(status, "{}"));
        let registry = Registry::new(Door::before(&script), origin(HOME));
        let tried = registry.examine_deletes(&repository("team/app"), &|_| {}).await.unwrap();
        script.finish();
        assert!(matches!(tried.came, Came::Answer(seen) if seen.status == status));
    }
}

#[tokio::test]
async fn examining_never_writes_and_tells_of_each_question_before_and_after() {
    let script =
        Script::new().on("GET /v2/", v2(200, "{}")).on("GET /v2/", v2(200, "{}")).on(CATALOG, v2(404, "{}"));
    let told = RefCell::new(Vec::new());
    let registry = Registry::new(Door::before(&script), origin(HOME));
    registry
        .examine(&Plan::default(), &|step| {
            told.borrow_mut().push(match step {
                Told::Asking(question, ..) => (question, false),
                Told::Came(tried) => (tried.question, true),
            });
        })
        .await;
    use Question::{Authorized, Catalog, Plain};
    let all =
        [Plain, Authorized, Catalog].into_iter().flat_map(|question| [(question, false), (question, true)]);
    assert_eq!(told.into_inner(), all.collect::<Vec<_>>());
    assert!(script.lines().iter().all(|line| line.starts_with("GET ") || line.starts_with("HEAD ")));
}
