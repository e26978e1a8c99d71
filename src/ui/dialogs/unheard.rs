//! What is to be said where something was to be changed and no answer came.

use crate::registry::error::Error;
use crate::ui::hooks::Words;
use yew::prelude::*;

/// That nobody knows whether it was done; nothing where the registry said so itself.
pub(in crate::ui) fn unheard<'a>(words: &'a Words, error: &Error) -> Option<&'a str> {
    error.may_be_done().then(|| words.tags.unheard())
}

/// The same as a line of its own.
pub(in crate::ui) fn unheard_line(words: &Words, error: &Error) -> Html {
    unheard(words, error).map_or_else(Html::default, |said| html! { <p class="pt-quiet">{ said }</p> })
}
