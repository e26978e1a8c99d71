//! The keys: `/` goes to the filter, `?` lists them. Single letters can be switched off (WCAG 2.1.4), and none acts
//! while one types or with a modifier held: the browser's own shortcuts stay its own.

use crate::web::host::Host;
use crate::web::keys::{self, Key};
use std::rc::Rc;
use yew::prelude::*;

pub(super) struct Sheet {
    pub(super) shown: bool,
    pub(super) show: Callback<()>,
    pub(super) hide: Callback<()>,
}

/// Listens for the keys that belong to no single part: on a page of its own everywhere, else inside the console.
#[hook]
pub(super) fn use_keys(node: &NodeRef, single: bool, host: &Rc<Host>) -> Sheet {
    let shown = use_state_eq(|| false);
    let (show, hide) = {
        let (on, off) = (shown.setter(), shown.setter());
        (Callback::from(move |()| on.set(true)), Callback::from(move |()| off.set(false)))
    };
    use_effect_with(single, {
        let (node, show, host) = (node.clone(), show.clone(), host.clone());
        move |single| {
            let listener = single.then(|| {
                keys::listen(&host.keys(), move |key| match (key, node.get()) {
                    (Key::Filter, Some(node)) => keys::focus_filter(&node),
                    (Key::Sheet, _) => {
                        show.emit(());
                        true
                    }
                    _ => false,
                })
            });
            move || drop(listener)
        }
    });
    Sheet { shown: *shown, show, hide }
}
