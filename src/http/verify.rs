//! SHA-256, worked out while bytes pass by, so that nothing has to be held in memory to be verified.

use super::{Source, TransportError};
use crate::name::digest::to_hex;
use sha2::{Digest, Sha256};

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
