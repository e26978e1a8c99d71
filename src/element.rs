//! How a page takes the console in: a shadow root below a host element, a style sheet, and the root component.
//! The page of the console itself uses the same way as any portal.

use crate::ui::root::{Options, Root};
use crate::web::{location, panic};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, ShadowRootInit, ShadowRootMode};
use yew::prelude::*;

/// A mounted console. Unmounting it cancels what it asked for and forgets what it held.
#[wasm_bindgen]
pub struct Mounted {
    app: Option<AppHandle<Root>>,
    holder: Element,
}

#[wasm_bindgen]
impl Mounted {
    /// Takes the console out of the page again.
    pub fn unmount(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
            panic::forget(&self.holder);
            self.holder.remove();
        }
    }
}

/// Mounts the console below a host element. `base` is where its files are, `style` the address of its style sheet.
///
/// Nothing comes back when the host cannot have a shadow root.
#[wasm_bindgen]
#[must_use]
pub fn mount(host: &Element, base: &str, style: &str) -> Option<Mounted> {
    // By Yew's own call, or it would put a hook in our place that writes the message of a panic to the console.
    yew::set_custom_panic_hook(Box::new(panic::hook));
    let shadow = match host.shadow_root() {
        Some(shadow) => shadow,
        None => host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).ok()?,
    };
    let document = host.owner_document()?;
    if !style.is_empty() {
        let link = document.create_element("link").ok()?;
        link.set_attribute("rel", "stylesheet").ok()?;
        link.set_attribute("href", style).ok()?;
        shadow.append_child(&link).ok()?;
    }
    let holder = document.create_element("div").ok()?;
    shadow.append_child(&holder).ok()?;
    panic::watch(&holder);
    let options = Options { base: base.to_owned().into() };
    let app = yew::Renderer::<Root>::with_root_and_props(holder.clone(), options).render();
    Some(Mounted { app: Some(app), holder })
}

/// Mounts the console on its own page: below its `portolan-console`, with the style sheet the page links.
pub fn mount_page() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let find = |selector| document.query_selector(selector).ok().flatten();
    let style =
        find("link[rel=stylesheet]").and_then(|link| link.dyn_into::<web_sys::HtmlLinkElement>().ok());
    let style = style.map(|link| link.href()).unwrap_or_default();
    if let Some(host) = find("portolan-console") {
        // The console of a page stays for as long as the page.
        std::mem::forget(mount(&host, &location::base(), &style));
    }
}
