//! Giving a person bytes as a file: written through the save-file picker where there is one, else gathered.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// The one type ever given to what is saved, so that no browser looks inside (security notes D9).
const OCTETS: &str = "application/octet-stream";

/// Where bytes go while they arrive.
pub enum Sink {
    /// Straight to a file on the person's machine.
    File(JsValue),
    /// Gathered, and offered as a download at the end.
    Gathered(Array),
}

/// Opens a file to write to. Must be called from a press, since the picker wants one. Nothing when the person
/// closed the picker without choosing.
pub async fn open(name: &str) -> Option<Sink> {
    let Some(picker) = picker() else { return Some(Sink::gathered()) };
    let options = Object::new();
    Reflect::set(&options, &"suggestedName".into(), &name.into()).ok()?;
    let window = web_sys::window()?;
    let picked = picker.call1(&window, &options).ok()?.dyn_into::<Promise>().ok()?;
    let handle = JsFuture::from(picked).await.ok()?;
    match call(&handle, "createWritable", &JsValue::UNDEFINED).await {
        Ok(writable) => Some(Sink::File(writable)),
        Err(_) => Some(Sink::gathered()),
    }
}

impl Sink {
    /// A sink that gathers, for small things that are at hand already.
    #[must_use]
    pub fn gathered() -> Self {
        Self::Gathered(Array::new())
    }

    /// Writes the next bytes. False when the disk refuses.
    pub async fn write(&self, bytes: &[u8]) -> bool {
        let bytes = Uint8Array::from(bytes);
        match self {
            Self::Gathered(parts) => {
                parts.push(&bytes);
                true
            }
            Self::File(writable) => call(writable, "write", &bytes).await.is_ok(),
        }
    }

    /// Ends it: closes the file, or offers what was gathered under `name`. False when the disk refuses.
    pub async fn finish(self, name: &str) -> bool {
        match self {
            Self::Gathered(parts) => offer(&parts, name).is_some(),
            Self::File(writable) => call(&writable, "close", &JsValue::UNDEFINED).await.is_ok(),
        }
    }

    /// Drops what was written so far.
    pub async fn discard(self) {
        if let Self::File(writable) = self {
            // Nothing is left to do when even this fails.
            let _ = call(&writable, "abort", &JsValue::UNDEFINED).await;
        }
    }
}

fn picker() -> Option<Function> {
    let window = web_sys::window()?;
    Reflect::get(&window, &"showSaveFilePicker".into()).ok()?.dyn_into().ok()
}

async fn call(target: &JsValue, method: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(target, &method.into())?.dyn_into()?;
    JsFuture::from(method.call1(target, argument)?.dyn_into::<Promise>()?).await
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
    Url::revoke_object_url(&url).ok()
}
