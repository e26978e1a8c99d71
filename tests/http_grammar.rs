//! What is read out of header fields and written into URLs.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::http::{Challenge, Headers, Request, Url};
use portolan::name::Origin;
use proptest::prelude::*;

fn root() -> Url {
    Url::at(&"https://registry.example:5000".parse::<Origin>().unwrap())
}

/// Scheme and parameters of every challenge of a field, as text.
fn read(field: &str) -> Vec<String> {
    let show = |challenge: Challenge| {
        let names = ["realm", "service", "scope", "error", "signature", "repository", "access"];
        let parameters: Vec<String> =
            names.iter().filter_map(|name| Some(format!("{name}={}", challenge.parameter(name)?))).collect();
        format!("{} {}", challenge.scheme(), parameters.join("|")).trim().to_owned()
    };
    Challenge::parse(field).into_iter().map(show).collect()
}

#[test]
fn challenges_are_read_in_every_form_seen() {
    let table: [(&str, &str, &[&str]); 14] = [
        (
            "two schemes in one field",
            r#"Basic realm="auth required",Token"#,
            &["basic realm=auth required", "token"],
        ),
        ("the other way round", r#"Token, Basic realm="x""#, &["token", "basic realm=x"]),
        ("a bare scheme", "Token", &["token"]),
        (
            "a token on 200",
            r#"Token signature=123abc,repository="foo/bar",access=read"#,
            &["token signature=123abc|repository=foo/bar|access=read"],
        ),
        (
            "commas inside quotes",
            r#"Bearer realm="https://a/t",scope="repository:x:pull,push",service=s"#,
            &["bearer realm=https://a/t|service=s|scope=repository:x:pull,push"],
        ),
        ("quotes escaped", r#"Basic realm="a \"b\", c=d""#, &[r#"basic realm=a "b", c=d"#]),
        ("a backslash at the end of a quote", r#"Basic realm="a\\",Token"#, &[r"basic realm=a\", "token"]),
        ("spaces about the sign", r#"Bearer realm = "r" , service = s"#, &["bearer realm=r|service=s"]),
        ("names in capitals", r#"BASIC REALM="r""#, &["basic realm=r"]),
        ("empty items", r#",, Basic realm="r",,Token,"#, &["basic realm=r", "token"]),
        ("a token68", "Negotiate YWRhOg==, Basic realm=r", &["negotiate", "basic realm=r"]),
        ("a quote that never ends", r#"Basic realm="r, Token"#, &["basic realm=r, Token"]),
        ("parameters without a scheme", "realm=r", &[]),
        ("nothing", "", &[]),
    ];
    for (name, field, expected) in table {
        assert_eq!(read(field), expected, "{name}: {field}");
    }
}

#[test]
fn the_first_of_two_parameters_of_a_name_counts() {
    let challenges = Challenge::parse(r#"Bearer realm="a",realm="b""#);
    assert_eq!(challenges[0].parameter("realm"), Some("a"));
}

#[test]
fn every_field_of_the_name_is_read() {
    let mut headers = Headers::new();
    headers.add("WWW-Authenticate", "Basic realm=r");
    headers.add("www-authenticate", "Token");
    let schemes: Vec<_> = Challenge::of(&headers).iter().map(|c| c.scheme().to_owned()).collect();
    assert_eq!(schemes, ["basic", "token"]);
}

/// Security notes I8 and I13.
#[test]
fn empty_and_dot_segments_never_reach_a_url() {
    for segment in ["", ".", ".."] {
        assert!(root().push(segment).is_err(), "{segment:?}");
        assert!(root().extend(["v1", segment, "tags"]).is_err(), "{segment:?}");
    }
}

/// Security notes I13.
#[test]
fn what_could_bend_a_path_is_encoded() {
    for (segment, path) in [
        ("a/b", "/a%2Fb"),
        ("..%2f..", "/..%252f.."),
        ("a?b#c", "/a%3Fb%23c"),
        ("a;b", "/a%3Bb"),
        ("a\\b", "/a%5Cb"),
        ("a b\r\n", "/a%20b%0D%0A"),
        ("é", "/%C3%A9"),
        ("a-b_c.d~", "/a-b_c.d~"),
    ] {
        assert_eq!(root().push(segment).unwrap().path(), path, "{segment:?}");
    }
}

#[test]
fn queries_are_encoded_pair_by_pair() {
    let url = root().push("v1").unwrap().push("search").unwrap().query("q", "a&b=c").query("n", "100");
    assert_eq!(url.to_string(), "https://registry.example:5000/v1/search?q=a%26b%3Dc&n=100");
}

#[test]
fn a_url_moved_to_an_endpoint_keeps_path_and_query() {
    let endpoint = "https://endpoint.example".parse::<Origin>().unwrap();
    let url = root().push("v1").unwrap().query("q", "x").moved(&endpoint);
    assert_eq!(url.to_string(), "https://endpoint.example/v1?q=x");
    assert_eq!(url.origin(), &endpoint);
}

/// Security notes C16.
#[test]
fn secrets_are_not_printed_with_a_request() {
    let request = Request::new(portolan::http::Method::Get, root())
        .header("Authorization", "Basic c2VjcmV0")
        .header("X-Docker-Token", "signature=secret")
        .header("Accept", "application/json");
    let printed = format!("{request:?}");
    assert!(!printed.contains("c2VjcmV0") && !printed.contains("secret"), "{printed}");
    assert!(printed.contains("application/json"));
}

#[test]
fn a_header_value_cannot_begin_another_field() {
    let mut headers = Headers::new();
    headers.add("x-docker-token", "abc\r\nAuthorization: Basic x");
    assert_eq!(headers.get("X-Docker-Token"), Some("abcAuthorization: Basic x"));
}

fn decode(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'%' {
            out.push(u8::from_str_radix(&text[at + 1..at + 3], 16).unwrap());
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    out
}

proptest! {
    #[test]
    fn any_segment_comes_back_whole_and_stays_one_segment(segment in "\\PC{1,40}") {
        prop_assume!(segment != "." && segment != "..");
        let url = root().push(&segment).unwrap();
        let encoded = url.path().strip_prefix('/').unwrap();
        prop_assert!(!encoded.contains(['/', '?', '#', ' ', '\\']));
        prop_assert_eq!(decode(encoded), segment.as_bytes());
    }

    #[test]
    fn reading_a_challenge_never_panics(field in "[ -~\\x00é\"\\\\,=]{0,120}") {
        for challenge in Challenge::parse(&field) {
            prop_assert!(!challenge.scheme().is_empty());
        }
    }
}
