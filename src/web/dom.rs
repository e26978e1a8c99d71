//! Listening to and measuring elements.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, HtmlElement};

/// Listens until dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls back on every such event at the target. Able to call `preventDefault` also on events that browsers
    /// treat as passive otherwise, such as `wheel`.
    pub fn new(target: &EventTarget, event: &'static str, callback: impl Fn(Event) + 'static) -> Self {
        let callback = Closure::<dyn FnMut(Event)>::new(callback);
        let options = web_sys::AddEventListenerOptions::new();
        options.set_passive(event != "wheel" && event != "keydown");
        // Refused only for a target that cannot have listeners.
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            event,
            callback.as_ref().unchecked_ref(),
            &options,
        );
        Self { target: target.clone(), event, callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.event, callback);
    }
}

/// Watches the size of an element until dropped.
pub struct SizeWatch {
    observer: web_sys::ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl SizeWatch {
    /// Calls back at first and whenever the size changes.
    pub fn new(element: &Element, callback: impl Fn() + 'static) -> Option<Self> {
        let callback = Closure::<dyn FnMut()>::new(callback);
        let observer = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// How an element lies against the window: its top edge from the window's top, and the window's height, in CSS
/// pixels. What is scrolled above the window is negative.
#[must_use]
pub fn top_and_window(element: &Element) -> (f64, f64) {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()).and_then(|h| h.as_f64());
    (element.get_bounding_client_rect().top(), height.unwrap_or(800.0))
}

/// The inner size of an element, width and height, in CSS pixels.
#[must_use]
pub fn size(element: &Element) -> (f64, f64) {
    (f64::from(element.client_width()), f64::from(element.client_height()))
}

/// The window as a target for scroll and resize events. Scrolling inside the page is heard only of what is above
/// in the tree, so listen with capture in mind: the console scrolls with the page.
#[must_use]
pub fn window() -> Option<EventTarget> {
    web_sys::window().map(Into::into)
}

/// The first match inside an element.
#[must_use]
pub fn find(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok().flatten()
}

/// Gives the focus to the first match inside an element, which scrolls it into sight.
pub fn focus_in(within: &Element, selector: &str) {
    if let Some(element) = find(within, selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Refused only for what cannot have it.
        let _ = element.focus();
    }
}

/// Scrolls a list so far that the first match inside it is in sight, and not further.
pub fn keep_in_sight(list: &Element, selector: &str) {
    let Some(item) = find(list, selector) else { return };
    let (list_box, item_box) = (list.get_bounding_client_rect(), item.get_bounding_client_rect());
    let (above, below) = (list_box.top() - item_box.top(), item_box.bottom() - list_box.bottom());
    let by = if above > 0.0 { -above } else { below.max(0.0) };
    // A screen is a few thousand pixels high.
    #[allow(clippy::cast_possible_truncation)]
    list.set_scroll_top(list.scroll_top() + by.ceil() as i32);
}

/// Whether an event comes from a place where letters are typed.
#[must_use]
pub fn is_typing(event: &Event) -> bool {
    let Ok(target) = event.composed_path().get(0).dyn_into::<HtmlElement>() else { return false };
    let kind = target.get_attribute("type");
    target.is_content_editable()
        || matches!(target.tag_name().as_str(), "TEXTAREA" | "SELECT")
        || (target.tag_name() == "INPUT"
            && !matches!(kind.as_deref(), Some("checkbox" | "radio" | "button" | "submit" | "file")))
}

/// Gives the focus to the first match in the shadow root, or the page, that an event happened in.
pub fn focus_beside(event: &Event, selector: &str) {
    let Some(near) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let found = match near.get_root_node().dyn_ref::<web_sys::ShadowRoot>() {
        Some(root) => root.query_selector(selector),
        None => near.owner_document().map_or(Ok(None), |document| document.query_selector(selector)),
    };
    if let Ok(Some(element)) = found
        && let Some(element) = element.dyn_ref::<HtmlElement>()
    {
        // Refused only for what cannot have it.
        let _ = element.focus();
    }
}
