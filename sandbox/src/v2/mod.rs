//! Registry v2 / OCI Distribution 1.1, beside v1 and the Hub: the same pure function from a request to a response,
//! over a store of its own (registry-v2 and real-servers sheets).
//!
//! How it behaves is said by [`Manners`]: as Distribution 2.8 does, with all its oddities, or as the OCI
//! specification asks; open, with passwords or with tokens. Nothing here knows v1.

mod accept;
mod auth;
mod blobs;
mod cors;
mod errors;
mod limits;
mod list;
mod manifests;
mod manners;
pub(crate) mod media;
mod push;
mod referrers;
mod remove;
mod routes;
mod schema1;
mod store;
mod uploads;

pub use manners::{Auth, Catalog, Heap, Manners, Preflight, Realm, Server};
pub use store::digest_of;

pub(crate) use errors::on_demand;
pub(crate) use schema1::Schema1;
pub(crate) use store::{Manifest, Store};

use crate::message::{Request, Response};
use crate::state::State;
use routes::Route;
use serde_json::json;
use store::is_digest;
use uploads::Uploads;

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
    if request.path != "/token" && request.path != "/" {
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
    if *route != Route::Token
        && let Err(refusal) = auth::check(state, request, route)
    {
        return refusal;
    }
    if let Route::Blob(_, digest) = route
        && !is_digest(digest)
    {
        return errors::coded("DIGEST_INVALID", Some(json!({})));
    }
    let methods = route.methods();
    if request.method == "OPTIONS" && !methods.is_empty() {
        return errors::empty(200).header("Allow", methods.join(", "));
    }
    if !methods.is_empty() && !methods.contains(&request.method.as_str()) {
        return errors::plain(405, "Method not allowed\n").header("Allow", methods.join(", "));
    }
    if let Err(refusal) = limits::count(&mut state.v2, request, route) {
        return refusal;
    }
    let mut response = serve(state, request, route);
    limits::tell(&state.v2, route, &mut response);
    response
}

fn serve(state: &mut State, request: &Request, route: &Route) -> Response {
    let (base, number) = (base(state, request), state.next());
    let store = &mut state.v2;
    match (request.method.as_str(), route) {
        (_, Route::Base) => Response::new(200, errors::JSON, b"{}".to_vec()),
        (_, Route::Token) => auth::serve(state, request),
        (_, Route::Catalog) => list::catalog(store, request),
        (_, Route::Tags(name)) => list::tags(store, request, name),
        (_, Route::Referrers(name, digest)) => referrers::list(store, request, name, digest),
        ("PUT", Route::Manifest(name, reference)) => push::put(store, request, name, reference, &base),
        ("DELETE", Route::Manifest(name, reference)) => remove::manifest(store, name, reference),
        (_, Route::Manifest(name, reference)) => manifests::read(store, request, name, reference),
        ("DELETE", Route::Blob(name, digest)) => remove::blob(store, name, digest),
        (_, Route::Blob(name, digest)) => blobs::read(store, request, name, digest),
        (method, Route::Upload(name, id)) => {
            let uploads = Uploads { store, request, name, base: &base, number };
            if method == "POST" && id.is_empty() { uploads.begin() } else { uploads.go_on(id) }
        }
    }
}

/// What stands before the addresses that are told: Distribution tells them whole, made of the name it was called by.
fn base(state: &State, request: &Request) -> String {
    match state.v2.manners.server {
        Server::Oci => String::new(),
        Server::Distribution => format!("{}://{}", state.places.index.scheme().as_str(), request.authority),
    }
}
