//! The registry that commands speak to.

use super::curl::Curl;
use super::pull::Pull;
use super::shell::{quote, user};
use crate::console::route::Api;
use crate::http::{Url, UrlError};
use crate::name::{Origin, Repository, Selector};

/// How a registry is told who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Login {
    /// It does not ask.
    Nobody,
    /// By the password of a user, with every request.
    Password(String),
    /// By a token that a token server gives for a password, or to anybody.
    Token {
        /// The token server.
        realm: Url,
        /// What the registry is called there.
        service: String,
        /// Who asks; nobody in particular where no one is signed in.
        user: Option<String>,
    },
}

/// A registry, as far as commands have to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// Where it is.
    pub origin: Origin,
    /// `host[:port]` as tools name it, where that differs.
    pub public_host: Option<String>,
    /// What it speaks.
    pub api: Api,
    /// Whether it is its own index, of v1.
    pub standalone: bool,
    /// How many rows a page of a list is asked to have.
    pub rows: u32,
    /// How it is told who asks.
    pub login: Login,
}

impl At {
    /// A URL of the registry, by its segments.
    pub(super) fn url<'a>(&self, segments: impl IntoIterator<Item = &'a str>) -> Result<Url, UrlError> {
        Url::at(&self.origin).extend(segments)
    }

    /// `host[:port]/ns/repo[:tag|@digest]`, as tools want it; nothing where they would not take it.
    pub(super) fn reference(&self, repository: &Repository, selector: Option<&Selector>) -> Option<String> {
        let host = self.host();
        let (scheme, api) = (self.origin.scheme(), self.api);
        Pull { host: &host, scheme, api, repository, selector }.reference().ok()
    }

    /// `host[:port]`, as tools name it.
    pub(super) fn host(&self) -> String {
        self.public_host.clone().unwrap_or_else(|| self.origin.authority())
    }

    /// Calls of a v2 registry, after the one that gets a token where it wants one. `scope` is what the token is for.
    pub(super) fn calls(&self, scope: &str, calls: &[Curl]) -> String {
        let mut lines = Vec::new();
        let who = match &self.login {
            Login::Nobody => String::new(),
            Login::Password(name) => format!("-u {} ", user(name)),
            Login::Token { realm, service, user: name } => {
                lines.push(token(realm, service, name.as_deref(), scope));
                "-H \"Authorization: Bearer $TOKEN\" ".to_owned()
            }
        };
        lines.extend(calls.iter().map(|call| call.line(&who)));
        lines.join("\n")
    }

    /// `-u USER `, where the registry or its index asks for a password.
    pub(super) fn password(&self) -> String {
        match &self.login {
            Login::Password(name) => format!("-u {} ", user(name)),
            _ => String::new(),
        }
    }
}

/// The line that gets a token. What it is for is said by us alone, whatever the registry asked for.
fn token(realm: &Url, service: &str, name: Option<&str>, scope: &str) -> String {
    let url = if service.is_empty() { realm.clone() } else { realm.clone().query("service", service) };
    let url =
        scope.split(' ').filter(|scope| !scope.is_empty()).fold(url, |url, one| url.query("scope", one));
    let who = name.map(|name| format!("-u {} ", user(name))).unwrap_or_default();
    let read = r#"tr -d '\n' | sed -E 's/.*"(access_)?token" *: *"([^"]*)".*/\2/'"#;
    let url = url.to_string();
    // Brackets would be a pattern of many requests to curl.
    let globoff = if url.contains('[') { "--globoff " } else { "" };
    format!("TOKEN=$(curl -sS {who}{globoff}{} | {read})", quote(&url))
}
