//! The URL of a request, built segment by segment so that no name can bend it.

use crate::name::Origin;
use std::fmt;

/// A segment that must not stand in a path: empty, `.` or `..`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UrlError;

/// An absolute URL at one origin. Made from segments and query pairs that are encoded here and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Url {
    origin: Origin,
    path: String,
    query: String,
}

impl Url {
    /// The root of an origin.
    #[must_use]
    pub fn at(origin: &Origin) -> Self {
        Self { origin: origin.clone(), path: String::new(), query: String::new() }
    }

    /// Adds one segment, encoded.
    ///
    /// # Errors
    /// When the segment is empty or a dot segment: an empty tag in a DELETE would name the whole repository
    /// (security notes I8, I13).
    pub fn push(mut self, segment: &str) -> Result<Self, UrlError> {
        if segment.is_empty() || segment == "." || segment == ".." {
            return Err(UrlError);
        }
        self.path.push('/');
        encode(segment, &mut self.path);
        Ok(self)
    }

    /// Adds several segments.
    ///
    /// # Errors
    /// As [`Url::push`].
    pub fn extend<'a>(self, segments: impl IntoIterator<Item = &'a str>) -> Result<Self, UrlError> {
        segments.into_iter().try_fold(self, Self::push)
    }

    /// Ends the path with a slash, which several v1 routes insist on.
    #[must_use]
    pub fn slash(mut self) -> Self {
        self.path.push('/');
        self
    }

    /// Adds one pair to the query, both encoded.
    #[must_use]
    pub fn query(mut self, key: &str, value: &str) -> Self {
        self.query.push(if self.query.is_empty() { '?' } else { '&' });
        encode(key, &mut self.query);
        self.query.push('=');
        encode(value, &mut self.query);
        self
    }

    /// The same path and query at another origin: an index may name endpoints for its repositories.
    #[must_use]
    pub fn moved(mut self, origin: &Origin) -> Self {
        self.origin = origin.clone();
        self
    }

    /// Where the request goes; decides which credential it may carry.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The encoded path, beginning with a slash.
    #[must_use]
    pub fn path(&self) -> &str {
        if self.path.is_empty() { "/" } else { &self.path }
    }

    /// The encoded query with its question mark, or nothing.
    #[must_use]
    pub fn query_string(&self) -> &str {
        &self.query
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.origin, self.path(), self.query)
    }
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}
