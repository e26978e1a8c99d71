//! The dialogs that change what tags point at and delete what they point at. The screen of a repository, that of an
//! image and the tree open the same ones.

mod copy_tag;
mod delete_tags;
mod pointing;
mod set_tag;
mod unheard;
mod untag;

pub(super) use copy_tag::CopyTag;
pub(super) use delete_tags::DeleteTags;
pub(super) use set_tag::SetTag;
pub(super) use unheard::unheard_line;
pub(super) use untag::{DeleteManifests, Goes};
