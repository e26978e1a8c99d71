//! How the registry behaves: which server it is like, who may come in, what it keeps from pages.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// All switches. In JSON for the admin API, where a switch that is left out stays as it is:
/// `{"server":"distribution","deletes":false,"auth":"bearer","tokenUses":1}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Manners {
    /// Which server it is like.
    pub server: Server,
    /// Whether anything may be deleted (`storage.delete.enabled`).
    pub deletes: bool,
    /// Whether it lists its repositories.
    pub catalog: Catalog,
    /// How many lines a list has when `n` is not given: 100 in the catalog and all tags, unless said.
    pub page: Option<usize>,
    /// Who may come in.
    pub auth: Auth,
    /// With tokens: whether nobody in particular may read what is not private.
    pub anonymous: bool,
    /// With tokens: where the token service is.
    pub realm: Realm,
    /// With tokens: what the challenge names instead, word for word.
    pub realm_said: Option<String>,
    /// Whether the token service takes OAuth2 by POST; else it answers 404 to it.
    pub oauth: bool,
    /// How many requests a token is good for; without limit when not said. There is no clock: this is how they expire.
    pub token_uses: Option<u32>,
    /// What the token service says of how long a token lasts.
    pub expires_in: Option<u32>,
    /// What the token service says of when a token was made.
    pub issued_at: Option<String>,
    /// Whether pages of other origins may use the token service.
    pub token_cors: bool,
    /// What a browser's question before a request meets.
    pub preflight: Preflight,
    /// How many manifests may be got before 429; without limit when not said.
    pub rate_limit: Option<u32>,
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            server: Server::default(),
            deletes: true,
            catalog: Catalog::default(),
            page: None,
            auth: Auth::default(),
            anonymous: true,
            realm: Realm::default(),
            realm_said: None,
            oauth: true,
            token_uses: None,
            expires_in: Some(300),
            issued_at: None,
            token_cors: true,
            preflight: Preflight::default(),
            rate_limit: None,
        }
    }
}

impl Manners {
    /// As Distribution 2.8.
    #[must_use]
    pub fn distribution() -> Self {
        Self { server: Server::Distribution, ..Self::default() }
    }

    /// The same with some switches set anew, as a JSON object names them.
    ///
    /// # Errors
    /// When a switch is not known or has no such position.
    pub fn with(&self, switches: &Value) -> Result<Self, serde_json::Error> {
        let mut all = serde_json::to_value(self)?;
        if let (Some(all), Some(switches)) = (all.as_object_mut(), switches.as_object()) {
            all.extend(switches.clone());
        }
        serde_json::from_value(all)
    }
}

/// Content that is only there to be much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heap {
    /// So many repositories, in some forty namespaces.
    Repositories(usize),
    /// `fleet/roll-call`, with so many tags.
    Tags(usize),
    /// `bench/tree`: so many layers below so many tags.
    Tree(usize, usize),
}

/// Which server it is like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Server {
    /// What OCI Distribution 1.1 asks for: lists sorted and paged, tags deleted by name, referrers; Accept does not
    /// matter.
    #[default]
    Oci,
    /// Distribution 2.8: tags unsorted and whole, no DELETE by tag, no referrers, manifests turned into others where
    /// Accept is short.
    Distribution,
}

/// Whether repositories are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Catalog {
    /// They are.
    #[default]
    On,
    /// There is no such call: 404.
    Off,
    /// To nobody: 401 whoever asks.
    Refused,
}

/// Who may come in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Auth {
    /// Everyone.
    #[default]
    None,
    /// Whoever has an account, by password, and may then do everything, as with `htpasswd`.
    Basic,
    /// Whoever brings a token that says so.
    Bearer,
}

/// Where the token service is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Realm {
    /// At the registry's own origin.
    #[default]
    Here,
    /// At the other of the sandbox's two places.
    Elsewhere,
}

/// What a browser's question before a request meets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Preflight {
    /// A proxy before the registry answers it: 204.
    #[default]
    Answered,
    /// The registry authenticates it like any request, as every Distribution does: 401 where a sign-in is asked for.
    Authenticated,
}
