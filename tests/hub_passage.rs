//! Hub and registry apart: which origin sees which credential, and how tokens are got, held and renewed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::registry::Registry;
use portolan::registry::error::ErrorKind;
use portolan::registry::hub::TokenCheck;
use support::script::{Answer, Script, answer};
use support::{ADA, HOME, ada, id, origin, registry, repository, source, tag};

const IMAGES: &str = "GET /v1/repositories/ada/web/images";
const TAGS: &str = "GET https://one.example/v1/repositories/ada/web/tags";
const OWN_TAGS: &str = "GET /v1/repositories/ada/web/tags";
const SIGNATURE: &str = r#"signature=1,repository="ada/web",access=read"#;

/// A handle on a Hub that names endpoints, and Ada signed in.
fn hub(script: &Script) -> Registry<Script> {
    let registry = registry(script);
    registry.assume_standalone(false);
    registry.resume(ada());
    registry
}

fn trusting(script: &Script) -> Registry<Script> {
    let registry = hub(script);
    registry.trust_endpoint(origin("https://one.example"));
    registry
}

fn issued(number: u32) -> Answer {
    answer(200, "[]")
        .field("X-Docker-Token", &format!("signature={number}"))
        .field("X-Docker-Endpoints", "one.example")
}

fn token(number: u32) -> String {
    format!("Token signature={number}")
}

/// Security notes C9 and C17: the password is seen by the index alone, the endpoint sees the token alone.
#[tokio::test]
async fn basic_goes_to_the_index_and_the_token_to_the_endpoint() {
    let script = Script::new()
        .on_with(IMAGES, &[("authorization", ADA), ("x-docker-token", "true")], issued(1))
        .on_with(TAGS, &[("authorization", &token(1)), ("x-docker-token", "")], answer(200, "{}"));
    let registry = trusting(&script);
    registry.tags(&repository("ada/web")).await.unwrap();
    assert_eq!(script.authorizations(HOME), [ADA]);
    assert_eq!(script.authorizations("https://one.example"), [token(1)]);
    assert_eq!(registry.endpoints(&repository("ada/web")), [origin("https://one.example")]);
}

#[tokio::test]
async fn the_token_is_understood_in_each_of_its_spellings() {
    let bare = || answer(200, "[]");
    let prefixed = format!("Token {SIGNATURE}");
    let lower = format!("token {SIGNATURE}");
    let expected = format!("Token {SIGNATURE}");
    let table: [(&str, Answer, &str); 6] = [
        ("bare", bare().field("X-Docker-Token", SIGNATURE), &expected),
        ("prefixed", bare().field("X-Docker-Token", &prefixed), &expected),
        ("prefixed in lower case", bare().field("X-Docker-Token", &lower), &expected),
        ("Quay", bare().field("X-Docker-Token", "sigv2=abc"), "Token sigv2=abc"),
        ("challenge only", bare().field("WWW-Authenticate", &prefixed), &expected),
        ("none", bare(), ADA),
    ];
    for (name, images, sent) in table {
        let script = Script::new().on(IMAGES, images).on(OWN_TAGS, answer(200, "{}"));
        hub(&script).tags(&repository("ada/web")).await.unwrap();
        assert_eq!(script.authorizations(HOME), [ADA, sent], "{name}");
    }
}

/// Security notes C9 and C17: without a token an endpoint elsewhere gets nothing, agreed to or not.
#[tokio::test]
async fn a_password_never_stands_in_for_a_token_elsewhere() {
    let images = answer(200, "[]").field("X-Docker-Endpoints", "one.example");
    let script = Script::new().on_with(IMAGES, &[("authorization", ADA)], images).on(TAGS, answer(200, "{}"));
    trusting(&script).tags(&repository("ada/web")).await.unwrap();
    assert!(script.authorizations("https://one.example").is_empty());
}

/// Security notes C9.
#[tokio::test]
async fn an_endpoint_elsewhere_is_sent_nothing_until_a_person_agrees() {
    let script = Script::new()
        .on(IMAGES, issued(1).field("X-Docker-Endpoints", "ignored.example"))
        .on(TAGS, answer(200, "{}"));
    let registry = hub(&script);
    let error = registry.tags(&repository("ada/web")).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::EndpointNotTrusted(origin("https://one.example")));
    assert_eq!(script.lines(), [IMAGES]);
    registry.trust_endpoint(origin("https://one.example"));
    registry.tags(&repository("ada/web")).await.unwrap();
    script.finish();
    registry.sign_out();
    registry.resume(ada());
    let script = script.on(IMAGES, issued(2));
    let error = registry.tags(&repository("ada/web")).await.unwrap_err();
    assert!(matches!(error.kind, ErrorKind::EndpointNotTrusted(_)), "trust outlived the sign-out");
    script.finish();
}

