//! The list of keys, as a dialog.

use crate::console::preferences::Preferences;
use crate::ui::hooks::{use_console, use_words};
use crate::ui::parts::choices::Check;
use crate::ui::parts::dialog::Dialog;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct KeySheetProps {
    pub(in crate::ui) on_close: Callback<()>,
}

/// The list of keys.
#[component]
pub(crate) fn KeySheet(props: &KeySheetProps) -> Html {
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
