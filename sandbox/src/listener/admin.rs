//! The admin API, on a port of its own: how end-to-end tests work the sandbox from outside its process.
//!
//! | Call | What it does |
//! |---|---|
//! | `POST /faults` | adds a fault, or each of a list; see [`Fault`] for the fields |
//! | `DELETE /faults` | ends all faults |
//! | `GET /requests`, `DELETE /requests` | reads, forgets the log |
//! | `POST /activate/{user}` | follows the mailed link of a new account; 404 if there is none |
//! | `POST /cors/{on,bare,unexposed,off}` | lets other origins in, or not |
//! | `POST /single-use/{on,off}` | tokens are good for one request |
//! | `POST /revoke` | makes all tokens given out so far worthless |
//! | `POST /manner/{standalone,apart}` | its v1 behaves otherwise, over the same content |
//! | `POST /serves/{v1,v2,both}` | speaks these protocols |
//! | `GET /v2/manners`, `POST /v2/manners` | reads, sets switches of v2; see [`Manners`] for their names |
//! | `POST /v2/heap/repositories/{n}`, `POST /v2/heap/tags/{n}`, `POST /v2/heap/tree/{layers}/{tags}` | adds content; see [`Heap`] |
//! | `POST /reset` | everything as it was when the listener began |
//! | `POST /reset/empty` | the same, and then no image and no repository |

use crate::cors::Cors;
use crate::faults::Fault;
use crate::sandbox::{Sandbox, Snapshot};
use crate::state::{Manner, Serves};
use crate::v2::{Heap, Manners};
use axum::body::{Body, to_bytes};
use axum::http::StatusCode;
use std::sync::Arc;

/// The largest body taken, in bytes.
const BODY_MAX: usize = 4 * 1024 * 1024;

/// A router that works one sandbox.
pub(super) fn router(sandbox: &Sandbox) -> axum::Router {
    let sandbox = sandbox.clone();
    let beginning = Arc::new(sandbox.snapshot());
    axum::Router::new().fallback(move |request: axum::extract::Request| {
        let (sandbox, beginning) = (sandbox.clone(), beginning.clone());
        async move {
            let (parts, body) = request.into_parts();
            let body = to_bytes(body, BODY_MAX).await.unwrap_or_default();
            let (status, text) = work(&sandbox, &beginning, parts.method.as_str(), parts.uri.path(), &body);
            let mut answer = axum::response::Response::new(Body::from(text));
            *answer.status_mut() = status;
            answer
        }
    })
}

fn work(
    sandbox: &Sandbox,
    beginning: &Snapshot,
    method: &str,
    path: &str,
    body: &[u8],
) -> (StatusCode, String) {
    let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
    match (method, segments.as_slice()) {
        ("POST", ["faults"]) => match faults(body) {
            Ok(faults) => faults.into_iter().for_each(|fault| sandbox.add_fault(fault)),
            Err(error) => return (StatusCode::BAD_REQUEST, error.to_string()),
        },
        ("DELETE", ["faults"]) => sandbox.clear_faults(),
        ("GET", ["requests"]) => {
            return (StatusCode::OK, serde_json::to_string(&sandbox.requests()).unwrap_or_default());
        }
        ("DELETE", ["requests"]) => sandbox.clear_requests(),
        ("POST", ["activate", user]) => {
            if !sandbox.activate(user) {
                return (StatusCode::NOT_FOUND, format!("no account {user}"));
            }
        }
        ("POST", ["cors", "on"]) => sandbox.set_cors(Cors::On),
        ("POST", ["cors", "bare"]) => sandbox.set_cors(Cors::Bare),
        ("POST", ["cors", "unexposed"]) => sandbox.set_cors(Cors::Unexposed),
        ("POST", ["cors", "off"]) => sandbox.set_cors(Cors::Off),
        ("POST", ["single-use", switch @ ("on" | "off")]) => sandbox.set_single_use(*switch == "on"),
        ("POST", ["revoke"]) => sandbox.revoke_tokens(),
        ("POST", ["manner", "standalone"]) => sandbox.set_manner(Manner::Standalone),
        ("POST", ["manner", "apart"]) => sandbox.set_manner(Manner::Apart),
        ("POST", ["serves", "v1"]) => sandbox.set_serves(Serves::V1),
        ("POST", ["serves", "v2"]) => sandbox.set_serves(Serves::V2),
        ("POST", ["serves", "both"]) => sandbox.set_serves(Serves::Both),
        ("GET", ["v2", "manners"]) => {
            return (StatusCode::OK, serde_json::to_string(&sandbox.manners()).unwrap_or_default());
        }
        ("POST", ["v2", "manners"]) => match switched(sandbox, body) {
            Ok(manners) => sandbox.set_manners(manners),
            Err(error) => return (StatusCode::BAD_REQUEST, error.to_string()),
        },
        ("POST", ["v2", "heap", rest @ ..]) => match heap(rest) {
            Some(heap) => sandbox.add_heap(heap),
            None => return (StatusCode::BAD_REQUEST, "no such heap".to_owned()),
        },
        ("POST", ["reset"]) => sandbox.restore(beginning),
        ("POST", ["reset", "empty"]) => {
            sandbox.restore(beginning);
            sandbox.clear_content();
        }
        _ => return (StatusCode::NOT_FOUND, "no such call".to_owned()),
    }
    (StatusCode::NO_CONTENT, String::new())
}

fn switched(sandbox: &Sandbox, body: &[u8]) -> serde_json::Result<Manners> {
    sandbox.manners().with(&serde_json::from_slice(body)?)
}

fn heap(words: &[&str]) -> Option<Heap> {
    match words {
        ["repositories", count] => Some(Heap::Repositories(count.parse().ok()?)),
        ["tags", count] => Some(Heap::Tags(count.parse().ok()?)),
        ["tree", layers, tags] => Some(Heap::Tree(layers.parse().ok()?, tags.parse().ok()?)),
        _ => None,
    }
}

/// One fault or a list of them.
fn faults(body: &[u8]) -> serde_json::Result<Vec<Fault>> {
    if body.trim_ascii_start().starts_with(b"[") {
        serde_json::from_slice(body)
    } else {
        serde_json::from_slice(body).map(|fault| vec![fault])
    }
}
