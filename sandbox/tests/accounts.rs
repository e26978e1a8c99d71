//! Accounts at the index: sign in, sign up, change, and what is private (hub-v1 sheet section 1).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan_sandbox::sample::{CAPTAIN, MATE, STOWAWAY};
use portolan_sandbox::{Request, Response, Sandbox};

fn by(who: (&str, &str), request: Request) -> Request {
    request.basic(who.0, who.1)
}

fn ask(sandbox: &Sandbox, method: &str, target: &str) -> Response {
    sandbox.handle(&Request::new(method, target))
}

#[test]
fn a_login_tells_wrong_passwords_and_inactive_accounts_apart() {
    let sandbox = Sandbox::apart();
    let login = |who| sandbox.handle(&by(who, Request::new("GET", "/v1/users/")));
    assert_eq!((login(CAPTAIN).status, login(CAPTAIN).text().as_str()), (200, r#""OK""#));
    let wrong = login(("captain", "harbour-1915"));
    assert_eq!(wrong.status, 401);
    assert_eq!(wrong.get("www-authenticate"), Some("Basic realm=\"auth required\",Token"));
    assert_eq!(login(("nobody_here", "harbour-1914")).status, 401);
    assert_eq!(ask(&sandbox, "GET", "/v1/users/").status, 401);
    assert_eq!(login(STOWAWAY).status, 403);
    assert!(sandbox.activate("stowaway"));
    assert_eq!(login(STOWAWAY).status, 200);
}

#[test]
fn a_sign_up_keeps_the_rules_of_the_era_and_waits_for_its_mail() {
    let sandbox = Sandbox::apart();
    let sign_up = |username: &str, password: &str, email: &str| {
        let body = format!(r#"{{"username":"{username}","password":"{password}","email":"{email}"}}"#);
        sandbox.handle(&Request::new("POST", "/v1/users/").body(body))
    };
    for (username, password, email, field) in [
        ("ada", "secret", "ada@example.org", "username"),
        ("Ada_L", "secret", "ada@example.org", "username"),
        ("ada_l", "four", "ada@example.org", "password"),
        ("ada_l", "secret", "ada@example", "email"),
        ("ada_l", "secret", "", "email"),
    ] {
        let answer = sign_up(username, password, email);
        assert_eq!(answer.status, 400, "{username} {password} {email}");
        assert!(answer.text().starts_with(&format!("{{\"{field}\": [")), "{}", answer.text());
    }
    let taken = r#""Username or email already exists""#;
    assert_eq!(sign_up("captain", "secret", "other@example.org").text(), taken);
    assert_eq!(sign_up("other", "secret", "Captain@harbour.example").text(), taken);
    let made = sign_up("ada_l", "secret", "ada@example.org");
    assert_eq!((made.status, made.text().as_str()), (201, r#""User Created""#));
    let login = || sandbox.handle(&Request::new("GET", "/v1/users/").basic("ada_l", "secret")).status;
    assert_eq!(login(), 403);
    assert!(sandbox.activate("ada_l"));
    assert_eq!(login(), 200);
}

#[test]
fn an_account_changes_only_itself() {
    let sandbox = Sandbox::apart();
    let change = |who, name: &str, body: &str| {
        let request = Request::new("PUT", &format!("/v1/users/{name}/")).body(body);
        sandbox.handle(&by(who, request)).status
    };
    assert_eq!(change(MATE, "captain", r#"{"password":"mutiny"}"#), 403);
    assert_eq!(change(MATE, "nobody_here", "{}"), 404);
    assert_eq!(change(MATE, "mate", r#"{"password":"four"}"#), 400);
    assert_eq!(change(MATE, "mate", r#"{"password":"lantern-1922"}"#), 204);
    assert_eq!(change(MATE, "mate", "{}"), 401, "the old password is gone at once");
    assert_eq!(change(("mate", "lantern-1922"), "mate", r#"{"email":"mate@example.org"}"#), 204);
}

#[test]
fn a_private_repository_is_its_owners_alone() {
    let sandbox = Sandbox::apart();
    let target = "/v1/repositories/people/ines-notebook/images";
    assert_eq!(ask(&sandbox, "GET", target).status, 401);
    assert_eq!(sandbox.handle(&by(MATE, Request::new("GET", target))).status, 403);
    assert_eq!(sandbox.handle(&by(CAPTAIN, Request::new("GET", target))).status, 200);
    let found = |request: Request| sandbox.handle(&request).text().contains("ines-notebook");
    assert!(!found(Request::new("GET", "/v1/search?q=notebook")));
    assert!(found(by(CAPTAIN, Request::new("GET", "/v1/search?q=notebook"))));
}
