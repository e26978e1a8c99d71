//! Which tags of the repository stand on which layer: from the ancestry of every image that a tag points at. Read
//! only when asked for, since it costs a request for each of them.

use crate::http::Transport;
use crate::name::{ImageId, Repository, Tag};
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::registry::v1::Tagged;
use futures::StreamExt;
use std::collections::BTreeMap;

/// How many are asked for at once; the registry's own gate lets through what may go.
const AT_ONCE: usize = 6;

/// The tags on each image.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Standing {
    /// The tags that stand on an image, itself included.
    pub on: BTreeMap<ImageId, Vec<Tag>>,
    /// How many images' ancestry could not be read, so that the counts may be too low.
    pub unread: usize,
}

/// The tags that point at one image, from a list of all.
pub(super) fn pointing_at(tags: &[Tagged], id: &ImageId) -> Vec<Tag> {
    let at = tags.iter().filter(|tagged| tagged.image.valid() == Some(id));
    at.filter_map(|tagged| tagged.tag.valid().cloned()).collect()
}

/// Reads the ancestry of every tagged image. One that cannot be read is counted and left out; when none can, that is
/// an error.
pub(super) async fn standing<T: Transport>(
    registry: Registry<T>,
    repository: Repository,
    tags: Vec<Tagged>,
) -> Result<Standing, Error> {
    let mut tagged: BTreeMap<ImageId, Vec<Tag>> = BTreeMap::new();
    for Tagged { tag, image } in &tags {
        if let (Some(tag), Some(image)) = (tag.valid(), image.valid()) {
            tagged.entry(image.clone()).or_default().push(tag.clone());
        }
    }
    let asks = tagged.into_iter().map(|(id, tags)| {
        let (registry, repository) = (registry.clone(), repository.clone());
        async move { (registry.ancestry(&repository, &id).await, tags) }
    });
    let read: Vec<_> = futures::stream::iter(asks).buffer_unordered(AT_ONCE).collect().await;
    let mut standing = Standing::default();
    let mut last_error = None;
    for (ancestry, tags) in read {
        match ancestry {
            Err(error) => {
                standing.unread += 1;
                last_error = Some(error);
            }
            Ok(ancestry) => {
                for id in ancestry.ids() {
                    standing.on.entry(id.clone()).or_default().extend(tags.iter().cloned());
                }
            }
        }
    }
    match last_error {
        Some(error) if standing.on.is_empty() => Err(error),
        _ => Ok(standing),
    }
}
