//! Whether an element is in sight, or near enough to be so soon. The browser watches, wherever the console is embedded:
//! nothing here is worked out by scrolling.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
pub use web_sys::Element;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Watches an element until dropped.
pub struct Sight {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(js_sys::Array)>,
}

impl Sight {
    /// Calls back at first and whenever the element comes near the window or leaves it. `margin` is how far, in CSS
    /// pixels, counts as near.
    pub fn new(element: &Element, margin: u32, callback: impl Fn(bool) + 'static) -> Option<Self> {
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            // Several changes may come at once; the last one holds.
            let last = entries.get(entries.length().saturating_sub(1));
            if let Ok(entry) = last.dyn_into::<IntersectionObserverEntry>() {
                callback(entry.is_intersecting());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(&format!("{margin}px 0px"));
        let observer =
            IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

/// What of an element is in the window, or near it: where that begins and ends, as parts of its height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

impl Sight {
    /// Calls back at first, whenever the element comes near the window or leaves it, and whenever more or less of it is near
    /// than one of these parts of it. `margin` is as in [`Sight::new`].
    pub fn of_parts(
        element: &Element,
        margin: u32,
        parts: impl IntoIterator<Item = f64>,
        callback: impl Fn(Part) + 'static,
    ) -> Option<Self> {
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let last = entries.get(entries.length().saturating_sub(1));
            if let Ok(entry) = last.dyn_into::<IntersectionObserverEntry>() {
                let (whole, seen) = (entry.bounding_client_rect(), entry.intersection_rect());
                let part =
                    |at: f64| if whole.height() > 0.0 { (at - whole.y()) / whole.height() } else { 0.0 };
                if entry.is_intersecting() {
                    callback(Part { from: part(seen.y()), to: part(seen.y() + seen.height()) });
                } else {
                    callback(Part { from: 0.0, to: 0.0 });
                }
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(&format!("{margin}px 0px"));
        let steps: js_sys::Array = [0.0, 1.0].into_iter().chain(parts).map(JsValue::from).collect();
        options.set_threshold(&steps);
        let observer =
            IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for Sight {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
