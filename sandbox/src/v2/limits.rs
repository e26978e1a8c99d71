//! How often manifests may be got, as Docker Hub counts: GET counts, HEAD does not (registry-v2 sheet section 8).

use super::errors::coded;
use super::routes::Route;
use super::store::Store;
use crate::message::{Request, Response};

/// The window that limits are told for, in seconds.
const WINDOW: u32 = 21_600;

/// Whether a request is counted.
fn counts(request: &Request, route: &Route) -> bool {
    request.method == "GET" && matches!(route, Route::Manifest(..))
}

/// Counts a request.
///
/// # Errors
/// 429 once there were too many.
pub(super) fn count(store: &mut Store, request: &Request, route: &Route) -> Result<(), Response> {
    let Some(limit) = store.manners.rate_limit.filter(|_| counts(request, route)) else { return Ok(()) };
    if store.pulls >= limit {
        return Err(coded("TOOMANYREQUESTS", None).header("Retry-After", "1"));
    }
    store.pulls += 1;
    Ok(())
}

/// Tells how many are left.
pub(super) fn tell(store: &Store, route: &Route, response: &mut Response) {
    if let (Some(limit), Route::Manifest(..)) = (store.manners.rate_limit, route) {
        let left = limit.saturating_sub(store.pulls);
        response.set("RateLimit-Limit", format!("{limit};w={WINDOW}"));
        response.set("RateLimit-Remaining", format!("{left};w={WINDOW}"));
        response.set("Docker-RateLimit-Source", "192.0.2.17");
    }
}
