//! Who may come in: passwords, tokens and their scopes, the token service, what a page may ask (registry-v2 sheet
//! sections 3 and 9; real-servers sheet sections 1 and 2).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan_sandbox::sample::{CAPTAIN, MATE, STOWAWAY};
use portolan_sandbox::v2::{Auth, Manners, Preflight, Realm, Server};
use portolan_sandbox::{Cors, Request, Response, Sandbox};
use serde_json::{Value, json};

fn with(manners: Manners) -> Sandbox {
    let sandbox = Sandbox::v2();
    sandbox.set_manners(manners);
    sandbox
}

fn bearer() -> Manners {
    Manners { auth: Auth::Bearer, ..Manners::default() }
}

fn ask(sandbox: &Sandbox, method: &str, target: &str, token: Option<&str>) -> Response {
    let request = Request::new(method, target);
    sandbox.handle(&match token {
        Some(token) => request.header("Authorization", &format!("Bearer {token}")),
        None => request,
    })
}

fn read(response: &Response) -> Value {
    serde_json::from_slice(&response.body).unwrap()
}

/// A token for these scopes, by GET.
fn token(sandbox: &Sandbox, user: Option<(&str, &str)>, scopes: &[&str]) -> String {
    let scopes: String = scopes.iter().map(|scope| format!("&scope={scope}")).collect();
    let request = Request::new("GET", &format!("/token?service=registry.harbour.example{scopes}"));
    let answer = sandbox.handle(&match user {
        Some((name, password)) => request.basic(name, password),
        None => request,
    });
    assert_eq!(answer.status, 200, "{}", answer.text());
    read(&answer)["token"].as_str().unwrap().to_owned()
}

fn challenge(response: &Response) -> &str {
    assert_eq!(response.status, 401, "{}", response.text());
    response.get("www-authenticate").unwrap()
}

#[test]
fn a_password_lets_in_whoever_has_an_account_that_is_active() {
    let sandbox = with(Manners { auth: Auth::Basic, ..Manners::default() });
    let answer = ask(&sandbox, "GET", "/v2/", None);
    assert_eq!(challenge(&answer), "Basic realm=\"Registry Realm\"");
    assert_eq!(read(&answer)["errors"][0]["code"], "UNAUTHORIZED");
    let by = |(name, password): (&str, &str)| {
        sandbox.handle(&Request::new("GET", "/v2/_catalog").basic(name, password)).status
    };
    assert_eq!([by(CAPTAIN), by(MATE), by(STOWAWAY), by(("captain", "wrong"))], [200, 200, 401, 401]);
}

#[test]
fn the_challenge_names_realm_service_and_the_scope_that_is_missing() {
    let sandbox = with(bearer());
    let realm =
        "Bearer realm=\"https://registry.harbour.example/token\",service=\"registry.harbour.example\"";
    for (method, target, scope) in [
        ("GET", "/v2/", ""),
        ("GET", "/v2/_catalog", ",scope=\"registry:catalog:*\""),
        ("GET", "/v2/halyard/tags/list", ",scope=\"repository:halyard:pull\""),
        ("PUT", "/v2/a/b/manifests/x", ",scope=\"repository:a/b:pull,push\""),
        ("DELETE", "/v2/a/b/manifests/x", ",scope=\"repository:a/b:delete\""),
        (
            "POST",
            "/v2/a/b/blobs/uploads/?mount=sha256:00&from=c/d",
            ",scope=\"repository:a/b:pull,push repository:c/d:pull\"",
        ),
    ] {
        let answer = ask(&sandbox, method, target, None);
        assert_eq!(challenge(&answer), format!("{realm}{scope}"), "{method} {target}");
    }
    let detail = read(&ask(&sandbox, "GET", "/v2/halyard/tags/list", None))["errors"][0]["detail"].clone();
    assert_eq!(detail, json!([{ "Type": "repository", "Class": "", "Name": "halyard", "Action": "pull" }]));
    assert_eq!(read(&ask(&sandbox, "GET", "/v2/", None))["errors"][0]["detail"], Value::Null);
}

