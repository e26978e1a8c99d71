//! The digest of stored bytes: `sha256:` and 64 digits, or `sha512:` and 128.

use super::NameError;
use sha2::Digest as _;
use std::fmt;
use std::str::FromStr;

/// The hash algorithms a digest may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Algorithm {
    /// SHA-256, 64 hexadecimal digits.
    Sha256,
    /// SHA-512, 128 hexadecimal digits.
    Sha512,
}

/// A digest in the grammar of the OCI image specification, kept to the algorithms that are registered there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest {
    algorithm: Algorithm,
    hex: Box<str>,
}

impl Digest {
    /// The SHA-256 digest of some bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self::from_sum(Algorithm::Sha256, &sha2::Sha256::digest(bytes))
    }

    /// A sum that was worked out.
    pub(crate) fn from_sum(algorithm: Algorithm, sum: &[u8]) -> Self {
        Self { algorithm, hex: to_hex(sum).into() }
    }

    /// Whether it is the digest of these bytes.
    #[must_use]
    pub fn fits(&self, bytes: &[u8]) -> bool {
        Self::by(self.algorithm, bytes) == *self
    }

    /// The digest of some bytes by an algorithm.
    #[must_use]
    pub fn by(algorithm: Algorithm, bytes: &[u8]) -> Self {
        match algorithm {
            Algorithm::Sha256 => Self::of(bytes),
            Algorithm::Sha512 => Self::from_sum(algorithm, &sha2::Sha512::digest(bytes)),
        }
    }

    /// The algorithm.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// The digits after the colon.
    #[must_use]
    pub fn hex(&self) -> &str {
        &self.hex
    }

    /// The first 12 digits, as shown in chips.
    #[must_use]
    pub fn short(&self) -> &str {
        &self.hex[..12]
    }
}

impl FromStr for Digest {
    type Err = NameError;

    fn from_str(text: &str) -> Result<Self, NameError> {
        let (algorithm, hex) = match text.split_once(':') {
            Some(("sha256", hex)) if hex.len() == 64 => (Algorithm::Sha256, hex),
            Some(("sha512", hex)) if hex.len() == 128 => (Algorithm::Sha512, hex),
            _ => return Err(NameError::BadDigest),
        };
        if is_lower_hex(hex) { Ok(Self { algorithm, hex: hex.into() }) } else { Err(NameError::BadDigest) }
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let algorithm = match self.algorithm {
            Algorithm::Sha256 => "sha256",
            Algorithm::Sha512 => "sha512",
        };
        write!(f, "{algorithm}:{}", self.hex)
    }
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
    digits.map(char::from).collect()
}

/// Whether a text is made of lower-case hexadecimal digits only.
pub(super) fn is_lower_hex(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}
