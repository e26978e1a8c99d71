//! Whether an act is offered here, and the reason in words when not.

use crate::console::capability::{Act, Reason, Standing};
use crate::console::route::Place;
use crate::ui::hooks::{Console, Words};
use yew::prelude::*;

/// Why an act is not offered at a registry; nothing when it is.
#[must_use]
pub fn why_not(words: &Words, console: &Console, place: &Place, act: Act) -> Option<AttrValue> {
    let connection = console.session.connection(&place.origin)?;
    let standing = Standing { settings: &console.settings, foreign_frame: console.framed, connection };
    let texts = &words.capability;
    let reason = match standing.may(act).err()? {
        Reason::ReadOnly => texts.read_only(),
        Reason::DeletesOff => texts.deletes_off(),
        Reason::ForeignFrame => texts.foreign_frame(),
        Reason::VersionTwo => texts.version_two(),
        Reason::NoSuchCall => texts.no_such_call(),
        Reason::NotSignedIn => texts.not_signed_in(),
        Reason::InClear => texts.in_clear(),
        Reason::OddName => texts.odd_name(),
    };
    Some(reason.to_owned().into())
}
