//! What carries a request.

use super::{Request, Response};

/// Sends one request. Dropping the returned future, or the body of the response, cancels it.
pub trait Transport {
    /// Sends the request and answers as soon as the header fields are there.
    ///
    /// # Errors
    /// When no answer came at all. Any status, 500 included, is an answer.
    async fn send(&self, request: Request) -> Result<Response, TransportError>;

    /// Waits. Time comes in by the same door as answers, so that a registry's `Retry-After` is honoured without
    /// the protocols knowing a clock; a scripted transport writes the wait down and goes on at once.
    async fn pause(&self, ms: u32);

    /// The moment, in milliseconds since 1970-01-01T00:00:00Z, by the clock of whoever asks. Tokens run out by it.
    fn now(&self) -> i64;
}

/// Why no answer came. A browser does not tell a page more than this: nothing listening, a name that does not
/// resolve, TLS trouble and CORS all look like [`TransportError::Unreachable`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportError {
    /// No answer, or one that the page may not read.
    Unreachable,
    /// The answer broke off in the middle.
    Broken,
    /// Nothing came for longer than the request allows.
    TimedOut,
    /// Given up by the person or by leaving the screen.
    Cancelled,
    /// The page is not connected to any network, as far as the browser knows.
    Offline,
    /// A file that was chosen can no longer be read.
    SourceUnreadable,
}
