//! Credentials, and the one function that decides which origin may see which.

use crate::name::Origin;
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

/// What is known of who one is at one registry: a password bound to its origin, and the tokens got with it.
#[derive(Debug)]
pub struct Keyring {
    #[allow(dead_code)]
    origin: Origin,
}

impl Keyring {
    /// An empty keyring for a registry.
    #[must_use]
    pub fn new(origin: Origin) -> Self {
        Self { origin }
    }
}
