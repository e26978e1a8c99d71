//! The keys: `/` goes to the filter, `?` lists them. Single letters can be switched off (WCAG 2.1.4), and none acts
//! while one types or with a modifier held: the browser's own shortcuts stay its own.

use crate::console::preferences::Preferences;
use crate::ui::hooks::{use_console, use_words};
use crate::ui::parts::choices::Check;
use crate::ui::parts::dialog::Dialog;
use crate::web::keys::{self, Key};
use yew::prelude::*;

pub(super) struct Sheet {
    pub(super) shown: bool,
    pub(super) show: Callback<()>,
    pub(super) hide: Callback<()>,
}

/// Listens on the page for the keys that belong to no single part.
#[hook]
pub(super) fn use_keys(node: &NodeRef, single: bool) -> Sheet {
    let shown = use_state_eq(|| false);
    let (show, hide) = {
        let (on, off) = (shown.setter(), shown.setter());
        (Callback::from(move |()| on.set(true)), Callback::from(move |()| off.set(false)))
    };
    use_effect_with(single, {
        let (node, show) = (node.clone(), show.clone());
        move |single| {
            let listener = single.then(|| {
                keys::listen(move |key| match (key, node.get()) {
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

#[derive(Properties, PartialEq)]
pub(super) struct KeySheetProps {
    pub(super) on_close: Callback<()>,
}

/// The list of keys.
#[component]
pub(super) fn KeySheet(props: &KeySheetProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let shell = &words.shell;
    let rows = [
        ("/", shell.key_filter()),
        ("?", shell.key_keys()),
        ("Tab", shell.key_tab()),
        ("↑ ↓ ← →", shell.key_arrows()),
        ("Space", shell.key_space()),
        ("+ - 0", shell.key_zoom()),
        ("Esc", shell.key_escape()),
    ];
    let on = console.preferences.single_keys;
    let toggle = {
        let console = console;
        Callback::from(move |(on, _)| {
            console.prefer(move |preferences| Preferences { single_keys: on, ..preferences });
        })
    };
    html! {
        <Dialog title={shell.keys().to_owned()} way_out={words.common.close().to_owned()}
            on_close={props.on_close.clone()}>
            <dl class="pt-keys">
                { for rows.iter().map(|(key, what)| html! { <div><dt><kbd>{ *key }</kbd></dt><dd>{ *what }</dd></div> }) }
            </dl>
            <Check label={shell.single_keys().to_owned()} {on} on_change={toggle} />
        </Dialog>
    }
}
