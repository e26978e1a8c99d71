//! The third transport: a plain client for contract tests against servers that others wrote. It blocks; a test has
//! nothing else to do.

use portolan::http::{Headers, Method, Payload, Request, Response, Transport, TransportError};
use std::cell::Cell;
use std::io::Read as _;
use std::rc::Rc;
use std::time::Duration;

/// A client that follows no redirects and sees every header field.
pub struct Native {
    agent: ureq::Agent,
    ahead_ms: Rc<Cell<i64>>,
}

impl Native {
    /// A client.
    pub fn new() -> Self {
        Self::with_clock(Rc::default())
    }

    /// A client whose clock is that much ahead.
    pub fn with_clock(ahead_ms: Rc<Cell<i64>>) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        Self { agent: config.into(), ahead_ms }
    }
}

impl Transport for Native {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let body = match &request.payload {
            Payload::None => Vec::new(),
            Payload::Bytes(bytes) => bytes.to_vec(),
            Payload::Source(source) => source.read(0, source.len()).await?,
        };
        let url = request.url.to_string();
        let mut builder = ureq::http::Request::builder().method(request.method.as_str()).uri(&url);
        for (name, value) in request.headers.iter() {
            builder = builder.header(name, value);
        }
        let sent = if matches!(request.method, Method::Get | Method::Head | Method::Delete) {
            self.agent.run(builder.body(()).map_err(|_| TransportError::Broken)?)
        } else {
            self.agent.run(builder.body(body).map_err(|_| TransportError::Broken)?)
        };
        let mut answer = sent.map_err(|_| TransportError::Unreachable)?;
        let mut headers = Headers::new();
        for (name, value) in answer.headers() {
            headers.add(name.as_str(), value.to_str().unwrap_or_default());
        }
        let mut bytes = Vec::new();
        let read = answer.body_mut().as_reader().read_to_end(&mut bytes);
        read.map_err(|_| TransportError::Broken)?;
        let mut response = Response::new(answer.status().as_u16(), bytes);
        response.headers = headers;
        response.url = url;
        Ok(response)
    }

    async fn pause(&self, ms: u32) {
        std::thread::sleep(Duration::from_millis(u64::from(ms)));
    }

    fn now(&self) -> i64 {
        let since = std::time::UNIX_EPOCH.elapsed().unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX) + self.ahead_ms.get()
    }
}
