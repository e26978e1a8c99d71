//! Computed sizes and positions. The content security policy blocks `style=` attributes, silently; setting a
//! property through the CSS object model is allowed. This is the only place that does.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Sets a custom property such as `--pt-top` on an element, in CSS pixels.
pub fn set_px(element: &Element, property: &str, pixels: f64) {
    set(element, property, &format!("{}px", written(pixels, 1)));
}

/// Sets a custom property on an element to a plain number.
pub fn set_number(element: &Element, property: &str, number: f64) {
    set(element, property, &written(number, 4));
}

/// Sets a custom property on an element.
pub fn set(element: &Element, property: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Refused only for a name that is no custom property.
        let _ = element.style().set_property(property, value);
    }
}

/// The browser writes numbers too, so the wasm need not.
fn written(number: f64, decimals: u8) -> String {
    js_sys::Number::from(number).to_fixed(decimals).map(String::from).unwrap_or_default()
}
