//! A server by script: a list of requests and their answers. A request that is not in the list fails the test and
//! prints itself; everything sent is written down, so that a test can say what was not sent and where to.

use portolan::http::{
    Body, Chunks, Headers, NextChunk, Payload, Request, Response, Timeouts, Transport, TransportError,
};
use std::cell::RefCell;
use std::rc::Rc;

/// The scripted server, cheap to clone.
#[derive(Clone, Default)]
pub struct Script(Rc<RefCell<State>>);

/// When every script begins: 2026-01-01T12:00:00Z.
const NOON: i64 = 1_767_268_800_000;

#[derive(Default)]
struct State {
    lines: Vec<Line>,
    sent: Vec<Sent>,
    pauses: Vec<u32>,
    passed: i64,
    otherwise: Option<u16>,
}

struct Line {
    request: String,
    fields: Vec<(String, String)>,
    body: Option<Vec<u8>>,
    answer: Answer,
}

/// A request as it went out.
#[derive(Clone, Debug)]
pub struct Sent {
    /// `GET https://registry.example/v1/_ping`.
    pub line: String,
    /// Its header fields.
    pub headers: Headers,
    /// Its body.
    pub body: Vec<u8>,
    /// When it gives up.
    pub timeouts: Timeouts,
}

/// An answer to be given.
pub struct Answer {
    outcome: Result<u16, TransportError>,
    fields: Vec<(String, String)>,
    chunks: Vec<Result<Vec<u8>, TransportError>>,
    endless: bool,
    url: Option<String>,
}

/// An answer of one piece.
pub fn answer(status: u16, body: impl Into<Vec<u8>>) -> Answer {
    let chunks = vec![Ok(body.into())];
    Answer { outcome: Ok(status), fields: Vec::new(), chunks, endless: false, url: None }
}

/// No answer at all.
pub fn silence(error: TransportError) -> Answer {
    Answer { outcome: Err(error), fields: Vec::new(), chunks: Vec::new(), endless: false, url: None }
}

impl Answer {
    /// With a header field.
    pub fn field(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// In these pieces.
    pub fn chunks(mut self, chunks: Vec<Result<Vec<u8>, TransportError>>) -> Self {
        self.chunks = chunks;
        self
    }

    /// Whose body repeats its pieces for ever.
    pub fn endless(mut self) -> Self {
        self.endless = true;
        self
    }

    /// That came from another address.
    pub fn from(mut self, url: &str) -> Self {
        self.url = Some(url.to_owned());
        self
    }
}

impl Script {
    /// An empty script.
    pub fn new() -> Self {
        Self::default()
    }

    /// Expects a request once.
    pub fn on(self, request: &str, answer: Answer) -> Self {
        self.on_with(request, &[], answer)
    }

    /// Expects a request with these header fields once. An empty value stands for a field that is not there.
    pub fn on_with(self, request: &str, fields: &[(&str, &str)], answer: Answer) -> Self {
        self.add(request, fields, None, answer)
    }

    /// Expects a request with these header fields and this body once.
    pub fn on_body(self, request: &str, fields: &[(&str, &str)], body: &str, answer: Answer) -> Self {
        self.add(request, fields, Some(body.as_bytes().to_vec()), answer)
    }

    fn add(self, request: &str, fields: &[(&str, &str)], body: Option<Vec<u8>>, answer: Answer) -> Self {
        let fields = fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let request = match request.split_once(" /") {
            Some((method, path)) => format!("{method} {}/{path}", super::HOME),
            None => request.to_owned(),
        };
        self.0.borrow_mut().lines.push(Line { request, fields, body, answer });
        self
    }

    /// What was sent, in order.
    pub fn sent(&self) -> Vec<Sent> {
        self.0.borrow().sent.clone()
    }

    /// The request lines, in order, without the home origin.
    pub fn lines(&self) -> Vec<String> {
        self.sent().iter().map(|sent| sent.line.replace(super::HOME, "")).collect()
    }

    /// The waits, in milliseconds.
    pub fn pauses(&self) -> Vec<u32> {
        self.0.borrow().pauses.clone()
    }

    /// Answers this to whatever is not expected, for tests that look at what is asked.
    pub fn otherwise(self, status: u16) -> Self {
        self.0.borrow_mut().otherwise = Some(status);
        self
    }

    /// Lets time pass.
    pub fn pass(&self, seconds: i64) {
        self.0.borrow_mut().passed += seconds * 1000;
    }

    /// Every `Authorization` that went to an origin.
    pub fn authorizations(&self, origin: &str) -> Vec<String> {
        let prefix = format!(" {origin}/");
        let sent = self.sent();
        let there = sent.iter().filter(|sent| sent.line.contains(&prefix));
        there.flat_map(|sent| sent.headers.get_all("authorization").map(str::to_owned)).collect()
    }

    /// Fails unless every line of the script was asked for.
    pub fn finish(&self) {
        let left: Vec<String> = self.0.borrow().lines.iter().map(|line| line.request.clone()).collect();
        assert!(left.is_empty(), "never asked for: {left:#?}\nsent: {:#?}", self.lines());
    }
}

impl Line {
    fn fits(&self, sent: &Sent) -> bool {
        self.request == sent.line
            && self.body.as_ref().is_none_or(|body| *body == sent.body)
            && self.fields.iter().all(|(name, value)| sent.headers.get(name).unwrap_or_default() == value)
    }
}

impl Transport for Script {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let body = match &request.payload {
            Payload::None => Vec::new(),
            Payload::Bytes(bytes) => bytes.to_vec(),
            Payload::Source(source) => source.read(0, source.len()).await?,
        };
        if let Some(progress) = &request.progress {
            progress(body.len() as u64);
        }
        let line = format!("{} {}", request.method.as_str(), request.url);
        let sent = Sent { line, headers: request.headers.clone(), body, timeouts: request.timeouts };
        let mut state = self.0.borrow_mut();
        state.sent.push(sent.clone());
        let at = state.lines.iter().position(|line| line.fits(&sent));
        if let (None, Some(status)) = (at, state.otherwise) {
            return Ok(Response::new(status, ""));
        }
        let Some(at) = at else {
            let expected: Vec<_> = state.lines.iter().map(|line| (&line.request, &line.fields)).collect();
            let body = String::from_utf8_lossy(&sent.body);
            let fields: Vec<_> = sent.headers.iter().collect();
            panic!("not in the script: {}\n{fields:?}\n{body}\nexpected one of {expected:#?}", sent.line);
        };
        let answer = state.lines.remove(at).answer;
        let status = answer.outcome?;
        let mut headers = Headers::new();
        for (name, value) in &answer.fields {
            headers.add(name, value);
        }
        let url = answer.url.unwrap_or_else(|| request.url.to_string());
        let body = Body::streaming(Played { chunks: answer.chunks, at: 0, endless: answer.endless });
        Ok(Response { status, headers, url, body })
    }

    async fn pause(&self, ms: u32) {
        let mut state = self.0.borrow_mut();
        state.pauses.push(ms);
        state.passed += i64::from(ms);
    }

    fn now(&self) -> i64 {
        NOON + self.0.borrow().passed
    }
}

struct Played {
    chunks: Vec<Result<Vec<u8>, TransportError>>,
    at: usize,
    endless: bool,
}

impl Chunks for Played {
    fn next(&mut self) -> NextChunk<'_> {
        if self.endless && self.at == self.chunks.len() {
            self.at = 0;
        }
        let chunk = self.chunks.get(self.at).cloned();
        self.at += 1;
        Box::pin(std::future::ready(chunk))
    }
}
