//! The registry that commands speak to.

use super::curl::Curl;
use super::pull::{Pull, host_with_port};
use super::shell::{USER, chain, user};
use crate::console::route::Api;
use crate::http::{Url, UrlError};
use crate::name::{Origin, Repository, Selector};
use crate::registry::credential::is_private;

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

impl Login {
    /// By a password, for whoever is signed in, or somebody where the registry asks for one. In clear only a password that
    /// went so already is asked for (security notes P11).
    #[must_use]
    pub fn by_password(origin: &Origin, signed_in: Option<&str>, asks: bool) -> Self {
        match signed_in {
            Some(name) => Self::Password(name.to_owned()),
            None if asks && is_private(origin) => Self::Password(USER.to_owned()),
            None => Self::Nobody,
        }
    }
}

/// A registry, as far as commands have to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// Where it is.
    pub origin: Origin,
    /// Where its index keeps the repository, of v1 where the two are apart.
    pub endpoint: Option<Origin>,
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

    /// `host[:port]`, as tools name it: the same in a reference and alone, so that a login is found again.
    pub(super) fn host(&self) -> String {
        let host = self.public_host.clone().unwrap_or_else(|| self.origin.authority());
        host_with_port(&host, self.origin.scheme())
    }

    /// Calls of a v2 registry, after the one that gets a token where it wants one. `scope` is what the token is for. The
    /// calls of one step make one line.
    pub(super) fn calls(&self, scope: &str, steps: &[Vec<Curl>]) -> String {
        let mut lines = Vec::new();
        let who = match &self.login {
            Login::Nobody => String::new(),
            Login::Password(name) => format!("-u {} ", user(name)),
            Login::Token { realm, service, user: name } => {
                lines.push(token(realm, service, name.as_deref(), scope));
                "-H \"Authorization: Bearer $TOKEN\" ".to_owned()
            }
        };
        lines.extend(written(steps, &who, !lines.is_empty()));
        chain(lines)
    }

    /// Where repositories are kept: at the endpoint that an index which is apart has named.
    pub(super) fn place_of_repositories(&self) -> &Origin {
        self.endpoint.as_ref().filter(|_| !self.standalone).unwrap_or(&self.origin)
    }

    /// `-u USER `, where the registry or its index asks for a password.
    pub(super) fn password(&self) -> String {
        match &self.login {
            Login::Password(name) => format!("-u {} ", user(name)),
            _ => String::new(),
        }
    }
}

/// The lines of steps. One call alone shows what it is answered; of several each stops the rest when it is refused.
pub(super) fn written(steps: &[Vec<Curl>], who: &str, among_others: bool) -> Vec<String> {
    let stops = among_others || steps.iter().map(Vec::len).sum::<usize>() > 1;
    steps.iter().map(|step| step.iter().map(|call| call.line(who, stops)).collect()).collect()
}

/// The line that gets a token. What it is for is said by us alone, whatever the registry asked for.
fn token(realm: &Url, service: &str, name: Option<&str>, scope: &str) -> String {
    let url = if service.is_empty() { realm.clone() } else { realm.clone().query("service", service) };
    let url =
        scope.split(' ').filter(|scope| !scope.is_empty()).fold(url, |url, one| url.query("scope", one));
    let who = name.map(|name| format!("-u {} ", user(name))).unwrap_or_default();
    let read = r#" | tr -d '\n' | sed -nE 's/.*"(access_)?token" *: *"([^"]*)".*/\2/p' | grep .)"#;
    Curl::to(&url).around("TOKEN=$(", read).line(&who, true)
}
