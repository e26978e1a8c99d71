//! A request, as plain data.

use super::{Headers, TransportError, Url};
use std::any::Any;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

/// The methods the protocols use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads.
    Get,
    /// Reads the header fields only.
    Head,
    /// Writes at a place the client names.
    Put,
    /// Hands something to the server, which names the place.
    Post,
    /// Writes a part.
    Patch,
    /// Deletes.
    Delete,
}

impl Method {
    /// The method's token, in capitals.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    /// Whether repeating it changes nothing: only such requests are ever repeated without being asked.
    #[must_use]
    pub fn is_safe(self) -> bool {
        matches!(self, Self::Get | Self::Head)
    }
}

/// Bytes that are not in memory, such as a file a person chose. Read in slices for hashing; a transport may know
/// the concrete type behind it and send it without reading it into memory.
pub trait Source {
    /// The length in bytes.
    fn len(&self) -> u64;

    /// Whether there is nothing in it.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads `length` bytes from `start`; fewer only at the end.
    fn read(&self, start: u64, length: u64) -> Slice<'_>;

    /// The concrete source.
    fn as_any(&self) -> &dyn Any;
}

/// A slice of a source to come.
pub type Slice<'a> = Pin<Box<dyn Future<Output = Result<Vec<u8>, TransportError>> + 'a>>;

/// The body of a request.
#[derive(Clone, Default)]
pub enum Payload {
    /// No body.
    #[default]
    None,
    /// Bytes in memory.
    Bytes(Rc<[u8]>),
    /// Bytes elsewhere.
    Source(Rc<dyn Source>),
}

/// Told how many bytes of the request body have been sent so far.
pub type Progress = Rc<dyn Fn(u64)>;

/// How long a transport waits, in milliseconds, before it gives up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// Longest silence: before the header fields, and between two chunks of the body.
    pub idle_ms: u32,
    /// Longest time for the whole exchange; nothing for layers, whose size is not known.
    pub total_ms: Option<u32>,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { idle_ms: 20_000, total_ms: Some(60_000) }
    }
}

/// One request. Whether it carries a credential is decided in `registry::exchange`, which is the only writer of
/// the `Authorization` field.
#[derive(Clone)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// Where it goes.
    pub url: Url,
    /// The header fields.
    pub headers: Headers,
    /// The body.
    pub payload: Payload,
    /// When to give up.
    pub timeouts: Timeouts,
    /// Told of upload progress, if anyone listens.
    pub progress: Option<Progress>,
}

impl Request {
    /// A request without fields or body.
    #[must_use]
    pub fn new(method: Method, url: Url) -> Self {
        Self {
            method,
            url,
            headers: Headers::new(),
            payload: Payload::None,
            timeouts: Timeouts::default(),
            progress: None,
        }
    }

    /// The same with one more field.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.add(name, value);
        self
    }

    /// The same with other timeouts.
    #[must_use]
    pub fn within(mut self, timeouts: Timeouts) -> Self {
        self.timeouts = timeouts;
        self
    }

    /// The same with a JSON body.
    #[must_use]
    pub fn json(mut self, body: Vec<u8>) -> Self {
        self.headers.add("content-type", "application/json");
        self.payload = Payload::Bytes(body.into());
        self
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {:?}", self.method.as_str(), self.url, self.headers)
    }
}
