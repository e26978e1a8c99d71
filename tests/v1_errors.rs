//! What goes wrong is told apart, in the server's words where it has any, and nothing is sent twice that should not.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::http::TransportError;
use portolan::registry::error::{Error, ErrorKind, SAID_MAX};
use support::script::{Script, answer, silence};
use support::{HOME, id, origin, registry, repository, tag};

async fn tags_answered(status: u16, body: &str) -> Error {
    let script = Script::new().on("GET /v1/repositories/ada/web/tags", answer(status, body));
    registry(&script).tags(&repository("ada/web")).await.unwrap_err()
}

#[tokio::test]
async fn statuses_become_situations() {
    let page = "<html><body>Not Found</body></html>";
    let table = [
        (401, r#"{"error":"Requires authorization"}"#, ErrorKind::Unauthorized),
        (403, r#"{"error":"no"}"#, ErrorKind::Forbidden),
        (404, r#"{"error":"Repository not found"}"#, ErrorKind::NotFound),
        (404, "", ErrorKind::NotFound),
        (404, page, ErrorKind::Unsupported),
        (405, page, ErrorKind::Unsupported),
        (501, "", ErrorKind::Unsupported),
        (409, r#"{"error":"Image already exists"}"#, ErrorKind::Conflict),
        (400, r#"{"error":"Image is being uploaded, retry later"}"#, ErrorKind::BeingUploaded),
        (400, r#"{"error":"Invalid data"}"#, ErrorKind::Rejected),
        (412, r#"{"error":"old docker"}"#, ErrorKind::Rejected),
        (413, page, ErrorKind::Rejected),
        (429, "", ErrorKind::RateLimited(None)),
        (500, page, ErrorKind::ServerFault),
        (520, "", ErrorKind::ServerFault),
        (304, "", ErrorKind::Unexpected),
        (418, "", ErrorKind::Unexpected),
    ];
    for (status, body, expected) in table {
        let error = tags_answered(status, body).await;
        assert_eq!(error.kind, expected, "{status} {body}");
        assert_eq!(error.status, Some(status));
        let (_, url) = *error.request.expect("a request");
        assert_eq!(url.to_string(), format!("{HOME}/v1/repositories/ada/web/tags"));
    }
}

#[tokio::test]
async fn what_the_server_says_is_found_in_every_shape() {
    let table = [
        (r#"{"error":"text"}"#, Some("text")),
        (r#"{"message":"read-only","is_readonly":true}"#, Some("read-only")),
        (r#""Username or email already exists""#, Some("Username or email already exists")),
        (r#"{"username":["too short","taken"],"email":["bad"]}"#, Some("username: too short; email: bad")),
        (r#"{"error":{"code":1}}"#, None),
        ("plain text\nin two lines", Some("plain text in two lines")),
        ("", None),
        ("{}", None),
        (r#"{"error":"cut off"#, None),
        (
            "<html><head><title>T</title></head><body><h1>502 Bad</h1>\n<hr>nginx</body>",
            Some("502 Bad nginx"),
        ),
        ("<p>hi<script>alert(1)</script> there", Some("hi there")),
        ("<!DOCTYPE html><style>p{}</style>", None),
        ("<head", None),
        ("seen <script> never closed", Some("seen <script> never closed")),
        ("<b>seen</b> <SCRIPT> never closed", Some("seen")),
        ("<b>é</b> < 5 > 4", Some("é 4")),
    ];
    for (body, expected) in table {
        assert_eq!(tags_answered(500, body).await.said.as_deref(), expected, "{body}");
    }
}

/// Security notes D11 and R1: 64 KiB are read of an error, 500 characters are kept, whatever it is.
#[tokio::test]
async fn a_long_error_is_cut() {
    let said = tags_answered(500, &"é".repeat(9000)).await.said.unwrap();
    assert_eq!(said.chars().count(), SAID_MAX);
    let flood = answer(500, "word ".repeat(100)).endless();
    let script = Script::new().on("GET /v1/repositories/ada/web/tags", flood);
    let error = registry(&script).tags(&repository("ada/web")).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::ServerFault);
    assert_eq!(error.said.unwrap().len(), SAID_MAX);
}

#[tokio::test]
async fn reads_wait_when_asked_to_and_are_repeated() {
    let busy = || answer(503, "").field("Retry-After", "2");
    let script = Script::new()
        .on("GET /v1/repositories/ada/web/tags", busy())
        .on("GET /v1/repositories/ada/web/tags", answer(429, "").field("Retry-After", "3"))
        .on("GET /v1/repositories/ada/web/tags", answer(200, "{}"));
    assert!(registry(&script).tags(&repository("ada/web")).await.unwrap().is_empty());
    assert_eq!(script.pauses(), [2000, 3000]);
}

#[tokio::test]
async fn patience_ends() {
    let line = "GET /v1/repositories/ada/web/tags";
    let busy = |seconds: &str| answer(429, "").field("Retry-After", seconds);
    let script = Script::new().on(line, busy("1")).on(line, busy("1")).on(line, busy("1"));
    let error = registry(&script).tags(&repository("ada/web")).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::RateLimited(Some(1)));
    for seconds in ["3600", "-1", "soon", "Wed, 21 Oct 2015 07:28:00 GMT"] {
        let script = Script::new().on(line, busy(seconds));
        registry(&script).tags(&repository("ada/web")).await.unwrap_err();
        assert!(script.pauses().is_empty(), "{seconds}");
    }
}

#[tokio::test]
async fn writes_and_other_failures_are_never_repeated() {
    let put = "PUT /v1/repositories/ada/web/tags/1.0";
    let script = Script::new().on(put, answer(503, "").field("Retry-After", "1"));
    let error = registry(&script).set_tag(&repository("ada/web"), &tag("1.0"), &id('a')).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::ServerFault);
    for failure in [silence(TransportError::Unreachable), answer(500, ""), answer(503, "")] {
        let script = Script::new().on("GET /v1/repositories/ada/web/tags", failure);
        registry(&script).tags(&repository("ada/web")).await.unwrap_err();
        assert_eq!(script.sent().len(), 1);
    }
}

/// Security notes C8: what answers from elsewhere is not used.
#[tokio::test]
async fn an_answer_from_another_origin_is_refused() {
    for url in ["https://other.example/x", "http://registry.example/x", "https://registry.example:8443/x"] {
        let moved = answer(200, r#"{"latest":"x"}"#).from(url);
        let script = Script::new().on("GET /v1/repositories/ada/web/tags", moved);
        let error = registry(&script).tags(&repository("ada/web")).await.unwrap_err();
        let other = url.strip_suffix("/x").unwrap();
        assert_eq!(error.kind, ErrorKind::Redirected(origin(other)), "{url}");
    }
    let same = answer(200, "{}").from("https://registry.example/v1/repositories/ada/web/tags/");
    let script = Script::new().on("GET /v1/repositories/ada/web/tags", same);
    registry(&script).tags(&repository("ada/web")).await.unwrap();
}

#[tokio::test]
async fn a_body_that_breaks_off_is_told_as_such() {
    let broken = answer(200, "").chunks(vec![Ok(b"{\"la".to_vec()), Err(TransportError::Broken)]);
    let script = Script::new().on("GET /v1/repositories/ada/web/tags", broken);
    let error = registry(&script).tags(&repository("ada/web")).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Transport(TransportError::Broken));
    assert_eq!(error.status, Some(200));
}
