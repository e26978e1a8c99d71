//! A layer arriving: hashed while its chunks pass by, from wherever they come. Both protocols hand these out.

use super::error::Error;
use super::exchange::{Answer, answered_by};
use crate::http::{Body, DigestSum, Sha256Sum, Timeouts};
use crate::name::{Algorithm, Digest, Origin};

/// A layer takes as long as it takes.
pub(crate) const LAYER: Timeouts = Timeouts { idle_ms: 60_000, total_ms: None };

/// An upload is silent for long while the server stores the last bytes.
pub(crate) const UPLOAD: Timeouts = Timeouts { idle_ms: 300_000, ..LAYER };

/// A layer arriving. [`Download::next`] gives its chunks; [`Download::verify`] says afterwards what it was.
pub struct Download {
    /// What it will be, in bytes, if the server says; a hint for the progress bar and nothing more.
    pub announced: Option<u64>,
    /// Where the bytes come from when that is not the registry: some send layers from their storage.
    pub redirected: Option<Origin>,
    body: Body,
    bytes: u64,
    sum: Sha256Sum,
    expected: Option<Expected>,
}

/// What a layer is compared with.
pub(crate) enum Expected {
    /// A v1 checksum, and a sum begun with the image's JSON and a newline.
    Checksum(String, Sha256Sum),
    /// The digest it was asked for by, and a sum where that is not the one every layer gets.
    Digest(Digest, Option<DigestSum>),
}

impl Expected {
    /// The digest a blob is asked for by.
    pub(crate) fn digest(digest: &Digest) -> Self {
        let sum = match digest.algorithm() {
            Algorithm::Sha256 => None,
            other => Some(DigestSum::new(other)),
        };
        Self::Digest(digest.clone(), sum)
    }

    fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Checksum(_, sum) => sum.update(bytes),
            Self::Digest(_, sum) => {
                if let Some(sum) = sum {
                    sum.update(bytes);
                }
            }
        }
    }

    fn fits(self, sha256: &str) -> bool {
        match self {
            Self::Checksum(expected, sum) => sum.finish() == expected,
            Self::Digest(digest, None) => digest.hex() == sha256,
            Self::Digest(digest, Some(sum)) => sum.finish() == digest,
        }
    }
}

/// What is known of a layer that has arrived in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Bytes received.
    pub bytes: u64,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Whether it is what was asked for: by its digest or, in v1, by the checksum of the image (JSON, newline,
    /// layer). Nothing where a v1 server keeps none of the `sha256:` kind (security notes I6).
    pub checksum_fits: Option<bool>,
}

impl Download {
    /// What an answer brings.
    pub(crate) fn of(answer: Answer, size: Option<u64>, expected: Option<Expected>) -> Self {
        let length = answer.headers().get("content-length").and_then(|length| length.trim().parse().ok());
        let asked = answer.asked().origin();
        let redirected = answered_by(&answer.response).ok().flatten().filter(|origin| origin != asked);
        Self {
            announced: length.or(size),
            redirected,
            body: answer.response.body,
            bytes: 0,
            sum: Sha256Sum::new(),
            expected,
        }
    }

    /// The next chunk, or nothing at the end.
    ///
    /// # Errors
    /// `Transport` when it breaks off.
    pub async fn next(&mut self) -> Option<Result<Vec<u8>, Error>> {
        let chunk = match self.body.next().await? {
            Ok(chunk) => chunk,
            Err(error) => return Some(Err(error.into())),
        };
        self.bytes += chunk.len() as u64;
        self.sum.update(&chunk);
        if let Some(expected) = &mut self.expected {
            expected.update(&chunk);
        }
        Some(Ok(chunk))
    }

    /// What it was, once [`Download::next`] has said that it ended.
    #[must_use]
    pub fn verify(self) -> Verified {
        let sha256 = self.sum.finish();
        let checksum_fits = self.expected.map(|expected| expected.fits(&sha256));
        Verified { bytes: self.bytes, sha256, checksum_fits }
    }
}
