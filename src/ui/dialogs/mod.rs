//! The dialogs that more than one screen opens: those that change what tags point at and delete what they point at, the
//! palette, and the commands of a screen.

mod command;
mod commands;
mod copy_tag;
mod delete_tags;
mod palette;
mod pointing;
mod set_tag;
mod unheard;
mod untag;

pub(super) use command::Command;
pub(super) use commands::Commands;
pub(super) use copy_tag::CopyTag;
pub(super) use delete_tags::DeleteTags;
pub(super) use palette::Palette;
pub(super) use set_tag::SetTag;
pub(super) use unheard::unheard_line;
pub(super) use untag::{DeleteManifests, Goes};
