//! One conversation with a registry, to be held with the sandbox and with a server that others wrote, so that what the
//! sandbox believes of Distribution is compared with what Distribution does.
//!
//! The server's `http.headers` must say `Access-Control-Allow-Origin: ['*']`, so that what is dressed and what is not is
//! compared as well; the sandbox's manners are [`Manners::distribution`](crate::v2::Manners::distribution), with
//! preflights authenticated.
//!
//! Nothing here sends anything: [`hold`] is given a function that does. What cannot be the same twice, such as the
//! name of an upload or a signature, is put out of the way in [`Heard`].

mod door;
mod heard;
mod lines;

pub use door::{behind_a_door, without_deletes};
pub use heard::Heard;
pub use lines::open;

use std::collections::BTreeMap;

/// One request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The method.
    pub method: &'static str,
    /// Path and query. `{word}` stands for what an earlier answer gave as its `Location`.
    pub target: String,
    /// The header fields.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// The word under which this answer's `Location` is remembered.
    pub keep: Option<&'static str>,
}

/// An answer as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// The status.
    pub status: u16,
    /// The header fields.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Line {
    /// A request without a body.
    #[must_use]
    pub fn new(method: &'static str, target: impl Into<String>) -> Self {
        Self { method, target: target.into(), ..Self::default() }
    }

    /// The same with one more field.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The same with a body of a type.
    #[must_use]
    pub fn body(mut self, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self.header("Content-Type", media_type)
    }

    /// The same, its `Location` remembered under a word.
    #[must_use]
    pub fn keep(mut self, word: &'static str) -> Self {
        self.keep = Some(word);
        self
    }

    /// How it is called where two servers differ.
    #[must_use]
    pub fn says(&self) -> String {
        let headers = self.headers.iter().map(|(name, value)| format!(" [{name}: {value}]"));
        format!("{} {}{}", self.method, self.target, headers.collect::<String>())
    }
}

/// Holds a conversation: sends every line and writes down what was heard, beside what was said.
///
/// `send` is given a line whose target is a path from the root of the server.
///
/// # Errors
/// What `send` fails with.
pub fn hold<E>(
    lines: &[Line],
    mut send: impl FnMut(&Line) -> Result<Answered, E>,
) -> Result<Vec<(String, Heard)>, E> {
    let mut places: BTreeMap<&str, String> = BTreeMap::new();
    let mut heard = Vec::new();
    for line in lines {
        let mut sent = line.clone();
        for (word, place) in &places {
            sent.target = sent.target.replace(&format!("{{{word}}}"), place);
        }
        // A place without a query of its own takes what follows as its query.
        if let Some((path, rest)) = sent.target.split_once('&').filter(|(path, _)| !path.contains('?')) {
            sent.target = format!("{path}?{rest}");
        }
        let answered = send(&sent)?;
        if let (Some(word), Some(place)) = (line.keep, answered.get("location")) {
            places.insert(word, from_the_root(place).to_owned());
        }
        heard.push((line.says(), Heard::of(line, &answered)));
    }
    Ok(heard)
}

impl Answered {
    /// The first value of a field, whatever its case.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

impl From<crate::Response> for Answered {
    fn from(response: crate::Response) -> Self {
        Self { status: response.status, headers: response.headers, body: response.body.to_vec() }
    }
}

impl From<&Line> for crate::Request {
    fn from(line: &Line) -> Self {
        let request = Self::new(line.method, &line.target).body(line.body.clone());
        line.headers.iter().fold(request, |request, (name, value)| request.header(name, value))
    }
}

/// An address without its origin.
fn from_the_root(place: &str) -> &str {
    match place.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..])) {
        Some(path) => path,
        None => place,
    }
}
