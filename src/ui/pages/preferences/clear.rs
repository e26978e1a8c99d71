//! The dialog that clears everything, and says first what that is.

use super::bring::held;
use crate::console::preferences::Preferences;
use crate::ui::hooks::{use_console, use_words};
use crate::ui::parts::dialog::Dialog;
use yew::prelude::*;

/// What a [`Clear`] is told.
#[derive(Properties, PartialEq)]
pub(super) struct ClearProps {
    /// The person has decided, either way.
    pub(super) on_close: Callback<()>,
}

/// The dialog.
#[component]
pub(super) fn Clear(props: &ClearProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let texts = &words.preferences;
    let clear = {
        let (console, words, done) = (console.clone(), words.clone(), props.on_close.clone());
        Callback::from(move |()| {
            console.prefer(|_| Preferences::default());
            console.announce(words.preferences.cleared());
            done.emit(());
        })
    };
    html! {
        <Dialog title={texts.clear_title()} way_out={words.common.cancel().to_owned()} act={texts.clear_act().to_owned()}
            danger={true} on_close={props.on_close.clone()} on_act={clear}>
            <p class="pt-prose">{ words.fill(texts.clear_goes(), &[("what", &held(&words, &console.preferences))]) }</p>
            <p class="pt-prose pt-quiet">{ texts.clear_stays() }</p>
        </Dialog>
    }
}
