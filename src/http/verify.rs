//! Sums worked out while bytes pass by, so that nothing has to be held in memory to be verified.

use super::{Source, TransportError};
use crate::name::digest::to_hex;
use crate::name::{Algorithm, Digest};
use sha2::{Digest as _, Sha256, Sha512};

/// How much of a source is read at once. Between two reads the page gets its turn.
const SLICE: u64 = 1024 * 1024;

/// A SHA-256 being worked out.
#[derive(Clone, Default)]
pub struct Sha256Sum(Sha256);

impl Sha256Sum {
    /// Over nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in more bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Takes in a whole source, slice by slice.
    ///
    /// # Errors
    /// `SourceUnreadable` when it gives fewer bytes than it has, or as it fails to be read.
    pub async fn update_from(&mut self, source: &dyn Source) -> Result<(), TransportError> {
        let length = source.len();
        let mut at = 0;
        while at < length {
            let slice = source.read(at, SLICE.min(length - at)).await?;
            if slice.is_empty() {
                return Err(TransportError::SourceUnreadable);
            }
            self.update(&slice);
            at += slice.len() as u64;
        }
        Ok(())
    }

    /// The sum as 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn finish(self) -> String {
        to_hex(&self.0.finalize())
    }
}

/// The digest of bytes that pass by, by the algorithm it is to be compared under.
#[derive(Clone)]
pub struct DigestSum(Sum);

#[derive(Clone)]
enum Sum {
    Sha256(Sha256),
    // Some 200 bytes, of which there is one for each download.
    Sha512(Box<Sha512>),
}

impl DigestSum {
    /// Over nothing yet.
    #[must_use]
    pub fn new(algorithm: Algorithm) -> Self {
        Self(match algorithm {
            Algorithm::Sha256 => Sum::Sha256(Sha256::new()),
            Algorithm::Sha512 => Sum::Sha512(Box::default()),
        })
    }

    /// Takes in more bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        match &mut self.0 {
            Sum::Sha256(sum) => sum.update(bytes),
            Sum::Sha512(sum) => sum.update(bytes),
        }
    }

    /// The digest of what passed by.
    #[must_use]
    pub fn finish(self) -> Digest {
        match self.0 {
            Sum::Sha256(sum) => Digest::from_sum(Algorithm::Sha256, &sum.finalize()),
            Sum::Sha512(sum) => Digest::from_sum(Algorithm::Sha512, &sum.finalize()),
        }
    }
}
