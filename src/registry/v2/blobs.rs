//! Blobs: configurations, layers, and what artifacts hold (registry-v2 sheet section 6). They may come from wherever
//! the registry keeps them, since what arrives is hashed; the `urls` of a descriptor are never asked (security notes
//! I10), and its `data` never stands in for the blob (I11).

use super::CONFIG_BYTES;
use crate::http::{Method, Request, Transport, Url};
use crate::image::ImageConfig;
use crate::image::manifest::Descriptor;
use crate::name::{Digest, NameError, Repository};
use crate::registry::Registry;
use crate::registry::credential::Action;
use crate::registry::download::{Download, Expected, LAYER};
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::{Answer, Pass};

impl<T: Transport> Registry<T> {
    /// The configuration of an image, verified. 8 MiB at most.
    ///
    /// # Errors
    /// `DigestMismatch`, `Unreadable` when it is no JSON object, `NotFound`, or by status.
    pub async fn config(&self, repository: &Repository, config: &Descriptor) -> Result<ImageConfig, Error> {
        let (answer, digest) = self.ask_blob(Request::new, repository, config).await?;
        let failed = answer.fail(ErrorKind::Unreadable);
        let bytes = gather(answer, &digest, CONFIG_BYTES).await?;
        ImageConfig::read(bytes.into()).ok_or(failed)
    }

    /// A blob of any kind, verified. `cap` bytes at most, whatever its descriptor says.
    ///
    /// # Errors
    /// `DigestMismatch`, `TooLarge`, `NotFound`, or by status.
    pub async fn blob(
        &self,
        repository: &Repository,
        blob: &Descriptor,
        cap: usize,
    ) -> Result<Vec<u8>, Error> {
        let (answer, digest) = self.ask_blob(Request::new, repository, blob).await?;
        gather(answer, &digest, cap).await
    }

    /// Begins to fetch a layer, of any length: it is hashed while it arrives.
    ///
    /// # Errors
    /// `NotFound`, or by status.
    pub async fn download(&self, repository: &Repository, blob: &Descriptor) -> Result<Download, Error> {
        let patient = |method, url| Request::new(method, url).within(LAYER);
        let (answer, digest) = self.ask_blob(patient, repository, blob).await?;
        Ok(Download::of(answer, blob.size, Some(Expected::digest(&digest))))
    }

    async fn ask_blob(
        &self,
        request: impl Fn(Method, Url) -> Request,
        repository: &Repository,
        blob: &Descriptor,
    ) -> Result<(Answer, Digest), Error> {
        // An odd digest never gets as far as a URL (security notes I2).
        let digest = blob.digest.valid().ok_or(NameError::BadDigest)?;
        let request = request(Method::Get, self.blob_url(repository, digest)?);
        let answer = self.ask_bytes(request, Pass::V2(repository, Action::Read)).await?;
        Ok((answer, digest.clone()))
    }

    /// `/v2/<name>/blobs/<digest>`.
    pub(super) fn blob_url(&self, repository: &Repository, digest: &Digest) -> Result<Url, Error> {
        Ok(self.v2_url(repository)?.push("blobs")?.push(&digest.to_string())?)
    }
}

async fn gather(answer: Answer, digest: &Digest, cap: usize) -> Result<Vec<u8>, Error> {
    let failed = answer.fail(ErrorKind::Unreadable);
    let bytes = answer.bytes(cap).await?;
    let found = Digest::by(digest.algorithm(), &bytes);
    if found == *digest {
        return Ok(bytes);
    }
    Err(Error { kind: ErrorKind::DigestMismatch { declared: digest.clone(), found }, ..failed })
}
