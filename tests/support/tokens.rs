//! A v2 registry that sends its users to a realm of its own origin for tokens.

use super::script::{Answer, Script, answer};
use super::{ADA, repository};
use portolan::registry::Registry;
use portolan::registry::error::{Error, ErrorKind};

/// What most tests ask.
pub const TAGS: &str = "GET /v2/acme/app/tags/list?n=100";
/// What needs a scope of its own.
pub const CATALOG: &str = "GET /v2/_catalog?n=100";
/// A token asked for as nobody, at the registry's own origin.
pub const PULL: &str = "GET /token?service=reg&scope=repository%3Aacme%2Fapp%3Apull&client_id=portolan";
/// The same as the user.
pub const PULL_AS_USER: &str =
    "GET /token?service=reg&scope=repository%3Aacme%2Fapp%3Apull&client_id=portolan&offline_token=true";

/// No credential.
pub const NOBODY: (&str, &str) = ("authorization", "");
/// The first token.
pub const T1: (&str, &str) = ("authorization", "Bearer t1");
/// The second.
pub const T2: (&str, &str) = ("authorization", "Bearer t2");
/// Ada's password.
pub const AS_ADA: (&str, &str) = ("authorization", ADA);

/// The answer to [`TAGS`].
pub fn tags() -> Answer {
    answer(200, r#"{"tags":["1"]}"#)
}

/// A refusal that names the realm, and why.
pub fn refused(error: &str) -> Answer {
    let error = if error.is_empty() { String::new() } else { format!(",error=\"{error}\"") };
    // The scope named is another one: it is not the server's to say.
    let field = format!(
        r#"Bearer realm="https://registry.example/token",service="reg",scope="repository:x/y:*"{error}"#
    );
    answer(401, r#"{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}"#)
        .field("WWW-Authenticate", &field)
}

/// A token that lasts for 300 seconds.
pub fn token(text: &str) -> Answer {
    answer(200, format!(r#"{{"token":"{text}","expires_in":300}}"#))
}

/// Asks for [`TAGS`].
pub async fn read(registry: &Registry<Script>) -> Result<usize, Error> {
    registry.tag_names(&repository("acme/app"), None).await.map(|page| page.tags.len())
}

/// Why that is refused.
pub async fn kind(registry: &Registry<Script>) -> ErrorKind {
    read(registry).await.unwrap_err().kind
}
