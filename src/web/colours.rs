//! The colours in force, for what leaves the page: a token may be a formula, an element's own colour never is.

use web_sys::Element;

/// The colour of the text in an element, as `rgb(…)`.
#[must_use]
pub fn colour(element: &Element) -> Option<String> {
    let style = web_sys::window()?.get_computed_style(element).ok()??;
    style.get_property_value("color").ok().filter(|colour| !colour.is_empty())
}
