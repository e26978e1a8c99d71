//! Whether the page stands inside somebody else's.

use crate::name::Origin;
use wasm_bindgen::JsCast;

/// The origins of the frames that the page stands in, outermost last; none of a page that stands in no frame. Nothing
/// where the browser does not name them all: then the page counts as framed by a stranger (security notes P1).
#[must_use]
pub fn frames() -> Option<Vec<Origin>> {
    let window = web_sys::window()?;
    if window.top().ok().flatten().is_some_and(|top| js_sys::Object::is(&top, &window)) {
        return Some(Vec::new());
    }
    let named = ancestors(&window)?;
    // A frame without an origin of its own is nobody's.
    named.iter().map(|origin| origin.parse().ok()).collect::<Option<Vec<_>>>().filter(|all| !all.is_empty())
}

/// `location.ancestorOrigins`, which not every browser has.
fn ancestors(window: &web_sys::Window) -> Option<Vec<String>> {
    let list = js_sys::Reflect::get(&window.location(), &"ancestorOrigins".into()).ok()?;
    if !list.is_object() {
        return None;
    }
    let length = js_sys::Reflect::get(&list, &"length".into()).ok()?.as_f64()?;
    let list: js_sys::Array = js_sys::Array::from(&list.unchecked_into::<js_sys::Object>());
    let origins: Vec<String> = list.iter().filter_map(|origin| origin.as_string()).collect();
    // A list that could not be read in full counts as none.
    (f64::from(u32::try_from(origins.len()).ok()?) >= length).then_some(origins)
}
