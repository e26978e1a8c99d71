//! A registry that answers with bytes of the input, and a watch over what it is asked.

use futures::FutureExt;
use portolan::http::{
    Headers, Knock, Knocked, Method, Payload, Permission, Request, Response, Transport, TransportError, Url,
};
use portolan::name::{ImageId, Origin, Repository, Tag};
use portolan::registry::Registry;
use portolan::registry::credential::Basic;
use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

/// The registry that is asked.
const HOME: &str = "https://registry.example";
/// What of the login must be seen by nobody else, in any of the forms it is sent in.
const PASSWORD: [&str; 2] = ["horse", "YWRhOmhvcnNl"];
/// More requests than any one call may need, whatever it is answered.
const REQUESTS: usize = 4_000;

/// Answers in turn, the last of them for ever.
#[derive(Clone)]
pub struct Answers {
    answers: Rc<[Answer]>,
    asked: Rc<Cell<usize>>,
}

struct Answer {
    status: u16,
    fields: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answers {
    /// Reads answers as they come over the wire, with a zero between. A field `:url` says where one came from, and what
    /// has no status line is the body of a success.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let bytes = guessing_no_password(bytes);
        Self { answers: bytes.split(|b| *b == 0).map(Answer::of).collect(), asked: Rc::default() }
    }

    /// The body of the first answer.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        self.answers.first().map_or(&[], |answer| &answer.body)
    }

    /// Waits for a call at a registry that was told a password. Nothing here waits, so that whatever does waits for
    /// ever.
    pub fn to<V, F: Future<Output = V>>(&self, call: impl FnOnce(Registry<Self>) -> F) -> V {
        self.asked.set(0);
        let registry = Registry::new(self.clone(), origin());
        registry.resume(Basic { user: "ada".into(), password: PASSWORD[0].into() });
        call(registry).now_or_never().expect("an end")
    }
}

impl Answer {
    fn of(bytes: &[u8]) -> Self {
        let end =
            bytes.windows(4).position(|four| four == b"\r\n\r\n").filter(|_| bytes.starts_with(b"HTTP/"));
        let Some(end) = end else { return Self { status: 200, fields: Vec::new(), body: bytes.to_vec() } };
        let head = String::from_utf8_lossy(&bytes[..end]);
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
        let fields = lines.filter_map(|line| line.split_once(": "));
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { status: status.unwrap_or(200), fields, body: bytes[end + 4..].to_vec() }
    }
}

impl Transport for Answers {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        keeps_the_password(&request);
        let asked = self.asked.get();
        assert!(asked < REQUESTS, "no end of requests: {request:?}");
        self.asked.set(asked + 1);
        let Some(answer) = self.answers.get(asked).or(self.answers.last()) else {
            return Err(TransportError::Unreachable);
        };
        let mut headers = Headers::new();
        answer.fields.iter().for_each(|(name, value)| headers.add(name, value));
        let url = headers.get(":url").map_or_else(|| request.url.to_string(), str::to_owned);
        let body = if request.method == Method::Head { &[] } else { &answer.body[..] };
        Ok(Response { headers, url, ..Response::new(answer.status, body) })
    }

    async fn pause(&self, ms: u32) {
        assert!(ms <= 10_000, "a registry may ask for patience, but not for all of it");
    }

    fn now(&self) -> i64 {
        1_767_268_800_000
    }
}

impl Knock for Answers {
    async fn knock(&self, _: &Url) -> Knocked {
        Knocked::Nobody
    }

    async fn local_network(&self) -> Permission {
        Permission::Unknown
    }
}

/// The input with the password spoiled wherever it stands. libFuzzer finds the word in this very file and writes it into a
/// realm: who is then sent it hears only what it said itself.
fn guessing_no_password(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for password in PASSWORD.map(str::as_bytes) {
        let says = |at: &usize| bytes[*at..].starts_with(password);
        for at in (0..bytes.len()).filter(says).collect::<Vec<_>>() {
            bytes[at] = b'-';
        }
    }
    bytes
}

/// C1, C3, C9: nobody agreed to anything, so that all who are not at home are asked by nobody.
fn keeps_the_password(request: &Request) {
    if request.url.origin() == &origin() {
        return;
    }
    assert_eq!(request.headers.get("authorization"), None, "{request:?}");
    assert_eq!(request.url.origin().scheme(), origin().scheme(), "{request:?}");
    let body = match &request.payload {
        Payload::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    };
    let sent = format!("{}{body}", request.url);
    assert!(!PASSWORD.iter().any(|password| sent.contains(password)), "{request:?}");
}

/// Where the registry is.
fn origin() -> Origin {
    HOME.parse().expect("an origin")
}

/// The repository that is asked for.
#[must_use]
pub fn repository() -> Repository {
    "acme/web".parse().expect("a repository")
}

/// The tag that is asked for.
#[must_use]
pub fn tag() -> Tag {
    "1.0".parse().expect("a tag")
}

/// The image that is asked for.
#[must_use]
pub fn image() -> ImageId {
    "a".repeat(64).parse().expect("an image id")
}
