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

    /// Reads an absolute URL that a server named and keeps it as it is written. Nothing when it is none, or one that
    /// hides something: userinfo, a fragment, dot segments, or a character that has no place in a URL (security
    /// notes C4, I13).
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (_, rest) = text.split_once("://")?;
        let tail = &rest[rest.find(['/', '?']).unwrap_or(rest.len())..];
        let origin: Origin = text.strip_suffix(tail)?.parse().ok()?;
        let (path, query) = tail.split_at(tail.find('?').unwrap_or(tail.len()));
        let odd = |b: u8| !b.is_ascii_graphic() || b"\"#<>\\^`{|}".contains(&b);
        let dots = |segment: &str| matches!(&*segment.to_ascii_lowercase().replace("%2e", "."), "." | "..");
        if tail.bytes().any(odd) || path.split('/').any(dots) {
            return None;
        }
        Some(Self { origin, path: path.to_owned(), query: query.to_owned() })
    }

    /// Reads a URL that stands in the answer to a request for this one, absolute or relative to it.
    #[must_use]
    pub fn resolve(&self, target: &str) -> Option<Self> {
        let path = self.path();
        let folder = &path[..=path.rfind('/').unwrap_or_default()];
        let absolute = if target.contains("://") && !target.starts_with(['/', '?']) {
            target.to_owned()
        } else if target.starts_with("//") {
            format!("{}:{target}", self.origin.scheme().as_str())
        } else if target.starts_with('/') {
            format!("{}{target}", self.origin)
        } else if target.starts_with('?') {
            format!("{}{path}{target}", self.origin)
        } else {
            format!("{}{folder}{target}", self.origin)
        };
        Self::read(&absolute)
    }

    /// The same without the query pairs of these keys. A key that is written in another way than plainly goes too,
    /// since a server may read it as one of them.
    #[must_use]
    pub fn without(mut self, keys: &[&str]) -> Self {
        let stays = |pair: &&str| {
            let key = pair.split('=').next().unwrap_or_default();
            !pair.is_empty() && !key.contains(['%', '+']) && !keys.contains(&key)
        };
        let rest: Vec<&str> = self.query.trim_start_matches('?').split('&').filter(stays).collect();
        self.query = if rest.is_empty() { String::new() } else { format!("?{}", rest.join("&")) };
        self
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
        // Digests stand in paths with a plain colon, as every client writes them.
        let mut pieces = segment.split(':');
        encode(pieces.next().unwrap_or_default(), &mut self.path);
        for piece in pieces {
            self.path.push(':');
            encode(piece, &mut self.path);
        }
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

    /// The same path with another query, which is taken as it is written: question mark first.
    #[must_use]
    pub fn with_query(&self, query: String) -> Self {
        Self { origin: self.origin.clone(), path: self.path.clone(), query }
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
