//! Hub and registry apart: Basic at the one, tokens at the other, three steps to delete (hub-v1 sheet).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan_sandbox::sample::{CAPTAIN, MATE, STOWAWAY};
use portolan_sandbox::{Place, Request, Response, Sandbox};

fn by(who: (&str, &str), request: Request) -> Request {
    request.basic(who.0, who.1)
}

fn ask(sandbox: &Sandbox, method: &str, target: &str) -> Response {
    sandbox.handle(&Request::new(method, target))
}

fn at_registry(sandbox: &Sandbox, method: &str, target: &str, authorization: &str) -> Response {
    sandbox.handle(&Request::new(method, target).at_registry().header("Authorization", authorization))
}

/// A token, as a client makes its `Authorization` of it.
fn token(answer: &Response) -> String {
    let token = answer.get("x-docker-token").expect("a token");
    assert!(!token.starts_with("Token"), "the Hub leaves the word out");
    assert_eq!(answer.get("www-authenticate").unwrap(), format!("Token {token}"));
    format!("Token {token}")
}

fn read_token(sandbox: &Sandbox, repository: &str) -> String {
    let request = Request::new("GET", &format!("/v1/repositories/{repository}/images"));
    token(&sandbox.handle(&request.header("X-Docker-Token", "true")))
}

fn delete(sandbox: &Sandbox, repository: &str, field: (&str, &str)) -> Response {
    let request = Request::new("DELETE", &format!("/v1/repositories/{repository}/"));
    sandbox.handle(&by(CAPTAIN, request).header(field.0, field.1))
}

#[test]
fn each_service_has_its_own_calls() {
    let sandbox = Sandbox::apart();
    for (method, target) in [
        ("GET", "/v1/repositories/team/tide-tables/tags"),
        ("GET", "/v1/images/0000/json"),
        ("GET", "/v1/repositories/team/tide-tables/properties"),
    ] {
        assert_eq!(ask(&sandbox, method, target).status, 404, "{target} at the index");
    }
    for target in ["/v1/search?q=", "/v1/users/", "/v1/repositories/team/tide-tables/images"] {
        assert_eq!(sandbox.handle(&Request::new("GET", target).at_registry()).status, 404, "{target}");
    }
    for request in [Request::new("GET", "/v1/_ping"), Request::new("GET", "/v1/_ping").at_registry()] {
        assert_eq!(sandbox.handle(&request).get("x-docker-registry-standalone"), Some("False"));
    }
}

