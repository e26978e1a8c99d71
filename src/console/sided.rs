//! What has to be read of an image before it can be compared, by either protocol.

use super::compare::Side;
use super::platforms::Choice;
use super::route::{Api, Named, Part};
use super::trail::{End, Kept, follow};
use crate::http::Transport;
use crate::image::manifest::Manifest;
use crate::image::{Image, Matched, Timestamp, match_history};
use crate::name::{Digest, ImageId, Selector};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::v2::At;
use futures::StreamExt;
use std::rc::Rc;

/// How many images of a v1 chain are read. Docker itself stops at 127.
const CHAIN_MOST: usize = 200;
/// How many are asked for at once; the registry's own gate lets through what may go.
const AT_ONCE: usize = 6;

/// An image that was read to be compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Sided {
    /// What is compared.
    pub side: Side,
    /// Its digest or image id in full.
    pub name: String,
    /// When it was made, by its own word.
    pub created: Option<Timestamp>,
    /// Whether its sizes are compressed.
    pub compressed: bool,
    /// What there is to choose from, where it is one of several under an index.
    pub choices: Vec<Choice>,
    /// Which of them it is.
    pub part: Option<Part>,
    /// Whether the index lacks what was asked for, so that there is nothing to compare.
    pub lacks: bool,
}

/// Reads one side.
///
/// # Errors
/// When any of it cannot be read.
pub async fn read<T: Transport>(
    registry: &Registry<T>,
    api: Api,
    named: &Named,
    part: Option<&Part>,
) -> Result<Sided, Error> {
    match (api, &named.selector) {
        (Api::V1, Selector::Tag(tag)) => {
            let id = registry.tag(&named.repository, tag).await?;
            chain(registry, named, id).await
        }
        (Api::V1, Selector::Image(id)) => chain(registry, named, id.clone()).await,
        (Api::V2, Selector::Tag(tag)) => manifest(registry, named, &At::Tag(tag.clone()), part).await,
        (Api::V2, Selector::Digest(digest)) => {
            manifest(registry, named, &At::Digest(digest.clone()), part).await
        }
        // The one protocol knows no digests, the other no image ids.
        (Api::V1, Selector::Digest(_)) | (Api::V2, Selector::Image(_)) => {
            Err(Error::new(ErrorKind::Unsupported))
        }
    }
}

async fn chain<T: Transport>(registry: &Registry<T>, named: &Named, id: ImageId) -> Result<Sided, Error> {
    let ancestry = registry.ancestry(&named.repository, &id).await?;
    let ids = ancestry.ids();
    if ids.len() > CHAIN_MOST {
        return Err(Error::new(ErrorKind::TooMany(ids.len(), CHAIN_MOST)));
    }
    let asks = ids.iter().rev().map(|id| registry.image(&named.repository, id));
    let read: Vec<Result<Image, Error>> = futures::stream::iter(asks).buffered(AT_ONCE).collect().await;
    let chain = read.into_iter().map(|image| image.map(Rc::new)).collect::<Result<Vec<_>, Error>>()?;
    Ok(Sided {
        side: Side::of_chain(&chain),
        name: id.to_string(),
        created: chain.last().and_then(|image| image.created),
        compressed: chain.iter().all(|image| image.compressed.is_some()),
        choices: Vec::new(),
        part: None,
        lacks: false,
    })
}

async fn manifest<T: Transport>(
    registry: &Registry<T>,
    named: &Named,
    at: &At,
    part: Option<&Part>,
) -> Result<Sided, Error> {
    let repository = &named.repository;
    let top = Rc::new(registry.manifest(repository, at).await?);
    let trail = follow(registry, repository, top.clone(), part, &Kept::default()).await?;
    let outermost = trail.levels.first();
    let choices: Vec<Choice> = outermost.map(|level| level.choices.to_vec()).unwrap_or_default();
    let part = outermost.and_then(|level| level.choice()).map(|choice| choice.part.clone());
    let found = |digest: &Digest| Sided {
        side: Side::default(),
        name: digest.to_string(),
        created: None,
        compressed: true,
        choices: choices.clone(),
        part: part.clone(),
        lacks: false,
    };
    let End::Manifest(leaf) = &trail.end else { return Ok(Sided { lacks: true, ..found(&top.digest) }) };
    Ok(match &leaf.manifest {
        Manifest::Image(image) => {
            let runs = image.config.media_type.as_ref().is_some_and(crate::name::MediaType::is_image_config);
            let config = if runs { Some(registry.config(repository, &image.config).await?) } else { None };
            let matched = config.as_ref().map_or(Matched::Apart, |config| config.matched(image.layers.len()));
            Sided {
                side: Side::of_manifest(&image.layers, config.as_ref(), &matched),
                created: config.and_then(|config| config.created),
                ..found(&leaf.digest)
            }
        }
        Manifest::Schema1(schema1) => {
            let config = schema1.config();
            let layers = schema1.made();
            let matched =
                config.as_ref().map_or(Matched::Apart, |config| match_history(&config.history, layers.len()));
            Sided {
                side: Side::of_manifest(&layers, config.as_ref(), &matched),
                created: config.and_then(|config| config.created),
                ..found(&leaf.digest)
            }
        }
        Manifest::Index(_) | Manifest::Other(_) => Sided { lacks: true, ..found(&leaf.digest) },
    })
}
