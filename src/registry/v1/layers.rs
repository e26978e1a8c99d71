//! Rows 6 and 13: a layer's bytes, hashed while they arrive.

use crate::http::{Body, Transport};
use crate::image::Image;
use crate::name::Repository;
use crate::registry::{Registry, error::Error};

/// A layer arriving. [`Download::next`] gives its chunks; [`Download::verify`] says afterwards what it was.
pub struct Download {
    /// What it will be, in bytes, if the server says; a hint for the progress bar and nothing more.
    pub announced: Option<u64>,
    #[allow(dead_code)]
    body: Body,
}

/// What is known of a layer that has arrived in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Bytes received.
    pub bytes: u64,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Whether the checksum of the image (JSON, newline, layer) fits; nothing where the server keeps none of the
    /// `sha256:` kind (security notes I6).
    pub checksum_fits: Option<bool>,
}

impl Download {
    /// The next chunk, or nothing at the end.
    ///
    /// # Errors
    /// `Transport` when it breaks off.
    pub async fn next(&mut self) -> Option<Result<Vec<u8>, Error>> {
        unimplemented!()
    }

    /// What it was, once [`Download::next`] has said that it ended.
    #[must_use]
    pub fn verify(self) -> Verified {
        unimplemented!()
    }
}

impl<T: Transport> Registry<T> {
    /// Row 6: begins to fetch the layer of an image whose JSON is at hand.
    ///
    /// # Errors
    /// `NotFound`, `BeingUploaded`, or by status.
    pub async fn layer(&self, repository: &Repository, image: &Image) -> Result<Download, Error> {
        let _ = (repository, image);
        unimplemented!()
    }
}
