//! Leading from one row that differs to the next, round and round; by a button and by `n`.

use crate::console::compare::Rows;
use crate::ui::hooks::use_console;
use crate::ui::parts::stretch::Stretch;
use crate::web::dom;
use crate::web::keys::{self, Key};
use crate::web::modal;
use crate::web::sight::Element;
use std::rc::Rc;
use yew::prelude::*;

/// Gives the focus to the next row that differs, in the stretch of its section where it is drawn.
#[hook]
pub(super) fn use_next(node: &NodeRef, rows: &Rc<Rows>, stretches: &[Stretch; 5]) -> Callback<()> {
    let console = use_console();
    let (single, host) = (console.preferences.single_keys, console.tools.host.clone());
    // Which one is led to, and how often that was asked for: the only one there is can be asked for again.
    let wanted = use_mut_ref(|| (None::<usize>, 0_u32));
    let asked = use_state_eq(|| (None::<usize>, 0_u32));
    let next = {
        let (asked, rows) = (asked.setter(), rows.clone());
        let show = stretches.each_ref().map(|stretch| stretch.show.clone());
        Callback::from(move |()| {
            let mut wanted = wanted.borrow_mut();
            let following = wanted.0.map_or(0, |nth| nth + 1);
            let nth = if following < rows.differ.len() { following } else { 0 };
            let Some((section, place)) = rows.differ.get(nth) else { return };
            *wanted = (Some(nth), wanted.1.wrapping_add(1));
            show[*section].emit(*place);
            asked.set(*wanted);
        })
    };
    use_effect_with(*asked, {
        let node = node.clone();
        move |(nth, _)| {
            if let (Some(nth), Some(table)) = (nth, node.cast::<Element>()) {
                dom::focus_in(&table, &format!("[data-nth=\"{nth}\"]"));
            }
        }
    });
    use_effect_with((single, rows.clone()), {
        let (next, node) = (next.clone(), node.clone());
        move |(single, _)| {
            let listener = single.then(|| {
                keys::listen(&host.keys(), move |key| {
                    let mine = key == Key::Letter('n')
                        && node.get().is_some_and(|node| !modal::is_below_dialog(&node));
                    if mine {
                        next.emit(());
                    }
                    mine
                })
            });
            move || drop(listener)
        }
    });
    next
}
