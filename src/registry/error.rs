//! What can go wrong between a registry and us, kept typed until `ui::notice` makes words of it.

use super::RealmFault;
use crate::http::{Method, TooLarge, TransportError, Url};
use crate::image::manifest::ManifestError;
use crate::name::{Digest, NameError, Origin};
use std::fmt;

/// A request that did not do what it was sent for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The situation.
    pub kind: ErrorKind,
    /// What was asked, if a request was made at all.
    pub request: Option<Box<(Method, Url)>>,
    /// The status, if an answer came.
    pub status: Option<u16>,
    /// What the server said, as plain text and at most [`SAID_MAX`] characters. Never markup (security notes D11).
    pub said: Option<String>,
    /// The code a v2 registry gives its errors, such as `NAME_UNKNOWN`.
    pub code: Option<String>,
}

/// How much of what a server said is kept, in characters.
pub const SAID_MAX: usize = 500;

/// The situations that call for different words or a different next step.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// No answer, or none that could be used.
    Transport(TransportError),
    /// 401: a credential is missing or wrong.
    Unauthorized,
    /// 403 to a login: the account waits for its mail to be confirmed.
    Inactive,
    /// 403 otherwise.
    Forbidden,
    /// 404.
    NotFound,
    /// 404 as a page, 405, 501: this server has no such call.
    Unsupported,
    /// 409: it exists already, or cannot be changed.
    Conflict,
    /// 400 to a sign-up: user name or e-mail address are taken.
    NameTaken,
    /// 400 `Image is being uploaded`: a push has begun and not ended.
    BeingUploaded,
    /// 400 or 412: the server does not accept what was sent.
    Rejected,
    /// 429; the server may say after how many seconds to come back.
    RateLimited(Option<u32>),
    /// 5xx.
    ServerFault,
    /// Any other status.
    Unexpected,
    /// The body is longer than is ever read of its kind; the cap in bytes.
    TooLarge(usize),
    /// The list is longer than is ever shown; what was counted so far, and the cap.
    TooMany(usize, usize),
    /// The body is not what the protocol says.
    Unreadable,
    /// The answer came from another origin than was asked, and is not used.
    Redirected(Origin),
    /// The index names an endpoint at another origin. Nothing is sent there until a person agrees.
    EndpointNotTrusted(Origin),
    /// The registry sends its users to another origin for a token. The login is not sent there until a person agrees
    /// (security notes C1).
    RealmNotTrusted(Origin),
    /// The registry sends its users somewhere they are not sent from here (security notes C2 to C4).
    RealmRefused(RealmFault),
    /// 401, and the page may not read how the registry wants to be asked.
    NoChallenge,
    /// A password would go in clear over a network. Not sent unless a person insists (security notes P11).
    PasswordInClear,
    /// The bytes do not have the checksum they were announced with.
    ChecksumMismatch,
    /// What came does not have the digest it was asked for by, or the one it was sent with. It is not read
    /// (security notes I1).
    DigestMismatch {
        /// The digest that was promised.
        declared: Digest,
        /// The digest of the bytes that came.
        found: Digest,
    },
    /// What came is no manifest, or could be taken for two (I3).
    BadManifest(ManifestError),
    /// This registry deletes nothing.
    DeletesOff,
    /// The tag points at another manifest than when it was looked at, so that nothing was done (I7).
    TagMoved(Digest),
    /// The tag does not point any more at what it did, but it is still there: its place is held by this empty
    /// manifest, which could not be deleted.
    HalfUntagged(Digest),
    /// An index lists indexes deeper, or more manifests, than are ever followed (R6).
    IndexTooLarge,
    /// The registry wants an upload at another origin. Nothing is sent there (C7).
    UploadElsewhere(Origin),
    /// The registry does not let this page read where an upload goes on.
    UploadHidden,
    /// A name does not fit its grammar and was not sent.
    Name(NameError),
    /// The paging of a list does not advance or leaves its place, and was stopped.
    PagingLoop,
    /// An ancestry goes in a circle, is too deep, or disagrees with the image asked for.
    BadAncestry,
}

impl Error {
    /// An error before or without an answer.
    #[must_use]
    pub fn new(kind: ErrorKind) -> Self {
        Self { kind, request: None, status: None, said: None, code: None }
    }

    /// The same, told of a request.
    pub(crate) fn of(self, method: Method, url: &Url) -> Self {
        Self { request: Some(Box::new((method, url.clone()))), ..self }
    }

    /// Whether the person should be asked to sign in.
    #[must_use]
    pub fn wants_sign_in(&self) -> bool {
        self.kind == ErrorKind::Unauthorized
    }

    /// Whether the registry may have done what it was asked for all the same: something was to be changed, and what was
    /// lost may have been the answer alone.
    #[must_use]
    pub fn may_be_done(&self) -> bool {
        use TransportError::{Broken, Offline, TimedOut, Unreachable};
        let lost = matches!(self.kind, ErrorKind::Transport(Broken | Offline | TimedOut | Unreachable));
        lost && self.request.as_ref().is_some_and(|request| !request.0.is_safe())
    }

    /// Whether the person or leaving the screen ended it, so that there is nothing to say.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.kind == ErrorKind::Transport(TransportError::Cancelled)
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::new(ErrorKind::Transport(error))
    }
}

impl From<NameError> for Error {
    fn from(error: NameError) -> Self {
        Self::new(ErrorKind::Name(error))
    }
}

impl From<TooLarge> for Error {
    fn from(error: TooLarge) -> Self {
        Self::new(match error {
            TooLarge::Cap(cap) => ErrorKind::TooLarge(cap),
            TooLarge::Broken(error) => ErrorKind::Transport(error),
        })
    }
}

impl From<crate::http::UrlError> for Error {
    fn from(_: crate::http::UrlError) -> Self {
        Self::new(ErrorKind::Name(NameError::BadSegment))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.kind)
    }
}

impl std::error::Error for Error {}
