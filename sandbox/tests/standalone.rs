//! Standalone, the sandbox answers as docker-registry 0.9.1 was seen to (real-servers sheet section 4).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan_sandbox::{Cors, Request, Response, Sandbox};

fn ask(sandbox: &Sandbox, method: &str, target: &str) -> Response {
    sandbox.handle(&Request::new(method, target))
}

fn latest(sandbox: &Sandbox) -> String {
    let text = ask(sandbox, "GET", "/v1/repositories/team/checkout-api/tags/latest").text();
    text.trim_matches('"').to_owned()
}

fn new_id(digit: char) -> String {
    digit.to_string().repeat(64)
}

/// A row of the sheet: method, target, body sent, status, body expected.
type Row<'a> = (&'a str, &'a str, &'a str, u16, &'a str);

fn check(sandbox: &Sandbox, rows: &[Row]) {
    for &(method, target, sent, status, body) in rows {
        let answer = sandbox.handle(&Request::new(method, target).body(sent));
        assert_eq!((answer.status, answer.text().as_str()), (status, body), "{method} {target}");
        assert_eq!(answer.get("content-type"), Some("application/json"), "{method} {target}");
        assert_eq!(answer.get("cache-control"), Some("no-cache"), "{method} {target}");
        assert_eq!(answer.get("expires"), Some("-1"), "{method} {target}");
    }
}

