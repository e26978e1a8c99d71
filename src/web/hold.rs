//! Holding the page while something is under way that should not be broken off: whoever closes or reloads it then is
//! asked by the browser first, in its own words.

use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

type Asks = Closure<dyn FnMut(Event)>;

thread_local! {
    static HELD: Cell<usize> = const { Cell::new(0) };
    static ASKS: RefCell<Option<Asks>> = const { RefCell::new(None) };
}

/// Holds the page until dropped.
pub struct Hold(());

/// Holds it. Only for a page that the console has to itself.
#[must_use]
pub fn page() -> Hold {
    if HELD.replace(HELD.get() + 1) == 0 {
        let asks = Asks::new(|event: Event| event.prevent_default());
        if let Some(window) = web_sys::window() {
            window.set_onbeforeunload(Some(asks.as_ref().unchecked_ref()));
        }
        ASKS.set(Some(asks));
    }
    Hold(())
}

impl Drop for Hold {
    fn drop(&mut self) {
        if HELD.replace(HELD.get().saturating_sub(1)) == 1 {
            if let Some(window) = web_sys::window() {
                window.set_onbeforeunload(None);
            }
            ASKS.set(None);
        }
    }
}
