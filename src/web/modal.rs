//! Modal dialogs, and who holds the focus. The browser keeps the focus inside a modal dialog, gives it back to
//! whoever had it, and draws the scrim: nothing of that is rebuilt here.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventTarget, FocusOptions, HtmlDialogElement, HtmlElement, MouseEvent, Node, ShadowRoot,
};

/// Shows a dialog over everything. One that is shown already stays as it is.
pub fn show_modal(node: &Node) {
    if let Some(dialog) = node.dyn_ref::<HtmlDialogElement>()
        && !dialog.open()
    {
        // It can only fail where the dialog is no longer part of the page, and then there is nothing to show.
        let _ = dialog.show_modal();
    }
}

/// Gives the focus to the first field inside a node, past any buttons before it.
pub fn focus_field(node: &Node) {
    let field = node
        .dyn_ref::<web_sys::Element>()
        .and_then(|element| element.query_selector("input, select, textarea").ok().flatten());
    field.iter().for_each(|field| focus(field));
}

/// Closes a dialog, which gives the focus back to whoever had it before.
pub fn close(node: &Node) {
    if let Some(dialog) = node.dyn_ref::<HtmlDialogElement>()
        && dialog.open()
    {
        dialog.close();
    }
}

/// Whether a dialog stands open inside a node.
#[must_use]
pub fn is_any_open(node: &Node) -> bool {
    let element = node.dyn_ref::<web_sys::Element>();
    element.is_some_and(|element| element.query_selector("dialog[open]").is_ok_and(|found| found.is_some()))
}

/// Whether a dialog stands open over a node, anywhere in its console.
#[must_use]
pub fn is_below_dialog(node: &Node) -> bool {
    let console = node.dyn_ref::<Element>().and_then(|one| one.closest(".pt").ok().flatten());
    console.is_some_and(|console| is_any_open(&console))
}

/// Whether an event happened to this very node and not to something inside it.
#[must_use]
pub fn is_target(event: &Event, node: &Node) -> bool {
    event.target().is_some_and(|target| target.unchecked_ref::<Node>().is_same_node(Some(node)))
}

/// Whether a press on a dialog was on the scrim behind it: that counts as the dialog itself, but lies outside its
/// edges, where its border and scroll bar do not.
#[must_use]
pub fn is_on_scrim(event: &MouseEvent, node: &Node) -> bool {
    let Some(dialog) = node.dyn_ref::<HtmlDialogElement>().filter(|_| is_target(event, node)) else {
        return false;
    };
    let (edges, x, y) = (dialog.get_bounding_client_rect(), event.client_x().into(), event.client_y().into());
    !((edges.left()..=edges.right()).contains(&x) && (edges.top()..=edges.bottom()).contains(&y))
}

/// Whether what gets the focus is the node or inside it.
#[must_use]
pub fn holds(node: &Node, target: Option<&EventTarget>) -> bool {
    target.and_then(|target| target.dyn_ref::<Node>()).is_some_and(|inner| node.contains(Some(inner)))
}

/// Gives the focus to a node.
pub fn focus(node: &Node) {
    if let Some(element) = node.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// The same, without scrolling to it.
pub fn focus_where_it_is(node: &Node) {
    if let Some(element) = node.dyn_ref::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Gives the focus to the page around a node when nothing has it: what had it may be gone.
pub fn keep_focus(node: &Node) {
    let root = node.get_root_node();
    if root.dyn_ref::<ShadowRoot>().is_some_and(|root| root.active_element().is_none())
        && let Some(page) = node.dyn_ref::<Element>().and_then(|one| one.closest("main").ok().flatten())
    {
        focus_where_it_is(&page);
    }
}

/// Moves the focus among the links and buttons inside a node: to the first, the last, or so many further, round
/// and round.
pub fn focus_among(node: &Node, to: Among) {
    let Some(element) = node.dyn_ref::<HtmlElement>() else { return };
    let Ok(list) = element.query_selector_all("a[href], button:not([disabled])") else { return };
    let all: Vec<HtmlElement> =
        (0..list.length()).filter_map(|at| list.get(at)?.dyn_into::<HtmlElement>().ok()).collect();
    if all.is_empty() {
        return;
    }
    let here = all.iter().position(|item| item.matches(":focus").unwrap_or(false));
    let next = match (to, here) {
        (Among::First, _) | (Among::Next, None) => 0,
        (Among::Last, _) | (Among::Previous, None) => all.len() - 1,
        (Among::Next, Some(at)) => (at + 1) % all.len(),
        (Among::Previous, Some(at)) => (at + all.len() - 1) % all.len(),
    };
    let _ = all[next].focus();
}

/// Where [`focus_among`] goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// The first one.
    First,
    /// The last one.
    Last,
    /// The one after the one that has it.
    Next,
    /// The one before the one that has it.
    Previous,
}
