//! Signing in, up and out, and changing an account: what is sent, and to whom.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::http::TransportError;
use portolan::name::NameError;
use portolan::registry::Registry;
use portolan::registry::credential::Basic;
use portolan::registry::error::ErrorKind;
use portolan::registry::hub::{AccountChange, SignUp, SignUpRule};
use support::script::{Script, answer, silence};
use support::{ADA, ada, origin, registry, repository};

const USERS: &str = "GET /v1/users/";

fn account() -> SignUp {
    SignUp { username: "ada_l".into(), password: "secret".into(), email: "ada@example.org".into() }
}

/// Security notes C11: signing in reads, and never writes an account.
#[tokio::test]
async fn signing_in_is_one_get_with_basic() {
    for body in ["\"OK\"", "OK", r#"{"username":"ada","email":null}"#] {
        let script = Script::new().on_with(USERS, &[("authorization", ADA)], answer(200, body));
        let registry = registry(&script);
        let login = registry.sign_in(ada(), false).await.unwrap();
        assert_eq!(login.user, "ada");
        assert_eq!(registry.signed_in().as_deref(), Some("ada"));
        assert_eq!(script.lines(), [USERS]);
    }
}

#[tokio::test]
async fn wrong_inactive_and_unknown_are_told_apart_and_nothing_is_kept() {
    for (status, expected) in
        [(401, ErrorKind::Unauthorized), (403, ErrorKind::Inactive), (404, ErrorKind::NotFound)]
    {
        let script = Script::new().on(USERS, answer(status, "\"no\""));
        let registry = registry(&script);
        assert_eq!(registry.sign_in(ada(), false).await.unwrap_err().kind, expected);
        assert_eq!(registry.signed_in(), None);
    }
}

#[tokio::test]
async fn a_password_is_proven_only_by_a_server_that_can_refuse_one() {
    let script = Script::new().on(USERS, answer(200, "\"OK\""));
    assert!(!registry(&script).sign_in(ada(), false).await.unwrap().proves_password);
    let script = Script::new().on(USERS, answer(401, "")).on(USERS, answer(200, "\"OK\""));
    let refusing = registry(&script);
    refusing.sign_in(ada(), false).await.unwrap_err();
    assert!(refusing.sign_in(ada(), false).await.unwrap().proves_password);
    let script = Script::new().on(USERS, answer(200, "\"OK\""));
    let hub = registry(&script);
    hub.assume_standalone(false);
    assert!(hub.sign_in(ada(), false).await.unwrap().proves_password);
}

/// Security notes P11.
#[tokio::test]
async fn a_password_goes_in_clear_only_to_this_machine_or_by_the_persons_word() {
    let script = Script::new().on("GET http://hub.example/v1/users/", answer(200, "\"OK\""));
    let far = Registry::new(script.clone(), origin("http://hub.example"));
    assert_eq!(far.sign_in(ada(), false).await.unwrap_err().kind, ErrorKind::PasswordInClear);
    assert_eq!(far.sign_up(&account(), false).await.unwrap_err().kind, ErrorKind::PasswordInClear);
    assert!(script.sent().is_empty());
    far.sign_in(ada(), true).await.unwrap();
    assert_eq!(script.authorizations("http://hub.example"), [ADA]);
    for near in ["http://localhost:5000", "http://127.0.0.1:5000", "http://[::1]:5000"] {
        let script = Script::new().on(&format!("GET {near}/v1/users/"), answer(200, "\"OK\""));
        Registry::new(script.clone(), origin(near)).sign_in(ada(), false).await.unwrap();
        script.finish();
    }
}

#[tokio::test]
async fn a_colon_ends_a_user_name_and_so_is_none() {
    let script = Script::new();
    let basic = Basic { user: "a:b".into(), password: "c".into() };
    let error = registry(&script).sign_in(basic, false).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Name(NameError::BadCharacter(':')));
}

