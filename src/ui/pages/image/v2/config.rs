//! The configuration of an image, read once its manifest is known.

use crate::image::manifest::Manifest;
use crate::image::{ImageConfig, Timestamp};
use crate::registry::error::Error;
use crate::registry::v2::Fetched;
use crate::ui::hooks::{use_console, use_resource};
use crate::ui::pages::image::ImagePageProps;
use std::rc::Rc;
use yew::prelude::*;

/// A configuration, as far as it has been read.
#[derive(Clone, PartialEq)]
pub(super) struct Configured {
    /// The configuration; nothing while it is read, or where there is none.
    pub config: Option<Rc<ImageConfig>>,
    /// When the image was made, by its word.
    pub created: Option<Timestamp>,
    /// Why it could not be read.
    pub error: Option<Rc<Error>>,
    /// Whether it is being read.
    pub loading: bool,
    /// Reads it again.
    pub reload: Callback<()>,
}

/// Reads the configuration of a manifest; in one of schema 1 it lies inside, and what is no image has none.
#[hook]
pub(super) fn use_config(image: &ImagePageProps, leaf: Option<Rc<Fetched>>) -> Configured {
    let registry = use_console().registry(&image.place);
    let digest = leaf.as_ref().map(|leaf| leaf.digest.clone());
    let read = use_resource((image.repository.clone(), digest.clone()), move |(repository, digest)| {
        let (registry, repository, digest) = (registry.clone(), repository.clone(), digest.clone());
        let leaf = leaf.clone();
        async move {
            let config = match leaf.as_deref().map(|leaf| &leaf.manifest) {
                Some(Manifest::Image(image)) if runs(image.config.media_type.as_ref()) => {
                    Some(registry.config(&repository, &image.config).await?)
                }
                Some(Manifest::Schema1(schema1)) => schema1.config(),
                _ => None,
            };
            Ok((digest, config.map(Rc::new)))
        }
    });
    // What was read before belongs to another manifest.
    let mine = read.value.as_deref().filter(|(of, _)| *of == digest);
    let config = mine.and_then(|(_, config)| config.clone());
    let created = config.as_ref().and_then(|config| config.created);
    let loading = read.error.is_none() && mine.is_none();
    Configured { config, created, error: read.error, loading, reload: read.reload }
}

/// Whether a configuration of this type is one that an image runs with. One that does not say is taken for one.
fn runs(media_type: Option<&crate::name::MediaType>) -> bool {
    media_type.is_none_or(crate::name::MediaType::is_image_config)
}