#[test]
fn a_token_is_given_when_asked_for_with_the_registrys_address() {
    let sandbox = Sandbox::apart();
    let plain = ask(&sandbox, "GET", "/v1/repositories/team/tide-tables/images");
    assert_eq!((plain.status, plain.get("x-docker-token")), (200, None));
    assert_eq!(plain.get("x-docker-endpoints"), Some("registry.harbour.example"));
    let token = read_token(&sandbox, "team/tide-tables");
    assert!(token.ends_with(r#"repository="team/tide-tables",access=read"#), "{token}");
    assert_eq!(at_registry(&sandbox, "GET", "/v1/repositories/team/tide-tables/tags", &token).status, 200);
}

#[test]
fn a_token_opens_only_its_repository_and_only_for_its_access() {
    let sandbox = Sandbox::apart();
    let token = read_token(&sandbox, "team/tide-tables");
    for (method, target) in [
        ("GET", "/v1/repositories/team/checkout-api/tags"),
        ("PUT", "/v1/repositories/team/tide-tables/tags/x"),
        ("DELETE", "/v1/repositories/team/tide-tables/"),
    ] {
        let refused = at_registry(&sandbox, method, target, &token);
        assert_eq!(
            (refused.status, refused.get("www-authenticate")),
            (401, Some("Token")),
            "{method} {target}"
        );
        assert_eq!(refused.text(), r#"{"error": "Requires authorization"}"#);
    }
    for forged in [token.replace("access=read", "access=write"), token.replace("tide-tables", "checkout-api")]
    {
        assert_eq!(
            at_registry(&sandbox, "GET", "/v1/repositories/team/tide-tables/tags", &forged).status,
            401
        );
    }
    assert_eq!(at_registry(&sandbox, "HEAD", "/v1/repositories/team/tide-tables/tags", &token).status, 200);
}

#[test]
fn a_password_is_refused_at_the_registry_and_written_down() {
    let sandbox = Sandbox::apart();
    let request = Request::new("GET", "/v1/repositories/team/tide-tables/tags").at_registry();
    assert_eq!(sandbox.handle(&by(CAPTAIN, request)).status, 401);
    let log = sandbox.requests();
    assert!(log.iter().any(|request| request.place == Place::Registry && request.has_basic()));
}

#[test]
fn a_single_use_token_is_used_up() {
    let sandbox = Sandbox::apart();
    sandbox.set_single_use(true);
    let token = read_token(&sandbox, "team/tide-tables");
    let tags = || at_registry(&sandbox, "GET", "/v1/repositories/team/tide-tables/tags", &token).status;
    assert_eq!((tags(), tags()), (200, 401));
    let token = read_token(&sandbox, "team/tide-tables");
    let check = || {
        let request = Request::new("PUT", "/v1/repositories/team/tide-tables/auth");
        sandbox.handle(&request.header("Authorization", &token)).status
    };
    assert_eq!((check(), check()), (200, 403), "the check uses it up, too");
}

#[test]
fn a_token_can_be_checked_at_the_index() {
    let sandbox = Sandbox::apart();
    let token = read_token(&sandbox, "team/tide-tables");
    let check = |repository: &str, token: &str| {
        let request = Request::new("PUT", &format!("/v1/repositories/{repository}/auth"));
        sandbox.handle(&request.header("Authorization", token)).status
    };
    assert_eq!(check("team/tide-tables", &token), 200);
    assert_eq!(check("team/checkout-api", &token), 403);
    assert_eq!(check("no/such", &token), 404);
    sandbox.revoke_tokens();
    assert_eq!(check("team/tide-tables", &token), 403);
}

#[test]
fn the_hubs_search_has_pages_and_short_names_for_official_repositories() {
    let sandbox = Sandbox::apart();
    let all: serde_json::Value =
        serde_json::from_slice(&ask(&sandbox, "GET", "/v1/search?q=&n=5&page=2").body).unwrap();
    assert_eq!((all["page"].as_u64(), all["page_size"].as_u64()), (Some(2), Some(5)));
    assert_eq!(all["results"].as_array().unwrap().len(), 5);
    assert_eq!(all["num_pages"].as_u64(), all["num_results"].as_u64().map(|count| count.div_ceil(5)));
    let found: serde_json::Value =
        serde_json::from_slice(&ask(&sandbox, "GET", "/v1/search?q=busybox").body).unwrap();
    let line = &found["results"][0];
    assert_eq!((line["name"].as_str(), line["is_official"].as_bool()), (Some("busybox"), Some(true)));
    assert!(line["star_count"].is_u64() && line["description"].is_string());
}

#[test]
fn repositories_are_created_by_those_who_may() {
    let sandbox = Sandbox::apart();
    let create = |request: Request| sandbox.handle(&request.body("[]").header("X-Docker-Token", "true"));
    let target = "/v1/repositories/team/new/";
    assert_eq!(create(Request::new("PUT", target)).status, 401);
    assert_eq!(create(by(STOWAWAY, Request::new("PUT", target))).status, 403);
    assert_eq!(create(by(MATE, Request::new("PUT", "/v1/repositories/official/"))).status, 403);
    let made = create(by(MATE, Request::new("PUT", target)));
    assert_eq!((made.status, made.text().as_str()), (200, r#""""#));
    assert!(token(&made).ends_with("access=write"));
    assert_eq!(create(by(CAPTAIN, Request::new("PUT", "/v1/repositories/official/"))).status, 200);
    let tags =
        at_registry(&sandbox, "GET", "/v1/repositories/team/new/tags", &read_token(&sandbox, "team/new"));
    assert_eq!((tags.status, tags.text().as_str()), (200, "{}"));
}

#[test]
fn a_write_token_reads_nothing_and_a_lone_name_is_the_librarys() {
    let sandbox = Sandbox::apart();
    let create = Request::new("PUT", "/v1/repositories/busybox/").body("[]").header("X-Docker-Token", "true");
    let write = token(&sandbox.handle(&by(CAPTAIN, create)));
    assert!(write.contains(r#"repository="library/busybox""#), "{write}");
    assert_eq!(at_registry(&sandbox, "GET", "/v1/repositories/busybox/tags", &write).status, 401);
    let read = read_token(&sandbox, "busybox");
    assert_eq!(at_registry(&sandbox, "GET", "/v1/repositories/busybox/tags", &read).status, 200);
}

#[test]
fn the_last_step_of_a_deletion_is_no_step_at_all_before_the_first() {
    let sandbox = Sandbox::apart();
    let answer = delete(&sandbox, "attic/lighthouse", ("X-Docker-Endpoints", "registry.harbour.example"));
    assert_eq!(answer.status, 202);
    assert_eq!(answer.get("x-docker-token"), None, "none was asked for");
}

#[test]
fn only_announced_images_may_be_pushed() {
    let sandbox = Sandbox::apart();
    let id = "a".repeat(64);
    let create = |body: &str| {
        let request = Request::new("PUT", "/v1/repositories/team/new/").body(body);
        token(&sandbox.handle(&by(MATE, request).header("X-Docker-Token", "true")))
    };
    let push = |token: &str| {
        let request = Request::new("PUT", &format!("/v1/images/{id}/json")).at_registry();
        sandbox.handle(&request.header("Authorization", token).body(format!(r#"{{"id":"{id}"}}"#)))
    };
    let refused = push(&create("[]"));
    assert_eq!((refused.status, refused.text().contains("does not belong to the repository")), (400, true));
    assert_eq!(push(&create(&format!(r#"[{{"id":"{id}"}}]"#))).status, 200);
}

#[test]
fn an_image_stands_on_no_one_elses_private_images() {
    let sandbox = Sandbox::apart();
    let listed =
        sandbox.handle(&by(CAPTAIN, Request::new("GET", "/v1/repositories/people/ines-notebook/images")));
    let listed: serde_json::Value = serde_json::from_slice(&listed.body).unwrap();
    let (own, shared) = (listed[0]["id"].as_str().unwrap(), listed[1]["id"].as_str().unwrap());
    let id = "a".repeat(64);
    let create = Request::new("PUT", "/v1/repositories/team/new/").body(format!(r#"[{{"id":"{id}"}}]"#));
    let write = token(&sandbox.handle(&by(MATE, create).header("X-Docker-Token", "true")));
    let push = |parent: &str| {
        let request = Request::new("PUT", &format!("/v1/images/{id}/json")).at_registry();
        let json = format!(r#"{{"id":"{id}","parent":"{parent}"}}"#);
        sandbox.handle(&request.header("Authorization", &write).body(json))
    };
    assert_eq!(push(own).text(), r#"{"error": "Image depends on an unauthorized parent"}"#);
    assert_eq!(push(shared).status, 200, "its base is in the library");
}

#[test]
fn a_repository_is_deleted_in_three_steps_that_can_be_resumed() {
    let sandbox = Sandbox::apart();
    let name = "team/berth-planner";
    let read = read_token(&sandbox, name);
    let first = delete(&sandbox, name, ("X-Docker-Token", "true"));
    assert_eq!((first.status, first.get("x-docker-endpoints")), (202, Some("registry.harbour.example")));
    assert_eq!(ask(&sandbox, "GET", "/v1/repositories/team/berth-planner/images").status, 404);
    assert!(!ask(&sandbox, "GET", "/v1/search?q=berth").text().contains(name), "marked deleted");
    let target = "/v1/repositories/team/berth-planner/";
    assert_eq!(at_registry(&sandbox, "DELETE", target, &read).status, 401);
    sandbox.revoke_tokens();
    assert_eq!(at_registry(&sandbox, "DELETE", target, &token(&first)).status, 401, "the middle step fails");
    let again = delete(&sandbox, name, ("X-Docker-Token", "true"));
    assert_eq!(again.status, 202, "another token is to be had");
    assert_eq!(at_registry(&sandbox, "DELETE", target, &token(&again)).status, 200);
    assert_eq!(delete(&sandbox, name, ("X-Docker-Endpoints", "registry.harbour.example")).status, 200);
    assert_eq!(delete(&sandbox, name, ("X-Docker-Token", "true")).status, 404);
}
