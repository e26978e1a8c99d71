//! Keys that belong to no single part.

use super::dom::{Listener, is_typing};
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlElement, KeyboardEvent, Node};

/// A key that belongs to the whole console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// `/`.
    Filter,
    /// `?`.
    Sheet,
    /// `n`.
    Next,
}

/// Calls back for these keys where they are pressed inside `target`, unless one types or holds a modifier; a true
/// answer means that the key was used.
pub fn listen(target: &EventTarget, act: impl Fn(Key) -> bool + 'static) -> Listener {
    Listener::new(target, "keydown", move |event| {
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
        let held = pressed.ctrl_key() || pressed.meta_key() || pressed.alt_key();
        if held || pressed.default_prevented() || is_typing(&event) {
            return;
        }
        let key = match pressed.key().as_str() {
            "/" => Key::Filter,
            "?" => Key::Sheet,
            "n" => Key::Next,
            _ => return,
        };
        if act(key) {
            event.prevent_default();
        }
    })
}

/// Gives the focus to the first filter inside a node; false when there is none.
#[must_use]
pub fn focus_filter(within: &Node) -> bool {
    let field = within
        .dyn_ref::<web_sys::Element>()
        .and_then(|within| within.query_selector("#pt-main [type=search]").ok().flatten());
    match field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        Some(field) => field.focus().is_ok(),
        None => false,
    }
}
