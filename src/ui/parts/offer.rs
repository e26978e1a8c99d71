//! Whether an act is offered here, and the reason in words when not.

use crate::console::capability::Act;
use crate::console::route::Place;
use crate::ui::hooks::{Console, Words};
use yew::prelude::*;

/// Why an act is not offered at a registry; nothing when it is.
#[must_use]
pub fn why_not(words: &Words, console: &Console, place: &Place, act: Act) -> Option<AttrValue> {
    console.may(place, act).err().map(|reason| words.reason(reason).to_owned().into())
}
