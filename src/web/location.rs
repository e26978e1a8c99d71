//! The page's address: only its hash is ever read as a route or changed.

use super::dom::Listener;
use web_sys::EventTarget;

/// The hash of the page, with its `#`, or nothing.
#[must_use]
pub fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to a hash, as a link would: one more step of history.
pub fn go(hash: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(hash);
    }
}

/// Changes the hash in place: filters and sorting do not fill the history. Nothing hears of it by event.
pub fn replace(hash: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&VISITED.into(), "", Some(hash));
    }
}

/// What marks an entry of the history as one that was shown before.
const VISITED: &str = "portolan";

/// Begins a new place at its top. Going back to one that was shown before is left alone: there the browser puts
/// the page where it was.
pub fn begin_at_top() {
    let Some(window) = web_sys::window() else { return };
    let Ok(history) = window.history() else { return };
    if history.state().is_ok_and(|state| state.as_string().as_deref() == Some(VISITED)) {
        return;
    }
    let _ = history.replace_state_with_url(&VISITED.into(), "", None);
    window.scroll_to_with_x_and_y(0.0, 0.0);
}

/// Calls back whenever the hash has changed, until dropped.
#[must_use]
pub fn on_change(callback: impl Fn() + 'static) -> Option<Listener> {
    let window: EventTarget = web_sys::window()?.into();
    Some(Listener::new(&window, "hashchange", move |_| callback()))
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// The origin of the page.
#[must_use]
pub fn page_origin() -> String {
    web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// Where relative addresses start: the page, without query and hash.
#[must_use]
pub fn base() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// Resolves an address against another one, as a link would be.
#[must_use]
pub fn resolve(address: &str, base: &str) -> Option<String> {
    web_sys::Url::new_with_base(address, base).ok().map(|url| url.href())
}

/// The host of an authority as it goes over the wire: names in other scripts become punycode, so that lookalikes
/// show themselves (security notes I14).
#[must_use]
pub fn ascii_authority(authority: &str) -> Option<String> {
    web_sys::Url::new(&format!("https://{authority}/")).ok().map(|url| url.host())
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Sets language and theme on the page itself, which only a console that owns the page may do.
pub fn mark_page(language: &str, theme: Option<&str>) {
    let root =
        web_sys::window().and_then(|window| window.document()).and_then(|page| page.document_element());
    let Some(root) = root else { return };
    let _ = root.set_attribute("lang", language);
    let _ = match theme {
        Some(theme) => root.set_attribute("data-pt-theme", theme),
        None => root.remove_attribute("data-pt-theme"),
    };
}

/// The languages the person's browser asks for, best first.
#[must_use]
pub fn languages() -> Vec<String> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|language| language.as_string()).collect()
}

/// The query of the page's address, with its question mark, or nothing.
#[must_use]
pub fn query() -> String {
    web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// Leaves the page for another one.
pub fn leave_for(address: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().assign(address);
    }
}
