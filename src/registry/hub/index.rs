//! Repositories at the index: created, deleted, their image lists read and written, tokens checked.

use crate::http::Transport;
use crate::name::{Heard, ImageId, Origin, Repository};
use crate::registry::{Registry, error::Error};

/// One line of the Hub's image list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedImage {
    /// The image.
    pub id: Heard<ImageId>,
    /// Its checksum, of whatever kind, as sent.
    pub checksum: Option<String>,
    /// The tag a pushing client noted.
    pub tag: Option<String>,
}

/// How far the deletion of a repository is. It takes three calls where hub and registry are apart, and when the
/// second fails the repository is gone from the index while its data remains: the page keeps this state and
/// offers to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeleteState {
    /// Nothing was sent.
    NotBegun,
    /// The index has marked it deleted; these endpoints are still to be told, then the index again.
    Marked {
        /// The endpoints that have not answered 200 or 404 yet.
        remaining: Vec<Origin>,
    },
    /// All endpoints are done; the index is still to be told.
    Emptied,
    /// Gone.
    Deleted,
}

/// What `PUT …/auth` said of the token at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenCheck {
    /// 200.
    Good,
    /// 403 or 401.
    Refused,
    /// 404: the index does not know the repository.
    UnknownRepository,
}

impl<T: Transport> Registry<T> {
    /// Whether registry and index are one (standalone). Known after detection; until then standalone is assumed,
    /// as the sheet says.
    pub fn is_standalone(&self) -> bool {
        unimplemented!()
    }

    /// Remembers what is known of the server from settings, a link or an earlier visit, so that no probe is
    /// needed.
    pub fn assume_standalone(&self, standalone: bool) {
        let _ = standalone;
        unimplemented!()
    }

    /// A person's word that tokens of this registry's index may be sent to that endpoint (security notes C9).
    pub fn trust_endpoint(&self, endpoint: Origin) {
        let _ = endpoint;
        unimplemented!()
    }

    /// `PUT /v1/repositories/…/` with the ids it is to hold, none at first.
    ///
    /// # Errors
    /// `Unauthorized`, `Inactive`, `Forbidden`, `Rejected`, or by status.
    pub async fn create_repository(&self, repository: &Repository, images: &[ImageId]) -> Result<(), Error> {
        let _ = (repository, images);
        unimplemented!()
    }

    /// Deletes a repository from where `state` says on: one call where standalone, else index, endpoints, index.
    /// `state` is moved on after every call that succeeds, and says after a failure what is left.
    ///
    /// # Errors
    /// Of the call that failed.
    pub async fn delete_repository(
        &self,
        repository: &Repository,
        state: &mut DeleteState,
    ) -> Result<(), Error> {
        let _ = (repository, state);
        unimplemented!()
    }

    /// `GET …/images`.
    ///
    /// # Errors
    /// `NotFound`, `Unauthorized`, or by status.
    pub async fn listed_images(&self, repository: &Repository) -> Result<Vec<ListedImage>, Error> {
        let _ = repository;
        unimplemented!()
    }

    /// `PUT …/images`. The Hub only ever adds.
    ///
    /// # Errors
    /// `Unauthorized`, `Forbidden`, `Rejected`, or by status.
    pub async fn list_images(
        &self,
        repository: &Repository,
        images: &[(ImageId, Option<String>)],
    ) -> Result<(), Error> {
        let _ = (repository, images);
        unimplemented!()
    }

    /// `PUT …/auth`: whether the token at hand is good. Some Hubs take a token once only, so this may use it up;
    /// another is asked for when needed.
    ///
    /// # Errors
    /// `Unsupported`, or by status.
    pub async fn check_token(&self, repository: &Repository) -> Result<TokenCheck, Error> {
        let _ = repository;
        unimplemented!()
    }

    /// The endpoints the index named for a repository, the registry itself where standalone. Nothing before the
    /// index was asked.
    pub fn endpoints(&self, repository: &Repository) -> Vec<Origin> {
        let _ = repository;
        unimplemented!()
    }
}
