//! Faults on demand: which requests they meet and how they bend the answer. Matching and bending are pure; what
//! takes time or breaks connections is only noted in the answer's [`Delivery`], for listener and transport to do.

use crate::message::{Ending, Place, Request, Response};
use crate::{answer, v2};
use serde::Deserialize;

/// One fault. Everything but the path may be left out. In JSON for the admin API:
/// `{"method":"PUT","path":"/v1/images/*/layer","times":1,"status":500}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fault {
    /// The service it happens at; both when left out.
    pub place: Option<Place>,
    /// The method it meets; every one but OPTIONS when left out.
    pub method: Option<String>,
    /// The path it meets, as on the wire; `*` stands for any run of characters. Empty meets every path.
    pub path: String,
    /// A part of the query it meets; any when left out.
    pub query: Option<String>,
    /// How many requests go by unharmed before.
    pub skip: u32,
    /// How often it happens; always when left out.
    pub times: Option<u32>,
    /// Answers this status without doing what was asked.
    pub status: Option<u16>,
    /// Answers this body. Without a status the request is still carried out.
    pub body: Option<String>,
    /// Repeats the body so many times.
    pub repeat: Option<usize>,
    /// Header fields to set; an empty value takes the field away.
    pub headers: Vec<(String, String)>,
    /// Waits so many milliseconds first.
    pub delay_ms: u64,
    /// Breaks off after so many bytes of the body.
    pub cut: Option<usize>,
    /// Falls silent after so many bytes of the body.
    pub stall: Option<usize>,
    /// Sends the body again and again, without end.
    pub endless: bool,
    /// Turns over one bit in the middle of the body.
    pub flip: bool,
    /// Announces a checksum, or in v2 a digest, that does not fit.
    pub wrong_checksum: bool,
    /// Never answers.
    pub hang: bool,
    /// Drops the connection without an answer.
    pub drop: bool,
    /// With `hang` or `drop`: does what was asked all the same, so that the client cannot know.
    pub carried_out: bool,
}

impl Fault {
    /// A fault for every request with this method and path; give it something to do with the other methods.
    #[must_use]
    pub fn on(method: &str, path: &str) -> Self {
        Self { method: Some(method.to_owned()), path: path.to_owned(), ..Self::default() }
    }

    /// Happens at one of the two services only.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self { place: Some(place), ..self }
    }

    /// Happens so many times.
    #[must_use]
    pub fn times(self, times: u32) -> Self {
        Self { times: Some(times), ..self }
    }

    /// Lets so many requests go by first.
    #[must_use]
    pub fn after(self, skip: u32) -> Self {
        Self { skip, ..self }
    }

    /// Answers a status with a body.
    #[must_use]
    pub fn status(self, status: u16, body: &str) -> Self {
        Self { status: Some(status), body: Some(body.to_owned()), ..self }
    }

    /// Carries the request out, but answers another body.
    #[must_use]
    pub fn body(self, body: &str) -> Self {
        Self { body: Some(body.to_owned()), ..self }
    }

    /// Sets a header field of the answer; an empty value takes it away.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Waits first.
    #[must_use]
    pub fn delay(self, delay_ms: u64) -> Self {
        Self { delay_ms, ..self }
    }

    /// Breaks off after so many bytes of the body.
    #[must_use]
    pub fn cut(self, bytes: usize) -> Self {
        Self { cut: Some(bytes), ..self }
    }

    /// Falls silent after so many bytes of the body.
    #[must_use]
    pub fn stall(self, bytes: usize) -> Self {
        Self { stall: Some(bytes), ..self }
    }

    /// Sends the body without end.
    #[must_use]
    pub fn endless(self) -> Self {
        Self { endless: true, ..self }
    }

    /// Damages the body.
    #[must_use]
    pub fn flip(self) -> Self {
        Self { flip: true, ..self }
    }

    /// Announces a wrong checksum.
    #[must_use]
    pub fn wrong_checksum(self) -> Self {
        Self { wrong_checksum: true, ..self }
    }

    /// Never answers.
    #[must_use]
    pub fn hang(self) -> Self {
        Self { hang: true, ..self }
    }

    /// Drops the connection.
    #[must_use]
    pub fn drop(self) -> Self {
        Self { drop: true, ..self }
    }

    fn meets(&self, request: &Request) -> bool {
        let method = match &self.method {
            Some(method) => *method == request.method,
            None => request.method != "OPTIONS",
        };
        method
            && self.place.is_none_or(|place| place == request.place)
            && (self.path.is_empty() || is_match(&self.path, &request.path))
            && self.query.as_ref().is_none_or(|part| request.query.contains(part.as_str()))
    }

    /// The answer given instead of carrying the request out, if it is not to be.
    pub(crate) fn instead(&self, request: &Request) -> Option<Response> {
        if let Some(status) = self.status {
            let is_v2 = v2::is_ours(&request.path);
            let words = || answer::error(status, "a fault on demand");
            return Some(if is_v2 { v2::on_demand(status) } else { words() });
        }
        ((self.hang || self.drop) && !self.carried_out).then(|| answer::error(500, "never sent"))
    }

    /// Bends an answer.
    pub(crate) fn bend(&self, response: &mut Response) {
        if let Some(body) = &self.body {
            response.body = body.repeat(self.repeat.unwrap_or(1)).into_bytes().into();
        }
        if self.flip && !response.body.is_empty() {
            let mut bytes = response.body.to_vec();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            response.body = bytes.into();
        }
        if self.wrong_checksum {
            let is_v2 = response.get("docker-content-digest").is_some();
            let field = if is_v2 { "Docker-Content-Digest" } else { "X-Docker-Checksum-Payload" };
            response.set(field, format!("sha256:{}", "0".repeat(64)));
        }
        for (name, value) in &self.headers {
            response.set(name, value.clone());
            if value.is_empty() {
                response.headers.retain(|(key, _)| !key.eq_ignore_ascii_case(name));
            }
        }
        response.delivery.delay_ms = self.delay_ms;
        response.delivery.ending = match self {
            Self { hang: true, .. } => Ending::Hang,
            Self { drop: true, .. } => Ending::Drop,
            Self { endless: true, .. } => Ending::Endless,
            Self { cut: Some(bytes), .. } => Ending::Cut(*bytes),
            Self { stall: Some(bytes), .. } => Ending::Stall(*bytes),
            _ => Ending::Whole,
        };
    }
}

/// The first fault that meets a request, counted as having happened.
pub(crate) fn take(faults: &mut [Fault], request: &Request) -> Option<Fault> {
    for fault in faults.iter_mut().filter(|fault| fault.meets(request)) {
        if fault.skip > 0 {
            fault.skip -= 1;
            continue;
        }
        match &mut fault.times {
            Some(0) => continue,
            Some(times) => *times -= 1,
            None => {}
        }
        return Some(fault.clone());
    }
    None
}

/// Whether a text fits a pattern in which `*` stands for any run of characters.
fn is_match(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(rest) = parts.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    let mut rest = rest;
    for part in parts {
        match rest.split_once(part) {
            Some((_, behind)) => rest = behind,
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_in_a_pattern_stand_for_anything() {
        for (pattern, text, expected) in [
            ("/v1/images/*/layer", "/v1/images/ab/layer", true),
            ("/v1/images/*/layer", "/v1/images/ab/json", false),
            ("/v1/search", "/v1/search", true),
            ("/v1/search", "/v1/search/", false),
            ("*/tags/*", "/v1/repositories/a/b/tags/c", true),
            ("*", "", true),
        ] {
            assert_eq!(is_match(pattern, text), expected, "{pattern} on {text}");
        }
    }
}
