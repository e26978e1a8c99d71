//! Files that lie beside the page: the settings, the other languages.

use crate::http::TransportError;
use gloo_net::http::Response;
use js_sys::{Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    static READER: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Hands over the function that fetches a file, once for a program.
pub fn read_by(reader: Function) {
    READER.set(Some(reader));
}

/// Reads a file beside the page, asking the server whether it changed. Nothing when it is not there; `most` bytes
/// at most.
///
/// # Errors
/// When it cannot be read, or is longer.
pub async fn read(address: &str, most: usize) -> Result<Option<Vec<u8>>, TransportError> {
    let answer = ask(address).await.ok_or_else(super::fetch::unreachable_or_offline)?;
    match answer.status() {
        200 => {
            let bytes = answer.binary().await.map_err(|_| TransportError::Broken)?;
            if bytes.len() > most { Err(TransportError::Broken) } else { Ok(Some(bytes)) }
        }
        _ => Ok(None),
    }
}

async fn ask(address: &str) -> Option<Response> {
    let reader = READER.with_borrow(Clone::clone)?;
    let coming: Promise = reader.call1(&JsValue::NULL, &address.into()).ok()?.dyn_into().ok()?;
    let answer: web_sys::Response = JsFuture::from(coming).await.ok()?.dyn_into().ok()?;
    Some(answer.into())
}