/// Security notes C15: nothing is sent once signed out.
#[tokio::test]
async fn signing_out_forgets_the_password() {
    let script = Script::new()
        .on_with("GET /v1/repositories/ada/web/tags", &[("authorization", ADA)], answer(200, "{}"))
        .on_with("GET /v1/repositories/ada/web/tags", &[("authorization", "")], answer(200, "{}"));
    let registry = registry(&script);
    registry.resume(ada());
    registry.tags(&repository("ada/web")).await.unwrap();
    registry.sign_out();
    assert_eq!(registry.signed_in(), None);
    registry.tags(&repository("ada/web")).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn signing_up_sends_three_fields_and_no_password_of_another() {
    let script = Script::new().on_body(
        "POST /v1/users/",
        &[("content-type", "application/json"), ("authorization", "")],
        r#"{"username":"ada_l","password":"secret","email":"ada@example.org"}"#,
        answer(201, "\"User Created\""),
    );
    let registry = registry(&script);
    registry.resume(ada());
    registry.sign_up(&account(), false).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn a_name_that_is_taken_is_known_by_the_hubs_exact_words() {
    for (body, expected) in [
        (r#""Username or email already exists""#, ErrorKind::NameTaken),
        (r#""Username or email already exists.""#, ErrorKind::Rejected),
        (r#"{"username":["too short"]}"#, ErrorKind::Rejected),
    ] {
        let script = Script::new().on("POST /v1/users/", answer(400, body));
        assert_eq!(registry(&script).sign_up(&account(), false).await.unwrap_err().kind, expected, "{body}");
    }
}

#[test]
fn the_rules_of_the_era_are_checked_one_by_one() {
    use SignUpRule::{Email, PasswordLength, UsernameCharacters, UsernameLength};
    let keeps = |username: &str, password: &str, email: &str, rule| {
        SignUp { username: username.into(), password: password.into(), email: email.into() }.keeps(rule)
    };
    let name = |name: &str, rule| keeps(name, "", "", rule);
    for (text, length, characters) in [
        ("abc", false, true),
        ("abcd", true, true),
        (&*"a".repeat(30), true, true),
        (&*"a".repeat(31), false, true),
        ("Abcd", true, false),
        ("ab-d", true, false),
        ("ab_1", true, true),
        ("äöüß", true, false),
    ] {
        assert_eq!(
            (name(text, UsernameLength), name(text, UsernameCharacters)),
            (length, characters),
            "{text}"
        );
    }
    assert!(!keeps("", "four", "", PasswordLength) && keeps("", "fünf!", "", PasswordLength));
    for (email, good) in [
        ("a@b.c", true),
        ("a@b", false),
        ("@b.c", false),
        ("a@b@c.d", false),
        ("a@b..c", false),
        ("a b@c.d", false),
        ("a@b.", false),
        ("", false),
    ] {
        assert_eq!(keeps("", "", email, Email), good, "{email}");
    }
}

#[tokio::test]
async fn a_changed_password_is_used_from_then_on() {
    let script = Script::new()
        .on_body(
            "PUT /v1/users/ada/",
            &[("authorization", ADA)],
            r#"{"password":"new \"one\""}"#,
            answer(204, ""),
        )
        .on_with(USERS, &[("authorization", "Basic YWRhOm5ldyAib25lIg==")], answer(200, ""))
        .on_with(
            "PUT /v1/users/ada/",
            &[("authorization", "Basic YWRhOm5ldyAib25lIg==")],
            answer(403, "\"x\""),
        );
    let registry = registry(&script);
    registry.resume(ada());
    let change = AccountChange { password: Some("new \"one\"".into()), email: Some(String::new()) };
    registry.change_account(&change).await.unwrap();
    let again = Basic { password: "new \"one\"".into(), ..ada() };
    registry.sign_in(again, false).await.unwrap();
    let error = registry.change_account(&AccountChange::default()).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Inactive);
}

#[tokio::test]
async fn a_password_whose_change_was_done_and_whose_answer_was_lost_is_found_to_be_the_new_one() {
    let put = "PUT /v1/users/ada/";
    let change = AccountChange { email: None, password: Some("new-one".into()) };
    let new = &[("authorization", "Basic YWRhOm5ldy1vbmU=")];
    let script = Script::new()
        .on(put, silence(TransportError::Broken))
        .on(put, answer(401, ""))
        .on_with(USERS, new, answer(200, "\"OK\""))
        .on_with(USERS, new, answer(200, "\"OK\""));
    let registry = registry(&script);
    registry.resume(ada());
    let lost = registry.change_account(&change).await.unwrap_err();
    assert!(lost.may_be_done(), "nobody knows");
    registry.change_account(&change).await.unwrap();
    registry.verify().await.unwrap();
    script.finish();
    // Where the new one is refused as well, it was changed by nobody here.
    let script = Script::new().on(put, answer(401, "")).on_with(USERS, new, answer(401, ""));
    let other = support::registry(&script);
    other.resume(ada());
    assert_eq!(other.change_account(&change).await.unwrap_err().kind, ErrorKind::Unauthorized);
    assert_eq!(other.signed_in().as_deref(), Some("ada"));
}

#[tokio::test]
async fn an_account_is_there_confirmed_or_not_where_its_password_is_the_right_one() {
    for (status, expected) in [(200, true), (403, true), (401, false)] {
        let script = Script::new().on(USERS, answer(status, ""));
        let registry = registry(&script);
        assert_eq!(registry.has_account(&account(), false).await, Ok(expected), "{status}");
        assert_eq!(registry.signed_in(), None, "nobody was signed in by it");
    }
}

#[tokio::test]
async fn nobody_changes_no_account() {
    let script = Script::new();
    let error = registry(&script).change_account(&AccountChange::default()).await.unwrap_err();
    assert!(error.wants_sign_in());
}

#[tokio::test]
async fn a_user_name_is_one_segment_whatever_is_in_it() {
    let script = Script::new().on("PUT https://registry.example/v1/users/a%2F..%2Fb/", answer(204, ""));
    let registry = registry(&script);
    registry.resume(Basic { user: "a/../b".into(), password: "c".into() });
    registry.change_account(&AccountChange::default()).await.unwrap();
    registry.resume(Basic { user: "..".into(), password: "c".into() });
    let error = registry.change_account(&AccountChange::default()).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Name(NameError::BadSegment));
}

/// Security notes C16.
#[tokio::test]
async fn neither_passwords_nor_accounts_print_their_secrets() {
    let script = Script::new().on(USERS, answer(401, "\"no\""));
    let error = registry(&script).sign_in(ada(), false).await.unwrap_err();
    let printed = format!("{:?} {error:?} {error}", ada());
    assert!(!printed.contains("correct horse") && !printed.contains("YWRh"), "{printed}");
    assert!(printed.contains("registry.example"));
}
