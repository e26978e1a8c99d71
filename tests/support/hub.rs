//! A Hub whose registry stands apart, at an endpoint that it names.

use super::script::{Answer, Script, answer};
use super::{ada, origin, registry};
use portolan::registry::Registry;

/// What a token for reading is asked with.
pub const IMAGES: &str = "GET /v1/repositories/ada/web/images";
/// The tags, at the endpoint.
pub const TAGS: &str = "GET https://one.example/v1/repositories/ada/web/tags";
/// The tags, at the index itself.
pub const OWN_TAGS: &str = "GET /v1/repositories/ada/web/tags";
/// A token in full.
pub const SIGNATURE: &str = r#"signature=1,repository="ada/web",access=read"#;

/// A handle on a Hub that names endpoints, and Ada signed in.
pub fn hub(script: &Script) -> Registry<Script> {
    let registry = registry(script);
    registry.assume_standalone(false);
    registry.resume(ada());
    registry
}

/// The same, with a word that the endpoint may be sent tokens.
pub fn trusting(script: &Script) -> Registry<Script> {
    let registry = hub(script);
    registry.trust_endpoint(origin("https://one.example"));
    registry
}

/// An answer of the index with a token of this number.
pub fn issued(number: u32) -> Answer {
    answer(200, "[]")
        .field("X-Docker-Token", &format!("signature={number}"))
        .field("X-Docker-Endpoints", "one.example")
}

/// That token as it is sent.
pub fn token(number: u32) -> String {
    format!("Token signature={number}")
}
