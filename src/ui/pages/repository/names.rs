//! The tags of a repository, as far as their list tells: in v1 all of them at once with what they point at.

use crate::console::target::TagRow;
use crate::name::Repository;
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::ui::hooks::use_resource;
use crate::web::Fetch;
use std::rc::Rc;
use yew::prelude::*;

/// The list of tags, as far as it was read.
pub(super) struct Names {
    /// The tags, once there are some to show.
    pub(super) rows: Option<Rc<Vec<TagRow>>>,
    /// Whether they are being read.
    pub(super) loading: bool,
    /// Why they could not be read.
    pub(super) error: Option<Rc<Error>>,
    /// Reads them again.
    pub(super) reload: Callback<()>,
}

/// Reads the tags of a repository.
#[hook]
pub(super) fn use_names(registry: &Registry<Fetch>, repository: &Repository) -> Names {
    let list = use_resource((registry.clone(), repository.clone()), |(registry, repository)| {
        let (registry, repository) = (registry.clone(), repository.clone());
        async move {
            let tags = registry.tags(&repository).await?;
            Ok(tags.into_iter().map(TagRow::from).collect::<Vec<_>>())
        }
    });
    Names { rows: list.value, loading: list.loading, error: list.error, reload: list.reload }
}
