//! Moving about in a box that scrolls: where it lies, dragging it, and turning the wheel over it.

use super::dom::Listener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, WheelEvent};

/// Where an element lies in the window, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Where an element lies.
#[must_use]
pub fn area(element: &Element) -> Area {
    let rect = element.get_bounding_client_rect();
    Area { left: rect.left(), top: rect.top(), width: rect.width(), height: rect.height() }
}

/// Scrolls a box by so many CSS pixels.
#[allow(clippy::cast_possible_truncation)]
pub fn scroll_by(element: &Element, right: f64, down: f64) {
    if right.abs() >= 0.5 {
        element.set_scroll_left(element.scroll_left() + right.round() as i32);
    }
    if down.abs() >= 0.5 {
        element.set_scroll_top(element.scroll_top() + down.round() as i32);
    }
}

/// Has an element hear the pointer until its button is let go, wherever it goes.
pub fn capture(element: &Element, pointer: i32) {
    // Refused only for a pointer that is gone already.
    let _ = element.set_pointer_capture(pointer);
}

/// Hears of the wheel turned with Ctrl or Command held, or of two fingers pinching, which browsers report alike;
/// the page itself does not zoom then. Without the key the wheel scrolls as ever.
pub fn on_pinch(element: &Element, callback: impl Fn(f64, f64, f64) + 'static) -> Listener {
    Listener::new(element, "wheel", move |event: Event| {
        let Some(wheel) = event.dyn_ref::<WheelEvent>() else { return };
        if !wheel.ctrl_key() && !wheel.meta_key() {
            return;
        }
        event.prevent_default();
        // A mouse counts in lines or notches of a hundred, a trackpad in a few pixels.
        let turn =
            if wheel.delta_mode() == WheelEvent::DOM_DELTA_LINE { 33.0 } else { 1.0 } * wheel.delta_y();
        callback(turn.clamp(-100.0, 100.0), f64::from(wheel.client_x()), f64::from(wheel.client_y()));
    })
}

/// The value of an attribute of what was pressed, or of the nearest element around it that has one.
#[must_use]
pub fn pressed(event: &Event, attribute: &str) -> Option<String> {
    let target = event.composed_path().get(0).dyn_into::<Element>().ok()?;
    target.closest(&format!("[{attribute}]")).ok()??.get_attribute(attribute)
}

/// Whether a finger points here rather than a mouse.
#[must_use]
pub fn is_coarse() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(pointer: coarse)").ok().flatten());
    query.is_some_and(|query| query.matches())
}
