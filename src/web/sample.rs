//! Where a request goes: to the network by `fetch`, or to the sample registries, which answer inside the page.
//!
//! The sample is a wasm of its own. Whoever starts the program hands over a function that answers as `fetch` does, and that
//! loads the sample when it is first called. Where none was, in tests, nobody answers there.

use crate::http::TransportError;
use crate::name::Origin;
use js_sys::{Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Request;

thread_local! {
    static ANSWERER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Hands over the function that answers for the sample, once for a program.
pub fn answered_by(answerer: Function) {
    ANSWERER.set(Some(answerer));
}

/// Sends a request to an origin. No request for a place of the sample ever reaches `fetch`.
pub(super) fn send(origin: &Origin, request: &Request) -> Result<JsFuture, TransportError> {
    let coming: Option<Promise> = if origin.is_sample() {
        in_page(request)
    } else {
        web_sys::window().map(|window| window.fetch_with_request(request))
    };
    coming.map(JsFuture::from).ok_or(TransportError::Unreachable)
}

fn in_page(request: &Request) -> Option<Promise> {
    let answer = ANSWERER.with_borrow(Clone::clone)?;
    answer.call1(&JsValue::NULL, request).ok()?.dyn_into().ok()
}
