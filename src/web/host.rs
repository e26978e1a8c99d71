//! The element that holds a console: what it is told, and what it is asked for.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, EventTarget};

/// The element that holds a console, and the one function by which it is reached.
#[derive(PartialEq)]
pub struct Host {
    element: Element,
    call: Function,
    /// Whether the console has the page to itself: its title, its language, its keys.
    pub owns_page: bool,
}

impl Host {
    /// `call` takes what is meant and a text, and gives a promise where something is asked for.
    #[must_use]
    pub fn new(element: Element, call: Function, owns_page: bool) -> Self {
        Self { element, call, owns_page }
    }

    /// Tells the page what happened, as the event `portolan-…` whose details these are: names and values by turns, and
    /// an empty value for none. Nothing secret has a place among them.
    pub fn tell(&self, event: &str, details: &[&str]) {
        // Neither a name nor a text for people holds the sign that parts them.
        self.say(event, &details.join("\u{1f}"));
    }

    fn say(&self, what: &str, text: &str) -> Option<JsValue> {
        self.call.call2(&self.element, &what.into(), &text.into()).ok()
    }

    /// Asks the page for a token for the registry at an origin; nothing where it has none.
    pub async fn token(&self, origin: &str, first: bool) -> Option<String> {
        let what = if first { "token" } else { "token-of-another" };
        let asked: Promise = self.say(what, origin)?.dyn_into().ok()?;
        JsFuture::from(asked).await.ok()?.as_string()
    }

    /// Where keys are listened for: the page that the console has to itself, else the element.
    #[must_use]
    pub fn keys(&self) -> EventTarget {
        let page = self.element.owner_document().filter(|_| self.owns_page);
        page.map_or_else(|| self.element.clone().into(), Into::into)
    }
}
