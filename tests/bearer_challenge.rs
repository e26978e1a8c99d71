//! Challenges that name a realm, in every order and quoting, among others, and malformed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::http::Challenge;
use proptest::prelude::*;

/// Realm and service of the first Bearer challenge.
fn bearer(field: &str) -> Option<(Option<String>, Option<String>)> {
    let challenges = Challenge::parse(field);
    let found = challenges.iter().find(|challenge| challenge.scheme() == "bearer")?;
    let said = |name| found.parameter(name).map(str::to_owned);
    Some((said("realm"), said("service")))
}

#[test]
fn a_realm_is_found_in_every_order_and_quoting_and_beside_other_schemes() {
    for (name, field) in [
        (
            "as Distribution writes it",
            r#"Bearer realm="https://a/t",service="s",scope="repository:x/y:pull,push""#,
        ),
        ("the other way round", r#"Bearer scope="repository:x/y:pull,push",service="s",realm="https://a/t""#),
        ("unquoted", "Bearer realm=https://a/t,service=s"),
        ("spaces about everything", r#"  Bearer   realm = "https://a/t" ,  service = "s"  "#),
        ("tabs", "Bearer\trealm=\"https://a/t\",\tservice=\"s\""),
        ("capitals", r#"BEARER REALM="https://a/t",Service="s""#),
        ("Basic before", r#"Basic realm="x", Bearer realm="https://a/t",service="s""#),
        ("Basic behind", r#"Bearer realm="https://a/t",service="s", Basic realm="x""#),
        ("a bare scheme before", r#"Negotiate, Bearer realm="https://a/t",service="s""#),
        ("a token68 before", r#"NTLM YWRhOg==, Bearer realm="https://a/t",service="s""#),
        ("an error with a comma", r#"Bearer error="invalid_token, really",realm="https://a/t",service="s""#),
        ("escapes", r#"Bearer realm="https:\/\/a/t",service="\s""#),
        ("unknown parameters", r#"Bearer x=1,realm="https://a/t",y="z,\"",service="s""#),
    ] {
        let expected = Some((Some("https://a/t".to_owned()), Some("s".to_owned())));
        assert_eq!(bearer(field), expected, "{name}: {field}");
    }
}

#[test]
fn what_is_malformed_gives_what_can_be_read_of_it() {
    let some = |text: &str| Some(text.to_owned());
    for (name, field, expected) in [
        ("no parameters", "Bearer", Some((None, None))),
        ("an empty realm", r#"Bearer realm="",service="s""#, Some((some(""), some("s")))),
        (
            "a quote that never ends",
            r#"Bearer realm="https://a/t,service="s""#,
            Some((some("https://a/t,service="), None)),
        ),
        ("no commas", r#"Bearer realm="https://a/t" service="s""#, Some((some("https://a/t"), None))),
        ("a sign without a name", r#"Bearer ="x",service="s""#, None),
        ("a semicolon", r#"Bearer realm="https://a/t";service="s""#, Some((some("https://a/t"), None))),
        ("a colon for the sign", r#"Bearer realm:"https://a/t""#, Some((None, None))),
        ("another scheme", r#"Bearerish realm="https://a/t""#, None),
        ("no scheme", r#"realm="https://a/t""#, None),
        ("quotes alone", r#"""""#, None),
    ] {
        assert_eq!(bearer(field), expected, "{name}: {field}");
    }
}

proptest! {
    #[test]
    fn whatever_order_and_quoting_the_values_come_back(
        values in proptest::collection::vec("[ -~]{1,20}", 4),
        order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(),
        spaces in proptest::collection::vec("[ \t]{0,2}", 4),
    ) {
        let names = ["realm", "service", "scope", "error"];
        let parameters: Vec<String> = order
            .iter()
            .map(|&at| {
                let quoted = values[at].replace('\\', "\\\\").replace('"', "\\\"");
                format!("{}{}={}\"{quoted}\"", spaces[at], names[at], spaces[at])
            })
            .collect();
        let challenges = Challenge::parse(&format!("Token, Bearer {}", parameters.join(",")));
        prop_assert_eq!(challenges.len(), 2);
        for (at, name) in names.iter().enumerate() {
            prop_assert_eq!(challenges[1].parameter(name), Some(values[at].as_str()));
        }
    }
}
