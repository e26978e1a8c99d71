//! Repositories at the index: created, their image lists read and written, tokens checked.

use super::wire;
use crate::http::{Method, Request, Transport};
use crate::name::{Heard, ImageId, Origin, Repository};
use crate::registry::credential::{Action, Credential};
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::Pass;
use crate::registry::{LIST_BYTES, LIST_TIME, Registry, status};

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
        self.shared.keyring.borrow().standalone.unwrap_or(true)
    }

    /// Remembers what is known of the server from settings, a link or an earlier visit, so that no probe is
    /// needed.
    pub fn assume_standalone(&self, standalone: bool) {
        self.shared.keyring.borrow_mut().standalone = Some(standalone);
    }

    /// A person's word that tokens of this registry's index may be sent to that endpoint (security notes C9).
    pub fn trust_endpoint(&self, endpoint: Origin) {
        self.shared.keyring.borrow_mut().trust(endpoint);
    }

    /// `PUT /v1/repositories/…/` with the ids it is to hold, none at first.
    ///
    /// # Errors
    /// `Unauthorized`, `Inactive`, `Forbidden`, `Rejected`, or by status.
    pub async fn create_repository(&self, repository: &Repository, images: &[ImageId]) -> Result<(), Error> {
        let epoch = self.shared.keyring.borrow().epoch;
        let images: Vec<_> = images.iter().map(|id| (id.clone(), None)).collect();
        let request = Request::new(Method::Put, self.index_url(repository, "")?).json(wire::list(&images));
        let (_, token) = self.ask_index(request, repository).await.map_err(maybe_inactive)?;
        let mut keyring = self.shared.keyring.borrow_mut();
        if token.is_some() && keyring.epoch == epoch {
            keyring.hold(repository, Action::Write, token);
        }
        Ok(())
    }

    /// `GET …/images`. An empty list does not say that the repository is empty: Quay never lists any.
    ///
    /// # Errors
    /// `NotFound`, `Unauthorized`, or by status.
    pub async fn listed_images(&self, repository: &Repository) -> Result<Vec<ListedImage>, Error> {
        let request = Request::new(Method::Get, self.index_url(repository, "images")?).within(LIST_TIME);
        let answer = self.ask(request, Pass::Index).await?;
        let unreadable = answer.fail(ErrorKind::Unreadable);
        wire::listed(&answer.json(LIST_BYTES).await?).ok_or(unreadable)
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
        let request =
            Request::new(Method::Put, self.index_url(repository, "images")?).json(wire::list(images));
        let request = self.naming_endpoints(request, repository);
        self.ask(request, Pass::Index).await.map_err(maybe_inactive)?;
        Ok(())
    }

    /// `PUT …/auth`: whether the token at hand is good. Some Hubs take a token once only, so this may use it up;
    /// another is asked for when needed.
    ///
    /// # Errors
    /// `Unsupported`, also where the index issues no tokens, or by status.
    pub async fn check_token(&self, repository: &Repository) -> Result<TokenCheck, Error> {
        let held = self.shared.keyring.borrow().token(repository, Action::Read).flatten().map(str::to_owned);
        let token = match held {
            Some(token) => Some(token),
            None => self.issue(repository, Action::Read).await?,
        };
        self.shared.keyring.borrow_mut().drop_token(repository, Action::Read);
        let token = token.ok_or_else(|| Error::new(ErrorKind::Unsupported))?;
        let request = Request::new(Method::Put, self.index_url(repository, "auth")?);
        let line = (request.method, request.url.clone());
        let response = self.carry(request, &Credential::Token(token), false).await?;
        if response.is_success() {
            return Ok(TokenCheck::Good);
        }
        let error = status::refusal(line.0, &line.1, response).await;
        match error.kind {
            ErrorKind::Unauthorized | ErrorKind::Forbidden => Ok(TokenCheck::Refused),
            ErrorKind::NotFound => Ok(TokenCheck::UnknownRepository),
            _ => Err(error),
        }
    }

    /// The endpoints the index named for a repository, the registry itself where standalone. Nothing before the
    /// index was asked.
    pub fn endpoints(&self, repository: &Repository) -> Vec<Origin> {
        if self.is_standalone() {
            return vec![self.origin().clone()];
        }
        self.shared.keyring.borrow().places(repository).to_vec()
    }

    /// The endpoint in use, where registry and index are apart and the index has named one that its tokens may go to.
    pub fn endpoint(&self, repository: &Repository) -> Option<Origin> {
        if self.is_standalone() {
            return None;
        }
        self.shared.keyring.borrow().endpoint(repository).ok()
    }

    /// The last call of a push or a deletion tells the index which endpoints it went to.
    pub(super) fn naming_endpoints(&self, request: Request, repository: &Repository) -> Request {
        let keyring = self.shared.keyring.borrow();
        let places: Vec<String> = keyring.places(repository).iter().map(Origin::authority).collect();
        if self.is_standalone() || places.is_empty() {
            return request;
        }
        request.header("x-docker-endpoints", &places.join(","))
    }
}

/// The index answers 403 both to an account that is not active and to one that may not; only its words differ.
fn maybe_inactive(error: Error) -> Error {
    let speaks_of_it = error.said.as_deref().is_some_and(|said| said.to_ascii_lowercase().contains("activ"));
    match error.kind {
        ErrorKind::Forbidden if speaks_of_it => Error { kind: ErrorKind::Inactive, ..error },
        _ => error,
    }
}
