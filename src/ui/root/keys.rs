//! The keys that belong to no single part. Single letters can be switched off (WCAG 2.1.4), and none acts while one types,
//! with a modifier held, or below a dialog: the browser's own shortcuts stay its own. What is typed while the palette is
//! still on its way is kept for its field.

use crate::ui::hooks::{Change, Over, Tools};
use crate::web::keys::{self, Key};
use crate::web::{later, modal};
use yew::prelude::*;

/// What stands over the page, and what of the keys there is.
#[derive(Clone, Copy)]
pub(super) struct Now {
    /// What stands over it.
    pub(super) over: Over,
    /// Whether it is a page of a registry: the commands are those of one.
    pub(super) of_registry: bool,
    /// Whether single letters are keys.
    pub(super) single: bool,
}

/// Listens for them, for as long as the console is there: on a page of its own everywhere, else inside the console.
#[hook]
pub(super) fn use_keys(node: &NodeRef, main: &NodeRef, tools: &Tools, is: Now) {
    if is.over != Over::Palette {
        tools.held.typed_ahead(String::clear);
    }
    let now = use_mut_ref(|| is);
    *now.borrow_mut() = is;
    use_effect_with((), {
        let (node, main) = (node.clone(), main.clone());
        let (change, host, held) = (tools.change.clone(), tools.host.clone(), tools.held.clone());
        move |()| {
            let listener = keys::listen(&host.keys(), move |key| {
                let Some(node) = node.get().filter(|node| !modal::is_any_open(node)) else { return false };
                let Now { over, of_registry, single } = *now.borrow();
                let awaited = over == Over::Palette && !later::has_failed();
                let over = match (key, over) {
                    (Key::Letter(letter) | Key::Typed(letter), _) if awaited => {
                        held.typed_ahead(|typed| typed.push(letter));
                        return true;
                    }
                    (Key::Back, _) if awaited => {
                        held.typed_ahead(String::pop);
                        return true;
                    }
                    // It is not meant for what had the focus before.
                    (Key::Enter, _) if awaited => return true,
                    (Key::Typed(_) | Key::Back | Key::Enter, _) => return false,
                    (Key::Letter(_), _) if !single => return false,
                    (Key::Palette, _) => Over::Palette,
                    (Key::Escape, Over::Nothing) => {
                        main.get().iter().for_each(modal::focus_where_it_is);
                        return false;
                    }
                    (Key::Escape, _) => Over::Nothing,
                    (Key::Letter(letter), Over::Leads(None)) => Over::Leads(Some(letter)),
                    // A dialog is on its way.
                    (_, Over::Palette | Over::Keys | Over::Commands | Over::Create) => return false,
                    (Key::Letter('?'), _) => Over::Keys,
                    (Key::Letter('$'), _) if of_registry => Over::Commands,
                    (Key::Letter('g'), _) => Over::Leads(None),
                    (Key::Letter('/'), _) => return keys::focus_filter(&node),
                    (Key::Letter('j'), _) => return keys::step(&node, true, true),
                    (Key::Letter('k'), _) => return keys::step(&node, false, true),
                    // Elsewhere the arrows scroll the page, as they always do.
                    (Key::Down, _) => return keys::step(&node, true, false),
                    (Key::Up, _) => return keys::step(&node, false, false),
                    (Key::Letter(_), _) => return false,
                };
                // The next key may come before anything is drawn.
                now.borrow_mut().over = over;
                change.emit(Change::Show(over));
                true
            });
            move || drop(listener)
        }
    });
}
