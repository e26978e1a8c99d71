//! What is known of the tags of a v2 repository: the manifest each points at, the manifest that stands for it where
//! that is an index, and the configuration. Whatever has a digest is read once, however many tags share it.

use super::found::{Config, Found, has_config, measure};
use super::{AT_ONCE, Answer, Depth, Details, Task};
use crate::console::nested::indexes;
use crate::console::tag_table::Known;
use crate::image::manifest::Manifest;
use crate::name::{Digest, Tag};
use crate::registry::error::Error;
use crate::registry::v2::{At, Fetched, is_stand_in};
use futures::{StreamExt, stream};
use std::collections::HashMap;
use std::rc::Rc;

/// The answers so far.
#[derive(Default)]
pub(super) struct Answers {
    /// What tags point at, and in which turn of the list that was seen.
    tags: HashMap<Tag, (u32, Result<Digest, Rc<Error>>)>,
    manifests: HashMap<Digest, Answer<Manifest>>,
    /// By the digest of the manifest they belong to.
    configs: HashMap<Digest, Answer<Config>>,
}

impl Answers {
    fn manifest_of(&self, tag: &Tag) -> Option<&Answer<Manifest>> {
        let (_, digest) = self.tags.get(tag)?;
        self.manifests.get(digest.as_ref().ok()?)
    }

    /// The manifest a tag was seen to point at before, where that was read.
    fn read_before(&self, tag: &Tag) -> Option<Digest> {
        let digest = self.tags.get(tag)?.1.as_ref().ok()?;
        self.manifests.get(digest).filter(|answer| answer.is_ok()).map(|_| digest.clone())
    }

    pub(super) fn error(&self, tag: &Tag) -> Option<Rc<Error>> {
        self.tags.get(tag)?.1.as_ref().err().cloned()
    }

    pub(super) fn forget_failed(&mut self) {
        self.tags.retain(|_, (_, digest)| digest.is_ok());
        self.manifests.retain(|_, answer| answer.is_ok());
        self.configs.retain(|_, answer| answer.is_ok());
    }

    /// The manifest by which that one is measured.
    fn below(&self, digest: &Digest) -> Option<Digest> {
        match self.manifests.get(digest)?.as_deref().ok()? {
            Manifest::Index(index) => measure(index).map(|(digest, _)| digest.clone()),
            _ => Some(digest.clone()),
        }
    }

    pub(super) fn lacks(&self, tag: &Tag, turn: u32, depth: Depth) -> bool {
        let digest = match self.tags.get(tag) {
            Some((seen, Ok(digest))) if *seen == turn => digest,
            Some((seen, Err(_))) if *seen == turn => return false,
            _ => return true,
        };
        let Some(below) = self.below(digest).filter(|_| depth != Depth::Itself) else { return false };
        match self.manifests.get(&below) {
            None => true,
            Some(Ok(manifest)) if depth == Depth::Whole => match &**manifest {
                Manifest::Image(image) => has_config(image) && !self.configs.contains_key(&below),
                _ => false,
            },
            Some(_) => false,
        }
    }
}

impl Details {
    /// The manifest a tag points at, or was seen to point at before.
    pub(in crate::ui) fn digest(&self, tag: &Tag) -> Option<Digest> {
        self.answers.borrow().v2.tags.get(tag)?.1.as_ref().ok().cloned()
    }

    /// Whether it is known of any tag which manifest it points at.
    pub(in crate::ui) fn has_digests(&self) -> bool {
        !self.answers.borrow().v2.tags.is_empty()
    }

    /// The manifest a tag was seen to point at in this turn.
    pub(in crate::ui) fn seen(&self, tag: &Tag) -> Option<Digest> {
        match self.answers.borrow().v2.tags.get(tag)? {
            (turn, Ok(digest)) if *turn == self.turn => Some(digest.clone()),
            _ => None,
        }
    }

    /// What was read without fail, for another store. Where tags point is asked anew there: they may have been moved
    /// since, and what is deleted goes by it (security notes I7).
    pub(super) fn fresh(&self) -> Answers {
        let answers = &self.answers.borrow().v2;
        let tags = answers.tags.iter().filter(|(_, (_, digest))| digest.is_ok());
        let manifests = answers.manifests.iter().filter(|(_, answer)| answer.is_ok());
        Answers {
            tags: tags.map(|(tag, (_, digest))| (tag.clone(), (0, digest.clone()))).collect(),
            manifests: manifests.map(|(digest, answer)| (digest.clone(), answer.clone())).collect(),
            configs: HashMap::new(),
        }
    }