#[test]
fn a_token_is_good_for_what_it_was_given_for_and_nothing_else() {
    let sandbox = with(bearer());
    let pull = token(&sandbox, None, &["repository:halyard:pull"]);
    assert_eq!(ask(&sandbox, "GET", "/v2/halyard/tags/list", Some(&pull)).status, 200);
    assert_eq!(ask(&sandbox, "GET", "/v2/", Some(&pull)).status, 200);
    let other = ask(&sandbox, "GET", "/v2/keel/tags/list", Some(&pull));
    assert!(challenge(&other).ends_with(",scope=\"repository:keel:pull\",error=\"insufficient_scope\""));
    let none = ask(&sandbox, "GET", "/v2/keel/tags/list", Some("made-up"));
    assert!(challenge(&none).ends_with(",error=\"invalid_token\""));
    sandbox.revoke_tokens();
    assert!(challenge(&ask(&sandbox, "GET", "/v2/", Some(&pull))).ends_with("error=\"invalid_token\""));
}

#[test]
fn less_than_was_asked_for_is_no_error() {
    let sandbox = with(bearer());
    let asked = ["repository:halyard:pull,push,delete"];
    for (user, may_delete) in [(None, false), (Some(MATE), false), (Some(CAPTAIN), true)] {
        let token = token(&sandbox, user, &asked);
        assert_eq!(ask(&sandbox, "GET", "/v2/halyard/tags/list", Some(&token)).status, 200);
        let deleted = ask(&sandbox, "DELETE", "/v2/halyard/manifests/none", Some(&token));
        assert_eq!(deleted.status, if may_delete { 404 } else { 401 }, "{user:?}");
    }
    let own = token(&sandbox, Some(MATE), &["repository:team/pilotage:delete"]);
    assert_eq!(ask(&sandbox, "DELETE", "/v2/team/pilotage/manifests/nightly", Some(&own)).status, 202);
}

#[test]
fn a_private_repository_is_its_owners() {
    let sandbox = with(bearer());
    let scope = ["repository:people/ines/notebook:pull"];
    for (user, status) in [(None, 401), (Some(MATE), 401), (Some(CAPTAIN), 200)] {
        let token = token(&sandbox, user, &scope);
        assert_eq!(ask(&sandbox, "GET", "/v2/people/ines/notebook/tags/list", Some(&token)).status, status);
    }
}

#[test]
fn where_nobody_in_particular_may_read_a_token_wants_a_password() {
    let sandbox = with(Manners { anonymous: false, ..bearer() });
    let target = "/token?service=registry.harbour.example&scope=repository:halyard:pull";
    let answer = sandbox.handle(&Request::new("GET", target));
    assert!(challenge(&answer).starts_with("Basic realm="));
    assert_eq!(sandbox.handle(&Request::new("GET", target).basic("captain", "wrong")).status, 401);
    assert_eq!(sandbox.handle(&Request::new("GET", target).basic(MATE.0, MATE.1)).status, 200);
}

#[test]
fn oauth_gives_refresh_tokens_and_takes_them() {
    let sandbox = with(bearer());
    let post = |body: &str| {
        let request = Request::new("POST", "/token");
        sandbox.handle(&request.header("Content-Type", "application/x-www-form-urlencoded").body(body))
    };
    let about = "service=registry.harbour.example&client_id=portolan&scope=repository%3Ahalyard%3Apull";
    let first = post(&format!(
        "grant_type=password&{about}&username={}&password={}&access_type=offline",
        CAPTAIN.0, CAPTAIN.1
    ));
    let refresh = read(&first)["refresh_token"].as_str().unwrap().to_owned();
    assert_eq!(read(&first)["scope"], "repository:halyard:pull");
    let second = post(&format!("grant_type=refresh_token&{about}&refresh_token={refresh}"));
    let access = read(&second)["access_token"].as_str().unwrap().to_owned();
    assert_eq!(ask(&sandbox, "GET", "/v2/halyard/tags/list", Some(&access)).status, 200);
    assert_eq!(post(&format!("grant_type=refresh_token&{about}&refresh_token=no")).status, 401);
    assert_eq!(post("grant_type=password").status, 400);
    sandbox.set_manners(Manners { oauth: false, ..bearer() });
    assert_eq!(post(about).status, 404);
    let offline = Request::new("GET", "/token?offline_token=true").basic(MATE.0, MATE.1);
    assert!(read(&sandbox.handle(&offline))["refresh_token"].is_string());
}

#[test]
fn tokens_expire_by_being_used() {
    let sandbox = with(Manners { token_uses: Some(2), expires_in: Some(60), ..bearer() });
    let token = token(&sandbox, None, &["repository:halyard:pull"]);
    let statuses: Vec<u16> =
        (0..3).map(|_| ask(&sandbox, "GET", "/v2/halyard/tags/list", Some(&token)).status).collect();
    assert_eq!(statuses, [200, 200, 401]);
}

