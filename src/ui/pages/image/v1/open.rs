//! What has to be read before an image can be shown: the id a tag stands for, the image, and its chain.

use crate::image::{Ancestry, Image};
use crate::name::{ImageId, Repository, Selector};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use crate::web::Fetch;
use std::rc::Rc;

/// An image that is open.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Opened {
    /// The image.
    pub image: Rc<Image>,
    /// It and what it stands on, itself first.
    pub ancestry: Rc<Ancestry>,
}

/// Reads an image by tag or id.
pub(super) async fn open(
    registry: Registry<Fetch>,
    repository: Repository,
    selector: Selector,
) -> Result<Opened, Error> {
    let id = resolve(&registry, &repository, &selector).await?;
    let (image, ancestry) =
        futures::try_join!(registry.image(&repository, &id), registry.ancestry(&repository, &id))?;
    Ok(Opened { image: Rc::new(image), ancestry: Rc::new(ancestry) })
}

async fn resolve(
    registry: &Registry<Fetch>,
    repository: &Repository,
    selector: &Selector,
) -> Result<ImageId, Error> {
    match selector {
        Selector::Image(id) => Ok(id.clone()),
        Selector::Tag(tag) => registry.tag(repository, tag).await,
        // Registry v1 has no digests.
        Selector::Digest(_) => Err(Error::new(ErrorKind::Unsupported)),
    }
}