#[test]
fn the_rows_of_the_sheet_are_answered_word_for_word() {
    let sandbox = Sandbox::standalone();
    let id = latest(&sandbox);
    let quoted = format!("\"{id}\"");
    let absent = format!("\"{}\"", new_id('0'));
    check(
        &sandbox,
        &[
            ("GET", "/v1/_ping", "", 200, "{}"),
            (
                "GET",
                "/v1/search?q=tide",
                "",
                200,
                r#"{"num_results": 1, "query": "tide", "results": [{"description": "", "name": "team/tide-tables"}]}"#,
            ),
            (
                "GET",
                "/v1/search?q=nothing-like-it",
                "",
                200,
                r#"{"num_results": 0, "query": "nothing-like-it", "results": []}"#,
            ),
            ("GET", "/v1/repositories/no/such/tags", "", 404, r#"{"error": "Repository not found"}"#),
            ("GET", "/v1/repositories/team/checkout-api/tags/nope", "", 404, r#"{"error": "Tag not found"}"#),
            ("GET", "/v1/repositories/team/checkout-api/tags/latest", "", 200, &quoted),
            ("GET", "/v1/repositories/no/such/images", "", 404, r#"{"error": "images not found"}"#),
            ("GET", "/v1/repositories/no/such/properties", "", 200, r#"{"access": "public"}"#),
            ("GET", "/v1/images/abc/json", "", 404, r#"{"error": "Invalid image ID"}"#),
            ("GET", &format!("/v1/images/{id}/diff"), "", 400, r#"{"error": "Diff queue is disabled"}"#),
            ("PUT", "/v1/repositories/team/checkout-api/tags/tmp", &quoted, 200, "true"),
            (
                "PUT",
                "/v1/repositories/team/checkout-api/tags/tmp",
                &absent,
                404,
                r#"{"error": "Image not found"}"#,
            ),
            ("PUT", "/v1/repositories/team/checkout-api/tags/tmp", "{}", 400, r#"{"error": "Invalid data"}"#),
            ("PUT", "/v1/repositories/team/checkout-api/tags/tmp", &id, 400, r#"{"error": "Invalid data"}"#),
            ("DELETE", "/v1/repositories/team/checkout-api/tags/tmp", "", 200, "true"),
            (
                "DELETE",
                "/v1/repositories/team/checkout-api/tags/tmp",
                "",
                404,
                r#"{"error": "Tag not found: tmp"}"#,
            ),
            ("PUT", "/v1/repositories/team/checkout-api/properties", r#"{"access":"private"}"#, 200, "true"),
            ("GET", "/v1/repositories/team/checkout-api/properties", "", 200, r#"{"access": "private"}"#),
            (
                "PUT",
                "/v1/repositories/team/checkout-api/properties",
                "[]",
                400,
                r#"{"error": "Invalid data"}"#,
            ),
            ("DELETE", "/v1/repositories/attic/lighthouse/", "", 200, "true"),
            ("DELETE", "/v1/repositories/attic/lighthouse/", "", 404, r#"{"error": "Repository not found"}"#),
            ("DELETE", "/v1/repositories/attic/signal-flags/tags", "", 200, "true"),
            ("GET", "/v1/users/", "", 200, r#""OK""#),
            ("POST", "/v1/users/", "{}", 201, r#""User Created""#),
            ("POST", "/v1/users/", "?", 400, r#"{"error": "Error Decoding JSON"}"#),
            ("PUT", "/v1/users/captain/", "{}", 204, ""),
            ("PUT", "/v1/repositories/team/checkout-api/auth", "", 200, r#""OK""#),
        ],
    );
}

#[test]
fn the_framework_answers_with_pages() {
    let sandbox = Sandbox::standalone();
    for (method, target, status) in [
        ("GET", "/v1/repositories", 404),
        ("GET", "/v2/", 404),
        ("GET", "/v1/nothing", 404),
        ("GET", "/v1/images/", 404),
        ("GET", "/v1/repositories/team/checkout-api/tags/", 405),
        ("PUT", "/v1/search", 405),
        ("PUT", "/v1/images/abc/ancestry", 405),
        ("DELETE", "/v1/repositories/team/checkout-api", 301),
        ("GET", "/v1/users", 301),
    ] {
        let answer = ask(&sandbox, method, target);
        assert_eq!(
            (answer.status, answer.get("content-type")),
            (status, Some("text/html")),
            "{method} {target}"
        );
        assert!(answer.text().starts_with("<!DOCTYPE"), "{method} {target}");
    }
    let moved = ask(&sandbox, "DELETE", "/v1/repositories/team/checkout-api");
    assert_eq!(moved.get("location"), Some("/v1/repositories/team/checkout-api/"));
    assert_eq!(
        ask(&sandbox, "GET", "/v1/repositories/team/checkout-api/tags").status,
        200,
        "nothing was deleted"
    );
}

#[test]
fn ping_says_standalone_and_no_version() {
    let answer = ask(&Sandbox::standalone(), "GET", "/v1/_ping");
    assert_eq!(answer.get("x-docker-registry-standalone"), Some("True"));
    assert_eq!(answer.get("x-docker-registry-version"), None);
}

#[test]
fn a_lone_name_is_the_librarys() {
    let sandbox = Sandbox::standalone();
    let short = ask(&sandbox, "GET", "/v1/repositories/busybox/tags");
    assert_eq!(short.status, 200);
    assert_eq!(short.body, ask(&sandbox, "GET", "/v1/repositories/library/busybox/tags").body);
}

#[test]
fn search_without_a_query_lists_everything_and_knows_no_pages() {
    let sandbox = Sandbox::standalone();
    let all = ask(&sandbox, "GET", "/v1/search").text();
    assert!(all.contains("library/busybox") && all.contains("data/etl-port-calls"));
    assert_eq!(all, ask(&sandbox, "GET", "/v1/search?q=&n=1&page=2").text());
}

#[test]
fn tag_facts_come_from_the_user_agent_and_are_null_for_tags_unknown() {
    let sandbox = Sandbox::standalone();
    let unknown = ask(&sandbox, "GET", "/v1/repositories/team/checkout-api/tags/nope/json");
    assert_eq!(
        (unknown.status, unknown.text().as_str()),
        (
            200,
            r#"{"arch": "amd64", "docker_go_version": null, "docker_version": null, "kernel": null, "last_update": null, "os": "linux"}"#
        )
    );
    let put = Request::new("PUT", "/v1/repositories/team/checkout-api/tags/latest")
        .header("User-Agent", "docker/1.5.0 go/go1.3.3 kernel/3.13 os/Linux arch/AMD64")
        .body(format!("\"{}\"", latest(&sandbox)));
    assert_eq!(sandbox.handle(&put).status, 200);
    for target in
        ["/v1/repositories/team/checkout-api/tags/latest/json", "/v1/repositories/team/checkout-api/json"]
    {
        let facts = ask(&sandbox, "GET", target).text();
        assert!(facts.contains(r#""docker_version": "1.5.0""#), "{facts}");
        assert!(facts.contains(r#""arch": "amd64""#) && facts.contains(r#""os": "linux""#), "{facts}");
    }
}

#[test]
fn the_index_hands_out_tokens_unasked_and_names_itself_as_the_endpoint() {
    let sandbox = Sandbox::standalone();
    let answer = ask(&sandbox, "GET", "/v1/repositories/team/checkout-api/images");
    let token = answer.get("x-docker-token").unwrap();
    assert!(token.starts_with("Token signature="), "{token}");
    assert!(token.ends_with(r#",repository="team/checkout-api",access=read"#), "{token}");
    assert_eq!(answer.get("www-authenticate"), Some(token));
    assert_eq!(answer.get("x-docker-endpoints"), Some("registry.harbour.example"));
}

#[test]
fn pages_of_other_origins_are_let_in_everywhere_or_nowhere() {
    let sandbox = Sandbox::standalone();
    for (method, target, status) in
        [("GET", "/v1/_ping", 200), ("GET", "/v2/", 404), ("GET", "/v1/repositories/no/such/tags", 404)]
    {
        let answer = ask(&sandbox, method, target);
        assert_eq!(
            (answer.status, answer.get("access-control-allow-origin")),
            (status, Some("*")),
            "{target}"
        );
        assert!(answer.get("access-control-expose-headers").unwrap().contains("X-Docker-Size"), "{target}");
    }
    let preflight = ask(&sandbox, "OPTIONS", "/v1/repositories/team/checkout-api/tags/x");
    assert_eq!(preflight.status, 200);
    assert!(preflight.get("access-control-allow-methods").unwrap().contains("DELETE"));
    assert!(preflight.get("access-control-allow-headers").unwrap().contains("Authorization"));
    assert_eq!(preflight.get("allow"), Some("HEAD, GET, PUT, DELETE, OPTIONS"));
    sandbox.set_cors(Cors::Off);
    assert_eq!(ask(&sandbox, "GET", "/v1/_ping").get("access-control-allow-origin"), None);
}

#[test]
fn what_a_person_writes_in_another_script_comes_back_as_it_was() {
    let sandbox = Sandbox::standalone();
    let id = latest(&sandbox);
    let target = "/v1/repositories/team/checkout-api/tags/%E6%BD%AE";
    let put = sandbox.handle(&Request::new("PUT", target).body(format!("\"{id}\"")));
    assert_eq!(put.status, 200, "0.9.1 does not look at tags");
    let tags: serde_json::Value =
        serde_json::from_slice(&ask(&sandbox, "GET", "/v1/repositories/team/checkout-api/tags").body)
            .unwrap();
    assert_eq!(tags["潮"].as_str(), Some(id.as_str()));
}
