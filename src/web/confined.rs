//! A frame of the page from which one origin can be reached and no other. `XMLHttpRequest` follows redirects by itself,
//! body and all, and cannot be told not to; `fetch` can, and reports no progress. So an upload is sent from such a
//! frame: its policy names the origin that was asked for, and the browser refuses to be led to another one before a
//! byte of the body goes there (security notes C7, C8, C10).

use crate::http::TransportError;
use crate::name::Origin;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlIFrameElement, XmlHttpRequest};

/// The frame; gone with this.
pub(super) struct Confined(HtmlIFrameElement);

impl Confined {
    /// Whether a policy can name the origin: it knows no addresses in brackets and no underscores.
    pub(super) fn can_name(origin: &Origin) -> bool {
        origin.host().bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
    }

    /// A frame that reaches this origin alone.
    pub(super) async fn to(origin: &Origin) -> Result<Self, TransportError> {
        Self::make(origin).await.ok_or(TransportError::Unreachable)
    }

    async fn make(origin: &Origin) -> Option<Self> {
        let page = web_sys::window()?.document()?;
        let frame: HtmlIFrameElement = page.create_element("iframe").ok()?.unchecked_into();
        frame.set_hidden(true);
        let body = page.body()?;
        // Some browsers put another document into a new frame once it has loaded; what was said to the first is lost.
        let mut refused = false;
        let loaded = Promise::new(&mut |heard, _| {
            frame.set_onload(Some(&heard));
            refused = body.append_child(&frame).is_err();
        });
        let confined = Self(frame);
        if refused {
            return None;
        }
        JsFuture::from(loaded).await.ok()?;
        confined.say("http-equiv", "Content-Security-Policy", &format!("connect-src {origin}"))?;
        confined.say("name", "referrer", "no-referrer")?;
        Some(confined)
    }

    fn say(&self, kind: &str, name: &str, content: &str) -> Option<()> {
        let document = self.0.content_document()?;
        let meta = document.create_element("meta").ok()?;
        meta.set_attribute(kind, name).ok()?;
        meta.set_attribute("content", content).ok()?;
        document.head()?.append_child(&meta).ok()?;
        Some(())
    }

    /// A request that the frame makes, under its policy.
    pub(super) fn request(&self) -> Result<XmlHttpRequest, TransportError> {
        let window = self.0.content_window().ok_or(TransportError::Unreachable)?;
        let failed = |_: JsValue| TransportError::Unreachable;
        let made_by = Reflect::get(&window, &"XMLHttpRequest".into()).map_err(failed)?;
        // A thing of another window's is no instance of this one's class, so that asking whether it is says no.
        let request =
            Reflect::construct(made_by.unchecked_ref::<Function>(), &Array::new()).map_err(failed)?;
        Ok(request.unchecked_into())
    }
}

impl Drop for Confined {
    fn drop(&mut self) {
        self.0.remove();
    }
}
