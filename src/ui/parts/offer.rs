//! Whether an act is offered here, and the reason in words when not.

use crate::console::capability::Act;
use crate::console::route::Place;
use crate::registry::error::{Error, ErrorKind};
use crate::ui::hooks::{Console, Words, use_console};
use std::rc::Rc;
use yew::prelude::*;

/// Why an act is not offered at a registry; nothing when it is.
#[must_use]
pub fn why_not(words: &Words, console: &Console, place: &Place, act: Act) -> Option<AttrValue> {
    console.may(place, act).err().map(|reason| words.reason(reason).to_owned().into())
}

/// Remembers that a registry has no call for an act, once it has said so, so that it is not offered again.
#[hook]
pub fn use_unsupported(place: &Place, act: Act, error: Option<&Rc<Error>>) {
    let console = use_console();
    let place = place.clone();
    let is = error.is_some_and(|error| error.kind == ErrorKind::Unsupported);
    use_effect_with(is, move |is| {
        if *is {
            console.tell_unsupported(&place, act);
        }
    });
}
