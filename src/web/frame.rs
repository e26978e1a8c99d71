//! Whether the page stands inside somebody else's.

use wasm_bindgen::JsCast;

/// How the page is framed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Framing {
    /// Not framed, or framed by its own origin.
    None,
    /// Framed by other origins, outermost last; empty where the browser does not name them.
    Foreign(Vec<String>),
}

/// Looks upwards. Where it cannot be told, the page counts as framed by a stranger (security notes P1).
#[must_use]
pub fn framing() -> Framing {
    let Some(window) = web_sys::window() else { return Framing::Foreign(Vec::new()) };
    if window.top().ok().flatten().is_some_and(|top| js_sys::Object::is(&top, &window)) {
        return Framing::None;
    }
    let own = window.location().origin().unwrap_or_default();
    match ancestors(&window) {
        Some(origins) if !origins.is_empty() && origins.iter().all(|origin| *origin == own) => Framing::None,
        Some(origins) => Framing::Foreign(origins),
        None => Framing::Foreign(Vec::new()),
    }
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
