//! Copying text.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlTextAreaElement, Node};

/// Copies text; says whether it worked. Pages served over plain http have no clipboard of their own, so there a
/// field beside `near`, inside the console, is selected and the old command is used.
pub async fn copy(text: &str, near: &Node) -> bool {
    let Some(window) = web_sys::window() else { return false };
    if window.is_secure_context()
        && JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
    {
        return true;
    }
    copy_by_command(text, near).unwrap_or(false)
}

fn copy_by_command(text: &str, near: &Node) -> Option<bool> {
    let document = web_sys::window()?.document()?;
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    field.set_class_name("pt-sr");
    near.parent_node()?.append_child(&field).ok()?;
    field.select();
    let command: js_sys::Function =
        js_sys::Reflect::get(&document, &"execCommand".into()).ok()?.dyn_into().ok()?;
    let done = command.call1(&document, &"copy".into()).ok()?.is_truthy();
    field.remove();
    Some(done)
}
