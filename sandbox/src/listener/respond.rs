//! One HTTP exchange: axum's types in and out, and the faults that take time or break connections.

use crate::message::{Ending, Place, Request, Response};
use crate::sandbox::Sandbox;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use std::io;
use std::time::Duration;

/// The largest body taken, in bytes.
const BODY_MAX: usize = 512 * 1024 * 1024;

/// How long a chunk is given to leave before the connection is broken behind it.
const FLUSH: Duration = Duration::from_millis(30);

/// A router that hands every request to the sandbox, as one of its two services.
pub fn router(sandbox: &Sandbox, place: Place) -> axum::Router {
    let sandbox = sandbox.clone();
    axum::Router::new().fallback(move |request: axum::extract::Request| {
        let sandbox = sandbox.clone();
        async move { respond(&sandbox, place, request).await }
    })
}

/// Answers one request; for a server that has routes of its own beside the sandbox's.
pub async fn respond(
    sandbox: &Sandbox,
    place: Place,
    request: axum::extract::Request,
) -> axum::response::Response {
    match translate(place, request).await {
        Some(request) => deliver(sandbox.handle(&request)).await,
        None => plain(StatusCode::PAYLOAD_TOO_LARGE, Body::empty()),
    }
}

async fn translate(place: Place, request: axum::extract::Request) -> Option<Request> {
    let (parts, body) = request.into_parts();
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let authority = parts.headers.get(header::HOST).map(text);
    let authority = authority.or_else(|| parts.uri.authority().map(ToString::to_string));
    Some(Request {
        place,
        authority: authority.unwrap_or_default(),
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect(),
        body: to_bytes(body, BODY_MAX).await.ok()?.to_vec(),
    })
}

async fn deliver(response: Response) -> axum::response::Response {
    if response.delivery.delay_ms > 0 {
        tokio::time::sleep(Duration::from_millis(response.delivery.delay_ms)).await;
    }
    if response.delivery.ending == Ending::Hang {
        std::future::pending::<()>().await;
    }
    let status = StatusCode::from_u16(response.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut answer = plain(status, body(&response));
    for (name, value) in &response.headers {
        let is_length = name.eq_ignore_ascii_case("content-length");
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value))
            && !(is_length && response.delivery.ending == Ending::Endless)
        {
            answer.headers_mut().append(name, value);
        }
    }
    answer
}

fn plain(status: StatusCode, body: Body) -> axum::response::Response {
    let mut answer = axum::response::Response::new(body);
    *answer.status_mut() = status;
    answer
}

fn body(response: &Response) -> Body {
    let whole = Bytes::copy_from_slice(&response.body);
    match response.delivery.ending {
        Ending::Whole if is_short(response) => broken_after(whole),
        Ending::Whole | Ending::Hang => Body::from(whole),
        Ending::Endless => Body::from_stream(stream::repeat_with(move || Ok::<_, io::Error>(whole.clone()))),
        // The server has sent nothing yet when the body fails at once, so that the connection just closes.
        Ending::Drop => Body::from_stream(stream::once(async { broken() })),
        Ending::Cut(bytes) => broken_after(whole.slice(..bytes.min(whole.len()))),
        Ending::Stall(bytes) => {
            let piece = whole.slice(..bytes.min(whole.len()));
            Body::from_stream(stream::once(async move { Ok::<_, io::Error>(piece) }).chain(stream::pending()))
        }
    }
}

fn broken() -> io::Result<Bytes> {
    Err(io::Error::other("broken on demand"))
}

/// These bytes, and behind them a broken connection.
fn broken_after(piece: Bytes) -> Body {
    let end = stream::once(async {
        tokio::time::sleep(FLUSH).await;
        broken()
    });
    Body::from_stream(stream::once(async move { Ok(piece) }).chain(end))
}

/// Whether fewer bytes come than are announced, as docker-registry does for a range without an end.
fn is_short(response: &Response) -> bool {
    let announced = response.get("content-length").and_then(|value| value.parse().ok());
    !response.body.is_empty() && announced != Some(response.body.len())
}
