//! Whether the parents that were not chosen are at the registry: an image goes in only on top of one that is there
//! in full.

use crate::http::Transport;
use crate::name::{ImageId, Repository};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use futures::StreamExt;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// How many are asked for at once.
const AT_ONCE: usize = 6;

/// What is known of a parent.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Parent {
    /// It is there.
    There,
    /// It is not.
    Missing,
    /// Its push has begun and not ended.
    HalfWay,
    /// It could not be found out.
    Unknown(Rc<Error>),
}

impl Parent {
    /// Whether nothing can go in on top of it.
    pub(super) fn stops(&self) -> bool {
        matches!(self, Self::Missing | Self::HalfWay)
    }
}

/// Looks for them all.
pub(super) async fn look<T: Transport>(
    registry: Registry<T>,
    repository: Repository,
    parents: BTreeSet<ImageId>,
) -> Result<BTreeMap<ImageId, Parent>, Error> {
    let asks = parents.into_iter().map(|id| {
        let (registry, repository) = (registry.clone(), repository.clone());
        async move {
            let parent = match registry.image(&repository, &id).await {
                Ok(_) => Parent::There,
                Err(error) => match error.kind {
                    ErrorKind::NotFound => Parent::Missing,
                    ErrorKind::BeingUploaded => Parent::HalfWay,
                    _ => Parent::Unknown(Rc::new(error)),
                },
            };
            (id, parent)
        }
    });
    Ok(futures::stream::iter(asks).buffer_unordered(AT_ONCE).collect().await)
}
