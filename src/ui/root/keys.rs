//! The keys that belong to no single part. Single letters can be switched off (WCAG 2.1.4), and none acts while one types,
//! with a modifier held, or below a dialog: the browser's own shortcuts stay its own.

use crate::ui::hooks::{Change, Over, Tools};
use crate::web::keys::{self, Key};
use crate::web::modal;
use yew::prelude::*;

/// Listens for them, for as long as the console is there: on a page of its own everywhere, else inside the console.
#[hook]
pub(super) fn use_keys(node: &NodeRef, main: &NodeRef, tools: &Tools, over: Over, single: bool) {
    let now = use_mut_ref(|| over);
    *now.borrow_mut() = over;
    use_effect_with(single, {
        let (node, main) = (node.clone(), main.clone());
        let (change, host) = (tools.change.clone(), tools.host.clone());
        move |single| {
            let single = *single;
            let listener = keys::listen(&host.keys(), move |key| {
                let Some(node) = node.get().filter(|node| !modal::is_any_open(node)) else { return false };
                let over = match (key, *now.borrow()) {
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
                    (Key::Letter('$'), _) => Over::Commands,
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
                now.replace(over);
                change.emit(Change::Show(over));
                true
            });
            move || drop(listener)
        }
    });
}
