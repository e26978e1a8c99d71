//! Requests and responses as the sandbox sees them: plain data, so that a listener, a transport and a test can all
//! make and read them. Nothing here knows what a registry is.

use std::sync::Arc;

/// Which of the two services a request came to. Where registry and index are one, it makes no difference. v2 is the same
/// at both, and so is its token service: a challenge names the place it was asked at, or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// The index, or Hub; and whoever is both.
    Index,
    /// The registry, which holds the images.
    Registry,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The service it came to.
    pub place: Place,
    /// `host:port` as the client named it.
    pub authority: String,
    /// The method, in capitals.
    pub method: String,
    /// The path as it stood on the wire, still percent-encoded.
    pub path: String,
    /// The query without its question mark, still encoded.
    pub query: String,
    /// The header fields, in order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Request {
    /// A request to the index, or to a standalone registry, at the address the sandbox has by default. `target` is
    /// a path, with a query if need be.
    #[must_use]
    pub fn new(method: &str, target: &str) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Self {
            place: Place::Index,
            authority: "registry.harbour.example".to_owned(),
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// The same, but to the registry where it stands apart from the index.
    #[must_use]
    pub fn at_registry(mut self) -> Self {
        self.place = Place::Registry;
        self
    }

    /// The same with one more field.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same with `Authorization: Basic`.
    #[must_use]
    pub fn basic(self, user: &str, password: &str) -> Self {
        use base64::Engine;
        let text = base64::engine::general_purpose::STANDARD.encode(format!("{user}:{password}"));
        self.header("Authorization", &format!("Basic {text}"))
    }

    /// The same with a body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// The first value of a field, whatever its case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        find(&self.headers, name)
    }
}

/// How an answer is brought: on time and whole, unless a fault says otherwise. The handler only says it; listener
/// and transport do it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// How long to wait before the first byte, in milliseconds.
    pub delay_ms: u64,
    /// How it ends.
    pub ending: Ending,
}

/// How an answer ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    /// As it should.
    #[default]
    Whole,
    /// The connection breaks after this many bytes of the body.
    Cut(usize),
    /// After this many bytes of the body nothing more comes, and the connection stays open.
    Stall(usize),
    /// The body comes again and again, without end.
    Endless,
    /// Nothing ever comes.
    Hang,
    /// The connection breaks before anything came.
    Drop,
}

/// One response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The header fields, in order.
    pub headers: Vec<(String, String)>,
    /// The body, shared with the store where it is a layer.
    pub body: Arc<[u8]>,
    /// How it is brought.
    pub delivery: Delivery,
}

impl Response {
    /// A response with one content type and a body.
    pub(crate) fn new(status: u16, content_type: &str, body: impl Into<Arc<[u8]>>) -> Self {
        let headers = vec![("Content-Type".to_owned(), content_type.to_owned())];
        Self { status, headers, body: body.into(), delivery: Delivery::default() }
    }

    /// The same with one more field.
    #[must_use]
    pub(crate) fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// Gives a field this value alone.
    pub(crate) fn set(&mut self, name: &str, value: impl Into<String>) {
        self.headers.retain(|(key, _)| !key.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.into()));
    }

    /// The first value of a field, whatever its case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        find(&self.headers, name)
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn find<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

/// Undoes percent-encoding; what is no UTF-8 then is replaced. `plus` also turns `+` into a space, as in a query.
pub(crate) fn decode(text: &str, plus: bool) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        let hex = tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match (byte, hex.and_then(|pair| u8::from_str_radix(pair, 16).ok())) {
            (b'%', Some(value)) => {
                bytes.push(value);
                rest = &tail[2..];
            }
            (b'+', _) if plus => bytes.push(b' '),
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// One value of a query.
pub(crate) fn query_value(query: &str, key: &str) -> Option<String> {
    values(query, key).next()
}

/// All values of a query that have one key.
pub(crate) fn query_values(query: &str, key: &str) -> Vec<String> {
    values(query, key).collect()
}

fn values(query: &str, key: &str) -> impl Iterator<Item = String> {
    query.split('&').filter_map(move |pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(name, true) == key).then(|| decode(value, true))
    })
}
