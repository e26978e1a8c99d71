//! Search, properties and what was noted of pushes, which few servers have and none has alike.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::name::Heard;
use portolan::registry::error::ErrorKind;
use portolan::registry::v1::{Access, Properties};
use support::script::{Script, answer};
use support::{id, registry, repository, tag};

#[tokio::test]
async fn search_is_read_with_and_without_pages() {
    let script = Script::new()
        .on(
            "GET /v1/search?q=app&n=100",
            answer(200, r#"{"num_results": 1, "query": "app", "results": [{"description": "", "name": "acme/app"}]}"#),
        )
        .on(
            "GET /v1/search?q=app&n=100&page=2",
            answer(
                200,
                r#"{"results":[{"name":"redis","description":"x","star_count":3,"is_official":true},{"name":7},
                {"name":"a/../b","star_count":-1,"is_official":"yes"}],"page":2,"num_pages":5,"num_results":"many"}"#,
            ),
        )
        .on("GET /v1/search?q=app&n=100&page=5", answer(200, r#"{"results":null,"page":5,"num_pages":5}"#));
    let registry = registry(&script);
    let first = registry.search("app", None).await.unwrap();
    assert_eq!((first.total, first.next, first.found.len()), (Some(1), None, 1));
    assert_eq!(first.found[0].description, None);
    let second = registry.search("app", Some(2)).await.unwrap();
    assert_eq!((second.total, second.next), (None, Some(3)));
    assert_eq!(second.found[0].repository.to_string(), "library/redis");
    assert!(second.found[0].claims_official && second.found[0].stars == Some(3));
    assert!(matches!(&second.found[1].repository, Heard::Odd(text) if &**text == "a/../b"));
    assert!(!second.found[1].claims_official && second.found[1].stars.is_none());
    let last = registry.search("app", Some(5)).await.unwrap();
    assert_eq!((last.found.len(), last.next), (0, None));
}

#[tokio::test]
async fn a_server_without_search_properties_or_files_is_told_as_such() {
    let page = "<html>Not Found</html>";
    let of_image = |what: &str| format!("GET /v1/images/{}/{what}", id('a'));
    let script = Script::new()
        .on("GET /v1/search?q=&n=100", answer(404, page))
        .on("GET /v1/search?q=&n=100", answer(404, r#"{"error":"no such route"}"#))
        .on("GET /v1/repositories/ada/web/properties", answer(404, page))
        .on(&of_image("files"), answer(404, r#"{"error":"no such route","status":404}"#))
        .on(&of_image("diff"), answer(404, page));
    let registry = registry(&script);
    let files = registry.files(&repository("ada/web"), &id('a')).await.unwrap_err();
    let changes = registry.changes(&repository("ada/web"), &id('a')).await.unwrap_err();
    assert_eq!((files.kind, changes.kind), (ErrorKind::Unsupported, ErrorKind::Unsupported));
    for _ in 0..2 {
        assert_eq!(registry.search("", None).await.unwrap_err().kind, ErrorKind::Unsupported);
    }
    let error = registry.properties(&repository("ada/web")).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unsupported);
}

#[tokio::test]
async fn properties_and_facts_tolerate_what_is_missing() {
    let facts = r#"{"arch":"amd64","docker_go_version":null,"docker_version":"1.3.1","kernel":null,
        "last_update":1795293221,"os":"linux"}"#;
    let script = Script::new()
        .on("GET /v1/repositories/ada/web/properties", answer(200, r#"{"access": "private"}"#))
        .on("GET /v1/repositories/ada/web/properties", answer(200, r#"{"access": true}"#))
        .on("GET /v1/repositories/ada/web/json", answer(200, facts))
        .on("GET /v1/repositories/ada/web/tags/1.0/json", answer(200, r#"{"last_update":"soon"}"#));
    let (registry, name) = (registry(&script), repository("ada/web"));
    let private = Properties { access: Some(Access::Private) };
    assert_eq!(registry.properties(&name).await.unwrap(), private);
    assert_eq!(registry.properties(&name).await.unwrap(), Properties { access: None });
    let facts = registry.repository_facts(&name).await.unwrap();
    assert_eq!(facts.last_update, Some(1_795_293_221));
    assert_eq!((facts.docker_version.as_deref(), facts.kernel), (Some("1.3.1"), None));
    assert_eq!(registry.tag_facts(&name, &tag("1.0")).await.unwrap().last_update, None);
}
