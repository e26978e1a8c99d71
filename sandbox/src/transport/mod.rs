//! The sandbox worn as a `Transport`: no network, and yet what a page would see, CORS included if asked for.
//!
//! There is no clock, so time is told in turns: a delay makes the future pend a few times, and a delay longer than
//! the request allows, or a hang, ends as a timeout.

mod body;
mod page;

use body::Pieces;
use page::{cross_origin, is_let_in, needs_preflight, readable};

use crate::message::{Ending, Place, Request, Response};
use crate::sandbox::Sandbox;
use portolan::http::{Body, Payload, Transport, TransportError};
use portolan::name::Origin;
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

/// Layers arrive in chunks of this size.
const CHUNK: usize = 16 * 1024;

/// How many turns a hang lasts before it counts as a timeout.
const HANG_TURNS: u64 = 64;

/// Serves requests to the places of a sandbox; to anywhere else, nobody answers. Clones share one sandbox.
#[derive(Clone)]
pub struct SandboxTransport {
    sandbox: Sandbox,
    page: Option<Origin>,
    traffic: Rc<Traffic>,
}

#[derive(Default)]
struct Traffic {
    now: Cell<usize>,
    most: Cell<usize>,
    pauses: RefCell<Vec<u32>>,
}

impl SandboxTransport {
    /// A transport that sees everything, as a native client does.
    #[must_use]
    pub fn new(sandbox: &Sandbox) -> Self {
        Self { sandbox: sandbox.clone(), page: None, traffic: Rc::default() }
    }

    /// The same as a page of this origin sees it: preflights are sent, and fields that are not exposed are missing.
    #[must_use]
    pub fn seen_from(self, page: Origin) -> Self {
        Self { page: Some(page), ..self }
    }

    /// How many requests are under way.
    #[must_use]
    pub fn at_once(&self) -> usize {
        self.traffic.now.get()
    }

    /// How many requests were under way at once, at most.
    #[must_use]
    pub fn most_at_once(&self) -> usize {
        self.traffic.most.get()
    }

    /// The pauses asked for, in milliseconds, in order. None was kept: there is no clock.
    #[must_use]
    pub fn pauses(&self) -> Vec<u32> {
        self.traffic.pauses.borrow().clone()
    }

    fn place(&self, origin: &Origin) -> Option<Place> {
        let places = self.sandbox.places();
        if *origin == places.index {
            Some(Place::Index)
        } else if *origin == places.registry {
            Some(Place::Registry)
        } else {
            None
        }
    }
}

impl Transport for SandboxTransport {
    async fn send(
        &self,
        request: portolan::http::Request,
    ) -> Result<portolan::http::Response, TransportError> {
        let _under_way = UnderWay::begin(&self.traffic);
        pend(1).await;
        let place = self.place(request.url.origin()).ok_or(TransportError::Unreachable)?;
        let seen = cross_origin(self.page.as_ref(), request.url.origin());
        let asked = translate(place, &request).await?;
        if seen && needs_preflight(&asked) && !is_let_in(&self.sandbox, &asked) {
            return Err(TransportError::Unreachable);
        }
        let response = self.sandbox.handle(&asked);
        deliver(&response, request.timeouts.idle_ms).await?;
        if seen && response.get("access-control-allow-origin").is_none() {
            return Err(TransportError::Unreachable);
        }
        Ok(portolan::http::Response {
            status: response.status,
            headers: readable(&response, seen),
            url: request.url.to_string(),
            body: Body::streaming(Pieces { body: response.body, at: 0, ending: response.delivery.ending }),
        })
    }

    async fn pause(&self, ms: u32) {
        self.traffic.pauses.borrow_mut().push(ms);
        pend(1).await;
    }

    fn now(&self) -> i64 {
        let since = std::time::UNIX_EPOCH.elapsed().unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }
}

async fn translate(place: Place, request: &portolan::http::Request) -> Result<Request, TransportError> {
    let body = match &request.payload {
        Payload::None => Vec::new(),
        Payload::Bytes(bytes) => bytes.to_vec(),
        Payload::Source(source) => source.read(0, source.len()).await?,
    };
    if let Some(progress) = &request.progress {
        for sent in (CHUNK..body.len()).step_by(CHUNK).chain([body.len()]) {
            progress(u64::try_from(sent).unwrap_or(u64::MAX));
            pend(1).await;
        }
    }
    Ok(Request {
        place,
        authority: request.url.origin().authority(),
        method: request.method.as_str().to_owned(),
        path: request.url.path().to_owned(),
        query: request.url.query_string().trim_start_matches('?').to_owned(),
        headers: request.headers.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        body,
    })
}

async fn deliver(response: &Response, idle_ms: u32) -> Result<(), TransportError> {
    let delivery = &response.delivery;
    match delivery.ending {
        Ending::Drop => return Err(TransportError::Unreachable),
        Ending::Hang => pend(HANG_TURNS).await,
        _ if delivery.delay_ms < u64::from(idle_ms) => {
            pend(delivery.delay_ms.min(HANG_TURNS)).await;
            return Ok(());
        }
        _ => pend(HANG_TURNS).await,
    }
    Err(TransportError::TimedOut)
}

/// Lets others have so many turns.
async fn pend(turns: u64) {
    Turns(turns).await;
}

struct Turns(u64);

impl Future for Turns {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.0 == 0 {
            return Poll::Ready(());
        }
        self.0 -= 1;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

/// Counts a request while its answer has not begun.
struct UnderWay(Rc<Traffic>);

impl UnderWay {
    fn begin(traffic: &Rc<Traffic>) -> Self {
        traffic.now.set(traffic.now.get() + 1);
        traffic.most.set(traffic.most.get().max(traffic.now.get()));
        Self(traffic.clone())
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.now.set(self.0.now.get() - 1);
    }
}