#[test]
fn the_token_service_is_here_or_elsewhere_or_anywhere_at_all() {
    let sandbox = with(Manners { realm: Realm::Elsewhere, ..bearer() });
    let realm = |sandbox: &Sandbox| {
        challenge(&ask(sandbox, "GET", "/v2/", None)).split('"').nth(1).unwrap().to_owned()
    };
    assert_eq!(realm(&sandbox), "https://tokens.harbour.example/token");
    let there = sandbox.handle(&Request::new("GET", "/token").at_registry());
    assert_eq!(there.status, 200);
    sandbox.set_manners(Manners { realm_said: Some("http://evil.example/\\".to_owned()), ..bearer() });
    assert_eq!(realm(&sandbox), "http://evil.example/\\");
    sandbox.set_manners(Manners::default());
    assert_eq!(ask(&sandbox, "GET", "/token", None).status, 404, "no tokens, no service");
}

#[test]
fn a_browsers_question_is_answered_by_a_proxy_or_authenticated() {
    let ask = |sandbox: &Sandbox| ask(sandbox, "OPTIONS", "/v2/halyard/manifests/latest", None);
    for auth in [Auth::None, Auth::Basic, Auth::Bearer] {
        let answered = ask(&with(Manners { auth, ..Manners::distribution() }));
        assert_eq!(answered.status, 204);
        let allowed = answered.get("access-control-allow-headers").unwrap();
        assert!(allowed.contains("Authorization") && allowed.contains("Range"));
        let sandbox = with(Manners { auth, preflight: Preflight::Authenticated, ..Manners::distribution() });
        let asked = ask(&sandbox);
        assert_eq!(asked.status, if auth == Auth::None { 200 } else { 401 });
        assert_eq!(asked.get("allow"), (auth == Auth::None).then_some("DELETE, GET, HEAD, PUT"));
    }
}

#[test]
fn what_a_page_may_read_is_told_or_not() {
    let sandbox = with(bearer());
    let exposed = |sandbox: &Sandbox| {
        ask(sandbox, "GET", "/v2/", None).get("access-control-expose-headers").map(str::to_owned)
    };
    assert!(exposed(&sandbox).unwrap().contains("WWW-Authenticate"));
    sandbox.set_cors(Cors::Unexposed);
    assert_eq!(exposed(&sandbox), None);
    let preflight = ask(&sandbox, "OPTIONS", "/v2/", None);
    assert!(preflight.get("access-control-allow-headers").unwrap().contains("Authorization"));
    sandbox.set_cors(Cors::On);
    let may_read =
        |target: &str| ask(&sandbox, "GET", target, None).get("access-control-allow-origin").is_some();
    assert!(may_read("/token"));
    sandbox.set_manners(Manners { token_cors: false, ..bearer() });
    assert!(!may_read("/token") && may_read("/v2/"));
}

#[test]
fn manifests_are_counted_where_there_is_a_limit_and_head_is_free() {
    let sandbox = with(Manners { rate_limit: Some(2), server: Server::Oci, ..Manners::default() });
    let target = "/v2/halyard/manifests/latest";
    assert_eq!(ask(&sandbox, "HEAD", target, None).get("ratelimit-remaining"), Some("2;w=21600"));
    let first = ask(&sandbox, "GET", target, None);
    assert_eq!(
        (first.get("ratelimit-limit"), first.get("ratelimit-remaining")),
        (Some("2;w=21600"), Some("1;w=21600"))
    );
    let statuses: Vec<u16> = (0..2).map(|_| ask(&sandbox, "GET", target, None).status).collect();
    assert_eq!(statuses, [200, 429]);
    let refused = ask(&sandbox, "GET", target, None);
    assert_eq!(
        (refused.get("retry-after"), &read(&refused)["errors"][0]["code"]),
        (Some("1"), &json!("TOOMANYREQUESTS"))
    );
    assert_eq!(ask(&sandbox, "HEAD", target, None).status, 200);
}

#[test]
fn switches_are_set_one_by_one_and_unknown_ones_are_refused() {
    let manners = Manners::default().with(&json!({ "auth": "bearer", "tokenUses": 3 })).unwrap();
    let manners = manners.with(&json!({ "server": "distribution" })).unwrap();
    let expected = Manners {
        auth: Auth::Bearer,
        token_uses: Some(3),
        server: Server::Distribution,
        ..Manners::default()
    };
    assert_eq!(manners, expected);
    assert!(manners.with(&json!({ "aut": "basic" })).is_err());
    assert!(manners.with(&json!({ "auth": "magic" })).is_err());
}
