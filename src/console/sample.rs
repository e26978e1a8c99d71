//! The people of the sample registries. Their passwords are no secrets: they are shown to whoever tries the console.

/// The account that may do everything: user name and password.
pub const CAPTAIN: (&str, &str) = ("captain", "harbour-1914");

/// An account that may write to its own namespace and to `team`.
pub const MATE: (&str, &str) = ("mate", "lantern-1921");

/// An account whose mail was never confirmed.
pub const STOWAWAY: (&str, &str) = ("stowaway", "hidden-1899");
