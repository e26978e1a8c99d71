//! Pointing a tag at an image: what it points at now is looked at before, and in v2 once more right before it moves.

use crate::console::route::Api;
use crate::console::target::Target;
use crate::name::{Repository, Tag};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::v2::At;
use crate::web::Fetch;

/// A tag, what it points at now if it is in use, and what it is to point at.
#[derive(Clone, PartialEq)]
pub(super) struct Change {
    pub(super) tag: Tag,
    pub(super) from: Option<Target>,
    pub(super) to: Target,
}

/// What the tag that is typed and the one that was chosen point at, where the list did not say.
pub(super) type Looked = (Option<Target>, Option<Target>);

/// What both point at, asked of the registry.
pub(super) async fn look(
    registry: &Registry<Fetch>,
    repository: &Repository,
    api: Api,
    (in_use, chosen): (Option<Tag>, Option<Tag>),
) -> Result<Looked, Error> {
    let from = match in_use {
        Some(tag) => match target(registry, repository, api, tag).await {
            Err(error) if error.kind == ErrorKind::NotFound => None,
            found => Some(found?),
        },
        None => None,
    };
    let to = match chosen {
        Some(tag) => Some(target(registry, repository, api, tag).await?),
        None => None,
    };
    Ok((from, to))
}

async fn target(
    registry: &Registry<Fetch>,
    repository: &Repository,
    api: Api,
    tag: Tag,
) -> Result<Target, Error> {
    match api {
        Api::V1 => registry.tag(repository, &tag).await.map(Target::Image),
        Api::V2 => registry.resolve(repository, &At::Tag(tag)).await.map(Target::Manifest),
    }
}

/// What a tag of v2 points at, nothing where there is no such tag.
pub(super) async fn points_at(
    registry: &Registry<Fetch>,
    repository: &Repository,
    at: &At,
) -> Result<Option<Target>, Error> {
    match registry.resolve(repository, at).await {
        Ok(digest) => Ok(Some(Target::Manifest(digest))),
        Err(error) if error.kind == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Sets the tag. In v2 it is looked once more what the tag points at, right before (security notes I7).
pub(super) async fn apply(
    registry: &Registry<Fetch>,
    repository: &Repository,
    change: &Change,
) -> Result<(), Error> {
    match &change.to {
        Target::Image(image) => registry.set_tag(repository, &change.tag, image).await,
        Target::Manifest(digest) => {
            let at = At::Tag(change.tag.clone());
            match points_at(registry, repository, &at).await? {
                // Done before, and only the answer was lost.
                Some(Target::Manifest(now)) if now == *digest => return Ok(()),
                Some(Target::Manifest(now))
                    if change.from.as_ref().and_then(Target::digest) != Some(&now) =>
                {
                    return Err(Error::new(ErrorKind::TagMoved(now)));
                }
                _ => {}
            }
            let fetched = registry.manifest(repository, &At::Digest(digest.clone())).await?;
            registry.put_manifest(repository, &at, &fetched.media_type, fetched.bytes).await
        }
    }
}
