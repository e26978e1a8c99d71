//! The id of a v1 image: 64 hexadecimal digits, random rather than a hash of anything.

use super::NameError;
use std::fmt;
use std::str::FromStr;

/// A v1 image id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImageId(Box<str>);

impl ImageId {
    /// All 64 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first 12 digits, as shown in chips.
    #[must_use]
    pub fn short(&self) -> &str {
        &self.0[..12]
    }
}

impl FromStr for ImageId {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        if text.len() == 64 && super::digest::is_lower_hex(text) {
            Ok(Self(text.into()))
        } else {
            Err(NameError::BadImageId)
        }
    }
}

impl fmt::Display for ImageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
