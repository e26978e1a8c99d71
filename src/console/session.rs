//! Which registries are connected, and what is known of each. A plain state machine: [`Session::apply`] is the
//! only way it changes. It holds no password and no token; those are in the keyring of the registry's handle.

use super::capability::Act;
use super::preferences::{Known, Preferences};
use super::route::{Api, Place};
use super::settings::Settings;
use crate::image::Timestamp;
use crate::name::Origin;
use crate::registry::detect::Kind;

/// The registries of this tab.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    connections: Vec<Connection>,
}

/// A registry that was contacted at a person's wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// Where it is.
    pub origin: Origin,
    /// What it speaks, once known.
    pub kind: Option<Kind>,
    /// What it speaks beside that: some servers have both v1 and v2.
    pub other: Option<Kind>,
    /// Whether it asked for a sign-in when found out.
    pub wants_sign_in: bool,
    /// Who is signed in.
    pub user: Option<String>,
    /// Whether the page around the console handed over a token for it.
    pub handed: bool,
    /// Whether a person let the password go to it in clear.
    pub in_clear: bool,
    /// The origins its index may send tokens to, by a person's word (security notes C9).
    pub trusted: Vec<Origin>,
    /// The acts it was seen to have no call for, each by the protocol that lacks it.
    pub unsupported: Vec<(Api, Act)>,
    /// When it was connected to.
    pub since: Option<Timestamp>,
}

/// What may happen to a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// A registry was contacted. What it speaks may be known by now, or from before.
    Connected {
        /// Which.
        origin: Origin,
        /// What it speaks, if known.
        kind: Option<Kind>,
        /// Whether it asked for a sign-in.
        wants_sign_in: bool,
        /// When.
        at: Option<Timestamp>,
    },
    /// Someone signed in.
    SignedIn {
        /// Where.
        origin: Origin,
        /// As whom.
        user: String,
    },
    /// The page around the console handed over a token.
    Handed {
        /// For which registry.
        origin: Origin,
    },
    /// Someone signed out. Trust goes with it.
    SignedOut {
        /// Where.
        origin: Origin,
    },
    /// A person let passwords go to a registry in clear.
    ClearAllowed {
        /// Which.
        origin: Origin,
    },
    /// A person let tokens of a registry's index go to an endpoint.
    EndpointTrusted {
        /// Whose tokens.
        origin: Origin,
        /// To where.
        endpoint: Origin,
    },
    /// A registry was seen to have no call for an act.
    Unsupported {
        /// Which.
        origin: Origin,
        /// By which protocol.
        api: Api,
        /// What.
        act: Act,
    },
    /// A registry is to be forgotten.
    Forgotten {
        /// Which.
        origin: Origin,
    },
}

impl Session {
    /// The registries, in the order they were connected to.
    #[must_use]
    pub fn connections(&self) -> &[Connection] {
        &self.connections
    }

    /// What is known of a registry of this session.
    #[must_use]
    pub fn connection(&self, origin: &Origin) -> Option<&Connection> {
        self.connections.iter().find(|connection| connection.origin == *origin)
    }

    /// Who is signed in at a registry.
    #[must_use]
    pub fn user(&self, origin: &Origin) -> Option<&str> {
        self.connection(origin)?.user.as_deref()
    }

    /// The session after something happened.
    #[must_use]
    pub fn apply(mut self, action: Action) -> Self {
        match action {
            Action::Connected { origin, kind, wants_sign_in, at } => {
                let connection = self.at(origin);
                connection.found(kind);
                connection.wants_sign_in = wants_sign_in;
                connection.since = connection.since.or(at);
            }
            Action::SignedIn { origin, user } => {
                let connection = self.at(origin);
                // Trust is one person's word, and what failed for one user may work for another.
                if connection.user.as_ref().is_some_and(|before| *before != user) {
                    connection.trusted.clear();
                }
                connection.ask_again();
                connection.user = Some(user);
            }
            Action::SignedOut { origin } => {
                let connection = self.at(origin);
                connection.ask_again();
                connection.user = None;
                connection.handed = false;
                connection.in_clear = false;
                connection.trusted.clear();
            }
            Action::Handed { origin } => {
                let connection = self.at(origin);
                if !connection.handed {
                    connection.ask_again();
                }
                connection.handed = true;
            }
            Action::ClearAllowed { origin } => self.at(origin).in_clear = true,
            Action::EndpointTrusted { origin, endpoint } => {
                push_new(&mut self.at(origin).trusted, endpoint);
            }
            Action::Unsupported { origin, api, act } => {
                push_new(&mut self.at(origin).unsupported, (api, act));
            }
            Action::Forgotten { origin } => {
                self.connections.retain(|connection| connection.origin != origin);
            }
        }
        self
    }

