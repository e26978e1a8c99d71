//! Random bytes that nobody can guess.

use wasm_bindgen::JsCast;

/// Fills an array with them. Nothing where the browser has no such source.
#[must_use]
pub fn bytes<const N: usize>() -> Option<[u8; N]> {
    let window = web_sys::window()?;
    let crypto = js_sys::Reflect::get(&window, &"crypto".into()).ok()?;
    let fill: js_sys::Function =
        js_sys::Reflect::get(&crypto, &"getRandomValues".into()).ok()?.dyn_into().ok()?;
    let array = js_sys::Uint8Array::new_with_length(u32::try_from(N).ok()?);
    fill.call1(&crypto, &array).ok()?;
    let mut out = [0; N];
    array.copy_to(&mut out);
    Some(out)
}
