//! Where a v2 registry sends its users for tokens, and how far that is believed (security notes C1 to C4). A realm is
//! a registry's word alone: whoever runs the registry could name any server in it.

use crate::http::{Challenge, Url};
use crate::name::{Origin, Scheme};

/// How a v2 registry wants to be told who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// The password with every request, to the registry itself.
    Basic,
    /// A token of the realm.
    Bearer(Realm),
}

/// A token server that passed the rules, and what the registry is called there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Realm {
    pub(super) url: Url,
    pub(super) service: String,
}

/// Why a realm is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RealmFault {
    /// It is no absolute http or https URL, or hides a user, a fragment or a character that has no place in one.
    NotAUrl,
    /// It would take a password in clear, though the registry is reached over TLS or elsewhere.
    InClear,
    /// It names an address instead of a host, or this very machine, where the registry is not: whoever asks there
    /// would be looking round in the person's own network.
    Inner,
}

impl Realm {
    /// Reads a realm.
    ///
    /// # Errors
    /// Why it is not believed.
    pub(crate) fn read(realm: &str, service: &str, registry: &Origin) -> Result<Self, RealmFault> {
        let url = Url::read(realm).ok_or(RealmFault::NotAUrl)?;
        let (at, same_host) = (url.origin(), url.origin().host() == registry.host());
        if at.scheme() == Scheme::Http && !(registry.scheme() == Scheme::Http && same_host) {
            return Err(RealmFault::InClear);
        }
        if !same_host && (at.is_address() || at.is_loopback()) {
            return Err(RealmFault::Inner);
        }
        Ok(Self::new(url, service))
    }

    /// Reads a realm that the settings or a person name: they know where in their own network it is.
    ///
    /// # Errors
    /// Why it cannot be used.
    pub(crate) fn read_from_person(
        realm: &str,
        service: &str,
        registry: &Origin,
    ) -> Result<Self, RealmFault> {
        let url = Url::read(realm).ok_or(RealmFault::NotAUrl)?;
        if url.origin().scheme() < registry.scheme() {
            return Err(RealmFault::InClear);
        }
        Ok(Self::new(url, service))
    }

    /// Whatever is asked for is said by us alone.
    fn new(url: Url, service: &str) -> Self {
        let url = url.without(&["service", "scope", "client_id", "account", "offline_token"]);
        Self { url, service: service.to_owned() }
    }
}

impl Manner {
    /// The way to go among those offered: a token where its realm is believed, else the password to the registry
    /// itself. Nothing where neither is offered, or where the page may not read what is.
    ///
    /// # Errors
    /// Why the only realm is refused.
    pub(crate) fn choose(challenges: &[Challenge], registry: &Origin) -> Result<Option<Self>, RealmFault> {
        let offers = |scheme: &str| challenges.iter().find(|challenge| challenge.scheme() == scheme);
        let realm = offers("bearer").map(|challenge| {
            let said = |name| challenge.parameter(name).unwrap_or_default();
            Realm::read(said("realm"), said("service"), registry)
        });
        match realm {
            Some(Ok(realm)) => Ok(Some(Self::Bearer(realm))),
            _ if offers("basic").is_some() => Ok(Some(Self::Basic)),
            Some(Err(fault)) => Err(fault),
            None => Ok(None),
        }
    }
}

/// Whether a registry's users are sent to an origin without a word of theirs: there is one such pair.
pub(crate) fn is_built_in(registry: &Origin, realm: &Origin) -> bool {
    let is = |origin: &Origin, host: &str| origin.scheme() == Scheme::Https && origin.authority() == host;
    is(registry, "registry-1.docker.io") && is(realm, "auth.docker.io")
}
