//! Where a console is: in the hash of the page, which is all of an address that is ever read as a route or changed, or
//! to itself alone. And what else the page's address tells.

use super::dom::Listener;
use crate::name::Origin;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::{Element, EventTarget};

/// Where a console keeps its address.
#[derive(Clone)]
pub struct Address(Rc<Kept>);

struct Kept {
    in_page: bool,
    owns_page: bool,
    hash: RefCell<String>,
    heard: RefCell<Option<Rc<dyn Fn()>>>,
    from_outside: Cell<bool>,
}

impl PartialEq for Address {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Address {
    /// The hash of the page, which may be the console's own or somebody else's.
    #[must_use]
    pub fn of_page(owns_page: bool) -> Self {
        Self::new(true, owns_page, "")
    }

    /// One that no other part of the page sees, and where it begins: a hash, or nothing.
    #[must_use]
    pub fn inner(hash: &str) -> Self {
        Self::new(false, false, hash)
    }

    fn new(in_page: bool, owns_page: bool, hash: &str) -> Self {
        let (hash, heard, from_outside) =
            (RefCell::new(hash.to_owned()), RefCell::default(), Cell::default());
        Self(Rc::new(Kept { in_page, owns_page, hash, heard, from_outside }))
    }

    /// Whether the console has the page to itself.
    #[must_use]
    pub fn owns_page(&self) -> bool {
        self.0.owns_page
    }

    /// The hash, with its `#`, or nothing. What stands in the hash of somebody else's page and is no route is theirs.
    #[must_use]
    pub fn hash(&self) -> String {
        if !self.0.in_page {
            return self.0.hash.borrow().clone();
        }
        let hash = web_sys::window().and_then(|window| window.location().hash().ok());
        hash.filter(|hash| self.0.owns_page || hash.starts_with("#/")).unwrap_or_default()
    }

    /// Goes to a hash, as a link would: one more step of the page's history.
    pub fn go(&self, hash: &str) {
        if self.0.in_page {
            if let Some(window) = web_sys::window() {
                let _ = window.location().set_hash(hash);
            }
            return;
        }
        self.0.hash.replace(hash.to_owned());
        let heard = self.0.heard.borrow().clone();
        heard.iter().for_each(|heard| heard());
    }

    /// The same at the word of the page around the console: what has the focus there keeps it.
    pub fn go_from_outside(&self, hash: &str) {
        self.0.from_outside.set(true);
        self.go(hash);
    }

    /// Changes the hash in place: filters and sorting do not fill the history. Nothing hears of it.
    pub fn replace(&self, hash: &str) {
        if self.0.in_page {
            replace(hash, self.0.owns_page);
        } else {
            self.0.hash.replace(hash.to_owned());
        }
    }

    /// Calls back whenever the hash has changed. A page's is listened to until what comes back is dropped.
    pub fn on_change(&self, callback: impl Fn() + 'static) -> Option<Listener> {
        if !self.0.in_page {
            self.0.heard.replace(Some(Rc::new(callback)));
            return None;
        }
        let window: EventTarget = web_sys::window()?.into();
        Some(Listener::new(&window, "hashchange", move |_| callback()))
    }

    /// Calls nobody back any more. Whoever is called back holds on to the address.
    pub fn leave(&self) {
        self.0.heard.take();
    }

    /// Whether a new place was gone to from within the console; then the focus goes along. A page of its own begins at
    /// its top, and a console inside another's page comes into sight. Going back to what was shown before is left
    /// alone: there the browser puts the page where it was.
    #[must_use]
    pub fn arrive(&self, main: &Element) -> bool {
        if self.0.from_outside.take() {
            return false;
        }
        if self.0.owns_page {
            begin_at_top();
        } else if main.get_bounding_client_rect().top() < 0.0 {
            main.scroll_into_view();
        }
        true
    }
}

/// Changes the address of the page in place. What another's page keeps in its history stays.
pub fn replace(address: &str, owns_page: bool) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let state = if owns_page { VISITED.into() } else { history.state().unwrap_or_default() };
        let _ = history.replace_state_with_url(&state, "", Some(address));
    }
}

/// What marks an entry of the history as one that was shown before.
const VISITED: &str = "portolan";

fn begin_at_top() {
    let Some(window) = web_sys::window() else { return };
    let Ok(history) = window.history() else { return };
    if history.state().is_ok_and(|state| state.as_string().as_deref() == Some(VISITED)) {
        return;
    }
    let _ = history.replace_state_with_url(&VISITED.into(), "", None);
    window.scroll_to_with_x_and_y(0.0, 0.0);
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

/// The origin of an address, if it has one.
#[must_use]
pub fn origin_of(address: &str) -> Option<Origin> {
    web_sys::Url::new(address).ok()?.origin().parse().ok()
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
