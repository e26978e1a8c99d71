//! A registry as an address names it.

use crate::name::{NameError, Origin, Scheme};

/// The protocol an address or the settings say a registry speaks; saves finding out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Api {
    /// Registry API v1.
    V1,
    /// Registry API v2 or OCI Distribution.
    V2,
}

impl Api {
    /// `v1` or `v2`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1 => "v1",
            Self::V2 => "v2",
        }
    }

    /// Reads `v1` or `v2`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        [Self::V1, Self::V2].into_iter().find(|api| api.as_str() == text)
    }
}

/// A registry and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Where it is.
    pub origin: Origin,
    /// What it is said to speak. A hint: the server may prove it wrong.
    pub api: Option<Api>,
}

impl Place {
    /// A registry of which only the origin is known.
    #[must_use]
    pub fn new(origin: Origin) -> Self {
        Self { origin, api: None }
    }

    /// A registry from `host[:port]` alone: https, and http for loopback.
    ///
    /// # Errors
    /// Whatever is wrong with the host.
    pub fn guess(authority: &str) -> Result<Self, NameError> {
        Self::read(authority, None, None)
    }

    /// Reads `host[:port]`, dropping userinfo before it. Without a scheme it is https, and http for loopback.
    pub(super) fn read(authority: &str, scheme: Option<Scheme>, api: Option<Api>) -> Result<Self, NameError> {
        let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let origin = Origin::from_authority(scheme.unwrap_or(Scheme::Https), authority)?;
        let origin = match scheme {
            None if origin.is_loopback() => Origin::from_authority(Scheme::Http, authority)?,
            _ => origin,
        };
        Ok(Self { origin, api })
    }

    /// The scheme, when an address has to say it.
    pub(super) fn scheme_to_write(&self) -> Option<Scheme> {
        let default = if self.origin.is_loopback() { Scheme::Http } else { Scheme::Https };
        (self.origin.scheme() != default).then(|| self.origin.scheme())
    }
}