#[tokio::test]
async fn of_several_endpoints_one_that_is_trusted_is_taken() {
    let named =
        |list: &str| answer(200, "[]").field("X-Docker-Token", "a=1").field("X-Docker-Endpoints", list);
    for (list, asked) in [
        ("registry.example", OWN_TAGS),
        ("two.example, registry.example", OWN_TAGS),
        ("two.example,one.example", TAGS),
    ] {
        let script = Script::new().on(IMAGES, named(list)).on(asked, answer(200, "{}"));
        trusting(&script).tags(&repository("ada/web")).await.unwrap();
        script.finish();
    }
}

/// Security notes C9: only bare hosts are endpoints; whatever else is named, the token stays at home.
#[tokio::test]
async fn what_is_no_host_is_no_endpoint() {
    for list in [
        "http://evil.example",
        "evil.example/v1",
        "ada:x@evil.example",
        "evil example",
        "evil.example:0",
        " , ",
    ] {
        let images = answer(200, "[]").field("X-Docker-Token", "a=1").field("X-Docker-Endpoints", list);
        let script = Script::new().on(IMAGES, images).on(OWN_TAGS, answer(200, "{}"));
        hub(&script).tags(&repository("ada/web")).await.unwrap();
        assert_eq!(script.authorizations(HOME).last().unwrap(), "Token a=1", "{list}");
    }
}

/// Security notes C9 and C3: an endpoint in clear is not trusted by an index over TLS.
#[tokio::test]
async fn the_scheme_never_falls_below_the_indexs() {
    let script = Script::new().on(IMAGES, issued(1));
    let registry = hub(&script);
    registry.trust_endpoint(origin("http://one.example"));
    let error = registry.tags(&repository("ada/web")).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::EndpointNotTrusted(origin("https://one.example")));
}

#[tokio::test]
async fn a_registry_that_is_its_own_index_ignores_the_endpoints_it_names() {
    let images = answer(200, "[]").field("X-Docker-Endpoints", "evil.example").field("X-Docker-Token", "a=1");
    let script = Script::new().on(IMAGES, images).on(OWN_TAGS, answer(200, "{}"));
    let registry = registry(&script);
    registry.resume(ada());
    registry.listed_images(&repository("ada/web")).await.unwrap();
    registry.tags(&repository("ada/web")).await.unwrap();
    assert_eq!(script.authorizations(HOME), [ADA, ADA]);
    assert_eq!(registry.endpoints(&repository("ada/web")), [origin(HOME)]);
}

