//! The last page: when the console dies, every place it was mounted says so, with a button to load it again. What
//! the panic says is not shown: it may hold what is secret (security notes P14).

use crate::console::text::Texts;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement};

thread_local! {
    static ROOTS: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// The hook: paints below every element that is watched. Whoever mounts the console hands it to the program.
pub fn hook(info: &std::panic::PanicHookInfo<'_>) {
    // The place in the source tells whoever reports it where to look, and holds no data.
    let place = info.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
    let roots = ROOTS.try_with(|roots| roots.try_borrow().map(|roots| roots.clone()));
    for root in roots.into_iter().flatten().flatten() {
        paint(&root, &place);
    }
}

/// Paints below this element from now on.
pub fn watch(root: &Element) {
    ROOTS.with_borrow_mut(|roots| roots.push(root.clone()));
}

/// No more.
pub fn forget(root: &Element) {
    ROOTS.with_borrow_mut(|roots| roots.retain(|other| !other.is_same_node(Some(root))));
}

fn paint(root: &Element, place: &str) {
    let Some(document) = root.owner_document() else { return };
    root.set_text_content(None);
    let add = |parent: &Element, name: &str, text: &str| -> Option<Element> {
        let element = document.create_element(name).ok()?;
        element.set_text_content(Some(text));
        parent.append_child(&element).ok()?;
        Some(element)
    };
    let Some(main) = add(root, "main", "") else { return };
    main.set_class_name("pt pt-dead");
    let Some(sheet) = add(&main, "div", "") else { return };
    let _ = sheet.set_attribute("role", "alert");
    let texts = Texts::english();
    if let Some(title) = add(&sheet, "h1", texts.shell.dead_title()) {
        title.set_class_name("pt-title-plain");
    }
    add(&sheet, "p", texts.shell.dead());
    let button =
        add(&sheet, "button", texts.shell.dead_reload()).and_then(|b| b.dyn_into::<HtmlElement>().ok());
    if let Some(button) = button {
        button.set_class_name("pt-btn");
        let reload = Closure::<dyn FnMut()>::new(super::location::reload);
        button.set_onclick(Some(reload.as_ref().unchecked_ref()));
        // Needed for as long as the page is there.
        reload.forget();
    }
    if let Some(place) = add(&sheet, "p", place) {
        place.set_class_name("pt-hint");
    }
}
