//! Credentials, and the one function that decides which origin may see which.
//!
//! A password is seen by the origin it was typed for, by the realm that origin sends its users to once a person
//! agreed, and by nobody else. A token got from a registry's index is
//! seen by that origin and by endpoints a person agreed to (security notes C9, C10, C17, P11). Nothing here sends
//! anything, and nothing prints a secret.

use super::error::{Error, ErrorKind};
use super::hub::AccountToken;
use super::realm::{Manner, is_built_in};
use super::tokens::Tokens;
use crate::http::Url;
use crate::name::{Origin, Repository, Scheme};
use base64::Engine as _;
use std::collections::HashMap;
use std::fmt;

/// A user name and password. Printed as the user name alone.
#[derive(Clone, PartialEq, Eq)]
pub struct Basic {
    /// The user name.
    pub user: String,
    /// The password, in clear.
    pub password: String,
}

impl fmt::Debug for Basic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Basic({:?}, redacted)", self.user)
    }
}

/// What a token lets its bearer do to one repository: a strict registry takes a token of one kind for that alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Action {
    Read,
    Write,
    Delete,
}

/// What a request would like to carry. Whether it does is up to [`Keyring::may_see`].
#[derive(Clone)]
pub(crate) enum Credential {
    /// Nothing.
    Nothing,
    /// The password that is kept, if one is.
    Kept,
    /// A password being tried, and whether the person lets it go in clear.
    Trial(Basic, bool),
    /// A token of the index.
    Token(String),
    /// The token of the account, if one is held, or else the password.
    Account,
    /// A token of the account being tried.
    TrialToken(AccountToken),
    /// A token of a v2 registry's realm.
    Bearer(String),
    /// A login for the realm itself: the one that is kept, or one being tried.
    Realm(Option<(Basic, bool)>),
}

/// What is known of who one is at one registry: a password bound to its origin, the tokens got with it by
/// repository and action, and where the index keeps its repositories.
pub struct Keyring {
    origin: Origin,
    basic: Option<(Basic, bool)>,
    tokens: HashMap<(Repository, Action), Option<String>>,
    endpoints: HashMap<Repository, Vec<Origin>>,
    trusted: Vec<Origin>,
    /// The token of the account at this origin (hub-v1 sheet section 8).
    pub(crate) account: Option<AccountToken>,
    /// The token that was handed over for this origin in place of a password.
    pub(super) handed: Option<String>,
    /// Where a person let the registry's users be sent with their login.
    realms: Vec<Origin>,
    /// How a v2 registry wants to be told who asks, once it said so.
    pub(super) manner: Option<Manner>,
    /// The tokens of a v2 registry.
    pub(super) bearers: Tokens,
    /// Rises when someone else signs in or out, so that what was asked for before is not kept after.
    pub(crate) epoch: u32,
    /// Whether registry and index are one, if that is known.
    pub(crate) standalone: Option<bool>,
    /// Whether the registry ever answered 401, which is what makes a later 200 mean something.
    pub(crate) challenged: bool,
}

impl Keyring {
    /// An empty keyring for a registry.
    #[must_use]
    pub fn new(origin: Origin) -> Self {
        Self {
            origin,
            basic: None,
            tokens: HashMap::new(),
            endpoints: HashMap::new(),
            trusted: Vec::new(),
            account: None,
            handed: None,
            realms: Vec::new(),
            manner: None,
            bearers: Tokens::default(),
            epoch: 0,
            standalone: None,
            challenged: false,
        }
    }

    /// The one decision about passwords: the one that a request to this URL may carry.
    pub(super) fn password<'a>(&'a self, url: &Url, credential: &'a Credential) -> Option<&'a Basic> {
        let (basic, in_clear) = match credential {
            Credential::Kept | Credential::Account | Credential::Realm(None) => {
                self.basic.as_ref().map(|(basic, in_clear)| (basic, *in_clear))?
            }
            Credential::Trial(basic, in_clear) | Credential::Realm(Some((basic, in_clear))) => {
                (basic, *in_clear)
            }
            Credential::Nothing
            | Credential::Token(_)
            | Credential::Bearer(_)
            | Credential::TrialToken(_) => return None,
        };
        let for_realm = matches!(credential, Credential::Realm(_));
        let may_go = url.origin() == &self.origin || for_realm && self.sends_logins_to(url.origin());
        (may_go && (in_clear || is_private(url.origin()))).then_some(basic)
    }