#[tokio::test]
async fn a_token_is_held_and_renewed_once_after_a_401() {
    let refused = || answer(401, r#"{"error":"Requires authorization"}"#).field("WWW-Authenticate", "Token");
    let script = Script::new()
        .on(IMAGES, issued(1))
        .on_with(TAGS, &[("authorization", &token(1))], answer(200, "{}"))
        .on_with(TAGS, &[("authorization", &token(1))], answer(200, "{}"))
        .on_with(TAGS, &[("authorization", &token(1))], refused())
        .on(IMAGES, issued(2))
        .on_with(TAGS, &[("authorization", &token(2))], answer(200, "{}"))
        .on_with(TAGS, &[("authorization", &token(2))], refused())
        .on(IMAGES, issued(3))
        .on_with(TAGS, &[("authorization", &token(3))], refused());
    let registry = trusting(&script);
    for _ in 0..3 {
        registry.tags(&repository("ada/web")).await.unwrap();
    }
    // Signed in, a fresh token refused: no sign-in would help.
    let error = registry.tags(&repository("ada/web")).await.unwrap_err();
    assert_eq!((error.kind, error.status), (ErrorKind::Forbidden, Some(401)));
    script.finish();
}

#[tokio::test]
async fn writes_are_repeated_with_a_fresh_token_too_since_they_were_not_carried_out() {
    let put = "PUT https://one.example/v1/repositories/ada/web/tags/1.0";
    let create = "PUT /v1/repositories/ada/web/";
    let script = Script::new()
        .on_body(create, &[("authorization", ADA), ("x-docker-token", "true")], "[]", issued(1))
        .on_with(put, &[("authorization", &token(1))], answer(401, ""))
        .on_body(create, &[("authorization", ADA)], "[]", issued(2))
        .on_with(put, &[("authorization", &token(2))], answer(200, "true"));
    trusting(&script).set_tag(&repository("ada/web"), &tag("1.0"), &id('a')).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn tokens_for_reading_and_writing_and_of_other_repositories_are_kept_apart() {
    let script = Script::new()
        .on(IMAGES, issued(1))
        .on_with(TAGS, &[("authorization", &token(1))], answer(200, "{}"))
        .on("PUT /v1/repositories/ada/web/", issued(2))
        .on_with(
            "PUT https://one.example/v1/repositories/ada/web/tags/1.0",
            &[("authorization", &token(2))],
            answer(200, ""),
        )
        .on("GET /v1/repositories/busybox/images", issued(3))
        .on_with(
            "GET https://one.example/v1/repositories/library/busybox/tags",
            &[("authorization", &token(3))],
            answer(200, "{}"),
        );
    let registry = trusting(&script);
    registry.tags(&repository("ada/web")).await.unwrap();
    registry.set_tag(&repository("ada/web"), &tag("1.0"), &id('a')).await.unwrap();
    registry.tags(&repository("busybox")).await.unwrap();
    script.finish();
}

/// The only other way to a token for deleting is to delete the repository at the index.
#[tokio::test]
async fn a_tag_is_deleted_with_a_token_that_costs_no_repository() {
    let delete = "DELETE https://one.example/v1/repositories/ada/web/tags/1.0";
    let script = Script::new()
        .on_with("DELETE /v1/repositories/ada/web/images", &[("authorization", ADA)], issued(1))
        .on_with(delete, &[("authorization", &token(1))], answer(200, "true"));
    trusting(&script).delete_tag(&repository("ada/web"), &tag("1.0")).await.unwrap();
    script.finish();
    let script = Script::new()
        .on("DELETE /v1/repositories/ada/web/images", answer(501, ""))
        .on("PUT /v1/repositories/ada/web/", issued(2))
        .on_with(delete, &[("authorization", &token(2))], answer(200, "Deleted"));
    trusting(&script).delete_tag(&repository("ada/web"), &tag("1.0")).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn without_an_account_public_repositories_are_read_and_private_ones_ask_for_a_sign_in() {
    let script = Script::new()
        .on_with(IMAGES, &[("authorization", "")], issued(1))
        .on_with(TAGS, &[("authorization", &token(1))], answer(200, "{}"))
        .on("GET /v1/repositories/ada/secret/images", answer(401, "\"no\""));
    let registry = trusting(&script);
    registry.sign_out();
    registry.trust_endpoint(origin("https://one.example"));
    registry.tags(&repository("ada/web")).await.unwrap();
    assert!(registry.tags(&repository("ada/secret")).await.unwrap_err().wants_sign_in());
}

/// Some Hubs take a token once: the next request has it refused, gets another and is repeated.
#[tokio::test]
async fn single_use_tokens_work() {
    let script = Script::new()
        .on(IMAGES, issued(1))
        .on_with(TAGS, &[("authorization", &token(1))], answer(200, "{}"))
        .on_with(TAGS, &[("authorization", &token(1))], answer(401, ""))
        .on(IMAGES, issued(2))
        .on_with(TAGS, &[("authorization", &token(2))], answer(200, "{}"));
    let registry = trusting(&script);
    registry.tags(&repository("ada/web")).await.unwrap();
    registry.tags(&repository("ada/web")).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn a_standalone_registry_that_asks_for_a_token_gets_one() {
    let asks = answer(401, r#"{"error":"Requires authorization"}"#).field("WWW-Authenticate", "Token");
    let script = Script::new()
        .on_with(OWN_TAGS, &[("authorization", ADA)], asks)
        .on_with(IMAGES, &[("authorization", ADA)], issued(1))
        .on_with(OWN_TAGS, &[("authorization", &token(1))], answer(200, "{}"))
        .on_with(OWN_TAGS, &[("authorization", &token(1))], answer(200, "{}"));
    let registry = registry(&script);
    registry.resume(ada());
    registry.tags(&repository("ada/web")).await.unwrap();
    registry.tags(&repository("ada/web")).await.unwrap();
    script.finish();
}

#[tokio::test]
async fn a_standalone_registry_behind_a_password_asks_for_a_sign_in_once() {
    let asks = answer(401, "<html>401</html>").field("WWW-Authenticate", "Basic realm=\"r\"");
    let script = Script::new().on(OWN_TAGS, asks);
    let error = registry(&script).tags(&repository("ada/web")).await.unwrap_err();
    assert!(error.wants_sign_in());
    assert_eq!(script.sent().len(), 1);
}

#[tokio::test]
async fn the_check_of_a_token_presents_that_token_to_the_index() {
    for (status, body, expected) in [
        (200, "\"OK\"", Ok(TokenCheck::Good)),
        (403, "\"no\"", Ok(TokenCheck::Refused)),
        (401, "", Ok(TokenCheck::Refused)),
        (404, r#"{"error":"unknown"}"#, Ok(TokenCheck::UnknownRepository)),
        (404, "<html>", Err(ErrorKind::Unsupported)),
        (501, "", Err(ErrorKind::Unsupported)),
    ] {
        let script = Script::new().on(IMAGES, issued(1)).on_with(
            "PUT /v1/repositories/ada/web/auth",
            &[("authorization", &token(1))],
            answer(status, body),
        );
        let checked = hub(&script).check_token(&repository("ada/web")).await;
        assert_eq!(checked.map_err(|error| error.kind), expected, "{status} {body}");
    }
}

/// Security notes C16.
#[tokio::test]
async fn a_layer_is_sent_with_the_token_and_announces_its_images_with_the_password() {
    use portolan::registry::v1::{Insert, InsertImage};
    let a = id('a');
    let json = format!(r#"{{"id":"{a}"}}"#);
    let image = InsertImage::new(json.into_bytes(), source("layer")).unwrap();
    let insert =
        Insert::plan(repository("ada/web"), vec![image], Some((tag("1.0"), a.clone())), true).unwrap();
    let put = |what: &str| format!("PUT https://one.example/v1/images/{a}/{what}");
    let with_token = &[("authorization", &*token(1))];
    let script = Script::new()
        .on_body(
            "PUT /v1/repositories/ada/web/",
            &[("authorization", ADA)],
            &format!(r#"[{{"id":"{a}"}}]"#),
            issued(1),
        )
        .on_with(&put("json"), with_token, answer(200, "true"))
        .on_with(&put("layer"), with_token, answer(200, "true"))
        .on_with(&put("checksum"), with_token, answer(200, "true"))
        .on_with("PUT https://one.example/v1/repositories/ada/web/tags/1.0", with_token, answer(200, "true"))
        .on_with(
            "PUT /v1/repositories/ada/web/images",
            &[("authorization", ADA), ("x-docker-endpoints", "one.example")],
            answer(204, ""),
        );
    trusting(&script).insert(&insert, std::rc::Rc::new(|_, _| {})).await.unwrap();
    script.finish();
    let listed = String::from_utf8(script.sent().last().unwrap().body.clone()).unwrap();
    assert!(listed.starts_with(&format!(r#"[{{"id":"{a}","checksum":"sha256:"#)), "{listed}");
}

#[tokio::test]
async fn a_read_goes_on_to_the_next_endpoint_and_a_write_does_not() {
    let images = answer(200, "[]")
        .field("X-Docker-Token", "a=1")
        .field("X-Docker-Endpoints", "one.example,two.example");
    let two = TAGS.replace("one", "two");
    let script = Script::new()
        .on(IMAGES, images)
        .on(TAGS, answer(502, "<html>"))
        .on_with(&two, &[("authorization", "Token a=1")], answer(200, "{}"))
        .on(&two, answer(404, r#"{"error":"Repository not found"}"#))
        .on(&two, answer(500, ""))
        .on(TAGS, answer(500, ""));
    let registry = trusting(&script);
    registry.trust_endpoint(origin("https://two.example"));
    let name = repository("ada/web");
    registry.tags(&name).await.unwrap();
    assert_eq!(registry.tags(&name).await.unwrap_err().kind, ErrorKind::NotFound);
    assert_eq!(registry.tags(&name).await.unwrap_err().kind, ErrorKind::ServerFault);
    script.finish();
    let images = answer(200, "[]")
        .field("X-Docker-Token", "a=1")
        .field("X-Docker-Endpoints", "one.example,two.example");
    let script = Script::new()
        .on("PUT /v1/repositories/ada/web/", images)
        .on("PUT https://one.example/v1/repositories/ada/web/tags/1.0", answer(502, ""));
    let registry = trusting(&script);
    registry.trust_endpoint(origin("https://two.example"));
    let error = registry.set_tag(&name, &tag("1.0"), &id('a')).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::ServerFault);
    script.finish();
}
