//! The browser as a transport: `fetch`, cancelled when its future or its body is dropped.

use super::clock::{Sleep, sleep};
use super::files::FileSource;
use crate::http::{
    Body, Chunks, Headers, Method, Payload, Request, Response, Source, Transport, TransportError,
};
use futures::future::{Either, select};
use gloo_net::http::RequestBuilder;
use std::cell::Cell;
use std::future::Future;
use std::pin::{Pin, pin};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache,
    RequestCredentials, RequestRedirect,
};

/// The browser's `fetch`. Cookies and the browser's own Basic credentials are never sent, nothing is kept in the
/// HTTP cache, and no referrer tells where the console lives (security notes C15, P9, P10).
#[derive(Clone, Copy, Debug, Default)]
pub struct Fetch;

/// Sends an upload so that one hears how far it is, where that can be done.
pub(super) type Uploads = fn(&Request) -> Option<Sent>;
/// An answer to come.
pub(super) type Sent = Pin<Box<dyn Future<Output = Result<Response, TransportError>>>>;

thread_local! {
    static UPLOADS: Cell<Option<Uploads>> = const { Cell::new(None) };
}

/// Has uploads sent in this way. It is told and not named here, so that it comes with the pages that upload.
pub(super) fn send_uploads_by(uploads: Uploads) {
    UPLOADS.set(Some(uploads));
}

impl Transport for Fetch {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let wants_progress = request.progress.is_some() && !matches!(request.payload, Payload::None);
        if wants_progress && let Some(sent) = UPLOADS.get().and_then(|send| send(&request)) {
            return sent.await;
        }
        let guard = AbortOnDrop::new()?;
        let deadline = request.timeouts.total_ms.map(sleep);
        let idle_ms = request.timeouts.idle_ms;
        let coming = super::sample::send(request.url.origin(), &build(&request, &guard)?.into())?;
        // How far an upload is cannot be heard here: silence says nothing of it.
        let patience_ms = if wants_progress { i32::MAX.unsigned_abs() } else { idle_ms };
        let answer = within(patience_ms, coming).await?.map_err(|_| unreachable_or_offline())?;
        let answer = gloo_net::http::Response::from(answer.unchecked_into::<web_sys::Response>());
        let mut headers = Headers::new();
        for (name, value) in answer.headers().entries() {
            headers.add(&name, &value);
        }
        let (status, url) = (answer.status(), answer.url());
        let body = match answer.body() {
            None => Body::whole(Vec::new()),
            Some(stream) => {
                let reader = stream.get_reader().unchecked_into();
                Body::streaming(Stream { reader, idle_ms, deadline, _guard: guard })
            }
        };
        Ok(Response { status, headers, url, body })
    }

    async fn pause(&self, ms: u32) {
        sleep(ms).await;
    }

    fn now(&self) -> i64 {
        super::clock::now().0
    }
}

fn build(request: &Request, guard: &AbortOnDrop) -> Result<gloo_net::http::Request, TransportError> {
    let mut builder = RequestBuilder::new(&request.url.to_string())
        .method(method(request.method))
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&guard.signal()));
    // A redirect would carry the body along, a password in it as well, and have something changed elsewhere; the
    // browser takes only `Authorization` out (security notes C8, C10).
    if !request.method.is_safe() || !matches!(request.payload, Payload::None) {
        builder = builder.redirect(RequestRedirect::Error);
    }
    for (name, value) in request.headers.iter() {
        builder = builder.header(name, value);
    }
    let built = match &request.payload {
        Payload::None => builder.build(),
        Payload::Bytes(bytes) => builder.body(js_sys::Uint8Array::from(&bytes[..])),
        Payload::Source(source) => builder.body(source_value(&**source)?),
    };
    built.map_err(|_| TransportError::Unreachable)
}

/// The browser's own handle on a source, so that a file is sent without passing through the wasm's memory.
pub(super) fn source_value(source: &dyn Source) -> Result<JsValue, TransportError> {
    source
        .as_any()
        .downcast_ref::<FileSource>()
        .map(|file| file.blob().into())
        .ok_or(TransportError::SourceUnreadable)
}

fn method(method: Method) -> gloo_net::http::Method {
    match method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Head => gloo_net::http::Method::HEAD,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Post => gloo_net::http::Method::POST,
        Method::Patch => gloo_net::http::Method::PATCH,
        Method::Delete => gloo_net::http::Method::DELETE,
    }
}

/// `fetch` gives one error for everything; only the browser's own knowledge of the network tells more.
pub(super) fn unreachable_or_offline() -> TransportError {
    let online = web_sys::window().is_none_or(|window| window.navigator().on_line());
    if online { TransportError::Unreachable } else { TransportError::Offline }
}

async fn within<F: Future>(idle_ms: u32, work: F) -> Result<F::Output, TransportError> {
    match select(pin!(work), sleep(idle_ms)).await {
        Either::Left((done, _)) => Ok(done),
        Either::Right(_) => Err(TransportError::TimedOut),
    }
}

/// Aborts the fetch when dropped. Aborting one that has ended does nothing.
pub(super) struct AbortOnDrop(AbortController);

impl AbortOnDrop {
    pub(super) fn new() -> Result<Self, TransportError> {
        AbortController::new().map(Self).map_err(|_| TransportError::Unreachable)
    }

    pub(super) fn signal(&self) -> AbortSignal {
        self.0.signal()
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

struct Stream {
    reader: ReadableStreamDefaultReader,
    idle_ms: u32,
    deadline: Option<Sleep>,
    _guard: AbortOnDrop,
}

impl Stream {
    async fn read(&mut self) -> Option<Result<Vec<u8>, TransportError>> {
        let read = within(self.idle_ms, JsFuture::from(self.reader.read()));
        let read = match &mut self.deadline {
            None => read.await,
            Some(deadline) => match select(pin!(read), deadline).await {
                Either::Left((read, _)) => read,
                Either::Right(_) => Err(TransportError::TimedOut),
            },
        };
        let chunk = match read {
            Err(error) => return Some(Err(error)),
            Ok(Err(_)) => return Some(Err(TransportError::Broken)),
            Ok(Ok(chunk)) => chunk,
        };
        let field = |name: &str| js_sys::Reflect::get(&chunk, &JsValue::from_str(name)).ok();
        if field("done").is_none_or(|done| done.is_truthy()) {
            return None;
        }
        let bytes = field("value").and_then(|value| value.dyn_into::<js_sys::Uint8Array>().ok());
        Some(bytes.map(|bytes| bytes.to_vec()).ok_or(TransportError::Broken))
    }
}

impl Chunks for Stream {
    fn next(&mut self) -> Pin<Box<dyn Future<Output = Option<Result<Vec<u8>, TransportError>>> + '_>> {
        Box::pin(self.read())
    }
}
