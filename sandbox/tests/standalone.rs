//! Standalone, the sandbox answers as docker-registry 0.9.1 was seen to (real-servers sheet section 4).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan_sandbox::{Manner, Request, Response, Sandbox, checksum};

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
fn image_answers_may_be_kept_for_a_year_and_any_date_is_recent_enough() {
    let sandbox = Sandbox::standalone();
    let id = latest(&sandbox);
    for part in ["json", "layer", "ancestry", "files"] {
        let target = format!("/v1/images/{id}/{part}");
        let answer = ask(&sandbox, "GET", &target);
        assert_eq!(answer.status, 200, "{part}");
        assert_eq!(answer.get("cache-control"), Some("public, max-age=31536000"), "{part}");
        assert!(answer.get("last-modified").unwrap().contains("1970"), "{part}");
        assert_eq!(answer.get("pragma"), None, "{part}");
        let again = sandbox.handle(&Request::new("GET", &target).header("If-Modified-Since", "whenever"));
        assert_eq!((again.status, again.body.len()), (304, 0), "{part}");
    }
    let absent = format!("/v1/images/{}/json", new_id('0'));
    let again = sandbox.handle(&Request::new("GET", &absent).header("If-Modified-Since", "whenever"));
    assert_eq!(again.status, 304, "even for an image that is not there");
}

#[test]
fn image_json_tells_the_stored_size_and_the_checksum() {
    let sandbox = Sandbox::standalone();
    let id = latest(&sandbox);
    let json = ask(&sandbox, "GET", &format!("/v1/images/{id}/json"));
    let layer = ask(&sandbox, "GET", &format!("/v1/images/{id}/layer"));
    assert_eq!(json.get("x-docker-size").unwrap(), layer.body.len().to_string());
    assert_eq!(json.get("x-docker-checksum-payload").unwrap(), checksum(&json.body, &layer.body));
    assert_eq!(layer.get("content-type"), Some("application/octet-stream"));
}

#[test]
fn ranges_are_answered_as_oddly_as_seen() {
    let sandbox = Sandbox::standalone();
    let id = ask(&sandbox, "GET", "/v1/repositories/library/debian/tags/squeeze")
        .text()
        .trim_matches('"')
        .to_owned();
    let root = ask(&sandbox, "GET", &format!("/v1/images/{id}/ancestry")).text();
    let root = root.rsplit('"').nth(1).unwrap().to_owned();
    let whole = ask(&sandbox, "GET", &format!("/v1/images/{root}/layer"));
    let size = whole.body.len();
    assert_eq!(whole.get("accept-ranges"), Some("bytes"));
    let ranged = |range: &str| {
        sandbox.handle(&Request::new("GET", &format!("/v1/images/{root}/layer")).header("Range", range))
    };
    let part = ranged("bytes=10-99");
    assert_eq!((part.status, &part.body[..]), (206, &whole.body[10..100]));
    assert_eq!(part.get("content-range").unwrap(), format!("10-99/{size}"), "without the unit");
    let rest = ranged("bytes=100-");
    assert_eq!((rest.status, rest.body.len()), (206, size - 100));
    assert_eq!(rest.get("content-length").unwrap(), (size - 99).to_string(), "one byte too many");
    assert_eq!(ranged("bytes=-500").body.len(), size);
    assert_eq!(ranged("bytes=1-2,5-6").body.len(), size);
    assert_eq!(ranged("bytes=7-7").status, 416);
}

#[test]
fn head_is_get_without_a_body() {
    let sandbox = Sandbox::standalone();
    let id = latest(&sandbox);
    let target = format!("/v1/images/{id}/layer");
    let (get, head) = (ask(&sandbox, "GET", &target), ask(&sandbox, "HEAD", &target));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.get("content-length"), get.get("content-length"));
}

