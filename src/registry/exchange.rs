//! The one place that sends. Every request passes the gate here, carries what `credential` allows and nothing
//! else, is repeated only where repeating is harmless or a fresh token was asked for, and is turned into an answer
//! or a typed error (security notes C6, C10, C15, R1, R8).

use super::credential::{Action, Basic, Credential};
use super::error::{Error, ErrorKind};
use super::hub::AccountToken;
use super::json::Json;
use super::scope::Scope;
use super::{Registry, status};
use crate::http::{
    Body, Challenge, Chunks, Headers, Method, NextChunk, Permit, Request, Response, Transport,
    TransportError, Url,
};
use crate::name::{Origin, Repository};

/// The longest `Retry-After` that is waited for, in seconds; beyond it the person decides.
const PATIENCE: u32 = 10;
/// How often a read is repeated after `Retry-After`.
const REPEATS: u32 = 2;
/// How many tokens that are handed over are asked for in the course of one request.
const HANDED: u32 = 2;

/// As whom a request goes.
#[derive(Clone, Copy)]
pub(crate) enum Pass<'a> {
    /// As nobody.
    Anonymous,
    /// To the registry's own origin, with the password if one is kept.
    Index,
    /// To the registry's own origin, with the account's token or else the password.
    Account,
    /// To the registry's own origin with a password being tried.
    Trial(&'a Basic, bool),
    /// To the registry's own origin with an account's token being tried.
    TrialToken(&'a AccountToken),
    /// To where a repository is, with what is asked for there.
    Repository(&'a Repository, Action),
    /// To a repository of a v2 registry.
    V2(&'a Repository, Action),
    /// To a repository of a v2 registry, for a blob of another one to be mounted.
    Mount { to: &'a Repository, from: &'a Repository },
    /// To a v2 registry's catalog.
    Catalog,
}

/// A successful answer, and what it answers.
pub(crate) struct Answer {
    request: (Method, Url),
    pub(crate) response: Response,
}

impl Answer {
    /// An answer to a request.
    pub(crate) fn new(request: (Method, Url), response: Response) -> Self {
        Self { request, response }
    }

    /// The body, `cap` bytes at most.
    pub(crate) async fn bytes(self, cap: usize) -> Result<Vec<u8>, Error> {
        let status = Some(self.response.status);
        let (method, url) = self.request;
        let body = self.response.body.gather(cap).await;
        body.map_err(|error| Error { status, ..Error::from(error).of(method, &url) })
    }

    /// The body as JSON, `cap` bytes at most.
    pub(crate) async fn json(self, cap: usize) -> Result<Json, Error> {
        let unreadable = self.fail(ErrorKind::Unreadable);
        Json::parse(&self.bytes(cap).await?).ok_or(unreadable)
    }

    /// The error that this answer turned out to be.
    pub(crate) fn fail(&self, kind: ErrorKind) -> Error {
        let (method, url) = &self.request;
        Error { status: Some(self.response.status), ..Error::new(kind).of(*method, url) }
    }

    /// What was asked.
    pub(crate) fn asked(&self) -> &Url {
        &self.request.1
    }

    /// The header fields.
    pub(crate) fn headers(&self) -> &Headers {
        &self.response.headers
    }
}

impl<T: Transport> Registry<T> {
    /// Sends a request and answers with a success that came from the origin it was sent to.
    pub(crate) async fn ask(&self, request: Request, pass: Pass<'_>) -> Result<Answer, Error> {
        self.exchange(request, pass, false).await
    }

    /// The same for bytes that are hashed as they arrive: they may come from wherever the registry's storage is.
    pub(crate) async fn ask_bytes(&self, request: Request, pass: Pass<'_>) -> Result<Answer, Error> {
        self.exchange(request, pass, true).await
    }

    /// Reads go on to another endpoint of the repository when the one in use does not serve; each has one turn.
    async fn exchange(&self, request: Request, pass: Pass<'_>, elsewhere: bool) -> Result<Answer, Error> {
        let mut tried = 0;
        loop {
            let error = match self.attempt(request.clone(), pass, elsewhere).await {
                Err(error) if request.method.is_safe() && is_out_of_service(&error) => error,
                other => return other,
            };
            let Pass::Repository(repository, _) = pass else { return Err(error) };
            tried += 1;
            if self.is_standalone() || tried >= self.shared.keyring.borrow_mut().pass_over(repository) {
                return Err(error);
            }
        }
    }

    async fn attempt(&self, mut request: Request, pass: Pass<'_>, elsewhere: bool) -> Result<Answer, Error> {
        let credential = match pass {
            Pass::Anonymous => Credential::Nothing,
            Pass::Index => Credential::Kept,
            Pass::Account => Credential::Account,
            Pass::Trial(basic, in_clear) => Credential::Trial(basic.clone(), in_clear),
            Pass::TrialToken(token) => Credential::TrialToken(token.clone()),
            Pass::Repository(repository, action) => {
                let (endpoint, credential) = self.passage(repository, action).await?;
                request.url = request.url.moved(&endpoint);
                credential
            }
            Pass::V2(..) | Pass::Mount { .. } | Pass::Catalog => {
                return self.ask_v2(request, &Scope::of(pass), elsewhere).await;
            }
        };
        let response = self.carry(request.clone(), &credential, elsewhere).await?;
        let is_here = is_from(&response, request.url.origin());
        let offers_token = Challenge::of(&response.headers).iter().any(|c| c.scheme() == "token");
        let refused = match settle(&request, response).await {
            Err(error) if error.status == Some(401) && is_here => error,
            other => return other,
        };
        self.shared.keyring.borrow_mut().challenged = true;
        match pass {
            Pass::Repository(repository, action)
                if offers_token || matches!(credential, Credential::Token(_)) =>
            {
                self.repeat(request, repository, action, refused, elsewhere).await
            }
            _ => Err(refused),
        }
    }

    /// Answers a refused token with a fresh one, once. The request was not carried out, so that even a write may
    /// be repeated. The fresh token is kept only after it was good for this request, since an index may let each
    /// be used once.
    async fn repeat(
        &self,
        request: Request,
        repository: &Repository,
        action: Action,
        refused: Error,
        elsewhere: bool,
    ) -> Result<Answer, Error> {
        let epoch = self.shared.keyring.borrow().epoch;
        let token = match self.issue(repository, action).await {
            Ok(Some(token)) => token,
            Ok(None) => return Err(refused),
            Err(_) if self.is_standalone() => return Err(refused),
            Err(error) => return Err(error),
        };
        let response = self.carry(request.clone(), &Credential::Token(token.clone()), elsewhere).await?;
        let mut settled = settle(&request, response).await;
        let mut keyring = self.shared.keyring.borrow_mut();
        match &mut settled {
            Ok(_) if keyring.epoch == epoch => keyring.hold(repository, action, Some(token)),
            // Signed in, and the registry does not take what its own index issued: another sign-in is no help.
            Err(error) if error.status == Some(401) && keyring.user().is_some() => {
                error.kind = ErrorKind::Forbidden;
            }
            _ => {}
        }
        settled
    }

    /// Sends one request, waiting for a place and where the server asks for time. Where it is refused for want of a
    /// credential and a token is handed over, it goes again with that. The only writer of `Authorization`.
    pub(crate) async fn carry(
        &self,
        request: Request,
        credential: &Credential,
        elsewhere: bool,
    ) -> Result<Response, Error> {
        let permit = self.shared.gate.enter().await;
        let line = (request.method, request.url.clone());
        let mut repeats = if request.method.is_safe() { REPEATS } else { 0 };
        let mut handed = 0;
        let mut response = loop {
            let mut request = request.clone();
            let authorization = self.shared.keyring.borrow().authorization(&request.url, credential);
            if let Some(value) = &authorization {
                request.headers.add("authorization", value);
            }
            let sent = self.shared.transport.send(request).await;
            let response = sent.map_err(|error| Error::from(error).of(line.0, &line.1))?;
            self.note_limit(&response);
            if response.status == 401 && handed < HANDED && self.takes_handed(&line.1, credential) {
                handed += 1;
                // Refused means not carried out, so that even a write may be repeated.
                if self.fresh_from_giver(authorization).await {
                    continue;
                }
            }
            match asked_to_wait(&response) {
                Some(seconds) if repeats > 0 => {
                    repeats -= 1;
                    drop(response);
                    self.shared.transport.pause(seconds * 1000).await;
                }
                _ => break response,
            }
        };
        let from = answered_by(&response).map_err(|error| error.of(line.0, &line.1))?;
        match from {
            Some(origin) if !elsewhere && &origin != line.1.origin() => {
                Err(Error::new(ErrorKind::Redirected(origin)).of(line.0, &line.1))
            }
            _ => {
                response.body = Body::streaming(Held { body: response.body, _permit: permit });
                Ok(response)
            }
        }
    }

    /// Whether a token that is handed over may stand in for a password that nobody gave.
    fn takes_handed(&self, url: &Url, credential: &Credential) -> bool {
        matches!(credential, Credential::Kept | Credential::Account) && url.origin() == self.origin()
    }
}

pub(super) async fn settle(request: &Request, response: Response) -> Result<Answer, Error> {
    let request = (request.method, request.url.clone());
    if response.is_success() {
        Ok(Answer { request, response })
    } else {
        Err(status::refusal(request.0, &request.1, response).await)
    }
}

fn is_out_of_service(error: &Error) -> bool {
    use TransportError::{Broken, TimedOut, Unreachable};
    matches!(error.kind, ErrorKind::ServerFault | ErrorKind::Transport(Broken | TimedOut | Unreachable))
}

fn asked_to_wait(response: &Response) -> Option<u32> {
    if !matches!(response.status, 429 | 503) {
        return None;
    }
    let seconds = response.headers.get("retry-after")?.trim().parse().ok()?;
    (seconds <= PATIENCE).then_some(seconds)
}

/// Which origin an answer came from, after redirects; nothing where the transport does not say.
///
/// # Errors
/// `Unreadable` where a browser was led to a host whose name is none here, such as one that ends in a dot: whoever that
/// is, it is not who was asked.
pub(crate) fn answered_by(response: &Response) -> Result<Option<Origin>, Error> {
    if response.url.is_empty() {
        return Ok(None);
    }
    origin_of(&response.url).map(Some).ok_or_else(|| Error::new(ErrorKind::Unreadable))
}

fn origin_of(url: &str) -> Option<Origin> {
    let (scheme, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    format!("{scheme}://{host}").parse().ok()
}

/// Whether an answer came from an origin itself. What a storage asks for that a request was led on to is not heard:
/// its 401 is no word of the registry's (security notes C1).
pub(super) fn is_from(response: &Response, origin: &Origin) -> bool {
    answered_by(response).is_ok_and(|from| from.is_none_or(|from| &from == origin))
}

/// A body that keeps its place in the gate until it has been read or dropped.
struct Held {
    body: Body,
    _permit: Permit,
}

impl Chunks for Held {
    fn next(&mut self) -> NextChunk<'_> {
        Box::pin(self.body.next())
    }
}
