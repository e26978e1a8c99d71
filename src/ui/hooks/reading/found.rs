//! What a tag of a v2 repository turned out to be, in the words of its row.

use super::Answer;
use crate::console::platforms::stands_for;
use crate::image::Timestamp;
use crate::image::manifest::{ImageManifest, Index, Kind, Manifest, Platform};
use crate::name::Digest;
use crate::registry::error::Error;
use std::rc::Rc;

/// The annotation that says when something was made which has no configuration of an image.
const CREATED: &str = "org.opencontainers.image.created";

/// What a configuration says, as far as rows show it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct Config {
    /// When the image was made.
    pub(in crate::ui) made: Option<Timestamp>,
    /// What it runs on.
    pub(in crate::ui) platform: Option<Platform>,
    /// Whether it only holds the place of a tag whose deletion stopped half way.
    pub(in crate::ui) is_stand_in: bool,
}

/// What a tag turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) struct Found {
    /// The manifest.
    pub(in crate::ui) manifest: Rc<Manifest>,
    /// The image by which it is measured: itself, or the one that stands for an index.
    pub(in crate::ui) measured: Option<Answer<Manifest>>,
    /// The platform of that one, where it is an index.
    pub(in crate::ui) of: Option<Platform>,
    /// The configuration of that image.
    pub(in crate::ui) config: Option<Answer<Config>>,
}

impl Found {
    /// The image or artifact it is, or that stands for the index.
    fn image(&self) -> Option<&ImageManifest> {
        match self.measured.as_ref()?.as_deref() {
            Ok(Manifest::Image(image)) => Some(image),
            _ => None,
        }
    }

    /// Its bytes as stored; nothing while they are not known, nothing within where they never will be.
    pub(in crate::ui) fn compressed(&self) -> Option<Option<u64>> {
        match (&*self.manifest, self.measured.as_ref()) {
            (Manifest::Index(index), None) => measure(index).is_none().then_some(None),
            (_, None) | (_, Some(Err(_))) => Some(None),
            (_, Some(Ok(_))) => Some(self.image().and_then(ImageManifest::compressed)),
        }
    }

    /// When it was made, in the same way.
    pub(in crate::ui) fn made(&self) -> Option<Option<Timestamp>> {
        if self.compressed() == Some(None) {
            return Some(None);
        }
        let image = self.image()?;
        if let Some(config) = &self.config {
            return Some(config.as_ref().ok().and_then(|config| config.made));
        }
        let annotated = image.annotation(CREATED).and_then(Timestamp::parse);
        (!has_config(image)).then_some(annotated)
    }

    /// What it runs on, where it is an image.
    pub(in crate::ui) fn platforms(&self) -> Option<Vec<Platform>> {
        match &*self.manifest {
            Manifest::Index(index) => {
                Some(index.platforms().filter_map(|one| one.platform.clone()).collect())
            }
            Manifest::Image(_) => {
                let config = self.config.as_ref()?.as_ref().ok()?;
                Some(config.platform.iter().cloned().collect())
            }
            _ => None,
        }
    }

    /// Whether it only holds the place of a tag whose deletion stopped half way.
    pub(in crate::ui) fn is_stand_in(&self) -> bool {
        matches!(&self.config, Some(Ok(config)) if config.is_stand_in)
    }

    /// Why a part of it could not be read.
    pub(in crate::ui) fn error(&self) -> Option<Rc<Error>> {
        let measured = self.measured.as_ref().and_then(|answer| answer.as_ref().err());
        measured.or(self.config.as_ref().and_then(|answer| answer.as_ref().err())).cloned()
    }
}

/// Whether it has a configuration of an image, from which more can be learnt.
pub(super) fn has_config(image: &ImageManifest) -> bool {
    image.kind() == Kind::Image && image.config.digest.valid().is_some()
}

/// The image by which an index is measured, and its platform. An index that is an artifact by its own word has none.
pub(super) fn measure(index: &Index) -> Option<(&Digest, Option<&Platform>)> {
    let listed = stands_for(index, None).filter(|_| index.artifact_type.is_none())?;
    Some((listed.digest.valid()?, listed.platform.as_ref()))
}
