//! How a repository is reached: at which endpoint, and with which token of the index (hub-v1 sheet sections 2 and
//! 3). Where registry and index are one, there is nothing to find out and `X-Docker-Endpoints` is ignored.

use super::credential::{Action, Credential};
use super::error::{Error, ErrorKind};
use super::exchange::Answer;
use super::{Registry, status};
use crate::http::{Headers, Method, Request, Transport, Url, UrlError};
use crate::name::{Origin, Repository};

/// How many endpoints of one repository are listened to.
const ENDPOINTS_MAX: usize = 16;

impl<T: Transport> Registry<T> {
    /// Where requests for a repository go, and with what.
    pub(super) async fn passage(
        &self,
        repository: &Repository,
        action: Action,
    ) -> Result<(Origin, Credential), Error> {
        if self.is_standalone() {
            let keyring = self.shared.keyring.borrow();
            let token = keyring.token(repository, action).flatten();
            let credential = token.map_or(Credential::Kept, |token| Credential::Token(token.to_owned()));
            return Ok((self.origin().clone(), credential));
        }
        if let Some(known) = self.known_passage(repository, action) {
            return known;
        }
        // One at a time: a screen that opens asks for many images of one repository at once.
        let _door = self.shared.door.enter().await;
        if let Some(known) = self.known_passage(repository, action) {
            return known;
        }
        let epoch = self.shared.keyring.borrow().epoch;
        let token = self.issue(repository, action).await?;
        {
            let mut keyring = self.shared.keyring.borrow_mut();
            if keyring.epoch == epoch {
                keyring.hold(repository, action, token.clone());
            }
        }
        self.passage_with(repository, token.as_deref())
    }

    fn known_passage(
        &self,
        repository: &Repository,
        action: Action,
    ) -> Option<Result<(Origin, Credential), Error>> {
        let token = self.shared.keyring.borrow().token(repository, action)?.map(str::to_owned);
        Some(self.passage_with(repository, token.as_deref()))
    }

    fn passage_with(
        &self,
        repository: &Repository,
        token: Option<&str>,
    ) -> Result<(Origin, Credential), Error> {
        let endpoint = self
            .shared
            .keyring
            .borrow()
            .endpoint(repository)
            .map_err(|endpoint| Error::new(ErrorKind::EndpointNotTrusted(endpoint)))?;
        // Without a token the password is offered, which its own origin alone gets to see.
        let credential = token.map_or(Credential::Kept, |token| Credential::Token(token.to_owned()));
        Ok((endpoint, credential))
    }

    /// Asks the index for a fresh token. Nothing when it issues none.
    ///
    /// A token for deleting comes from `DELETE …/images`, which deletes nothing. Where that is unknown the token
    /// for writing is tried: the other way to one is to delete the repository at the index.
    pub(super) async fn issue(
        &self,
        repository: &Repository,
        action: Action,
    ) -> Result<Option<String>, Error> {
        let issued = match action {
            Action::Read => self.issue_by(Method::Get, repository, "images").await,
            Action::Write => self.issue_by(Method::Put, repository, "").await,
            Action::Delete => match self.issue_by(Method::Delete, repository, "images").await {
                Err(error) if matches!(error.kind, ErrorKind::Unsupported | ErrorKind::NotFound) => {
                    self.issue_by(Method::Put, repository, "").await
                }
                other => other,
            },
        };
        issued.map(|(_, token)| token)
    }

    async fn issue_by(
        &self,
        method: Method,
        repository: &Repository,
        tail: &str,
    ) -> Result<(Answer, Option<String>), Error> {
        let request = Request::new(method, self.index_url(repository, tail)?);
        let request = if method == Method::Put { request.json(b"[]".to_vec()) } else { request };
        self.ask_index(request, repository).await
    }

    /// Asks the index something that is answered with a token, and notes where the repository is.
    pub(super) async fn ask_index(
        &self,
        request: Request,
        repository: &Repository,
    ) -> Result<(Answer, Option<String>), Error> {
        let epoch = self.shared.keyring.borrow().epoch;
        let line = (request.method, request.url.clone());
        let request = request.header("x-docker-token", "true");
        let response = self.carry(request, &Credential::Kept, false).await?;
        if !response.is_success() {
            let error = status::refusal(line.0, &line.1, response).await;
            if error.status == Some(401) {
                self.shared.keyring.borrow_mut().challenged = true;
            }
            return Err(error);
        }
        let token = token_of(&response.headers);
        let endpoints = endpoints_of(&response.headers, self.origin());
        let mut keyring = self.shared.keyring.borrow_mut();
        if keyring.epoch == epoch && !endpoints.is_empty() {
            keyring.place(repository, endpoints);
        }
        Ok((Answer::new(line, response), token))
    }

    /// As [`index_url`], at this registry.
    pub(crate) fn index_url(&self, repository: &Repository, tail: &str) -> Result<Url, Error> {
        Ok(index_url(self.origin(), repository, tail)?)
    }

    /// As [`repository_url`], at this registry.
    pub(crate) fn repository_url(&self, repository: &Repository) -> Result<Url, Error> {
        Ok(repository_url(self.origin(), repository)?)
    }
}

/// A URL of the index below a repository. Library repositories have one segment there. An empty tail stands for the
/// repository itself, which is written with a slash.
pub(crate) fn index_url(index: &Origin, repository: &Repository, tail: &str) -> Result<Url, UrlError> {
    let base = Url::at(index).extend(["v1", "repositories"])?;
    let repository = repository.in_library();
    let url = if repository.is_library() && !repository.name().contains('/') {
        base.push(repository.name())?
    } else {
        base.extend(repository.segments())?
    };
    if tail.is_empty() { Ok(url.slash()) } else { url.push(tail) }
}

/// A URL below a repository where its tags are; there library repositories have two segments as well.
pub(crate) fn repository_url(registry: &Origin, repository: &Repository) -> Result<Url, UrlError> {
    Url::at(registry).extend(["v1", "repositories"])?.extend(repository.in_library().segments())
}

/// The token of an answer, in each of its spellings, without the word `Token` before it. Where the page may not
/// read `X-Docker-Token` the same token stands in `WWW-Authenticate`.
fn token_of(headers: &Headers) -> Option<String> {
    let issued = headers.get("x-docker-token").map(|text| without_scheme(text).unwrap_or(text));
    let challenged = || headers.get_all("www-authenticate").find_map(without_scheme);
    let token = issued.or_else(challenged)?.trim();
    (!token.is_empty() && !token.eq_ignore_ascii_case("true")).then(|| token.to_owned())
}

fn without_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.trim().split_once(' ')?;
    scheme.eq_ignore_ascii_case("token").then_some(rest)
}

/// The endpoints an index names: bare hosts, spoken to as the index is. What is no host is left out.
fn endpoints_of(headers: &Headers, index: &Origin) -> Vec<Origin> {
    let mut endpoints = Vec::new();
    let named = headers.get_all("x-docker-endpoints").flat_map(|field| field.split(',')).map(str::trim);
    for endpoint in named.filter_map(|host| Origin::from_authority(index.scheme(), host).ok()) {
        if endpoints.len() < ENDPOINTS_MAX && !endpoints.contains(&endpoint) {
            endpoints.push(endpoint);
        }
    }
    endpoints
}