    /// Whether a registry may be contacted without asking: the settings name it, or this tab or this browser was
    /// connected to it before. Any other that a link proposes waits for a press of a button (security notes C14,
    /// P12). Scheme and port count: a link cannot take a known registry from https to http.
    #[must_use]
    pub fn may_contact(&self, origin: &Origin, settings: &Settings, preferences: &Preferences) -> bool {
        settings.allows(origin)
            && (origin.is_sample()
                || settings.names(origin)
                || self.connection(origin).is_some()
                || preferences.registry(origin).is_some())
    }

    /// What is known of a registry without asking it: the address says it, this session found it out, the settings
    /// say it, or this browser remembers.
    #[must_use]
    pub fn known(&self, place: &Place, settings: &Settings, preferences: &Preferences) -> Known {
        let origin = &place.origin;
        let setting = settings.registry(origin);
        let remembered = preferences.registry(origin);
        let found = self.connection(origin).and_then(|connection| connection.speaks(place.api));
        let api = found
            .map(api_of)
            .or(setting.and_then(|setting| setting.place.api))
            .or(place.api)
            .or(remembered.and_then(|known| known.place.api));
        let standalone = found
            .and_then(standalone_of)
            .or(setting.and_then(|setting| setting.standalone))
            .or(remembered.and_then(|known| known.standalone));
        Known { place: Place { origin: origin.clone(), api }, standalone }
    }

    fn at(&mut self, origin: Origin) -> &mut Connection {
        let found = self.connections.iter().position(|connection| connection.origin == origin);
        let at = found.unwrap_or_else(|| {
            self.connections.push(Connection::new(origin));
            self.connections.len() - 1
        });
        &mut self.connections[at]
    }
}

impl Connection {
    fn new(origin: Origin) -> Self {
        Self {
            origin,
            kind: None,
            other: None,
            wants_sign_in: false,
            user: None,
            handed: false,
            in_clear: false,
            trusted: Vec::new(),
            unsupported: Vec::new(),
            since: None,
        }
    }

    /// A list that one person was shown none of may be there for another.
    fn ask_again(&mut self) {
        self.unsupported.retain(|(_, act)| *act != Act::ListRepositories);
    }

    /// Takes down what it was found to speak: in place of what was known of that protocol, or beside another.
    fn found(&mut self, kind: Option<Kind>) {
        let Some(kind) = kind else { return };
        match &self.kind {
            Some(first) if api_of(first) != api_of(&kind) => self.other = Some(kind),
            _ => self.kind = Some(kind),
        }
    }

    /// What it is spoken to by, once known: the protocol that is wanted where it has that, else the one it was found
    /// to have.
    #[must_use]
    pub fn speaks(&self, wanted: Option<Api>) -> Option<&Kind> {
        let other = self.other.as_ref().filter(|other| wanted == Some(api_of(other)));
        other.or(self.kind.as_ref())
    }

    /// The protocol of that.
    #[must_use]
    pub fn api_for(&self, wanted: Option<Api>) -> Option<Api> {
        self.speaks(wanted).map(api_of)
    }

    /// The protocol it was found to have first, once known.
    #[must_use]
    pub fn api(&self) -> Option<Api> {
        self.api_for(None)
    }

    /// Whether registry and index are one, once known. No question where v2 is spoken.
    #[must_use]
    pub fn standalone_for(&self, wanted: Option<Api>) -> Option<bool> {
        self.speaks(wanted).and_then(standalone_of)
    }

    /// The same of the protocol it was found to have first.
    #[must_use]
    pub fn standalone(&self) -> Option<bool> {
        self.standalone_for(None)
    }

    /// Whether it was seen to have no call for an act by a protocol. What the one lacks says nothing of the other.
    #[must_use]
    pub fn lacks(&self, api: Option<Api>, act: Act) -> bool {
        api.is_some_and(|api| self.unsupported.contains(&(api, act)))
    }
}

fn api_of(kind: &Kind) -> Api {
    match kind {
        Kind::V1(_) => Api::V1,
        Kind::V2(_) => Api::V2,
    }
}

fn standalone_of(kind: &Kind) -> Option<bool> {
    match kind {
        Kind::V1(facts) => Some(facts.standalone),
        Kind::V2(_) => None,
    }
}

fn push_new<V: PartialEq>(list: &mut Vec<V>, value: V) {
    if !list.contains(&value) {
        list.push(value);
    }
}
