//! Which tags of a repository share which layers: from the manifests that its tags point at. Read only when asked for,
//! since it costs a request for each of them.

use super::platforms::choices;
use crate::http::Transport;
use crate::image::manifest::Manifest;
use crate::name::{Digest, Repository, Tag};
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::registry::v2::At;
use futures::StreamExt;
use std::collections::{BTreeMap, BTreeSet};

/// How many tags are read.
pub const MOST: usize = 100;
/// How many images are looked at under one index.
const UNDER: usize = 32;
/// How many are asked for at once; the registry's own gate lets through what may go.
const AT_ONCE: usize = 6;

/// What the tags of a repository share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sharing {
    /// The tags whose images have a layer.
    pub on: BTreeMap<Digest, BTreeSet<Tag>>,
    /// The tags that point at a manifest.
    pub at: BTreeMap<Digest, BTreeSet<Tag>>,
    /// How many tags were read.
    pub read: usize,
    /// How many could not be read, so that the counts may be too low.
    pub unread: usize,
    /// Whether there are more tags than were read.
    pub more: bool,
}

/// Reads the manifests of the first tags of a repository. One that cannot be read is counted and left out; when none
/// can, that is an error.
///
/// # Errors
/// When the tags cannot be listed, or none of them can be read.
pub async fn sharing<T: Transport>(registry: Registry<T>, repository: Repository) -> Result<Sharing, Error> {
    let mut tags: Vec<Tag> = Vec::new();
    let mut next = None;
    let more = loop {
        let page = registry.tag_names(&repository, next.take()).await?;
        tags.extend(page.tags.iter().filter_map(|tag| tag.valid().cloned()));
        match page.next {
            Some(following) if tags.len() < MOST => next = Some(following),
            following => break following.is_some() || !page.complete || tags.len() > MOST,
        }
    };
    tags.truncate(MOST);
    let asks = tags.into_iter().map(|tag| {
        let (registry, repository) = (&registry, &repository);
        async move { (layers(registry, repository, &tag).await, tag) }
    });
    let read: Vec<_> = futures::stream::iter(asks).buffer_unordered(AT_ONCE).collect().await;
    let mut sharing = Sharing { more, ..Sharing::default() };
    let mut last_error = None;
    for (found, tag) in read {
        match found {
            Err(error) => {
                sharing.unread += 1;
                last_error = Some(error);
            }
            Ok((digest, layers)) => {
                sharing.read += 1;
                sharing.at.entry(digest).or_default().insert(tag.clone());
                for layer in layers {
                    sharing.on.entry(layer).or_default().insert(tag.clone());
                }
            }
        }
    }
    match last_error {
        Some(error) if sharing.read == 0 => Err(error),
        _ => Ok(sharing),
    }
}

/// What a tag points at, and the layers of all images under it.
async fn layers<T: Transport>(
    registry: &Registry<T>,
    repository: &Repository,
    tag: &Tag,
) -> Result<(Digest, BTreeSet<Digest>), Error> {
    let top = registry.manifest(repository, &At::Tag(tag.clone())).await?;
    let mut layers = BTreeSet::new();
    match &top.manifest {
        Manifest::Index(index) => {
            for choice in choices(index).into_iter().filter(|choice| !choice.nested).take(UNDER) {
                let under = registry.manifest(repository, &At::Digest(choice.digest)).await?;
                add(&under.manifest, &mut layers);
            }
        }
        manifest => add(manifest, &mut layers),
    }
    Ok((top.digest, layers))
}

fn add(manifest: &Manifest, layers: &mut BTreeSet<Digest>) {
    match manifest {
        Manifest::Image(image) => {
            layers.extend(image.layers.iter().filter_map(|layer| layer.digest.valid().cloned()));
        }
        Manifest::Schema1(schema1) => {
            let made = schema1.layers.iter().filter(|layer| !layer.throwaway);
            layers.extend(made.filter_map(|layer| layer.blob.valid().cloned()));
        }
        Manifest::Index(_) | Manifest::Other(_) => {}
    }
}
