//! Registry v2 / OCI Distribution 1.1, beside v1 and the Hub: the same pure function from a request to a response,
//! over a store of its own (registry-v2 and real-servers sheets).
//!
//! How it behaves is said by [`Manners`]: as Distribution 2.8 does, with all its oddities, or as the OCI
//! specification asks; open, with passwords or with tokens. Nothing here knows v1.

mod accept;
mod blobs;
mod cors;
mod errors;
mod list;
mod manifests;
mod manners;
pub(crate) mod media;
mod referrers;
mod routes;
mod schema1;
mod store;

pub use manners::{Auth, Catalog, Manners, Preflight, Realm, Server};
pub use store::digest_of;

pub(crate) use errors::on_demand;
pub(crate) use schema1::Schema1;
pub(crate) use store::{Manifest, Store};

use crate::message::{Request, Response};
use crate::state::State;
use routes::Route;

/// Whether a path belongs to this protocol.
pub(crate) fn is_ours(path: &str) -> bool {
    path == "/v2" || path.starts_with("/v2/") || path == "/token"
}

/// Answers a request, faults apart.
pub(crate) fn answer(state: &mut State, request: &Request) -> Response {
    let route = routes::parse(&state.v2.manners, request);
    let mut response = match &route {
        Err(response) => response.clone(),
        Ok(route) => routed(state, request, route),
    };
    if request.path.starts_with("/v2") {
        response.set("Docker-Distribution-Api-Version", "registry/2.0");
    }
    dress(state, request, &mut response);
    response
}

/// Adds what pages of other origins may read. An answer given instead of ours is dressed as well.
pub(crate) fn dress(state: &State, request: &Request, response: &mut Response) {
    cors::dress(state, request, routes::parse(&state.v2.manners, request).is_ok(), response);
}

fn routed(state: &mut State, request: &Request, route: &Route) -> Response {
    if request.method == "OPTIONS" && cors::is_answered_before(state) {
        return Response::new(204, "text/plain; charset=utf-8", Vec::new());
    }
    let methods = route.methods();
    if request.method == "OPTIONS" && !methods.is_empty() {
        return errors::empty(200).header("Allow", methods.join(", "));
    }
    let method = request.method.as_str();
    if !methods.is_empty() && !methods.contains(&method) {
        return errors::plain(405, "Method not allowed\n").header("Allow", methods.join(", "));
    }
    serve(state, request, route)
}

fn serve(state: &mut State, request: &Request, route: &Route) -> Response {
    match route {
        Route::Base => Response::new(200, errors::JSON, b"{}".to_vec()),
        Route::Catalog => list::catalog(&state.v2, request),
        Route::Tags(name) => list::tags(&state.v2, request, name),
        Route::Manifest(name, reference) => manifests::read(&state.v2, request, name, reference),
        Route::Referrers(name, digest) => referrers::list(&state.v2, request, name, digest),
        Route::Blob(name, digest) => blobs::read(&state.v2, request, name, digest),
    }
}
