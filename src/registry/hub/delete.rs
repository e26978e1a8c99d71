//! The deletion of a repository: one call where registry and index are one, else three (hub-v1 sheet section 3).

use crate::http::{Method, Request, Transport, Url};
use crate::name::{NameError, Origin, Repository};
use crate::registry::Registry;
use crate::registry::credential::{Action, Credential};
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::Pass;
use crate::registry::status;

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

impl<T: Transport> Registry<T> {
    /// Deletes a repository from where `state` says on: one call where standalone, else index, endpoints, index.
    /// `state` is moved on after every call that succeeds, and says after a failure what is left.
    ///
    /// # Errors
    /// Of the call that failed. `EndpointNotTrusted` comes before anything is marked where that can be known.
    pub async fn delete_repository(
        &self,
        repository: &Repository,
        state: &mut DeleteState,
    ) -> Result<(), Error> {
        self.delete_repository_telling(repository, state, &|_| ()).await
    }

    /// The same, for somebody who wants to hear of every call that succeeded, at once: whoever is cut off before the next
    /// one has ended knows then where to go on.
    ///
    /// # Errors
    /// As [`Registry::delete_repository`].
    pub async fn delete_repository_telling(
        &self,
        repository: &Repository,
        state: &mut DeleteState,
        told: &dyn Fn(&DeleteState),
    ) -> Result<(), Error> {
        if self.is_standalone() {
            let request = self.deletion(self.repository_url(repository)?.slash())?;
            if let Err(error) = self.ask(request, Pass::Repository(repository, Action::Delete)).await {
                // Gone already, as after an answer that was lost, or there is no such call: its tags tell.
                let tags =
                    if error.kind == ErrorKind::NotFound { self.tags(repository).await.err() } else { None };
                if tags.is_none_or(|tags| tags.kind != ErrorKind::NotFound) {
                    return Err(error);
                }
            }
            *state = DeleteState::Deleted;
            return Ok(());
        }
        if *state == DeleteState::NotBegun {
            self.look_ahead(repository).await?;
            *state = self.mark(repository).await?;
            told(state);
        }
        while let DeleteState::Marked { remaining } = state {
            if let Some(endpoint) = remaining.first().cloned() {
                self.empty(repository, &endpoint).await?;
                remaining.remove(0);
            }
            if remaining.is_empty() {
                *state = DeleteState::Emptied;
            }
            told(state);
        }
        if *state == DeleteState::Emptied {
            self.strike(repository).await?;
            *state = DeleteState::Deleted;
        }
        Ok(())
    }

    /// Learns where the repository is before anything is marked, so that an endpoint nobody agreed to is not met
    /// halfway. An index that does not say is no obstacle.
    async fn look_ahead(&self, repository: &Repository) -> Result<(), Error> {
        if self.endpoints(repository).is_empty() {
            let _ = self.issue(repository, Action::Read).await;
        }
        let endpoints = self.endpoints(repository);
        self.all_trusted(&endpoints)
    }

    fn all_trusted(&self, endpoints: &[Origin]) -> Result<(), Error> {
        let keyring = self.shared.keyring.borrow();
        match endpoints.iter().find(|endpoint| !keyring.trusts(endpoint)) {
            Some(endpoint) => Err(Error::new(ErrorKind::EndpointNotTrusted(endpoint.clone()))),
            None => Ok(()),
        }
    }

    /// First call: the index marks the repository and issues a token for deleting. An index that answers 200
    /// without one has nothing left to do.
    async fn mark(&self, repository: &Repository) -> Result<DeleteState, Error> {
        let accepted = self.token_for_deleting(repository).await?;
        if !accepted {
            return Ok(DeleteState::Deleted);
        }
        let mut remaining = self.endpoints(repository);
        if remaining.is_empty() {
            remaining.push(self.origin().clone());
        }
        Ok(DeleteState::Marked { remaining })
    }

    /// Whether the index wants the endpoints told. The token is held under `Action::Delete`.
    async fn token_for_deleting(&self, repository: &Repository) -> Result<bool, Error> {
        let epoch = self.shared.keyring.borrow().epoch;
        let request = self.deletion(self.index_url(repository, "")?)?;
        let (answer, token) = self.ask_index(request, repository).await?;
        let accepted = answer.response.status == 202 || token.is_some();
        let mut keyring = self.shared.keyring.borrow_mut();
        if keyring.epoch == epoch && token.is_some() {
            keyring.hold(repository, Action::Delete, token);
        }
        Ok(accepted)
    }

    /// Second call, to one endpoint, with the token alone. When it is refused, as after a reload or a second use,
    /// the index is asked for another once.
    async fn empty(&self, repository: &Repository, endpoint: &Origin) -> Result<(), Error> {
        self.all_trusted(std::slice::from_ref(endpoint))?;
        let mut fresh = false;
        if self.token_at_hand(repository).is_none() {
            self.token_for_deleting(repository).await?;
            fresh = true;
        }
        loop {
            let url = self.repository_url(repository)?.slash().moved(endpoint);
            let request = self.deletion(url)?;
            let line = (request.method, request.url.clone());
            let credential = self.token_at_hand(repository).map_or(Credential::Nothing, Credential::Token);
            let response = self.carry(request, &credential, false).await?;
            if response.is_success() {
                return Ok(());
            }
            let error = status::refusal(line.0, &line.1, response).await;
            match error.kind {
                ErrorKind::NotFound => return Ok(()),
                ErrorKind::Unauthorized if !fresh => {
                    self.shared.keyring.borrow_mut().drop_token(repository, Action::Delete);
                    self.token_for_deleting(repository).await?;
                    fresh = true;
                }
                _ => return Err(error),
            }
        }
    }

    fn token_at_hand(&self, repository: &Repository) -> Option<String> {
        self.shared.keyring.borrow().token(repository, Action::Delete).flatten().map(str::to_owned)
    }

    /// Third call: the index drops its records. It may have done so before: 404 is as good.
    async fn strike(&self, repository: &Repository) -> Result<(), Error> {
        let request = self.deletion(self.index_url(repository, "")?)?;
        let request = self.naming_endpoints(request, repository);
        let done = match self.ask(request, Pass::Index).await {
            // Accepted is what it says to the first call: it has not understood that this is the last.
            Ok(answer) if answer.response.status == 202 => Err(answer.fail(ErrorKind::Unexpected)),
            Ok(_) => Ok(()),
            Err(error) if error.kind == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        };
        let mut keyring = self.shared.keyring.borrow_mut();
        for action in [Action::Read, Action::Write, Action::Delete] {
            keyring.drop_token(repository, action);
        }
        done
    }

    /// A DELETE of a repository, after a last look at its URL: `…/tags/` would delete another repository, the one
    /// of the path before it, and so would a segment that is one of the protocol's own words (security notes I8).
    fn deletion(&self, url: Url) -> Result<Request, Error> {
        const WORDS: [&str; 5] = ["tags", "images", "json", "properties", "auth"];
        let named = url.path().strip_prefix("/v1/repositories/").and_then(|rest| rest.strip_suffix('/'));
        let sound = named.is_some_and(|name| {
            let mut segments = name.split('/');
            segments.all(|segment| !segment.is_empty())
                && !name.split('/').skip(1).any(|s| WORDS.contains(&s))
        });
        if sound && url.query_string().is_empty() {
            Ok(Request::new(Method::Delete, url))
        } else {
            Err(NameError::BadSegment.into())
        }
    }
}
