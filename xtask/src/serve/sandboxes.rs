//! Two sandbox registries in this process, each with sample content: v2 at the console's own origin, and v1 at a port
//! beside it, which lets this console in and no other page.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use portolan::name::{Origin, Scheme};
use portolan_sandbox::{Cors, Place, Places, Sandbox, listener};
use std::net::SocketAddr;

/// v2, for the console's own origin.
pub(super) fn own(address: SocketAddr) -> Router {
    let sandbox = Sandbox::v2();
    sandbox.set_cors(Cors::Off);
    super::under_the_versions(&any(answering(sandbox, address)))
}

/// v1, for an origin of its own. `console` is the port of the pages that may use it.
pub(super) fn beside(address: SocketAddr, console: u16) -> Router {
    Router::new()
        .fallback(answering(Sandbox::standalone(), address))
        .layer(middleware::from_fn_with_state(console, for_the_console))
}

fn answering(
    sandbox: Sandbox,
    address: SocketAddr,
) -> impl Fn(Request) -> futures_util::future::BoxFuture<'static, Response> + Clone + Send + Sync + 'static {
    if let Ok(here) = Origin::from_authority(Scheme::Http, &address.to_string()) {
        sandbox.set_places(Places { index: here.clone(), registry: here });
    }
    move |request| {
        let sandbox = sandbox.clone();
        Box::pin(async move { listener::respond(&sandbox, Place::Index, request).await })
    }
}

/// Pages of other origins neither read nor write: the sandbox itself would let anyone in.
async fn for_the_console(State(console): State<u16>, request: Request, next: Next) -> Response {
    let Some(page) = request.headers().get(header::ORIGIN).cloned() else {
        return without_leave(next.run(request).await);
    };
    if page != format!("http://{}:{console}", super::host_name(request.headers())) {
        return (StatusCode::FORBIDDEN, "This registry is for the console beside it.\n").into_response();
    }
    let mut answer = next.run(request).await;
    answer.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, page);
    answer.headers_mut().insert(header::VARY, HeaderValue::from_static("Origin"));
    answer
}

fn without_leave(mut answer: Response) -> Response {
    let kept: HeaderMap = answer
        .headers()
        .iter()
        .filter(|(name, _)| !name.as_str().starts_with("access-control-"))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    *answer.headers_mut() = kept;
    answer
}
