//! Deleting manifests. A digest takes every tag with it that points at it, which no registry warns of; so every verb
//! here names one digest, looks whether it is still what the person saw, and only then deletes (security notes I7 to
//! I9).

use super::At;
use crate::http::{Method, Request, Transport};
use crate::name::{Digest, NameError, Repository, Tag};
use crate::registry::Registry;
use crate::registry::credential::Action;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::Pass;

impl<T: Transport> Registry<T> {
    /// Deletes a manifest and with it every tag that points at it. `tags` are those the person was told of: when one
    /// of them points at another manifest by now, nothing is deleted. That no others have come is for the caller to
    /// find out, who reads the list of tags.
    ///
    /// # Errors
    /// `TagMoved`, `NotFound`, `DeletesOff`, or by status.
    pub async fn delete_digest(
        &self,
        repository: &Repository,
        digest: &Digest,
        tags: &[Tag],
    ) -> Result<(), Error> {
        for tag in tags {
            match self.still_at(repository, tag, digest).await {
                Ok(()) => {}
                // Gone: it does not go with the manifest any more, and nothing that was not told of does.
                Err(error) if error.kind == ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        self.delete_manifest(repository, digest).await
    }

    /// Deletes a manifest by its digest, once the registry has said that it keeps a manifest of that digest: a digest
    /// it only made up for what it sent deletes nothing, or something else (I9).
    ///
    /// # Errors
    /// `NotFound`, `DeletesOff`, or by status.
    pub async fn delete_manifest(&self, repository: &Repository, digest: &Digest) -> Result<(), Error> {
        let at = At::Digest(digest.clone());
        self.resolve(repository, &at).await?;
        let Err(error) = self.delete_at(repository, &at).await else { return Ok(()) };
        // Either somebody else was faster, or the registry has no such call and still has the manifest.
        if error.status == Some(404) {
            self.resolve(repository, &at).await?;
        } else if !says_no_deletes(&error) {
            return Err(error);
        }
        Err(Error { kind: ErrorKind::DeletesOff, ..error })
    }

    /// Whether this registry deletes manifests at all, found out with the DELETE of a digest that no manifest has.
    /// Asked only when a person wants to know or is about to delete.
    ///
    /// # Errors
    /// When the answer does not tell: `Unauthorized`, `Forbidden`, `Transport`, or by status.
    pub async fn deletes_are_on(&self, repository: &Repository) -> Result<bool, Error> {
        match self.delete_nothing(repository).await {
            Ok(()) => Ok(true),
            Err(error) if error.status == Some(404) && !says_no_deletes(&error) => Ok(true),
            Err(error) if says_no_deletes(&error) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The DELETE of a digest that no manifest has.
    pub(in crate::registry) async fn delete_nothing(&self, repository: &Repository) -> Result<(), Error> {
        self.delete_at(repository, &At::Digest(nothing()?)).await
    }

    /// `TagMoved` unless a tag still points at a manifest.
    pub(super) async fn still_at(
        &self,
        repository: &Repository,
        tag: &Tag,
        digest: &Digest,
    ) -> Result<(), Error> {
        let now = self.resolve(repository, &At::Tag(tag.clone())).await?;
        if now == *digest { Ok(()) } else { Err(Error::new(ErrorKind::TagMoved(now))) }
    }

    /// The one DELETE there is: of a single manifest, by tag or digest.
    pub(super) async fn delete_at(&self, repository: &Repository, at: &At) -> Result<(), Error> {
        let url = self.manifest_url(repository, at)?;
        // The last look: the path names one thing of this repository and nothing shorter (I8).
        let expected = format!("/v2/{repository}/manifests/{at}");
        if url.path() != expected || !url.query_string().is_empty() {
            return Err(NameError::BadSegment.into());
        }
        self.ask(Request::new(Method::Delete, url), Pass::V2(repository, Action::Delete)).await?;
        Ok(())
    }
}

/// A well-formed digest that no bytes have been found for.
pub(in crate::registry) fn nothing() -> Result<Digest, NameError> {
    format!("sha256:{}", "0".repeat(64)).parse()
}

/// Whether a refusal means that nothing is deleted here: 405, or the code for it under another status.
pub(in crate::registry) fn says_no_deletes(error: &Error) -> bool {
    error.status == Some(405) || error.code.as_deref() == Some("UNSUPPORTED")
}
