//! Sending a body and hearing how far it is: `XMLHttpRequest`, since `fetch` reports no upload progress. It is made by a
//! frame that reaches nobody but who is asked, and what the browser sends along by itself are the cookies of the page's
//! own origin, to that origin.

use super::clock::Sleep;
use super::confined::Confined;
use super::fetch::{Sent, send_uploads_by, source_value, unreachable_or_offline};
use crate::http::{Body, Headers, Payload, Request, Response, TransportError};
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ProgressEvent, XmlHttpRequest, XmlHttpRequestResponseType};

/// Has [`Fetch`](super::Fetch) send uploads in this way, for as long as the page is there.
pub fn begin() {
    send_uploads_by(sent);
}

fn sent(request: &Request) -> Option<Sent> {
    let to = request.url.origin();
    let request = (Confined::can_name(to) && !to.is_sample()).then(|| request.clone())?;
    Some(Box::pin(send(request)))
}

/// Sends the request and reports how many bytes of its body are out. The answer is read whole: what v1 answers to
/// a PUT is a word.
async fn send(request: Request) -> Result<Response, TransportError> {
    let failed = |_: JsValue| TransportError::Unreachable;
    let frame = Confined::to(request.url.origin()).await?;
    let xhr = frame.request()?;
    let _abort = AbortOnDrop(xhr.clone());
    xhr.open_with_async(request.method.as_str(), &request.url.to_string(), true).map_err(failed)?;
    xhr.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    for (name, value) in request.headers.iter() {
        xhr.set_request_header(name, value).map_err(failed)?;
    }
    let done = Done::default();
    let _end = on_end(&xhr, &done);
    let _progress = on_progress(&xhr, &request, &done)?;
    match &request.payload {
        Payload::None => xhr.send(),
        Payload::Bytes(bytes) => xhr.send_with_opt_js_u8_array(Some(&js_sys::Uint8Array::from(&bytes[..]))),
        Payload::Source(source) => {
            let blob: web_sys::Blob = source_value(&**source)?.unchecked_into();
            xhr.send_with_opt_blob(Some(&blob))
        }
    }
    .map_err(failed)?;
    Waiting { done, idle_ms: request.timeouts.idle_ms, idle: None }.await?;
    answer(&xhr)
}

fn answer(xhr: &XmlHttpRequest) -> Result<Response, TransportError> {
    let status = xhr.status().unwrap_or(0);
    if status == 0 {
        return Err(unreachable_or_offline());
    }
    let mut headers = Headers::new();
    for line in xhr.get_all_response_headers().unwrap_or_default().lines() {
        if let Some((name, value)) = line.split_once(':') {
            headers.add(name.trim(), value.trim());
        }
    }
    let bytes = xhr.response().ok().map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec());
    Ok(Response { status, headers, url: xhr.response_url(), body: Body::whole(bytes.unwrap_or_default()) })
}

#[derive(Clone, Default)]
struct Done(Rc<RefCell<DoneState>>);

#[derive(Default)]
struct DoneState {
    outcome: Option<Result<(), TransportError>>,
    /// Something moved since the waiting began to count its silence.
    moved: bool,
    waker: Option<Waker>,
}

impl Done {
    fn set(&self, outcome: Option<Result<(), TransportError>>) {
        let mut state = self.0.borrow_mut();
        state.moved = true;
        if outcome.is_some() {
            state.outcome = outcome;
        }
        let waker = state.waker.take();
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

fn on_end(xhr: &XmlHttpRequest, done: &Done) -> Closure<dyn FnMut(ProgressEvent)> {
    let done = done.clone();
    let closure = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
        done.set(Some(if event.type_() == "load" { Ok(()) } else { Err(unreachable_or_offline()) }));
    });
    let callback = Some(closure.as_ref().unchecked_ref());
    xhr.set_onload(callback);
    xhr.set_onerror(callback);
    xhr.set_onabort(callback);
    closure
}

fn on_progress(
    xhr: &XmlHttpRequest,
    request: &Request,
    done: &Done,
) -> Result<Closure<dyn FnMut(ProgressEvent)>, TransportError> {
    let (done, progress) = (done.clone(), request.progress.clone());
    let closure = Closure::<dyn FnMut(ProgressEvent)>::new(move |event: ProgressEvent| {
        done.set(None);
        if let Some(progress) = &progress {
            // Bytes of a file fit 53 bits.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            progress(event.loaded() as u64);
        }
    });
    let upload = xhr.upload().map_err(|_| TransportError::Unreachable)?;
    upload.set_onprogress(Some(closure.as_ref().unchecked_ref()));
    Ok(closure)
}

struct Waiting {
    done: Done,
    idle_ms: u32,
    idle: Option<Sleep>,
}

impl Future for Waiting {
    type Output = Result<(), TransportError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let done = self.done.clone();
        let mut state = done.0.borrow_mut();
        if let Some(outcome) = state.outcome.take() {
            return Poll::Ready(outcome);
        }
        state.waker = Some(cx.waker().clone());
        if std::mem::take(&mut state.moved) || self.idle.is_none() {
            self.idle = Some(super::clock::sleep(self.idle_ms));
        }
        match self.idle.as_mut().map(|idle| Pin::new(idle).poll(cx)) {
            Some(Poll::Ready(())) => Poll::Ready(Err(TransportError::TimedOut)),
            _ => Poll::Pending,
        }
    }
}

struct AbortOnDrop(XmlHttpRequest);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.set_onload(None);
        self.0.set_onerror(None);
        self.0.set_onabort(None);
        if let Ok(upload) = self.0.upload() {
            upload.set_onprogress(None);
        }
        // Fails only when it has ended already, which is what is wanted.
        let _ = self.0.abort();
    }
}
