//! What the contract tests stand on: a scripted server, a network client, and short ways to make names.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod deletion;
#[cfg(feature = "real-servers")]
pub mod distribution;
pub mod documents;
pub mod evidence;
pub mod hub;
pub mod knock;
pub mod late;
#[cfg(feature = "real-servers")]
pub mod native;
#[cfg(feature = "real-servers")]
pub mod peer;
pub mod recorded;
pub mod script;
pub mod shell;
pub mod sound;
pub mod tokens;
pub mod wire;

use portolan::http::{Slice, Source, TransportError, Url};
use portolan::name::{ImageId, Origin, Repository, Tag};
use portolan::registry::Registry;
use portolan::registry::credential::Basic;
use script::Script;
use std::any::Any;
use std::rc::Rc;

/// The registry most tests speak to.
pub const HOME: &str = "https://registry.example";

/// A handle on a script, at [`HOME`].
pub fn registry(script: &Script) -> Registry<Script> {
    Registry::new(script.clone(), origin(HOME))
}

/// An origin.
pub fn origin(text: &str) -> Origin {
    text.parse().expect("an origin")
}

/// A URL without a query.
pub fn url(text: &str) -> Url {
    let (scheme, rest) = text.split_once("://").expect("a scheme");
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let url = Url::at(&origin(&format!("{scheme}://{authority}")));
    let url = url.extend(path.split('/').filter(|segment| !segment.is_empty())).expect("plain segments");
    if path.ends_with('/') { url.slash() } else { url }
}

/// A repository.
pub fn repository(text: &str) -> Repository {
    text.parse().expect("a repository")
}

/// A tag.
pub fn tag(text: &str) -> Tag {
    text.parse().expect("a tag")
}

/// An image id of one digit, 64 times.
pub fn id(digit: char) -> ImageId {
    std::iter::repeat_n(digit, 64).collect::<String>().parse().expect("an id")
}

/// Ada, and her password.
pub fn ada() -> Basic {
    Basic { user: "ada".into(), password: "correct horse".into() }
}

/// Ada's password as it is sent.
pub const ADA: &str = "Basic YWRhOmNvcnJlY3QgaG9yc2U=";

/// Bytes in memory as a source, or one that fails to be read.
pub struct Bytes(pub Result<Vec<u8>, TransportError>);

impl Source for Bytes {
    fn len(&self) -> u64 {
        self.0.as_ref().map_or(5, |bytes| bytes.len() as u64)
    }

    fn read(&self, start: u64, length: u64) -> Slice<'_> {
        let read = self.0.clone().map(|bytes| {
            let start = usize::try_from(start).expect("fits");
            let end = bytes.len().min(start + usize::try_from(length).expect("fits"));
            bytes[start..end].to_vec()
        });
        Box::pin(std::future::ready(read))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// Bytes as a source.
pub fn source(bytes: impl Into<Vec<u8>>) -> Rc<dyn Source> {
    Rc::new(Bytes(Ok(bytes.into())))
}
