//! The part of the console that a first visit does not load. The release build cuts the wasm in two
//! (`cargo xtask split`), and whoever starts the program hands over the function that fetches the second half. Where
//! none was, in tests, all of the console is here from the start.

use crate::http::TransportError;
use js_sys::Function;
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    static FETCHER: RefCell<Option<Function>> = const { RefCell::new(None) };
    static FAILED: Cell<bool> = const { Cell::new(false) };
}

/// Hands over the function that fetches the second half, once for a program.
pub fn fetched_by(fetcher: Function) {
    FETCHER.set(Some(fetcher));
}

/// Whether all of the console is here.
#[must_use]
pub fn is_here() -> bool {
    FETCHER.with_borrow(Option::is_none)
}

/// Whether the last try to fetch the rest of it failed: what waits for it says so and offers another.
#[must_use]
pub fn has_failed() -> bool {
    FAILED.get()
}

/// Fetches what is not here yet.
///
/// # Errors
/// When it does not come; another try fetches anew.
pub async fn load() -> Result<(), TransportError> {
    let fetcher = FETCHER.with_borrow(Clone::clone);
    FAILED.set(false);
    if let Some(fetcher) = fetcher {
        let promise = fetcher.call0(&JsValue::NULL).ok().and_then(|promise| promise.dyn_into().ok());
        let coming: js_sys::Promise = promise.ok_or(TransportError::Broken)?;
        let came = JsFuture::from(coming).await;
        FAILED.set(came.is_err());
        came.map_err(|_| super::fetch::unreachable_or_offline())?;
        FETCHER.set(None);
    }
    Ok(())
}
