//! One tag being read: its manifest, the one that is drawn of it, and its configuration.

use super::{Berths, DEPTH, Drawn, Known};
use crate::console::tree::Chained;
use crate::image::manifest::{ImageManifest, Manifest, Platform};
use crate::name::{Repository, Tag};
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::registry::v2::{At, Fetched};
use crate::web::Fetch;
use std::cell::RefCell;
use std::rc::Rc;

/// One tag being read.
pub(in super::super) struct Moored<'a> {
    pub(in super::super) registry: &'a Registry<Fetch>,
    pub(in super::super) repository: &'a Repository,
    pub(in super::super) platform: &'a Platform,
    pub(in super::super) berths: &'a RefCell<Berths>,
}

impl Moored<'_> {
    /// Reads what is not known of it.
    pub(in super::super) async fn read(&self, tag: &Tag) {
        let key = (self.repository.clone(), tag.clone());
        let known = self.berths.borrow().tops.get(&key).cloned();
        let top = match known {
            Some(top) => top,
            None => {
                let answer = self.registry.manifest(self.repository, &At::Tag(tag.clone())).await;
                let mut berths = self.berths.borrow_mut();
                let answer = berths.heed(answer.map(Rc::new));
                berths.tops.insert(key, answer.clone());
                answer
            }
        };
        let Ok(top) = top else { return };
        for _ in 0..DEPTH {
            let drawn = self.berths.borrow().drawn(&top, self.platform).drawn;
            match drawn {
                None => return,
                Some(Drawn::Here(fetched)) => return self.image(&fetched).await,
                Some(Drawn::There(digest)) => {
                    if self.berths.borrow().images.contains_key(&digest) {
                        return;
                    }
                    let answer = self.registry.manifest(self.repository, &At::Digest(digest.clone())).await;
                    let answer = self.berths.borrow_mut().heed(answer.map(Rc::new));
                    match answer {
                        Err(error) => {
                            self.berths.borrow_mut().images.insert(digest, Err(error));
                            return;
                        }
                        Ok(fetched) if matches!(fetched.manifest, Manifest::Index(_)) => {
                            self.berths.borrow_mut().inner.insert(digest, fetched);
                        }
                        Ok(fetched) => return self.image(&fetched).await,
                    }
                }
            }
        }
    }

    /// Reads the configuration of an image, unless its chain is known.
    async fn image(&self, fetched: &Fetched) {
        if self.berths.borrow().images.contains_key(&fetched.digest) {
            return;
        }
        let known = match &fetched.manifest {
            Manifest::Image(manifest) => self.chained(manifest).await,
            Manifest::Schema1(manifest) => Ok(Chained::of_schema1(manifest).map(Rc::new)),
            Manifest::Index(_) | Manifest::Other(_) => Ok(None),
        };
        let mut berths = self.berths.borrow_mut();
        let known = berths.heed(known);
        berths.images.insert(fetched.digest.clone(), known);
    }

    async fn chained(&self, manifest: &ImageManifest) -> Result<Known, Error> {
        let is_image = manifest.config.media_type.as_ref().is_some_and(|kind| kind.is_image_config());
        if !is_image {
            return Ok(None);
        }
        let config = self.registry.config(self.repository, &manifest.config).await?;
        Ok(Chained::of(manifest, &config).map(Rc::new))
    }
}
