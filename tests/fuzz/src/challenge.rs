//! `WWW-Authenticate`.

use portolan::http::{Challenge, Headers};

/// The parameters that somebody asks for.
const ASKED: [&str; 4] = ["realm", "service", "scope", "error"];

/// Reads a field in each line.
pub fn read(bytes: &[u8]) {
    let mut headers = Headers::new();
    for field in String::from_utf8_lossy(bytes).lines() {
        headers.add("WWW-Authenticate", field);
    }
    for challenge in Challenge::of(&headers) {
        let scheme = challenge.scheme();
        assert!(
            !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_graphic() && !b.is_ascii_uppercase())
        );
        let [again] = &Challenge::parse(&written(&challenge))[..] else {
            panic!("one challenge: {challenge:?}")
        };
        for name in ASKED {
            assert_eq!(again.parameter(name), challenge.parameter(name), "{name} of {challenge:?}");
        }
    }
}

/// The challenge as a server would write it.
fn written(challenge: &Challenge) -> String {
    let parameters = ASKED.iter().filter_map(|name| {
        let value = challenge.parameter(name)?.replace('\\', r"\\").replace('"', "\\\"");
        Some(format!(r#"{name}="{value}""#))
    });
    format!("{} {}", challenge.scheme(), parameters.collect::<Vec<_>>().join(", "))
}