    /// What a tag turned out to be; nothing while that was not read.
    pub(in crate::ui) fn found(&self, tag: &Tag) -> Option<Found> {
        let answers = &self.answers.borrow().v2;
        let manifest = answers.manifest_of(tag)?.as_ref().ok()?.clone();
        let digest = answers.tags.get(tag)?.1.as_ref().ok()?;
        let (below, of) = match &*manifest {
            Manifest::Index(index) => match measure(index) {
                Some((digest, platform)) => (Some(digest.clone()), platform.cloned()),
                None => (None, None),
            },
            _ => (Some(digest.clone()), None),
        };
        let measured = below.as_ref().and_then(|below| answers.manifests.get(below)).cloned();
        let config = below.as_ref().and_then(|below| answers.configs.get(below)).cloned();
        Some(Found { manifest, measured, of, config })
    }

    /// The indexes among those that a tag's manifest lists.
    pub(in crate::ui) fn inside(&self, tag: &Tag) -> Vec<Digest> {
        match self.answers.borrow().v2.manifest_of(tag).and_then(|answer| answer.as_deref().ok()) {
            Some(Manifest::Index(index)) => indexes(&index.manifests),
            _ => Vec::new(),
        }
    }

    /// The manifests that a tag's manifest lists.
    pub(in crate::ui) fn lists(&self, tag: &Tag) -> Vec<Digest> {
        match self.answers.borrow().v2.manifest_of(tag).and_then(|answer| answer.as_deref().ok()) {
            Some(Manifest::Index(index)) => {
                index.manifests.iter().filter_map(|one| one.digest.valid().cloned()).collect()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn known_tag(&self, tag: &Tag) -> Known {
        let Some(found) = self.found(tag) else { return Known::default() };
        let platforms = found.platforms().unwrap_or_default();
        Known {
            total: found.compressed().flatten(),
            platform: platforms.first().map(ToString::to_string),
            made: found.made().flatten(),
            ..Known::default()
        }
    }
}

impl Task {
    pub(super) async fn read_tags(&self, wanted: &[(&Tag, Depth)]) {
        let all = stream::iter(wanted.iter().map(|(tag, depth)| self.tag(tag, *depth)));
        all.buffer_unordered(AT_ONCE).collect::<()>().await;
    }

    async fn tag(&self, tag: &Tag, depth: Depth) {
        let seen = match self.answers.borrow().v2.tags.get(tag) {
            Some((turn, seen)) if *turn == self.turn => Some(seen.clone()),
            _ => None,
        };
        let digest = match seen {
            Some(seen) => seen,
            None => self.point(tag).await,
        };
        let Ok(digest) = digest else { return };
        if depth == Depth::Itself {
            return;
        }
        let below = self.answers.borrow().v2.below(&digest);
        let Some(below) = below else { return };
        self.manifest(&below).await;
        if depth == Depth::Whole {
            self.config(&below).await;
        }
    }

    /// What the tag points at, which comes with the manifest itself; where that was read before, the digest tells
    /// whether it still is the one.
    async fn point(&self, tag: &Tag) -> Result<Digest, Rc<Error>> {
        let (at, turn) = (At::Tag(tag.clone()), self.turn);
        let before = self.answers.borrow().v2.read_before(tag);
        if let Some(before) = before
            && self.registry.resolve(&self.repository, &at).await.as_ref() == Ok(&before)
        {
            let seen = Ok(before.clone());
            self.came(|answers| drop(answers.v2.tags.insert(tag.clone(), (turn, seen))));
            return Ok(before);
        }
        let answer = self.registry.manifest(&self.repository, &at).await.map_err(Rc::new);
        let pointed = answer.as_ref().map(|fetched| fetched.digest.clone()).map_err(Rc::clone);
        let seen = pointed.clone();
        self.came(|answers| {
            answers.v2.tags.insert(tag.clone(), (turn, seen));
            if let Ok(Fetched { digest, manifest, .. }) = answer {
                answers.v2.manifests.entry(digest).or_insert_with(|| Ok(Rc::new(manifest)));
            }
        });
        pointed
    }

    async fn manifest(&self, digest: &Digest) {
        if self.answers.borrow().v2.manifests.contains_key(digest) {
            return;
        }
        let answer = self.registry.manifest(&self.repository, &At::Digest(digest.clone())).await;
        let answer = answer.map(|fetched| Rc::new(fetched.manifest)).map_err(Rc::new);
        self.came(|answers| drop(answers.v2.manifests.insert(digest.clone(), answer)));
    }

    async fn config(&self, of: &Digest) {
        let config = {
            let answers = &self.answers.borrow().v2;
            match answers.manifests.get(of).map(|answer| answer.as_deref()) {
                Some(Ok(Manifest::Image(image)))
                    if has_config(image) && !answers.configs.contains_key(of) =>
                {
                    image.config.clone()
                }
                _ => return,
            }
        };
        let answer = self.registry.config(&self.repository, &config).await;
        let answer = answer.map(|config| {
            let is_stand_in = is_stand_in(&config);
            let platform = Some(config.platform).filter(|platform| !platform.is_empty());
            Rc::new(Config { made: config.created, platform, is_stand_in })
        });
        self.came(|answers| drop(answers.v2.configs.insert(of.clone(), answer.map_err(Rc::new))));
    }
}
