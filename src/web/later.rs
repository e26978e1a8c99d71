//! The part of the console that a first visit does not load. The release build cuts the wasm in two
//! (`cargo xtask split`), and `boot.js` leaves the function that fetches the second half as `portolanLater`. Where
//! there is no such function, in tests and in development builds, all of the console is here from the start.

use crate::http::TransportError;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

thread_local! {
    static HERE: Cell<bool> = Cell::new(fetcher().is_none());
}

fn fetcher() -> Option<js_sys::Function> {
    js_sys::Reflect::get(&js_sys::global(), &"portolanLater".into()).ok()?.dyn_into().ok()
}

/// Whether all of the console is here.
#[must_use]
pub fn is_here() -> bool {
    HERE.get()
}

/// Fetches what is not here yet.
///
/// # Errors
/// When it does not come; another try fetches anew.
pub async fn load() -> Result<(), TransportError> {
    if let Some(fetcher) = fetcher().filter(|_| !is_here()) {
        let promise = fetcher.call0(&js_sys::global()).ok().and_then(|promise| promise.dyn_into().ok());
        let coming: js_sys::Promise = promise.ok_or(TransportError::Broken)?;
        JsFuture::from(coming).await.map_err(|_| super::fetch::unreachable_or_offline())?;
        HERE.set(true);
    }
    Ok(())
}