    /// The `Authorization` field for a request, or nothing. The one decision about tokens stands here too.
    pub(crate) fn authorization(&self, url: &Url, credential: &Credential) -> Option<String> {
        let here = url.origin() == &self.origin;
        match (credential, &self.account) {
            (Credential::Token(token), _) => self.trusts(url.origin()).then(|| format!("Token {token}")),
            (Credential::Bearer(token), _) => here.then(|| format!("Bearer {token}")),
            (Credential::TrialToken(token), _) | (Credential::Account, Some(token)) => {
                (here && is_private(&self.origin)).then(|| format!("Bearer {}", token.secret()))
            }
            _ => {
                let Some(basic) = self.password(url, credential) else {
                    return self.handed(url, credential).map(|token| format!("Bearer {token}"));
                };
                let pair = format!("{}:{}", basic.user, basic.password);
                Some(format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(pair)))
            }
        }
    }

    /// The token handed over, for the origin it was handed over for, where nobody is signed in there.
    pub(super) fn handed(&self, url: &Url, credential: &Credential) -> Option<&str> {
        let wanted = matches!(credential, Credential::Kept | Credential::Account) && self.basic.is_none();
        self.handed.as_deref().filter(|_| wanted && url.origin() == &self.origin && is_private(&self.origin))
    }

    /// Whether the login may go to a realm: to the registry's own origin, and to another only after a person's word
    /// or where everybody knows the pair (security notes C1).
    pub(super) fn sends_logins_to(&self, realm: &Origin) -> bool {
        realm == &self.origin || self.realms.contains(realm) || is_built_in(&self.origin, realm)
    }

    /// Whether a login may go to a realm now.
    ///
    /// # Errors
    /// What a person would have to allow first.
    pub(super) fn may_sign_in_at(&self, realm: &Url, credential: &Credential) -> Result<(), Error> {
        if !self.sends_logins_to(realm.origin()) {
            return Err(Error::new(ErrorKind::RealmNotTrusted(realm.origin().clone())));
        }
        match self.password(realm, credential) {
            Some(_) => Ok(()),
            None if self.basic.is_none() && matches!(credential, Credential::Realm(None)) => {
                Err(Error::new(ErrorKind::Unauthorized))
            }
            None => Err(Error::new(ErrorKind::PasswordInClear)),
        }
    }

    /// A person's word that the login may go to a realm. One in clear stays out while the registry is not.
    pub(crate) fn trust_realm(&mut self, realm: Origin) {
        if realm.scheme() >= self.origin.scheme() && !self.realms.contains(&realm) {
            self.realms.push(realm);
        }
    }

    /// Who is signed in.
    pub(crate) fn user(&self) -> Option<&str> {
        self.basic.as_ref().map(|(basic, _)| basic.user.as_str())
    }

    /// The password kept and whether it may go in clear.
    pub(crate) fn basic(&self) -> Option<&(Basic, bool)> {
        self.basic.as_ref()
    }

    /// Keeps a password from now on. Tokens got by someone else go.
    pub(crate) fn keep(&mut self, basic: Basic, in_clear: bool) {
        self.forget_tokens();
        self.handed = None;
        self.basic = Some((basic, in_clear));
    }

    /// Forgets password, tokens, endpoints and trust. What the server is stays known.
    pub(crate) fn forget(&mut self) {
        self.forget_tokens();
        self.basic = None;
        self.account = None;
        self.handed = None;
        self.trusted.clear();
        self.realms.clear();
    }

    fn forget_tokens(&mut self) {
        self.epoch = self.epoch.wrapping_add(1);
        self.tokens.clear();
        self.endpoints.clear();
        self.bearers = Tokens::default();
    }

    /// The token for an action, as last issued: `Some(None)` when the index was asked and issued none.
    pub(crate) fn token(&self, repository: &Repository, action: Action) -> Option<Option<&str>> {
        self.tokens.get(&(repository.in_library(), action)).map(Option::as_deref)
    }

    /// Holds a token, or that none was issued.
    pub(crate) fn hold(&mut self, repository: &Repository, action: Action, token: Option<String>) {
        self.tokens.insert((repository.in_library(), action), token);
    }

    /// Lets go of a token that has been used up.
    pub(crate) fn drop_token(&mut self, repository: &Repository, action: Action) {
        self.tokens.remove(&(repository.in_library(), action));
    }

    /// Notes where the index says a repository is.
    pub(crate) fn place(&mut self, repository: &Repository, endpoints: Vec<Origin>) {
        self.endpoints.insert(repository.in_library(), endpoints);
    }

    /// Where a repository is, as far as the index has said.
    pub(crate) fn places(&self, repository: &Repository) -> &[Origin] {
        self.endpoints.get(&repository.in_library()).map_or(&[], Vec::as_slice)
    }

    /// The endpoint to use, or the one a person would have to agree to first.
    pub(crate) fn endpoint(&self, repository: &Repository) -> Result<Origin, Origin> {
        let places = self.places(repository);
        match places.iter().find(|place| self.trusts(place)) {
            Some(place) => Ok(place.clone()),
            None => places.first().map_or_else(|| Ok(self.origin.clone()), |first| Err(first.clone())),
        }
    }

    /// Puts the endpoint in use behind the others. Says how many may be used.
    pub(crate) fn pass_over(&mut self, repository: &Repository) -> usize {
        let usable = self.places(repository).iter().filter(|place| self.trusts(place)).count();
        let at = self.places(repository).iter().position(|place| self.trusts(place));
        if let (Some(at), Some(places)) = (at, self.endpoints.get_mut(&repository.in_library())) {
            let failed = places.remove(at);
            places.push(failed);
        }
        usable
    }

    /// A person's word that tokens may go to an endpoint. One that is spoken to in clear while the index is not
    /// stays untrusted.
    pub(crate) fn trust(&mut self, endpoint: Origin) {
        if endpoint.scheme() >= self.origin.scheme() && !self.trusted.contains(&endpoint) {
            self.trusted.push(endpoint);
        }
    }

    /// Whether tokens may go to an origin.
    pub(crate) fn trusts(&self, origin: &Origin) -> bool {
        origin == &self.origin || self.trusted.contains(origin)
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keyring")
            .field("origin", &self.origin)
            .field("basic", &self.basic)
            .field("tokens", &self.tokens.len())
            .field("trusted", &self.trusted)
            .finish_non_exhaustive()
    }
}

/// Whether what is sent to an origin can be read on the way: TLS and this very machine are private.
pub(crate) fn is_private(origin: &Origin) -> bool {
    origin.scheme() == Scheme::Https || origin.is_loopback()
}
