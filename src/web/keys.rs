//! Keys that belong to no single part.

use super::dom::{Listener, is_typing};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlElement, KeyboardEvent, Node, ShadowRoot};

/// A key that belongs to the whole console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A letter or a sign, typed nowhere.
    Letter(char),
    /// One that is typed into a field.
    Typed(char),
    /// Backspace, wherever.
    Back,
    /// Enter, wherever.
    Enter,
    /// The arrow that leads on.
    Down,
    /// The arrow that leads back.
    Up,
    /// Escape.
    Escape,
    /// Ctrl and K, on a Mac Cmd and K.
    Palette,
}

/// Calls back for these keys where they are pressed inside `target`, unless a modifier is held; a true answer means that
/// the key was used.
pub fn listen(target: &EventTarget, act: impl Fn(Key) -> bool + 'static) -> Listener {
    Listener::new(target, "keydown", move |event| {
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
        // A word that is still being put together has its keys for itself.
        if pressed.default_prevented() || pressed.is_composing() || is_elsewhere(&event) {
            return;
        }
        if read(pressed, is_typing(&event)).is_some_and(&act) {
            event.prevent_default();
        }
    })
}

/// Whether the focus is in another part of the page. The console stands in a shadow root; where nothing has the focus,
/// the page's own body gets the keys.
fn is_elsewhere(event: &Event) -> bool {
    let target = event.composed_path().get(0).dyn_into::<Element>();
    target.is_ok_and(|target| {
        !target.get_root_node().has_type::<ShadowRoot>() && !matches!(&*target.tag_name(), "BODY" | "HTML")
    })
}

/// Which of them was pressed.
fn read(pressed: &KeyboardEvent, typing: bool) -> Option<Key> {
    let (ctrl, meta, name) = (pressed.ctrl_key(), pressed.meta_key(), pressed.key());
    // On a Mac Ctrl and K is a key for editing.
    let (command, other) = if is_mac() { (meta, ctrl) } else { (ctrl, meta) };
    // With the letters locked to capitals it is a K.
    if command && !other && !pressed.alt_key() && !pressed.shift_key() && name.eq_ignore_ascii_case("k") {
        return Some(Key::Palette);
    }
    if ctrl || meta || pressed.alt_key() {
        return None;
    }
    let mut letters = name.chars();
    match (&*name, letters.next(), letters.next()) {
        ("Escape", ..) => Some(Key::Escape),
        ("Backspace", ..) => Some(Key::Back),
        ("Enter", ..) => Some(Key::Enter),
        (_, Some(letter), None) if typing => Some(Key::Typed(letter)),
        _ if typing => None,
        ("ArrowDown", ..) => Some(Key::Down),
        ("ArrowUp", ..) => Some(Key::Up),
        (_, Some(letter), None) => Some(Key::Letter(letter)),
        _ => None,
    }
}

fn is_mac() -> bool {
    let platform = web_sys::window().and_then(|window| window.navigator().platform().ok());
    platform.is_some_and(|platform| platform.starts_with("Mac"))
}

/// What Ctrl is called on this keyboard.
#[must_use]
pub fn command_name() -> &'static str {
    if is_mac() { "Cmd" } else { "Ctrl" }
}

/// Gives the focus to the first filter inside a node; false when there is none.
#[must_use]
pub fn focus_filter(within: &Node) -> bool {
    let field = within
        .dyn_ref::<Element>()
        .and_then(|within| within.query_selector("#pt-main [type=search]").ok().flatten());
    match field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        Some(field) => field.focus().is_ok(),
        None => false,
    }
}

/// What is walked in the lists of a page, one thing a row: names of the index and their namespaces, tags, and in other
/// tables what opens the row or else its digest.
const ROWS: &str = "#pt-main :is(.pt-index a, .pt-space > summary, .pt-tagname, \
    tbody tr:not(:has(.pt-tagname)) [aria-expanded], tbody tr:not(:has(.pt-tagname, [aria-expanded])) .pt-chip)";

/// Walks the lists of a page row by row: the focus goes on or back to the next one. From elsewhere it goes to the first
/// that is in sight, if it may `begin`. False where there is nothing to walk to.
#[must_use]
pub fn step(within: &Node, on: bool, begin: bool) -> bool {
    let found = within.dyn_ref::<Element>().and_then(|within| within.query_selector_all(ROWS).ok());
    let Some(found) = found else { return false };
    let row = |at: u32| found.get(at)?.dyn_into::<HtmlElement>().ok();
    let has_focus = |at: &u32| row(*at).is_some_and(|row| row.matches(":focus").unwrap_or(false));
    let in_sight = |at: &u32| row(*at).is_some_and(|row| row.get_bounding_client_rect().top() >= 0.0);
    let mut all = 0..found.length();
    let next = match all.clone().find(has_focus) {
        Some(at) if on => Some(at + 1),
        Some(at) => at.checked_sub(1),
        None if begin => all.find(in_sight).or(Some(0)),
        None => None,
    };
    next.and_then(row).is_some_and(|row| row.focus().is_ok())
}
