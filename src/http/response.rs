//! A response, whose body arrives in chunks.

use super::{Headers, TransportError};
use std::fmt;
use std::future::Future;
use std::pin::Pin;

/// A body arriving. Dropping it cancels what has not arrived.
pub trait Chunks {
    /// The next chunk, or nothing at the end.
    fn next(&mut self) -> NextChunk<'_>;
}

/// A chunk to come.
pub type NextChunk<'a> = Pin<Box<dyn Future<Output = Option<Result<Vec<u8>, TransportError>>> + 'a>>;

/// The body of a response.
pub struct Body(Box<dyn Chunks>);

/// Why a body was not read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TooLarge {
    /// More bytes came than the cap allows; the rest was not read.
    Cap(usize),
    /// It broke off.
    Broken(TransportError),
}

impl Body {
    /// A body that arrives in chunks.
    pub fn streaming(chunks: impl Chunks + 'static) -> Self {
        Self(Box::new(chunks))
    }

    /// A body that is all there.
    #[must_use]
    pub fn whole(bytes: Vec<u8>) -> Self {
        Self(Box::new(Whole(Some(bytes))))
    }

    /// The next chunk, or nothing at the end.
    pub async fn next(&mut self) -> Option<Result<Vec<u8>, TransportError>> {
        self.0.next().await
    }

    /// Gathers the body up to `cap` bytes. Memory grows with what arrives, never with what was announced
    /// (security notes R1).
    ///
    /// # Errors
    /// When more than `cap` bytes come or the connection breaks.
    pub async fn gather(mut self, cap: usize) -> Result<Vec<u8>, TooLarge> {
        let mut bytes = Vec::new();
        while let Some(chunk) = self.next().await {
            let chunk = chunk.map_err(TooLarge::Broken)?;
            if chunk.len() > cap - bytes.len() {
                return Err(TooLarge::Cap(cap));
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    /// The first `cap` bytes of a body that is only looked at, such as an error page. What breaks off or comes
    /// after them is left out.
    pub async fn peek(mut self, cap: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        while let Some(Ok(chunk)) = self.next().await {
            let room = cap - bytes.len();
            bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
            if bytes.len() == cap {
                break;
            }
        }
        bytes
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Body")
    }
}

struct Whole(Option<Vec<u8>>);

impl Chunks for Whole {
    fn next(&mut self) -> NextChunk<'_> {
        let chunk = self.0.take().filter(|bytes| !bytes.is_empty());
        Box::pin(std::future::ready(chunk.map(Ok)))
    }
}

/// One response.
#[derive(Debug)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The header fields that may be read: a browser shows a page only those the server exposes.
    pub headers: Headers,
    /// The address that answered, after redirects; empty where the transport cannot say.
    pub url: String,
    /// The body.
    pub body: Body,
}

impl Response {
    /// A response with a body that is all there, for transports without a network.
    #[must_use]
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Headers::new(), url: String::new(), body: Body::whole(body.into()) }
    }

    /// The same with one more field.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.add(name, value);
        self
    }

    /// Whether the status is 2xx.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}