#[test]
fn files_are_eight_tuples_out_of_the_tar() {
    let sandbox = Sandbox::standalone();
    let id = ask(&sandbox, "GET", "/v1/repositories/attic/signal-flags/tags/final").text();
    let files = ask(&sandbox, "GET", &format!("/v1/images/{}/files", id.trim_matches('"')));
    assert_eq!(files.text(), r#"[["srv/flags/alpha.svg", "f", false, 2000, 1415000000, 420, 1000, 1000]]"#);
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
fn an_image_is_pushed_step_by_step() {
    let sandbox = Sandbox::empty(Manner::Standalone);
    let id = new_id('a');
    let json = format!(r#"{{"id":"{id}"}}"#);
    let put = |target: &str, body: &str| sandbox.handle(&Request::new("PUT", target).body(body));
    let created = put("/v1/repositories/acme/app/", &format!(r#"[{{"id":"{id}"}}]"#));
    assert_eq!((created.status, created.text().as_str()), (200, r#""""#));
    assert!(created.get("x-docker-token").unwrap().ends_with("access=write"));
    let image = |part: &str| format!("/v1/images/{id}/{part}");
    assert_eq!(put(&image("layer"), "layer").text(), r#"{"error": "Image not found"}"#);
    assert_eq!(put(&image("json"), &json).text(), "true");
    let early = ask(&sandbox, "GET", &image("json"));
    assert_eq!(
        (early.status, early.text().as_str()),
        (400, r#"{"error": "Image is being uploaded, retry later"}"#)
    );
    assert_eq!(put(&image("layer"), "layer").text(), "true");
    let sum = |value: &str| {
        sandbox.handle(&Request::new("PUT", &image("checksum")).header("X-Docker-Checksum-Payload", value))
    };
    assert_eq!(put(&image("checksum"), "").status, 412);
    assert_eq!(sum("").text(), r#"{"error": "Missing Image's checksum"}"#);
    assert_eq!(sum("sha256:00").text(), r#"{"error": "Checksum mismatch"}"#);
    assert_eq!(sum(&checksum(json.as_bytes(), b"layer")).text(), "true");
    let again = sum(&checksum(json.as_bytes(), b"layer"));
    assert_eq!(
        (again.status, again.text().as_str()),
        (409, r#"{"error": "Cannot set this image checksum"}"#)
    );
    let again = put(&image("json"), &json);
    assert_eq!((again.status, again.text().as_str()), (409, r#"{"error": "Image already exists"}"#));
    assert_eq!(put(&image("layer"), "layer").status, 409);
    assert_eq!(put("/v1/repositories/acme/app/tags/1.0", &format!("\"{id}\"")).text(), "true");
    let sums = format!(r#"[{{"id":"{id}","checksum":"sha256:1"}}]"#);
    assert_eq!(put("/v1/repositories/acme/app/images", &sums).status, 204);
    let list = ask(&sandbox, "GET", "/v1/repositories/acme/app/images").text();
    assert_eq!(list, format!(r#"[{{"checksum": "sha256:1", "id": "{id}"}}]"#), "merged, not repeated");
    assert!(ask(&sandbox, "GET", "/v1/search?q=acme").text().contains("acme/app"));
}

#[test]
fn a_push_is_refused_in_the_words_of_docker_registry() {
    let sandbox = Sandbox::empty(Manner::Standalone);
    let (id, parent) = (new_id('a'), new_id('b'));
    for (body, words) in [
        ("?".to_owned(), "Invalid JSON"),
        ("[]".to_owned(), "Invalid JSON"),
        ("{}".to_owned(), "Missing key `id' in JSON"),
        (format!(r#"{{"id":"{parent}"}}"#), "JSON data contains invalid id"),
        (format!(r#"{{"id":"{id}","parent":"{parent}"}}"#), "Image depends on a non existing parent"),
    ] {
        let answer = sandbox.handle(&Request::new("PUT", &format!("/v1/images/{id}/json")).body(body));
        assert_eq!((answer.status, answer.text()), (400, format!(r#"{{"error": "{words}"}}"#)));
    }
}
