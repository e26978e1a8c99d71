//! What is in a form's fields, read from their events.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Node};

/// The text in the field an event happened to.
#[must_use]
pub fn value(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return input.value();
    }
    if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        return select.value();
    }
    target.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default()
}

/// Whether the box an event happened to is ticked.
#[must_use]
pub fn is_ticked(event: &Event) -> bool {
    event
        .target()
        .is_some_and(|target| target.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked))
}

/// Shows a check as neither ticked nor not: markup has no word for it.
pub fn set_indeterminate(node: &Node, is: bool) {
    if let Some(input) = node.dyn_ref::<HtmlInputElement>() {
        input.set_indeterminate(is);
    }
}
