//! What pages of other origins may read and send. Distribution puts its configured `http.headers` on every answer of
//! a route, and on nothing its router says by itself (registry-v2 sheet section 9).

use super::manners::{Preflight, Server};
use crate::cors::Cors;
use crate::message::{Request, Response};
use crate::state::State;

const METHODS: &str = "GET, HEAD, OPTIONS, DELETE, POST, PUT, PATCH";
const ALLOWED: &str =
    "Authorization, Accept, Content-Type, Range, Content-Range, If-None-Match, Cache-Control";
const EXPOSED: &str = "Docker-Content-Digest, Link, WWW-Authenticate, Location, \
     Docker-Distribution-Api-Version, Content-Range, Content-Length, Range, Accept-Ranges, ETag, \
     Docker-Upload-UUID, OCI-Subject, OCI-Filters-Applied, OCI-Chunk-Min-Length, OCI-Tag, Warning, Retry-After, \
     RateLimit-Limit, RateLimit-Remaining";

/// Whether a browser's question is answered by a proxy and never gets here.
pub(super) fn is_answered_before(state: &State) -> bool {
    state.v2.manners.preflight == Preflight::Answered && state.cors != Cors::Off
}

/// Adds the fields.
pub(super) fn dress(state: &State, request: &Request, is_routed: bool, response: &mut Response) {
    let is_token = request.path == "/token";
    let is_bare_404 = !is_routed && state.v2.manners.server == Server::Distribution;
    if state.cors == Cors::Off || is_bare_404 || (is_token && !state.v2.manners.token_cors) {
        return;
    }
    response.set("Access-Control-Allow-Origin", "*");
    if state.cors == Cors::On {
        response.set("Access-Control-Expose-Headers", EXPOSED);
    }
    if request.method == "OPTIONS" {
        let allowed = if state.cors == Cors::Bare { "Content-Type" } else { ALLOWED };
        response.set("Access-Control-Allow-Methods", METHODS);
        response.set("Access-Control-Allow-Headers", allowed);
    }
}
