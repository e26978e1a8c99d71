//! Hub and registry apart: which origin sees which credential.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::registry::error::ErrorKind;
use support::hub::{IMAGES, OWN_TAGS, SIGNATURE, TAGS, hub, issued, token, trusting};
use support::script::{Answer, Script, answer};
use support::{ADA, HOME, ada, id, origin, registry, repository, source, tag};

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
