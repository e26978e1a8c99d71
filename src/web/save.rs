//! Giving a person bytes as a file: written through the save-file picker where there is one, else gathered.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The one type ever given to what is saved, so that no browser looks inside (security notes D9).
const OCTETS: &str = "application/octet-stream";

/// How long what was offered stays in memory, in milliseconds: some browsers fetch it only after the person chose
/// a folder.
const OFFERED_MS: i32 = 60_000;

/// Where bytes go while they arrive. Dropping it before [`Sink::finish`] drops what was written so far.
pub struct Sink(To);

enum To {
    /// Straight to a file on the person's machine.
    File(JsValue),
    /// Gathered, and offered as a download at the end.
    Gathered(Array),
    /// Over and done.
    Closed,
}

/// Opens a file to write to. Must be called from a press, since the picker wants one; where it is too long ago, what is
/// written is gathered. Nothing when the person closed the picker without choosing.
pub async fn open(name: &str) -> Option<Sink> {
    let Some(picker) = picker() else { return Some(Sink::gathered()) };
    let options = Object::new();
    Reflect::set(&options, &"suggestedName".into(), &name.into()).ok()?;
    let window = web_sys::window()?;
    let picked = picker.call1(&window, &options).ok()?.dyn_into::<Promise>().ok()?;
    let handle = match JsFuture::from(picked).await {
        Ok(handle) => handle,
        Err(error) => return (!is_abort(&error)).then(Sink::gathered),
    };
    match settled(call(&handle, "createWritable", &JsValue::UNDEFINED)).await {
        Ok(writable) => Some(Sink(To::File(writable))),
        Err(_) => Some(Sink::gathered()),
    }
}

impl Sink {
    /// A sink that gathers, for small things that are at hand already.
    #[must_use]
    pub fn gathered() -> Self {
        Self(To::Gathered(Array::new()))
    }

    /// Whether what is written to it stays in memory.
    #[must_use]
    pub fn gathers(&self) -> bool {
        matches!(self.0, To::Gathered(_))
    }

    /// Writes the next bytes. False when the disk refuses.
    pub async fn write(&self, bytes: &[u8]) -> bool {
        let bytes = Uint8Array::from(bytes);
        match &self.0 {
            To::Gathered(parts) => {
                parts.push(&bytes);
                true
            }
            To::File(writable) => settled(call(writable, "write", &bytes)).await.is_ok(),
            To::Closed => false,
        }
    }

    /// Ends it: closes the file, or offers what was gathered under `name`. False when the disk refuses.
    pub async fn finish(mut self, name: &str) -> bool {
        match std::mem::replace(&mut self.0, To::Closed) {
            To::Gathered(parts) => offer(&parts, name).is_some(),
            To::File(writable) => settled(call(&writable, "close", &JsValue::UNDEFINED)).await.is_ok(),
            To::Closed => false,
        }
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        if let To::File(writable) = &self.0 {
            // Nothing is left to do when even this fails.
            let _ = call(writable, "abort", &JsValue::UNDEFINED);
        }
    }
}

fn picker() -> Option<Function> {
    let window = web_sys::window()?;
    Reflect::get(&window, &"showSaveFilePicker".into()).ok()?.dyn_into().ok()
}

fn is_abort(error: &JsValue) -> bool {
    Reflect::get(error, &"name".into()).is_ok_and(|name| name == "AbortError")
}

fn call(target: &JsValue, method: &str, argument: &JsValue) -> Result<Promise, JsValue> {
    let method: Function = Reflect::get(target, &method.into())?.dyn_into()?;
    method.call1(target, argument)?.dyn_into()
}

async fn settled(promise: Result<Promise, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(promise?).await
}

fn offer(parts: &Array, name: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(OCTETS);
    let blob = Blob::new_with_u8_array_sequence_and_options(parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    let revoke = Closure::once_into_js(move || {
        // Fails only for what is revoked already.
        let _ = Url::revoke_object_url(&url);
    });
    let window = web_sys::window()?;
    window.set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), OFFERED_MS).ok()?;
    Some(())
}
